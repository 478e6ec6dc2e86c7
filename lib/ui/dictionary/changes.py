"""What was saved into the dictionary, newest first, and the way back."""

from collections.abc import Mapping

import streamlit as st

from lib.settings import current
from lib.text.dictionary.edit import LineChange
from lib.text.dictionary.saves import Save, read_saves, undoable
from lib.ui.dictionary.draft import described
from lib.ui.dictionary.saving import undo_save
from lib.ui.markup.escape import label
from lib.ui.session.view import View

SHOWN = 50


def draw_changes(view: View) -> None:
    """Every save with the lines it changed."""
    saves, problems = read_saves(current().dictionary)
    for problem in problems:
        st.warning(label(str(problem), 300), icon=":material/report:")
    n = len(saves)
    st.header(f"{n:,} {'save' if n == 1 else 'saves'}" if n else "Nothing was saved here yet", anchor=False)
    if not n:
        st.markdown(":small[Entries that you add in Cut or in Phrases are listed here, each with the way back.]")
    standing, named = undoable(saves), {one.name: one for one in saves}
    for one in saves[:SHOWN]:
        _draw_save(view, one, named, one.name in standing)
    if n > SHOWN:
        st.markdown(f":small[The newest {SHOWN}; all are in the folder {label('dictionary/versions')}.]")


def _draw_save(view: View, one: Save, named: Mapping[str, Save], stands: bool) -> None:
    with (
        st.container(border=True, key=f"dictionary_saved_{one.name}"),
        st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"),
    ):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{label(_title(one, named), 400)}**")
            when = one.saved_at.replace("T", " ").replace("+00:00", " UTC")
            st.markdown(f":small[{label(when)} · {label('; '.join(map(_line, one.changes)), 400)}]")
        if view.wall:
            return
        name = ("Do it again" if one.undoes else "Undo") if stands else "Undone"
        if st.button(name, key=f"dictionary_undo_{one.name}", icon=":material/undo:", disabled=not stands):
            undo_save(view, one.name)


def _title(one: Save, named: Mapping[str, Save]) -> str:
    if not one.undoes:
        return "; ".join(map(described, one.edits))
    undone = named.get(one.undoes)
    return f"Undone: {_title(undone, named)}" if undone else "Undone: a save that is no longer here"


def _line(change: LineChange) -> str:
    was, became = change.before.strip(), change.after.strip()
    told = f"“{was}” became “{became}”" if was and became else f"“{became}” came" if became else f"“{was}” went"
    return f"{change.file}: {told}"
