"""The desk of blind coding: one passage, the themes, and the keys. What is chosen stays in the browser until saved."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from lib.figures import ThemeStyle
from lib.gold import Coded
from lib.model import LANGUAGE_NAMES

_CSS = """
.desk { outline: none; color: var(--st-text-color); font-family: var(--st-font); }
.where { display: flex; align-items: center; gap: .6rem; margin: 0 0 .5rem; font-size: .9rem; min-height: 2rem; }
.state { margin-left: auto; }
.on { min-height: 2rem; padding: .1rem .6rem; }
.on:disabled { visibility: hidden; }
.text {
  box-sizing: border-box; height: 13.5rem; overflow-y: auto; padding: 1.2rem 1.5rem;
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
  font-size: 1.35rem; line-height: 1.7; overflow-wrap: anywhere;
}
.text p { margin: 0; max-width: 42em; white-space: pre-line; }
.themes { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .6rem;
  margin: .8rem 0 .6rem; }
.text.long { font-size: 1.1rem; padding: .8rem 1.2rem; }
.theme { display: flex; }
.go { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
button {
  font: inherit; color: inherit; background: var(--st-background-color); cursor: pointer; min-height: 2.6rem;
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); padding: .3rem .8rem;
}
button:focus-visible, .text:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
button:disabled { opacity: .45; cursor: default; }
.pick { flex: 1; display: flex; align-items: center; gap: .55rem; min-height: 3.2rem; text-align: left;
  border-radius: var(--st-base-radius) 0 0 var(--st-base-radius); }
.doubt { border-left: 0; border-radius: 0 var(--st-base-radius) var(--st-base-radius) 0; width: 2.4rem; padding: 0; }
.icon { color: var(--hue); font-size: 1.15rem; }
.pick[aria-pressed=true] { background: color-mix(in oklab, var(--hue) 20%, var(--st-background-color));
  box-shadow: inset 0 0 0 2px var(--hue); font-weight: 600; }
.doubt[aria-pressed=true] { background: var(--st-text-color); color: var(--st-background-color); font-weight: 700; }
.asking .doubt { box-shadow: inset 0 0 0 2px var(--st-primary-color); }
.unsure[aria-pressed=true] { box-shadow: inset 0 0 0 2px var(--st-primary-color); }
.save { background: var(--st-primary-color); border-color: var(--st-primary-color); color: var(--st-background-color); }
kbd { font: inherit; font-size: .8rem; border: 1px solid currentcolor; border-radius: 4px; padding: .05rem .4rem;
  min-width: .8em; text-align: center; }
.said { min-height: 1.6rem; margin: .5rem 0 0; font-size: .9rem; }
.waiting .text p { opacity: .35; }
"""

_HTML = """
<div class="desk" role="group" aria-label="Passage to code" aria-busy="true" tabindex="-1">
  <div class="where">
    <span class="place"></span><span class="state"></span><button class="on"><kbd>→</kbd> Leave it</button>
  </div>
  <div class="text"><p></p></div>
  <div class="themes" role="group" aria-label="Themes"></div>
  <div class="go">
    <button class="none"><kbd>Space</kbd> None of them</button>
    <button class="save"><kbd>Enter</kbd> Save and go on</button>
    <button class="unsure" aria-pressed="false"><kbd>U</kbd> Unsure about …</button>
    <button class="back"><kbd>←</kbd> Back</button>
  </div>
  <p class="said" role="status"></p>
</div>
"""

# A key belongs to whatever the keyboard was moved to; a control that was only clicked does not keep Space and Enter.
_JS = """
const desks = new WeakMap();

function open(parent) {
  const one = (name) => parent.querySelector(name);
  const desk = { data: null, send: null, themes: new Set(), unsure: new Set() };
  Object.assign(desk, { asking: false, waiting: false, news: "" });
  const frame = one(".desk");
  let clicked = false;

  const overflows = () => one(".text").scrollHeight > one(".text").clientHeight;
  const scroll = (lines) => one(".text").scrollBy({ top: 30 * lines });
  const say = (words) => { one(".said").textContent = words; };

  function draw() {
    frame.classList.toggle("asking", desk.asking);
    frame.classList.toggle("waiting", desk.waiting);
    frame.setAttribute("aria-busy", desk.waiting);
    one(".unsure").setAttribute("aria-pressed", desk.asking);
    for (const theme of parent.querySelectorAll(".theme")) {
      theme.querySelector(".pick").setAttribute("aria-pressed", desk.themes.has(theme.dataset.id));
      theme.querySelector(".doubt").setAttribute("aria-pressed", desk.unsure.has(theme.dataset.id));
    }
  }

  function toggle(set, id) {
    if (desk.waiting) return;
    set.has(id) ? set.delete(id) : set.add(id);
    desk.asking = false;
    say("");
    draw();
  }

  function leave(name, value, news) {
    if (desk.waiting) return;
    desk.waiting = true;
    desk.asking = false;
    desk.news = news;
    draw();
    desk.send(name, { id: desk.data.id, turn: desk.data.turn, ...value });
  }

  const save = (none) => {
    if (none && desk.themes.size) return say("Themes are chosen: Enter saves them. To save none, take them off first.");
    if (!none && !desk.themes.size) return say("No theme is chosen: press 1 to 4, or Space for none of them.");
    const names = desk.data.themes.filter(({ id }) => desk.themes.has(id)).map(({ label }) => label);
    const news = `Saved: ${names.join(", ") || "none of them"}.`;
    leave("saved", { themes: [...desk.themes], unsure: [...desk.unsure] }, news);
  };
  const move = (to) => {
    if (to === "back" ? desk.data.first : !desk.data.correcting) return;
    leave("moved", { to }, "");
  };
  const ask = () => {
    desk.asking = !desk.asking;
    say(desk.asking ? "Unsure about which theme? Press 1 to 4." : "");
    draw();
  };

  one(".none").onclick = () => save(true);
  one(".save").onclick = () => save(false);
  one(".unsure").onclick = ask;
  one(".back").onclick = () => move("back");
  one(".on").onclick = () => move("on");

  function theme({ id, label, hue, icon }, number) {
    const box = document.createElement("div");
    box.className = "theme";
    box.dataset.id = id;
    box.style.setProperty("--hue", hue);
    box.innerHTML = `<button class="pick"><kbd>${number + 1}</kbd><span class="icon" aria-hidden="true"></span>` +
      '<span class="label"></span></button><button class="doubt">?</button>';
    box.querySelector(".icon").textContent = icon;
    box.querySelector(".label").textContent = label;
    const doubt = box.querySelector(".doubt");
    doubt.title = `Unsure about ${label}`;
    doubt.setAttribute("aria-label", doubt.title);
    doubt.onclick = () => toggle(desk.unsure, id);
    box.querySelector(".pick").onclick = () => toggle(desk.themes, id);
    return box;
  }

  desk.update = ({ data, setTriggerValue }) => {
    const fresh = desk.data === null;
    const another = fresh || desk.data.id !== data.id;
    desk.send = setTriggerValue;
    if (!another && desk.data.turn === data.turn) return;
    desk.data = data;
    desk.waiting = false;
    if (another) {
      desk.themes = new Set(data.chosen);
      desk.unsure = new Set(data.unsure);
      desk.asking = false;
      one(".themes").replaceChildren(...data.themes.map(theme));
      one(".place").textContent = data.place;
      one(".state").textContent = data.state;
      one(".text p").textContent = data.text;
      one(".text").lang = data.language;
      one(".text").scrollTop = 0;
      one(".text").classList.remove("long");
      one(".text").classList.toggle("long", overflows());
      overflows() ? one(".text").setAttribute("tabindex", "0") : one(".text").removeAttribute("tabindex");
      one(".back").disabled = data.first;
      one(".on").disabled = !data.correcting;
    }
    say(another ? desk.news : "");
    draw();
    if (fresh || document.activeElement === document.body) frame.focus({ preventScroll: true });
  };

  const inside = (event) => event.composedPath().includes(frame);
  desk.onPointer = () => { clicked = true; };
  desk.onKey = (event) => {
    if (event.key === "Tab") clicked = false;
    const typed = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typed.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]")) return;
    if (document.querySelector("[role=dialog], [role=listbox], [role=menu]")?.contains(document.activeElement)) return;
    const free = clicked || typed === document.body || typed === frame;
    const keys = {
      " ": free && (() => save(true)),
      Enter: free && (() => save(false)),
      Backspace: () => move("back"),
      ArrowLeft: (free || inside(event)) && (() => move("back")),
      ArrowRight: (free || inside(event)) && (() => move("on")),
      ArrowDown: free && overflows() && (() => scroll(2)),
      ArrowUp: free && overflows() && (() => scroll(-2)),
      u: ask,
      U: ask,
    };
    desk.data.themes.forEach(({ id }, number) => {
      keys[number + 1] = () => toggle(desk.asking ? desk.unsure : desk.themes, id);
    });
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || ["ArrowDown", "ArrowUp"].includes(event.key)) act();
  };
  return desk;
}

export default function (component) {
  const parent = component.parentElement;
  const desk = desks.get(parent) ?? open(parent);
  desks.set(parent, desk);
  desk.update(component);
  document.addEventListener("keydown", desk.onKey, true);
  document.addEventListener("pointerdown", desk.onPointer, true);
  return () => {
    document.removeEventListener("keydown", desk.onKey, true);
    document.removeEventListener("pointerdown", desk.onPointer, true);
  };
}
"""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("didymium_blind_desk", html=_HTML, css=_CSS, js=_JS)


def blind_desk(
    passage: Coded,
    place: str,
    styles: dict[str, ThemeStyle],
    turn: int,
    first: bool,
    save: Callable[[list[str], list[str]], None],
    move: Callable[[str], None],
) -> None:
    """One passage to code; with ``coded_at`` set, one to correct.

    Parameters
    ----------
    place: how far the coder has come, in words.
    turn: changes with every answer that was taken, so that the browser knows it may go on.
    first: there is nothing to go back to.
    save: told the themes and those the coder is unsure about.
    move: told "back" or "on".
    """
    key = "coding_desk"

    def told(event: str) -> dict[str, Any]:
        value = getattr(st.session_state[key], event, None)
        # An answer to another passage than the one shown here (a second click, a stale window) must not count.
        if isinstance(value, dict) and (value.get("id"), value.get("turn")) == (passage.id, turn):
            return dict(value)
        return {}

    def saved() -> None:
        if value := told("saved"):
            save(*([theme for theme in styles if theme in value.get(name, ())] for name in ("themes", "unsure")))

    def moved() -> None:
        if (to := told("moved").get("to")) in ("back", "on"):
            move(to)

    shown = [{"id": style.id, "label": style.label, "hue": style.hue, "icon": style.icon} for style in styles.values()]
    correcting = bool(passage.coded_at)
    data = {
        "id": passage.id,
        "text": passage.text,
        "language": passage.language,
        "place": f"{LANGUAGE_NAMES[passage.language]} · {place}",
        "state": f"You coded this on {passage.coded_at[:10]}" if correcting else "",
        "themes": shown,
        "chosen": sorted(passage.themes),
        "unsure": sorted(passage.unsure),
        "turn": turn,
        "first": first,
        "correcting": correcting,
    }
    _component()(key=key, data=data, on_saved_change=saved, on_moved_change=moved)
