"""The hits of a theme or of one of its rules, as places in the text."""

from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd

from lib.chinese import RE2_HAN
from lib.corpus.nodes.node import CodeNode
from lib.corpus.query.corpus import Corpus
from lib.corpus.query.selection import Inputs, Tables
from lib.errors import QueryError
from lib.frames import columns
from lib.model import Subcorpus

_REACH = 80  # characters in which three words are looked for
_WORD = rf"(?:{RE2_HAN}|[\p{{Latin}}\p{{N}}]+(?:['.-][\p{{Latin}}\p{{N}}]+)*)"
_BETWEEN = r"[^\p{L}\p{N}]*"
_MOST_LISTED = 12


class CodeSpan(NamedTuple):
    """A row of `code_spans`: ``text[start:end]`` of a passage of ``n_letters``."""

    passage: int
    article: int
    start: int
    end: int
    n_letters: int


def code_spans(corpus: Corpus, subcorpus: Subcorpus, node: CodeNode, sort: tuple[str, ...] = ()) -> pd.DataFrame:
    """All places in the selected passages where a code was given; a place that two rules name is one.

    ``sort`` is as in `contexts.concordance`. The text beside a place is compared as it stands, an English word or a
    Chinese character at a time, since cutting all passages of a theme would take seconds.

    Returns
    -------
    Rows of `CodeSpan`, sorted, ties in the order of the text.

    Raises
    ------
    QueryError: there is no such theme, or no hit of such a rule.
    """
    if node.theme not in corpus.themes:
        raise QueryError(f"There is no theme {node.theme!r}; the codebook has {', '.join(corpus.themes)}.")
    rules = corpus.answer(_rules, values=(node.theme,))["rule"].tolist()
    if node.rule and node.rule not in rules:
        some = f"Rules that have: {', '.join(rules[:_MOST_LISTED])}." if rules else "Nor has any other rule of it."
        raise QueryError(f"No rule {node.rule!r} of {node.theme} has a hit in the corpus. {some}")
    code = f"{node.theme}/{node.rule}" if node.rule else node.theme
    return corpus.answer(_spans, subcorpus, (code,), (bool(node.rule), sort))


def _rules(tables: Tables, inputs: Inputs) -> ir.Table:
    own = tables.hits.semi_join(inputs.values, tables.hits.theme == inputs.values.value)
    return own.select("rule").distinct().order_by("rule")


def _spans(tables: Tables, inputs: Inputs, by_rule: bool, sort: tuple[str, ...]) -> ir.Table:
    hits = inputs.hits
    hits = hits.mutate(code=hits.theme.concat("/", hits.rule) if by_rule else hits.theme)
    coded = hits.semi_join(inputs.values, hits.code == inputs.values.value)
    spans = coded.select("passage", "start", "end").distinct()
    passages = inputs.passages.select("passage", "article", "folded")
    articles = tables.articles.select("article", "published_on", "source")
    placed = spans.inner_join(passages, "passage").inner_join(articles, "article")
    placed = placed.mutate(n_letters=placed.folded.length().cast("int32"))
    order = [key for name in sort for key in _keys(placed, name)]
    return placed.order_by(*order, "passage", "start", "end").select(*columns(CodeSpan))


def _keys(placed: ir.Table, name: str) -> list[ir.Value]:
    match name:
        case "date":
            return [placed.published_on.isnull(), ibis.desc(placed.published_on)]
        case "source":
            return [placed.source == "", placed.source.lower()]
        case "keyword":
            return [placed.folded.substr(placed.start, placed.end - placed.start)]
        case _:
            return [_word_beside(placed, name[0], int(name[1]))]


def _word_beside(placed: ir.Table, side: str, distance: int) -> ir.StringValue:
    if side == "R":
        text = placed.folded.substr(placed.end, _REACH)
        return text.re_extract(rf"^(?:{_BETWEEN}{_WORD}){{{distance - 1}}}{_BETWEEN}({_WORD})", 1)
    first = ibis.greatest(placed.start - _REACH, 0)
    text = placed.folded.substr(first, placed.start - first)
    return text.re_extract(rf"({_WORD}){_BETWEEN}(?:{_WORD}{_BETWEEN}){{{distance - 1}}}$", 1)
