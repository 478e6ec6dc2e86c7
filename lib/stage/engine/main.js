import { button, keep, kept, make } from "./elements.js";
import { openEvidence, openMarks } from "./evidence.js";
import { loadType } from "./fonts.js";
import { beginFollowing } from "./follow.js";
import { keepForReload, readAnew } from "./kept.js";
import { KEYS, listenToKeys, listenToSwipes } from "./keys.js";
import { Laser } from "./laser.js";
import { openLayer, say } from "./layers.js";
import { openLink } from "./links.js";
import { Live } from "./live.js";
import { openOverview } from "./overview.js";
import { readPlace, stepAsked, writeStep } from "./place.js";
import { showAllForPrint } from "./print.js";
import { Question } from "./question.js";
import { beginRemote } from "./remote.js";
import { currentScheme, firstScheme, SCHEMES, setScheme } from "./schemes.js";
import { Show } from "./show.js";
import { Speaker } from "./speaker.js";
import { Talk } from "./talk.js";

const NAMES = { light: "Light", dark: "Dark", contrast: "High contrast" };
const place = readPlace();

const enterFullScreen = async () => {
  try {
    await document.documentElement.requestFullscreen();
    await navigator.keyboard?.lock?.(["Escape"]); // so that it closes what is open first
  } catch {
    say("This browser does not let the page fill the screen: use its own key, F11.");
  }
};

const leaveFullScreen = () => document.fullscreenElement && document.exitFullscreen();

const openHelp = () => {
  const rows = KEYS.map(([keys, what]) => make("tr", {}, make("th", { scope: "row" }, keys), make("td", {}, what)));
  openLayer("help", "Keys", make("table", {}, make("tbody", {}, rows)));
};

const openSpeaker = (talk) => {
  const address = location.href.replace(/#.*/, "");
  const opened = window.open(
    `${address}#speaker&session=${talk.session}`,
    `speaker-${talk.session}`,
    "popup,width=1200,height=760",
  );
  if (opened) talk.add(opened);
  else say("The browser kept the speaker window from opening: let this page open windows, and press N again.");
};

// What changes this window alone.
const ownActs = (view, at) => ({
  scheme: () => {
    setScheme(SCHEMES[(SCHEMES.indexOf(currentScheme()) + 1) % SCHEMES.length]);
    say(NAMES[currentScheme()], 2);
    view.redraw(view.steps, at());
  },
  fullscreen: () => (document.fullscreenElement ? leaveFullScreen() : enterFullScreen()),
  begin: () => document.fullscreenElement || enterFullScreen(),
  stop: leaveFullScreen,
  help: openHelp,
});

// What a window of the talk does when it is asked to; `view` shows it.
const actsOf = (view, talk) => {
  const go = (number) => talk.act({ number: Math.min(view.steps.length - 1, Math.max(0, number)), black: false });
  const at = () => talk.state.number;
  return {
    next: () => go(at() + 1),
    before: () => go(at() - 1),
    first: () => go(0),
    last: () => go(view.steps.length - 1),
    jump: (digits) => {
      const { number, problem } = stepAsked(digits, view.steps.length, at());
      if (problem) say(`There is no step ${digits}: this briefing has ${view.steps.length}.`);
      else go(number);
    },
    black: () => talk.act({ black: !talk.state.black }),
    overview: () => openOverview(view.steps, at(), go),
    speaker: () => openSpeaker(talk),
    evidence: () => openMarks(view.steps[at()]),
    audience: () => openLink(place.served, place.key, "follow"),
    phone: () => openLink(place.served, place.key, "remote"),
    ...ownActs(view, at),
  };
};

const controls = (act) => {
  const one = (sign, name, label) => button(sign, () => act(name), { "aria-label": label, title: label });
  const bar = make("nav", { class: "controls", "aria-label": "Steps" }, [
    one("←", "before", "Step before"),
    one("→", "next", "Next step"),
    one("All steps", "overview", "All steps (O)"),
    one("Speaker", "speaker", "Speaker window (N)"),
    one("Full screen", "fullscreen", "Full screen (F)"),
    one("?", "help", "Keys (?)"),
  ]);
  let clock = 0;
  addEventListener("pointermove", () => {
    bar.classList.add("seen");
    clearTimeout(clock);
    clock = setTimeout(() => bar.classList.remove("seen"), 2500);
  });
  return bar;
};

// The stage tells the server where it is, and hears what the presenter's phone asks for.
const goLive = (talk, view, act) => {
  const said = (moved) => {
    const { number, black } = talk.state;
    return { step: view.steps[number]?.id ?? "", number, black, moved };
  };
  const live = new Live(place.served, "stage", place.key, {
    begin: () => live.send(said(false)),
    hear: (message) => {
      if (message.kind === "do") act(message.do);
      if (message.kind === "followers") talk.send("followers", { n: message.n });
    },
  });
  talk.listen(({ kind }) => kind === "state" && live.send(said(true)));
};

// A step that was pinned meanwhile comes in; the one that is shown stays.
const takeInSteps = async (talk, view) => {
  const read = await readAnew();
  if (!read || JSON.stringify(read.briefing.steps) === JSON.stringify(view.steps)) return;
  const more = read.briefing.steps.length - view.steps.length;
  const shown = view.steps[talk.state.number]?.id;
  const number = Math.max(
    0,
    read.briefing.steps.findIndex(({ id }) => id === shown),
  );
  await loadType(read.type);
  await view.redraw(read.briefing.steps, number);
  if (number !== talk.state.number) talk.act({ number });
  if (more > 0) say(more === 1 ? "One step more: it comes next." : `${more} steps more.`);
};

const ask = (question, talk, view) => {
  if (!question) return say("This is a file: the live dashboard is not in it. What is pinned is all here.");
  const { number } = talk.state;
  return question.open(view.steps[number].pins?.[0], view.steps[number], number);
};

const beginStage = async (briefing) => {
  const main = document.body.appendChild(make("main", { class: "stage" }));
  const black = make("div", { class: "black", hidden: true });
  const narrow = matchMedia("(max-width: 640px)");
  const view = new Show(main, briefing.steps, { open: openEvidence, flowing: narrow.matches });
  narrow.addEventListener("change", ({ matches }) => view.flow(matches));
  const talk = new Talk({ role: "stage" });
  const laser = new Laser(view, (point) => talk.send("laser", { point }));
  const refresh = async () => {
    await takeInSteps(talk, view);
    talk.send("refresh");
  };
  const question = place.served ? new Question(place.served, refresh) : null;
  const acts = {
    ...actsOf(view, talk),
    laser: () => say(laser.toggle() ? "Pointer" : "", 2),
    question: () => ask(question, talk, view),
  };
  const act = (name, more) => acts[name]?.(more);
  document.body.append(black, controls(act));
  listenToKeys((name, more) => (name === "stop" && question?.close()) || act(name, more));
  listenToSwipes(main, act);

  const { number, problem } = stepAsked(place.asked, briefing.steps.length, kept("step"));
  const show = async (before) => {
    const { state } = talk;
    black.hidden = !state.black;
    if (before?.number === state.number) return;
    writeStep(state.number);
    keep("step", state.number);
    await view.go(Math.min(state.number, view.steps.length - 1));
  };
  talk.state = { ...talk.state, number, at: 1 }; // a window that was here before knows better
  talk.listen((message) => {
    if (message.kind === "state") show(message.before);
    if (message.kind === "laser") laser.put(message.point);
    if (message.kind === "refresh") takeInSteps(talk, view);
  });
  addEventListener("hashchange", () => {
    const asked = stepAsked(location.hash.slice(1), view.steps.length, talk.state.number);
    if (asked.problem) say(asked.problem);
    if (asked.number !== talk.state.number) talk.act({ number: asked.number });
  });
  await show();
  if (problem) say(problem, 12);
  if (place.served && place.key) goLive(talk, view, act);
  question?.prepare(view.steps[number].pins?.[0]);
};

const beginSpeaker = (briefing) => {
  const talk = new Talk({ role: "speaker", session: place.session });
  const acts = {};
  const act = (name, more) => acts[name]?.(more);
  const view = new Speaker(document.body, briefing.steps, talk, act);
  const laser = new Laser(view.now, (point) => talk.send("laser", { point }));
  Object.assign(acts, actsOf(view, talk), { laser: () => laser.toggle(), speaker: () => {} });
  listenToKeys(act);
  talk.listen(({ kind, n, point }) => {
    if (kind === "state") view.show(talk.state);
    if (kind === "followers") view.count(n);
    if (kind === "laser") laser.put(point);
    if (kind === "refresh") takeInSteps(talk, view);
  });
  view.show(talk.state);
};

const begin = async () => {
  const briefing = JSON.parse(document.getElementById("briefing").textContent);
  document.title = briefing.title || "Briefing";
  setScheme(firstScheme(place.scheme));
  if (!briefing.steps.length) {
    const sentence =
      "This briefing has no steps yet. Pin a figure, a table or passages on any page, then open the stage again.";
    document.body.append(make("main", { class: "nothing" }, make("h1", {}, document.title), make("p", {}, sentence)));
    return;
  }
  await loadType(document.getElementById("type").textContent.trim());
  if (place.served) keepForReload(place.served);
  const ways = {
    stage: beginStage,
    speaker: beginSpeaker,
    print: ({ steps }) => showAllForPrint(steps),
    follow: () => beginFollowing(briefing, place, (view) => ownActs(view, () => view.current)),
    remote: () => beginRemote(briefing, place),
  };
  await ways[place.shows](briefing);
  document.documentElement.dataset.ready = "yes";
};

begin();
