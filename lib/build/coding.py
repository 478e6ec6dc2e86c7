"""Coding a segment's passages: all of them by all rules, or only by the rules that changed."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor
from functools import lru_cache, partial
from pathlib import Path

import pyarrow.parquet as pq

from lib.build.pool import mapped
from lib.build.versions import rule_versions
from lib.codebook import Codebook
from lib.coding import Coder, Context
from lib.corpus.codings.writer import CodingWriter
from lib.corpus.store.manifest import Manifest, coding_file, hits_file, segment_folder
from lib.corpus.store.unfinished import unfinished
from lib.model import Hit
from lib.progress import Progress
from lib.settings import Settings

# A pool takes as long to start as this process needs for so many.
IN_PROCESS_PASSAGES = 100_000
PASSAGES_PER_BATCH = 4096

ToCode = tuple[list[str], list[Context] | None]


def code_segment(
    settings: Settings, manifest: Manifest, codebook: Codebook, workers: Executor | None, progress: Progress
) -> None:
    """Code all passages by all rules."""
    with unfinished(settings.corpus / "segments") as scratch, _passages(settings, manifest) as file:
        total = max(1, file.metadata.num_rows)
        writer = CodingWriter(scratch, [theme.id for theme in codebook.themes])
        pool = workers if total > IN_PROCESS_PASSAGES else None
        for _, hits in mapped(pool, partial(_code_batch, codebook), _to_code(settings, manifest, codebook, file)):
            writer.add(hits)
            progress(0.7 + 0.3 * writer.n_passages / total, f"Coding themes: {writer.n_passages:,} passages")
        _publish(settings, manifest, codebook, scratch, writer)


def recode_segment(
    settings: Settings, live: Manifest | None, manifest: Manifest, codebook: Codebook, progress: Progress
) -> bool:
    """Code only by the rules that may find something else than in the live coding of the same text.

    False, with nothing done, where that is most of the rules or nobody knows.
    """
    if live is None or live.text_version != manifest.text_version:
        return False
    before, after = _read_versions(settings, live), _rule_versions(codebook)
    stale = {code for code in before.keys() | after.keys() if before.get(code) != after.get(code)}
    if not before or len(stale) > len(after) / 2:
        return False
    with unfinished(settings.corpus / "segments") as scratch, _passages(settings, manifest) as file:
        coder = Coder(codebook, only=stale & after.keys())
        hits: list[list[Hit]] = []
        for texts, contexts in _to_code(settings, manifest, codebook, file):
            hits += coder.code_many(texts, contexts)
            progress(0.7 + 0.3 * len(hits) / file.metadata.num_rows, f"Coding themes: {len(hits):,} passages")
        writer = CodingWriter(scratch, [theme.id for theme in codebook.themes])
        writer.add_to(hits_file(settings.corpus, live), stale, hits)
        _publish(settings, manifest, codebook, scratch, writer)
    return True


def _passages(settings: Settings, manifest: Manifest) -> pq.ParquetFile:
    return pq.ParquetFile(segment_folder(settings.corpus, manifest.text_version) / "passages.parquet")


def _to_code(settings: Settings, manifest: Manifest, codebook: Codebook, passages: pq.ParquetFile) -> Iterator[ToCode]:
    """Texts in batches, with what is known of them where a rule asks for it."""
    rules = [*codebook.gate, *(rule for theme in codebook.themes for rule in theme.rules)]
    if not any(rule.where for rule in rules):
        for batch in passages.iter_batches(PASSAGES_PER_BATCH, columns=["text"]):
            yield batch.to_pandas()["text"].tolist(), None
        return
    path = segment_folder(settings.corpus, manifest.text_version) / "articles.parquet"
    articles = pq.read_table(path, columns=["source", "published_on"]).to_pandas()
    sources, days = articles["source"].tolist(), articles["published_on"].tolist()
    for batch in passages.iter_batches(PASSAGES_PER_BATCH, columns=["text", "kind", "section", "article"]):
        read = batch.to_pandas()
        known = zip(read["kind"], read["section"], read["article"], strict=True)
        contexts = [Context(kind, section, sources[number], days[number]) for kind, section, number in known]
        yield read["text"].tolist(), contexts


def _publish(settings: Settings, manifest: Manifest, codebook: Codebook, scratch: Path, writer: CodingWriter) -> None:
    """Put a finished coding in its place; the table by whose presence it is known comes last."""
    writer.finish()
    _versions_file(settings, manifest).write_text(json.dumps(_rule_versions(codebook)), encoding="utf-8")
    (scratch / "hits.parquet").replace(hits_file(settings.corpus, manifest))
    (scratch / "coding.parquet").replace(coding_file(settings.corpus, manifest))


def _versions_file(settings: Settings, manifest: Manifest) -> Path:
    hits = hits_file(settings.corpus, manifest)
    return hits.with_name(hits.name.replace("hits-", "rules-", 1)).with_suffix(".json")


def _read_versions(settings: Settings, manifest: Manifest) -> dict[str, str]:
    try:
        content = json.loads(_versions_file(settings, manifest).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


@lru_cache(2)
def _rule_versions(codebook: Codebook) -> dict[str, str]:
    return rule_versions(_coder(codebook))


@lru_cache(2)
def _coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _code_batch(codebook: Codebook, batch: ToCode) -> list[list[Hit]]:
    return _coder(codebook).code_many(*batch)
