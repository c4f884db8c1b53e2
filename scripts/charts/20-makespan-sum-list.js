/** How long does each strategy need for the list of sums, and how close is that to the best schedule? */
threadmillCharts.push({
  id: 'makespan-sum-list',
  draw: function (data, theme) {
    var cells = threadmill.cellsOf(data, 'sum-list').filter(function (cell) {
      return threadmill.measured(cell).length > 0;
    });
    if (cells.length === 0) {
      return null;
    }

    function highest(arm) {
      var top = threadmill.hasInterval(arm.score) ? arm.score.high : arm.score.value;
      return Math.max(top, arm.bound ? arm.bound.value : 0);
    }

    function unitOf(cell) {
      return threadmill.unit(cell.unit, Math.max.apply(null, threadmill.measured(cell).map(highest)));
    }

    function row(arm, unit) {
      var score = arm.score;
      var f = unit.factor;
      var bounded = threadmill.hasInterval(score);
      var percent = arm.efficiency === null || arm.efficiency === undefined ? '' : threadmill.decimals(arm.efficiency * 100, 0) + ' %';
      return {
        label: arm.label, style: threadmill.style(arm.strategy),
        value: score.value * f, low: bounded ? score.low * f : null, high: bounded ? score.high * f : null,
        bound: arm.bound ? arm.bound.value * f : null,
        cells: [threadmill.estimate(score, f), percent],
        tip: arm.label + ': ' + threadmill.estimate(score, f) + ' ' + unit.name + ', n = ' + score.n
          + (arm.bound ? ', bound ' + threadmill.plain(arm.bound.value * f) + ' ' + unit.name + ' (' + arm.bound.reason + ')' : '')
      };
    }

    var first = cells[0];
    var frame = threadmill.frame(theme, {
      title: 'sum-list: ' + threadmill.leadSentence(first, unitOf(first)),
      desc: 'Time per batch of sum-list for each strategy, bars from zero with 95 % intervals, and the bound of each as an upright stroke.'
    });
    var scores = [];
    cells.forEach(function (cell) {
      var unit = unitOf(cell);
      var arms = threadmill.measured(cell);
      var ticks = threadmill.zeroTicks(Math.max.apply(null, arms.map(highest)) * unit.factor, 6);
      arms.forEach(function (arm) { scores.push(arm.score); });
      frame.lines(threadmill.cellName(cell, cells), { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 4;
      threadmill.rows(frame, {
        left: frame.margin, width: frame.width - 2 * frame.margin, labelWidth: 290,
        columns: [{ width: 130, head: unit.name + ' (95 % interval)' }, { width: 70, head: 'of bound' }],
        axis: { min: 0, max: ticks[ticks.length - 1], ticks: ticks, name: 'makespan, ' + unit.name + ' per batch (shorter is better)' },
        mark: 'bar',
        rows: arms.map(function (arm) { return row(arm, unit); }).concat(threadmill.gaps(cell).map(function (gap) {
          return { label: gap.label, style: threadmill.style(gap.strategy), gap: gap.reason };
        }))
      });
    });
    var bound = threadmill.measured(first).filter(function (arm) { return arm.bound; })[0];
    return frame.finish('Bar: geometric mean of fresh JVMs; thin line: 95 % interval; '
      + (bound ? 'upright stroke: the bound (' + bound.bound.reason + '); ' : '')
      + threadmill.forks(scores) + '. ' + threadmill.provenance(data.run));
  }
});
