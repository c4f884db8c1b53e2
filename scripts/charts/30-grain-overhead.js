/** How small may tasks get before handing them out costs more than it gains? */
threadmillCharts.push({
  id: 'grain-overhead',
  draw: function (data, theme) {
    var groups = threadmill.groups(threadmill.cellsOf(data, 'sum-grain').filter(function (cell) {
      return threadmill.measured(cell).length > 0;
    }), 'tasks');
    if (groups.length === 0) {
      return null;
    }

    function tasksOf(cell) {
      return cell.tasks;
    }

    function sequentialOf(cell) {
      return threadmill.measured(cell).filter(function (arm) { return arm.strategy === 'sequential'; })[0];
    }

    /** Returns -1 where an arm is surely faster than one thread, 1 where slower, else 0. */
    function against(arm, sequential) {
      if (!threadmill.hasInterval(arm.score) || !threadmill.hasInterval(sequential.score)) {
        return 0;
      }
      return arm.score.high < sequential.score.low ? -1 : arm.score.low > sequential.score.high ? 1 : 0;
    }

    /** Returns between which numbers of tasks a strategy falls behind one thread, or null. */
    function crossover(line) {
      var faster = null;
      for (var i = 0; i < line.arms.length; i++) {
        var at = line.arms[i];
        var sequential = sequentialOf(at.cell);
        var sign = sequential ? against(at.arm, sequential) : 0;
        if (sign > 0) {
          return { label: line.label, from: faster, to: at.cell.tasks };
        }
        faster = sign < 0 ? at.cell.tasks : faster;
      }
      return null;
    }

    function number(tasks) {
      return threadmill.decimals(tasks, 0);
    }

    function where(cross) {
      return cross.from === null ? 'at ' + number(cross.to) + ' tasks already, the fewest at which the two can be told apart'
        : 'between ' + number(cross.from) + ' and ' + number(cross.to) + ' tasks';
    }

    function title(group, all, crossings) {
      var last = group.cells[group.cells.length - 1];
      if (!group.cells.some(sequentialOf)) {
        return threadmill.leadSentence(last, threadmill.unit(last.unit, threadmill.measured(last)[0].score.value))
          + ' at ' + number(last.tasks) + ' tasks; without the sequential arm there is no crossover to see';
      }
      if (crossings.length === 0) {
        return 'No strategy is surely slower than one thread, up to ' + number(last.tasks) + ' tasks';
      }
      var first = crossings[0];
      var rest = all.length - 1 - crossings.length;
      return first.label + ' falls behind one thread ' + where(first)
        + (crossings.length > 1 ? '; ' + (crossings.length - 1) + ' more by ' + number(crossings[crossings.length - 1].to) : '')
        + (rest > 0 ? '; ' + rest + (rest === 1 ? ' does' : ' do') + ' not' : '');
    }

    /** Writes what a task costs over the bound: the strategy's overhead. */
    function overhead(arm, cell) {
      if (!arm.bound || arm.strategy === 'sequential' || cell.unit.split('/')[0] !== 'ms') {
        return '';
      }
      var nanos = (arm.score.value - arm.bound.value) * 1e6 / cell.tasks;
      return nanos <= 0 ? '' : nanos < 1000 ? ', +' + threadmill.decimals(nanos, 0) + ' ns/task'
        : ', +' + threadmill.plain(nanos / 1000) + ' µs/task';
    }

    var drawn = groups.map(function (group) {
      var scores = [].concat.apply([], group.cells.map(threadmill.measured));
      var unit = threadmill.unit(group.cells[0].unit, Math.max.apply(null, scores.map(function (arm) { return arm.score.value; })));
      var all = threadmill.linesOf(group, tasksOf, unit, overhead);
      var crossings = all.map(crossover).filter(function (cross) { return cross !== null; }).sort(function (a, b) {
        return a.to - b.to;
      });
      return { group: group, unit: unit, lines: all, crossings: crossings, scores: scores };
    });
    var first = drawn[0];
    var frame = threadmill.frame(theme, {
      title: title(first.group, first.lines, first.crossings),
      desc: 'Time per batch of a fixed sum against the number of tasks it is cut into, one line per strategy with 95 % intervals, and the bound. '
        + first.crossings.map(function (cross) { return cross.label + ' falls behind one thread ' + where(cross) + '.'; }).join(' ')
    });
    drawn.forEach(function (each) {
      frame.lines(each.group.name, { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 12;
      threadmill.lines(frame, {
        height: 300, labelWidth: 370,
        x: { ticks: each.group.cells.map(tasksOf), name: 'tasks that the same sum is cut into, log scale' },
        y: { name: 'makespan, ' + each.unit.name + ' per batch, log scale' },
        lines: each.lines, bounds: threadmill.boundsOf(each.lines, tasksOf, each.unit, theme)
      });
      frame.gaps(threadmill.groupGaps(each.group));
      frame.y += 8;
    });
    return frame.finish('Marks: geometric mean of fresh JVMs with its 95 % interval, '
      + threadmill.forks(first.scores.map(function (arm) { return arm.score; }))
      + '. Behind each name: time over the bound per task, at the line’s right end. ' + threadmill.provenance(data.run));
  }
});
