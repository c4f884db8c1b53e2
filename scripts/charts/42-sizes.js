/** What is the size of a pool worth, and from which size on is it ahead of a virtual thread per task? */
threadmillCharts.push({
  id: 'sizes',
  draw: function (data, theme) {
    return threadmill.workloads(data).map(function (workload) {
      var cells = threadmill.cellsOf(data, workload).filter(function (cell) {
        return (cell.sweeps || []).length > 0;
      });
      return cells.length === 0 ? null : figure(workload, cells);
    }).filter(function (drawn) { return drawn !== null; });

    function armOf(cell, id) {
      return cell.arms.filter(function (arm) { return arm.id === id; })[0];
    }

    function scoreOf(cell, size) {
      return armOf(cell, size.arm).score;
    }

    function sizesOf(cell) {
      return [].concat.apply([], cell.sweeps.map(function (sweep) { return sweep.sizes; })).sort(function (a, b) {
        return a.size - b.size;
      });
    }

    function scaled(score, factor) {
      var bounded = threadmill.hasInterval(score);
      return {
        value: score.value * factor, low: bounded ? score.low * factor : null, high: bounded ? score.high * factor : null
      };
    }

    function line(sweep, cell, unit) {
      return {
        label: sweep.label, style: threadmill.style(sweep.strategy),
        end: sweep.label + ', ' + threadmill.value(scoreOf(cell, sweep.sizes[sweep.sizes.length - 1]), unit.factor) + ' ' + unit.name,
        points: sweep.sizes.map(function (size) {
          var score = scoreOf(cell, size);
          var y = scaled(score, unit.factor);
          return {
            x: size.size, y: y.value, low: y.low, high: y.high,
            tip: sweep.label + ' of ' + size.size + ': ' + threadmill.estimate(score, unit.factor) + ' ' + unit.name + ', n = ' + score.n
              + (size.little ? ', ' + threadmill.decimals(score.value / size.little.value, 2) + '× ' + size.little.reason : '')
          };
        })
      };
    }

    /** Returns Little's law, and what the whole bound says where it says more. */
    function boundsOf(cell, unit) {
      var sizes = sizesOf(cell);
      var little = sizes.filter(function (size) { return size.little; });
      var bound = sizes.filter(function (size) { return armOf(cell, size.arm).bound; });
      var higher = bound.filter(function (size) {
        return !size.little || armOf(cell, size.arm).bound.value > size.little.value * 1.02;
      });
      var found = [];
      if (little.length > 0) {
        found.push({
          label: 'Little’s law: ' + threadmill.decimals(cell.tasks, 0) + ' waits of ' + threadmill.plain(cell.waitMs) + ' ms',
          color: theme.muted,
          points: little.map(function (size) { return [size.size, size.little.value * unit.factor]; })
        });
      }
      if (higher.length > 0) {
        found.push({
          label: 'bound: ' + armOf(cell, higher[higher.length - 1].arm).bound.reason,
          color: theme.text,
          points: higher.map(function (size) { return [size.size, armOf(cell, size.arm).bound.value * unit.factor]; })
        });
      }
      return found;
    }

    /** Returns what the sizes are compared with, which has no size: a band as high as its interval. */
    function bandsOf(cell, unit) {
      return cell.sweeps.map(function (sweep) { return sweep.against; }).filter(function (id, i, all) {
        return id && all.indexOf(id) === i;
      }).map(function (id) {
        var arm = armOf(cell, id);
        var y = scaled(arm.score, unit.factor);
        return {
          label: arm.label + ', ' + threadmill.value(arm.score, unit.factor) + ' ' + unit.name,
          style: threadmill.style(arm.strategy), value: y.value, low: y.low, high: y.high
        };
      });
    }

    function sentences(cells) {
      return cells.map(function (cell) {
        return (cells.length > 1 ? threadmill.cellName(cell, cells) + ': ' : '') + cell.sweeps.map(function (sweep) {
          return sweep.label + ': ' + sweep.sentence;
        }).join(' ');
      }).join(' ');
    }

    function title(workload, cell) {
      var sweep = cell.sweeps[0];
      return workload + ': ' + sweep.enough + ' is the smallest size of ' + sweep.label + ' within 5 % of its best'
        + (sweep.betterFrom ? ', and from ' + sweep.betterFrom + ' it is faster than ' + armOf(cell, sweep.against).label : '');
    }

    function figure(workload, cells) {
      var frame = threadmill.frame(theme, {
        title: title(workload, cells[0]),
        desc: 'Time per batch of ' + workload + ' against the size of each strategy, with 95 % intervals, Little’s law as a dashed line,'
          + ' and what the sizes are compared with as a band. ' + sentences(cells)
      });
      var scores = [];
      cells.forEach(function (cell) {
        sizesOf(cell).forEach(function (size) { scores.push(scoreOf(cell, size)); });
        var unit = threadmill.unit(cell.unit, Math.max.apply(null, sizesOf(cell).map(function (size) {
          return scoreOf(cell, size).value;
        })));
        var ticks = sizesOf(cell).map(function (size) { return size.size; }).filter(function (size, i, all) {
          return all.indexOf(size) === i;
        });
        frame.lines(threadmill.cellName(cell, cells), { fill: theme.muted, characters: 130, leading: 16 });
        frame.y += 12;
        threadmill.lines(frame, {
          height: 320, labelWidth: 370,
          x: { ticks: ticks, name: 'size: tasks that may be in progress at once, log scale' },
          y: { name: 'makespan, ' + unit.name + ' per batch, log scale' },
          lines: cell.sweeps.map(function (sweep) { return line(sweep, cell, unit); }),
          bounds: boundsOf(cell, unit), bands: bandsOf(cell, unit)
        });
        frame.y += 8;
      });
      var drawn = frame.finish('Marks: geometric mean of fresh JVMs with its 95 % interval, ' + threadmill.forks(scores)
        + '. Band: mean and 95 % interval of what the sizes are compared with. ' + threadmill.provenance(data.run));
      drawn.id = 'sizes-' + workload;
      return drawn;
    }
  }
});
