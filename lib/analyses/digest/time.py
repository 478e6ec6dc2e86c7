"""What a digest says of time: what rose and fell, and what is new."""

from collections.abc import Mapping
from datetime import date

from lib.analyses.comparison.sides import article_days
from lib.analyses.digest.finding import QUOTED, SHOWN, Finding, listed
from lib.analyses.digest.words import words_first_used
from lib.analyses.pins import Behind, behind_mark, behind_node, behind_word
from lib.analyses.rises import Kind, Rise, Rises, RisesQuestion, analyse_rises
from lib.corpus import articles, counts, nodes
from lib.corpus.counts.terms import TermCount
from lib.corpus.query import Corpus
from lib.figures.words import format_rate
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import LEVEL
from lib.subcorpora.marks import Mark
from lib.subcorpora.sides import narrow_to_side, part_at
from lib.wording import counted, short

_NEW = 4
_UNITS: dict[Kind, str] = {
    "word": "per 1,000 words",
    "concept": "per 1,000 names",
    "actor": "per 1,000 names",
    "theme": "% of articles",
}


def say_time(
    corpus: Corpus, subcorpus: Subcorpus, question: RisesQuestion, since: date | None, labels: Mapping[str, str]
) -> tuple[list[Finding], list[str]]:
    """What rose or fell from the first half of the articles to the second, and what is new since a day."""
    rises = corpus.ask(analyse_rises, subcorpus, question)
    if rises is None:
        return [], ["Nothing can be said of time: the articles with a date are all of one day, or none has one."]
    found, unsaid = _changed(corpus, subcorpus, question, rises, labels)
    new, nothing_new = _new(corpus, subcorpus, question, since or rises.day)
    if rises.n_undated:
        unsaid.append(f"{counted(rises.n_undated, 'article')} without a date: time is told without them.")
    return [*found, *new], [*unsaid, *nothing_new]


def _changed(
    corpus: Corpus, subcorpus: Subcorpus, question: RisesQuestion, rises: Rises, labels: Mapping[str, str]
) -> tuple[list[Finding], list[str]]:
    sure = [row for row in rows(rises.leading, Rise) if row.p_adjusted <= LEVEL]
    halves = f"{counted(rises.n_before, 'article')} before {rises.day}, {rises.n_after:,} from then on"
    if not sure:
        return [], [f"No rise or fall is sure: {halves}."]
    first = sure[0]
    rest = [_move(row, labels) for row in sure[1:3]]
    sentence = f"Since {rises.day} {_move(first, labels)} {_UNITS[first.kind]}"
    finding = Finding(
        "rose",
        sentence + (f"; {listed(rest)}." if rest else "."),
        f"{halves}; {rises.n_rising:,} surely rose, {rises.n_falling:,} fell" + _on_one(first),
        _behind(corpus, subcorpus, question, first, rises.day),
        "trends",
        "trends_rises",
    )
    return [finding], []


def _move(row: Rise, labels: Mapping[str, str]) -> str:
    label = labels.get(row.label, row.label) if row.kind == "theme" else row.label
    verb = "rose" if row.g2 > 0 else "fell"
    return f"“{short(label, QUOTED)}” {verb} from {format_rate(row.before)} to {format_rate(row.after)}"


def _on_one(row: Rise) -> str:
    return f"; it is {row.note}" if row.note else ""


def _behind(corpus: Corpus, subcorpus: Subcorpus, question: RisesQuestion, row: Rise, day: date) -> Behind:
    """The passages of the period in which there is more of it."""
    more = narrow_to_side(subcorpus, part_at(day)[row.g2 > 0], "") or subcorpus
    match row.kind:
        case "theme":
            return behind_mark(corpus, more, Mark((row.label,)), row.label, SHOWN)
        case "word":
            return behind_word(corpus, more, row.term, question.cutter, row.term, SHOWN)
    node = nodes.read_node(row.term, question.book)
    return behind_node(corpus, more, node, question.cutter, row.label, SHOWN)


def _new(corpus: Corpus, subcorpus: Subcorpus, question: RisesQuestion, day: date) -> tuple[list[Finding], list[str]]:
    days = article_days(corpus.ask(articles.coverage, subcorpus))
    n_before, n_after = sum(one < day for one in days), sum(one >= day for one in days)
    before, after = (narrow_to_side(subcorpus, side, "") for side in part_at(day))
    if not n_before or not n_after or before is None or after is None:
        return [], [f"What is new since {day} cannot be said: {n_before:,} articles are before, {n_after:,} after."]
    earlier, later = (corpus.ask(counts.term_counts, side) for side in (before, after))
    fresh = words_first_used(earlier, later, question.stopwords)
    if fresh.empty:
        return [], [f"No word of two articles or more is new since {day}."]
    leading = list(rows(fresh.head(_NEW), TermCount))
    names = [f"“{short(row.spelling, QUOTED)}” ({counted(row.n_articles, 'article')})" for row in leading]
    word = leading[0].spelling
    finding = Finding(
        "new",
        f"New since {day}: {listed(names)}.",
        f"{counted(len(fresh), 'word')} of two articles or more; {counted(n_before, 'article')} before, "
        f"{n_after:,} since",
        behind_word(corpus, after, word, question.cutter, word, SHOWN),
        "trends",
        "trends_course",
        {"term": tuple(row.spelling for row in leading)},
    )
    return [finding], []
