import { button, make } from "./elements.js";
import { Live } from "./live.js";

// The presenter's phone: it asks the stage to move and shows where it is; it never moves it by itself.
export const beginRemote = ({ steps }, { served, key }) => {
  if (!served || !key) {
    const sentence = "This is no link of a presenter's phone: take it from the speaker window.";
    document.body.append(make("main", { class: "nothing" }, make("h1", {}, "Remote"), make("p", {}, sentence)));
    return;
  }
  let here = false;
  const place = make("p", { class: "place", role: "status" }, "Looking for the stage …");
  const title = make("h1", {}, "");
  const notes = make("div", { class: "notes", role: "region", tabindex: 0, "aria-label": "Notes" });
  const press = (label, what, name) => button(label, () => live.send({ do: what }), { class: name, disabled: true });
  const black = press("Black", "black", "black-key");
  const keys = [press("←", "before", "before-key"), press("→", "next", "next-key"), black];
  keys[0].setAttribute("aria-label", "Step before");
  keys[1].setAttribute("aria-label", "Next step");
  const show = ({ step, number, black: isBlack }) => {
    const found = steps.find(({ id }) => id === step);
    if (!found) return location.reload(); // the briefing has a step more than it had
    place.textContent = `Step ${number + 1} of ${steps.length}`;
    title.textContent = found.headline || "";
    notes.replaceChildren(
      ...(found.speaker_notes || "No notes for this step.").split(/\n\s*\n/).map((part) => make("p", {}, part)),
    );
    notes.scrollTop = 0;
    black.setAttribute("aria-pressed", isBlack);
  };
  const enable = () => {
    for (const key of keys) key.disabled = !(here && live.isOpen);
  };
  const live = new Live(served, "remote", key, {
    hear: (message) => {
      if (message.kind === "state") show(message);
      if (message.kind === "lead") here = message.here;
      if (message.kind === "lead" && !here) place.textContent = "The stage is not open. Open it on the large screen.";
      enable();
    },
    tell: (open, refused) => {
      if (!open)
        place.textContent = refused
          ? "This link is no longer good: take a new one from the speaker window."
          : "No connection. The stage goes on; trying again …";
      enable();
    },
  });
  document.body.append(make("main", { class: "remote" }, place, title, notes, make("div", { class: "keys" }, keys)));
};
