"""Concordance lines: hits cut out of their passages with the words beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.corpus.tokens.occurrences import Occurrences
from lib.errors import OtherDictionaryError
from lib.frames import columns
from lib.model import Language, Token
from lib.text import Cutter


class LineRow(NamedTuple):
    """A row of `Concordance.lines`: a hit, ``text[start:end]`` of its passage, and what stands beside it there.

    Attributes
    ----------
    themes, weak: the passage's sure and weak ones, as bit masks.
    left, right: the words around the hit, as they were written.
    l1, l2, l3, r1, r2, r3: the terms beside it, the nearest first, "" outside the passage.
    """

    passage: int
    ordinal: int
    key: str
    title: str
    source: str
    published_on: date | None
    language: Language
    themes: int
    weak: int
    left: str
    keyword: str
    right: str
    start: int
    end: int
    l1: str
    l2: str
    l3: str
    r1: str
    r2: str
    r3: str


_NUMBERS = ("passage", "ordinal", "themes", "weak", "start", "end")
_TYPES: dict[str, pa.DataType] = {**dict.fromkeys(_NUMBERS, pa.int32()), "published_on": pa.date32()}
_SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in columns(LineRow)])


@dataclass(frozen=True, slots=True)
class HitSpan:
    """A hit as a place in a passage's text: ``text[start:end]``."""

    passage: int
    start: int
    end: int


def cut_again(corpus: Corpus, cutter: Cutter, passage: int, text: str) -> list[Token]:
    """The words of a passage with their places in its text, as many as the corpus has.

    Raises
    ------
    OtherDictionaryError: the cutter does not cut the passage into so many.
    """
    tokens, starts = cutter.tokens(text), token_index(corpus).starts
    if len(tokens) != starts[passage + 1] - starts[passage]:
        raise OtherDictionaryError
    return tokens


class Page:
    """The passages that a page of lines is cut from, each cut into its words once."""

    def __init__(self, corpus: Corpus, cutter: Cutter, passages: Sequence[int]) -> None:
        numbers = np.unique(np.array(passages, np.int64))
        firsts = corpus.article_terms.first_passages
        articles = np.searchsorted(firsts, numbers, side="right") - 1
        ordinals = zip(numbers.tolist(), (numbers - firsts[articles]).tolist(), strict=True)
        labels = zip(_taken(corpus.passage_labels, numbers), _taken(corpus.article_labels, articles), strict=True)
        self._labels = {
            n: {"passage": n, "ordinal": ordinal, **own, **article}
            for (n, ordinal), (own, article) in zip(ordinals, labels, strict=True)
        }
        texts = corpus.texts.take(numbers).to_numpy(zero_copy_only=False)
        self._texts: dict[int, str] = dict(zip(numbers.tolist(), texts.tolist(), strict=True))
        self._tokens = {number: cutter.tokens(text) for number, text in self._texts.items()}

    def spans(self, index: TokenIndex, hits: Occurrences) -> list[HitSpan]:
        """Where hits stand in the texts of their passages.

        Raises
        ------
        OtherDictionaryError: the cutter does not cut a passage into the words the corpus has.
        """
        passages = index.passages.locate(hits.positions)
        first = hits.positions - index.starts[passages]
        for passage in np.unique(passages).tolist():
            if len(self._tokens[passage]) != index.starts[passage + 1] - index.starts[passage]:
                raise OtherDictionaryError
        listed = zip(passages.tolist(), first.tolist(), hits.n_words.tolist(), strict=True)
        return [_span(passage, self._tokens[passage][at : at + n]) for passage, at, n in listed]

    def narrowed(self, spans: Sequence[HitSpan], within: Callable[[str], tuple[int, int]]) -> list[HitSpan]:
        """Spans with a smaller one in the place of each, which ``within`` gives for its text."""
        narrow: list[HitSpan] = []
        for span in spans:
            start, end = within(self._texts[span.passage][span.start : span.end])
            narrow.append(HitSpan(span.passage, span.start + start, span.start + end))
        return narrow

    def lines(self, spans: Sequence[HitSpan], window: int) -> pd.DataFrame:
        """Rows of `LineRow`, one a span."""
        lines = [self._line(span, window)._asdict() for span in spans]
        return pa.Table.from_pylist(lines, _SCHEMA).to_pandas()

    def _line(self, span: HitSpan, window: int) -> LineRow:
        text, tokens = self._texts[span.passage], self._tokens[span.passage]
        n_before = bisect_right(tokens, span.start, key=_end)
        n_until = bisect_left(tokens, span.end, key=_start)
        begin = tokens[n_before - window].start if n_before > window else 0
        end = tokens[n_until + window - 1].end if len(tokens) > n_until + window else len(text)
        l1, l2, l3 = _terms(tokens[max(0, n_before - 3) : n_before][::-1])
        r1, r2, r3 = _terms(tokens[n_until : n_until + 3])
        return LineRow(
            **self._labels[span.passage],
            left=text[begin : span.start],
            keyword=text[span.start : span.end],
            right=text[span.end : end],
            start=span.start,
            end=span.end,
            l1=l1,
            l2=l2,
            l3=l3,
            r1=r1,
            r2=r2,
            r3=r3,
        )


def _taken(table: pa.Table, rows: np.ndarray) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = table.take(rows).to_pylist()
    return records


def _span(passage: int, tokens: Sequence[Token]) -> HitSpan:
    return HitSpan(passage, tokens[0].start, tokens[-1].end)


_start, _end = attrgetter("start"), attrgetter("end")


def _terms(nearest: Sequence[Token]) -> tuple[str, str, str]:
    one, two, three, *_ = (*(token.term for token in nearest), "", "", "")
    return one, two, three
