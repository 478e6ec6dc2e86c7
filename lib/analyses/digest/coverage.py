"""What a digest says of themes, of sources, and of what rests on one article."""

from collections.abc import Mapping

import pandas as pd

from lib.analyses.digest.finding import SHOWN, Finding, listed
from lib.analyses.one_article import one_article_themes
from lib.analyses.pins import behind_mark
from lib.analyses.theme_coverage import theme_coverage
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.figures.style import percent
from lib.frames import rows
from lib.model import Subcorpus
from lib.stats import theme_groups, theme_shares, totals
from lib.stats.theme_groups import GroupShare
from lib.stats.themes import ThemeShare
from lib.subcorpora.marks import Mark
from lib.wording import counted, short

FEW_PASSAGES = 30
_SOURCE = 50


def say_themes(corpus: Corpus, subcorpus: Subcorpus, labels: Mapping[str, str]) -> tuple[list[Finding], list[str]]:
    """Which theme leads, of how many passages."""
    coverage = theme_coverage(corpus, subcorpus, articles.coverage)
    whole = totals(coverage)
    shares = theme_shares(coverage, corpus.themes)
    ranked = sorted((row for row in rows(shares, ThemeShare) if row.n_passages), key=lambda row: -row.n_passages)
    if not ranked:
        return [], ["No passage carries a theme: the rules find none of them here."]
    first = ranked[0]
    alike = [row for row in ranked if row.n_passages == first.n_passages]
    names = [labels[row.theme] for row in alike]
    verb = "leads" if len(names) == 1 else "lead alike"
    n = f"{first.n_passages:,} of {counted(whole.n_passages, 'passage')} ({percent(first.share_passages)})"
    rest = [f"{labels[row.theme]} {row.n_passages:,}" for row in ranked[len(alike) :]]
    then = f"; then {listed(rest)}" if rest else ""
    theme = first.theme
    finding = Finding(
        "themes",
        f"{listed(names)} {verb}: {n}{then}.",
        f"{first.n_articles:,} of {counted(whole.n_articles, 'article')} carry it",
        behind_mark(corpus, subcorpus, Mark((theme,)), labels[theme], SHOWN),
        "overview",
        "overview_shares",
    )
    few = f"{counted(whole.n_passages, 'passage')} in all: a share moves with every article that is added."
    return [finding], [few] if whole.n_passages < FEW_PASSAGES else []


def say_sources(corpus: Corpus, subcorpus: Subcorpus, labels: Mapping[str, str]) -> tuple[list[Finding], list[str]]:
    """Which source has a theme surely more often than all sources together, the farthest of them."""
    groups = theme_groups(theme_coverage(corpus, subcorpus, articles.coverage), corpus.themes, "source")
    n_sources = groups.loc[groups["group"] != "", "group"].nunique()
    if n_sources < 2:
        return [], ["Sources cannot be compared: fewer than two are stated."]
    found = _stands_out(groups)
    if found is None:
        return [], [f"None of {counted(n_sources, 'source')} surely carries a theme more often than all together."]
    row, of_all = found
    source, theme = row.group, row.theme
    share, overall = percent(row.share_articles), percent(of_all)
    finding = Finding(
        "sources",
        f"{short(source, _SOURCE)} carries {labels[theme]} most above the rest: in {share} of its articles, "
        f"{overall} of all.",
        f"{row.n_articles:,} of {counted(row.of_articles, 'article')}; the 95 % interval of its share lies above all",
        behind_mark(corpus, subcorpus, Mark((theme,), source=source), f"{labels[theme]}, {source}", SHOWN),
        "themes",
        "themes_sources",
    )
    return [finding], []


def _stands_out(groups: pd.DataFrame) -> tuple[GroupShare, float] | None:
    """The share that is farthest above that of all, among those surely above it, and that of all."""
    sums = groups.groupby("theme", sort=False)[["n_articles", "of_articles"]].sum()
    overall = dict(zip(sums.index, sums["n_articles"] / sums["of_articles"].clip(lower=1), strict=True))
    sure = [row for row in rows(groups, GroupShare) if row.group and row.low_articles > overall[row.theme]]
    if not sure:
        return None
    first = max(sure, key=lambda row: row.share_articles - overall[row.theme])
    return first, overall[first.theme]


def say_one_article(corpus: Corpus, subcorpus: Subcorpus, labels: Mapping[str, str]) -> tuple[list[Finding], list[str]]:
    """Which themes rest on one article each."""
    notes = one_article_themes(corpus, theme_coverage(corpus, subcorpus, articles.coverage))
    resting = [theme for theme in corpus.themes if notes.get(theme)]
    if not resting:
        return [], []
    names = listed([labels[theme] for theme in resting])
    rests = "rests on one article" if len(resting) == 1 else "rest on one article each"
    finding = Finding(
        "one article",
        f"{names} {rests}: without it less than half would be left.",
        "; ".join(f"{labels[theme]} is {notes[theme]}" for theme in resting),
        behind_mark(corpus, subcorpus, Mark((resting[0],)), labels[resting[0]], SHOWN),
        "articles",
        params={"theme": (resting[0],)},
    )
    return [finding], []
