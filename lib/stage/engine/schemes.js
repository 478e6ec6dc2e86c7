import { keep, kept } from "./elements.js";

export const SCHEMES = ["light", "dark", "contrast"];
const FACE = '"Didymium Stage", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
// What `lib.figures.style` draws ink and lines in.
const INK = "#000037";
const LINE = "rgba(128,132,140,0.28)";
const ENOUGH = 4.5; // contrast of a hue with white, where the projector has little of it

export const currentScheme = () => document.documentElement.dataset.scheme;

export const setScheme = (scheme) => {
  document.documentElement.dataset.scheme = scheme;
  keep("scheme", scheme);
};

export const firstScheme = (asked) => {
  if (SCHEMES.includes(asked)) return asked;
  const earlier = kept("scheme");
  return SCHEMES.includes(earlier) ? earlier : "light";
};

export const colours = () => {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read("paper"),
    ink: read("ink"),
    line: read("chart-line"),
    edge: read("line"),
    panel: read("panel"),
    face: FACE,
  };
};

const light = (hue) => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hue.slice(at, at + 2), 16) / 255);
  const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const darker = (hue) => {
  let parts = [1, 3, 5].map((at) => Number.parseInt(hue.slice(at, at + 2), 16));
  const written = () => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  while (1.05 / (light(written()) + 0.05) < ENOUGH) parts = parts.map((part) => part * 0.92);
  return written();
};

const HUE = /^#[0-9a-f]{6}$/i;
const PALE = /^rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)$/;
const WRITTEN_HUE = /(color:\s*)(#[0-9a-f]{6})/gi;

// The colour that stands for another one in the scheme in force.
export const hueIn = (hue) => (currentScheme() === "contrast" && HUE.test(hue) ? darker(hue) : hue);

// What is pale because it may be chance stays paler than the rest, and is seen.
const strongerPale = (text) => {
  const [, r, g, b, share] = PALE.exec(text) ?? [];
  if (!(Number(share) > 0) || currentScheme() !== "contrast") return text;
  const hue = `#${[r, g, b].map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(darker(hue).slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${Math.min(1, 1.6 * share)})`;
};

const inScheme = (text, own) => {
  if (text === INK) return own.ink;
  if (text === LINE) return own.line;
  if (HUE.test(text)) return hueIn(text);
  if (PALE.test(text)) return strongerPale(text);
  return text.includes("color:") ? text.replace(WRITTEN_HUE, (_, name, hue) => name + hueIn(hue)) : text;
};

const AS_IT_IS = new Set(["customdata", "meta"]);

// Thin lines and small marks are what a weak projector loses first.
export const strengthened = (trace) => {
  if (currentScheme() !== "contrast" || trace.type !== "scatter") return trace;
  const times = (size, factor) => (Array.isArray(size) ? size.map((one) => factor * one) : factor * size);
  const wider = (line) => (line ? { ...line, width: times(line.width ?? 2, 1.6) } : line);
  const { marker } = trace;
  const larger = marker && { ...marker, size: times(marker.size ?? 6, 1.25), line: wider(marker.line) };
  return { ...trace, line: wider(trace.line), marker: larger };
};

// A copy of a figure's part in the colours of the scheme in force and the stage's type.
export const recoloured = (value, own) => {
  if (typeof value === "string") return inScheme(value, own);
  if (Array.isArray(value)) return value.map((one) => recoloured(one, own));
  if (value === null || typeof value !== "object") return value;
  const copy = {};
  for (const [name, one] of Object.entries(value)) {
    if (one === undefined) continue; // Plotly takes it for a part that is there
    if (AS_IT_IS.has(name)) copy[name] = one;
    else copy[name] = name === "family" ? own.face : recoloured(one, own);
  }
  return copy;
};
