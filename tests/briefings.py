"""Pins of every kind of figure that the project draws, from the seed articles, for whatever shows a briefing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple, get_args

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.analyses.collocates.answer import analyse_collocates
from lib.analyses.collocates.question import CollocatesQuestion
from lib.analyses.comparison.counts import Options
from lib.analyses.comparison.key_words import analyse_comparison
from lib.analyses.concordance import ConcordanceQuestion, concordance_page
from lib.analyses.evidence import ShownPassages
from lib.analyses.keywords import Keywords, KeywordsQuestion, analyse_keywords
from lib.analyses.overview import analyse_overview
from lib.analyses.speakers import analyse_speakers
from lib.analyses.themes import analyse_themes, strongest_of_theme
from lib.analyses.trends import TrendsQuestion, analyse_trends
from lib.briefing import (
    Briefing,
    CloudText,
    Content,
    Evidence,
    EvidencePassage,
    FrozenChart,
    FrozenCloud,
    FrozenPassages,
    FrozenTable,
    MarkedPart,
    Pin,
    PinOrigin,
    Step,
    TableColumn,
)
from lib.briefing.model import Cell
from lib.codebook import load_codebook
from lib.corpus import contexts
from lib.corpus.counts import Grouping
from lib.corpus.nodes import read_node
from lib.corpus.query import Corpus
from lib.figures import themes, words
from lib.figures.cloud import Cloud
from lib.figures.network import association_network
from lib.figures.style import ThemeStyles, empty_figure, series_styles, theme_styles
from lib.model import LANGUAGE_NAMES, Measure, Subcorpus
from lib.settings import ROOT
from lib.stats import key_words, keyness
from lib.subcorpora.sides import Comparison, Side, compare_sides
from lib.text import Cutter, load_dictionary, load_stopwords

WHOLE: Final = Subcorpus()
HOSTILE: Final = '<script>alert("x")</script> =1+1 & \x00\x0b“稀土” \ud800'


class Drawn(NamedTuple):
    """A figure or table as a page shows it."""

    page: str
    key: str
    heading: str
    content: Content
    numbers: pd.DataFrame | None = None
    notes: tuple[str, ...] = ()


def freeze(fig: go.Figure) -> FrozenChart:
    """A figure as a pin keeps it."""
    spec = json.loads(fig.to_json())
    spec["layout"].pop("template", None)
    return FrozenChart(tuple(spec["data"]), spec["layout"])


def seed_pins(corpus: Corpus) -> dict[str, Pin]:
    """A pin of every kind of figure, by its key; ``corpus`` is that of the seed articles."""
    shown = strongest_of_theme(corpus, WHOLE, corpus.themes[0], 6)
    passages = tuple(_passages(corpus, shown))
    kinds = (_overview, _themes, _speakers, _keywords, _compare, _collocates, _concordance, _trends)
    drawn = [one for kind in kinds for one in kind(corpus)]
    drawn.append(Drawn("themes", "themes_strong", "Strongest passages: Pricing power", FrozenPassages()))
    drawn.append(Drawn("themes", "empty", "No theme", freeze(empty_figure("No theme in these passages.", 300))))
    return {one.key: _pin(one, corpus, passages) for one in drawn}


def seed_briefing(pins: dict[str, Pin]) -> Briefing:
    """All pins, a step each, between a title, a section, a text, two pins side by side and the end."""
    pairs = ("overview_shares", "overview_sources")
    steps = [
        Step("title", "title", "Who sets the price of rare earths?", "Six articles, in Chinese and English"),
        Step("section", "section", "What is said", "Themes, words and who says them", minutes=1),
        Step(
            "text", "text", "Three things to know", "稀土价格上涨。\n\nControls answer controls.\n\nAllies are courted."
        ),
        *(
            Step(f"step-{key}", "pins", pin.heading, f"What the room reads of {key}", "Say it slowly.", 2, (pin,))
            for key, pin in pins.items()
        ),
        Step("two", "pins", "Two figures side by side", pins=tuple(pins[key] for key in pairs)),
        Step("closing", "closing", "Thank you", "谢谢"),
    ]
    return Briefing("Who sets the price of rare earths?", tuple(steps))


def _overview(corpus: Corpus) -> Iterator[Drawn]:
    answer, styles = analyse_overview(corpus, WHOLE, "month", 5), _styles(corpus)
    heading = themes.theme_headline(answer.shares, styles, "passages")
    bars = themes.theme_bars(answer.shares, styles, "passages", notes=answer.one_article)
    yield Drawn("overview", "overview_shares", heading, freeze(bars), answer.shares)
    heading = themes.timeline_headline(answer.timeline, styles, "passages", "share", "month")
    lines = themes.theme_lines(answer.timeline, styles)
    yield Drawn("overview", "overview_time", heading, freeze(lines), answer.timeline)
    heading = themes.pairs_headline(answer.pairs, styles, "passages")
    yield Drawn(
        "overview", "overview_pairs", heading, freeze(themes.theme_matrix(answer.pairs, styles, "passages")),
        answer.pairs,
    )  # fmt: skip
    heading = themes.source_headline(answer.sources)
    yield Drawn("overview", "overview_sources", heading, freeze(themes.source_bars(answer.sources)), answer.sources)
    latest = answer.latest[["title", "source", "published_on", "topic", "n_passages"]]
    yield Drawn("articles", "articles_table", "Latest articles", _table(latest), latest)


def _themes(corpus: Corpus) -> Iterator[Drawn]:
    answer, styles = analyse_themes(corpus, WHOLE, "month"), _styles(corpus)
    by_week = analyse_themes(corpus, WHOLE, "week")
    few = ("A hollow point stands on fewer than 3 articles; a line breaks where there are none.",)
    courses: tuple[tuple[str, pd.DataFrame, themes.Scale], ...] = (
        ("time", answer.timeline, "share"),
        ("weeks", by_week.timeline, "count"),
    )
    for key, timeline, scale in courses:
        lines = themes.theme_lines(timeline, styles, 360, "passages", scale, strip=True)
        yield Drawn("themes", f"themes_{key}", "Themes over time", freeze(lines), timeline, few)
    matrix = themes.theme_lift_matrix(answer.pairs, styles, "passages", 360)
    heading = themes.pairs_headline(answer.pairs, styles, "passages")
    note = ("1× is chance; a lift in brackets is uncertain: chance alone would give fewer than 5.",)
    yield Drawn("themes", "themes_pairs", heading, freeze(matrix), answer.pairs, note)
    dots = themes.theme_group_dots(answer.sources, styles, "passages", "share")
    heading = themes.groups_headline(answer.sources, styles, "passages", "share", "source")
    yield Drawn("themes", "themes_sources", heading, freeze(dots), answer.sources)
    dots = themes.theme_group_dots(answer.topics, styles, "articles", "count")
    yield Drawn("themes", "themes_topics", "Number of articles by topic", freeze(dots), answer.topics)
    dots = themes.theme_group_dots(answer.languages, styles, "passages", "share", LANGUAGE_NAMES, 300)
    yield Drawn("themes", "themes_languages", "No language surely stands out", freeze(dots), answer.languages)
    heading = themes.title_body_headline(answer.parts, styles)
    parts = themes.title_body_dots(answer.parts, styles, "share")
    yield Drawn("themes", "themes_parts", heading, freeze(parts), answer.parts)


def _speakers(corpus: Corpus) -> Iterator[Drawn]:
    answer = analyse_speakers(corpus, WHOLE)
    heading, bars = (
        themes.speakers_headline(answer.listed, answer.n_spoken),
        themes.speaker_bars(answer.listed, 520, 16),
    )
    numbers = answer.listed.drop(columns="themes")
    yield Drawn("speakers", "speakers_bars", heading, freeze(bars), numbers, ("Grey: unnamed groups.",))


def _keywords(corpus: Corpus) -> Iterator[Drawn]:
    ask = KeywordsQuestion(
        form="bars", split="theme", by="count", turned=False, language=None, top=25, find="", kind="all",
        stopwords=_stopwords(), saved_stopwords=_stopwords(), names=(load_codebook(ROOT / "seeds/codebook"), _cutter()),
        n_groups=12,
    )  # fmt: skip
    answer = _asked(corpus, ask)
    for by in ("count", "tf_idf"):
        ranked = _asked(corpus, replace(ask, by=by)).figure_rows
        heading = words.ranking_headline(ranked, ranked["term"].tolist(), by)
        bars = words.term_bars(ranked, by, answer.notes.by_name)
        yield Drawn("keywords", f"keywords_{by}", heading, freeze(bars), ranked)
    split = _asked(corpus, replace(ask, form="split", split="language"))
    bars = words.term_language_bars(split.figure_rows, "count")
    yield Drawn("keywords", "keywords_languages", "Count by language", freeze(bars), split.figure_rows)
    split = _asked(corpus, replace(ask, form="split"))
    for measure in ("count", "per_1000"):
        bars = words.term_theme_bars(split.figure_rows, _styles(corpus), measure, split.notes.by_name)
        heading = f"{words.MEASURE_LABELS[measure]} by theme"
        yield Drawn("keywords", f"keywords_themes_{measure}", heading, freeze(bars), split.figure_rows)
    for by in get_args(Grouping):
        split = _asked(corpus, replace(ask, form="split", split=by, top=40))
        matrix = words.term_group_matrix(split.figure_rows, "count", {"": "not stated"}, split.notes.by_name)
        yield Drawn("keywords", f"keywords_{by}", f"Count by {by}", freeze(matrix), split.figure_rows)
    names = _asked(corpus, replace(ask, form="concepts"))
    for measure in get_args(Measure):
        bars = words.name_language_bars(names.figure_rows, measure)
        heading = "Concepts and actors by language"
        yield Drawn("keywords", f"keywords_concepts_{measure}", heading, freeze(bars), names.figure_rows)
    cloud = _asked(corpus, replace(ask, form="cloud", top=100))
    if cloud.cloud:
        yield Drawn(
            "keywords", "keywords_cloud", "Count: 100 leading words", freeze_cloud(cloud.cloud), cloud.figure_rows
        )


def _asked(corpus: Corpus, question: KeywordsQuestion) -> Keywords:
    return analyse_keywords(corpus, WHOLE, question)


def freeze_cloud(cloud: Cloud) -> FrozenCloud:
    """A cloud as a pin keeps it."""
    texts = (
        CloudText(
            word.visible_text, word.x, word.y + 0.436 * word.size, word.size, word.theme.hue if word.theme else ""
        )
        for word in cloud.words
    )
    legend = tuple((style.hue, style.label) for style in cloud.legend)
    return FrozenCloud(cloud.width, cloud.height, tuple(texts), legend, cloud.alt)


def _compare(corpus: Corpus) -> Iterator[Drawn]:
    styles, theme = _styles(corpus), Side("theme", corpus.themes[0])
    sides: words.SideStyles = {
        "target": words.side_style("target", styles[theme.value].label, styles[theme.value]),
        "reference": words.side_style("reference", "the rest", rest=True),
    }
    pair = compare_sides(WHOLE, theme, Side("rest"), {theme: "it", Side("rest"): "the rest"})
    yield from _compared(corpus, "words", pair, sides, Options("words", None, "g2", 15, "none", 3, _stopwords()))
    yield from _made_up()


def _made_up() -> Iterator[Drawn]:
    """Six articles are too few for sure differences, so these counts are made up."""
    sides: words.SideStyles = {
        "target": words.side_style("target", "Chinese", language="zh"),
        "reference": words.side_style("reference", "English", language="en"),
    }
    rng = np.random.default_rng(7)
    terms = [
        *["稀土", "出口管制", "反制", "磁体", "price", "quota", "ally", "partner", "tariff", "magnet"],
        *(f"word {n}" for n in range(50)),
    ]
    factor = 4.0 ** rng.normal(size=len(terms))
    counts = rng.poisson(60 * factor), rng.poisson(60 / factor)
    frames = [
        pd.DataFrame({"spelling": terms, "language": "en", "count": n, "n_articles": np.minimum(n, 9)})[n > 0]
        for n in counts
    ]
    tested = keyness(frames[0], frames[1], min_count=1).pipe(lambda found: found.assign(label=found["term"]))
    leading = key_words(tested, "log_ratio", 15).assign(note="")
    bars = words.keyness_bars(leading, sides, "log_ratio", 710)
    yield Drawn("compare", "compare_names_bars", words.keyness_headline(tested, sides, "name"), freeze(bars), leading)
    for axes in get_args(words.ContrastAxes):
        points = words.keyness_contrast(tested, sides, axes, 710)
        yield Drawn("compare", f"compare_names_{axes}", f"{len(tested)} names compared", freeze(points), tested)


def _compared(corpus: Corpus, key: str, pair: Comparison, sides: words.SideStyles, options: Options) -> Iterator[Drawn]:
    answer = analyse_comparison(corpus, pair, options, (load_codebook(ROOT / "seeds/codebook"), _cutter()), None)
    bars = words.keyness_bars(answer.leading, sides, options.by, 710)
    heading = words.keyness_headline(answer.tested, sides, options.noun)
    notes = ("Beside a bar: occurrences in A : in B. Pale and hollow marks may be chance (p over 0.05).",)
    yield Drawn("compare", f"compare_{key}_bars", heading, freeze(bars), answer.leading, notes)
    for axes in get_args(words.ContrastAxes):
        points = words.keyness_contrast(answer.tested, sides, axes, 710)
        heading = f"{len(answer.tested):,} {options.noun}s compared"
        yield Drawn("compare", f"compare_{key}_{axes}", heading, freeze(points), answer.tested)


def _collocates(corpus: Corpus) -> Iterator[Drawn]:
    book, cutter = load_codebook(ROOT / "seeds/codebook"), _cutter()
    for key, written in (("network", ""), ("of", "稀土")):
        node = read_node(written, book) if written else None
        question = CollocatesQuestion(
            True, written, node, (5, 5), "log_dice", 3, 40, _stopwords(), "all", book, cutter
        )  # fmt: skip
        answer = analyse_collocates(corpus, WHOLE, question, 20, None)
        fig = association_network(answer.links, "log_dice", 520, answer.layout, written)
        heading = f"Collocates of {written}" if written else f"{len(answer.leading)} leading words among themselves"
        yield Drawn("collocates", f"collocates_{key}", heading, freeze(fig), answer.links)
    listed = answer.listed.drop(columns=["sign"])
    yield Drawn("collocates", "collocates_table", "Collocates of 稀土", _table(listed), listed)


def _concordance(corpus: Corpus) -> Iterator[Drawn]:
    node, cutter = read_node("China", load_codebook(ROOT / "seeds/codebook")), _cutter()
    ticks = contexts.positions(corpus, WHOLE, node, cutter, 30)
    yield Drawn("concordance", "concordance_places", "Where China falls", freeze(words.hit_positions(ticks)), ticks)
    lines = concordance_page(
        corpus, WHOLE, ConcordanceQuestion("China", node, ("R1", "R2", "R3"), 10, cutter), size=40, number=1
    ).lines
    kinds: tuple[TableColumn, ...] = (
        TableColumn("Source"), TableColumn("Left", "left"), TableColumn("Hit", "node"), TableColumn("Right", "right"),
    )  # fmt: skip
    rows = lines[["source", "left", "keyword", "right"]]
    table = FrozenTable(kinds, tuple(tuple(row) for row in rows.to_numpy().tolist()))
    yield Drawn("concordance", "concordance_lines", f"{len(rows)} lines of China", table, rows)


def _trends(corpus: Corpus) -> Iterator[Drawn]:
    terms = ("rare earth", "price", "稀土")
    book, styles = load_codebook(ROOT / "seeds/codebook"), series_styles({term: term for term in terms})
    by_theme = list(_styles(corpus).values())
    for period in ("month", "week"):
        question = TrendsQuestion(terms, period, None, True, book, _cutter())
        courses = analyse_trends(corpus, WHOLE, question)
        lines = words.trend_lines(courses.whole, courses.changes, styles)
        heading = words.trend_headline(courses.changes, dict(courses.labels), period)
        yield Drawn("trends", f"trends_{period}", heading, freeze(lines), courses.whole)
    frame = courses.trend[courses.trend["theme"] != ""]
    panels = words.trend_panels(frame, by_theme, styles)
    yield Drawn("trends", "trends_panels", "By theme, on the same scale", freeze(panels), frame)


def _pin(one: Drawn, corpus: Corpus, passages: tuple[EvidencePassage, ...]) -> Pin:
    version = corpus.manifest
    origin = PinOrigin(
        page=one.page,
        key=one.key,
        address=f"{one.page}?theme=alliances",
        filter="none, all articles",
        sources="6 articles, 2025-01-07 to 2025-11-10",
        counted="6 articles · 500 passages · 12,000 words",
        corpus=version.text_version[:12],
        codebook=version.codebook_version[:12],
        pinned_at="2026-11-30T09:00:00Z",
        method=(("Share", "The passages that carry a theme, of all passages."),),
    )
    shown = tuple(range(min(3, len(passages))))
    evidence = (Evidence("mark", one.heading, shown, len(passages), 3),)
    numbers = None if one.numbers is None else _table(one.numbers)
    return Pin(f"pin-{one.key}", one.heading, one.content, origin, numbers, one.notes, passages, evidence)


def _passages(corpus: Corpus, shown: ShownPassages) -> Iterator[EvidencePassage]:
    styles = _styles(corpus)
    for row in shown.passages.to_dict("records"):
        hits = shown.hits[shown.hits["passage"] == row["passage"]].to_dict("records")
        marked = tuple(
            MarkedPart(hit["start"], hit["end"], styles[hit["theme"]].hue, styles[hit["theme"]].label) for hit in hits
        )
        day = "" if pd.isna(row["published_on"]) else str(row["published_on"])[:10]
        yield EvidencePassage(
            row["text"], row["title"], row["source"], day, "https://example.org/article", "MOFCOM",
            tuple(dict.fromkeys(mark.note for mark in marked)), marked,
        )  # fmt: skip


def _table(frame: pd.DataFrame) -> FrozenTable:
    columns = tuple(
        TableColumn(
            name.replace("_", " ").capitalize(),
            "share" if name.startswith("share") else "number" if pd.api.types.is_numeric_dtype(frame[name]) else "text",
        )
        for name in frame.columns
    )
    rows = zip(*(map(_cell, frame[name].tolist()) for name in frame.columns), strict=True)
    return FrozenTable(columns, tuple(rows))


def _cell(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if value is None or pd.isna(value):
        return None
    return value if isinstance(value, int | float | str) else str(value)[:10]


def _styles(corpus: Corpus) -> ThemeStyles:
    return theme_styles({theme.id: theme.en for theme in corpus.manifest.themes})


def _stopwords() -> frozenset[str]:
    return load_stopwords(ROOT / "seeds/stopwords")[0]


def _cutter() -> Cutter:
    return Cutter(load_dictionary(ROOT / "seeds/dictionary")[0])
