"""An open corpus: DuckDB in this process, asked through Ibis."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.article_terms import ArticleTerms, read_article_terms
from lib.corpus.manifest import Manifest, coding_file, hits_file, read_manifest, segment_folder
from lib.corpus.running import RunningText, running_text
from lib.corpus.selection import Asked, Tables, select_articles, select_passages
from lib.errors import CorpusError
from lib.model import Subcorpus

EVERYTHING = Subcorpus()


class Corpus:
    """The live version of a corpus folder, held in memory and safe to ask from many threads.

    Attributes
    ----------
    manifest: what it was made from.
    themes: theme ids in the codebook's order, which is the order of the bits in ``themes`` columns.
    tables: for the query rooms beside this one.
    running, term_numbers: for those that look at words in their order; read at their first use.
    article_terms, vocabulary: for those that count; read at their first use.
    """

    def __init__(self, folder: Path) -> None:
        manifest = read_manifest(folder)
        if manifest is None:
            raise CorpusError(f"{folder}: there is no corpus here. Build one with: python -m lib build")
        self._folder = folder
        self.manifest: Manifest = manifest
        self.themes = tuple(theme.id for theme in manifest.themes)
        self._connection = duckdb.connect()
        _load(self._connection, folder, manifest)
        self._ibis = ibis.duckdb.from_connection(self._connection)
        self.tables = Tables(*(self._ibis.table(name) for name in Tables.__slots__))
        self._asked = Asked(
            passages=ibis.table(self.tables.passages.schema(), name="asked_passages"),
            articles=ibis.table(self.tables.articles.schema(), name="asked_articles"),
            values=ibis.table({"value": "string"}, name="asked_values"),
            found=ibis.table({"passage": "int32", "n": "int32"}, name="asked_found"),
        )
        self._selection = lru_cache(maxsize=64)(self._compile_selection)
        self._queries: dict[tuple[Callable[..., ir.Table], tuple[Hashable, ...]], str] = {}

    @cached_property
    def running(self) -> RunningText:
        """The words of all passages in their order."""
        lengths = self.frame(self.tables.passages.order_by("passage").select("n_tokens"))["n_tokens"]
        return running_text(segment_folder(self._folder, self.manifest.text_version), lengths.to_numpy())

    @cached_property
    def term_numbers(self) -> dict[str, int]:
        """The number of each term by its spelling."""
        terms = self.frame(self.tables.terms.select("term", "spelling"))
        return dict(zip(terms["spelling"], terms["term"].tolist(), strict=True))

    @cached_property
    def article_terms(self) -> ArticleTerms:
        """The words of each article with their counts."""
        lengths = self.frame(self.tables.articles.order_by("article").select("n_passages"))["n_passages"]
        return read_article_terms(segment_folder(self._folder, self.manifest.text_version), lengths.to_numpy())

    @cached_property
    def vocabulary(self) -> pd.DataFrame:
        """Each term at its number: spelling, language, and alphabetical, its place in the order of spellings."""
        terms = self.frame(self.tables.terms.order_by("spelling"))
        return terms.assign(alphabetical=np.arange(len(terms))).sort_values("term", ignore_index=True)

    @property
    def version(self) -> str:
        return self.manifest.version

    def passages(self, subcorpus: Subcorpus) -> ir.Table:
        """The selected passages as an expression, columns as in `lib.corpus.segment` and ``themes``."""
        return select_passages(self.tables, subcorpus, self.themes)

    def articles(self, subcorpus: Subcorpus) -> ir.Table:
        """The articles that pass the article filters, as an expression."""
        return select_articles(self.tables, subcorpus)

    def answer(
        self,
        query: Callable[..., ir.Table],
        subcorpus: Subcorpus = EVERYTHING,
        values: Sequence[str | int] = (),
        options: tuple[Hashable, ...] = (),
        found: pd.DataFrame | None = None,
    ) -> pd.DataFrame:
        """Run ``query(tables, asked, *options)``, an expression over what is here and what is asked.

        An expression takes 8 ms to compile and 4 ms to run, so it is compiled once for its options. The filter, the
        values and what was found come to it as tables. Each call has a cursor of its own, so threads do not meet.
        """
        compiled = self._queries.get((query, options))
        if compiled is None:
            compiled = self._ibis.compile(query(self.tables, self._asked, *options))
            self._queries[query, options] = compiled
        rest = f", {compiled[5:]}" if compiled.startswith("WITH ") else f" {compiled}"
        with self._connection.cursor() as cursor:
            if found is not None:
                cursor.register("asked_found", pa.Table.from_pandas(found, preserve_index=False))
            ran = cursor.execute(
                f"WITH {self._selection(subcorpus)}{rest}", {"values": [str(value) for value in values]}
            )
            return ran.to_arrow_table().to_pandas()

    def _compile_selection(self, subcorpus: Subcorpus) -> str:
        return (
            f'"asked_passages" AS ({self._ibis.compile(self.passages(subcorpus))}), '
            f'"asked_articles" AS ({self._ibis.compile(self.articles(subcorpus))}), '
            '"asked_values" AS (SELECT unnest($values::VARCHAR[]) AS value)'
        )

    def frame(self, expression: ir.Table) -> pd.DataFrame:
        """Run an expression made for this one time."""
        with self._connection.cursor() as cursor:
            return cursor.execute(self._ibis.compile(expression)).to_arrow_table().to_pandas()

    def names(self, mask: int) -> tuple[str, ...]:
        """The theme ids in a ``themes`` bit mask."""
        return tuple(theme for bit, theme in enumerate(self.themes) if mask >> bit & 1)


def _load(connection: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    segment = segment_folder(folder, manifest.text_version)
    connection.execute("SET enable_external_file_cache = false")  # each file is read once
    for name in ("articles", "terms"):
        _copy(connection, name, "SELECT * FROM read_parquet($path)", {"path": str(segment / f"{name}.parquet")})
    _copy(connection, "hits", "SELECT * FROM read_parquet($path)", {"path": str(hits_file(folder, manifest))})
    _copy(
        connection,
        "passages",
        "SELECT p.*, c.themes FROM read_parquet($path) p POSITIONAL JOIN read_parquet($coding) c",
        {"path": str(segment / "passages.parquet"), "coding": str(coding_file(folder, manifest))},
    )


def _copy(connection: duckdb.DuckDBPyConnection, name: str, query: str, parameters: dict[str, str]) -> None:
    try:
        connection.execute(f'CREATE TABLE "{name}" AS {query}', parameters)
    except duckdb.Error as error:
        damaged, reason = Path(parameters["path"]), str(error).partition("\n")[0]
        remedy = f"Delete the folder {damaged.parent} and build the corpus again."
        raise CorpusError(f"{damaged}: cannot be read ({reason}). {remedy}") from error
