const SVG = "http://www.w3.org/2000/svg";
const HIGH = 100;

function light(root, theme) {
  const only = theme || root.querySelector(".legend").dataset.pressed;
  const words = [...root.querySelectorAll("text")];
  const some = words.some((text) => only && text.dataset.theme === only);
  for (const text of words) text.classList.toggle("faint", some && text.dataset.theme !== only);
}

function drawLegend(root, data) {
  const legend = root.querySelector(".legend");
  const content = JSON.stringify([data.legend, data.wall]);
  if (legend.dataset.content === content) return;
  legend.dataset.content = content;
  legend.dataset.pressed = "";
  const piece = (kind, text) => {
    const item = document.createElement(kind);
    item.textContent = text;
    legend.append(item);
    return item;
  };
  legend.replaceChildren();
  if (data.legend.length) piece("span", "Most typical of");
  for (const theme of data.legend) {
    const item = piece(data.wall ? "span" : "button", ` ${theme.label}`);
    const icon = document.createElement("i");
    icon.textContent = theme.icon;
    icon.style.color = theme.hue;
    item.prepend(icon);
    if (data.wall) continue;
    item.setAttribute("aria-pressed", "false");
    item.onmouseenter = item.onfocus = () => light(root, theme.id);
    item.onmouseleave = item.onblur = () => light(root, "");
    item.onclick = () => {
      legend.dataset.pressed = legend.dataset.pressed === theme.id ? "" : theme.id;
      for (const other of legend.querySelectorAll("button")) {
        other.setAttribute("aria-pressed", other === item && legend.dataset.pressed !== "");
      }
      light(root, "");
    };
  }
  if (data.legend.length) piece("span", "others: none");
}

function drawWord(text, word, baseLine) {
  text.textContent = word.visible;
  const title = document.createElementNS(SVG, "title");
  title.textContent = word.tooltip;
  text.append(title);
  text.dataset.theme = word.theme;
  text.setAttribute("aria-label", word.tooltip);
  text.setAttribute("textLength", word.length * HIGH);
  text.setAttribute("y", baseLine * HIGH);
  // Small words need the contrast of text, which no hue has in both schemes: the ink in force is mixed in.
  text.style.fill = word.hue ? `color-mix(in oklab, ${word.hue} 75%, var(--st-text-color))` : "";
  text.style.transform = `translate(${word.x}px, ${word.y}px) scale(${word.size / HIGH})`;
}

export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.querySelector(".cloud").classList.toggle("wall", data.wall);
  const svg = parentElement.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${data.size.join(" ")}`);
  svg.setAttribute("aria-label", data.alt);
  const before = new Map([...svg.children].map((text) => [text.dataset.word, text]));
  const changes = before.size > 0;
  const stepped = svg.querySelector("[tabindex='0']")?.dataset.word;
  const texts = data.words.map((word) => {
    let text = before.get(word.text);
    before.delete(word.text);
    if (!text) {
      text = document.createElementNS(SVG, "text");
      text.dataset.word = word.text;
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      text.setAttribute("role", "button");
      if (changes) text.classList.add("new");
      svg.append(text);
    }
    drawWord(text, word, data.baseLine);
    text.onclick = () => setTriggerValue("word", word.text);
    return text;
  });
  for (const text of before.values()) text.remove();

  // One stop for the tabulator; the arrows go from word to word, the largest first.
  const step = (to) => {
    for (const text of texts) text.setAttribute("tabindex", text === to ? 0 : -1);
  };
  step(texts.find((text) => text.dataset.word === stepped) ?? texts[0]);
  texts.forEach((text, rank) => {
    text.onfocus = () => step(text);
    text.onkeydown = (event) => {
      const ranks = {
        ArrowRight: rank + 1,
        ArrowDown: rank + 1,
        ArrowLeft: rank - 1,
        ArrowUp: rank - 1,
        Home: 0,
        End: texts.length - 1,
      };
      if (event.key === "Enter" || event.key === " ") text.onclick();
      else if (event.key in ranks) texts[ranks[event.key]]?.focus();
      else return;
      event.preventDefault();
    };
  });

  drawLegend(parentElement, data);
  light(parentElement, "");
}
