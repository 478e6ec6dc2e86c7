"""What a drafted dictionary would change in the counts, shown before anything is saved."""

from typing import Any

import streamlit as st

from lib.figures.style import ACCENT
from lib.text import Cutter
from lib.text.dictionary.edit import Plan
from lib.ui.dictionary.draft import cutter_of
from lib.ui.dictionary.recut import Preview, preview
from lib.ui.markup.codes_table import row, table
from lib.ui.markup.elements import escape
from lib.ui.markup.links import link
from lib.ui.markup.passages import Span, passage_list
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

SHOWN, EXAMPLES = 25, 3


def draw_preview(view: View, plan: Plan) -> Preview:
    """The counts that change, and passages in which they do.

    Raises
    ------
    QueryError: as `preview`.
    """
    with st.spinner("Cutting the passages again"):
        seen = preview(view, plan)
    n = len(seen.counts)
    show.header(view, f"{n:,} {'count changes' if n == 1 else 'counts change'}", seen.counts, "dictionary_preview")
    st.markdown(f":small[{_extent(seen)}]")
    if n:
        rows = [_row(view, one) for one in seen.counts.head(SHOWN).to_dict("records")]
        st.html(table(("Word", "Count now → then", "Change"), rows, counted=True))
        _draw_examples(view, seen, plan)
    return seen


def _extent(seen: Preview) -> str:
    looked = f"{seen.n_passages:,} {'passage' if seen.n_passages == 1 else 'passages'} of this selection"
    if not seen.n_passages:
        return "No passage of this selection holds it as it is written, so no count here would change."
    if seen.n_passages > len(seen.passages):
        return (
            f"Counted in the newest {len(seen.passages):,} of {looked} that hold it; the others change in the same way."
        )
    more = f" The first {SHOWN} are listed; the CSV has them all." if len(seen.counts) > SHOWN else ""
    return f"{looked} {'holds' if seen.n_passages == 1 else 'hold'} it; all were cut again.{more}"


def _row(view: View, one: dict[str, Any]) -> str:
    word = escape(one["term"]) if not one["before"] or view.wall else context_link(view, one["term"])
    return row((word, f"{one['before']:,} → {one['after']:,}", f"{one['change']:+,}".replace("-", "−")), current=False)


def context_link(view: View, term: str) -> str:
    """A link to a term's concordance under the filter that is on."""
    kept = view.address.carried()
    return link("concordance", kept | {"node": [term]}, escape(term), "color:inherit", f"See “{term}” in context")


def _draw_examples(view: View, seen: Preview, plan: Plan) -> None:
    st.header("Where it changes", anchor=False)
    shown = seen.passages.iloc[list(seen.examples[:EXAMPLES])]
    after = cutter_of(plan.entries)
    passage_list(view, shown, [_new_spans(view, text, after) for text in shown["text"]])


def _new_spans(view: View, text: str, after: Cutter) -> list[Span]:
    """The words that only the draft makes."""
    old = {(token.start, token.end, token.term) for token in view.cutter.tokens(text)}
    return [
        Span(token.start, token.end, ACCENT, token.term)
        for token in after.tokens(text)
        if (token.start, token.end, token.term) not in old
    ]
