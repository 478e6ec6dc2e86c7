"""The versions of the codebook: what each save changed, and the way back."""

import streamlit as st

from lib.codebook.edit import read_sheet
from lib.codebook.versions import AS_FOUND, Version, bring_back, difference, read_versions
from lib.errors import CodebookError
from lib.settings import current
from lib.ui.codebook_editor import tag_again
from lib.ui.codebook_layout import difference_html
from lib.ui.plain import label
from lib.ui.shell import on_wall

SHOWN = 50


def draw_versions() -> None:
    """Every save, newest first."""
    versions, problems = read_versions(current().codebook)
    for problem in problems:
        st.warning(label(str(problem), 300), icon=":material/report:")
    st.header(f"{len(versions)} {'version' if len(versions) == 1 else 'versions'}", anchor=False)
    if not versions:
        st.markdown("Nothing was saved here yet. The first save keeps the original too, to be brought back.")
    texts = {(version.file, version.after): version.text for version in versions}
    for version in versions[:SHOWN]:
        _draw_version(version, texts.get((version.file, version.before), version.text))
    if len(versions) > SHOWN:
        st.markdown(f":small[The newest {SHOWN}; all are in the folder {label('codebook/versions')}.]")


def _draw_version(version: Version, before: str) -> None:
    in_force = _in_force(version)
    with st.container(border=True, gap="small", key=f"codebook_version_{version.name}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xxsmall", width="stretch"):
                st.markdown(f"**{label(version.note or 'Saved')}** · {label(version.file)}")
                by = f" by {label(version.author)}" if version.author else ""
                when = label(version.saved_at.replace("T", " ").replace("+00:00", " UTC"))
                st.markdown(f":small[{when}{by}]")
            if not on_wall():
                asked = st.button(
                    "In force" if in_force else "Bring back",
                    key=f"codebook_bring_back_{version.name}",
                    icon=":material/check:" if in_force else ":material/history:",
                    disabled=in_force,
                )
        if not on_wall():
            _draw_difference(version, before)
            if asked:
                _bring_back(version)


def _draw_difference(version: Version, before: str) -> None:
    changed = st.expander("What it changed", key=f"codebook_diff_{version.name}", on_change="rerun")
    if changed.open:
        with changed:
            shown = difference(before, version.text, version.file)
            note = "The file as it was found; later saves changed it." if version.note == AS_FOUND else "Nothing."
            if shown:
                st.html(difference_html(shown))
            else:
                st.markdown(note)


def _in_force(version: Version) -> bool:
    try:
        return read_sheet(current().codebook, version.file).digest == version.after
    except CodebookError:
        return False


def _bring_back(version: Version) -> None:
    author = st.session_state.get("codebook_author") or ""
    try:
        bring_back(current().codebook, version, author)
    except CodebookError as error:
        st.error(label(str(error), 600), icon=":material/error:")
        return
    tag_again(f"Brought back {version.file} as of {version.saved_at}.")
