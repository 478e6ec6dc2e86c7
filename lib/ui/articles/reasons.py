"""Why an article carries a theme, or why not: the rules that fired and those that just missed."""

from collections.abc import Mapping

import pandas as pd

from lib.analyses.near_misses import PassageRow, nearest_misses
from lib.analyses.strengths import theme_strengths
from lib.coding import NearMiss
from lib.corpus.articles import ArticlePassage, ArticleRow
from lib.figures.style import ThemeStyle
from lib.frames import rows
from lib.ui.markup.cases import case_link
from lib.ui.markup.elements import Markup, element, escape, joined
from lib.ui.markup.links import link
from lib.ui.markup.passages import MarkedSpan, marked
from lib.ui.markup.strength import strength_html
from lib.ui.session.view import View

# A long article is looked through from its beginning; what nearly fired has to be found while somebody waits.
LOOKED_THROUGH = 60
MOST_WEIGHED = 3
_NEAR_HUE = "#7A7F87"
_CODE = "font-size:.9em"


def reasons(view: View, article: ArticleRow, passages: pd.DataFrame, hits: pd.DataFrame, style: ThemeStyle) -> Markup:
    """The reasons for one theme, for the reader."""
    own = hits[hits["theme"] == style.id]
    missed = view.ask(nearest_misses, view.coder, style.id, article.source, article.published_on, _rows(passages))
    if len(own):
        places = {
            row.passage: escape("the title") if row.kind == "title" else _anchor(row.ordinal)
            for row in rows(passages, ArticlePassage)
        }
        texts = dict(zip(passages["passage"], passages["text"], strict=True))
        wrong = {at: case_link(view, article.key, texts[at], style.id, "Should not count?") for at in places}
        heading = f"Why {style.label}" if own["sure"].any() else f"Why {style.label} is weak here and does not count"
        rules = [_fired(style.id, words, places, wrong) for _, words in own.groupby("rule")]
        weak, sure = _strengths(view, article, passages[passages["passage"].isin(own["passage"])], places, style.id)
        rules = [*weak, *rules, *sure]
        rules += [_just_missed(view, article.key, text, miss) for text, miss in missed[:1]]
    else:
        heading, rules = f"Why not {style.label}", [_just_missed(view, article.key, *pair) for pair in missed]
        rules = rules or [element("li", "No rule of this theme finds any of its words in this article.")]
    note = view.score_notes.get(style.id, "")
    against = Markup()
    if note:
        against = " " + element("span", f"against hand coding: {note}", style="font-weight:400;font-size:.875rem")
    return element(
        "div",
        element("h3", heading, against, style="font-size:1rem;margin:0;padding:0"),
        element("ul", *rules, style="list-style:none;padding:0;margin:.3em 0;line-height:1.7"),
        style=f"border-left:3px solid {style.hue};padding:.1em 0 .1em .9em;margin:.2em 0 1em",
    )


def _fired(theme: str, hits: pd.DataFrame, places: dict[int, Markup], wrong: dict[int, Markup]) -> Markup:
    """A rule and, passage by passage, the words it fired on, and where to say that it should not have."""
    parts = []
    for passage, own in hits.groupby("passage"):
        words = ", ".join(f"“{text}”" for text in dict.fromkeys(own["text"]))
        at = int(str(passage))
        parts.append(Markup("{} in {}{}").format(words, places[at], wrong[at]))
    return element("li", _rule(theme, str(hits["rule"].iloc[0])), " by ", joined(parts, "; "))


def _strengths(
    view: View, article: ArticleRow, passages: pd.DataFrame, places: Mapping[int, Markup], theme: str
) -> tuple[list[Markup], list[Markup]]:
    """How sure the theme is in the passages that carry it: where it is weak, and where it is sure, a few of each."""
    asked = view.ask(theme_strengths, view.coder, theme, article.source, article.published_on, _rows(passages))
    known = [(row.passage, asked[row.text]) for row in rows(passages, ArticlePassage) if row.text in asked]
    known.sort(key=lambda pair: pair[1].share)
    weak, sure = ([(at, one) for at, one in known if one.sure == wanted] for wanted in (False, True))
    told = ([element("li", strength_html(places[at], one)) for at, one in part[:MOST_WEIGHED]] for part in (weak, sure))
    return next(told), next(told)


def _anchor(ordinal: int) -> Markup:
    return element("a", f"passage {ordinal}", href=f"#passage-{ordinal}", style="color:inherit;white-space:nowrap")


def _rule(theme: str, rule: str) -> Markup:
    """A rule's name as a link to what it says."""
    params = {"of": [theme], "entry": [rule]}
    return link("codebook", params, element("code", rule, style=_CODE), "color:inherit", "What this rule says")


def _just_missed(view: View, key: str, text: str, miss: NearMiss) -> Markup:
    spans = [MarkedSpan(hit.start, hit.end, _NEAR_HUE, "found") for hit in miss.hits]
    lacked = Markup("Just missed: {}, lacking {}").format(_rule(miss.theme, miss.rule), "; ".join(miss.lacking))
    around = element("div", _excerpt(text, spans), style="font-size:.9rem;opacity:.9;margin:0 0 .4em")
    return element("li", lacked, case_link(view, key, text, miss.theme, "Should count?"), around)


def _excerpt(text: str, spans: list[MarkedSpan], reach: int = 90) -> Markup:
    """The text around its first and last find, shortened to be looked at."""
    if not spans:
        return escape(text if len(text) <= 2 * reach else f"{text[: 2 * reach]}…")
    start = max(0, min(span.start for span in spans) - reach)
    end = min(len(text), max(span.end for span in spans) + reach)
    inner = [MarkedSpan(span.start - start, span.end - start, span.hue, span.note) for span in spans]
    return joined(["…" if start else "", marked(text[start:end], inner), "…" if end < len(text) else ""])


def _rows(passages: pd.DataFrame) -> tuple[PassageRow, ...]:
    looked = passages.head(LOOKED_THROUGH)
    return tuple(zip(looked["text"], looked["kind"], looked["section"], strict=True))
