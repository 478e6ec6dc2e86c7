import { passageOf } from "./contents.js";
import { button, make } from "./elements.js";
import { openLayer, say } from "./layers.js";

const counted = (n, what) => `${n.toLocaleString("en-GB")} ${what}${n === 1 ? "" : "s"}`;

// The frozen passages behind one mark.
export const openEvidence = (pin, { label, passages, n_passages, n_articles }) => {
  const shown = passages.map((place) => pin.passages[place]).filter(Boolean);
  const all = `${counted(n_passages, "passage")} in ${counted(n_articles, "article")}`;
  const said = shown.length < n_passages ? `The strongest ${shown.length} of ${all}, as pinned.` : `${all}, as pinned.`;
  openLayer(
    "evidence",
    label,
    make(
      "div",
      { class: "passages", role: "region", tabindex: 0, "aria-label": "Passages" },
      make("p", {}, said),
      shown.map(passageOf),
    ),
  );
};

// Every mark of a step that has passages, for who has no mouse.
export const openMarks = (step) => {
  const marks = (step.pins ?? []).flatMap((pin) => (pin.evidence ?? []).map((one) => ({ pin, one })));
  if (!marks.length) return say("No passages were pinned with this step.");
  const list = marks.map(({ pin, one }) =>
    make(
      "li",
      {},
      button(one.label, () => openEvidence(pin, one)),
    ),
  );
  return openLayer("marks", "The passages behind this step", make("ul", {}, list));
};
