// A chart is drawn by the browser alone. To be taken along it is read from the page, on white paper, and handed to the
// server, which puts its title and notes around it and outlines its letters.
import { chartOnPaper, inPixels } from "../../figures/pictures/reading.js";

const GREY = 16; // what the parts of a grey may differ by
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
    const answer = await fetch(link.href, plot ? { method: "POST", body: chartOnPaper(plot, onPaper()) } : {});
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
