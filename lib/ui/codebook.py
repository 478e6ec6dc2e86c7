"""The codebook to browse: what an entry says, and what it does in the selection."""

import streamlit as st

from lib import corpus as queries
from lib.codebook import Actor, Concept, Rule, Theme
from lib.corpus.rules import passages_of_rule
from lib.revision import prove
from lib.settings import current
from lib.ui import address
from lib.ui.codebook_entries import Place, entry_of
from lib.ui.codebook_layout import named_html, names_html, proofs_html, rule_html
from lib.ui.controls import choose
from lib.ui.doors import ask, codebook, coder, styles
from lib.ui.filter import subcorpus
from lib.ui.passages import hit_spans, passage_list
from lib.ui.plain import label
from lib.ui.shell import on_wall

PASSAGES = 5
PROBLEMS, PROBLEMS_HEIGHT = 4, 150
_SAID = "codebook_said"


def pick_theme(part: str) -> str:
    """The theme whose rules are shown; "" in the other parts."""
    themes = {theme.id: label(theme.label.en) for theme in codebook().themes}
    return choose("codebook_theme", "Theme", "of", themes) if part == "themes" and themes else ""


def draw_notes() -> None:
    """What the last save did, and what is wrong with the codebook."""
    said, where = st.session_state.get(_SAID, ("", ()))
    if said and where == _view():
        st.success(label(said, 300), icon=":material/check:")
    problems = codebook().problems
    if problems:
        st.markdown(f"**{len(problems)} left out of the codebook**")
        tall = len(problems) > PROBLEMS
        with st.container(border=True, height=PROBLEMS_HEIGHT if tall else "content", key="codebook_problems"):
            st.text("\n".join(str(problem).replace(f"{current().codebook}/", "") for problem in problems))


def say(done: str) -> None:
    """Have the page say what was done, until another entry is looked at or something is written."""
    st.session_state[_SAID] = (done, _view())


def say_nothing() -> None:
    st.session_state.pop(_SAID, None)


def _view() -> tuple[str, ...]:
    return tuple(map(address.first, ("part", "of", "entry")))


def draw_entry(place: Place | None) -> None:
    """What an entry says and does."""
    if place is None:
        st.info("There is nothing here yet. Switch on Edit to write the first entry.", icon=":material/info:")
        return
    thing = entry_of(place)
    if isinstance(thing, Rule):
        _draw_rule(place, thing)
    elif isinstance(thing, Concept | Actor):
        _draw_head(f"{thing.label.en} {thing.label.zh}")
        st.html(named_html(thing, codebook()))
    elif isinstance(thing, Theme):
        _draw_head(f"{thing.label.en} {thing.label.zh}")
        st.text(thing.about)
    elif place.part == "names":
        _draw_head("What stays whole")
        st.html(names_html(codebook().names, codebook()))
    else:
        _draw_head(place.id or place.file)
        st.text("This entry is left out: see what is wrong above.")


def _draw_head(name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header(label(name), anchor=False, width="content")
        if not on_wall():
            st.button("Edit", key="codebook_edit_this", icon=":material/edit:", type="tertiary", on_click=_edit)


def _edit() -> None:
    address.write(edit="1")


def _draw_rule(place: Place, rule: Rule) -> None:
    _draw_head(rule.id)
    st.html(rule_html(rule, codebook()))
    proofs = prove(codebook(), coder(), place.theme, rule)
    if proofs and not on_wall():
        st.header("Its own proofs", anchor=False)
        st.html(proofs_html(proofs))
    if place.theme:
        _draw_passages(place.theme, rule.id)


def _draw_passages(theme: str, rule: str) -> None:
    found = ask(passages_of_rule, subcorpus(), theme, rule, PASSAGES + 1)
    st.header("Where it fires" if len(found) else "It fires nowhere in this selection", anchor=False)
    shown = found.head(2 if on_wall() else PASSAGES)
    hits = ask(queries.hits_in, tuple(shown["passage"].tolist()))
    own = hits[(hits["theme"] == theme) & (hits["rule"] == rule)]
    spans = [hit_spans(own[own["passage"] == passage], styles()) for passage in shown["passage"]]
    passage_list(shown, spans, styles())
    if len(found) > PASSAGES and not on_wall():
        st.markdown(f":small[The newest {PASSAGES} passages. Filter to see others.]")
