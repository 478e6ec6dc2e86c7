"""Stop words changed in the page: in the address for a view and whoever has its link, saved for everybody."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.errors import QueryError
from lib.log import refused
from lib.text import SavedStopwords, save_stopwords, stopword_fault, undo_stopwords
from lib.ui.markup.escape import label
from lib.ui.session.state import Kept, take_typed
from lib.ui.session.view import View
from lib.ui.widgets.choices import OptionsBox, switch
from lib.wording import counted

MOST = 200
Change = Callable[[View, str], None]
_MESSAGE = Kept("keywords_stops_message", "")
_SAVED = Kept[SavedStopwords | None]("keywords_stops_saved", None)


def stopwords_here(view: View) -> frozenset[str]:
    """The stop words of this view: the saved ones, with what its address leaves out and takes back."""
    if view.address.first("stop") == "1":
        return frozenset()
    return (view.stopwords - frozenset(_changes(view, "keep"))) | frozenset(_changes(view, "drop"))


def stopwords_saved(view: View) -> frozenset[str]:
    """The same without what the address changes: what the places of words in a cloud depend on."""
    return frozenset() if view.address.first("stop") == "1" else view.stopwords


def _changes(view: View, name: str) -> tuple[str, ...]:
    """The words of a parameter that can be words at all."""
    values = dict.fromkeys(view.address.params.get(name, []))
    return tuple(value for value in values if stopword_fault(value) is None)[:MOST]


def leave_out(view: View, term: str) -> None:
    """Take a word off the list of this view. For use in callbacks."""
    kept, dropped = _changes(view, "keep"), _changes(view, "drop")
    new = () if term in view.stopwords or term in dropped else (term,)
    view.address.write(
        keep=[word for word in kept if word != term], drop=[*dropped, *new], word=None, within=None, at=None
    )


def take_back(view: View, term: str) -> None:
    """Put a stop word back on the list of this view. For use in callbacks."""
    kept, dropped = _changes(view, "keep"), _changes(view, "drop")
    new = (term,) if term in view.stopwords and term not in kept else ()
    view.address.write(drop=[word for word in dropped if word != term], keep=[*kept, *new], at=None)


def draw_stopwords(box: OptionsBox) -> None:
    """What can be done about stop words, among the options of a page; it opens on a click."""
    view = box.view
    if view.wall:
        return
    n = len(_changes(view, "drop")) + len(_changes(view, "keep"))
    if view.address.first("stop") == "1":
        box.note("Stop words too", "stop")
    elif n:
        box.note(f"{counted(n, 'stop word')} changed", "drop", "keep")
    # Its label stays the same: one with another label would be closed.
    lists = st.expander("Stop words", icon=":material/filter_alt_off:", key="keywords_stops", on_change="rerun")
    if lists.open:
        with lists:
            _draw_lists(view)


def _draw_lists(view: View) -> None:
    switch(view, "keywords_stopwords", "List stop words too", "stop")
    st.markdown(
        f":small[{len(view.stopwords):,} words that say nothing of the subject are not listed. "
        "What you change here stays in this view and its link until you save it.]"
    )
    _draw_changes(view, "drop", "Leave out a word", leave_out, take_back)
    _draw_changes(view, "keep", "Take a stop word back", take_back, leave_out)
    _draw_saving(view)
    if message := _MESSAGE.take():
        st.warning(label(message, 400), icon=":material/info:")
    for problem in view.live.stopword_problems:
        st.text(str(problem))


def _draw_changes(view: View, name: str, prompt: str, change: Change, undo: Change) -> None:
    key = f"keywords_{name}"

    def typed() -> None:
        written = take_typed(key)
        if written and (term := _term(view, written)):
            if (term in stopwords_here(view)) == (name == "drop"):
                _MESSAGE.keep(f"“{term}” is {'left out' if name == 'drop' else 'listed'} already.")
            change(view, term)

    st.text_input(prompt, key=key, on_change=typed, placeholder="A word, then Enter")
    words = _changes(view, name)
    if words:
        with st.container(horizontal=True, gap="small"):
            for word in words:
                st.button(
                    f"{label(word, 30)} :material/close:",
                    key=f"{key}_{word}",
                    type="tertiary",
                    on_click=undo,
                    args=(view, word),
                )


def _term(view: View, written: str) -> str:
    """The one term that a written word counts under, or "" with a sentence for the person who wrote it."""
    terms = view.cutter.terms(written)
    if len(terms) == 1:
        return terms[0]
    cut = f"is cut into {len(terms)} words ({', '.join(terms[:4])}): write them one by one"
    reason = cut if terms else "is no word"
    _MESSAGE.keep(f"“{written[:60]}” {reason}.")
    return ""


def _draw_saving(view: View) -> None:
    drop, keep = _changes(view, "drop"), _changes(view, "keep")
    with st.container(horizontal=True):
        st.button(
            "Save for everybody",
            key="keywords_stops_save",
            icon=":material/save:",
            disabled=not drop and not keep,
            on_click=_save,
            args=(view, drop, keep),
            help="Writes them into seeds/stopwords",
        )
        if saved := _SAVED.get():
            st.button("Undo", key="keywords_stops_undo", icon=":material/undo:", on_click=_undo, args=(view, saved))
    if saved:
        out, back = len(saved.left_out), len(saved.taken_back)
        st.markdown(f":small[Saved: {out} left out, {back} taken back, for everybody.]")


def _save(view: View, drop: Sequence[str], keep: Sequence[str]) -> None:
    try:
        _SAVED.keep(save_stopwords(view.settings.stopwords, drop, keep))
    except (QueryError, OSError) as error:
        _MESSAGE.keep(f"Nothing was saved: {refused(error)}")
    else:
        view.address.write(drop=None, keep=None)


def _undo(view: View, saved: SavedStopwords) -> None:
    try:
        undo_stopwords(view.settings.stopwords, saved)
    except (QueryError, OSError) as error:
        _MESSAGE.keep(f"It could not be undone: {refused(error)}")
    else:
        _SAVED.take()
        drop, keep = (*_changes(view, "drop"), *saved.left_out), (*_changes(view, "keep"), *saved.taken_back)
        # What was saved and then changed back in the view is as it was before both.
        view.address.write(
            drop=[word for word in dict.fromkeys(drop) if word not in keep],
            keep=[word for word in dict.fromkeys(keep) if word not in drop],
        )
