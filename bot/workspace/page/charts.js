// Charts as SVG: line, area, bar and pie, with axes, a legend, values under the pointer or the arrow keys.

import { draw, fresh, make } from "./dom.js";

const HEIGHT = 240;
const ROOM = { top: 12, right: 14, bottom: 30, left: 48 };
const LETTER = 6.6;

export const figure = (value) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 }).format(value);
const colour = (n) => `var(--chart-${(n % 6) + 1})`;

// Round steps that cover the values, about four of them; bars and areas stand on nought.
export function ticks(low, high, grounded) {
  const bottom = grounded || (low > 0 && low < high / 2) ? Math.min(0, low) : low;
  const top = grounded ? Math.max(0, high) : high;
  const span = top - bottom || Math.abs(top) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 2.5, 5, 10].map((s) => s * power).find((s) => span / s <= 4.001) || 10 * power;
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(top / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
}

const valuesOf = (series, categories) => categories.map((label) => {
  const point = (series.data || []).find((each) => each.label === label);
  return point && Number.isFinite(point.value) ? point.value : null;
});

// What all three charts with axes need to know of their data and their place.
function plan(chart, width) {
  const { categories = [], x_label: x, y_label: y } = chart.axis_config || {};
  const series = (chart.series || []).map((each) => ({ name: each.name, values: valuesOf(each, categories) }));
  const all = series.flatMap((each) => each.values).filter((value) => value !== null);
  const known = all.length ? all : [0, 1];
  const steps = ticks(Math.min(...known), Math.max(...known), chart.type !== "line");
  const left = ROOM.left + (y ? 16 : 0);
  const bottom = HEIGHT - ROOM.bottom - (x ? 16 : 0);
  const band = (width - left - ROOM.right) / Math.max(1, categories.length);
  const span = steps.at(-1) - steps[0];
  return {
    type: chart.type, categories, series, steps, x, y, width, left, bottom, band,
    across: (n) => left + band * (n + 0.5),
    up: (value) => bottom - ((value - steps[0]) / span) * (bottom - ROOM.top),
  };
}

function axes(p) {
  const grid = p.steps.flatMap((step) => [
    draw("line", { x1: p.left, x2: p.width - ROOM.right, y1: p.up(step), y2: p.up(step), class: step === 0 ? "axis" : "grid-line" }),
    draw("text", { x: p.left - 8, y: p.up(step) + 4, "text-anchor": "end" }, figure(step)),
  ]);
  const longest = Math.max(1, ...p.categories.map((label) => label.length)) * LETTER + 8;
  const every = Math.max(1, Math.ceil(longest / p.band));
  const labels = p.categories.map((label, n) => (n % every ? null
    : draw("text", { x: p.across(n), y: p.bottom + 18, "text-anchor": "middle" }, label)));
  const middle = (p.bottom + ROOM.top) / 2;
  return [...grid, ...labels,
    p.x ? draw("text", { x: (p.left + p.width) / 2, y: HEIGHT - 4, "text-anchor": "middle", class: "axis-label" }, p.x) : null,
    p.y ? draw("text", { x: 12, y: middle, "text-anchor": "middle", class: "axis-label",
      transform: `rotate(-90 12 ${middle})` }, p.y) : null];
}

const runsOf = (values) => values.reduce((runs, value, n) => {
  if (value === null) return [...runs, []];
  return [...runs.slice(0, -1), [...runs.at(-1), n]];
}, [[]]).filter((run) => run.length);

const path = (p, values, run) => run.map((n, k) => `${k ? "L" : "M"}${p.across(n)} ${p.up(values[n])}`).join("");

function lines(p) {
  return p.series.flatMap(({ values }, s) => [
    ...runsOf(values).map((run) => draw("path", { d: path(p, values, run), class: "line", stroke: colour(s) })),
    ...values.map((value, n) => (value === null ? null
      : draw("circle", { cx: p.across(n), cy: p.up(value), r: 3, fill: colour(s), class: "mark" }))),
  ]);
}

function areas(p) {
  const ground = p.up(0);
  const filled = p.series.flatMap(({ values }, s) => runsOf(values).map((run) => draw("path", {
    d: `${path(p, values, run)}L${p.across(run.at(-1))} ${ground}L${p.across(run[0])} ${ground}Z`,
    fill: colour(s), class: "area mark" })));
  return [...filled, ...lines(p)];
}

function bars(p) {
  const count = p.series.length;
  const wide = Math.min(40, (p.band * 0.72) / count);
  return p.series.flatMap(({ values }, s) => values.map((value, n) => {
    if (value === null) return null;
    const [top, foot] = [Math.min(p.up(value), p.up(0)), Math.max(p.up(value), p.up(0))];
    return draw("rect", { x: p.across(n) + wide * (s - count / 2), y: top, width: Math.max(1, wide - 1.5),
      height: Math.max(1, foot - top), rx: 2, fill: colour(s), class: "mark" });
  }));
}

const SHAPES = { line: lines, area: areas, bar: bars };

function plotted(chart, width) {
  const p = plan(chart, width);
  const guide = draw("line", { class: "guide", y1: ROOM.top, y2: p.bottom, visibility: "hidden" });
  return {
    parts: [...axes(p), guide, ...SHAPES[chart.type](p)], count: p.categories.length,
    nearest: (x) => Math.max(0, Math.min(p.categories.length - 1, Math.floor((x - p.left) / p.band))),
    show: (n) => {
      guide.setAttribute("visibility", n < 0 ? "hidden" : "visible");
      if (n >= 0) for (const end of ["x1", "x2"]) guide.setAttribute(end, p.across(n));
    },
    left: p.across,
    lines: (n) => [p.categories[n], ...p.series.map(({ name, values }) =>
      `${name}: ${values[n] === null ? "none" : figure(values[n])}`)],
  };
}

const share = (value, total) => `${Math.round((100 * value) / total)}%`;

function slice(from, to, radius, middle) {
  const [x1, y1, x2, y2] = [from, to].flatMap((turn) =>
    [middle + radius * Math.sin(turn * 2 * Math.PI), HEIGHT / 2 - radius * Math.cos(turn * 2 * Math.PI)]);
  return `M${middle} ${HEIGHT / 2}L${x1} ${y1}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${x2} ${y2}Z`;
}

function pie(chart, width) {
  const segments = chart.segments || [];
  const total = segments.reduce((sum, each) => sum + each.value, 0) || 1;
  const middle = width / 2;
  let turn = 0;
  const parts = segments.map(({ value }, n) => {
    const from = turn;
    turn += value / total;
    const look = { fill: colour(n), class: "mark slice", "data-n": n };
    return segments.length === 1 ? draw("circle", { cx: middle, cy: HEIGHT / 2, r: 100, ...look })
      : draw("path", { d: slice(from, turn, 100, middle), ...look });
  });
  return {
    parts, count: segments.length, left: () => middle,
    nearest: (x, y, target) => Number(target.dataset.n ?? -1),
    show: (n) => parts.forEach((part, k) => part.classList.toggle("dim", n >= 0 && k !== n)),
    lines: (n) => [segments[n].label, `${figure(segments[n].value)} (${share(segments[n].value, total)})`],
  };
}

function legend(chart) {
  const total = (chart.segments || []).reduce((sum, each) => sum + each.value, 0) || 1;
  const names = chart.type === "pie" ? (chart.segments || []).map((s) => `${s.label}, ${share(s.value, total)}`)
    : (chart.series || []).map((s) => s.name);
  return make("ul", { class: "legend" }, names.map((name, n) =>
    make("li", {}, make("span", { class: "swatch", style: `background: ${colour(n)}` }), name)));
}

// The same figures as a table, for those who do not see the drawing.
function twin(chart, heading) {
  const row = (cells) => make("tr", {}, cells.map((cell) => make("td", {}, String(cell ?? ""))));
  const rows = chart.type === "pie" ? (chart.segments || []).map((s) => [s.label, s.value])
    : ((chart.axis_config || {}).categories || []).map((label, n) =>
      [label, ...(chart.series || []).map((s) => valuesOf(s, [label])[0])]);
  const head = chart.type === "pie" ? [] : [["", ...(chart.series || []).map((s) => s.name)]];
  // A table keeps its own height whatever it is told, so a box around it is hidden.
  return make("div", { class: "hidden" }, make("table", { "aria-labelledby": heading }, [...head, ...rows].map(row)));
}

class Chart {
  constructor({ title, chart }) {
    Object.assign(this, { chart, at: -1, width: 0 });
    const heading = fresh("chart");
    this.tip = make("div", { class: "tip", hidden: true, "aria-live": "polite" });
    this.canvas = make("div", {
      class: "canvas", tabindex: "0", role: "img", "aria-labelledby": heading,
      onpointermove: (event) => this.point(event), onpointerleave: () => this.show(-1),
      onkeydown: (event) => this.key(event), onblur: () => this.show(-1),
    });
    this.node = make("figure", { class: "chart", "aria-labelledby": heading }, make("figcaption", { id: heading }, title || "Chart"),
      make("div", { class: "plot" }, this.canvas, this.tip), legend(chart), twin(chart, heading));
    new ResizeObserver(([entry]) => this.fit(Math.round(entry.contentRect.width))).observe(this.canvas);
  }

  fit(width) {
    if (!width || width === this.width) return;
    this.width = width;
    this.drawn = this.chart.type === "pie" ? pie(this.chart, width) : plotted(this.chart, width);
    this.canvas.replaceChildren(draw("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" }, this.drawn.parts));
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    this.show(this.drawn.nearest(event.clientX - box.left, event.clientY - box.top, event.target));
  }

  key(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || !this.drawn) return;
    event.preventDefault();
    this.show((this.at + by + this.drawn.count) % this.drawn.count);
  }

  show(n) {
    if (!this.drawn) return;
    this.at = n;
    this.drawn.show(n);
    this.tip.hidden = n < 0;
    if (n < 0) return;
    this.tip.replaceChildren(...this.drawn.lines(n).map((line, k) => make(k ? "div" : "b", {}, line)));
    const left = this.drawn.left(n) + 10;
    const over = left + this.tip.offsetWidth > this.width;
    this.tip.style.left = `${Math.max(0, over ? left - 20 - this.tip.offsetWidth : left)}px`;
  }
}

export function chart(block) {
  if (!SHAPES[block.chart.type] && block.chart.type !== "pie")
    return make("p", { class: "unknown" }, `This page does not show “${block.chart.type}” charts.`);
  return new Chart(block).node;
}
