"""The draft of the dictionary: its edits, what they would change, and the way to save them and back."""

from collections.abc import Callable, Collection
from pathlib import Path

import streamlit as st

from lib.errors import CorpusError, DictionaryError, QueryError
from lib.log import refused
from lib.model import Subcorpus
from lib.text.dictionary.saves import Save, revert_save, save_edits
from lib.ui.dictionary.draft import (
    DONE,
    DraftedEdits,
    add_edit,
    discard_edits,
    draft,
    drafted_edits,
    drop_edit,
    edit_label,
)
from lib.ui.dictionary.preview import draw_preview
from lib.ui.markup.escape import label
from lib.ui.session.live import bring_up_to_date, open_live
from lib.ui.session.state import take_typed
from lib.ui.session.view import View
from lib.wording import counted

_LONGEST = 400  # characters of an entry with its variants
MANY = 2_000  # articles that take long enough to be cut to say so
_LINES = "`term`, `term = other spelling`, `词 | 词` to split, `-term` to take back"


def draw_draft(view: View, wide: bool) -> None:
    """What is drafted and what it would change, side by side where there is room; on the wall only if there is any."""
    drafted = draft(view)
    _draw_done(view)
    if view.wall and not drafted.edits:
        return
    lines, changes = st.columns([5, 7], gap="large") if wide else (st.container(), st.container())
    with changes:
        previewed = _draw_changes(view, drafted)
    with lines:
        _draw_lines(view, drafted)
        if not view.wall:
            _draw_field(view)
            _draw_saving(view, drafted, previewed)


def _draw_lines(view: View, drafted: DraftedEdits) -> None:
    n = len(drafted.edits)
    title = f"Draft of {counted(n, 'change')}" if n else "Nothing is drafted"
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(title, anchor=False, width="content")
        if (n or drafted.refused) and not view.wall:
            st.button(
                "Discard",
                key="dictionary_discard",
                icon=":material/delete:",
                type="tertiary",
                on_click=discard_edits,
                args=(view,),
            )
    if not n and not drafted.refused:
        st.markdown(":small[Press between two words of the sentence, choose a phrase, or write an entry.]")
    for number, edit in enumerate((*drafted.edits, *drafted.refused)):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            if not view.wall:
                st.button(
                    "Drop",
                    key=f"dictionary_drop_{number}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=drop_edit,
                    args=(view, edit),
                    help=f"Drop “{label(edit)}” from the draft",
                )
            st.markdown(f"**{label(edit_label(edit))}**", width="stretch")
        if edit in drafted.refused:
            st.warning(label(drafted.refused[edit], 400), icon=":material/error:")


def _draw_field(view: View) -> None:
    st.text_input(
        "Write an entry",
        key="dictionary_entry",
        on_change=_written,
        args=(view,),
        placeholder="price floor = floor price",
    )
    st.markdown(f":small[{_LINES}]")


def _written(view: View) -> None:
    if entry := " ".join(take_typed("dictionary_entry")[:_LONGEST].split()):
        add_edit(view, entry)


def _draw_changes(view: View, drafted: DraftedEdits) -> bool:
    """The preview; whether there is one."""
    if not drafted.edits:
        return False
    try:
        draw_preview(view, drafted.plan)
    except QueryError as error:
        st.warning(f"{label(refused(error), 300)} Shorten the search of the filter to see what would change.")
        return False
    return True


def _draw_saving(view: View, drafted: DraftedEdits, previewed: bool) -> None:
    if not drafted.edits:
        return
    for sentence in _consequences(view):
        st.markdown(f":small[{sentence}]")
    if st.button("Add to dictionary", key="dictionary_save", disabled=not previewed):
        done = "; ".join(map(edit_label, drafted.edits))
        _do(view, lambda: save_edits(view.settings.dictionary, drafted.edits), f"Saved: {done}.", drafted.edits)


def _consequences(view: View) -> list[str]:
    """What saving does besides: sentences to read before."""
    manifest = view.corpus.manifest
    files = sorted({change.file for change in draft(view).plan.changes})
    sentences = [f"Writes to {label(' and '.join(files))} in seeds/dictionary; every save can be undone."]
    if not any(Path(root).exists() for root in manifest.roots):
        sentences.append(
            "The files this corpus was made from are gone, so it keeps the words it was cut into: saving changes no "
            "count here, and after a restart the contexts of these words cannot be shown until the files are back and "
            "the corpus is built again."
        )
    elif (n := view.totals(Subcorpus()).n_articles) > MANY:
        sentences.append(
            f"All {n:,} articles are cut again, which takes minutes; others see the present counts until then."
        )
    return sentences


def _do(view: View, change: Callable[[], Save], sentence: str, saved: Collection[str] = ()) -> None:
    """Change the dictionary, bring the corpus up to date, say so, and draw the page anew; what is saved is no draft."""
    try:
        done = change()
    except DictionaryError as error:
        st.error(label(refused(error), 400), icon=":material/error:")
        return
    before = view.corpus.manifest.text_version
    bar = st.progress(0.0, text="Looking through the articles")

    def progress(share: float, doing: str) -> None:
        bar.progress(min(share, 1.0), text=doing)

    try:
        bring_up_to_date(view.settings, progress)
        moved = open_live(view.settings).corpus.manifest.text_version != before
        effect = "Every page shows the new counts." if moved else "The counts of this corpus stay as they were."
    except CorpusError as error:
        effect = f"The corpus could not be cut again: {error}"
    DONE.keep((f"{sentence} {effect}", done.name))
    view.address.write(draft=[edit for edit in drafted_edits(view) if edit not in saved])
    st.rerun()


def _draw_done(view: View) -> None:
    """What the last save did, with the way back."""
    sentence, name = DONE.get()
    if not sentence or view.wall:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(label(sentence, 400), icon=":material/check:", width="stretch")
        if st.button("Undo", key="dictionary_undo", icon=":material/undo:"):
            undo_save(view, name)


def undo_save(view: View, name: str) -> None:
    """Undo a save and bring the corpus up to date."""
    _do(view, lambda: revert_save(view.settings.dictionary, name), "Undone.")
