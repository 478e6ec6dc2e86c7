"""The desk of blind coding: one passage, the themes, and the keys. What is chosen stays in the browser until saved."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from lib.figures.style import ThemeStyle
from lib.gold import Coded
from lib.model import LANGUAGE_NAMES
from lib.ui.markup.elements import asset
from lib.ui.session.state import event


@cache
def _component() -> Callable[..., object]:
    html, css, js = (asset(__file__, f"blind.{kind}") for kind in ("html", "css", "js"))
    return st.components.v2.component("didymium_blind_desk", html=html, css=css, js=js)


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

    def answer(name: str) -> dict[str, Any]:
        value = event(key, name)
        # An answer to another passage than the one shown here (a second click, a stale window) must not count.
        if isinstance(value, dict) and (value.get("id"), value.get("turn")) == (passage.id, turn):
            return dict(value)
        return {}

    def saved() -> None:
        if value := answer("saved"):
            save(*([theme for theme in styles if theme in value.get(name, ())] for name in ("themes", "unsure")))

    def moved() -> None:
        if (to := answer("moved").get("to")) in ("back", "on"):
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
