// Draws each chart of a page from the data beside it; the same figures stand in a table.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const PATTERNS = ["--accent", "--query", "--advice", "--done"];

const frame = (unit, decal = false) => ({
  aria: { enabled: true, label: { enabled: false }, decal: { show: decal } },
  animation: false,
  textStyle: { color: colour("--ink"), fontFamily: "inherit" },
  color: PATTERNS.map(colour),
  tooltip: { trigger: "item", renderMode: "richText", valueFormatter: (value) => `${value} ${unit}` },
  legend: { bottom: 0, textStyle: { color: colour("--ink") } },
  grid: { left: 8, right: 28, top: 12, bottom: 56, containLabel: true },
});
const names = (list, width) => ({
  type: "category",
  data: list,
  axisLabel: { color: colour("--ink"), width, overflow: "truncate", interval: 0 },
});
const figures = (unit) => ({
  type: "value",
  name: unit,
  axisLabel: { color: colour("--quiet-ink"), hideOverlap: true },
  nameTextStyle: { color: colour("--quiet-ink") },
  nameGap: 8,
  splitLine: { lineStyle: { color: colour("--line") } },
});

const bars = (told) => ({
  ...frame(told.unit, true),
  xAxis: { ...figures(told.unit), nameLocation: "middle", nameGap: 26 },
  yAxis: { ...names(told.names, 110), inverse: true },
  series: told.series.map((one) => ({
    type: "bar", stack: "all", name: one.name, data: one.values, barMaxWidth: 26,
    ...(one.colour && { itemStyle: { color: colour(one.colour) } }),
  })),
});
const funnel = (told) => ({
  ...frame(told.unit),
  legend: { show: false },
  grid: { left: 8, right: 28, top: 12, bottom: 30, containLabel: true },
  xAxis: { ...figures(told.unit), nameLocation: "middle", nameGap: 26 },
  yAxis: { ...names(told.names, 110), inverse: true },
  series: [{
    type: "bar", data: told.values, barMaxWidth: 26,
    label: { show: true, position: "right", color: colour("--ink"), textBorderWidth: 0 },
  }],
});
const spread = (told) => ({
  ...frame(told.unit),
  legend: { show: false },
  xAxis: names(told.names, 120),
  yAxis: { ...figures(told.unit), scale: true },
  grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
  series: [
    { type: "boxplot", data: told.boxes, boxWidth: [20, 60], itemStyle: { color: "transparent", borderColor: colour("--accent"), borderWidth: 1.5 } },
    { type: "scatter", data: told.dots, symbolSize: 7, itemStyle: { color: colour("--query"), opacity: 0.6 } },
  ],
});
const KINDS = { bars, funnel, spread };

const drawn = [];
const draw = () => {
  for (const { chart, told } of drawn) chart.setOption(KINDS[told.kind](told), true);
};
for (const place of document.querySelectorAll("[data-chart]")) {
  const told = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  if (told.kind !== "spread") place.style.height = `${Math.max(220, told.names.length * 32 + 90)}px`;
  drawn.push({ chart: echarts.init(place, null, { renderer: "svg" }), told });
}
draw();
addEventListener("resize", () => drawn.forEach(({ chart }) => chart.resize()));
new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
