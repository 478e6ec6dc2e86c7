"""What a codebook that is not saved yet would change: counts, passages, and scores on the hand-coded ones."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from math import isnan
from typing import Any

import pandas as pd
import streamlit as st

from lib.analyses.codebook_preview import CodebookPreview, preview_codebook
from lib.codebook import Codebook
from lib.corpus.articles import HitRow
from lib.corpus.articles.rules import passages_by_number
from lib.figures.style import ThemeStyle
from lib.frames import columns, rows
from lib.model import LANGUAGE_NAMES, Subcorpus
from lib.revision import PassageChange, Revision, ThemeChange
from lib.ui.codebook.draft import draft_coder
from lib.ui.markup.elements import element
from lib.ui.markup.escape import label
from lib.ui.markup.passages import hit_spans, passage_list
from lib.ui.markup.table import Cells, cells_table
from lib.ui.session.scores import codings
from lib.ui.session.state import Kept
from lib.ui.session.view import View

MOST_COMPARED = 5_000  # passages that are compared without being asked to
SHOWN = 20
_MEASURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class _Latest:
    """The latest preview, and of which codebook and corpus it is."""

    of: tuple[str, str]
    preview: CodebookPreview


_SEEN = Kept[_Latest | None]("codebook_preview", None)


def draw_preview(view: View, after: Codebook) -> Revision | None:
    """What would change in numbers if this codebook were saved; None until the viewer has asked for it."""
    of = (after.version, view.corpus.version)
    kept = _SEEN.get()
    if kept is None or kept.of != of:
        n = view.totals(Subcorpus()).n_passages
        if n > MOST_COMPARED and not st.button(f"Preview on {n:,} passages", key="codebook_preview_ask"):
            return None
        kept = _Latest(of, _preview(view, after))
        _SEEN.keep(kept)
    preview = kept.preview
    st.header("What would change", anchor=False)
    _draw_totals(view, preview.revision)
    _draw_scores(view, preview.scores)
    return preview.revision


def _preview(view: View, after: Codebook) -> CodebookPreview:
    place = st.empty()
    bar = place.progress(0.0, text="Comparing")

    def progress(share: float, doing: str) -> None:
        bar.progress(min(share, 1.0), text=doing)

    books, coders = (view.codebook, after), (view.coder, draft_coder(after))
    preview = preview_codebook(view.corpus, books, coders, codings(view.live)[0], progress)
    place.empty()
    return preview


def _draw_totals(view: View, revision: Revision) -> None:
    named = view.styles
    themes = [
        Cells(
            (
                named[one.theme].label if one.theme in named else one.theme,
                f"{one.before:,} → {one.after:,}",
                f"+{one.gained:,}" if one.gained else "0",
                f"−{one.lost:,}" if one.lost else "0",
            ),
            current=bool(one.gained or one.lost),
        )
        for one in rows(revision.totals, ThemeChange)
    ]
    st.html(cells_table(("Theme", "Passages", "Gained", "Lost"), themes, "codes counted").html(view))
    if not len(revision.changes):
        others = revision.n_other_reasons
        kept = f" {others:,} keep theirs for other reasons." if others else ""
        st.markdown(f"No passage of the {revision.n_passages:,} gains or loses a theme.{kept}")


def _draw_scores(view: View, compared: pd.DataFrame) -> None:
    if compared.empty:
        st.markdown(":small[No passage is coded by hand yet, so there are no scores to compare.]")
        return
    moved = [any(_differ(one, name) for name in _MEASURES) for one in compared.to_dict("records")]
    shown = compared[(compared["theme"] == "macro") | pd.Series(moved)]
    named: dict[str, ThemeStyle] = view.styles
    tongues = {"all": "Both"} | {str(language): name for language, name in LANGUAGE_NAMES.items()}
    cells = [
        Cells(
            (
                named[one["theme"]].label if one["theme"] in named else "Mean",
                tongues[one["language"]],
                f"{one['n']:,}",
                *(_moved(one, name) for name in _MEASURES),
            ),
            current=one["theme"] != "macro",
        )
        for one in shown.to_dict("records")
    ]
    st.header("Scores on the hand-coded passages", anchor=False)
    heads = ("Theme", "Language", "Passages", "Precision", "Recall", "F1")
    st.html(cells_table(heads, cells, "codes").html(view))
    if not any(moved):
        st.markdown(":small[No score changes.]")


def _differ(one: Mapping[Any, Any], name: str) -> bool:
    before, after = one[name], one[f"{name}_after"]
    return bool(before != after and not (isnan(before) and isnan(after)))


def _moved(one: Mapping[Any, Any], name: str) -> str:
    before, after = (f"{value:.3f}" if not isnan(value) else "–" for value in (one[name], one[f"{name}_after"]))
    return element("strong", f"{before} → {after}") if _differ(one, name) else before


def draw_changes(view: View, revision: Revision) -> None:
    """The passages that change, one theme and one direction at a time."""
    counts = Counter((row.theme, row.change) for row in rows(revision.changes, PassageChange))
    if not counts:
        return
    named = view.styles
    options = {
        f"{theme} {change}": f"{label(named[theme].label if theme in named else theme)} {change} {n:,}"
        for (theme, change), n in counts.items()
    }
    st.header("Passages that change", anchor=False)
    picked = st.segmented_control(
        "Change",
        list(options),
        format_func=lambda option: options.get(option, option),
        key="codebook_change",
        default=next(iter(options)),
        label_visibility="collapsed",
    )
    theme, _, change = (picked if picked in options else next(iter(options))).rpartition(" ")
    own = revision.changes[(revision.changes["theme"] == theme) & (revision.changes["change"] == change)]
    hits = {row.passage: _frame(row) for row in rows(own.head(SHOWN), PassageChange)}
    shown = view.ask(passages_by_number, tuple(own["passage"].head(SHOWN).tolist()))
    passage_list(view, shown, [hit_spans(hits[number], named) for number in shown["passage"]])
    if len(own) > SHOWN:
        st.markdown(f":small[The first {SHOWN} of {len(own):,}.]")


def _frame(change: PassageChange) -> pd.DataFrame:
    """The hits of a passage that changes, rows of `HitRow`."""
    return pd.DataFrame([(change.passage, *astuple(hit)) for hit in change.hits], columns=columns(HitRow))
