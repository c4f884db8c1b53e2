/*
 * What every chart definition shares: the registry, the theme, numbers and words. Loaded first.
 *
 * These files run in two places, so they keep to the JavaScript of 2009: on the JVM (Rhino) they
 * draw the static SVG, in the reader's browser the interactive figure, both from the same data.
 *
 * A definition pushes { id, draw } to threadmillCharts. draw(data, theme) returns a figure
 * { title, desc, width, height, option }, a list of figures each with an id of its own, or null if
 * the run has nothing to show there.
 */
var threadmillCharts = [];

/** The pieces that definitions are made of; the files 0x-*.js add to them. */
var threadmill = {};

/** Returns the figures of one definition as a list, each with its id. */
function threadmillFiguresOf(chart, data, theme) {
  var drawn = chart.draw(data, theme);
  var list = drawn === null ? [] : Array.isArray(drawn) ? drawn : [drawn];
  list.forEach(function (figure) {
    figure.id = figure.id || chart.id;
    if (typeof document !== 'undefined') {
      figure.option.aria = { enabled: true, label: { description: figure.title + '. ' + figure.desc } };
    }
  });
  return list;
}

/** Returns all figures of a run, in the order of the definitions. */
function threadmillFigures(data, theme) {
  return threadmillCharts.reduce(function (all, chart) {
    return all.concat(threadmillFiguresOf(chart, data, theme));
  }, []);
}

/**
 * Returns the neutral colours. A static SVG is drawn in the light ones and swaps them for the dark
 * ones by CSS, so both lists name the same things and no light colour stands twice.
 */
function threadmillTheme(dark) {
  return dark
    ? { text: '#e6edf3', muted: '#9da7b1', axis: '#6e7681', grid: '#2b3138', band: '#1f2a37', background: '#0d1117' }
    : { text: '#1b1f24', muted: '#57606a', axis: '#8c959f', grid: '#dfe3e8', band: '#e8eef5', background: '#ffffff' };
}

(function () {
  var font = 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif';

  // Okabe and Ito's colours, those with a contrast of 3:1 and more on white and on near-black. The
  // family has the colour and the shape, the member the filling and the dash: never colour alone.
  var families = {
    sequential: { color: '#808080', shape: 'cross', members: ['sequential'] },
    platform: { color: '#0072B2', shape: 'square', members: ['platform-pool', 'platform-per-task', 'platform-cached'] },
    forkJoin: { color: '#D55E00', shape: 'triangle', members: ['fork-join', 'fork-join-async', 'common-pool', 'parallel-stream'] },
    completable: { color: '#CC79A7', shape: 'diamond', members: ['completable-pool', 'completable-default', 'completable-virtual', 'completable-async'] },
    virtual: { color: '#009E73', shape: 'circle', members: ['virtual-per-task', 'virtual-limited', 'structured'] },
    iterator: { color: '#808080', shape: 'cross', members: ['iterator', 'stream'] },
    continuation: { color: '#E69F00', shape: 'diamond', members: ['continuation', 'bare-continuation'] },
    onVirtual: { color: '#009E73', shape: 'circle', members: ['virtual', 'virtual-synchronous-queue', 'virtual-park', 'virtual-exchanger'] },
    onPlatform: { color: '#0072B2', shape: 'square', members: ['platform', 'platform-synchronous-queue', 'platform-park', 'platform-exchanger'] },
    other: { color: '#808080', shape: 'circle', members: [] }
  };
  var dashes = ['solid', [7, 4], [2, 3], [9, 3, 2, 3]];

  var corners = {
    cross: [[2, 0], [5, 3], [8, 0], [10, 2], [7, 5], [10, 8], [8, 10], [5, 7], [2, 10], [0, 8], [3, 5], [0, 2]],
    square: [[0.5, 0.5], [9.5, 0.5], [9.5, 9.5], [0.5, 9.5]],
    triangle: [[5, 0], [10, 9.5], [0, 9.5]],
    diamond: [[5, 0], [10, 5], [5, 10], [0, 5]]
  };

  // The shapes again, as small as they get where marks crowd.
  var dots = {
    cross: 'm-.7 -2.4h1.4v1.7h1.7v1.4h-1.7v1.7h-1.4v-1.7h-1.7v-1.4h1.7z',
    square: 'm-2 -2h4v4h-4z',
    triangle: 'm0 -2.5l2.5 4.5h-5z',
    diamond: 'm0 -2.8l2.8 2.8l-2.8 2.8l-2.8 -2.8z',
    circle: 'm-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z'
  };

  function round(value) {
    return Math.round(value * 100) / 100;
  }

  /** Returns a shape's outline about its middle; a reversed one inside another makes a hole. */
  function outline(shape, scale, reversed) {
    if (shape === 'circle') {
      var r = 5 * scale;
      var arc = 'A' + r + ' ' + r + ' 0 1 ' + (reversed ? 0 : 1) + ' ';
      return 'M' + (5 + r) + ' 5' + arc + (5 - r) + ' 5' + arc + (5 + r) + ' 5Z';
    }
    var middle = shape === 'triangle' ? 6.3 : 5;
    var points = corners[shape].map(function (p) {
      return round(5 + (p[0] - 5) * scale) + ' ' + round(middle + (p[1] - middle) * scale);
    });
    return 'M' + (reversed ? points.reverse() : points).join('L') + 'Z';
  }

  function glyph(shape, member) {
    switch (member) {
      case 0: return outline(shape, 1, false);
      case 1: return outline(shape, 1, false) + outline(shape, 0.62, true);
      case 2: return outline(shape, 1, false) + outline(shape, 0.7, true) + outline(shape, 0.36, false);
      default: return outline(shape, 1, false) + outline(shape, 0.3, true);
    }
  }

  /** Returns how a strategy looks, the same in every chart of every run. */
  function style(strategy) {
    var base = strategy.split(':')[0];
    for (var name in families) {
      var member = families[name].members.indexOf(base);
      if (member >= 0) {
        var family = families[name];
        return { color: family.color, glyph: glyph(family.shape, member), dash: dashes[member], dot: dots[family.shape] };
      }
    }
    return { color: families.other.color, glyph: glyph('circle', 1), dash: dashes[2], dot: dots.circle };
  }

  /** Writes a number with that many decimals; from 10,000 on with separators. */
  function decimals(value, count) {
    var text = value.toFixed(count);
    if (Math.abs(value) < 10000) {
      return text;
    }
    var parts = text.split('.');
    parts[0] = parts[0].replace(/(\d)(?=(\d{3})+$)/g, '$1,');
    return parts.join('.');
  }

  /** Writes a number with three digits that count. */
  function plain(value) {
    if (value === 0) {
      return '0';
    }
    var order = Math.floor(Math.log(Math.abs(value)) / Math.LN10 + 1e-9);
    return decimals(value, Math.max(0, Math.min(6, 2 - order)));
  }

  /** Returns how many decimals an interval supports: down to its half-width's first digit. */
  function supported(estimate, factor) {
    var half = (estimate.high - estimate.low) / 2 * factor;
    return half > 0 ? Math.max(0, Math.min(6, -Math.floor(Math.log(half) / Math.LN10 + 1e-9))) : 3;
  }

  function hasInterval(estimate) {
    return typeof estimate.low === 'number' && typeof estimate.high === 'number';
  }

  /** Writes an estimate alone, to the precision that its interval supports. */
  function value(estimate, factor) {
    var f = factor || 1;
    return hasInterval(estimate) ? decimals(estimate.value * f, supported(estimate, f)) : plain(estimate.value * f);
  }

  /** Writes an estimate with its interval, or with its n where there is none. */
  function estimate(e, factor) {
    var f = factor || 1;
    if (!hasInterval(e)) {
      return plain(e.value * f) + ' (n = ' + e.n + ')';
    }
    var count = supported(e, f);
    return decimals(e.value * f, count) + ' (' + decimals(e.low * f, count) + '–' + decimals(e.high * f, count) + ')';
  }

  /** Returns the unit in which a chart shows times that reach up to that many of the run's unit. */
  function unit(runUnit, highest) {
    var base = runUnit.split('/')[0];
    if (base !== 'ms') {
      return { factor: 1, name: base };
    }
    return highest >= 10000 ? { factor: 0.001, name: 's' }
      : highest < 1 ? { factor: 1000, name: 'µs' } : { factor: 1, name: 'ms' };
  }

  function shorten(text, characters) {
    return text.length <= characters ? text : text.substring(0, characters - 1) + '…';
  }

  /** Breaks a text into lines of at most that many characters, at spaces. */
  function wrap(text, characters) {
    return text.split(' ').reduce(function (lines, word) {
      var last = lines.length - 1;
      if (last >= 0 && lines[last].length + word.length < characters) {
        lines[last] += ' ' + word;
      } else {
        lines.push(word);
      }
      return lines;
    }, []);
  }

  /** Joins names as a sentence does; by semicolons if they hold commas. */
  function list(names) {
    var separator = names.join('').indexOf(',') >= 0 && names.length > 2 ? '; ' : ', ';
    return names.length < 2 ? names.join('')
      : names.slice(0, -1).join(separator) + (separator === '; ' ? '; and ' : ' and ') + names[names.length - 1];
  }

  function count(number, noun) {
    return number + ' ' + noun + (number === 1 ? '' : 's');
  }

  function escape(text) {
    return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  threadmill.font = font;
  threadmill.style = style;
  threadmill.decimals = decimals;
  threadmill.plain = plain;
  threadmill.value = value;
  threadmill.estimate = estimate;
  threadmill.hasInterval = hasInterval;
  threadmill.unit = unit;
  threadmill.shorten = shorten;
  threadmill.wrap = wrap;
  threadmill.list = list;
  threadmill.count = count;
  threadmill.escape = escape;
})();
