"""The versions of the codebook: what each save changed, and the way back."""

from contextlib import suppress

import streamlit as st

from lib.codebook.changes import changes_in_words
from lib.codebook.edit import Sheet, read_sheet
from lib.codebook.versions import (
    AS_FOUND,
    Version,
    bring_back,
    current_versions,
    difference,
    read_versions,
)
from lib.errors import CodebookError
from lib.log import refused
from lib.ui.codebook.draft import judged_sheet
from lib.ui.codebook.editor import tag_again
from lib.ui.codebook.entry import draw_message
from lib.ui.codebook.layout import changes_html
from lib.ui.codebook.preview import draw_changes, draw_preview
from lib.ui.markup.elements import Markup
from lib.ui.markup.escape import label
from lib.ui.session.state import Kept, typed
from lib.ui.session.view import View

SHOWN = 50
_QUESTION = Kept[tuple[str, Sheet | None]]("codebook_bringing_back", ("", None))  # a version, and the file then


_PRESSED = Kept("codebook_brought_back", "")  # a version: what was done is said where one pressed


def draw_versions(view: View) -> None:
    """Every save, newest first."""
    versions, problems = read_versions(view.settings.codebook)
    for problem in problems:
        st.warning(label(str(problem), 300), icon=":material/report:")
    st.header(f"{len(versions)} {'version' if len(versions) == 1 else 'versions'}", anchor=False)
    if not versions:
        st.markdown("Nothing was saved here yet. The first save keeps the original too, to be brought back.")
    texts = {(version.file, version.after): version.text for version in versions}
    is_current = current_versions(view.settings.codebook, versions)
    for version in versions[:SHOWN]:
        _draw_version(
            view, version, texts.get((version.file, version.before), version.text), version.name in is_current
        )
    if len(versions) > SHOWN:
        st.markdown(f":small[The newest {SHOWN}; all are in the folder {label('codebook/versions')}.]")


def _draw_version(view: View, version: Version, before: str, is_current: bool) -> None:
    with st.container(border=True, gap="small", key=f"codebook_version_{version.name}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xxsmall", width="stretch"):
                st.markdown(f"**{version.number} · {label(version.note or 'Saved')}** · {label(version.file)}")
                by = f" by {label(version.author)}" if version.author else ""
                st.markdown(f":small[{label(version.title.replace('version', 'Version', 1))}{by}]")
            if not view.wall:
                _draw_way_back(view, version, is_current)
        if version.name == _PRESSED.get():
            draw_message(view)
        if not view.wall:
            _draw_question(view, version)
            _draw_difference(version, before)


def _draw_way_back(view: View, version: Version, is_current: bool) -> None:
    same = is_current or _same_as_now(view, version)
    st.button(
        "In force" if is_current else "Same text as now" if same else "Bring back",
        key=f"codebook_bring_back_{version.name}",
        icon=":material/check:" if is_current else ":material/history:",
        disabled=same,
        on_click=_ask,
        args=(view, version),
    )


def _same_as_now(view: View, version: Version) -> bool:
    try:
        return read_sheet(view.settings.codebook, version.file).text == version.text
    except CodebookError:
        return True  # a file that is gone cannot be saved into


def _ask(view: View, version: Version) -> None:
    """Have the page ask about one version, against the file as it is now."""
    with suppress(CodebookError):
        _QUESTION.keep((version.name, read_sheet(view.settings.codebook, version.file)))


def _ask_nothing() -> None:
    _QUESTION.take()


def _draw_question(view: View, version: Version) -> None:
    """What bringing the version back would change, and the way to do it or not."""
    name, opened = _QUESTION.get()
    if opened is None or name != version.name:
        return
    st.markdown(f"What {label(version.title)} would change in the file as it is now:")
    st.html(_told(opened.text, version))
    with st.container(horizontal=True):
        agreed = st.button("Bring it back", key=f"codebook_agree_{version.name}")
        st.button("Leave as it is", key=f"codebook_leave_{version.name}", on_click=_ask_nothing)
    if agreed:
        _bring_back(view, opened, version)
    verdict = judged_sheet(view, Sheet(version.file, version.text))
    if verdict.book and (revision := draw_preview(view, verdict.book)):
        draw_changes(view, revision)


def _told(before: str, version: Version) -> Markup:
    """What stands in a version and not in a text before it, in words."""
    changes = changes_in_words(before, version.text, version.file)
    return changes_html(changes, difference(before, version.text, version.file))


def _draw_difference(version: Version, before: str) -> None:
    changed = st.expander("What it changed", key=f"codebook_diff_{version.name}", on_change="rerun")
    if changed.open:
        with changed:
            if before != version.text:
                st.html(_told(before, version))
            else:
                found = version.note == AS_FOUND
                st.markdown("The file as it was found; later saves changed it." if found else "Nothing.")


def _bring_back(view: View, opened: Sheet, version: Version) -> None:
    author = typed("codebook_author")
    _ask_nothing()
    _PRESSED.keep(version.name)
    try:
        bring_back(view.settings.codebook, opened, version, author)
    except CodebookError as error:
        st.error(label(refused(error), 600), icon=":material/error:")
        return
    tag_again(view, f"Brought back {version.file} as of {version.title}.")
