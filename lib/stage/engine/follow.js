import { openEvidence } from "./evidence.js";
import { listenToKeys } from "./keys.js";
import { say } from "./layers.js";
import { Live } from "./live.js";
import { make } from "./elements.js";
import { Show } from "./show.js";

// Somebody in the room: the step that the stage shows, and no way to move it.
export const beginFollowing = async ({ steps }, { served }, acts) => {
  const main = document.body.appendChild(make("main", { class: "stage" }));
  const black = make("div", { class: "black", hidden: true });
  const waiting = make("p", { class: "waiting-room", role: "status" }, "Waiting for the presenter …");
  document.body.append(black, waiting);
  const narrow = matchMedia("(max-width: 640px)");
  const view = new Show(main, steps, { open: openEvidence, flowing: narrow.matches });
  narrow.addEventListener("change", ({ matches }) => view.flow(matches));
  listenToKeys((name) => acts(view)[name]?.());
  const hear = (message) => {
    if (message.kind === "lead") {
      waiting.hidden = message.here || view.current >= 0;
      if (!message.here && view.current >= 0) say("The presenter is away; this is the last step shown.");
    }
    if (message.kind !== "state") return;
    const number = steps.findIndex(({ id }) => id === message.step);
    if (number < 0) return location.reload(); // the briefing has a step more than it had
    waiting.hidden = true;
    black.hidden = !message.black;
    if (number !== view.current) view.go(number);
  };
  new Live(served, "follow", "", {
    hear,
    tell: (open) => open || say("No connection to the presenter; trying again …"),
  });
};
