import { button, cut, make } from "./elements.js";
import { closeLayer, openLayer } from "./layers.js";
import { Slide } from "./slides.js";

// All steps as small pictures; each is drawn when it is seen.
export const openOverview = (steps, current, choose) => {
  const slides = [];
  const cards = steps.map((step, number) => {
    const board = make("div", { class: "board" });
    const shot = make("div", { class: "shot", "aria-hidden": "true" }, board);
    shot.inert = true;
    const name = cut(step.headline || step.note || "Without a headline", 90);
    const pick = () => {
      closeLayer();
      choose(number);
    };
    return {
      number,
      board,
      node: button([shot, make("span", {}, `${number + 1} · ${name}`)], pick, {
        "aria-current": number === current && "step",
      }),
    };
  });
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const card = cards.find(({ node }) => node === target);
      if (!isIntersecting || card.board.hasChildNodes()) continue;
      const slide = new Slide(steps, card.number, { still: true });
      card.board.append(slide.element);
      slides.push(slide);
      slide.draw();
    }
  });
  const grid = make(
    "div",
    { class: "grid" },
    cards.map(({ node }) => node),
  );
  const left = () => {
    seen.disconnect();
    for (const slide of slides) slide.purge();
  };
  const dialog = openLayer("overview", `${steps.length} steps`, grid, left);
  for (const { node } of cards) seen.observe(node);
  cards[current]?.node.focus();
  dialog.addEventListener("keydown", (event) => {
    const at = cards.findIndex(({ node }) => node === document.activeElement);
    const row = cards.filter(({ node }) => node.offsetTop === cards[0].node.offsetTop).length;
    const ways = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: row, ArrowUp: -row, Home: -at, End: cards.length - 1 - at };
    if (!(event.key in ways)) return;
    event.preventDefault();
    cards[Math.min(cards.length - 1, Math.max(0, at + ways[event.key]))].node.focus();
  });
};
