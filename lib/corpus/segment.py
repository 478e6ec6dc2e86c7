"""Writing a segment: cut articles in, tables with ids out, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.errors import CorpusError
from lib.model import Article, Hit
from lib.text import fold, language_of

ARTICLES = pa.schema(
    {
        "article": pa.int32(),
        "key": pa.string(),
        "title": pa.string(),
        "source": pa.string(),
        "published_on": pa.date32(),
        "published_time": pa.string(),
        "topic": pa.string(),
        "url": pa.string(),
        "path": pa.string(),
        "n_passages": pa.int32(),
        "n_tokens": pa.int32(),
    }
)
PASSAGES = pa.schema(
    {
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
    }
)
TERMS = pa.schema({"term": pa.int32(), "spelling": pa.string(), "language": pa.string()})
TOKENS = pa.schema({"passage": pa.int32(), "term": pa.int32()})
HITS = pa.schema(
    {
        "passage": pa.int32(),
        "theme": pa.string(),
        "rule": pa.string(),
        "start": pa.int32(),
        "end": pa.int32(),
        "text": pa.string(),
    }
)
CODING = pa.schema({"passage": pa.int32(), "themes": pa.int32()})


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A private folder to write in; removed if the writing does not come to its end."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".unfinished-*"):
        with suppress(OSError):
            if not _alive(int(left.name.split("-")[1])):
                shutil.rmtree(left)
    scratch = Path(tempfile.mkdtemp(dir=folder, prefix=f".unfinished-{os.getpid()}-"))
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class SegmentWriter:
    """Writes cut articles in batches and gives them their ids.

    Use as a context manager on an empty folder; `finish` derives the counts by article.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.n_articles = 0
        self.n_passages = 0
        self._terms: dict[str, int] = {}
        self._articles = pq.ParquetWriter(folder / "articles.parquet", ARTICLES, compression="zstd")
        self._passages = pq.ParquetWriter(folder / "passages.parquet", PASSAGES, compression="zstd")
        self._tokens = pq.ParquetWriter(folder / "tokens.parquet", TOKENS, compression="zstd")
        self._running = (folder / "running.i32").open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for writer in (self._articles, self._passages, self._tokens, self._running):
            writer.close()

    def add(self, articles: list[Article], cut: list[list[str]]) -> None:
        """Append articles and, for each of their passages in order, its terms."""
        lengths = np.fromiter(map(len, cut), np.int32, len(cut))
        counts = np.fromiter((len(article.passages) for article in articles), np.int32, len(articles))
        first = np.concatenate(([0], np.cumsum(counts)))[:-1]
        article_ids = np.arange(self.n_articles, self.n_articles + len(articles), dtype=np.int32)
        passage_ids = np.arange(self.n_passages, self.n_passages + len(cut), dtype=np.int32)
        terms = self._terms
        ids = [terms.setdefault(term, len(terms)) for passage in cut for term in passage]
        tokens_per_article = np.add.reduceat(lengths, first).astype(np.int32) if len(cut) else counts
        self._articles.write_table(_articles_table(articles, article_ids, counts, tokens_per_article))
        self._passages.write_table(_passages_table(articles, passage_ids, np.repeat(article_ids, counts), lengths))
        running = np.array(ids, dtype="<i4")
        columns = [pa.array(np.repeat(passage_ids, lengths)), pa.array(running)]
        self._tokens.write_table(pa.table(columns, schema=TOKENS))
        running.tofile(self._running)
        self.n_articles += len(articles)
        self.n_passages += len(cut)

    def finish(self) -> None:
        """Close the tables and derive the counts that queries start from."""
        self.__exit__(None, None, None)
        spellings = list(self._terms)
        languages = [language_of(spelling) for spelling in spellings]
        columns = [pa.array(range(len(spellings)), pa.int32()), pa.array(spellings), pa.array(languages)]
        pq.write_table(pa.table(columns, schema=TERMS), self.folder / "terms.parquet", compression="zstd")
        derive_article_terms(self.folder)


def _articles_table(articles: list[Article], ids: np.ndarray, n_passages: np.ndarray, n_tokens: np.ndarray) -> pa.Table:
    names = ("key", "title", "source", "published_on", "published_time", "topic", "url", "path")
    columns = [pa.array([getattr(article, name) for article in articles], ARTICLES.field(name).type) for name in names]
    return pa.table([pa.array(ids), *columns, pa.array(n_passages), pa.array(n_tokens)], schema=ARTICLES)


def _passages_table(
    articles: list[Article], ids: np.ndarray, article_ids: np.ndarray, n_tokens: np.ndarray
) -> pa.Table:
    passages = [passage for article in articles for passage in article.passages]
    ordinals = [ordinal for article in articles for ordinal in range(len(article.passages))]
    columns = [
        pa.array(ids),
        pa.array(article_ids),
        pa.array(ordinals, pa.int32()),
        pa.array([passage.kind for passage in passages], pa.string()),
        pa.array([passage.section for passage in passages], pa.string()),
        pa.array([passage.references for passage in passages], pa.list_(pa.int32())),
        pa.array([passage.language for passage in passages], pa.string()),
        pa.array([passage.text for passage in passages], pa.string()),
        pa.array([fold(passage.text) for passage in passages], pa.string()),
        pa.array(n_tokens),
    ]
    return pa.table(columns, schema=PASSAGES)


def derive_article_terms(folder: Path) -> None:
    """Count the terms of each article, and leave of the running words only the file that can be mapped."""
    with duckdb.connect() as connection:
        counted = connection.execute(
            "SELECT p.article, t.term, count(*)::INTEGER AS n "
            "FROM read_parquet($tokens) t JOIN read_parquet($passages) p USING (passage) "
            "GROUP BY ALL ORDER BY article, term",
            {"tokens": str(folder / "tokens.parquet"), "passages": str(folder / "passages.parquet")},
        )
        pq.write_table(counted.to_arrow_table(), folder / "article_terms.parquet", compression="zstd")
    (folder / "tokens.parquet").unlink()


def publish_segment(scratch: Path, target: Path) -> None:
    """Move a finished folder to its place; one already there has the same content and stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        scratch.replace(target)
    except OSError as error:
        if not target.exists():
            raise CorpusError(f"{target}: the finished segment could not be put in place ({error}).") from error


class CodingWriter:
    """Writes the coding of a segment's passages, in their order, in batches."""

    def __init__(self, folder: Path, themes: Sequence[str]) -> None:
        self.n_passages = 0
        self._bits = {theme: 1 << number for number, theme in enumerate(themes)}
        self._hits = pq.ParquetWriter(folder / "hits.parquet", HITS, compression="zstd")
        self._coding = pq.ParquetWriter(folder / "coding.parquet", CODING, compression="zstd")

    def add(self, coded: Sequence[Sequence[Hit]]) -> None:
        """Append the hits of the next passages."""
        hits = _hits_table(coded, self.n_passages)
        self._hits.write_table(hits)
        self._coding.write_table(_coding_table(hits, self._bits, self.n_passages, len(coded)))
        self.n_passages += len(coded)

    def add_to(self, kept: Path, stale: Collection[str], coded: Sequence[Sequence[Hit]]) -> None:
        """Write the hits of all passages: those of an earlier coding, without its ``stale`` rules, and new ones."""
        earlier = pq.read_table(kept)
        names = pc.binary_join_element_wise(earlier["theme"], earlier["rule"], "/")
        earlier = earlier.filter(pc.invert(pc.is_in(names, value_set=pa.array(sorted(stale), pa.string()))))
        hits = pa.concat_tables([earlier, _hits_table(coded, 0)])
        order = pc.index_in(hits["theme"], value_set=pa.array(list(self._bits), pa.string()))
        keys = [(name, "ascending") for name in ("passage", "start", "end", "order", "rule")]
        hits = hits.append_column("order", order).sort_by(keys).drop_columns("order")
        self._hits.write_table(hits)
        self._coding.write_table(_coding_table(hits, self._bits, 0, len(coded)))
        self.n_passages = len(coded)

    def finish(self) -> None:
        self._hits.close()
        self._coding.close()


def _hits_table(coded: Sequence[Sequence[Hit]], first: int) -> pa.Table:
    numbers = np.repeat(np.arange(first, first + len(coded), dtype=np.int32), [len(hits) for hits in coded])
    hits = list(chain.from_iterable(coded))
    columns = [pa.array([getattr(hit, field.name) for hit in hits], field.type) for field in list(HITS)[1:]]
    return pa.table([pa.array(numbers), *columns], schema=HITS)


def _coding_table(hits: pa.Table, bits: Mapping[str, int], first: int, n_passages: int) -> pa.Table:
    """The themes of each of some passages, from their hits."""
    masks = np.zeros(n_passages, np.int32)
    given = np.fromiter(map(bits.__getitem__, hits["theme"].to_pylist()), np.int32, len(hits))
    np.bitwise_or.at(masks, hits["passage"].to_numpy() - first, given)
    ids = np.arange(first, first + n_passages, dtype=np.int32)
    return pa.table([pa.array(ids), pa.array(masks)], schema=CODING)
