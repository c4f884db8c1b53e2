/* A panel of lines on two logarithmic axes, named at their right ends. */
(function () {
  var labelHeight = 16;
  var characterWidth = 7;

  /**
   * Adds the panel at frame.y.
   *
   * spec: { height, labelWidth, x: { ticks, name, range where the ticks do not span it }, y: { name },
   *   lines: { label, style, points: { x, y, low, high, tip }, end },
   *   bounds: { label, color, points: [x, y] },
   *   bands where something holds for every x: { label, style, value, low, high } }
   */
  function lines(frame, spec) {
    var left = frame.margin + 56;
    // Enough height for one label per line, however many lines there are.
    var height = Math.max(spec.height, spec.lines.length * labelHeight + 20);
    var box = {
      left: left, top: frame.y + 14, width: frame.width - frame.margin - left - spec.labelWidth, height: height
    };
    var x = spec.x.range || range(spec.x.ticks, 1.12);
    var y = range(values(spec), 1.12);
    var panel = frame.panel(box, { log: true, min: x[0], max: x[1] }, { log: true, min: y[0], max: y[1] });
    ground(frame, panel, spec, y);
    bands(frame, panel, spec);
    strokes(frame, panel, spec);
    spec.lines.forEach(function (each) { oneLine(frame, panel, each); });
    names(frame, panel, spec, y);
    frame.y = box.top + height + 50;
  }

  function values(spec) {
    var all = [];
    spec.lines.forEach(function (each) {
      each.points.forEach(function (p) {
        all.push(p.y);
        if (threadmill.hasInterval(p)) { all.push(p.low, p.high); }
      });
    });
    spec.bounds.forEach(function (bound) {
      bound.points.forEach(function (p) { all.push(p[1]); });
    });
    bandsOf(spec).forEach(function (band) { all.push(band.value, band.low, band.high); });
    return all.filter(function (v) { return v > 0; });
  }

  function bandsOf(spec) {
    return spec.bands || [];
  }

  /** Draws each band across the panel: its interval as a stripe, its value as a line. */
  function bands(frame, panel, spec) {
    if (bandsOf(spec).length === 0) {
      return;
    }
    var data = bandsOf(spec).map(function (band) {
      return { name: band.label, value: [spec.x.ticks[0], band.value], band: band };
    });
    frame.custom(panel, 'bands', data, function (item, api, grid) {
      var at = api.coord([spec.x.ticks[0], item.band.value])[1];
      var drawn = [threadmill.line(grid.x, at, grid.x + grid.width, at,
        { stroke: item.band.style.color, lineWidth: 1.5, lineDash: item.band.style.dash })];
      if (!threadmill.hasInterval(item.band)) {
        return drawn;
      }
      var top = api.coord([spec.x.ticks[0], item.band.high])[1];
      var height = api.coord([spec.x.ticks[0], item.band.low])[1] - top;
      return [{ type: 'rect', silent: true, shape: { x: grid.x, y: top, width: grid.width, height: height },
        style: { fill: frame.theme.band } }].concat(drawn);
    }, { silent: true, z: 1 });
  }

  function range(all, space) {
    return [Math.min.apply(null, all) / space, Math.max.apply(null, all) * space];
  }

  function ground(frame, panel, spec, y) {
    var theme = frame.theme;
    frame.custom(panel, 'axis', [[spec.x.ticks[0], y[0]]], function (item, api, grid) {
      var right = grid.x + grid.width;
      var bottom = grid.y + grid.height;
      var strokes = '';
      var drawn = [];
      threadmill.logTicks(y[0], y[1]).forEach(function (tick) {
        var at = api.coord([spec.x.ticks[0], tick])[1];
        strokes += 'M' + grid.x + ' ' + at + 'H' + right;
        drawn.push(threadmill.text(grid.x - 8, at, threadmill.tickText(tick), { fill: theme.muted, align: 'right', size: 11 }));
      });
      var taken = -100;
      spec.x.ticks.forEach(function (tick) {
        var at = api.coord([tick, y[0]])[0];
        strokes += 'M' + at + ' ' + grid.y + 'V' + (bottom + 4);
        if (at - taken >= 44) {
          taken = at;
          drawn.push(threadmill.text(at, bottom + 14, threadmill.tickText(tick), { fill: theme.muted, align: 'center', size: 11 }));
        }
      });
      drawn.push(threadmill.text(grid.x + grid.width / 2, bottom + 33, spec.x.name, { fill: theme.muted, align: 'center' }));
      drawn.push(threadmill.text(frame.margin, grid.y - 12, spec.y.name, { fill: theme.muted }));
      return [threadmill.path(strokes, { fill: 'none', stroke: theme.grid, lineWidth: 1 })].concat(drawn);
    }, { silent: true, z: 1 });
  }

  /** Draws all intervals of a panel, and the dashed bounds, as one series: series cost time. */
  function strokes(frame, panel, spec) {
    var data = spec.lines.map(function (each) {
      return { name: each.label, value: [each.points[0].x, each.points[0].y], color: each.style.color, intervals: each.points };
    }).concat(spec.bounds.map(function (bound) {
      return { name: bound.label, value: bound.points[0], color: bound.color, bound: bound.points };
    }));
    frame.custom(panel, 'intervals and bounds', data, function (item, api) {
      return [item.bound ? dashed(item, api) : whiskers(item, api)];
    }, { silent: true, z: 2 });
  }

  function dashed(item, api) {
    var d = item.bound.map(function (p) { return api.coord(p).join(' '); });
    return threadmill.path('M' + d.join('L'), { fill: 'none', stroke: item.color, lineWidth: 1.5, lineDash: [5, 4] });
  }

  function whiskers(item, api) {
    var d = item.intervals.filter(threadmill.hasInterval).map(function (p) {
      var low = api.coord([p.x, p.low]);
      var high = api.coord([p.x, p.high]);
      return 'M' + low[0] + ' ' + low[1] + 'V' + high[1] + 'M' + (low[0] - 4) + ' ' + low[1] + 'h8M' + (low[0] - 4) + ' ' + high[1] + 'h8';
    });
    return threadmill.path(d.join(''), { fill: 'none', stroke: item.color, lineWidth: 1.5 });
  }

  function oneLine(frame, panel, each) {
    frame.option.series.push({
      type: 'line', name: each.label, xAxisIndex: panel, yAxisIndex: panel, z: 4, clip: false,
      data: each.points.map(function (p) { return { value: [p.x, p.y], tip: threadmill.escape(p.tip) }; }),
      symbol: 'path://' + each.style.glyph, symbolSize: 9, showAllSymbol: true,
      lineStyle: { color: each.style.color, width: 2, type: each.style.dash },
      itemStyle: { color: each.style.color, borderWidth: 0 }
    });
  }

  /** Names every line and bound to the right of its end, pushed apart where they would overlap. */
  function names(frame, panel, spec, y) {
    var theme = frame.theme;
    frame.custom(panel, 'names', [[spec.x.ticks[0], y[0]]], function (item, api, grid) {
      var all = spec.lines.map(function (each) {
        var last = each.points[each.points.length - 1];
        return { from: api.coord([last.x, last.y]), text: each.end, style: each.style };
      }).concat(spec.bounds.map(function (bound) {
        return { from: api.coord(bound.points[bound.points.length - 1]), text: bound.label, color: bound.color };
      })).concat(bandsOf(spec).map(function (band) {
        return { from: [grid.x + grid.width - 8, api.coord([spec.x.ticks[0], band.value])[1]], text: band.label, style: band.style };
      }));
      spread(all, grid.y, grid.y + grid.height);
      var x = grid.x + grid.width;
      return all.reduce(function (drawn, each) { return drawn.concat(oneName(each, x, spec, theme)); }, []);
    }, { silent: true, z: 5 });
  }

  function oneName(each, x, spec, theme) {
    var fits = Math.floor((spec.labelWidth - 44) / characterWidth);
    var leader = 'M' + (each.from[0] + 8) + ' ' + each.from[1] + 'L' + (x + 4) + ' ' + each.from[1] + 'L' + (x + 22) + ' ' + each.y + 'h4';
    return [
      threadmill.path(leader, { fill: 'none', stroke: theme.axis, lineWidth: 0.75 }),
      each.style ? threadmill.glyph(x + 34, each.y, 9, each.style)
        : threadmill.line(x + 27, each.y, x + 41, each.y, { stroke: each.color, lineWidth: 1.5, lineDash: [5, 4] }),
      threadmill.text(x + 44, each.y, threadmill.shorten(each.text, fits), { fill: each.style ? theme.text : theme.muted })
    ];
  }

  /** Gives each label a y of its own, near its line's end and within top and bottom. */
  function spread(all, top, bottom) {
    all.sort(function (a, b) { return a.from[1] - b.from[1]; });
    var least = top;
    all.forEach(function (each) {
      each.y = Math.max(each.from[1], least);
      least = each.y + labelHeight;
    });
    var most = bottom;
    for (var i = all.length - 1; i >= 0; i--) {
      all[i].y = Math.min(all[i].y, most);
      most = all[i].y - labelHeight;
    }
  }

  /**
   * Returns one line per strategy over a group's cells, where it was measured; the control arm is
   * left out. xOf gives a cell's place, end the words at the line's end.
   */
  function linesOf(group, xOf, unit, end) {
    var byId = {};
    var all = [];
    group.cells.forEach(function (cell) {
      threadmill.measured(cell).forEach(function (arm) {
        if (!byId[arm.id]) {
          byId[arm.id] = { id: arm.id, label: arm.label, style: threadmill.style(arm.strategy), points: [], arms: [] };
          all.push(byId[arm.id]);
        }
        byId[arm.id].points.push(point(arm, xOf(cell), unit, threadmill.cellName(cell, group.cells)));
        byId[arm.id].arms.push({ arm: arm, cell: cell });
      });
    });
    all.forEach(function (each) {
      var last = each.arms[each.arms.length - 1];
      each.end = each.label + end(last.arm, last.cell);
    });
    return all;
  }

  function point(arm, x, unit, where) {
    var bounded = threadmill.hasInterval(arm.score);
    return {
      x: x, y: arm.score.value * unit.factor,
      low: bounded ? arm.score.low * unit.factor : null, high: bounded ? arm.score.high * unit.factor : null,
      tip: arm.label + ', ' + where + ': ' + threadmill.estimate(arm.score, unit.factor) + ' ' + unit.name + ', n = ' + arm.score.n
    };
  }

  /** Returns the different bounds of a group's lines: one dashed line for all that share it. */
  function boundsOf(all, xOf, unit, theme) {
    var found = [];
    all.forEach(function (each) {
      var points = each.arms.filter(function (at) { return at.arm.bound; }).map(function (at) {
        return [xOf(at.cell), at.arm.bound.value * unit.factor];
      });
      var same = found.filter(function (bound) { return covers(bound.points, points); })[0];
      if (points.length === 0) {
        return;
      }
      if (same) {
        same.owners.push(each);
      } else {
        found.push({ points: points, owners: [each] });
      }
    });
    found.forEach(function (bound) {
      var last = bound.owners[0].arms[bound.owners[0].arms.length - 1];
      bound.color = bound.owners.length > 1 || found.length === 1 ? theme.muted : bound.owners[0].style.color;
      bound.label = 'bound: ' + last.arm.bound.reason;
    });
    return found;
  }

  /** Tells whether every point lies on the other line, within what an eye can see. */
  function covers(line, points) {
    return points.every(function (p) {
      return line.some(function (q) { return q[0] === p[0] && Math.abs(Math.log(q[1] / p[1])) < 0.02; });
    });
  }

  /** Returns what was not measured in a group, one line for each strategy, or each way to fail. */
  function groupGaps(group) {
    var byKey = {};
    var all = [];
    group.cells.forEach(function (cell) {
      threadmill.gaps(cell).forEach(function (gap) {
        var key = gap.label + '\n' + (gap.whySkipped ? 'skipped' : gap.reason);
        if (!byKey[key]) {
          byKey[key] = { gap: gap, alike: true, cells: [] };
          all.push(byKey[key]);
        }
        byKey[key].alike = byKey[key].alike && byKey[key].gap.reason === gap.reason;
        byKey[key].cells.push(threadmill.cellName(cell, group.cells));
      });
    });
    return all.map(function (each) {
      var where = each.cells.length === group.cells.length && each.cells.length > 1 ? '' : ', ' + each.cells.join(', ');
      var reason = each.alike ? each.gap.reason : 'skipped, the first because ' + each.gap.whySkipped;
      return each.gap.label + where + ': ' + reason;
    });
  }

  threadmill.lines = lines;
  threadmill.linesOf = linesOf;
  threadmill.boundsOf = boundsOf;
  threadmill.groupGaps = groupGaps;
})();
