// What is put on the screen is made here: text is text, and nothing of a briefing is ever read as markup.
export const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false && value !== "")
      node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== "" && child !== undefined && child !== null));
  return node;
};

const SVG = "http://www.w3.org/2000/svg";

export const draw = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

export const button = (label, press, attributes = {}) =>
  make("button", { type: "button", onclick: press, ...attributes }, label);

// Only what leads to the web is a link.
export const webLink = (address, text) =>
  /^https?:\/\//i.test(address ?? "")
    ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text)
    : text;

export const cut = (text, longest) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

// A text's width in Latin letters.
export const wide = (text) => Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);

export const minutes = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

// Storage may be barred, from a file above all: then nothing is kept, and all else goes on.
export const keep = (name, value) => {
  try {
    sessionStorage.setItem(name, value);
  } catch {}
};

export const kept = (name) => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
};

export const newName = () =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
