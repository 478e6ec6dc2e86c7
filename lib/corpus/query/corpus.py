"""An open corpus: DuckDB in this process, asked through Ibis."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from time import perf_counter
from typing import Concatenate, ParamSpec, TypeVar, cast

import duckdb
import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pyarrow as pa

from lib import log
from lib.corpus.query.answers import Answers
from lib.corpus.query.selection import Inputs, Tables, select_articles, select_hits, select_passages
from lib.corpus.store.article_terms import ArticleTerms, map_article_terms
from lib.corpus.store.manifest import (
    FORMAT,
    Manifest,
    coding_file,
    hits_file,
    other_format,
    read_manifest,
    segment_folder,
    speakers_file,
)
from lib.corpus.store.new_words import FoundWords, read_found_words
from lib.corpus.store.postings import Postings, map_postings
from lib.corpus.store.running_text import RunningText, map_running_text
from lib.corpus.store.texts import Texts, map_texts
from lib.errors import CorpusError
from lib.model import Subcorpus
from lib.text import Cutter, Entry
from lib.text.new_words import with_new_words

P = ParamSpec("P")
T = TypeVar("T")
EVERYTHING = Subcorpus()
_MOST_QUERIES = 256
# Its own pool keeps what large answers took, 100 MB and more; this one gives it back.
pa.set_memory_pool(pa.system_memory_pool())


class Corpus:
    """The live version of a corpus folder, held in memory and safe to ask from many threads.

    Attributes
    ----------
    manifest: what it was made from.
    themes: theme ids in the codebook's order, which is the order of the bits in ``themes`` columns.
    tables: for the query rooms beside this one. The text of a passage is its number there, and becomes the text in an
        answer, so that no query has to hold or carry it.
    running, postings, texts: for those that look at words in their order; mapped at their first use.
    article_terms, vocabulary, term_numbers: for those that count; read at their first use.
    passage_labels, article_labels, newest_first: for those that show a page of many; read at their first use.
    """

    def __init__(self, folder: Path) -> None:
        manifest = read_manifest(folder)
        if manifest is None:
            other = other_format(folder)
            found = (
                f" that this version of the program reads (its format is {other!r}, not {FORMAT!r})" if other else ""
            )
            raise CorpusError(f"{folder}: there is no corpus here{found}. Build one with: python -m lib build")
        self._folder = folder
        self.manifest: Manifest = manifest
        self.themes = tuple(theme.id for theme in manifest.themes)
        self._connection = duckdb.connect()
        _load(self._connection, folder, manifest)
        self._ibis = ibis.duckdb.from_connection(self._connection)
        self.tables = Tables(*(self._ibis.table(name) for name in Tables.__slots__))
        self._inputs = Inputs(
            passages=ibis.table(self.tables.passages.schema(), name="input_passages"),
            hits=ibis.table(self.tables.hits.schema(), name="input_hits"),
            articles=ibis.table(self.tables.articles.schema(), name="input_articles"),
            values=ibis.table({"value": "string"}, name="input_values"),
            matches=ibis.table({"passage": "int32", "n": "int32"}, name="input_matches"),
        )
        self._answers = Answers()
        self._selection = lru_cache(maxsize=64)(self._compile_selection)
        self._query = lru_cache(maxsize=_MOST_QUERIES)(self._compile_query)

    @cached_property
    def running(self) -> RunningText:
        """The words of all passages in their order."""
        return map_running_text(
            self._segment, *(self._column("passages", name) for name in ("n_tokens", "n_sentences"))
        )

    @cached_property
    def postings(self) -> Postings:
        """Where each term stands in them."""
        return map_postings(self._segment, self.vocabulary["n"].to_numpy())

    @cached_property
    def texts(self) -> Texts:
        """The text of each passage."""
        return map_texts(self._segment, self._column("passages", "n_bytes"))

    @cached_property
    def passage_labels(self) -> pa.Table:
        """The language of each passage, and its sure and its weak themes (bit masks themes, weak)."""
        return self._rows("SELECT language, themes, weak FROM passages")

    def theme_masks(self, subcorpus: Subcorpus) -> np.ndarray:
        """The themes of each passage that count under a filter, as a bit mask."""
        masks: np.ndarray = self.passage_labels["themes"].to_numpy()
        return masks | self.passage_labels["weak"].to_numpy() if subcorpus.weak else masks

    @cached_property
    def article_labels(self) -> pa.Table:
        """What names each article: key, title, source, published_on."""
        return self._rows("SELECT key, title, source, published_on FROM articles")

    @cached_property
    def newest_first(self) -> np.ndarray:
        """The place of each article in the order of dates, the newest first, undated ones last."""
        days = self.article_labels["published_on"].to_numpy().astype("datetime64[D]")
        latest = np.where(np.isnat(days), np.iinfo(np.int64).max, -days.astype(np.int64))
        order = np.argsort(latest, kind="stable")
        ranks = np.empty(len(order), np.int64)
        ranks[order] = np.arange(len(order))
        return ranks

    @cached_property
    def article_terms(self) -> ArticleTerms:
        """The words of each article with their counts."""
        lengths = (self._column("articles", name) for name in ("n_terms", "n_passages"))
        return map_article_terms(self._segment, *lengths)

    @cached_property
    def vocabulary(self) -> pd.DataFrame:
        """Each term at its number, with the columns of ``terms`` in `store.segment`."""
        return self.frame(self.tables.terms)

    @cached_property
    def term_numbers(self) -> dict[str, int]:
        """The number of each term by its spelling."""
        spellings = self.vocabulary["spelling"].tolist()
        return dict(zip(spellings, range(len(spellings)), strict=True))

    @cached_property
    def found_words(self) -> FoundWords:
        """The new words that were found in its own texts."""
        return read_found_words(self._segment)

    def cutter(self, entries: Iterable[Entry]) -> Cutter:
        """The cutter it was cut with, by the entries of its dictionary and its own new words."""
        return Cutter(with_new_words(entries, self.found_words.words))

    @property
    def _segment(self) -> Path:
        return segment_folder(self._folder, self.manifest.text_version)

    def _column(self, table: str, name: str) -> np.ndarray:
        numbers: np.ndarray = self._rows(f'SELECT "{name}" FROM "{table}"')[name].to_numpy()
        return numbers

    def _rows(self, query: str) -> pa.Table:
        """Some columns of a whole table, which is kept in the order it was loaded in, that of its ids."""
        with self._connection.cursor() as cursor:
            return cursor.execute(query).to_arrow_table().combine_chunks()

    @property
    def version(self) -> str:
        return self.manifest.version

    def ask(self, query: "Callable[Concatenate[Corpus, P], T]", *arguments: P.args, **options: P.kwargs) -> T:
        """The answer to ``query(corpus, *arguments, **options)``, kept with the corpus: the one cache of answers.

        Arguments are hashable. Answers are shared between threads and must not be changed in place.
        """
        question = query, arguments, tuple(options.items())
        return cast(T, self._answers.get(question, lambda: self._timed(query, *arguments, **options)))

    def _timed(self, query: "Callable[Concatenate[Corpus, P], T]", *arguments: P.args, **options: P.kwargs) -> T:
        begin = perf_counter()
        try:
            return query(self, *arguments, **options)
        finally:
            log.answered(getattr(query, "__qualname__", type(query).__name__), perf_counter() - begin)

    def passages(self, subcorpus: Subcorpus) -> ir.Table:
        """The selected passages as an expression, columns as in `store.segment`, ``themes`` and ``weak``."""
        terms = self.term_numbers if subcorpus.query else ()
        return select_passages(self.tables, subcorpus, self.themes, terms)

    def articles(self, subcorpus: Subcorpus) -> ir.Table:
        """The articles that pass the article filters, as an expression."""
        return select_articles(self.tables, subcorpus)

    def answer(
        self,
        query: Callable[..., ir.Table],
        subcorpus: Subcorpus = EVERYTHING,
        values: Sequence[str | int] = (),
        options: tuple[Hashable, ...] = (),
        matches: pd.DataFrame | None = None,
    ) -> pd.DataFrame:
        """Run ``query(tables, inputs, *options)``, an expression over the live tables and the inputs.

        An expression takes 8 ms to compile and 4 ms to run, so it is compiled once for its options. The filter, the
        values and the matches come to it as tables. Each call has a cursor of its own, so threads do not meet.
        """
        compiled = self._query(query, options)
        rest = f", {compiled[5:]}" if compiled.startswith("WITH ") else f" {compiled}"
        with self._connection.cursor() as cursor:
            if matches is not None:
                cursor.register("input_matches", pa.Table.from_pandas(matches, preserve_index=False))
            ran = cursor.execute(
                f"WITH {self._selection(subcorpus)}{rest}", {"values": [str(value) for value in values]}
            )
            return self._frame(ran.to_arrow_table())

    def _compile_query(self, query: Callable[..., ir.Table], options: tuple[Hashable, ...]) -> str:
        compiled: str = self._ibis.compile(query(self.tables, self._inputs, *options))
        return compiled

    def _compile_selection(self, subcorpus: Subcorpus) -> str:
        return (
            f'"input_passages" AS ({self._ibis.compile(self.passages(subcorpus))}), '
            f'"input_hits" AS ({self._ibis.compile(select_hits(self.tables, subcorpus))}), '
            f'"input_articles" AS ({self._ibis.compile(self.articles(subcorpus))}), '
            '"input_values" AS (SELECT unnest($values::VARCHAR[]) AS value)'
        )

    def frame(self, expression: ir.Table) -> pd.DataFrame:
        """Run an expression made for this one time."""
        with self._connection.cursor() as cursor:
            return self._frame(cursor.execute(self._ibis.compile(expression)).to_arrow_table())

    def _frame(self, table: pa.Table) -> pd.DataFrame:
        """An answer with the texts of its passages, which so far are but their numbers."""
        column = table.schema.get_field_index("text")
        if column >= 0 and pa.types.is_integer(table.field(column).type):
            table = table.set_column(column, "text", self.texts.take(table.column(column).combine_chunks()))
        return table.to_pandas()

    def names(self, mask: int) -> tuple[str, ...]:
        """The theme ids in a ``themes`` bit mask."""
        return tuple(theme for bit, theme in enumerate(self.themes) if mask >> bit & 1)


def _load(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    segment = segment_folder(folder, manifest.text_version)
    connection.execute("SET enable_external_file_cache = false")  # each file is read once
    for name in ("articles", "terms"):
        _copy(connection, name, "SELECT * FROM read_parquet($path)", {"path": str(segment / f"{name}.parquet")})
    for name, file in (("hits", hits_file(folder, manifest)), ("speakers", speakers_file(folder, manifest))):
        _copy(connection, name, "SELECT * FROM read_parquet($path)", {"path": str(file)})
    _copy(
        connection,
        "passages",
        "SELECT p.* REPLACE (p.passage AS text), c.themes, c.weak "
        "FROM read_parquet($path) p POSITIONAL JOIN read_parquet($coding) c",
        {"path": str(segment / "passages.parquet"), "coding": str(coding_file(folder, manifest))},
    )


def _copy(connection: duckdb.DuckDBPyConnection, name: str, query: str, parameters: dict[str, str]) -> None:
    try:
        connection.execute(f'CREATE TABLE "{name}" AS {query}', parameters)
    except duckdb.Error as error:
        damaged, reason = Path(parameters["path"]), str(error).partition("\n")[0]
        remedy = f"Delete the folder {damaged.parent} and build the corpus again."
        raise CorpusError(f"{damaged}: cannot be read ({reason}). {remedy}") from error
