"""What a drafted dictionary would change in the counts, shown before anything is saved."""

import streamlit as st

from lib.analyses.dictionary import CountChangeRow, Recut, dictionary_cutter, recut, touched
from lib.figures.style import ACCENT
from lib.frames import rows
from lib.text import Cutter
from lib.text.dictionary.edit import Plan
from lib.ui.markup.elements import Markup, escape
from lib.ui.markup.links import link
from lib.ui.markup.passages import MarkedSpan, passage_list
from lib.ui.markup.table import Column, Table
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.wording import counted, noun

SHOWN, EXAMPLES = 25, 3


def draw_preview(view: View, plan: Plan) -> None:
    """The counts that change, and passages in which they do.

    Raises
    ------
    QueryError: as `lib.analyses.dictionary.recut`.
    """
    with st.spinner("Cutting the passages again"):
        compared = view.ask(recut, view.subcorpus, touched(plan), plan.entries, view.cutter)
    n = len(compared.counts)
    heading = counted(n, "count changes", "counts change")
    show.header(view, heading, compared.counts, "dictionary_preview")
    st.markdown(f":small[{_extent(compared)}]")
    if n:
        changes = rows(compared.counts.head(SHOWN), CountChangeRow)
        st.html(Table(_columns(view), changes, "codes counted").html(view))
        _draw_examples(view, compared, plan)


def _extent(compared: Recut) -> str:
    n, n_cut = compared.n_passages, len(compared.passages)
    passages = f"{counted(n, 'passage')} of this selection"
    if not n:
        return "No passage of this selection holds it as it is written, so no count here would change."
    if n > n_cut:
        return f"Counted in the newest {n_cut:,} of {passages} that hold it; the others change in the same way."
    more = f" The first {SHOWN} are listed; the CSV has them all." if len(compared.counts) > SHOWN else ""
    return f"{passages} {noun(n, 'holds', 'hold')} it; all were cut again.{more}"


def _columns(view: View) -> list[Column[CountChangeRow]]:
    return [
        Column("Word", lambda row: row.term if not row.before or view.wall else context_link(view, row.term)),
        Column("Count now → then", lambda row: f"{row.before:,} → {row.after:,}"),
        Column("Change", lambda row: f"{row.change:+,}".replace("-", "−")),
    ]


def context_link(view: View, term: str) -> Markup:
    """A link to a term's concordance under the filter that is on."""
    params = view.address.carried() | {"node": [term]}
    return link("concordance", params, escape(term), "color:inherit", f"See “{term}” in context")


def _draw_examples(view: View, compared: Recut, plan: Plan) -> None:
    st.header("Where it changes", anchor=False)
    shown = compared.passages.iloc[list(compared.examples[:EXAMPLES])]
    after = dictionary_cutter(plan.entries, view.corpus.found_words.words)
    passage_list(view, shown, [_new_spans(view, text, after) for text in shown["text"]])


def _new_spans(view: View, text: str, after: Cutter) -> list[MarkedSpan]:
    """The words that only the draft makes."""
    old = {(token.start, token.end, token.term) for token in view.cutter.tokens(text)}
    return [
        MarkedSpan(token.start, token.end, ACCENT, token.term)
        for token in after.tokens(text)
        if (token.start, token.end, token.term) not in old
    ]
