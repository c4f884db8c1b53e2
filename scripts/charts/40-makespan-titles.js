/** How does the time for a batch of fetches grow with the batch, and how far is it from physics? */
threadmillCharts.push({
  id: 'makespan-titles',
  draw: function (data, theme) {
    var groups = threadmill.groups(threadmill.cellsOf(data, 'titles').filter(function (cell) {
      return threadmill.measured(cell).length > 0;
    }), 'urls');
    if (groups.length === 0) {
      return null;
    }

    function urlsOf(cell) {
      return cell.tasks;
    }

    function last(group) {
      return group.cells[group.cells.length - 1];
    }

    function unitOf(cells) {
      var all = [].concat.apply([], cells.map(threadmill.measured));
      return threadmill.unit(cells[0].unit, Math.max.apply(null, all.map(function (arm) { return arm.score.value; })));
    }

    var largest = last(groups[0]);
    var frame = threadmill.frame(theme, {
      title: 'With ' + threadmill.decimals(largest.tasks, 0) + ' URLs: ' + threadmill.leadSentence(largest, unitOf([largest])),
      desc: 'Time per batch of title fetches against the number of URLs, one line per strategy with 95 % intervals; dashed lines are bounds.'
    });
    var scores = [];
    groups.forEach(function (group) {
      var unit = unitOf(group.cells);
      var all = threadmill.linesOf(group, urlsOf, unit, function (arm) {
        scores.push(arm.score);
        return ', ' + threadmill.value(arm.score, unit.factor) + ' ' + unit.name;
      });
      frame.lines(group.name, { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 12;
      threadmill.lines(frame, {
        height: 320, labelWidth: 370,
        x: { ticks: group.cells.map(urlsOf), name: 'URLs fetched at a time, log scale' },
        y: { name: 'makespan, ' + unit.name + ' per batch, log scale' },
        lines: all, bounds: threadmill.boundsOf(all, urlsOf, unit, theme)
      });
      frame.gaps(threadmill.groupGaps(group));
      frame.y += 8;
    });
    return frame.finish('Marks: geometric mean of fresh JVMs with its 95 % interval, ' + threadmill.forks(scores)
      + '. Dashed: the bound, in a strategy’s colour where it is that strategy’s own. ' + threadmill.provenance(data.run));
  }
});
