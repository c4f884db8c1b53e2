/** Did the machine change while the run went on? */
threadmillCharts.push({
  id: 'run-order',
  draw: function (data, theme) {
    /** Returns every measured fork as its deviation in percent from its arm's mean, in run order. */
    function forksOf(cells) {
      var all = [];
      cells.forEach(function (cell) {
        cell.arms.forEach(function (arm) {
          // A single fork is its own mean and says nothing.
          if (arm.points.length < 2) { return; }
          var mean = arm.points.reduce(function (sum, p) { return sum + p.score; }, 0) / arm.points.length;
          arm.points.forEach(function (p) {
            all.push({ index: p.index, percent: (p.score / mean - 1) * 100, block: p.block, arm: arm, cell: cell });
          });
        });
      });
      return all.sort(function (a, b) { return a.index - b.index; });
    }

    var forks = forksOf(data.cells);
    if (forks.length === 0) {
      return null;
    }
    // The control and the other build's arms go by the strategy's name.
    var names = {};
    forks.forEach(function (fork) {
      if (fork.arm.variant === 'PLAIN' || !names[fork.arm.strategy]) { names[fork.arm.strategy] = fork.arm.label; }
    });
    var range = [forks[0].index, forks[forks.length - 1].index];

    function mean(list) {
      return list.reduce(function (sum, fork) { return sum + fork.percent; }, 0) / list.length;
    }

    function signed(percent) {
      return threadmill.decimals(Math.abs(percent), 1) + ' %';
    }

    function title() {
      var third = Math.max(1, Math.floor(forks.length / 3));
      var drift = mean(forks.slice(-third)) - mean(forks.slice(0, third));
      var worst = forks.reduce(function (a, b) { return Math.abs(b.percent) > Math.abs(a.percent) ? b : a; });
      var drifted = Math.abs(drift) < 0.05 ? 'The last third of the forks ran as fast as the first'
        : 'The last third of the forks ran ' + signed(drift) + (drift > 0 ? ' slower' : ' faster') + ' than the first';
      return drifted + '; the farthest fork is ' + signed(worst.percent) + (worst.percent > 0 ? ' above' : ' below') + ' its arm’s mean';
    }

    /** Returns the running median over a window of forks, at 60 places at most: the drift without the scatter. */
    function median(list) {
      var half = Math.max(4, Math.floor(list.length / 12));
      var step = Math.max(1, Math.ceil(list.length / 60));
      return list.filter(function (fork, i) { return i % step === 0; }).map(function (fork, k) {
        var window = list.slice(Math.max(0, k * step - half), k * step + half + 1).map(function (f) { return f.percent; });
        window.sort(function (a, b) { return a - b; });
        return [fork.index, Math.round(window[Math.floor(window.length / 2)] * 100) / 100];
      });
    }

    var frame = threadmill.frame(theme, {
      title: title(),
      desc: 'Each fork’s time relative to the mean of its arm, in percent, against its place in the run; one panel per workload. A level cloud means no drift.'
    });

    /** Names each strategy once for all panels, with its mark. */
    function legend() {
      var x = frame.margin;
      frame.y += 4;
      Object.keys(names).sort().forEach(function (strategy) {
        var width = 30 + names[strategy].length * 7;
        if (x + width > frame.width - frame.margin) {
          x = frame.margin;
          frame.y += 18;
        }
        frame.add(threadmill.glyph(x + 6, frame.y, 9, threadmill.style(strategy)));
        frame.add(threadmill.text(x + 16, frame.y, names[strategy], { fill: theme.text }));
        x += width;
      });
      frame.y += 24;
    }

    function ground(panel, reach, ticks, last) {
      frame.custom(panel, 'axis', [[range[0], 0]], function (item, api, grid) {
        var strokes = '';
        var drawn = [];
        ticks.forEach(function (tick) {
          var y = api.coord([range[0], tick])[1];
          strokes += 'M' + grid.x + ' ' + y + 'h' + grid.width;
          drawn.push(threadmill.text(grid.x - 8, y, (tick > 0 ? '+' : '') + threadmill.tickText(tick) + ' %', { fill: theme.muted, align: 'right', size: 11 }));
        });
        var zero = api.coord([range[0], 0])[1];
        drawn.push(threadmill.line(grid.x, zero, grid.x + grid.width, zero, { stroke: theme.muted, lineWidth: 1 }));
        if (last) {
          threadmill.zeroTicks(range[1], 8).forEach(function (tick) {
            if (tick >= range[0] && tick <= range[1]) {
              drawn.push(threadmill.text(api.coord([tick, 0])[0], grid.y + grid.height + 12, threadmill.tickText(tick), { fill: theme.muted, align: 'center', size: 11 }));
            }
          });
          drawn.push(threadmill.text(grid.x + grid.width / 2, grid.y + grid.height + 30, 'fork, in the order in which they ran', { fill: theme.muted, align: 'center' }));
        }
        return [threadmill.path(strokes, { fill: 'none', stroke: theme.grid, lineWidth: 1 })].concat(drawn);
      }, { silent: true, z: 1 });
    }

    /** Draws many forks as one path: an element for each would make a page that nobody can scroll. */
    function crowd(panel, list, strategy) {
      var style = threadmill.style(strategy);
      var data = list.map(function (fork) { return [fork.index, Math.round(fork.percent * 1000) / 1000]; });
      frame.custom(panel, names[strategy], [{ value: data[0], forks: data }], function (item, api) {
        var dots = item.forks.map(function (at) {
          var place = api.coord(at);
          return 'M' + Math.round(place[0] * 10) / 10 + ' ' + Math.round(place[1] * 10) / 10 + style.dot;
        });
        return [threadmill.path(dots.join(''), { fill: style.color })];
      }, { silent: true });
    }

    function panel(workload, last) {
      var list = forksOf(threadmill.cellsOf(data, workload));
      if (list.length === 0) { return; }
      var step = threadmill.zeroTicks(Math.max.apply(null, list.map(function (f) { return Math.abs(f.percent); })), 2);
      var reach = step[step.length - 1];
      var ticks = step.slice(1).map(function (t) { return -t; }).reverse().concat(step);
      frame.lines(workload, { fill: theme.text, bold: true, characters: 100, leading: 18 });
      var box = { left: frame.margin + 56, top: frame.y, width: frame.width - 2 * frame.margin - 56, height: 140 };
      var space = Math.max(1, (range[1] - range[0]) * 0.01);
      var index = frame.panel(box, { min: range[0] - space, max: range[1] + space }, { min: -reach, max: reach });
      ground(index, reach, ticks, last);
      var strategies = {};
      list.forEach(function (fork) {
        (strategies[fork.arm.strategy] = strategies[fork.arm.strategy] || []).push(fork);
      });
      Object.keys(strategies).sort().forEach(function (strategy) {
        var style = threadmill.style(strategy);
        if (forks.length > 600) {
          crowd(index, strategies[strategy], strategy);
          return;
        }
        frame.option.series.push({
          type: 'scatter', name: names[strategy], xAxisIndex: index, yAxisIndex: index, z: 3, clip: false,
          symbol: 'path://' + style.glyph, symbolSize: 8, itemStyle: { color: style.color },
          data: strategies[strategy].map(function (fork) {
            return {
              value: [fork.index, Math.round(fork.percent * 1000) / 1000],
              tip: threadmill.escape(fork.arm.label + ', ' + fork.cell.id + ', block ' + (fork.block + 1) + ': '
                + (fork.percent < 0 ? '−' : '+') + signed(fork.percent))
            };
          })
        });
      });
      frame.option.series.push({
        type: 'line', name: 'running median', xAxisIndex: index, yAxisIndex: index, z: 4, silent: true, symbol: 'none',
        data: median(list), lineStyle: { color: theme.text, width: 1.5 }, itemStyle: { color: theme.text }
      });
      frame.y = box.top + box.height + (last ? 46 : 22);
    }

    legend();
    var workloads = threadmill.workloads(data).filter(function (workload) {
      return forksOf(threadmill.cellsOf(data, workload)).length > 0;
    });
    workloads.forEach(function (workload, i) { panel(workload, i === workloads.length - 1); });
    return frame.finish('Mark: one fork’s time against the mean of its arm (arms with a single fork left out); line: running median. '
      + 'Blocks hold one fork of every arm, so drift hits all alike. ' + threadmill.provenance(data.run));
  }
});
