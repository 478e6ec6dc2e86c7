"""Why an article carries a theme, or why not: the rules that fired and those that just missed."""

from typing import Any

import pandas as pd

from lib.analyses.near_misses import Row, nearest_misses
from lib.coding import NearMiss
from lib.figures import ThemeStyle
from lib.ui.markup.escape import html
from lib.ui.markup.links import link
from lib.ui.markup.passages import Span, marked
from lib.ui.session.view import View

# A long article is looked through from its beginning; what nearly fired has to be found while somebody waits.
LOOKED_THROUGH = 60
_NEAR_HUE = "#7A7F87"
_CODE = '<code style="font-size:.9em">'


def reasons(view: View, article: Any, passages: pd.DataFrame, hits: pd.DataFrame, style: ThemeStyle) -> str:
    """The reasons for one theme as HTML, for the reader."""
    own = hits[hits["theme"] == style.id]
    missed = view.ask(nearest_misses, view.coder, style.id, article.source, article.published_on, _rows(passages))
    if len(own):
        places = {
            row.passage: "the title" if row.kind == "title" else _anchor(row.ordinal) for row in passages.itertuples()
        }
        heading, rows = f"Why {style.label}", [_fired(style.id, words, places) for _, words in own.groupby("rule")]
        rows += [_just_missed(text, miss) for text, miss in missed[:1]]
    else:
        heading, rows = f"Why not {style.label}", [_just_missed(text, miss) for text, miss in missed]
        rows = rows or ["<li>No rule of this theme finds any of its words in this article.</li>"]
    note = view.score_notes.get(style.id, "")
    against = f' <span style="font-weight:400;font-size:.875rem">against hand coding: {note}</span>' if note else ""
    return (
        f'<div style="border-left:3px solid {style.hue};padding:.1em 0 .1em .9em;margin:.2em 0 1em">'
        f'<h3 style="font-size:1rem;margin:0;padding:0">{html(heading)}{against}</h3>'
        f'<ul style="list-style:none;padding:0;margin:.3em 0;line-height:1.7">{"".join(rows)}</ul></div>'
    )


def _fired(theme: str, hits: pd.DataFrame, places: dict[int, str]) -> str:
    """A rule and, passage by passage, the words it fired on."""
    parts = []
    for passage, own in hits.groupby("passage"):
        words = ", ".join(f"“{html(text)}”" for text in dict.fromkeys(own["text"]))
        parts.append(f"{words} in {places[int(str(passage))]}")
    return f"<li>{_rule(theme, str(hits['rule'].iloc[0]))} by {'; '.join(parts)}</li>"


def _anchor(ordinal: int) -> str:
    return f'<a href="#passage-{ordinal}" style="color:inherit;white-space:nowrap">passage {ordinal}</a>'


def _rule(theme: str, rule: str) -> str:
    """A rule's name as a link to what it says."""
    params = {"of": [theme], "entry": [rule]}
    return link("codebook", params, f"{_CODE}{html(rule)}</code>", "color:inherit", "What this rule says")


def _just_missed(text: str, miss: NearMiss) -> str:
    spans = [Span(hit.start, hit.end, _NEAR_HUE, "found") for hit in miss.found]
    lacked = "; ".join(html(reason) for reason in miss.lacking)
    return (
        f"<li>Just missed: {_rule(miss.theme, miss.rule)}, lacking {lacked}"
        f'<div style="font-size:.9rem;opacity:.9;margin:0 0 .4em">{_around(text, spans)}</div></li>'
    )


def _around(text: str, spans: list[Span], reach: int = 90) -> str:
    """The text around its first and last find, shortened to be looked at."""
    if not spans:
        return html(text if len(text) <= 2 * reach else f"{text[: 2 * reach]}…")
    start = max(0, min(span.start for span in spans) - reach)
    end = min(len(text), max(span.end for span in spans) + reach)
    inner = [Span(span.start - start, span.end - start, span.hue, span.note) for span in spans]
    return f"{'…' if start else ''}{marked(text[start:end], inner)}{'…' if end < len(text) else ''}"


def _rows(passages: pd.DataFrame) -> tuple[Row, ...]:
    looked = passages.head(LOOKED_THROUGH)
    return tuple(zip(looked["text"], looked["kind"], looked["section"], strict=True))
