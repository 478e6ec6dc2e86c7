"""The codebook to browse: what an entry says, and what it does in the selection."""

from functools import partial

import streamlit as st

from lib.analyses.pins import Behind, shown_behind
from lib.analyses.themes import every_passage_of_rule, passages_of_rule
from lib.codebook import Actor, Concept, Rule, Theme
from lib.revision import prove
from lib.ui.codebook.entries import Place, entry_in_force, strays
from lib.ui.codebook.layout import named_html, names_html, proofs_html, rule_html
from lib.ui.markup.escape import label
from lib.ui.markup.passages import hit_spans, passage_list
from lib.ui.session.state import Kept
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.choices import choose
from lib.ui.widgets.passages import passages_tools, speakers_of

PASSAGES = 5
PROBLEMS, PROBLEMS_HEIGHT = 4, 150
_MESSAGE = Kept[tuple[str, tuple[str, ...]]](
    "codebook_message", ("", ())
)  # what was done, and which entry was shown then


def pick_theme(view: View, part: str) -> str:
    """The theme whose rules are shown; "" in the other parts."""
    themes = {theme.id: label(theme.label.en) for theme in view.codebook.themes}
    return choose(view, "codebook_theme", "Theme", "of", themes, width=170) if part == "themes" and themes else ""


def draw_notes(view: View) -> None:
    """What the address asks for in vain, and what is wrong with the codebook."""
    if missing := strays(view):
        st.warning(
            f"The codebook does not have {' and '.join(label(one) for one in missing)} that the address asks for. "
            "It may have been renamed or taken out; this is what there is.",
            icon=":material/link_off:",
        )
    problems = view.codebook.problems
    if problems:
        st.markdown(f"**{len(problems)} left out of the codebook**")
        tall = len(problems) > PROBLEMS
        with st.container(border=True, height=PROBLEMS_HEIGHT if tall else "content", key="codebook_problems"):
            st.text("\n".join(str(problem).replace(f"{view.settings.codebook}/", "") for problem in problems))


def draw_message(view: View) -> bool:
    """What the last save did, where one pressed; whether there is anything to say."""
    message, where = _MESSAGE.get()
    said = bool(message) and where == _shown_entry(view)
    if said:
        st.success(label(message, 300), icon=":material/check:")
    return said


def set_message(view: View, done: str) -> None:
    """Have it said what was done, until another entry is looked at or something is written."""
    _MESSAGE.keep((done, _shown_entry(view)))


def clear_message() -> None:
    _MESSAGE.take()


def _shown_entry(view: View) -> tuple[str, ...]:
    return tuple(map(view.address.now().first, ("part", "of", "entry")))


def draw_entry(view: View, place: Place | None) -> None:
    """What an entry says and does."""
    if place is None:
        st.info("There is nothing here yet. Switch on Edit to write the first entry.", icon=":material/info:")
        return
    thing = entry_in_force(view, place)
    if isinstance(thing, Rule):
        _draw_rule(view, place, thing)
    elif isinstance(thing, Concept | Actor):
        _draw_head(view, f"{thing.label.en} {thing.label.zh}")
        st.html(named_html(view, thing, view.codebook))
    elif isinstance(thing, Theme):
        _draw_head(view, f"{thing.label.en} {thing.label.zh}")
        st.text(thing.about)
    elif place.part == "names":
        _draw_head(view, "What stays whole")
        st.html(names_html(view, view.codebook.names, view.codebook))
    else:
        _draw_head(view, place.id or place.file)
        st.text("This entry is left out: see what is wrong above.")


def _draw_head(view: View, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(label(name), anchor=False, width="content")
        if not view.wall:
            st.button(
                "Edit", key="codebook_edit_this", icon=":material/edit:", type="tertiary", on_click=_edit, args=(view,)
            )


def _edit(view: View) -> None:
    view.address.write(edit="1")


def _draw_rule(view: View, place: Place, rule: Rule) -> None:
    _draw_head(view, rule.id)
    st.html(rule_html(view, rule, view.codebook))
    proofs = prove(view.codebook, view.coder, place.theme, rule)
    if proofs and not view.wall:
        st.header("Its own proofs", anchor=False)
        st.html(proofs_html(proofs))
    if place.theme:
        _draw_passages(view, place.theme, rule.id)


def _draw_passages(view: View, theme: str, rule: str) -> None:
    shown = view.ask(passages_of_rule, view.subcorpus, theme, rule, PASSAGES + 1)
    passages, hits = shown.passages, shown.hits
    heading = "Where it fires" if len(passages) else "It fires nowhere in this selection"
    every = partial(every_passage_of_rule, view.corpus, view.subcorpus, theme, rule)
    behind = partial(_behind, view, theme, rule)
    st.html(show.heading_html(heading, *passages_tools(view, f"{rule} fires", "codebook_passages", every, behind)))
    listed = passages.head(2 if view.wall else PASSAGES)
    spans = [hit_spans(hits[hits["passage"] == passage], view.styles) for passage in listed["passage"]]
    passage_list(view, listed, spans, speakers_of(view, listed))
    if len(passages) > PASSAGES and not view.wall:
        st.markdown(f":small[The newest {PASSAGES} passages. Filter to see others.]")


def _behind(view: View, theme: str, rule: str, most: int) -> Behind:
    """The newest passages on which a rule fires, and how many there are."""
    every = every_passage_of_rule(view.corpus, view.subcorpus, theme, rule)
    shown = passages_of_rule(view.corpus, view.subcorpus, theme, rule, most)
    return shown_behind(view.corpus, shown, f"{rule} fires", len(every), every["key"].nunique())
