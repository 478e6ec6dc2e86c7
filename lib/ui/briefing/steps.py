"""The steps of a briefing as a list to order, and what can be added to it."""

from collections.abc import Callable
from functools import cache, partial

import streamlit as st

from lib.briefing import Briefing, Step, StepKind, edit
from lib.briefing.parse import new_id
from lib.ui.briefing.opened import Opened, acting, change, open_step
from lib.ui.markup.elements import asset
from lib.ui.session.state import event

_KEY = "briefing_steps"
_NEW: dict[StepKind, tuple[str, str]] = {
    "section": ("Section", "New section"),
    "text": ("Text", "What to say"),
    "title": ("Title", "Title"),
    "closing": ("End", "Thank you"),
}


@cache
def _component() -> Callable[..., object]:
    html, css, js = (asset(__file__, f"steps.{kind}") for kind in ("html", "css", "js"))
    return st.components.v2.component("didymium_briefing_steps", html=html, css=css, js=js)


def draw_steps(opened: Opened) -> None:
    """The list, and a button for each kind of step that is written and not pinned."""
    current = opened.step
    data = {"version": opened.digest, "steps": [_step_data(step, current) for step in opened.briefing.steps]}
    _component()(
        key=_KEY,
        data=data,
        on_step_change=partial(_opened, opened),
        on_order_change=partial(_ordered, opened),
    )
    with st.container(horizontal=True, gap="small", key="briefing_add"):
        for kind, (name, headline) in _NEW.items():
            step = Step(new_id(), kind, headline)
            st.button(
                name,
                key=f"briefing_add_{kind}",
                icon=":material/add:",
                type="tertiary",
                on_click=acting(opened, f"added a step: {name.lower()}", _added(opened, step), _shown(opened, step)),
            )
    if not any(step.pins for step in opened.briefing.steps):
        st.markdown(":small[Pin a figure or a table: the pin beside its heading, on any page.]")


def _step_data(step: Step, current: Step | None) -> dict[str, object]:
    return {
        "id": step.id,
        "kind": step.kind,
        "headline": step.headline[:300],
        "minutes": step.minutes,
        "pins": len(step.pins),
        "current": step is current,
    }


def _added(opened: Opened, step: Step) -> edit.Edit:
    """What puts a step behind the one that is shown; a title first, an end last."""
    behind = opened.step.id if opened.step and step.kind in {"section", "text"} else ""
    if behind and opened.step and opened.step.kind == "closing":
        behind = ""

    def act(briefing: Briefing) -> Briefing:
        more = edit.insert(briefing, step, behind)
        return edit.move(more, step.id, -len(more.steps)) if step.kind == "title" else more

    return act


def _shown(opened: Opened, step: Step) -> Callable[[Briefing], None]:
    return lambda _: open_step(opened.view, step.id)


def _opened(opened: Opened) -> None:
    step = event(_KEY, "step")
    if isinstance(step, str) and any(one.id == step for one in opened.briefing.steps):
        open_step(opened.view, step)


def _ordered(opened: Opened) -> None:
    match event(_KEY, "order"):
        case {"order": [*order]} if all(isinstance(one, str) for one in order):
            change(opened, "ordered the steps", lambda briefing: edit.reorder(briefing, order))
