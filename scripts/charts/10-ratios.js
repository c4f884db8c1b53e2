/** Which strategies differ from the baseline, by how much, and how sure is that? */
threadmillCharts.push({
  id: 'ratios',
  draw: function (data, theme) {
    var marks = { BETTER: '▲ better', WORSE: '▼ worse', EQUIVALENT: '≈ equivalent', INCONCLUSIVE: '? can’t tell yet' };
    var band = [1 / (1 + data.run.margin), 1 + data.run.margin];

    function compared(cell) {
      return cell.arms.filter(function (arm) { return arm.ratio; }).sort(function (a, b) {
        return isControl(a) !== isControl(b) ? (isControl(a) ? -1 : 1) : a.ratio.value - b.ratio.value;
      });
    }

    function isControl(arm) {
      return arm.variant === 'CONTROL';
    }

    /** Tells whether strategies are compared with those of another build. */
    function twoBuilds(cell) {
      return cell.arms.some(function (arm) { return arm.variant === 'OTHER_BUILD'; });
    }

    function baselineOf(cell) {
      return cell.arms.filter(function (arm) { return arm.id === cell.baseline; })[0];
    }

    function header(cell, cells) {
      var baseline = baselineOf(cell);
      var unit = baseline && baseline.score ? threadmill.unit(cell.unit, baseline.score.value) : null;
      var name = threadmill.shorten(threadmill.cellName(cell, cells), 64) + ' — 1 is ';
      if (twoBuilds(cell)) {
        return name + 'the same strategy of the other build';
      }
      return name + (baseline ? baseline.label : cell.baseline)
        + (unit ? ', ' + threadmill.value(baseline.score, unit.factor) + ' ' + unit.name : '');
    }

    function verdict(arm, cell) {
      var ratio = arm.ratio;
      if (isControl(arm) && cell.contaminated) {
        return '! differs';
      }
      var differs = ratio.verdict === 'BETTER' || ratio.verdict === 'WORSE';
      return marks[ratio.verdict] + (differs && ratio.negligible ? ', negligible' : '');
    }

    function row(arm, cell) {
      var text = threadmill.estimate(arm.ratio);
      var failures = arm.failures.length > 0 ? ', ' + threadmill.count(arm.failures.length, 'fork') + ' failed' : '';
      return {
        label: arm.label, style: threadmill.style(arm.strategy),
        value: arm.ratio.value, low: arm.ratio.low, high: arm.ratio.high,
        cells: [text, verdict(arm, cell)],
        tip: arm.label + ': ' + text + ', n = ' + arm.ratio.n + ', ' + verdict(arm, cell) + failures
      };
    }

    function gapRow(gap) {
      return { label: gap.label, style: threadmill.style(gap.strategy), gap: gap.reason };
    }

    function scale(estimates) {
      var low = Math.min(band[0], Math.min.apply(null, estimates.map(lowest)));
      var high = Math.max(band[1], Math.max.apply(null, estimates.map(highest)));
      var space = Math.pow(high / low, 0.04);
      return {
        log: true, min: low / space, max: high * space, ticks: threadmill.logTicks(low / space, high * space),
        name: 'time ÷ baseline’s time, log scale (left of 1 is faster)'
      };
    }

    function lowest(e) { return threadmill.hasInterval(e) ? e.low : e.value; }
    function highest(e) { return threadmill.hasInterval(e) ? e.high : e.value; }

    /** Says in how many cells the most often better strategy is better. */
    function title(workload, cells) {
      var better = {};
      var counts = { BETTER: 0, WORSE: 0, EQUIVALENT: 0, INCONCLUSIVE: 0 };
      cells.forEach(function (cell) {
        compared(cell).forEach(function (arm) {
          if (isControl(arm)) { return; }
          counts[arm.ratio.verdict]++;
          if (arm.ratio.verdict === 'BETTER') {
            var known = better[arm.id] || { label: arm.label, cells: 0, least: 1 };
            better[arm.id] = { label: arm.label, cells: known.cells + 1, least: Math.min(known.least, arm.ratio.value) };
          }
        });
      });
      var best = Object.keys(better).map(function (id) { return better[id]; }).sort(function (a, b) {
        return b.cells - a.cells || a.least - b.least;
      })[0];
      var baseline = baselineOf(cells[0]);
      var against = cells.some(twoBuilds) ? 'the other build'
        : cells.every(function (cell) { return cell.baseline === cells[0].baseline; }) && baseline
          ? baseline.label : 'the baseline';
      if (!best) {
        return workload + ': nothing is surely faster than ' + against + ' ('
          + counts.WORSE + ' worse, ' + counts.EQUIVALENT + ' equivalent, ' + counts.INCONCLUSIVE + ' can’t be told yet)';
      }
      return workload + ': ' + best.label + ' needs ' + (cells.length > 1 ? 'as little as ' : '')
        + threadmill.decimals(best.least, 2) + '× the time of ' + against
        + (cells.length > 1 ? '; better in ' + best.cells + ' of ' + cells.length + ' cells' : '');
    }

    function noise(cells) {
      var controls = cells.reduce(function (all, cell) {
        return all.concat(compared(cell).filter(isControl));
      }, []);
      if (controls.length === 0) {
        return 'No control arm: the noise floor is unknown. ';
      }
      var bad = cells.filter(function (cell) { return cell.contaminated; }).length;
      var most = controls.reduce(function (a, b) {
        return Math.abs(Math.log(a.ratio.value)) >= Math.abs(Math.log(b.ratio.value)) ? a : b;
      });
      return 'The control is the baseline measured twice: what it differs by, ' + threadmill.estimate(most.ratio)
        + (controls.length > 1 ? ' at most' : '') + ', is noise. '
        + (bad > 0 ? 'CONTAMINATED in ' + threadmill.count(bad, 'cell') + ': small differences are not claimed there. ' : '');
    }

    function figure(workload) {
      var cells = threadmill.cellsOf(data, workload).filter(function (cell) { return compared(cell).length > 0; });
      if (cells.length === 0) {
        return null;
      }
      var all = [];
      var estimates = [];
      cells.forEach(function (cell) {
        all.push({ header: header(cell, cells) });
        compared(cell).forEach(function (arm) {
          estimates.push(arm.ratio);
          all.push(row(arm, cell));
        });
        threadmill.gaps(cell).forEach(function (gap) { all.push(gapRow(gap)); });
      });
      var words = title(workload, cells);
      var frame = threadmill.frame(theme, {
        title: words,
        desc: 'Ratio of each strategy’s time to that of its cell’s baseline, with 95 % intervals, in '
          + threadmill.count(cells.length, 'cell') + ' of ' + workload + '. ' + noise(cells).trim()
      });
      threadmill.rows(frame, {
        left: frame.margin, width: frame.width - 2 * frame.margin, labelWidth: 290,
        columns: [{ width: 150, head: 'ratio (95 % interval)' }, { width: 136, head: 'verdict' }],
        axis: scale(estimates), mark: 'dot', reference: 1, band: band, rows: all
      });
      var drawn = frame.finish(noise(cells) + 'Shaded: within ' + Number((data.run.margin * 100).toPrecision(3))
        + ' % of the baseline, no difference that matters. Bars across the marks: 95 % interval of the ratio, paired by block, '
        + threadmill.forks(estimates) + '. ' + threadmill.provenance(data.run));
      drawn.id = 'ratios-' + workload;
      return drawn;
    }

    return threadmill.workloads(data).map(figure).filter(function (drawn) { return drawn !== null; });
  }
});
