import { button, make } from "./elements.js";

let open = null;

export const layerName = () => open?.name ?? "";

export const closeLayer = () => {
  if (!open) return false;
  const { dialog, leave } = open;
  dialog.close();
  leave();
  return true;
};

// What lies over the stage, one at a time; Escape closes it, and the step is where it was.
export const openLayer = (name, title, content, left = () => {}) => {
  closeLayer();
  const dialog = make(
    "dialog",
    { class: `layer ${name}`, "aria-label": title },
    make(
      "header",
      {},
      make("h2", {}, title),
      button("Close", () => dialog.close(), { class: "close", title: "Escape" }),
    ),
    content,
  );
  const leave = () => {
    if (!dialog.isConnected) return;
    if (open?.dialog === dialog) open = null;
    dialog.remove();
    left();
  };
  dialog.addEventListener("close", leave);
  open = { name, dialog, leave };
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

let clock = 0;

// A sentence at the foot of the window, for a while.
export const say = (text, seconds = 6) => {
  const said = document.getElementById("said") ?? document.body.appendChild(make("p", { id: "said", role: "status" }));
  said.textContent = text;
  said.hidden = !text;
  clearTimeout(clock);
  clock = setTimeout(() => {
    said.hidden = true;
  }, seconds * 1000);
};
