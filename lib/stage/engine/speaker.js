import { button, make, minutes } from "./elements.js";
import { Show } from "./show.js";

const planned = (steps) => steps.reduce((sum, step) => sum + (step.minutes ?? 0), 0);

// The step, the next one, the notes, and the time.
export class Speaker {
  constructor(parent, steps, talk, act) {
    this.steps = steps;
    this.talk = talk;
    const box = (name, title) => make("section", { class: name, "aria-label": title }, make("h2", {}, title));
    const [now, next] = [box("now", "Now"), box("next", "Next")];
    this.notes = make("div", { class: "notes", role: "region", tabindex: 0, "aria-label": "Notes" });
    this.clock = make("p", { class: "clock" });
    this.stepTime = make("p", { class: "step-time" });
    this.place = make("p", { class: "place" });
    const press = (label, name) => button(label, () => act(name));
    const bar = make(
      "div",
      { class: "bar" },
      press("← Before", "before"),
      press("Next →", "next"),
      press("Black", "black"),
      press("All steps", "overview"),
    );
    const share = make(
      "div",
      { class: "bar share" },
      press("Phone as remote", "phone"),
      press("Link for the audience", "audience"),
    );
    const side = make(
      "aside",
      { "aria-label": "Time and next step" },
      this.place,
      this.clock,
      this.stepTime,
      bar,
      next,
      share,
    );
    parent.append(make("main", { class: "speaker" }, now, side, this.notes));
    this.followers = make("span", { role: "status" });
    share.append(this.followers);
    this.now = new Show(now, steps, { still: true });
    this.next = new Show(next, steps, { still: true, alone: true });
    this.black = make("p", { class: "is-black", hidden: true }, "The stage is black");
    this.now.frame.append(this.black);
    setInterval(() => this.#tick(), 500);
  }

  show({ number, black }) {
    const step = this.steps[number];
    this.place.textContent = `Step ${number + 1} of ${this.steps.length}`;
    const written = (step.speaker_notes || "No notes for this step.").split(/\n\s*\n/);
    this.notes.replaceChildren(...written.map((part) => make("p", {}, part)));
    this.black.hidden = !black;
    this.now.go(number);
    this.next.frame.hidden = number + 1 >= this.steps.length;
    this.next.go(number + 1);
    this.#tick();
  }

  count(n) {
    this.followers.textContent = n === 1 ? "1 follows" : `${n} follow`;
  }

  #tick() {
    const { number, since, begun } = this.talk.state;
    const now = Date.now();
    const time = new Date(now).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const whole = planned(this.steps);
    const gone = minutes(begun ? (now - begun) / 1000 : 0);
    this.clock.textContent = `${time} · ${gone}${whole ? ` of ${minutes(whole * 60)}` : ""}`;
    const plan = (this.steps[number]?.minutes ?? 0) * 60;
    const spent = begun ? (now - since) / 1000 : 0;
    this.stepTime.textContent = plan
      ? `This step: ${minutes(spent)} of ${minutes(plan)}`
      : `This step: ${minutes(spent)}`;
    this.stepTime.classList.toggle("over", plan > 0 && spent > plan);
  }

  redraw(steps, number) {
    this.steps = steps;
    this.now.redraw(steps, number);
    this.next.redraw(steps, number + 1);
  }
}
