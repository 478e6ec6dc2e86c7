"""What was saved into the dictionary, newest first, and the way back."""

from collections.abc import Mapping

import streamlit as st

from lib.text.dictionary.edit import LineChange
from lib.text.dictionary.saves import Save, read_saves, undoable
from lib.ui.dictionary.draft import edit_label
from lib.ui.dictionary.saving import undo_save
from lib.ui.markup.escape import label
from lib.ui.session.view import View
from lib.wording import counted

SHOWN = 50


def draw_changes(view: View) -> None:
    """Every save with the lines it changed."""
    saves, problems = read_saves(view.settings.dictionary)
    for problem in problems:
        st.warning(label(str(problem), 300), icon=":material/report:")
    n = len(saves)
    st.header(counted(n, "save") if n else "Nothing was saved here yet", anchor=False)
    if not n:
        st.markdown(":small[Entries that you add in Cut or in Phrases are listed here, each with the way back.]")
    standing, by_name = undoable(saves), {save.name: save for save in saves}
    for save in saves[:SHOWN]:
        _draw_save(view, save, by_name, is_current=save.name in standing)
    if n > SHOWN:
        st.markdown(f":small[The newest {SHOWN}; all are in the folder {label('dictionary/versions')}.]")


def _draw_save(view: View, save: Save, by_name: Mapping[str, Save], *, is_current: bool) -> None:
    with (
        st.container(border=True, key=f"dictionary_saved_{save.name}"),
        st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"),
    ):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"**{label(_title(save, by_name), 400)}**")
            when = save.saved_at.replace("T", " ").replace("+00:00", " UTC")
            st.markdown(f":small[{label(when)} · {label('; '.join(map(_line, save.changes)), 400)}]")
        if view.wall:
            return
        name = ("Do it again" if save.undoes else "Undo") if is_current else "Undone"
        if st.button(name, key=f"dictionary_undo_{save.name}", icon=":material/undo:", disabled=not is_current):
            undo_save(view, save.name)


def _title(save: Save, by_name: Mapping[str, Save]) -> str:
    if not save.undoes:
        return "; ".join(map(edit_label, save.edits))
    undone = by_name.get(save.undoes)
    return f"Undone: {_title(undone, by_name)}" if undone else "Undone: a save that is no longer here"


def _line(change: LineChange) -> str:
    was, became = change.before.strip(), change.after.strip()
    sentence = f"“{was}” became “{became}”" if was and became else f"“{became}” came" if became else f"“{was}” went"
    return f"{change.file}: {sentence}"
