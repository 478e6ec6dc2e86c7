"""What a digest says of words and of who speaks."""

from collections.abc import Mapping

import pandas as pd

from lib.analyses.digest.finding import QUOTED, SHOWN, Finding, listed
from lib.analyses.pins import behind_speaker, behind_word
from lib.analyses.speakers import analyse_speakers
from lib.analyses.totals import subcorpus_totals
from lib.corpus import counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.stats import frequencies, theme_keyness
from lib.subcorpora.narrowing import narrow_to_themes
from lib.text import Cutter
from lib.wording import counted, short

_NAMED = 3
_OFTEN = 2  # passages: who speaks in one leads nothing
_APART = 2  # words of a theme


def say_words(
    corpus: Corpus, subcorpus: Subcorpus, stopwords: frozenset[str], cutter: Cutter
) -> tuple[list[Finding], list[str]]:
    """Which words are said most."""
    leading = frequencies(corpus.ask(counts.term_counts, subcorpus), stopwords, top=_NAMED)
    if leading.empty:
        return [], ["There are no words here but stop words."]
    first, n_articles = leading.iloc[0], subcorpus_totals(corpus, subcorpus).n_articles
    word = str(first["term"])
    rest = [f"{_quoted(row['term'])} {row['count']:,}" for _, row in leading.iloc[1:].iterrows()]
    finding = Finding(
        "words",
        f"{_quoted(word)} is said most, {counted(int(first['count']), 'time')}"
        + (f"; then {listed(rest)}." if rest else "."),
        f"in {first['n_articles']:,} of {counted(n_articles, 'article')}",
        behind_word(corpus, subcorpus, word, cutter, word, SHOWN),
        "keywords",
        "keywords_bars",
    )
    return [finding], []


def say_speakers(corpus: Corpus, subcorpus: Subcorpus) -> tuple[list[Finding], list[str]]:
    """Who is said to speak most, with a name where anybody has one."""
    speakers = analyse_speakers(corpus, subcorpus)
    found = speakers.listed
    if found.empty:
        return [], ["Nobody is said to speak in these passages."]
    named = found[found["kind"] != "group"]
    groups = found[found["kind"] == "group"]
    first = (found if named.empty else named).iloc[0]
    if first["n_passages"] < _OFTEN:
        return [], [f"Nobody is said to speak in {_OFTEN} passages or more; somebody speaks in {speakers.n_spoken:,}."]
    who = str(first["speaker"])
    also = ""
    if len(groups) and not named.empty and groups.iloc[0]["n_passages"] >= first["n_passages"]:
        also = f"; unnamed {short(str(groups.iloc[0]['speaker']), QUOTED)} in {groups.iloc[0]['n_passages']:,}"
    finding = Finding(
        "speakers",
        f"{short(who, QUOTED)} speaks most: in {counted(int(first['n_passages']), 'passage')}{also}.",
        f"{counted(int(first['n_articles']), 'article')}; somebody is said to speak in {speakers.n_spoken:,} of "
        f"{counted(speakers.n_passages, 'passage')}",
        behind_speaker(corpus, subcorpus, who, SHOWN),
        "speakers",
        "speakers_bars",
    )
    return [finding], []


def say_apart(
    corpus: Corpus, subcorpus: Subcorpus, stopwords: frozenset[str], cutter: Cutter, labels: Mapping[str, str]
) -> tuple[list[Finding], list[str]]:
    """Which words set the passages of a theme apart from all others."""
    whole_of = subcorpus.without_themes()
    parts = {theme: narrow_to_themes(whole_of, (theme,)) for theme in corpus.themes}
    by_theme = {theme: corpus.ask(counts.term_counts, part) for theme, part in parts.items() if part is not None}
    keyed = theme_keyness(corpus.ask(counts.term_counts, whole_of), by_theme)
    keyed = keyed[(keyed["theme"] != "") & ~keyed["term"].isin(stopwords)]
    keyed = keyed.sort_values("g2", ascending=False, kind="stable")
    if keyed.empty:
        return [], ["No word surely sets the passages of one theme apart from the others."]
    said = [
        f"{labels[str(theme)]} by {listed([_quoted(term) for term in own['term'].head(_APART)])}"
        for theme, own in keyed.groupby("theme", sort=False)
    ]
    first = keyed.iloc[0]
    theme, word = str(first["theme"]), str(first["term"])
    within = parts[theme] or whole_of
    finding = Finding(
        "apart",
        f"Words set the themes apart: {listed(said)}.",
        f"{_quoted(word)} {first['per_1000']:.1f} per 1,000 words there, {first['per_1000_rest']:.1f} elsewhere, "
        f"evidence G² {first['g2']:.1f}",
        behind_word(corpus, within, word, cutter, word, SHOWN),
        "compare",
        "compare_bars",
        {"a": (f"theme:{theme}",), "b": ("rest",)},
    )
    return [finding], []


def _quoted(word: object) -> str:
    return f"“{short(str(word), QUOTED)}”"


def words_first_used(before: pd.DataFrame, after: pd.DataFrame, stopwords: frozenset[str]) -> pd.DataFrame:
    """The words of a later period that an earlier one has not, in two articles or more, the widest spread first.

    Both are frames of `counts.term_counts` of one corpus.
    """
    fresh = after[~after.index.isin(before.index) & (after["n_articles"] > 1) & ~after["spelling"].isin(stopwords)]
    return fresh.sort_values(["n_articles", "count"], ascending=False, kind="stable")
