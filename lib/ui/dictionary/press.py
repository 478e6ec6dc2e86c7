"""HTML of our own with buttons in it: what is pressed is told, and the keyboard stays where it was."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

_JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  let box = parentElement.querySelector(":scope > .pressable");
  if (!box) {
    box = document.createElement("div");
    box.className = "pressable";
    parentElement.append(box);
  }
  if (box.drawn !== data.html) {
    const buttons = () => [...box.querySelectorAll("button[data-press]")];
    const at = buttons().indexOf(document.activeElement);
    box.drawn = data.html;
    box.innerHTML = data.html;
    if (at >= 0) buttons()[Math.min(at, buttons().length - 1)]?.focus({ preventScroll: true });
  }
  box.onclick = (event) => {
    const button = event.target.closest("button[data-press]");
    if (button) setTriggerValue("pressed", button.dataset.press);
  };
}
"""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("didymium_pressable", js=_JS, isolate_styles=False)


def pressable(html: str, key: str, pressed: Callable[[str], None]) -> None:
    """Draw HTML that is safe already; ``pressed`` is told the ``data-press`` of a button, which a visitor may forge."""

    def changed() -> None:
        said = getattr(st.session_state[key], "pressed", None)
        if isinstance(said, str):
            pressed(said)

    _component()(key=key, data={"html": html}, on_pressed_change=changed)
