import { chartSpec, drawChart, leadChart, purgeChart, sharedRanges } from "./charts.js";
import { cloudOf, passagesOf, tableOf } from "./contents.js";
import { cut, make, wide } from "./elements.js";

const LONG = [60, 110, 170]; // letters of a headline, from which on its type is smaller

const headline = (step) => {
  const text = cut(step.headline ?? "", 400);
  const size = LONG.filter((letters) => wide(text) > letters).length;
  return text && make("h1", { class: size ? `long-${size}` : "" }, text);
};

const paragraphs = (text) =>
  cut(text, 4000)
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => make("p", {}, part));

// The small print, and the line that says what a figure rests on.
const smallPrint = (pins) => {
  const notes = [...new Set(pins.flatMap((pin) => pin.notes ?? []))].join(" ");
  return notes && make("p", { class: "source" }, cut(notes, 300));
};

const sourceOf = ({ origin }) =>
  [origin.sources, `Filter: ${origin.filter || "none"}`, origin.counted].filter(Boolean).join(" · ");

const CONTENTS = { table: tableOf, cloud: cloudOf, passages: passagesOf };
const isEmpty = ({ content, passages = [] }) =>
  !{ table: content.rows, cloud: content.words, passages }[content.kind]?.length;

// One step as it is shown: `draw` puts its figures in, once it stands where it is measured.
export class Slide {
  constructor(steps, number, { open = () => {}, still = false, flowing = false, level = "h1" } = {}) {
    this.step = steps[number];
    this.options = { open, still, flowing };
    this.ranges = this.step.kind === "pins" ? sharedRanges(steps, number) : [];
    this.plots = [];
    this.element = this.#build(`Step ${number + 1} of ${steps.length}`, level);
  }

  #build(label) {
    const { kind, note = "", pins = [] } = this.step;
    const section = make("section", { class: `slide ${kind}`, "aria-label": label, role: "group" });
    if (kind === "pins") {
      const sources = [...new Set(pins.map(sourceOf))];
      const exhibits = pins.map((pin, place) => this.#exhibit(pin, place, sources.length > 1));
      section.append(
        make("header", {}, headline(this.step)),
        make("div", { class: pins.length > 1 ? "exhibits two" : "exhibits" }, exhibits),
        make(
          "footer",
          {},
          note && make("p", { class: "note" }, cut(note, 600)),
          smallPrint(pins),
          sources.length === 1 ? make("p", { class: "source" }, sources[0]) : "",
        ),
      );
    } else {
      section.append(
        make("div", { class: "words" }, headline(this.step), make("div", { class: "said" }, paragraphs(note))),
      );
    }
    return section;
  }

  #exhibit(pin, place, withSource) {
    const box = make("div", { class: `content ${pin.content.kind}` });
    const figure = make(
      "figure",
      {},
      pin.heading && pin.heading !== this.step.headline ? make("figcaption", {}, pin.heading) : "",
      box,
    );
    const open = this.options.still ? null : (evidence) => this.options.open(pin, evidence);
    if (pin.content.kind === "chart") {
      const plot = make("div", {
        class: "plot",
        role: "img",
        "aria-label": pin.content.layout.meta?.alt || pin.heading || "Chart",
      });
      box.append(plot);
      const left = make("p", { class: "source" });
      this.plots.push({ pin, box, plot, left, ranges: this.ranges[place], spec: null });
    } else
      box.append(
        isEmpty(pin) ? make("p", {}, "Nothing was there to be shown.") : CONTENTS[pin.content.kind](pin, open),
      );
    if (withSource) figure.append(make("p", { class: "source" }, sourceOf(pin)));
    return figure;
  }

  get isDrawn() {
    return this.plots.every((one) => one.spec);
  }

  async draw() {
    await Promise.all(
      this.plots.map(async (one) => {
        if (one.spec) return;
        try {
          await this.#drawOne(one);
        } catch {
          this.#giveUp(one); // the rest of the talk goes on
        }
      }),
    );
  }

  async #drawOne(one) {
    one.spec = this.#specOf(one);
    if (one.spec.hidden) {
      one.left.textContent = `${one.spec.hidden} more rows have no room here`;
      one.box.after(one.left);
      one.spec = this.#specOf(one);
    }
    if (this.options.flowing) one.box.style.height = `${one.spec.height}px`;
    await drawChart(one.plot, one.spec, this.options.still);
    if (!this.options.still) one.plot.on("plotly_click", ({ points }) => this.#open(one.pin, points[0]));
  }

  #giveUp(one) {
    one.box.replaceChildren(make("p", { class: "source" }, "This figure cannot be drawn. Pin its view again."));
    this.plots = this.plots.filter((other) => other !== one);
  }

  #specOf({ pin, box, ranges }) {
    const room = { width: box.clientWidth, height: box.clientHeight };
    return chartSpec(pin.content, room, { enlarged: !this.options.flowing, ranges });
  }

  #open(pin, point) {
    const mark = JSON.stringify(point?.customdata ?? null);
    const evidence = (pin.evidence ?? []).find((one) => JSON.stringify(one.mark) === mark);
    if (evidence) this.options.open(pin, evidence);
  }

  // From the figures of the step before to one's own; gives what moves them, to be called once they are seen.
  async lead(before) {
    if (before.plots.length !== this.plots.length) return () => {};
    const moves = await Promise.all(this.plots.map((one, n) => leadChart(one.plot, before.plots[n].spec, one.spec)));
    return () => Promise.all(moves.map((move) => move()));
  }

  purge() {
    for (const one of this.plots) {
      if (one.spec) purgeChart(one.plot);
      one.spec = null;
    }
  }
}
