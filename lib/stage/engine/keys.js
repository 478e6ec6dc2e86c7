import { closeLayer, layerName, say } from "./layers.js";

export const KEYS = [
  ["→ ↓ Space PageDown", "next step"],
  ["← ↑ PageUp", "step before"],
  ["Home End", "first, last step"],
  ["12 Enter", "step 12"],
  [". B", "black, and back"],
  ["O", "all steps"],
  ["N", "speaker window"],
  ["E", "the passages behind this step"],
  ["L", "pointer"],
  ["Q", "a question from the floor: the live dashboard"],
  ["A", "link for the audience"],
  ["S", "light, dark, high contrast"],
  ["F F5", "full screen"],
  ["Escape", "close what is open, leave full screen"],
  ["?", "this list"],
];

const MOVES = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "before",
  ArrowUp: "before",
  PageUp: "before",
  Home: "first",
  End: "last",
};
const ACTS = {
  ".": "black",
  b: "black",
  o: "overview",
  n: "speaker",
  e: "evidence",
  l: "laser",
  q: "question",
  a: "audience",
  s: "scheme",
  f: "fullscreen",
  F5: "begin",
  "?": "help",
};
const isTyped = (target) => target.closest?.("input, textarea, select");
const isPressed = (target, key) => target.closest?.("button, a, summary") && (key === " " || key === "Enter");
const isScrolled = (target, key) =>
  /^(Arrow(Up|Down)|Page|Home|End)/.test(key) && target.closest?.("[tabindex], dialog:not(.overview)");

// Hands each key to `act`, by the name of what it does.
export const listenToKeys = (act) => {
  let digits = "";
  const typed = (key) => {
    if (/^\d$/.test(key)) digits = (digits + key).slice(-5);
    else if (key === "Backspace") digits = digits.slice(0, -1);
    else if (key === "Enter" && digits) {
      act("jump", digits);
      digits = "";
      return true;
    } else {
      digits = "";
      return false;
    }
    say(digits && `Step ${digits}, then Enter`);
    return true;
  };
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(target) || isPressed(target, key)) return;
    const name = ACTS[key] ?? ACTS[key.toLowerCase()];
    if (key === "Escape") {
      if (!closeLayer()) act("stop");
    } else if (layerName() === "overview" && (MOVES[key] || key === "Enter")) return;
    else if (typed(key)) return;
    else if (
      MOVES[key] &&
      !(layerName() && isScrolled(target, key)) &&
      !(isScrolled(target, key) && target.scrollHeight > target.clientHeight)
    ) {
      closeLayer();
      act(MOVES[key]);
    } else if (name) act(name);
    else return;
    event.preventDefault();
  });
};

const FAR = 60; // px a finger has to move

export const listenToSwipes = (node, act) => {
  let begun = null;
  node.addEventListener("pointerdown", (event) => {
    begun = event.pointerType === "touch" ? event : null;
  });
  node.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const [x, y] = [event.clientX - begun.clientX, event.clientY - begun.clientY];
    begun = null;
    if (Math.abs(x) > FAR && Math.abs(x) > 1.5 * Math.abs(y)) act(x < 0 ? "next" : "before");
  });
};
