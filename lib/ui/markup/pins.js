// A press on the pin of a heading hands it to the server, outside of any run: the page stays as it is, and says what was
// done. Over a stage, whose frame names its briefing and its step, the pin comes behind that step.
const heldBy = () => {
  try {
    const { briefing, after } = window.frameElement?.dataset ?? {};
    return { briefing, after };
  } catch {
    return {};
  }
};
const askPin = async (button, asked) => {
  const answer = await fetch(button.dataset.pin, { method: "POST", body: JSON.stringify(asked) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};
const piece = (kind, text, attributes = {}) => {
  const made = document.createElement(kind);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};
// It stands behind its button, so that the keyboard goes on to it, and at the edge of the screen.
const sayPinned = (button, role, ...parts) => {
  for (const before of document.querySelectorAll(".pinned")) before.remove();
  const said = piece("div", "", { class: "pinned", role });
  said.append(...parts);
  button.after(said);
  return said;
};
export const closePinned = () => {
  const said = document.querySelector(".pinned");
  const within = said?.contains(document.activeElement);
  if (within) said.previousElementSibling?.focus();
  said?.remove();
  return Boolean(said);
};
const takeBack = async (button, undo) => {
  try {
    const { title } = await askPin(button, { undo, ...heldBy() });
    sayPinned(button, "status", piece("span", `Taken out of “${title}” again.`));
    button.focus();
  } catch (error) {
    sayPinned(button, "alert", piece("span", error.message));
  }
};
export const pinView = async (event) => {
  const button = event.composedPath().find((node) => node.dataset?.pin !== undefined);
  if (!button || button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  sayPinned(button, "status", piece("span", "Pinning …"));
  try {
    const { step, title, href, undo } = await askPin(button, heldBy());
    const back = piece("button", "Undo", { type: "button" });
    back.onclick = () => takeBack(button, undo);
    const close = piece("button", "×", { type: "button", "aria-label": "Close" });
    close.onclick = closePinned;
    const link = piece("a", "Briefing", { href, "data-inside": "" });
    sayPinned(button, "status", piece("span", `Pinned as step ${step} of “${title}”.`), link, back, close);
    if (window.parent !== window) window.parent.postMessage({ pinned: undo, step }, location.origin);
  } catch (error) {
    sayPinned(button, "alert", piece("span", `This could not be pinned. ${error.message}`));
  }
  button.removeAttribute("aria-busy");
};
