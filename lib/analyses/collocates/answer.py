"""The answer to a question on Collocates: one call counts all that a view draws."""

from dataclasses import dataclass, field, replace

import pandas as pd

from lib.analyses import leave_one_out
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.collocates.ranking import Ranking, leading, links, rank
from lib.analyses.concordance import hit_counts
from lib.analyses.leave_one_out import MARK
from lib.analyses.one_article import is_one_article
from lib.analyses.suggestions import near_spellings
from lib.corpus import counts
from lib.corpus.contexts import Concordance
from lib.corpus.leave_one_out import Unit
from lib.corpus.nodes import CodeNode, HitParts, hit_parts
from lib.corpus.query import Corpus
from lib.errors import QueryError
from lib.figures.network import NetworkLayout, network_layout
from lib.model import Language, Subcorpus

MOST_DRAWN = 40
IN_ONE_ARTICLE = "together in 1 article only"


@dataclass(frozen=True, slots=True, eq=False)
class CollocatesAnswer:
    """What the page shows of a selection.

    Attributes
    ----------
    hits: how often the node of words occurs, ``everywhere`` the same without the filter where that leaves none; None
        without a node, and among names. ``parts`` are the hits by the longer terms that they are part of.
    refused: why nothing was counted: the node is spelled like no word of the corpus; ``near`` are spellings near it.
    ranked: all collocates or pairs that are together often enough, the strongest first.
    listed: the first of them, each with a ``note`` and its ``sign``: what it hangs on where a unit is left out,
        else whether all of it is in one article, or "".
    rarer: words that are together less often than that, where none is together often enough.
    leading: the words or names that are drawn, the first first.
    offered: words to ask for, where there is no node and where nothing is answer.
    links: the pairs that the network draws, among the first ``MOST_DRAWN`` that lead, with a note and a sign each.
    layout: where the network has its names: the same under every filter.
    """

    hits: Concordance | None = None
    everywhere: Concordance | None = None
    parts: HitParts | None = None
    refused: QueryError | None = None
    near: tuple[str, ...] = ()
    ranked: pd.DataFrame = field(default_factory=pd.DataFrame)
    listed: pd.DataFrame = field(default_factory=pd.DataFrame)
    rarer: pd.DataFrame = field(default_factory=pd.DataFrame)
    leading: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    links: pd.DataFrame = field(default_factory=pd.DataFrame)
    layout: NetworkLayout = field(default_factory=dict)

    @property
    def drawn_names(self) -> tuple[str, ...]:
        """The names that the network has room for."""
        return self.leading[:MOST_DRAWN]


def analyse_collocates(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, n_listed: int, unit: Unit | None
) -> CollocatesAnswer:
    """Rank what is together in a selection, link what leads, and check what stays when a ``unit`` is left out."""
    answer = corpus.ask(_rank_and_link, subcorpus, question)
    listed = _noted(corpus, subcorpus, answer.ranked.head(n_listed), question, unit)
    return replace(answer, listed=listed, links=_noted(corpus, subcorpus, answer.links, question, unit))


def _noted(
    corpus: Corpus, subcorpus: Subcorpus, rows: pd.DataFrame, question: CollocatesQuestion, unit: Unit | None
) -> pd.DataFrame:
    """Collocates or pairs with a ``note`` and a ``sign`` each: of those in one article, where nothing is left out."""
    if rows.empty:
        return rows.assign(note="", sign="")
    if unit is None:
        alone = (rows["n_articles"] == 1) & (not is_one_article(corpus, subcorpus))
        return rows.assign(note=alone.map({True: IN_ONE_ARTICLE, False: ""}), sign=alone.map({True: MARK, False: ""}))
    if "spelling" in rows:
        checked = leave_one_out.check_collocates(corpus, subcorpus, rows, question, unit)
        noted = rows.merge(checked[["spelling", "note"]], on="spelling")
        return noted.assign(sign=noted["note"].map(leave_one_out.mark))
    check = leave_one_out.check_word_pairs if question.of_words else leave_one_out.check_name_pairs
    return check(corpus, subcorpus, rows, question, unit)


def _rank_and_link(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> CollocatesAnswer:
    """The answer without notes, which alone change where something else is left out."""
    ranking = rank(corpus, subcorpus, question)
    answer = _count(corpus, subcorpus, question, ranking)
    to_offer = question.of_words and (answer.ranked.empty or not question.written)
    return replace(answer, offered=ranking.most_frequent) if to_offer else answer


def _count(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, ranking: Ranking) -> CollocatesAnswer:
    node = question.node
    if isinstance(node, CodeNode) or (question.written and node is None):
        return CollocatesAnswer()
    try:
        hits = hit_counts(corpus, subcorpus, node, question.cutter) if question.of_words and node else None
        if node and hits and not hits.n_hits:
            return CollocatesAnswer(hits, hit_counts(corpus, Subcorpus(), node, question.cutter))
        parts = corpus.ask(hit_parts, subcorpus, node, question.cutter) if hits and node else None
        ranked = ranking.ranked
    except QueryError as error:
        spellings = corpus.ask(counts.term_counts, subcorpus)["spelling"].tolist()
        return CollocatesAnswer(refused=error, near=tuple(near_spellings(question.written, spellings)))
    lead = leading(ranking, question)
    if ranked.empty:
        rarer = rank(corpus, subcorpus, replace(question, least=1)).ranked if question.of_words else ranked
        return CollocatesAnswer(hits, parts=parts, rarer=rarer, leading=lead)
    drawn_links = links(ranking, question, lead[:MOST_DRAWN])
    fixed = _fixed_layout(corpus, subcorpus, question, lead[:MOST_DRAWN]) if len(drawn_links) else {}
    layout = network_layout(drawn_links, question.by, fixed) if len(drawn_links) else {}
    return CollocatesAnswer(hits, parts=parts, ranked=ranked, leading=lead, links=drawn_links, layout=layout)


def _fixed_layout(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, names: tuple[str, ...]
) -> NetworkLayout:
    """A layout that no filter changes; that of one language where the one of the whole has few of the names."""
    whole = corpus.ask(whole_layout, question, ())
    if not subcorpus.languages or 2 * sum(name in whole for name in names) >= len(names):
        return whole
    return corpus.ask(whole_layout, question, subcorpus.languages)


def whole_layout(corpus: Corpus, question: CollocatesQuestion, languages: tuple[Language, ...]) -> NetworkLayout:
    """Where the names go that lead in the whole corpus or in one of its themes."""
    whole = Subcorpus(languages=languages)
    ranking = rank(corpus, whole, question)
    parts = (rank(corpus, replace(whole, themes=(theme,)), question) for theme in corpus.themes)
    names = dict.fromkeys(name for part in (ranking, *parts) for name in leading(part, question)[:MOST_DRAWN])
    drawn_links = links(ranking, question, tuple(names))
    return network_layout(drawn_links, question.by) if len(drawn_links) else {}
