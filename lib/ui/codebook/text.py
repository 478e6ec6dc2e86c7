"""A box for TOML in even-width type that reports while one types, which Streamlit's own text area does not."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

_CSS = """
label { display: block; font-size: 0.875rem; margin-bottom: 0.25rem; }
textarea {
  display: block; box-sizing: border-box; width: 100%; height: 20rem; resize: vertical; padding: 0.6rem 0.75rem;
  font: 0.875rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, "Didymium CJK", monospace; tab-size: 2;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
}
textarea:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""

_JS = """
const PAUSE = 350;
export default function ({ data, parentElement, setStateValue }) {
  let box = parentElement.querySelector("textarea");
  if (!box) {
    const label = document.createElement("label");
    label.append(document.createElement("span"));
    box = document.createElement("textarea");
    box.spellcheck = false;
    label.append(box);
    parentElement.append(label);
  }
  parentElement.querySelector("span").textContent = data.label;
  // What is being typed is never overwritten: only another text to edit takes its place.
  if (box.dataset.of !== data.of) {
    clearTimeout(box.pending);
    box.dataset.of = data.of;
    box.value = box.reported = data.text;
  }
  const report = () => {
    clearTimeout(box.pending);
    if (box.value === box.reported) return;
    box.reported = box.value;
    setStateValue("typed", { of: box.dataset.of, text: box.value });
  };
  box.oninput = () => {
    clearTimeout(box.pending);
    box.pending = setTimeout(report, PAUSE);
  };
  box.onblur = report;
  const warn = (event) => {
    if (box.value.trim() !== data.saved.trim()) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  return () => window.removeEventListener("beforeunload", warn);
}
"""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("didymium_toml", css=_CSS, js=_JS)


def toml_box(label: str, text: str, saved: str, of: str, key: str, typed: Callable[[str], None]) -> None:
    """Draw the box; ``typed`` is told the text shortly after each pause in the typing.

    Parameters
    ----------
    saved: what is no loss: while something else is in the box, the browser asks before it leaves or reloads.
    of: names what is edited; the box keeps what the viewer typed until this changes, and then shows ``text``.
    """

    def changed() -> None:
        said = getattr(st.session_state[key], "typed", None)
        if isinstance(said, dict) and said.get("of") == of and isinstance(said.get("text"), str):
            typed(said["text"])

    _component()(key=key, data={"label": label, "text": text, "saved": saved, "of": of}, on_typed_change=changed)
