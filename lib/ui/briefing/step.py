"""The step that is shown: its words to be written, and what it shows."""

from functools import partial

import streamlit as st

from lib.briefing import Step, edit
from lib.briefing.parse import LONGEST, MOST_MINUTES
from lib.ui.briefing.opened import (
    Opened,
    acting,
    change,
    change_text,
    open_step,
)
from lib.ui.briefing.refresh import draw_refresh
from lib.ui.briefing.shown import NARROWEST, draw_content, evidence_html, origin_html
from lib.ui.markup.elements import element
from lib.ui.markup.escape import label
from lib.ui.session.state import bind

_FIELDS = {
    "headline": ("Headline: the finding, in a sentence", "", 1),
    "note": ("Note for the room", "A line below the headline", 3),
    "speaker_notes": ("Speaker's notes", "Only you see these", 5),
}


def draw_no_briefing() -> None:
    """How a briefing begins, where there is none."""
    with st.container(key="briefing_step"):
        st.text("There is no briefing yet. Press the pin beside a heading on any page, or begin a new one.")


def draw_on_wall(opened: Opened) -> None:
    """The step as the room reads it, without what is done with it."""
    if (step := opened.step) is not None:
        paragraphs = (element("p", text) for text in step.note.split("\n\n") if text)
        st.html(element("div", element("h2", step.headline), *paragraphs))
        _draw_pins(opened, step)


def draw_step(opened: Opened) -> None:
    """The step that the address names, with what is done with it."""
    step = opened.step
    if step is None:
        st.text("This briefing has no step yet. Pin a figure on any page, or add a step at the left.")
        return
    with st.container(key="briefing_step"):
        _draw_words(opened, step)
        _draw_acts(opened, step)
        _draw_pins(opened, step)


def _draw_words(opened: Opened, step: Step) -> None:
    top, side = st.columns([5, 1], gap="small", vertical_alignment="bottom")
    with top:
        _draw_field(opened, step, "headline")
    with side:
        key = f"briefing_minutes_{step.id}"
        act = partial(_set_minutes, opened, step.id)
        st.number_input(
            "Minutes", 0.0, float(MOST_MINUTES), step=0.5, format="%g", key=key, on_change=bind(key, step.minutes, act)
        )
    left, right = st.columns(2, gap="small")
    with left:
        _draw_field(opened, step, "note")
    with right:
        _draw_field(opened, step, "speaker_notes")


def _set_minutes(opened: Opened, step: str, minutes: float) -> None:
    change(opened, "planned the time", lambda briefing: edit.set_minutes(briefing, step, minutes))


def _draw_field(opened: Opened, step: Step, field: str) -> None:
    name, placeholder, rows = _FIELDS[field]
    if step.kind == "text" and field == "note":
        name, placeholder = "Text", "A blank line parts paragraphs"
    key, written = f"briefing_{field}_{step.id}", getattr(step, field)
    draft = opened.draft_of(step, field)
    on_change = bind(key, written if draft is None else draft, partial(change_text, opened, step.id, field))
    if rows == 1:
        st.text_input(name, key=key, on_change=on_change, max_chars=LONGEST)
    else:
        height = 300 if step.kind == "text" and field == "note" else 110
        st.text_area(name, key=key, on_change=on_change, max_chars=LONGEST, height=height, placeholder=placeholder)
    if draft is not None and draft != written:
        _draw_draft(opened, step, field, draft, written)


def _draw_draft(opened: Opened, step: Step, field: str, draft: str, written: str) -> None:
    """A text that could not be saved, for the most part since somebody else was first: to be saved now, or dropped."""
    theirs = f"In the file now: “{label(written, 300)}”" if written else "In the file now: nothing"
    st.warning(f"Yours above is not saved. {theirs}", icon=":material/info:")
    with st.container(horizontal=True):
        act = partial(change_text, opened, step.id, field, draft)
        st.button("Save yours", key=f"briefing_save_{field}", icon=":material/save:", on_click=act)
        st.button("Drop yours", key=f"briefing_drop_{field}", icon=":material/close:", on_click=opened.desk.drop_draft)


def _draw_acts(opened: Opened, step: Step) -> None:
    """What can be done with a step."""
    steps, place = opened.briefing.steps, opened.briefing.steps.index(step)
    after = steps[place + 1] if place + 1 < len(steps) else None
    other = after or (steps[place - 1] if place else None)
    acts: list[tuple[str, str, edit.Edit]] = [
        ("Duplicate", "content_copy", lambda briefing: edit.duplicate(briefing, step.id)),
    ]
    if len(step.pins) == 1 and after and len(after.pins) == 1:
        acts.append(("Beside the next", "splitscreen_right", lambda briefing: edit.pair_with_next(briefing, step.id)))
    if len(step.pins) > 1:
        acts.append(("Part the two", "call_split", lambda briefing: edit.split(briefing, step.id)))
    if step.kind == "section":
        acts += [
            ("Section up", "arrow_upward", lambda briefing: edit.move_section(briefing, step.id, -1)),
            ("Section down", "arrow_downward", lambda briefing: edit.move_section(briefing, step.id, 1)),
        ]
    with st.container(horizontal=True, gap="small", key="briefing_acts"):
        for name, icon, act in acts:
            on_click = acting(opened, f"{name.lower()}: step {place + 1}", act)
            st.button(name, key=f"briefing_act_{icon}", icon=f":material/{icon}:", type="tertiary", on_click=on_click)
        removed = acting(
            opened,
            f"removed step {place + 1}",
            lambda briefing: edit.remove(briefing, step.id),
            lambda _: open_step(opened.view, other.id if other else ""),
        )
        st.button("Remove", key="briefing_remove", icon=":material/delete:", type="tertiary", on_click=removed)


def _draw_pins(opened: Opened, step: Step) -> None:
    grid = st.grid(max(1, len(step.pins)), min_column_width=NARROWEST, gap="large")
    for pin in step.pins:
        with grid.cell():
            st.html(element("h2", pin.heading, class_="frozen-heading"))
            draw_content(pin, f"briefing_pin_{pin.id}")
            st.html(origin_html(opened.view, pin) + evidence_html(pin))
            draw_refresh(opened, pin)
