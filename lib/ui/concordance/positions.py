"""Where in each article the hits fall; a tick opens its passage beside the plot."""

from functools import partial
from typing import Any

import streamlit as st

from lib.corpus import contexts, nodes
from lib.corpus.articles import article, hits_in, passages_of
from lib.corpus.contexts import Concordance
from lib.corpus.nodes import Code, Named, Node, Regex, Words
from lib.errors import OtherDictionaryError
from lib.figures.words import hit_positions
from lib.log import refused
from lib.model import Token
from lib.text import fold
from lib.ui.concordance.opened import draw_opened, open_line
from lib.ui.concordance.question import Question, called
from lib.ui.concordance.table import Line
from lib.ui.markup.escape import label
from lib.ui.session import address
from lib.ui.session.view import View
from lib.ui.widgets import figures as show

ARTICLES, ON_WALL = 30, 10


def draw_positions(view: View, question: Question, found: Concordance) -> None:
    """The plot of the articles with the most hits, and the passage of the tick that was clicked."""
    n = ON_WALL if view.wall else ARTICLES
    placed = view.ask(contexts.positions, view.subcorpus, question.node, view.cutter, n)
    articles = "1 article" if found.n_articles == 1 else f"{found.n_articles:,} articles"
    leading = f"the leading {n} of {articles}" if found.n_articles > n else articles
    line = open_line(view)
    plot, passage = (st.container(), st.container()) if view.wall else st.columns([2, 1], gap="large")
    with plot:
        heading = f"Where {called(view, question)} falls in {leading}"
        show.figure(
            view, heading, hit_positions(placed), placed, "concordance_places", partial(opens_hit, view, question.node)
        )
    with passage:
        if line:
            draw_opened(view, line)
        elif not view.wall:
            st.markdown(":small[Click a tick to read the passage of the hit.]")


def opens_hit(view: View, node: Node, customdata: Any) -> None:
    """Open the passage of a clicked tick."""
    match customdata:
        case [str(key), int() | float() as word]:
            try:
                line = hit_at(view, node, key, word)
            except OtherDictionaryError as error:
                st.warning(label(refused(error), 400), icon=":material/info:")
                return
            address.write(line=str(line) if line else None)


def hit_at(view: View, node: Node, key: str, word: float) -> Line | None:
    """The hit of an article that begins at a word (counted from 0), as `contexts.positions` places it.

    Raises
    ------
    OtherDictionaryError: the article, cut again, does not have the words of the corpus.
    """
    for row in view.ask(article, key).itertuples():
        for passage in view.ask(passages_of, row.article).itertuples():
            tokens = contexts.cut_again(view.corpus, view.cutter, passage.passage, passage.text)
            if word < len(tokens):
                start, end = _span(view, node, passage, tokens, word)
                return Line(key, passage.ordinal, start, end)
            word -= len(tokens)
    return None


def _span(view: View, node: Node, passage: Any, tokens: list[Token], word: float) -> tuple[int, int]:
    """Where the hit stands in its passage; that of a code, which is placed by its letters, is the nearest to them."""
    if not isinstance(node, Code):
        first = int(word)
        return tokens[first].start, tokens[first + _n_words(view, node, tokens[first:]) - 1].end
    hits = view.ask(hits_in, (passage.passage,))
    own = hits[(hits["theme"] == node.theme) & ((hits["rule"] == node.rule) | (node.rule == ""))]
    nearest = own.loc[(own["start"] - word / len(tokens) * len(passage.text)).abs().idxmin()]
    return int(nearest["start"]), int(nearest["end"])


def _n_words(view: View, node: Words | Regex | Named, tokens: list[Token]) -> int:
    """How many words the longest spelling of a node has that these begin with."""
    if isinstance(node, Regex):
        return 1
    spellings = node.spellings if isinstance(node, Words) else nodes.names(node.book, every=True)[node.id].spellings
    said = [[fold(term) for term in view.cutter.terms(spelling.replace("*", ""))] for spelling in spellings]
    found = [fold(token.term) for token in tokens[: max(map(len, said))]]
    return max((len(words) for words in said if _begins(found, words)), default=1)


def _begins(found: list[str], words: list[str]) -> bool:
    return 0 < len(words) <= len(found) and all(map(str.startswith, found, words))
