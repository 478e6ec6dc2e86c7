"""The evidence of a pin: the passages behind each of its marks, each passage once."""

from typing import Any

from lib.analyses.pins.behind import Behind, Parts
from lib.briefing import Evidence, EvidencePassage
from lib.corpus import articles, counts
from lib.corpus.articles import SelectedPassage
from lib.corpus.counts import Spoken
from lib.corpus.query import Corpus
from lib.frames import rows


class EvidenceBook:
    """What is collected for one pin: passages, and which of them are behind which mark."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._found: dict[tuple[int, Parts], SelectedPassage] = {}
        self._evidence: list[Evidence] = []

    def add(self, mark: Any, behind: Behind) -> None:
        """Keep the passages behind a mark; one that was found by the same words before is kept once."""
        places = tuple(
            self._place(row, marked)
            for row, marked in zip(rows(behind.passages, SelectedPassage), behind.marked, strict=True)
        )
        self._evidence.append(Evidence(mark, behind.label, places, behind.n_passages, behind.n_articles))

    def _place(self, row: SelectedPassage, marked: Parts) -> int:
        self._found.setdefault((row.passage, marked), row)
        return list(self._found).index((row.passage, marked))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What is behind each mark, as it was added."""
        return tuple(self._evidence)

    def passages(self) -> tuple[EvidencePassage, ...]:
        """The passages as a pin keeps them, with what is known of their articles."""
        urls = articles.article_urls(self._corpus, [row.key for row in self._found.values()])
        numbers = tuple(dict.fromkeys(number for number, _ in self._found))
        speakers: dict[int, list[str]] = {}
        for one in rows(counts.spoken_in_passages(self._corpus, numbers), Spoken):
            speakers.setdefault(one.passage, []).append(one.speaker)
        names = [theme.en for theme in self._corpus.manifest.themes]
        return tuple(
            EvidencePassage(
                text=row.text,
                title=row.title,
                source=row.source,
                published_on="" if row.published_on is None else str(row.published_on)[:10],
                url=urls.get(row.key, ""),
                speaker="; ".join(dict.fromkeys(speakers.get(number, ()))),
                themes=tuple(name for bit, name in enumerate(names) if row.themes >> bit & 1),
                marked=marked,
            )
            for (number, marked), row in self._found.items()
        )
