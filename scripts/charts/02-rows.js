/* A panel of rows: one arm a row, its estimate as a dot or as a bar from zero, and as numbers. */
(function () {
  var rowHeight = 20;
  var characterWidth = 7;

  /**
   * Adds the panel at frame.y.
   *
   * spec: { left, width, labelWidth, columns: [{ width, head }],
   *   axis: { log, min, max, ticks, name }, mark: 'dot' or 'bar', reference, band: [low, high],
   *   rows: { header } or { label, style, value, low, high, bound, hollow, cells, tip }
   *     or { label, style, gap } }
   */
  function rows(frame, spec) {
    var theme = frame.theme;
    var right = spec.columns.reduce(function (sum, column) { return sum + column.width; }, 0);
    var box = {
      left: spec.left + spec.labelWidth,
      top: frame.y + 26,
      width: spec.width - spec.labelWidth - right,
      height: spec.rows.length * rowHeight
    };
    var panel = frame.panel(box, spec.axis, { min: 0, max: spec.rows.length, inverse: true });
    ground(frame, panel, spec, box);
    frame.custom(panel, 'arms', data(spec.rows), function (item, api, grid) {
      var row = spec.rows[item.value[1]];
      var y = api.coord([spec.axis.min, item.value[1] + 0.5])[1];
      if (row.header) {
        return [
          { type: 'rect', silent: true, shape: { x: spec.left, y: y - 10, width: spec.width, height: 20 }, style: { fill: theme.background } },
          threadmill.text(spec.left, y + 1, row.header, { fill: theme.text, bold: true })
        ];
      }
      return label(spec, row, y, theme)
        .concat(row.gap ? gap(row, y, grid, right, theme) : mark(spec, row, api, item.value[1], theme))
        .concat(row.gap ? [] : numbers(spec, row, grid, y, theme));
    });
    frame.y = box.top + box.height + (spec.axis.name ? 46 : 28);
  }

  function data(all) {
    return all.map(function (row, index) {
      var blank = row.header || row.gap;
      return {
        name: row.header || row.label,
        value: [blank ? null : row.value, index, blank ? null : row.low, blank ? null : row.high,
          blank || !row.bound ? null : row.bound],
        gap: row.gap,
        tip: row.header ? '' : threadmill.escape(row.tip || row.label + ': ' + row.gap)
      };
    });
  }

  /** Draws what lies behind the rows: grid lines, ticks above and below, band, reference. */
  function ground(frame, panel, spec, box) {
    var theme = frame.theme;
    frame.custom(panel, 'axis', [[spec.axis.min, 0]], function (item, api, grid) {
      var bottom = grid.y + grid.height;
      var x = function (value) { return api.coord([value, 0])[0]; };
      var drawn = spec.band ? [{
        type: 'rect', silent: true, style: { fill: theme.band },
        shape: { x: x(spec.band[0]), y: grid.y, width: x(spec.band[1]) - x(spec.band[0]), height: grid.height }
      }] : [];
      var lines = '';
      spec.axis.ticks.forEach(function (tick) {
        lines += 'M' + x(tick) + ' ' + grid.y + 'V' + (bottom + 4);
        drawn.push(threadmill.text(x(tick), bottom + 13, threadmill.tickText(tick), { fill: theme.muted, align: 'center', size: 11 }));
        if (spec.rows.length > 24) {
          drawn.push(threadmill.text(x(tick), grid.y - 9, threadmill.tickText(tick), { fill: theme.muted, align: 'center', size: 11 }));
        }
      });
      drawn.push(threadmill.path(lines, { fill: 'none', stroke: theme.grid, lineWidth: 1 }));
      if (spec.reference) {
        drawn.push(threadmill.line(x(spec.reference), grid.y, x(spec.reference), bottom, { stroke: theme.muted, lineWidth: 1.5 }));
      }
      if (spec.axis.name) {
        drawn.push(threadmill.text(grid.x + grid.width / 2, bottom + 30, spec.axis.name, { fill: theme.muted, align: 'center' }));
      }
      return drawn.concat(heads(spec, grid, theme));
    }, { silent: true, z: 1 });
  }

  function heads(spec, grid, theme) {
    var x = grid.x + grid.width;
    return spec.columns.map(function (column) {
      x += column.width;
      return threadmill.text(x, grid.y - 10, column.head, { fill: theme.muted, align: 'right', size: 11 });
    });
  }

  function label(spec, row, y, theme) {
    var end = spec.left + spec.labelWidth - 26;
    var fits = Math.floor((spec.labelWidth - 30) / characterWidth);
    return [
      threadmill.text(end, y, shortened(row.label, fits), { fill: theme.text, align: 'right' }),
      threadmill.glyph(end + 12, y, 10, row.style)
    ];
  }

  /** Cuts a name in its middle: its end may be what tells it from others. */
  function shortened(name, characters) {
    var end = 16;
    return name.length <= characters ? name
      : threadmill.shorten(name, characters - end) + name.substring(name.length - end);
  }

  function gap(row, y, grid, right, theme) {
    var fits = Math.floor((grid.width + right - 62) / characterWidth);
    return threadmill.hatch(grid.x, y - 6, 48, 12, theme)
      .concat(threadmill.text(grid.x + 56, y, threadmill.shorten(row.gap, fits), { fill: theme.muted }));
  }

  function mark(spec, row, api, index, theme) {
    var at = api.coord([row.value, index + 0.5]);
    var drawn = [];
    if (spec.mark === 'bar') {
      var zero = api.coord([0, 0])[0];
      drawn.push({ type: 'rect', shape: { x: zero, y: at[1] - 6, width: at[0] - zero, height: 12 }, style: { fill: row.style.color } });
    }
    if (threadmill.hasInterval(row)) {
      drawn.push(threadmill.whisker(api.coord([row.low, 0])[0], api.coord([row.high, 0])[0], at[1], 5,
        spec.mark === 'bar' ? theme.text : row.style.color));
    }
    if (row.bound) {
      var x = api.coord([row.bound, 0])[0];
      drawn.push(threadmill.line(x, at[1] - 9, x, at[1] + 9, { stroke: theme.text, lineWidth: 2.5 }));
    }
    return spec.mark === 'bar' ? drawn : drawn.concat(threadmill.glyph(at[0], at[1], 9, row.style));
  }

  function numbers(spec, row, grid, y, theme) {
    var x = grid.x + grid.width;
    return spec.columns.map(function (column, i) {
      x += column.width;
      return threadmill.text(x, y, row.cells[i], { fill: theme.text, align: 'right' });
    });
  }

  threadmill.rows = rows;
})();
