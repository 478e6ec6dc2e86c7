"""Writing a segment: cut articles in, tables with ids out, whole or not at all."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from lib.corpus.store.article_terms import count_pairs
from lib.corpus.store.postings import write_postings
from lib.errors import CorpusError
from lib.model import Article, Attribution
from lib.text import fold, term_language

MAPPED = ("running.i32", "sentences.i32", "article_terms.i32", "article_counts.i32", "texts.utf8")
_ARTICLE_COLUMNS: dict[str, pa.DataType] = {
    "article": pa.int32(),
    "key": pa.string(),
    "title": pa.string(),
    "source": pa.string(),
    "published_on": pa.date32(),
    "published_time": pa.string(),
    "topic": pa.string(),
    "url": pa.string(),
    "path": pa.string(),
    "set_aside": pa.list_(pa.string()),
    "n_passages": pa.int32(),
    "n_tokens": pa.int32(),
    "n_terms": pa.int32(),
}
_PASSAGE_COLUMNS: dict[str, pa.DataType] = {
    "passage": pa.int32(),
    "article": pa.int32(),
    "ordinal": pa.int32(),
    "kind": pa.string(),
    "section": pa.string(),
    "references": pa.list_(pa.int32()),
    "language": pa.string(),
    "text": pa.string(),
    "folded": pa.string(),
    "n_tokens": pa.int32(),
    "n_sentences": pa.int32(),
    "n_bytes": pa.int32(),
}
_TERM_COLUMNS: dict[str, pa.DataType] = {
    "term": pa.int32(),
    "spelling": pa.string(),
    "language": pa.string(),
    "n": pa.int64(),
    "n_articles": pa.int64(),
    "n_passages": pa.int64(),
    "n_sentences": pa.int64(),
    "alphabetical": pa.int32(),
    "rank": pa.int32(),
}
_ATTRIBUTION_COLUMNS: dict[str, pa.DataType] = {
    "passage": pa.int32(),
    "start": pa.int32(),
    "end": pa.int32(),
    "words": pa.string(),
    "speaker": pa.string(),
    "kind": pa.string(),
}
ARTICLE_SCHEMA, PASSAGE_SCHEMA, TERM_SCHEMA = map(pa.schema, (_ARTICLE_COLUMNS, _PASSAGE_COLUMNS, _TERM_COLUMNS))
ATTRIBUTION_SCHEMA = pa.schema({**_ATTRIBUTION_COLUMNS, "sure": pa.bool_()})


class SegmentWriter:
    """Writes cut articles in batches, gives them their ids and counts their terms.

    Use as a context manager on an empty folder; `finish` writes what is known only then.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.n_articles = 0
        self.n_passages = 0
        self._terms: dict[str, int] = {}
        self._counts = np.zeros((4, 0), np.int64)
        self._articles = pq.ParquetWriter(folder / "articles.parquet", ARTICLE_SCHEMA, compression="zstd")
        self._passages = pq.ParquetWriter(folder / "passages.parquet", PASSAGE_SCHEMA, compression="zstd")
        self._attributions = pq.ParquetWriter(folder / "attributions.parquet", ATTRIBUTION_SCHEMA, compression="zstd")
        self._mapped = {name: (folder / name).open("wb") for name in MAPPED}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for table in (self._articles, self._passages, self._attributions):
            table.close()
        for file in self._mapped.values():
            file.close()

    def add(self, articles: list[Article], cut: list[list[list[str]]], spoken: list[list[Attribution]]) -> None:
        """Append articles and, for each of their passages in order, the terms of its sentences and who speaks."""
        known, sentences = self._terms, list(chain.from_iterable(cut))
        terms = np.array([known.setdefault(term, len(known)) for sentence in sentences for term in sentence], "<i4")
        lengths, n_sentences = (np.array(list(map(len, lists)), "<i4") for lists in (sentences, cut))
        sentence_of = np.repeat(np.arange(len(lengths)), lengths)
        passages = np.repeat(np.arange(len(n_sentences)), n_sentences)[sentence_of]
        owners = np.repeat(np.arange(len(articles)), [len(article.passages) for article in articles])
        article, distinct, n = count_pairs(owners[passages], terms)
        texts = [passage.text.encode() for one in articles for passage in one.passages]
        self._count(terms, distinct, *(count_pairs(intervals, terms)[1] for intervals in (passages, sentence_of)))
        self._articles.write_table(_articles_table(articles, self.n_articles, owners[passages], article))
        self._passages.write_table(
            _passages_table(articles, self.n_passages, owners + self.n_articles, passages, n_sentences, texts)
        )
        self._attributions.write_table(_attributions_table(articles, spoken, self.n_passages))
        written = (*map(bytes, (terms, lengths, distinct, n)), b"".join(texts))
        for name, values in zip(MAPPED, written, strict=True):
            self._mapped[name].write(values)
        self.n_articles += len(articles)
        self.n_passages += len(cut)

    def _count(self, *occurrences: np.ndarray) -> None:
        """Add to the counts of each term: running words, articles, passages, sentences."""
        counts = np.stack([np.bincount(terms, minlength=len(self._terms)) for terms in occurrences])
        counts[:, : self._counts.shape[1]] += self._counts
        self._counts = counts

    def finish(self) -> None:
        """Close the tables; write the terms, and where each stands."""
        self.__exit__(None, None, None)
        terms = _terms_table(list(self._terms), self._counts)
        pq.write_table(terms, self.folder / "terms.parquet", compression="zstd")
        write_postings(self.folder, self._counts[0])


def _terms_table(spellings: list[str], counts: np.ndarray) -> pa.Table:
    """``alphabetical`` is the place of a term in the order of spellings, ``rank`` that where capitals do not count."""
    small = [spelling.lower() for spelling in spellings]
    return pa.table(
        [
            pa.array(range(len(spellings)), pa.int32()),
            pa.array(spellings, pa.string()),
            pa.array(map(term_language, spellings), pa.string()),
            *map(pa.array, counts),
            pa.array(_ranks(spellings), pa.int32()),
            pa.array(_ranks(list(zip(small, spellings, strict=True))), pa.int32()),
        ],
        schema=TERM_SCHEMA,
    )


def _ranks(values: Sequence[Any]) -> np.ndarray:
    """The place of each value if they were sorted."""
    ranks = np.zeros(len(values), np.int32)
    ranks[sorted(range(len(values)), key=values.__getitem__)] = np.arange(len(values))
    return ranks


def _articles_table(articles: list[Article], first: int, words: np.ndarray, pairs: np.ndarray) -> pa.Table:
    """``words`` and ``pairs`` are the owners of words, and of different terms, as places in ``articles``."""
    names = ("key", "title", "source", "published_on", "published_time", "topic", "url", "path", "set_aside")
    columns = [
        pa.array([getattr(article, name) for article in articles], ARTICLE_SCHEMA.field(name).type) for name in names
    ]
    n_passages = [len(article.passages) for article in articles]
    counts = (np.bincount(owners, minlength=len(articles)).astype(np.int32) for owners in (words, pairs))
    ids = np.arange(first, first + len(articles), dtype=np.int32)
    return pa.table(
        [pa.array(ids), *columns, pa.array(n_passages, pa.int32()), *map(pa.array, counts)], schema=ARTICLE_SCHEMA
    )


def _passages_table(
    articles: list[Article],
    first: int,
    owners: np.ndarray,
    words: np.ndarray,
    n_sentences: np.ndarray,
    texts: list[bytes],
) -> pa.Table:
    """``owners`` are the passages' articles, ``words`` the owners of words as places among these passages."""
    passages = [passage for article in articles for passage in article.passages]
    ordinals = [ordinal for article in articles for ordinal in range(len(article.passages))]
    columns = [
        pa.array(np.arange(first, first + len(passages), dtype=np.int32)),
        pa.array(owners, pa.int32()),
        pa.array(ordinals, pa.int32()),
        pa.array([passage.kind for passage in passages], pa.string()),
        pa.array([passage.section for passage in passages], pa.string()),
        pa.array([passage.references for passage in passages], pa.list_(pa.int32())),
        pa.array([passage.language for passage in passages], pa.string()),
        pa.array([passage.text for passage in passages], pa.string()),
        pa.array([fold(passage.text) for passage in passages], pa.string()),
        pa.array(np.bincount(words, minlength=len(passages)), pa.int32()),
        pa.array(n_sentences),
        pa.array(list(map(len, texts)), pa.int32()),
    ]
    return pa.table(columns, schema=PASSAGE_SCHEMA)


def _attributions_table(articles: list[Article], spoken: list[list[Attribution]], first: int) -> pa.Table:
    texts = (passage.text for article in articles for passage in article.passages)
    rows = [
        (number, one.start, one.end, text[one.start : one.end], one.speaker, one.kind, one.sure)
        for number, (text, some) in enumerate(zip(texts, spoken, strict=True), first)
        for one in some
    ]
    columns = zip(*rows, strict=True) if rows else ([] for _ in ATTRIBUTION_SCHEMA)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, ATTRIBUTION_SCHEMA, strict=True)],
        schema=ATTRIBUTION_SCHEMA,
    )


def publish_segment(scratch: Path, target: Path) -> None:
    """Move a finished folder to its place; one already there has the same content and stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        scratch.replace(target)
    except OSError as error:
        if not target.is_dir():
            raise CorpusError(f"{target}: the finished segment could not be put in place ({error}).") from error
