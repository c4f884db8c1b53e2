/** What does speed cost: which strategy is fast, which is cheap, and is one of them both? */
threadmillCharts.push({
  id: 'cost-speed',
  draw: function (data, theme) {
    function costs(cell) {
      return threadmill.measured(cell).filter(function (arm) {
        return arm.metrics && arm.metrics.cpu_ms_per_op && arm.metrics.cpu_ms_per_op.value > 0;
      });
    }

    function perFetch(cell, value) {
      return value * 1000 / cell.tasks;
    }

    function cpu(arm, cell) {
      var estimate = arm.metrics.cpu_ms_per_op;
      var bounded = threadmill.hasInterval(estimate);
      return {
        value: perFetch(cell, estimate.value), n: estimate.n,
        low: bounded ? perFetch(cell, estimate.low) : null, high: bounded ? perFetch(cell, estimate.high) : null
      };
    }

    /** Returns the cell with most tasks: there the strategies differ most. */
    function last(group) {
      return group.cells[group.cells.length - 1];
    }

    function unitOf(cell) {
      return threadmill.unit(cell.unit, Math.max.apply(null, costs(cell).map(function (arm) { return arm.score.value; })));
    }

    function words(arm, cell, unit) {
      return threadmill.value(arm.score, unit.factor) + ' ' + unit.name + ' at ' + threadmill.value(cpu(arm, cell)) + ' µs of CPU a fetch';
    }

    function title(cell) {
      var unit = unitOf(cell);
      var arms = costs(cell);
      var cheapest = arms.slice().sort(function (a, b) { return cpu(a, cell).value - cpu(b, cell).value; })[0];
      var start = 'With ' + threadmill.decimals(cell.tasks, 0) + ' URLs ';
      if (cheapest === arms[0]) {
        return start + arms[0].label + ' has the lowest means of both time and CPU: ' + words(arms[0], cell, unit);
      }
      return start + 'the lowest mean time is that of ' + arms[0].label + ', ' + words(arms[0], cell, unit)
        + '; the least CPU that of ' + cheapest.label + ', ' + words(cheapest, cell, unit);
    }

    function lineOf(arm, cell, unit) {
      var cost = cpu(arm, cell);
      var text = words(arm, cell, unit);
      return {
        label: arm.label, style: threadmill.style(arm.strategy), end: arm.label + ', ' + threadmill.value(arm.score, unit.factor) + ' ' + unit.name,
        points: [{
          x: arm.score.value * unit.factor, y: cost.value, low: cost.low, high: cost.high,
          tip: arm.label + ': ' + text + ', n = ' + arm.score.n
        }]
      };
    }

    var groups = threadmill.groups(threadmill.cellsOf(data, 'titles').filter(function (cell) {
      return costs(cell).length > 0;
    }), 'urls');
    if (groups.length === 0) {
      return null;
    }
    var frame = threadmill.frame(theme, {
      title: title(last(groups[0])),
      desc: 'CPU time of the client process per fetch against the time per batch, one mark per strategy; fast and cheap is at the lower left.'
    });
    var scores = [];
    groups.forEach(function (group) {
      var cell = last(group);
      var unit = unitOf(cell);
      var all = costs(cell).map(function (arm) {
        scores.push(arm.score);
        return lineOf(arm, cell, unit);
      });
      var times = all.map(function (each) { return each.points[0].x; });
      var range = [Math.min.apply(null, times) / 1.25, Math.max.apply(null, times) * 1.25];
      frame.lines(threadmill.decimals(cell.tasks, 0) + ' URLs' + (group.name ? ' · ' + group.name : ''), { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 12;
      threadmill.lines(frame, {
        height: 260, labelWidth: 370,
        x: { ticks: threadmill.logTicks(range[0], range[1]), range: range, name: 'makespan, ' + unit.name + ' per batch, log scale' },
        y: { name: 'CPU time per fetch, µs, log scale; the lower left is fast and cheap' },
        lines: all, bounds: []
      });
      frame.gaps(threadmill.groupGaps({ cells: [cell] }));
      frame.y += 8;
    });
    return frame.finish('Marks: the largest batch of each kind. Vertical lines: 95 % interval of the CPU time of the whole client process ÷ URLs, '
      + threadmill.forks(scores) + '. ' + threadmill.provenance(data.run));
  }
});
