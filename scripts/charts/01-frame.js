/* The frame of a figure: title, panels, caption, and what more than one kind of panel draws. */
(function () {
  var margin = 24;

  /** Returns a text; y is its middle. */
  function text(x, y, content, options) {
    var o = options || {};
    return {
      type: 'text',
      silent: true,
      x: x,
      y: y,
      style: {
        text: content,
        fill: o.fill,
        fontFamily: threadmill.font,
        fontSize: o.size || 12,
        fontWeight: o.bold ? 600 : 'normal',
        align: o.align || 'left',
        verticalAlign: 'middle'
      }
    };
  }

  function path(data, style) {
    return { type: 'path', silent: true, shape: { pathData: data }, style: style };
  }

  function line(x1, y1, x2, y2, style) {
    return { type: 'line', silent: true, shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style };
  }

  /** Returns a strategy's mark with its middle at that place. */
  function glyph(x, y, size, style) {
    return {
      type: 'path',
      x: x,
      y: y,
      scaleX: size / 10,
      scaleY: size / 10,
      originX: 0,
      originY: 0,
      shape: { pathData: style.glyph, x: -5, y: -5, width: 10, height: 10 },
      style: { fill: style.color }
    };
  }

  /** Returns a hatched box: the place of something that has no value. */
  function hatch(x, y, width, height, theme) {
    var strokes = '';
    for (var at = x; at + height <= x + width; at += 5) {
      strokes += 'M' + at + ' ' + (y + height) + 'L' + (at + height) + ' ' + y;
    }
    return [
      { type: 'rect', silent: true, shape: { x: x, y: y, width: width, height: height },
        style: { fill: 'none', stroke: theme.axis, lineWidth: 1, lineDash: [3, 2] } },
      path(strokes, { fill: 'none', stroke: theme.axis, lineWidth: 1 })
    ];
  }

  /** Returns a horizontal interval with end caps. */
  function whisker(x1, x2, y, cap, color) {
    return path(
      'M' + x1 + ' ' + y + 'H' + x2 + 'M' + x1 + ' ' + (y - cap) + 'V' + (y + cap)
        + 'M' + x2 + ' ' + (y - cap) + 'V' + (y + cap),
      { fill: 'none', stroke: color, lineWidth: 1.5 });
  }

  /** Returns round values for the ticks of a logarithmic axis, about four to nine of them. */
  function logTicks(low, high) {
    var sets = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]];
    for (var i = 0; i < sets.length; i++) {
      var ticks = decades(low, high, sets[i]);
      if (ticks.length >= 4) {
        return ticks;
      }
    }
    var step = niceStep((high - low) / 5);
    var found = [];
    for (var k = Math.ceil(low / step - 1e-9); k * step <= high * (1 + 1e-9); k++) {
      found.push(tidy(k * step));
    }
    return found;
  }

  function decades(low, high, factors) {
    var found = [];
    var last = Math.ceil(Math.log(high) / Math.LN10);
    for (var e = Math.floor(Math.log(low) / Math.LN10); e <= last; e++) {
      factors.forEach(function (factor) {
        var tick = tidy(factor * Math.pow(10, e));
        if (tick >= low && tick <= high) {
          found.push(tick);
        }
      });
    }
    return found;
  }

  function niceStep(rough) {
    var power = Math.pow(10, Math.floor(Math.log(rough) / Math.LN10));
    var factor = [1, 2, 5, 10].filter(function (f) { return f * power >= rough * 0.999; })[0];
    return tidy(factor * power);
  }

  /** Returns the ticks of a linear axis from zero, the last of them beyond the highest value. */
  function zeroTicks(high, about) {
    var step = niceStep(high / about);
    var ticks = [];
    for (var k = 0; k === 0 || (k - 1) * step < high; k++) {
      ticks.push(tidy(k * step));
    }
    return ticks;
  }

  /** Takes the dust of binary fractions off a round number. */
  function tidy(value) {
    return Number(value.toPrecision(12));
  }

  /** Writes a tick's value: as many digits as it has. */
  function tickText(value) {
    var digits = String(value).split('.')[1];
    return threadmill.decimals(value, digits ? Math.min(digits.length, 6) : 0);
  }

  /** Opens a figure; spec is { title, desc }. Elements are added at frame.y, which they move on. */
  function frame(theme, spec) {
    var elements = [];
    var option = {
      backgroundColor: theme.background,
      animation: false,
      textStyle: { fontFamily: threadmill.font, color: theme.text },
      tooltip: {
        trigger: 'item',
        confine: true,
        backgroundColor: theme.background,
        borderColor: theme.axis,
        textStyle: { color: theme.text, fontSize: 12 },
        formatter: function (at) { return at.data && at.data.tip ? at.data.tip : ''; }
      },
      grid: [], xAxis: [], yAxis: [],
      // What stands outside the panels; a graphic component would know no paths.
      series: [{
        type: 'custom', name: 'frame', coordinateSystem: 'none', silent: true, data: [0],
        renderItem: function () { return { type: 'group', children: elements }; }
      }]
    };
    var self = { theme: theme, width: 920, margin: margin, y: 26, option: option };

    self.add = function (more) {
      [].concat(more).forEach(function (element) { elements.push(element); });
    };

    self.lines = function (content, options) {
      threadmill.wrap(content, options.characters).forEach(function (each) {
        self.add(text(margin, self.y, each, options));
        self.y += options.leading;
      });
    };

    /** Adds a grid with its two axes hidden, as panels draw their own, and returns its index. */
    self.panel = function (box, x, y) {
      var index = option.grid.length;
      option.grid.push({ left: box.left, top: box.top, width: box.width, height: box.height });
      option.xAxis.push(axis(x, index));
      option.yAxis.push(axis(y, index));
      return index;
    };

    /** Adds a custom series to a panel; each datum goes to draw(item, api, box). */
    self.custom = function (panel, name, data, draw, extra) {
      var series = {
        type: 'custom', name: name, xAxisIndex: panel, yAxisIndex: panel, data: data, clip: false, z: 3,
        renderItem: function (params, api) {
          return { type: 'group', children: draw(data[params.dataIndex], api, params.coordSys) };
        }
      };
      Object.keys(extra || {}).forEach(function (key) { series[key] = extra[key]; });
      option.series.push(series);
    };

    /** Lists arms that have no mark, each with a hatched box and the reason. */
    self.gaps = function (gaps) {
      gaps.forEach(function (gap) {
        self.add(hatch(margin, self.y - 5, 20, 10, theme));
        self.add(text(margin + 28, self.y, threadmill.shorten(gap, 122), { fill: theme.muted }));
        self.y += 18;
      });
    };

    self.finish = function (caption) {
      self.y += 6;
      self.lines(caption, { fill: theme.muted, size: 11, characters: 156, leading: 16 });
      return { title: spec.title, desc: spec.desc, width: self.width, height: Math.round(self.y + 6), option: option };
    };

    self.lines(spec.title, { fill: theme.text, size: 16, bold: true, characters: 94, leading: 22 });
    self.y += 6;
    return self;
  }

  function axis(spec, index) {
    return {
      type: spec.log ? 'log' : 'value', gridIndex: index, show: false,
      min: spec.min, max: spec.max, inverse: spec.inverse === true
    };
  }

  /** Returns where and how a run was measured, for a caption. */
  function provenance(run) {
    return 'Profile ' + run.profile + ', ' + threadmill.count(run.processors, 'processor') + ', JDK ' + run.jdk
      + ', run ' + run.id + '.' + (run.partial ? ' PARTIAL: the run was cut short.' : '');
  }

  threadmill.text = text;
  threadmill.path = path;
  threadmill.line = line;
  threadmill.glyph = glyph;
  threadmill.hatch = hatch;
  threadmill.whisker = whisker;
  threadmill.logTicks = logTicks;
  threadmill.zeroTicks = zeroTicks;
  threadmill.tickText = tickText;
  threadmill.frame = frame;
  threadmill.provenance = provenance;
})();
