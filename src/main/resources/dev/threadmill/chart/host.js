/*
 * What ECharts asks of a browser and Rhino does not have. Runs before ECharts.
 *
 * The same input must give the same bytes: chance and the clock are fixed.
 */
var self = globalThis;
var console = { log: function () {}, warn: function () {}, error: function () {} };
var setTimeout = function () { return 0; };
var clearTimeout = function () {};
Math.random = function () { return 0.5; };
Date.now = function () { return 0; };

/** Draws a figure as SVG text. Animation is off: its first frame is what a static file would show. */
function threadmillRender(figure) {
  var option = {};
  for (var key in figure.option) {
    option[key] = figure.option[key];
  }
  option.animation = false;
  var chart = echarts.init(null, null, {
    renderer: 'svg', ssr: true, width: figure.width, height: figure.height
  });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
