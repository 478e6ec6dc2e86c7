/* global Plotly */
import { colours, recoloured, strengthened } from "./schemes.js";

// Figures are made for 13 px; on a stage of 1920 × 1080 text has 24 px or more, an axis 18.
const TYPE = 13;
const TEXT = 24;
const AXIS = 18;
const LARGEST = 2;
const SMALLEST = AXIS / TYPE;
const LEADING = 1.15; // a line by the size of its letters
const LEAD_MS = 500;
const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };
const MOVING = new Set(["bar", "scatter"]);

// Plotly writes the hue of a letter as an attribute, which the policy bars; by way of the object it is allowed.
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) {
  if (name === "style") this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

const axesOf = (layout) => Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name));

// The scale at which a figure fills a room: as large as it can be with its height, as small as can still be read.
const scaleFor = (chart, room) => {
  const height = chart.layout.height || 400;
  return Math.min(LARGEST, Math.max(SMALLEST, room.height / height));
};

const atLeast = (font, size) => ({ ...font, size: Math.max(font?.size ?? 0, size) });

const withType = (layout, text, axis) => {
  const sized = { ...layout, font: atLeast(layout.font, text) };
  for (const name of axesOf(layout)) {
    const own = layout[name];
    const title = own.title && { ...own.title, font: atLeast(own.title.font, axis) };
    sized[name] = { ...own, tickfont: atLeast(own.tickfont, axis), ...(title && { title }) };
  }
  const notes = layout.annotations ?? [];
  sized.annotations = notes.map((one) => (one.font?.size ? { ...one, font: atLeast(one.font, text) } : one));
  // Larger letters above the axes need a higher room.
  if (notes.some((one) => one.yref === "paper" && one.y >= 1)) {
    sized.margin = { ...layout.margin, t: ((layout.margin?.t ?? 0) * text) / TYPE };
  }
  return sized;
};

// Rows from the top, by number; on an axis that is not seen the marks bear the names.
const rowsOf = (layout) => {
  const { range, ticktext } = layout.yaxis ?? {};
  if (!Array.isArray(range) || typeof range[0] !== "number" || !(range[0] > range[1])) return null;
  return { named: ticktext?.length ?? 0, span: range[0] - range[1] };
};

const withTraceType = (trace, text) => (trace.text ? { ...trace, textfont: atLeast(trace.textfont, text) } : trace);

// The letters of rows that bear their names in the plot are no higher than a row.
const textFor = (layout, height, scale) => {
  const rows = rowsOf(layout);
  const text = Math.max(TYPE, TEXT / scale);
  if (!rows || rows.named) return text;
  const { t = 0, b = 0 } = layout.margin ?? {};
  return Math.max(AXIS / scale, Math.min(text, (height - t - b) / rows.span / LEADING));
};

// Rows from the top with their names at the left, in letters as large as their rows let them be.
const withRowNames = (layout, height, text) => {
  const rows = rowsOf(layout);
  if (!rows?.named) return layout;
  const { t = 0, b = 0, l = 0 } = layout.margin ?? {};
  const { tickfont } = layout.yaxis;
  const size = Math.max(tickfont?.size ?? TYPE, Math.min(text, (height - t - b) / rows.span / LEADING));
  const yaxis = { ...layout.yaxis, tickfont: { ...tickfont, size } };
  return { ...layout, yaxis, margin: { ...layout.margin, l: (l * size) / TYPE } };
};

// Rows that cannot be read for want of height are left out, the last first.
const withRows = (layout, height, text) => {
  const rows = rowsOf(layout);
  const { t = 0, b = 0 } = layout.margin ?? {};
  const most = Math.floor((height - t - b) / (text * LEADING));
  if (!rows || rows.named <= most) return { layout, hidden: 0 };
  const range = [most - 0.5, layout.yaxis.range[1]];
  return { layout: { ...layout, yaxis: { ...layout.yaxis, range } }, hidden: rows.named - most };
};

const withRanges = (layout, ranges) => {
  const ranged = { ...layout };
  for (const [name, range] of Object.entries(ranges ?? {})) if (ranged[name]) ranged[name] = { ...ranged[name], range };
  return ranged;
};

// What Plotly is to draw in a room of the stage; without `enlarged` at the size it has on a page.
export const chartSpec = (chart, room, { enlarged = true, ranges } = {}) => {
  const own = colours();
  const scale = enlarged ? scaleFor(chart, room) : 1;
  const width = room.width / scale;
  const height = enlarged ? room.height / scale : chart.layout.height || 400;
  const text = enlarged ? textFor(chart.layout, height, scale) : TYPE;
  const axis = Math.max(TYPE, AXIS / scale);
  const typed = enlarged ? withType(chart.layout, Math.max(TYPE, TEXT / scale), axis) : chart.layout;
  const inCells = chart.data.some((trace) => trace.type === "heatmap");
  const { layout: fitting, hidden } = withRows(withRanges(typed, ranges), height, inCells ? text : axis);
  const layout = enlarged ? withRowNames(fitting, height, text) : fitting;
  const data = enlarged ? chart.data.map((trace) => withTraceType(trace, text)) : chart.data;
  return {
    scale,
    width,
    height,
    hidden,
    data: recoloured(data.map(strengthened), own),
    layout: {
      ...recoloured({ ...layout, font: { ...layout.font, family: own.face } }, own),
      width,
      height,
      autosize: false,
      dragmode: false,
      clickmode: "event",
      hoverlabel: {
        align: "left",
        bgcolor: own.panel,
        bordercolor: own.edge,
        font: { family: own.face, size: enlarged ? Math.max(TYPE, TEXT / scale) : TYPE, color: own.ink },
      },
    },
  };
};

// Larger letters need more room than on a page: a point's name that would lie on an earlier one is left out.
const thinNames = (plot) => {
  const taken = [];
  for (const name of plot.querySelectorAll(".scatterlayer .textpoint text")) {
    const box = name.getBoundingClientRect();
    const meets = (other) =>
      box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
    if (taken.some(meets)) name.style.visibility = "hidden";
    else taken.push(box);
  }
};

// Plotly writes into what it is given.
const given = ({ data, layout }) => structuredClone({ data, layout });

export const drawChart = async (plot, spec, still = false) => {
  const { data, layout } = given(spec);
  plot.style.width = `${spec.width}px`;
  plot.style.height = `${spec.height}px`;
  plot.style.transform = `scale(${spec.scale})`;
  await Plotly.newPlot(plot, data, layout, { ...CONFIG, staticPlot: still });
  if (spec.scale !== 1 && !rowsOf(spec.layout)) thinNames(plot);
};

export const purgeChart = (plot) => Plotly.purge(plot);

// From what another step showed to what this one shows; its end is what a fresh drawing gives.
export const leadChart = async (plot, from, to) => {
  await Plotly.react(plot, given(from).data, given(to).layout, CONFIG);
  return async () => {
    const options = {
      frame: { duration: LEAD_MS, redraw: false },
      transition: { duration: LEAD_MS, easing: "cubic-in-out" },
      mode: "immediate",
    };
    try {
      await Plotly.animate(plot, { data: given(to).data }, options);
    } catch {} // another step was asked for meanwhile
    const { data, layout } = given(to);
    if (plot.data) await Plotly.react(plot, data, layout, CONFIG);
  };
};

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const length = (trace) => (Array.isArray(trace.x) ? trace.x.length : -1);

const goesOn = (before, after) => {
  const [a, b] = [before.content, after.content];
  if (a.kind !== "chart" || b.kind !== "chart" || !before.origin.key || before.origin.key !== after.origin.key)
    return false;
  if (before.origin.page !== after.origin.page || a.data.length !== b.data.length) return false;
  const alike = (trace, n) => {
    const other = b.data[n];
    return (
      MOVING.has(trace.type) &&
      trace.type === other.type &&
      trace.mode === other.mode &&
      length(trace) === length(other) &&
      length(trace) >= 0
    );
  };
  const rows = ["xaxis", "yaxis"].every((axis) => same(a.layout[axis]?.ticktext, b.layout[axis]?.ticktext));
  return rows && same(axesOf(a.layout), axesOf(b.layout)) && a.data.every(alike);
};

// Whether a step shows the figures of another one with other data.
export const continues = (before, after) => {
  const [a, b] = [before?.pins ?? [], after?.pins ?? []];
  return a.length > 0 && a.length === b.length && a.every((pin, n) => goesOn(pin, b[n]));
};

const hull = (a, b) => {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== 2 || b.length !== 2 || typeof a[0] !== typeof b[0])
    return a;
  const ends = [...a, ...b].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  return a[0] <= a[1] ? [ends[0], ends[3]] : [ends[3], ends[0]];
};

// The ranges of the axes that all steps of a run share, so that axes stand still while figures go on.
export const sharedRanges = (steps, number) => {
  let [first, last] = [number, number];
  while (first > 0 && continues(steps[first - 1], steps[first])) first -= 1;
  while (last < steps.length - 1 && continues(steps[last], steps[last + 1])) last += 1;
  if (first === last) return [];
  const run = steps.slice(first, last + 1);
  return steps[number].pins.map((pin, place) => {
    const ranges = {};
    for (const name of axesOf(pin.content.layout)) {
      const own = run.map((step) => step.pins[place].content.layout[name]?.range);
      if (own.every(Array.isArray)) ranges[name] = own.reduce(hull);
    }
    return ranges;
  });
};
