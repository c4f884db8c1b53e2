/*
 * Replaces each static figure by the same figure drawn live, from the data in this page and in the
 * colours that the reader asked for. Without JavaScript the static ones stay.
 */
var page = {
  data: JSON.parse(document.getElementById('run-data').textContent),
  dark: window.matchMedia('(prefers-color-scheme: dark)'),
  drawn: []
};

function draw(dark) {
  page.drawn.splice(0).forEach(function (figure) { figure.instance.dispose(); });
  threadmillFigures(page.data, threadmillTheme(dark)).forEach(function (figure) {
    var place = document.querySelector('[data-figure="' + figure.id + '"] .drawing');
    place.replaceChildren();
    var instance = echarts.init(place, null, { renderer: 'svg', width: figure.width, height: figure.height });
    instance.setOption(figure.option);
    page.drawn.push({ id: figure.id, instance: instance });
  });
}

page.dark.addEventListener('change', function () { draw(page.dark.matches); });
// Paper is white whatever the screen is.
window.addEventListener('beforeprint', function () { if (page.dark.matches) { draw(false); } });
window.addEventListener('afterprint', function () { if (page.dark.matches) { draw(true); } });

/** What was drawn, for tests and for the curious. */
window.threadmillFigures = page.drawn;
draw(page.dark.matches);
