// A chart by the keyboard: Tab goes to it, the arrow keys from mark to mark, Enter opens what a click on one opens.
const PLOT = ".js-plotly-plot";
const HOW = "Arrow keys go from mark to mark, Enter opens what is behind one.";
const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// What Plotly has drawn carries its data: a point its place in its trace, a trace's group the trace.
const traceOf = (point) => point.closest(".trace")?.__data__?.[0]?.trace;
const marksOf = (plot) =>
  [...plot.querySelectorAll(".point")].filter((point) => traceOf(point)?.customdata?.[point.__data__?.i] !== undefined);
const middle = (point) => {
  const { left, top, width, height } = point.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};
// The nearest in a direction, what lies aside counting twice; where nothing is left there, the next as drawn.
const nextMark = (marks, from, [right, down]) => {
  const [x, y] = middle(marks[from]);
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [number, mark] of marks.entries()) {
    const [dx, dy] = [middle(mark)[0] - x, middle(mark)[1] - y];
    const ahead = dx * right + dy * down;
    const far = ahead + 2 * Math.abs(dx * down + dy * right);
    if (ahead > 1 && far < least) [nearest, least] = [number, far];
  }
  const step = right + down;
  return nearest >= 0 ? nearest : Math.min(marks.length - 1, Math.max(0, from + step));
};
const pointer = (plot, kind, [clientX, clientY]) => {
  const under = document.elementsFromPoint(clientX, clientY).find((node) => plot.contains(node));
  under?.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX, clientY }));
};
const say = (plot) => {
  let said = plot.querySelector(".chart-said");
  if (!said) {
    said = document.createElement("div");
    said.className = "chart-said";
    said.setAttribute("aria-live", "polite");
    plot.append(said);
  }
  const lines = [...plot.querySelectorAll(".hoverlayer :is(tspan.line, text:not(:has(tspan.line)))")];
  said.textContent = lines.map((line) => line.textContent).join(", ");
};
const show = (plot, mark) => {
  mark.scrollIntoView({ block: "nearest", inline: "nearest" });
  pointer(plot, "mousemove", middle(mark));
  setTimeout(() => say(plot), 200); // Plotly waits for the pointer to rest
};
const open = (plot, mark) => {
  const [trace, number] = [traceOf(mark), mark.__data__.i];
  const point = { curveNumber: trace.index, pointNumber: number, pointIndex: number };
  plot.emit("plotly_selected", { points: [{ ...point, customdata: trace.customdata[number] }] });
};

// Charts come and go with the page; each is told to the keyboard once.
export const reachCharts = () => {
  for (const plot of document.querySelectorAll(`${PLOT}:not([tabindex])`)) {
    if (!plot.querySelector(".point")) continue;
    plot.tabIndex = 0;
    plot.setAttribute("role", "application");
    plot.setAttribute("aria-roledescription", "chart");
    const alt = plot.closest("[aria-label]")?.getAttribute("aria-label") ?? "";
    plot.setAttribute("aria-label", `${alt.replace(/[^.]$/, "$&.")} ${HOW}`.trim());
  }
};
export const walkMarks = (event) => {
  const plot = event.target.closest?.(PLOT);
  if (plot !== event.target || !plot || event.ctrlKey || event.metaKey || event.altKey) return;
  const marks = marksOf(plot);
  if (!marks.length) return;
  const now = plot.markAt === undefined ? -1 : Math.min(plot.markAt, marks.length - 1);
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (now >= 0) open(plot, marks[now]);
    return;
  }
  const ends = { Home: 0, End: marks.length - 1 };
  if (event.key in AHEAD) plot.markAt = now < 0 ? 0 : nextMark(marks, now, AHEAD[event.key]);
  else if (event.key in ends) plot.markAt = ends[event.key];
  else return;
  event.preventDefault();
  show(plot, marks[plot.markAt]);
};
export const leaveChart = (event) => {
  const plot = event.target.closest?.(PLOT);
  if (!plot || plot !== event.target) return;
  plot.markAt = undefined;
  plot.querySelector(".nsewdrag")?.dispatchEvent(new MouseEvent("mouseout", { bubbles: true }));
};
