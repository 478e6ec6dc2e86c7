// A chart is drawn by the browser alone. To be taken along it is read from the page, on white paper and each text as
// lines with their places, and handed to the server, which puts its title and notes around it and outlines its letters.
const SVG = "http://www.w3.org/2000/svg";
const GREY = 16; // what the parts of a grey may differ by
const LARGER = 3; // pixels of a PNG for each of the page's
const LEFT_OUT = ".draglayer, .dragcover, .hoverlayer, .zoomlayer, .menulayer, .selectionlayer, .select-outline";

const svgElement = (name, attributes) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== "" && value !== null) element.setAttribute(key, value);
  return element;
};
// On white paper what is drawn in the paper of the page is white; of a dark page what is grey is its opposite.
const numbers = (paint) => paint.match(/[\d.]+/g)?.map(Number) || [];
const onPaper = () => {
  const { backgroundColor } = getComputedStyle(document.querySelector(".stApp"));
  const dark = Math.max(...numbers(backgroundColor).slice(0, 3)) < 128;
  return (paint) => {
    if (paint === backgroundColor) return "rgb(255, 255, 255)";
    const [red, green, blue, ...alpha] = numbers(paint);
    const grey = paint.startsWith("rgb") && Math.max(red, green, blue) - Math.min(red, green, blue) < GREY;
    return dark && grey
      ? `${paint.split("(")[0]}(${[255 - red, 255 - green, 255 - blue, ...alpha].join(", ")})`
      : paint;
  };
};
const lines = (text, paint) => {
  const { opacity } = getComputedStyle(text);
  const group = svgElement("g", { transform: text.getAttribute("transform"), opacity });
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let at = 0;
  while (nodes.nextNode()) {
    const { data, parentElement } = nodes.currentNode;
    const { fontSize, fontWeight, fill, fillOpacity } = getComputedStyle(parentElement);
    const from = at;
    at += data.length;
    if (!data.trim() || at > text.getNumberOfChars()) continue;
    const { x, y } = text.getStartPositionOfChar(from);
    const line = svgElement("text", {
      x,
      y,
      textLength: text.getSubStringLength(from, data.length),
      "font-size": Number.parseFloat(fontSize),
      "font-weight": fontWeight,
      fill: paint(fill),
      "fill-opacity": fillOpacity,
    });
    line.textContent = data;
    group.append(line);
  }
  return group;
};
const drawn = (node, paint) => {
  if (node.matches(LEFT_OUT) || getComputedStyle(node).display === "none" || node.style.visibility === "hidden")
    return "";
  if (node.localName === "text") return lines(node, paint);
  const copy = node.localName === "svg" ? svgElement("g", {}) : node.cloneNode(false);
  for (const name of ["fill", "stroke"]) {
    if (copy.style[name]) copy.style[name] = paint(copy.style[name]);
    if (copy.hasAttribute(name)) copy.setAttribute(name, paint(copy.getAttribute(name)));
  }
  const clip = /#[^"')]+/.exec(copy.getAttribute("clip-path") || "");
  if (clip) copy.setAttribute("clip-path", `url(${clip[0]})`);
  copy.append(...[...node.children].map((child) => drawn(child, paint)).filter(Boolean));
  return copy;
};
const chartOnPaper = (plot) => {
  const layers = [...plot.querySelectorAll(".svg-container > .main-svg")];
  const { width, height } = layers[0].getBoundingClientRect();
  const whole = svgElement("svg", { width, height });
  const paint = onPaper();
  whole.append(...layers.map((layer) => drawn(layer, paint)).filter(Boolean));
  return new XMLSerializer().serializeToString(whole);
};
const inPixels = async (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * LARGER;
  canvas.height = image.naturalHeight * LARGER;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((made) => canvas.toBlob(made, "image/png"));
};
const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
export const takePicture = async (event) => {
  const link = event.composedPath().find((node) => node.localName === "a" && node.dataset.picture !== undefined);
  if (!link) return;
  event.preventDefault();
  link.parentElement.querySelector("[role=alert]")?.remove();
  try {
    const chart = link.dataset.picture; // none where the server draws it
    const plot = chart && document.querySelector(`.st-key-${CSS.escape(chart)} .js-plotly-plot`);
    const answer = await fetch(link.href, plot ? { method: "POST", body: chartOnPaper(plot) } : {});
    if (!answer.ok) throw new Error(await answer.text());
    const svg = new Blob([await answer.text()], { type: "image/svg+xml" });
    save(link.download.endsWith(".png") ? await inPixels(svg) : svg, link.download);
  } catch (error) {
    const told = document.createElement("p");
    told.setAttribute("role", "alert");
    told.textContent = `The picture could not be made. ${error.message}`;
    link.parentElement.append(told);
  }
};
