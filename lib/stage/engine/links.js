import { draw, make } from "./elements.js";
import { openLayer, say } from "./layers.js";

const ALONE = /^(localhost|127\.|\[?::1)/;
const TITLES = { follow: "Follow on your own screen", remote: "Your phone as a remote" };

const codeOf = ({ path, size }, title) =>
  draw(
    "svg",
    { class: "code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": `QR code: ${title}` },
    draw("rect", { width: size, height: size, fill: "#ffffff" }),
    draw("path", { d: path, fill: "#000000" }),
  );

// The link for the room or for the presenter's phone, and its code to be scanned.
export const openLink = async (served, key, wanted) => {
  if (!served) return say("This is a file: nobody can follow it. Open the briefing from the dashboard for that.");
  if (!key) return say("Open the stage by Present on the page Briefing: its link lets you lead others.");
  try {
    const headers = { "x-presenter": key };
    const answer = await fetch(`${served.root}/stage/${served.name}/link/${wanted}`, { headers });
    const made = await answer.json();
    if (!answer.ok) return say(made.problem);
    const alone = ALONE.test(location.hostname)
      ? "Only this machine can open it. For others start the dashboard with --server.address=0.0.0.0 and open it by this machine's name."
      : "Whoever can reach this machine can open it.";
    const own =
      wanted === "remote" ? "Keep it to yourself: it moves the stage." : "It shows the steps, without your notes.";
    const parts = [
      codeOf(made, TITLES[wanted]),
      make("p", { class: "address" }, made.link),
      make("p", {}, `${own} ${alone}`),
    ];
    return openLayer("link", TITLES[wanted], make("div", {}, parts));
  } catch {
    return say("The server does not answer: there is no link for others now. The stage goes on.");
  }
};
