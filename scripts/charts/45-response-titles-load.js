/** When fetches begin at a given rate, how long do the slowest of them take under each strategy? */
threadmillCharts.push({
  id: 'response-titles-load',
  draw: function (data, theme) {
    var places = [
      { name: 'p50', key: 'p50_ms', oneIn: 2 },
      { name: 'p90', key: 'p90_ms', oneIn: 10 },
      { name: 'p99', key: 'p99_ms', oneIn: 100 },
      { name: 'p99.9', key: 'p999_ms', oneIn: 1000 }
    ];

    function at(arm, kind, place) {
      return arm.metrics[kind + place.key];
    }

    /** Returns one point per percentile that enough requests lie beyond. */
    function curve(arm, kind) {
      return places.filter(function (place) { return at(arm, kind, place); }).map(function (place) {
        var e = at(arm, kind, place);
        return {
          x: place.oneIn, y: e.value, low: e.low, high: e.high,
          tip: arm.label + ', ' + kind.replace('_', ' ') + 'time ' + place.name + ': ' + threadmill.estimate(e, 1) + ' ms, n = ' + e.n
        };
      });
    }

    function drawn(cell) {
      return threadmill.measured(cell).filter(function (arm) { return curve(arm, 'response_').length > 0; });
    }

    function saturated(cell) {
      return threadmill.measured(cell).filter(function (arm) {
        return arm.metrics.achieved_share && curve(arm, 'response_').length === 0;
      });
    }

    function lineOf(arm) {
      var points = curve(arm, 'response_');
      var last = points[points.length - 1];
      return {
        label: arm.label, style: threadmill.style(arm.strategy), points: points,
        end: arm.label + ', ' + threadmill.value({ value: last.y, low: last.low, high: last.high }) + ' ms'
      };
    }

    /** Service time only where it hides something: elsewhere it would lie on the other line. */
    function hidden(arm) {
      var response = curve(arm, 'response_');
      var service = curve(arm, 'service_');
      return service.some(function (p, i) { return response[i] && p.y < 0.95 * response[i].y; })
        ? [{
          label: 'service time only, ' + arm.label, color: threadmill.style(arm.strategy).color,
          points: service.map(function (p) { return [p.x, p.y]; })
        }] : [];
    }

    function title(cell) {
      var rate = 'At ' + threadmill.decimals(Number(cell.parameters.rate), 0) + ' fetches per second';
      var arms = drawn(cell).filter(function (arm) { return arm.metrics.response_p99_ms; });
      if (arms.length === 0) {
        return rate + ' no strategy has a 99th percentile to show';
      }
      var lead = threadmill.lead(arms, function (arm) { return arm.metrics.response_p99_ms; });
      var best = lead.best.metrics.response_p99_ms;
      var rank = !lead.certain ? ' (one fork, no ranking)'
        : lead.ties.length > 0 ? ' (interval overlaps with ' + threadmill.count(lead.ties.length, 'other') + ')' : '';
      return rate + ' one in a hundred takes over ' + threadmill.value(best) + ' ms with ' + lead.best.label + ', the lowest' + rank;
    }

    var cells = threadmill.cellsOf(data, 'titles-load').filter(function (cell) {
      return threadmill.measured(cell).length > 0;
    });
    var withCurves = cells.filter(function (cell) { return drawn(cell).length > 0; });
    if (withCurves.length === 0) {
      return null;
    }
    var frame = threadmill.frame(theme, {
      title: title(withCurves[withCurves.length - 1]),
      desc: 'Percentiles of response time, from when a fetch was meant to begin to its answer, one line per strategy with 95 % intervals; dashed is service time where it is over 5 % shorter.'
    });
    var estimates = [];
    cells.forEach(function (cell) {
      var arms = drawn(cell);
      frame.lines(threadmill.cellName(cell, cells), { fill: theme.muted, characters: 130, leading: 16 });
      frame.y += 12;
      if (arms.length > 0) {
        var dashed = [].concat.apply([], arms.map(hidden));
        arms.forEach(function (arm) { estimates.push(at(arm, 'response_', places[0]) || arm.score); });
        threadmill.lines(frame, {
          height: Math.max(260, (arms.length + dashed.length) * 16 + 20), labelWidth: 370,
          x: { ticks: places.map(function (place) { return place.oneIn; }), name: 'one fetch in … takes longer: 2 is p50, 10 is p90, 100 is p99, 1000 is p99.9' },
          y: { name: 'response time, ms, log scale (lower is better)' },
          lines: arms.map(lineOf), bounds: dashed
        });
      }
      frame.gaps(saturated(cell).map(function (arm) {
        return arm.label + ': saturated, answers ' + threadmill.decimals(100 * arm.metrics.achieved_share.value, 1) + ' % of what arrives';
      }).concat(threadmill.groupGaps({ cells: [cell] })));
      frame.y += 8;
    });
    return frame.finish('Marks: mean of the percentiles of fresh JVMs with its 95 % interval, ' + threadmill.forks(estimates)
      + '; a percentile is shown if at least 10 requests of a fork lie beyond it. Dashed: service time, which leaves out what a fetch waited for its turn. '
      + threadmill.provenance(data.run));
  }
});
