/** What does one fetch cost in CPU time under each strategy, and does it grow with the batch? */
threadmillCharts.push({
  id: 'cpu-per-fetch',
  draw: function (data, theme) {
    var unit = { factor: 1, name: 'µs' };

    /** Returns a cell whose scores are CPU microseconds per fetch instead of times. */
    function costed(cell) {
      var factor = 1000 / cell.tasks;
      return {
        id: cell.id, parameters: cell.parameters, tasks: cell.tasks, skipped: cell.skipped,
        arms: cell.arms.map(function (arm) {
          var cpu = arm.metrics ? arm.metrics.cpu_ms_per_op : undefined;
          return {
            id: arm.id, strategy: arm.strategy, label: arm.label, variant: arm.variant, failures: arm.failures,
            score: cpu ? scaled(cpu, factor) : null
          };
        })
      };
    }

    function scaled(estimate, factor) {
      var bounded = threadmill.hasInterval(estimate);
      return {
        value: estimate.value * factor, n: estimate.n,
        low: bounded ? estimate.low * factor : null, high: bounded ? estimate.high * factor : null
      };
    }

    function urlsOf(cell) {
      return cell.tasks;
    }

    function scoreOf(arm) {
      return arm.score;
    }

    function title(cell) {
      var arms = threadmill.measured(cell);
      var first = threadmill.lead(arms, scoreOf);
      var most = arms[arms.length - 1];
      if (arms.length === 1) {
        return first.best.label + ' spends ' + threadmill.value(first.best.score) + ' µs of CPU on a fetch';
      }
      var ties = !first.certain ? ' (one fork, no ranking)'
        : first.ties.length > 0 ? ' (interval overlaps with ' + threadmill.count(first.ties.length, 'other') + ')' : '';
      return 'With ' + threadmill.decimals(cell.tasks, 0) + ' URLs a fetch costs ' + threadmill.value(first.best.score) + ' to '
        + threadmill.value(most.score) + ' µs of CPU: least with ' + first.best.label + ties + ', most with ' + most.label;
    }

    var groups = threadmill.groups(threadmill.cellsOf(data, 'titles').map(costed).filter(function (cell) {
      return threadmill.measured(cell).length > 0;
    }), 'urls');
    if (groups.length === 0) {
      return null;
    }
    var frame = threadmill.frame(theme, {
      title: title(groups[0].cells[groups[0].cells.length - 1]),
      desc: 'CPU time of the client process per fetch, in microseconds, against the number of URLs, one line per strategy with 95 % intervals.'
    });
    var scores = [];
    groups.forEach(function (group) {
      var all = threadmill.linesOf(group, urlsOf, unit, function (arm) {
        return ', ' + threadmill.value(arm.score) + ' µs';
      });
      group.cells.forEach(function (cell) { scores = scores.concat(threadmill.measured(cell).map(scoreOf)); });
      frame.lines(group.name, { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 12;
      threadmill.lines(frame, {
        height: 260, labelWidth: 370,
        x: { ticks: group.cells.map(urlsOf), name: 'URLs fetched at a time, log scale' },
        y: { name: 'CPU time per fetch, µs, log scale (lower is better)' },
        lines: all, bounds: []
      });
      frame.gaps(threadmill.groupGaps(group));
      frame.y += 8;
    });
    return frame.finish('Marks: CPU time of the whole client process per batch ÷ URLs, JIT and garbage collection included, with its 95 % interval, '
      + threadmill.forks(scores) + '. ' + threadmill.provenance(data.run));
  }
});
