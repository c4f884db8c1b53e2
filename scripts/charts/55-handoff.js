/** What does an element cost that comes out of a generator, and how much of it does a batch save? */
threadmillCharts.push({
  id: 'handoff',
  draw: function (data, theme) {
    var cells = threadmill.cellsOf(data, 'handoff').filter(function (cell) {
      return threadmill.measured(cell).length > 0 && cell.unit.split('/')[0] === 'ms';
    }).map(perElement);
    if (cells.length === 0) {
      return null;
    }
    return ['batch', 'elements'].reduce(function (figures, parameter) {
      var groups = threadmill.groups(cells, parameter).filter(function (group) { return group.cells.length > 1; });
      return groups.length === 0 ? figures : figures.concat(lines(groups, parameter));
    }, [rows()]);

    /** Returns a cell whose scores are nanoseconds per element. */
    function perElement(cell) {
      var factor = 1e6 / cell.tasks;
      return {
        id: cell.id, parameters: cell.parameters, tasks: cell.tasks, skipped: cell.skipped,
        arms: cell.arms.map(function (arm) {
          var cpu = arm.metrics ? arm.metrics.cpu_ms_per_op : undefined;
          return {
            id: arm.id, strategy: arm.strategy, label: arm.label, variant: arm.variant, failures: arm.failures,
            score: scaled(arm.score, factor), cpu: scaled(cpu, factor)
          };
        })
      };
    }

    function scaled(estimate, factor) {
      if (!estimate) {
        return null;
      }
      var bounded = threadmill.hasInterval(estimate);
      return {
        value: estimate.value * factor, n: estimate.n,
        low: bounded ? estimate.low * factor : null, high: bounded ? estimate.high * factor : null
      };
    }

    function scoresOf(some) {
      return [].concat.apply([], some.map(threadmill.measured)).map(function (arm) { return arm.score; });
    }

    function axis(scores) {
      var low = Math.min.apply(null, scores.map(function (e) { return threadmill.hasInterval(e) ? e.low : e.value; })) * 0.8;
      var high = Math.max.apply(null, scores.map(function (e) { return threadmill.hasInterval(e) ? e.high : e.value; })) * 1.25;
      return {
        log: true, min: low, max: high, ticks: threadmill.logTicks(low, high),
        name: 'time per element, ns, log scale (left is better)'
      };
    }

    function row(arm) {
      var bounded = threadmill.hasInterval(arm.score);
      return {
        label: arm.label, style: threadmill.style(arm.strategy), value: arm.score.value,
        low: bounded ? arm.score.low : null, high: bounded ? arm.score.high : null,
        cells: [threadmill.estimate(arm.score), arm.cpu ? threadmill.plain(arm.cpu.value) : ''],
        tip: arm.label + ': ' + threadmill.estimate(arm.score) + ' ns, n = ' + arm.score.n
      };
    }

    function title(cell) {
      var generators = threadmill.measured(cell).filter(function (arm) {
        return ['continuation', 'virtual', 'platform'].indexOf(arm.strategy) >= 0;
      });
      var named = (generators.length > 0 ? generators : threadmill.measured(cell)).map(function (arm) {
        return threadmill.plain(arm.score.value) + ' ns from ' + arm.label;
      });
      return 'An element costs ' + threadmill.list(named);
    }

    /** Every source of every cell, one row each. */
    function rows() {
      var frame = threadmill.frame(theme, {
        title: title(cells[0]),
        desc: 'Time per element of each source on a logarithmic axis, with 95 % intervals and the CPU time of the whole process.'
      });
      cells.forEach(function (cell) {
        frame.lines(threadmill.cellName(cell, cells), { fill: theme.muted, characters: 130, leading: 16 });
        frame.y += 4;
        threadmill.rows(frame, {
          left: frame.margin, width: frame.width - 2 * frame.margin, labelWidth: 330,
          columns: [{ width: 150, head: 'ns (95 % interval)' }, { width: 70, head: 'CPU ns' }],
          axis: axis(scoresOf([cell])), mark: 'dot',
          rows: threadmill.measured(cell).map(row).concat(threadmill.gaps(cell).map(function (gap) {
            return { label: gap.label, style: threadmill.style(gap.strategy), gap: gap.reason };
          }))
        });
      });
      return frame.finish('Mark: geometric mean of fresh JVMs, making and ending the source included; line: 95 % interval; CPU ns: CPU time of the whole process per element; '
        + threadmill.forks(scoresOf(cells)) + '. ' + threadmill.provenance(data.run));
    }

    /** How the cost changes with one parameter. */
    function lines(groups, parameter) {
      function valueOf(cell) {
        return Number(cell.parameters[parameter]);
      }

      var unit = { factor: 1, name: 'ns' };
      var words = parameter === 'batch' ? 'elements that cross at a time' : 'elements pulled in all';
      var frame = threadmill.frame(theme, {
        title: parameter === 'batch' ? 'What an element costs as more of them cross at a time'
          : 'What an element costs as more of them are pulled: level where the cost is linear',
        desc: 'Time per element against ' + words + ', one line per source with 95 % intervals.'
      });
      groups.forEach(function (group) {
        var all = threadmill.linesOf(group, valueOf, unit, function (arm) { return ', ' + threadmill.value(arm.score) + ' ns'; })
          .filter(function (each) { return each.points.length > 1; });
        frame.lines(group.name, { fill: theme.muted, characters: 130, leading: 16 });
        frame.y += 12;
        threadmill.lines(frame, {
          height: 260, labelWidth: 370,
          x: { ticks: group.cells.map(valueOf), name: words + ', log scale' },
          y: { name: 'time per element, ns, log scale (lower is better)' },
          lines: all, bounds: []
        });
        frame.y += 8;
      });
      var figure = frame.finish('Marks: geometric mean of fresh JVMs with its 95 % interval, ' + threadmill.forks(scoresOf(cells)) + '. '
        + threadmill.provenance(data.run));
      figure.id = 'handoff-by-' + parameter;
      return figure;
    }
  }
});
