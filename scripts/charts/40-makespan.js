/** How does the time for a batch grow with the tasks in progress, and how far is it from physics? */
threadmillCharts.push({
  id: 'makespan',
  draw: function (data, theme) {
    // These have charts of their own; what grows with them is no time per batch.
    var elsewhere = ['sum-list', 'sum-grain', 'titles-load', 'handoff'];
    var words = {
      urls: 'URLs fetched at a time', tasks: 'tasks of a batch', threads: 'threads in the ring', leaves: 'leaves of the tree',
      depth: 'stack frames under each task', heavy: 'heavy tasks', light: 'light tasks', pageBytes: 'bytes of a page'
    };

    return threadmill.workloads(data).filter(function (workload) {
      return elsewhere.indexOf(workload) < 0;
    }).reduce(function (figures, workload) {
      var cells = threadmill.cellsOf(data, workload).filter(function (cell) {
        return threadmill.measured(cell).length > 0;
      });
      return figures.concat(parametersOf(cells).map(function (parameter) {
        return figure(workload, parameter, groupsOf(cells, parameter));
      }).filter(function (drawn) { return drawn !== null; }));
    }, []);

    /** Returns the parameters with more than one value, all of them numbers above 0; URLs always. */
    function parametersOf(cells) {
      var names = cells.length === 0 ? [] : Object.keys(cells[0].parameters);
      return names.filter(function (name) {
        var values = cells.map(function (cell) { return cell.parameters[name]; });
        return values.every(function (v) { return Number(v) > 0; })
          && (name === 'urls' || values.some(function (v) { return v !== values[0]; }));
      });
    }

    /** Returns the cells that differ in the parameter only; those alone of their kind for URLs only. */
    function groupsOf(cells, parameter) {
      return threadmill.groups(cells, parameter).filter(function (group) {
        return parameter === 'urls' || group.cells.length > 1;
      });
    }

    function unitOf(cells) {
      var all = [].concat.apply([], cells.map(threadmill.measured));
      return threadmill.unit(cells[0].unit, Math.max.apply(null, all.map(function (arm) { return arm.score.value; })));
    }

    function title(workload, parameter, group) {
      var largest = group.cells[group.cells.length - 1];
      var where = parameter === 'urls' ? 'With ' + threadmill.decimals(largest.tasks, 0) + ' URLs'
        : workload + ', ' + threadmill.cellName(largest, group.cells);
      return where + ': ' + threadmill.leadSentence(largest, unitOf([largest]));
    }

    function figure(workload, parameter, groups) {
      if (groups.length === 0) {
        return null;
      }
      var name = words[parameter] || parameter;

      function valueOf(cell) {
        return Number(cell.parameters[parameter]);
      }

      var frame = threadmill.frame(theme, {
        title: title(workload, parameter, groups[0]),
        desc: 'Time per batch of ' + workload + ' against ' + (parameter === 'urls' ? 'the number of URLs' : name)
          + ', one line per strategy with 95 % intervals; dashed lines are bounds.'
      });
      var scores = [];
      groups.forEach(function (group) {
        var unit = unitOf(group.cells);
        var all = threadmill.linesOf(group, valueOf, unit, function (arm) {
          scores.push(arm.score);
          return ', ' + threadmill.value(arm.score, unit.factor) + ' ' + unit.name;
        });
        frame.lines(group.name, { fill: theme.muted, characters: 130, leading: 16 });
        frame.y += 12;
        threadmill.lines(frame, {
          height: 320, labelWidth: 370,
          x: { ticks: group.cells.map(valueOf), name: name + ', log scale' },
          y: { name: 'makespan, ' + unit.name + ' per batch, log scale' },
          lines: all, bounds: threadmill.boundsOf(all, valueOf, unit, theme)
        });
        frame.gaps(threadmill.groupGaps(group));
        frame.y += 8;
      });
      var drawn = frame.finish('Marks: geometric mean of fresh JVMs with its 95 % interval, ' + threadmill.forks(scores)
        + '. Dashed: the bound, in a strategy’s colour where it is that strategy’s own. ' + threadmill.provenance(data.run));
      drawn.id = 'makespan-' + workload + (parameter === 'urls' ? '' : '-by-' + parameter);
      return drawn;
    }
  }
});
