"""The word cloud on the page: crisp text that can be clicked, or reached and pressed from the keyboard."""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from typing import Any

import streamlit as st

from lib.figures import Cloud

_CSS = """
svg { display: block; width: 100%; height: auto; font-family: 'Didymium Sans', 'Noto Sans SC', sans-serif; }
text { cursor: pointer; }
text:hover { text-decoration: underline; }
text:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""

_JS = """
const SVG = "http://www.w3.org/2000/svg";
export default function ({ data, parentElement, setTriggerValue }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${data.width} ${data.height}`);
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", data.alt);
  for (const word of data.words) {
    const text = document.createElementNS(SVG, "text");
    text.textContent = word.text;
    // Small words need the contrast of text, which no hue has in both schemes: the ink in force is mixed in.
    text.style.fill = `color-mix(in oklab, ${word.colour} 55%, var(--st-text-color))`;
    for (const [name, value] of Object.entries({
      x: word.x, y: word.y, "font-size": word.size, textLength: word.width,
      lengthAdjust: "spacingAndGlyphs", tabindex: 0, role: "button",
    })) text.setAttribute(name, value);
    text.setAttribute("aria-label", `${word.text}, ${word.shown}`);
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${word.text}: ${word.shown}`;
    text.appendChild(title);
    text.onclick = () => setTriggerValue("word", word.text);
    text.onkeydown = (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        setTriggerValue("word", word.text);
      }
    };
    svg.appendChild(text);
  }
  parentElement.querySelector("svg")?.remove();
  parentElement.appendChild(svg);
}
"""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("didymium_word_cloud", css=_CSS, js=_JS)


def word_cloud(cloud: Cloud, shown: Callable[[float], str], key: str, pick: Callable[[str], None]) -> None:
    """Draw a placed cloud; ``shown`` writes a word's value, ``pick`` is told a clicked word."""

    def picked() -> None:
        word = getattr(st.session_state[key], "word", None)
        if word in {placed.text for placed in cloud.words}:
            pick(word)

    words = [{**asdict(word), "shown": shown(word.value)} for word in cloud.words]
    data = {"words": words, "width": cloud.width, "height": cloud.height, "alt": cloud.alt}
    _component()(key=key, data=data, on_word_change=picked)
