// Reads a chart that the browser has drawn: shapes as they are, and each text as lines with their places.
const SVG = "http://www.w3.org/2000/svg";
const LARGER = 3; // pixels of a PNG for each of the page's
const LEFT_OUT = ".draglayer, .dragcover, .hoverlayer, .zoomlayer, .menulayer, .selectionlayer, .select-outline";

const svgElement = (name, attributes) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== "" && value !== null) element.setAttribute(key, value);
  return element;
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
// `paint` gives the paint on white paper for that on the page.
export const chartOnPaper = (plot, paint) => {
  const layers = [...plot.querySelectorAll(".svg-container > .main-svg")];
  const { width, height } = layers[0].getBoundingClientRect();
  const whole = svgElement("svg", { width, height });
  whole.append(...layers.map((layer) => drawn(layer, paint)).filter(Boolean));
  return new XMLSerializer().serializeToString(whole);
};
export const onCanvas = (image) => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * LARGER;
  canvas.height = image.naturalHeight * LARGER;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};
export const inPixels = async (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = onCanvas(image);
  URL.revokeObjectURL(image.src);
  return new Promise((made) => canvas.toBlob(made, "image/png"));
};
