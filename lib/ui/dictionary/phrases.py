"""Words that stand together more often than chance has it, to be kept whole by a click."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.corpus import contexts, leave_one_out, nodes
from lib.corpus.counts import ngrams
from lib.corpus.leave_one_out import Unit
from lib.corpus.query import Corpus
from lib.errors import CorpusError, QueryError
from lib.figures import ASSOCIATION_LABELS
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.stats import CERTAIN, Association, association, robust_phrases
from lib.text import fold
from lib.text.dictionary.proposals import whole
from lib.text.fold import fold_shapes
from lib.ui.dictionary.draft import add, draft
from lib.ui.dictionary.press import pressable
from lib.ui.dictionary.preview import context_link
from lib.ui.leave_one_out import switch as robust
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
    unit = robust.unit(view)
    if unit is None:
        return shown.assign(note="")
    # Chinese can be cut in two ways into the same letters: what is left of the one is not told from the other.
    clear = ~shown["spelling"].duplicated(keep=False)
    tried, noted = shown[clear], shown.assign(note="")
    if tried.empty:
        return noted
    counts = dict(zip(tried["spelling"], tried["count"].tolist(), strict=True))
    with st.spinner(f"Leaving out each {unit}"):
        losses = view.ask(phrase_losses, tuple(counts.items()), view.subcorpus, n_words, unit)
    found = robust_phrases(tried, losses, least)
    held = robust.noted(view, found, unit, found["certain"])
    said = robust.verdict(held, unit, "phrase", "together")
    sure = f" Sure is a G² of {CERTAIN} or more." if (held["note"] == robust.UNSURE).any() else ""
    st.markdown(f":small[Of this page, {said[0].lower()}{said[1:]}{sure}]")
    noted.loc[clear, "note"] = held["note"].to_numpy()
    return noted


def phrase_losses(
    corpus: Corpus, counts: tuple[tuple[str, int], ...], chosen: Subcorpus, n_words: int, unit: Unit
) -> pd.DataFrame:
    """What leaves with each unit of some phrases that occur so often."""
    return leave_one_out.phrase_losses(corpus, chosen, dict(counts), n_words, unit)


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
    spelling = one["spelling"]
    cells = [
        f"{one['rank']:,}",
        f'<span lang="{one["language"]}">{escape(spelling) if view.wall else context_link(view, spelling)}</span>'
        + (f'&nbsp;<span title="{escape(one["note"])}">{robust.mark(one["note"])}</span>' if one["note"] else ""),
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
    hangs = robust.mark(one["note"]) == robust.MARK and not view.wall
    return row + (f"<tr class=note><td></td><td colspan=6>{escape(one['note'])}</td></tr>" if hangs else "")


def _keep(view: View, spelling: str) -> None:
    """Draft an entry for a phrase, spelled as the texts have it."""
    add(view, as_written(view, spelling))


def as_written(view: View, spelling: str) -> str:
    """The entry that keeps a sequence of terms whole, as it is written most often; a name keeps its capitals."""
    try:
        found = view.ask(contexts.concordance, view.subcorpus, nodes.node_of([spelling]), view.cutter, (), SEEN)
    except (QueryError, CorpusError):
        return spelling
    written = found.lines["keyword"].tolist()
    names = [fold_shapes(text) for text in written if _is_name(text)]
    if len(names) > NAMED * len(written):
        return max(dict.fromkeys(names), key=names.count)
    entries = [whole(text, view.cutter.tokens(text)) for text in written]
    return max(dict.fromkeys(entries), key=entries.count, default=spelling)


def _is_name(written: str) -> bool:
    return all(word[0].isupper() for word in written.split() if len(word) > 3 or word == written.split()[0])
