import { draw, make, webLink, wide } from "./elements.js";
import { hueIn } from "./schemes.js";

const NUMBERS = new Set(["number", "share"]);
const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });
const share = (value) =>
  new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(value);

const written = (cell, kind) => {
  if (cell === null || cell === undefined) return "–";
  if (typeof cell !== "number") return String(cell);
  return kind === "share" ? share(cell) : number.format(cell);
};

const opener = (text, evidence, open) =>
  evidence && open ? make("button", { type: "button", class: "mark", onclick: () => open(evidence) }, text) : text;

export const tableOf = (pin, open) => {
  const { columns, rows } = pin.content;
  const known = new Map((pin.evidence ?? []).map((one) => [String(one.mark), one]));
  const kinds = columns.map((column) => column.kind ?? "text");
  const lines = kinds.includes("node");
  const heads = columns.map((column, n) =>
    make("th", { scope: "col", class: NUMBERS.has(kinds[n]) ? "number" : kinds[n] }, column.head),
  );
  const body = rows.map((row, place) => {
    const first = lines ? kinds.indexOf("node") : 0;
    const cells = row.map((cell, n) => {
      const plain = written(cell, kinds[n]);
      const text = kinds[n] === "left" ? make("bdi", { dir: "ltr" }, plain) : plain; // it is cut at its beginning
      return make(
        "td",
        { class: NUMBERS.has(kinds[n]) ? "number" : kinds[n] },
        n === first ? opener(text, known.get(String(place)), open) : text,
      );
    });
    return make("tr", {}, cells);
  });
  const table = make(
    "table",
    { class: lines ? "lines" : "" },
    make("thead", {}, make("tr", {}, heads)),
    make("tbody", {}, body),
  );
  return make("div", { class: "table", role: "region", tabindex: 0, "aria-label": pin.heading || "Table" }, table);
};

const SMALLEST = 24; // px on a stage
const ROOM = { width: 1728, height: 690 };

const boxOf = (words) => {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { text, x, y, size } of words) {
    const half = (wide(text) * size) / 4;
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - size);
    box.bottom = Math.max(box.bottom, y + size / 4);
  }
  return box;
};

const scaleOf = ({ left, top, right, bottom }) => Math.min(ROOM.width / (right - left), ROOM.height / (bottom - top));

// As many words, from the largest on, as can be read across a room.
const seenWords = (words) => {
  const sorted = [...words].sort((a, b) => b.size - a.size);
  for (let n = sorted.length; n > 1; n -= 1) {
    const seen = sorted.slice(0, n);
    if (sorted[n - 1].size * scaleOf(boxOf(seen)) >= SMALLEST) return seen;
  }
  return sorted.slice(0, 1);
};

const viewOf = ({ left, top, right, bottom }) => [left, top, right - left, bottom - top].join(" ");

export const cloudOf = (pin, open) => {
  const { words, legend = [], alt = "" } = pin.content;
  const known = new Map((pin.evidence ?? []).map((one) => [String(one.mark), one]));
  const seen = seenWords(words);
  const texts = seen.map((word) => {
    const text = draw("text", { x: word.x, y: word.y, "font-size": word.size, "text-anchor": "middle" }, word.text);
    text.style.fill = word.hue ? hueIn(word.hue) : "currentColor";
    const evidence = known.get(word.text);
    if (evidence && open) {
      text.classList.add("mark");
      text.addEventListener("click", () => open(evidence));
    }
    return text;
  });
  const picture = draw(
    "svg",
    { viewBox: viewOf(boxOf(seen)), role: "img", "aria-label": alt || pin.heading || "Word cloud" },
    ...texts,
  );
  const entries = legend.map(([hue, name]) => {
    const dot = make("i", {}, "●");
    dot.style.color = hueIn(hue);
    return make("li", {}, dot, ` ${name}`);
  });
  const smaller = words.length - seen.length;
  return make(
    "div",
    { class: "cloud" },
    picture,
    entries.length ? make("ul", { class: "legend" }, entries) : "",
    smaller ? make("p", { class: "source" }, `${smaller} rarer words are too small to be read here`) : "",
  );
};

// Places of marks count letters, as Python does; a rare Han letter or a smiley is two units of a string here.
const markedText = (passage) => {
  const letters = Array.from(passage.text);
  const parts = [];
  let at = 0;
  for (const { start, end, hue, note } of [...(passage.marked ?? [])].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const mark = make("mark", { title: note ?? "" }, letters.slice(start, end).join(""));
    mark.style.setProperty("--hue", hueIn(hue));
    parts.push(letters.slice(at, start).join(""), mark);
    at = end;
  }
  return [...parts, letters.slice(at).join("")];
};

export const passageOf = (passage) => {
  const said = [passage.speaker, passage.source, passage.published_on].filter(Boolean).join(" · ");
  return make(
    "blockquote",
    {},
    make("p", {}, markedText(passage)),
    make("footer", {}, webLink(passage.url, passage.title ?? ""), passage.title && said ? " · " : "", said),
  );
};

export const passagesOf = (pin) =>
  make(
    "div",
    { class: "passages", role: "region", tabindex: 0, "aria-label": pin.heading || "Passages" },
    (pin.passages ?? []).map(passageOf),
  );
