import { button, make } from "./elements.js";

const AFTER_FIRST_STEP = 3000;

// The address of a pinned view below the dashboard's root; null for one that leads elsewhere.
const viewAt = (root, address) => {
  const url = new URL(String(address).replace(/^\/+/, ""), `${root}/`);
  return url.href.startsWith(`${root}/`) ? url.href : null;
};

// A question from the floor: the live dashboard over the stage, which keeps its step below.
export class Question {
  constructor({ root, name }, left) {
    this.root = root;
    this.left = left;
    this.bar = make(
      "p",
      {},
      make("span", {}, ""),
      button("Back to the step (Escape)", () => this.close()),
    );
    this.frame = make("iframe", { title: "The live dashboard", "data-briefing": decodeURIComponent(name) });
    this.layer = make(
      "section",
      { class: "question", "aria-label": "A question from the floor" },
      this.bar,
      this.frame,
    );
    this.layer.inert = true;
    this.frame.addEventListener("load", () => this.#listen());
  }

  get isOpen() {
    return this.layer.classList.contains("open");
  }

  // Ahead of the question, once the first steps are drawn.
  prepare(pin) {
    setTimeout(() => this.#load(pin), AFTER_FIRST_STEP);
  }

  #load(pin) {
    const address = viewAt(this.root, pin?.origin.address || "overview");
    if (!this.layer.isConnected) document.body.append(this.layer);
    if (address && this.address !== address) this.frame.src = address;
    this.address = address;
  }

  // Keys stay in the frame that has the focus: Escape is taken there before the dashboard takes it.
  #listen() {
    const leave = (event) => {
      if (event.key !== "Escape" || !this.isOpen) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.close();
    };
    try {
      this.frame.contentWindow.addEventListener("keydown", leave, true);
    } catch {} // an error page of the browser's own: the button and the bar are there
    if (this.isOpen) this.frame.contentWindow.focus();
  }

  open(pin, step, number) {
    this.#load(pin);
    this.frame.dataset.after = step.id;
    this.bar.firstChild.textContent = `Live, over step ${number + 1}. What you pin here becomes the next step.`;
    this.layer.inert = false;
    this.layer.classList.add("open");
    this.frame.focus();
    this.frame.contentWindow.focus();
  }

  close() {
    if (!this.isOpen) return false;
    this.layer.classList.remove("open");
    this.layer.inert = true;
    window.focus();
    document.activeElement?.blur();
    this.left();
    return true;
  }
}
