// What is asked of the server outside of any run, by the press of a button: to keep a view under a name, to remove one.
export const act = async (event) => {
  const button = event.composedPath().find((node) => node.dataset?.act !== undefined);
  if (!button) return;
  const box = button.closest("details > div");
  const field = button.parentElement.querySelector("input");
  const told = box.querySelector("[role=status]") ?? box.appendChild(document.createElement("p"));
  told.setAttribute("role", "status");
  try {
    const asked = JSON.stringify({ name: button.dataset.name ?? field?.value ?? "" });
    const answer = await fetch(button.dataset.act, { method: "POST", body: asked });
    if (!answer.ok) throw new Error(await answer.text());
    const { said, removed } = await answer.json();
    told.textContent = said;
    if (field) field.value = "";
    if (removed === undefined) return;
    for (const link of document.querySelectorAll(`a[data-inside="${CSS.escape(`view ${removed}`)}"]`))
      (link.closest("li") ?? link).remove();
  } catch (error) {
    told.textContent = error.message;
  }
};
// Streamlit lets no link of HTML name a window: that of the stage, or one for a file that may not be made.
export const openApart = (event) => {
  const link = event.composedPath().find((node) => node.dataset?.apart !== undefined);
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  window.open(link.href, link.dataset.apart);
};
export const enterName = (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.target.closest?.(".keep")?.querySelector("[data-act]").click();
};
// The wall goes on to its next view by itself; whoever touches it has the whole time again.
let cycling = { href: null, timer: 0 };
export const cycle = (again) => {
  const next = document.querySelector("[data-cycle]");
  const href = next?.querySelector("a").getAttribute("href") ?? null;
  if (href === cycling.href && again !== true) return;
  clearTimeout(cycling.timer);
  const go = () => document.querySelector("[data-cycle] a")?.click();
  cycling = { href, timer: href === null ? 0 : setTimeout(go, 1000 * Number(next.dataset.cycle)) };
};
