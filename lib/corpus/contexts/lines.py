"""Concordance lines: hits cut out of their passages with the words beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.query.corpus import Corpus
from lib.corpus.tokens.index import TokenIndex, token_index
from lib.corpus.tokens.occurrences import Occurrences
from lib.errors import OtherDictionaryError
from lib.model import Token
from lib.text import Cutter

REACH = 3
_BESIDE = [f"{side}{distance}" for side in "lr" for distance in range(1, REACH + 1)]
_ABOUT = ["passage", "ordinal", "key", "title", "source", "published_on", "language", "themes"]
_TYPES = {
    "passage": pa.int32(),
    "ordinal": pa.int32(),
    "themes": pa.int32(),
    "start": pa.int32(),
    "end": pa.int32(),
    "published_on": pa.date32(),
}
LINE_SCHEMA = pa.schema(
    [(name, _TYPES.get(name, pa.string())) for name in (*_ABOUT, "left", "keyword", "right", "start", "end", *_BESIDE)]
)


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
        places = zip(numbers.tolist(), (numbers - firsts[articles]).tolist(), strict=True)
        labels = zip(_taken(corpus.passage_labels, numbers), _taken(corpus.article_labels, articles), strict=True)
        texts = zip(places, corpus.texts.take(pa.array(numbers)).to_pylist(), labels, strict=True)
        self._rows = {
            n: {"passage": n, "ordinal": ordinal, "text": text, **own, **article}
            for (n, ordinal), text, (own, article) in texts
        }
        self._tokens = {number: cutter.tokens(row["text"]) for number, row in self._rows.items()}

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

    def lines(self, spans: Sequence[HitSpan], window: int) -> pd.DataFrame:
        """One row a span, the columns of ``LINES``."""
        rows = [_line(self._rows[span.passage], self._tokens[span.passage], span, window) for span in spans]
        return pa.table(
            [list(values) for values in zip(*rows, strict=True)] or [[]] * len(LINE_SCHEMA), LINE_SCHEMA
        ).to_pandas()


def _taken(table: pa.Table, rows: np.ndarray) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = table.take(pa.array(rows)).to_pylist()
    return records


def _span(passage: int, tokens: Sequence[Token]) -> HitSpan:
    return HitSpan(passage, tokens[0].start, tokens[-1].end)


def _line(row: Mapping[str, Any], tokens: Sequence[Token], span: HitSpan, window: int) -> tuple[object, ...]:
    """The values of ``LINES``."""
    text = row["text"]
    n_before = bisect_right(tokens, span.start, key=_end)
    n_until = bisect_left(tokens, span.end, key=_start)
    begin = tokens[n_before - window].start if n_before > window else 0
    end = tokens[n_until + window - 1].end if len(tokens) > n_until + window else len(text)
    return (
        *(row[name] for name in _ABOUT),
        *(text[begin : span.start], text[span.start : span.end], text[span.end : end], span.start, span.end),
        *_terms(tokens[max(0, n_before - REACH) : n_before][::-1]),
        *_terms(tokens[n_until : n_until + REACH]),
    )


_start, _end = attrgetter("start"), attrgetter("end")


def _terms(nearest: Sequence[Token]) -> list[str]:
    return [token.term for token in nearest] + [""] * (REACH - len(nearest))
