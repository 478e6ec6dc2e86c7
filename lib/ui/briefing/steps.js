// The steps in their order: a click or Enter opens one, arrow keys go on, Alt and an arrow moves one, a handle drags it.
const KINDS = { title: "title", section: "", text: "text", closing: "end" };
const AHEAD = { ArrowUp: -1, ArrowDown: 1 };

const made = (kind, className, text) => {
  const element = document.createElement(kind);
  element.className = className;
  element.textContent = text;
  return element;
};
const row = (step, number) => {
  const item = made("li", [step.kind, step.current ? "current" : ""].join(" ").trim(), "");
  item.dataset.step = step.id;
  const hold = made("button", "hold", "⠿");
  hold.type = "button";
  hold.setAttribute("aria-label", `Move step ${number}: arrow keys, or drag`);
  const open = made("button", "step", "");
  open.type = "button";
  if (step.current) open.setAttribute("aria-current", "step");
  const name = made("span", "name", step.headline || "(no headline)");
  const kind = step.pins > 1 ? "two side by side" : KINDS[step.kind];
  if (kind) name.append(made("small", "kind", kind));
  open.append(made("span", "n", number), name, made("span", "minutes", step.minutes ? `${step.minutes} min` : ""));
  item.append(hold, open);
  return item;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const told = parentElement.querySelector(".told");
  const root = parentElement.getRootNode();
  const focused = root.activeElement;
  const held = focused && { step: focused.closest?.("li")?.dataset.step, kind: focused.className };
  list.setAttribute("aria-label", "Steps");
  parentElement.querySelector(".how").textContent =
    data.steps.length > 1 ? "Drag ⠿ to order, or Alt and an arrow key." : "";
  const drawn = JSON.stringify(data.steps);
  const changes = list.drawn !== drawn;
  list.drawn = drawn;
  if (changes) list.replaceChildren(...data.steps.map((step, place) => row(step, place + 1)));
  const find = (id, kind) => [...list.children].find((item) => item.dataset.step === id)?.querySelector(`.${kind}`);
  if (changes && held?.step) find(held.step, held.kind)?.focus({ preventScroll: true });

  const send = (id, to) => {
    const order = data.steps.map((step) => step.id);
    const from = order.indexOf(id);
    const place = Math.max(0, Math.min(order.length - 1, to));
    if (from < 0 || place === from) return;
    order.splice(place, 0, ...order.splice(from, 1));
    const kind = root.activeElement?.className === "step" ? "step" : "hold"; // to move what has the focus is to lose it
    list.drawn = ""; // the server may refuse
    told.textContent = `Step ${from + 1} is now step ${place + 1}.`;
    list.insertBefore(list.children[from], list.children[place + (place > from ? 1 : 0)] ?? null);
    find(id, kind)?.focus({ preventScroll: true });
    setTriggerValue("order", { order, version: data.version });
  };
  list.onclick = (event) => {
    const item = event.target.closest("li");
    if (item && event.target.closest(".step")) setTriggerValue("step", item.dataset.step);
  };
  list.onkeydown = (event) => {
    const by = AHEAD[event.key];
    const item = event.target.closest("li");
    if (!by || !item || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const place = [...list.children].indexOf(item);
    const kind = event.target.className;
    if (event.altKey || kind === "hold") send(item.dataset.step, place + by);
    else list.children[place + by]?.querySelector(".step").focus();
  };
  list.onpointerdown = (event) => {
    const hold = event.target.closest(".hold");
    if (!hold || event.button) return;
    event.preventDefault();
    hold.focus({ preventScroll: true });
    const item = hold.closest("li");
    let to = -1;
    const clear = () => {
      for (const one of list.children) one.classList.remove("before", "behind", "moving");
    };
    const move = ({ clientY }) => {
      const items = [...list.children];
      const from = items.indexOf(item);
      const under = items.findIndex((one) => clientY < one.getBoundingClientRect().bottom);
      to = under < 0 ? items.length - 1 : under;
      clear();
      item.classList.add("moving");
      if (to !== from) items[to].classList.add(to < from ? "before" : "behind");
    };
    const end = (done) => {
      hold.removeEventListener("pointermove", move);
      clear();
      if (done.type === "pointerup" && to >= 0) send(item.dataset.step, to);
    };
    hold.setPointerCapture(event.pointerId);
    hold.addEventListener("pointermove", move);
    hold.addEventListener("pointerup", end, { once: true });
    hold.addEventListener("pointercancel", end, { once: true });
  };
}
