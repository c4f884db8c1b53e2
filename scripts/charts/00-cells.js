/* Questions to the run's data: which cells, which arms, who leads. */
(function () {
  var words = {
    urls: function (v) { return v + ' URLs'; },
    tasks: function (v) { return v + (v === '1' ? ' task' : ' tasks'); },
    pageBytes: function (v) { return 'page ' + v + ' B'; },
    list: function (v) { return 'list ' + v.split('+').join(' + '); }
  };

  function cellsOf(data, workload) {
    return data.cells.filter(function (cell) {
      return cell.workload === workload;
    });
  }

  /** Returns the workloads of a run in the order of their first cells. */
  function workloads(data) {
    return data.cells.reduce(function (found, cell) {
      return found.indexOf(cell.workload) < 0 ? found.concat(cell.workload) : found;
    }, []);
  }

  /** Names a cell by those parameters in which it differs from the others; by all if it is alone. */
  function cellName(cell, cells) {
    var keys = Object.keys(cell.parameters);
    var varying = keys.filter(function (key) {
      return cells.some(function (other) {
        return other.parameters[key] !== cell.parameters[key];
      });
    });
    return describe(cell.parameters, varying.length > 0 ? varying : keys);
  }

  function describe(parameters, keys) {
    return keys.map(function (key) {
      return words[key] ? words[key](parameters[key]) : key + ' ' + parameters[key];
    }).join(' · ');
  }

  /** Groups cells that differ in one parameter only: each group is one line chart. */
  function groups(cells, parameter) {
    var byKey = {};
    var all = [];
    cells.forEach(function (cell) {
      var others = Object.keys(cell.parameters).filter(function (key) {
        return key !== parameter;
      });
      var key = describe(cell.parameters, others);
      if (!byKey[key]) {
        byKey[key] = { cells: [] };
        all.push(byKey[key]);
      }
      byKey[key].cells.push(cell);
    });
    var rests = all.map(function (group) {
      return { parameters: without(group.cells[0].parameters, parameter) };
    });
    all.forEach(function (group, i) {
      group.name = cellName(rests[i], rests);
      group.cells.sort(function (a, b) {
        return a.parameters[parameter] - b.parameters[parameter];
      });
    });
    return all;
  }

  function without(parameters, name) {
    var copy = {};
    Object.keys(parameters).forEach(function (key) {
      if (key !== name) { copy[key] = parameters[key]; }
    });
    return copy;
  }

  /** Returns this build's strategies with a score, fastest first; the control arm is not one. */
  function measured(cell) {
    return cell.arms.filter(function (arm) {
      return arm.score && arm.variant === 'PLAIN';
    }).sort(function (a, b) {
      return a.score.value - b.score.value;
    });
  }

  function overlap(a, b) {
    return a.low <= b.high && b.low <= a.high;
  }

  /**
   * Tells who is ahead by an estimate, and who cannot be told from it because intervals overlap.
   * Without an interval nobody is ahead: certain is then false.
   */
  function lead(arms, estimateOf) {
    var sorted = arms.slice().sort(function (a, b) {
      return estimateOf(a).value - estimateOf(b).value;
    });
    var best = sorted[0];
    var ties = sorted.slice(1).filter(function (arm) {
      var e = estimateOf(arm);
      return threadmill.hasInterval(e) && threadmill.hasInterval(estimateOf(best)) && overlap(e, estimateOf(best));
    });
    return { best: best, ties: ties, certain: threadmill.hasInterval(estimateOf(best)) };
  }

  /** Says who finishes a cell's batch first, and no more than the run's tests allow. */
  function leadSentence(cell, unit) {
    var arms = measured(cell);
    var winners = arms.filter(function (arm) {
      return cell.winners.indexOf(arm.id) >= 0 && threadmill.hasInterval(arm.score);
    });
    var best = winners[0] || arms[0];
    var time = threadmill.value(best.score, unit.factor) + ' ' + unit.name;
    var bound = best.bound
      ? ', ' + threadmill.decimals(best.score.value / best.bound.value, 2) + '× its bound' : '';
    if (winners.length === 0) {
      return best.label + ' was fastest at ' + time + ', but there are too few forks to rank it';
    }
    if (cell.contaminated) {
      return best.label + ' has the lowest mean, ' + time + ', but the control arm differs: no ranking';
    }
    if (winners.length === 1) {
      return best.label + ' finishes first in ' + time + bound;
    }
    var who = winners.length <= 3
      ? threadmill.list(winners.map(function (arm) { return arm.label; })) : winners.length + ' strategies';
    return who + ' are not distinguishable and nothing is faster; the lowest mean is ' + time + bound;
  }

  /** Lists what has no mark in a chart: arms that failed and strategies that were skipped. */
  function gaps(cell) {
    var failed = cell.arms.filter(function (arm) {
      return !arm.score;
    }).map(function (arm) {
      return { strategy: arm.strategy, label: arm.label, reason: failure(arm) };
    });
    return failed.concat((cell.skipped || []).map(function (skip) {
      return { strategy: skip.strategy, label: skip.label, reason: 'skipped: ' + skip.reason, whySkipped: skip.reason };
    }));
  }

  function failure(arm) {
    return arm.failures.length > 0 ? 'failed: ' + arm.failures[0] : 'no fork has run yet';
  }

  /** Says how many forks the marks of a chart rest on. */
  function forks(estimates) {
    var counts = estimates.map(function (e) { return e.n; });
    var least = Math.min.apply(null, counts);
    var most = Math.max.apply(null, counts);
    return 'n = ' + (least === most ? least : least + ' to ' + most) + (most === 1 ? ' fork' : ' forks') + ' per mark';
  }

  threadmill.cellsOf = cellsOf;
  threadmill.workloads = workloads;
  threadmill.cellName = cellName;
  threadmill.groups = groups;
  threadmill.measured = measured;
  threadmill.lead = lead;
  threadmill.leadSentence = leadSentence;
  threadmill.gaps = gaps;
  threadmill.forks = forks;
})();
