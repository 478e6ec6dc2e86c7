import { make } from "./elements.js";
import { Slide } from "./slides.js";

// All steps, one a page.
export const showAllForPrint = async (steps) => {
  document.documentElement.classList.add("printed");
  const sheets = make("main", { class: "sheets" });
  document.body.append(sheets);
  for (const number of steps.keys()) {
    const slide = new Slide(steps, number, { still: true });
    sheets.append(make("div", { class: "sheet" }, make("div", { class: "board" }, slide.element)));
    await slide.draw();
  }
};
