import { continues } from "./charts.js";
import { make } from "./elements.js";
import { Slide } from "./slides.js";

const WIDTH = 1920;
const HEIGHT = 1080;
const AHEAD = [1, 2, -1];
const KEPT = 4; // steps either side that stay drawn
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const isCalm = () => document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;

// Steps on a board of 1920 × 1080 that is scaled to its frame: the next ones are drawn before they are asked for.
export class Show {
  constructor(parent, steps, options = {}) {
    this.steps = steps;
    this.options = options;
    this.board = make("div", { class: "board" });
    this.frame = make("div", { class: options.flowing ? "frame flowing" : "frame" }, this.board);
    parent.append(this.frame);
    this.slides = new Map();
    this.current = -1;
    this.ticket = 0;
    new ResizeObserver(() => this.#fit()).observe(this.frame);
    this.#fit();
  }

  // On a phone a step flows down the page at the size of the page's own letters.
  flow(flowing) {
    this.options = { ...this.options, flowing };
    this.frame.classList.toggle("flowing", flowing);
    this.#fit();
    this.redraw();
  }

  #fit() {
    if (this.options.flowing) {
      this.board.style.transform = "";
      return;
    }
    const { clientWidth: width, clientHeight: height } = this.frame;
    const scale = Math.min(width / WIDTH, height / HEIGHT);
    const [left, top] = [(width - scale * WIDTH) / 2, (height - scale * HEIGHT) / 2];
    this.board.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
  }

  // Where a point of the screen lies on the board, as shares of its sides.
  pointAt(x, y) {
    const box = this.board.getBoundingClientRect();
    return { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
  }

  #slide(number) {
    let slide = this.slides.get(number);
    if (!slide) {
      slide = new Slide(this.steps, number, this.options);
      slide.element.inert = true;
      slide.element.classList.add("waiting");
      this.slides.set(number, slide);
      this.board.append(slide.element);
    }
    return slide;
  }

  async go(number) {
    if (!this.steps[number]) return;
    this.ticket += 1;
    const { ticket } = this;
    const before = this.slides.get(this.current);
    const slide = this.#slide(number);
    if (!slide.isDrawn) await slide.draw();
    const leads = before && before !== slide && before.isDrawn && !isCalm() && continues(before.step, slide.step);
    const move = leads ? await slide.lead(before) : null;
    if (ticket !== this.ticket) {
      if (move) slide.purge(); // it shows the data of another step
      return;
    }
    this.#swap(before, slide);
    this.current = number;
    move?.();
    this.#prepare(number, ticket);
  }

  #swap(before, slide) {
    for (const [one, waits] of [
      [before, true],
      [slide, false],
    ]) {
      if (!one) continue;
      one.element.inert = waits;
      one.element.classList.toggle("waiting", waits);
    }
  }

  async #prepare(number, ticket) {
    for (const [other, slide] of this.slides) {
      if (Math.abs(other - number) <= KEPT) continue;
      slide.purge();
      slide.element.remove();
      this.slides.delete(other);
    }
    for (const way of this.options.alone ? [] : AHEAD) {
      await pause(40); // what was asked for is painted first
      if (ticket !== this.ticket) return;
      if (this.steps[number + way]) await this.#slide(number + way).draw();
    }
  }

  // Everything anew: in another scheme, or with other steps.
  async redraw(steps = this.steps, number = this.current) {
    this.ticket += 1;
    for (const slide of this.slides.values()) {
      slide.purge();
      slide.element.remove();
    }
    this.slides.clear();
    this.steps = steps;
    this.current = -1;
    await this.go(number);
  }
}
