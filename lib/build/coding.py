"""Coding a segment's passages: all of them by all rules, or only by the rules that changed."""

import json
from collections.abc import Collection, Iterator
from concurrent.futures import Executor
from functools import lru_cache, partial
from pathlib import Path
from typing import get_args

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lib.build.pool import mapped
from lib.build.versions import rule_versions
from lib.codebook import Codebook
from lib.coding import Coder, Context
from lib.corpus.codings.writer import CodingWriter
from lib.corpus.store.manifest import Manifest, coding_file, hits_file, segment_folder
from lib.corpus.store.unfinished import unfinished
from lib.model import Hit, PassageKind
from lib.progress import Progress
from lib.settings import Settings

# A pool takes as long to start as this process needs for so many.
IN_PROCESS_PASSAGES = 100_000
PASSAGES_PER_BATCH = 4096

ToCode = tuple[list[str], list[Context]]
_STRENGTH = "strength"  # no rule: those are called theme/rule


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

    Passages that such a rule gives a theme, or gave one, are coded by all rules, since how sure a theme is depends on
    every rule of it; so are all that have a theme where the weights of evidence changed.

    False, with nothing done, where most of the rules changed or nobody knows.
    """
    if live is None or live.text_version != manifest.text_version:
        return False
    before, after = _read_versions(settings, live), _versions(codebook)
    stale = {code for code in before.keys() | after.keys() if before.get(code) != after.get(code)}
    if not before or len(stale) > len(after) / 2:
        return False
    with unfinished(settings.corpus / "segments") as scratch, _passages(settings, manifest) as file:
        earlier = hits_file(settings.corpus, live)
        touched = _passages_with(earlier, None if _STRENGTH in stale else stale)
        finder, coder = Coder(codebook, only=(stale & after.keys()) - {_STRENGTH}), _coder(codebook)
        again: dict[int, list[Hit]] = {}
        n = 0
        for texts, contexts in _to_code(settings, manifest, codebook, file):
            found = finder.code_many(texts, contexts)
            for number, (text, context, hits) in enumerate(zip(texts, contexts, found, strict=True), n):
                if hits or number in touched:
                    again[number] = coder.code(text, context)
            n += len(texts)
            progress(0.7 + 0.3 * n / file.metadata.num_rows, f"Coding themes: {n:,} passages")
        writer = CodingWriter(scratch, [theme.id for theme in codebook.themes])
        writer.add_to(earlier, again, n)
        _publish(settings, manifest, codebook, scratch, writer)
    return True


def _passages_with(hits: Path, rules: Collection[str] | None) -> set[int]:
    """The passages on which one of some rules fired, or any where None."""
    fired = pq.read_table(hits, columns=["passage", "theme", "rule"])
    if rules is not None:
        code = pc.binary_join_element_wise(pc.field("theme"), pc.field("rule"), pc.scalar("/"))
        fired = fired.filter(code.isin(pa.array(sorted(rules), pa.string())))
    numbers: list[int] = fired["passage"].unique().to_numpy().tolist()
    return set(numbers)


def _passages(settings: Settings, manifest: Manifest) -> pq.ParquetFile:
    return pq.ParquetFile(segment_folder(settings.corpus, manifest.text_version) / "passages.parquet")


def _to_code(settings: Settings, manifest: Manifest, codebook: Codebook, passages: pq.ParquetFile) -> Iterator[ToCode]:
    """Texts in batches, with what is known of them: all of it only where a rule asks for it."""
    rules = [*codebook.gate, *(rule for theme in codebook.themes for rule in theme.rules)]
    if not any(rule.where for rule in rules):
        kinds = {kind: Context(kind) for kind in get_args(PassageKind)}
        for batch in passages.iter_batches(PASSAGES_PER_BATCH, columns=["text", "kind"]):
            read = batch.to_pydict()
            yield read["text"], [kinds[kind] for kind in read["kind"]]
        return
    path = segment_folder(settings.corpus, manifest.text_version) / "articles.parquet"
    articles = pq.read_table(path, columns=["source", "published_on"]).to_pandas()
    sources, days = articles["source"].tolist(), articles["published_on"].tolist()
    for batch in passages.iter_batches(PASSAGES_PER_BATCH, columns=["text", "kind", "section", "article"]):
        table = batch.to_pandas()
        known = zip(table["kind"], table["section"], table["article"], strict=True)
        contexts = [Context(kind, section, sources[number], days[number]) for kind, section, number in known]
        yield table["text"].tolist(), contexts


def _publish(settings: Settings, manifest: Manifest, codebook: Codebook, scratch: Path, writer: CodingWriter) -> None:
    """Put a finished coding in its place; the table by whose presence it is known comes last."""
    writer.finish()
    _versions_file(settings, manifest).write_text(json.dumps(_versions(codebook)), encoding="utf-8")
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
def _versions(codebook: Codebook) -> dict[str, str]:
    """What each rule depends on, and what the strength of every theme does."""
    return rule_versions(_coder(codebook)) | {_STRENGTH: repr(codebook.strength)}


@lru_cache(2)
def _coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _code_batch(codebook: Codebook, batch: ToCode) -> list[list[Hit]]:
    return _coder(codebook).code_many(*batch)
