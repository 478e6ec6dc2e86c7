"""Words that stand together more often than chance has it, to be kept whole by a click."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses import leave_one_out
from lib.corpus import contexts, nodes
from lib.corpus.counts import ngrams
from lib.errors import CorpusError, QueryError
from lib.figures.network import ASSOCIATION_LABELS
from lib.model import LANGUAGE_NAMES
from lib.stats import CERTAIN, Association, association
from lib.text import fold
from lib.text.dictionary.proposals import whole_entry
from lib.text.fold import fold_shapes
from lib.ui.dictionary.draft import add, draft
from lib.ui.dictionary.press import pressable
from lib.ui.dictionary.preview import context_link
from lib.ui.leave_one_out.switch import unit_left_out
from lib.ui.markup.elements import escape
from lib.ui.markup.pager import asked_place, pages_html
from lib.ui.session.view import View
from lib.ui.widgets import figures as show
from lib.ui.widgets.stop_words import stopwords_here

LENGTHS = {"2": "2", "3": "3", "4": "4", "5": "5"}
PAGE_SIZE, ON_WALL = 25, 8
SEEN = 200  # occurrences that are looked at to see how a phrase is written
NAMED = 0.9  # the share of them in capitals that makes it a name
_MANY_WORDS = {0: 2, 20_000: 5, 2_000_000: 20, 20_000_000: 50}  # running words from which on a phrase is so frequent
WORDS_IN: dict[str, str] = {"all": "Both"} | {str(language): name for language, name in LANGUAGE_NAMES.items()}
_RANKED: tuple[Association, ...] = ("log_dice", "g2", "mi", "t_score")
MEASURES: dict[Association, str] = {measure: ASSOCIATION_LABELS[measure] for measure in _RANKED}
_TOLD = {
    "Articles": "Articles the phrase occurs in",
    "Expected": "How often its two parts would stand together by chance",
    ASSOCIATION_LABELS["log_dice"]: "How exclusively the parts stand together: at most 14; 1 more is twice as often",
    ASSOCIATION_LABELS["g2"]: "How surely it is not chance; above 15.13 one chance in 10,000",
    ASSOCIATION_LABELS["mi"]: "How many times more often than by chance, as a power of 2; favours the rare",
    ASSOCIATION_LABELS["t_score"]: "How sure it is that there is a connection; favours the frequent",
}


def draw_phrases(view: View, length: str, by: Association, language: str, least: str) -> None:
    """The phrases of the selection by a measure, a page of them."""
    with st.spinner("Counting phrases"):
        found = view.ask(ngrams, view.subcorpus, int(length), int(least), stopwords_here(view))
    scored = association(found if language == "all" else found[found["language"] == language], by=by)
    n = len(scored)
    at = asked_place(view, n, ON_WALL if view.wall else PAGE_SIZE)
    heading = f"{n:,} {'phrase' if n == 1 else 'phrases'} of {length} words"
    show.header(view, heading, scored, "dictionary_phrases", pages=pages_html(view, at, n))
    if not n:
        st.text("No phrase of this selection is so frequent. Ask for fewer words or occurrences, or drop a filter.")
        return
    shown = _with_notes(view, scored.iloc[at.offset : at.offset + at.size], int(length), int(least))
    pressable(_table(view, shown, by), "dictionary_found", partial(_keep, view))


def _with_notes(view: View, shown: pd.DataFrame, n_words: int, least: int) -> pd.DataFrame:
    """The phrases, each with what it hangs on if something is left out; how many do is said."""
    unit = unit_left_out(view)
    if unit is None:
        return shown.assign(note="")
    with st.spinner(f"Leaving out each {unit}"):
        checked = leave_one_out.check_phrases(view.corpus, view.subcorpus, shown, n_words, least, unit)
    if len(checked):
        verdict = leave_one_out.verdict(checked, unit, "phrase", "together")
        sure = f" Sure is a G² of {CERTAIN} or more." if (checked["note"] == leave_one_out.UNSURE).any() else ""
        st.markdown(f":small[Of this page, {verdict[0].lower()}{verdict[1:]}{sure}]")
    return shown.assign(note=checked["note"].reindex(shown.index, fill_value=""))


def least_often(view: View) -> dict[str, str]:
    """How often a phrase must occur to be listed; what suits the size of the selection comes first."""
    n = view.totals(view.subcorpus).n_tokens
    suited = next(least for size, least in reversed(_MANY_WORDS.items()) if n >= size)
    return {str(least): f"{least}×" for least in (suited, *(one for one in _MANY_WORDS.values() if one != suited))}


def _table(view: View, shown: pd.DataFrame, by: Association) -> str:
    places = draft(view).places
    heads = ("#", "Phrase", "Count", "Articles", "Expected", ASSOCIATION_LABELS[by], "Dictionary")
    shown_heads = heads[:-1] if view.wall else heads
    head = "".join(f'<th scope="col" title="{escape(_TOLD.get(name, ""))}">{escape(name)}</th>' for name in shown_heads)
    rows = "".join(_row(view, one, by, places) for one in shown.to_dict("records"))
    return f"<table class='phrases'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(view: View, one: Mapping[str, Any], by: Association, places: Mapping[str, str]) -> str:
    spelling, note = one["spelling"], one["note"]
    cells = [
        f"{one['rank']:,}",
        f'<span lang="{one["language"]}">{escape(spelling) if view.wall else context_link(view, spelling)}</span>'
        + (
            f'&nbsp;<span title="{escape(one["note"])}">{leave_one_out.mark(one["note"])}</span>' if one["note"] else ""
        ),
        f"{one['count']:,}",
        f"{one['n_articles']:,}",
        f"{one['expected']:,.2f}",
        f"{one[by]:,.2f}",
    ]
    if not view.wall:
        place = places.get(fold(spelling))
        said = f"Keep “{escape(spelling)}” whole"
        button = f'<button data-press="{escape(spelling)}" aria-label="{said}">Keep whole</button>'
        cells.append(escape(f"✓ {place}") if place else button)
    row = f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    hangs = leave_one_out.mark(note) == leave_one_out.MARK and not view.wall
    return row + (f"<tr class=note><td></td><td colspan=6>{escape(note)}</td></tr>" if hangs else "")


def _keep(view: View, spelling: str) -> None:
    """Draft an entry for a phrase, spelled as the texts have it."""
    add(view, as_written(view, spelling))


def as_written(view: View, spelling: str) -> str:
    """The entry that keeps a sequence of terms whole, as it is written most often; a name keeps its capitals."""
    try:
        found = view.ask(contexts.concordance, view.subcorpus, nodes.words_node([spelling]), view.cutter, (), SEEN)
    except (QueryError, CorpusError):
        return spelling
    written = found.lines["keyword"].tolist()
    names = [fold_shapes(text) for text in written if _is_name(text)]
    if len(names) > NAMED * len(written):
        return max(dict.fromkeys(names), key=names.count)
    entries = [whole_entry(text, view.cutter.tokens(text)) for text in written]
    return max(dict.fromkeys(entries), key=entries.count, default=spelling)


def _is_name(written: str) -> bool:
    return all(word[0].isupper() for word in written.split() if len(word) > 3 or word == written.split()[0])
