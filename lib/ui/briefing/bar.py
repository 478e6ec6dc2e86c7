"""Which briefing is open, and what is done with the whole of it: begin, call, copy, take along, open, delete, undo."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from lib.briefing import (
    Briefing,
    Step,
    briefing_path,
    briefing_text,
    edit,
    list_briefings,
    new_path,
    parse_bytes,
)
from lib.briefing.files import LARGEST
from lib.briefing.history import delete_briefing, deleted_briefings, save_briefing, take_back_save, undoable_save
from lib.briefing.parse import new_id
from lib.deck import BY_CHROMIUM, FORMATS, find_browser, make_file
from lib.errors import BriefingError, DeckError
from lib.log import refused
from lib.stage.presenter import stage_link
from lib.ui.briefing.opened import Desk, Opened, change
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.escape import label
from lib.ui.session.downloads import Make, offer
from lib.ui.session.pinning import current_briefing
from lib.ui.session.state import bind
from lib.ui.session.view import View
from lib.ui.widgets.choices import controls_row
from lib.wording import counted, short

_MOST_TOLD = 8


def draw_bar(view: View, desk: Desk, opened: Opened | None) -> None:
    """The controls of the page, what is to be said of the last act, and what of the file could not be used."""
    if view.wall:
        return
    with controls_row():
        if opened:
            _draw_choice(view, opened)
        st.button("New", key="briefing_new", icon=":material/add:", on_click=_begin, args=(view, desk))
        if opened:
            _draw_undo(view, opened)
        with st.popover("More", icon=":material/more_horiz:", key="briefing_more"):
            _draw_more(view, desk, opened)
        if opened:
            st.html(_ways(opened), width="content")
    if said := desk.said:
        desk.said = None
        (st.warning if said.wrong else st.info)(label(said.sentence, 400), icon=":material/info:")
    if opened and opened.problems:
        told = "  \n".join(label(str(problem), 400) for problem in opened.problems[:_MOST_TOLD])
        more = len(opened.problems) - _MOST_TOLD
        rest = f"  \nand {more:,} more" if more > 0 else ""
        kept = "  \nWhat is left out here is in the file until you change something, and can be brought back by Undo."
        st.warning(f"{told}{rest}{kept}", icon=":material/info:")


def _draw_choice(view: View, opened: Opened) -> None:
    listed = [one for one in list_briefings(view.settings.briefings) if not one.problem]
    titles = {one.stem: one.title for one in listed}

    def changed(stem: str) -> None:
        current_briefing().stem = stem
        view.address.write(briefing=stem, step=None)

    st.selectbox(
        "Briefing",
        list(titles),
        format_func=lambda stem: _told_apart(stem, titles),
        key="briefing_choice",
        on_change=bind("briefing_choice", opened.path.stem, changed),
        width=300,
    )


def _told_apart(stem: str, titles: dict[str, str]) -> str:
    title = short(titles[stem], 60)
    alike = sum(short(other, 60) == title for other in titles.values()) > 1
    return f"{title} ({stem})" if alike else title


def _draw_undo(view: View, opened: Opened) -> None:
    last = undoable_save(opened.path)
    st.button(
        "Undo",
        key="briefing_undo",
        icon=":material/undo:",
        on_click=_undo,
        args=(view, opened),
        disabled=last is None,
        help=label(f"Takes back: {last.what}", 200) if last else "Nothing to take back",
    )


def _undo(view: View, opened: Opened) -> None:
    try:
        if (last := undoable_save(opened.path)) is None:
            opened.desk.say("There is nothing to take back: the file was changed from outside.", wrong=True)
            return
        take_back_save(opened.path, last)
        opened.desk.own_save(last.after, last.before)
        opened.desk.say(f"Taken back: {last.what}.")
        if not last.before:
            view.address.write(briefing=None, step=None)
    except BriefingError as error:
        opened.desk.say(refused(error), wrong=True)


def _draw_more(view: View, desk: Desk, opened: Opened | None) -> None:
    if opened:
        title = opened.briefing.title
        rename = bind("briefing_title", title, partial(_rename, opened))
        st.text_input("Title of the briefing", key="briefing_title", on_change=rename, max_chars=300)
        with st.container(horizontal=True):
            copied, deleted = partial(_copy, view, opened), partial(_delete, view, opened)
            st.button("Duplicate", key="briefing_copy", icon=":material/content_copy:", on_click=copied)
            st.button("Delete", key="briefing_delete", icon=":material/delete:", on_click=deleted)
    st.file_uploader(
        "Open a colleague's file",
        type="json",
        key="briefing_upload",
        on_change=_uploaded,
        args=(view, desk),
        help="A copy of it is kept here.",
        max_upload_size=LARGEST // 1_000_000,
    )
    for save in deleted_briefings(view.settings.briefings)[:3]:
        st.button(
            label(f"Bring back {save.file.removesuffix('.json')}", 60),
            key=f"briefing_back_{save.name}",
            icon=":material/restore:",
            type="tertiary",
            on_click=partial(_bring_back, view, desk, save.file),
        )


def _rename(opened: Opened, title: str) -> None:
    change(opened, "changed the title", lambda briefing: edit.set_title(briefing, title))


def _ways(opened: Opened) -> Markup:
    """To the stage, and what can be taken along."""
    stem, briefing = opened.path.stem, opened.briefing
    named = element("summary", "Take along", title="Files of this briefing")
    menu = element("details", named, element("div", *_files(stem, briefing)), class_="drop downloads")
    href = stage_link(opened.view.settings.corpus, stem)
    present = element("a", "Present", href=href, data_apart=f"stage-{stem}", class_="present")
    minutes = edit.total_minutes(briefing)
    planned = f", {minutes:g} minutes" if minutes else ""
    n = element("span", f"{counted(len(briefing.steps), 'step')}{planned}", class_="planned")
    return element("div", present, menu, n, class_="briefing-ways")


def _files(stem: str, briefing: Briefing) -> Iterator[Markup]:
    """Links to the files of a briefing; where this machine cannot make some, a sentence says what there is instead."""
    why = _no_chromium()
    made = partial(make_file, briefing)
    for ending, name in FORMATS.items():
        if not (why and ending in BY_CHROMIUM):
            yield _file(name, f"{stem}{ending}", ending, partial(made, ending))
        if ending == ".pptx":
            yield _file("PowerPoint, dark", f"{stem}-dark.pptx", "-dark.pptx", partial(made, ending, scheme="dark"))
        if ending == ".pdf" and not why:
            handout = partial(made, ending, notes=True)
            yield _file("PDF with the notes below each step", f"{stem}-notes.pdf", "-notes.pdf", handout)
    yield _file("File for a colleague (JSON)", f"{stem}.json", ".json", partial(briefing_text, briefing))
    if why:
        yield element("p", why)


def _file(name: str, file: str, kind: str, make: Make) -> Markup:
    """``kind`` is its name among what the session is offered."""
    return element("a", name, href=offer(f"briefing{kind}", make, file), download=file)


def _no_chromium() -> str:
    """Why there is no PDF and there are no pictures; "" where there are."""
    try:
        find_browser()
    except DeckError as error:
        return refused(error)
    return ""


def _begin(view: View, desk: Desk) -> None:
    """Begin a briefing with a title and an end."""
    steps = (Step(new_id(), "title", "Untitled briefing"), Step(new_id(), "closing", "Thank you"))
    _keep(view, desk, Briefing("Untitled briefing", steps), "began a briefing")


def _copy(view: View, opened: Opened) -> None:
    steps = tuple(edit.copied(step) for step in opened.briefing.steps)
    _keep(view, opened.desk, Briefing(f"{opened.briefing.title} (copy)", steps), "copied a briefing")


def _keep(view: View, desk: Desk, briefing: Briefing, what: str) -> None:
    path = new_path(view.settings.briefings, briefing.title)
    try:
        save_briefing(path, briefing, "", what)
    except BriefingError as error:
        desk.say(refused(error), wrong=True)
        return
    _show(view, path.stem)


def _show(view: View, stem: str) -> None:
    current_briefing().stem = stem
    view.address.write(briefing=stem, step=None)


def _delete(view: View, opened: Opened) -> None:
    try:
        delete_briefing(opened.path, opened.desk.as_left(opened.digest))
    except BriefingError as error:
        opened.desk.say(refused(error), wrong=True)
        return
    current_briefing().stem = ""
    view.address.write(briefing=None, step=None)
    opened.desk.say(f"“{short(opened.briefing.title, 60)}” is deleted. It can be brought back under More.")


def _bring_back(view: View, desk: Desk, file: str) -> None:
    path = view.settings.briefings / file
    try:
        if (last := undoable_save(path)) is not None:
            take_back_save(path, last)
            _show(view, briefing_path(path.parent, path.stem).stem)
    except BriefingError as error:
        desk.say(refused(error), wrong=True)


def _uploaded(view: View, desk: Desk) -> None:
    """Keep a copy of a file that somebody hands in; what of it cannot be used is said once it is open."""
    if (file := st.session_state.get("briefing_upload")) is None:
        return
    opened = parse_bytes(file.getvalue(), file.name)
    if not opened.briefing.steps and not opened.briefing.title:
        told = str(opened.problems[0]) if opened.problems else f"{file.name} holds no briefing."
        desk.say(f"Nothing was opened. {told}", wrong=True)
        return
    title = opened.briefing.title or file.name.removesuffix(".json")
    _keep(view, desk, Briefing(title, opened.briefing.steps), f"opened {short(file.name, 60)}")
    if opened.problems:
        n = counted(len(opened.problems), "part of it was", "parts of it were")
        desk.say(f"{n} left out. {opened.problems[0]}", wrong=True)
