"""From files to a live corpus: read, cut, code, publish."""

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import pyarrow.parquet as pq

from lib.codebook import Codebook, load_codebook
from lib.coding import Coder
from lib.corpus.manifest import (
    FORMAT,
    Manifest,
    ThemeName,
    coding_file,
    hits_file,
    read_manifest,
    segment_folder,
    write_manifest,
)
from lib.corpus.segment import CodingWriter, SegmentWriter, publish_segment, unfinished
from lib.errors import CorpusError, Problem
from lib.model import Article, Hit
from lib.settings import ROOT, Settings
from lib.sources import read_paths
from lib.sources.folder import walk
from lib.text import Cutter, Entry, load_dictionary

Progress = Callable[[float, str], None]
BATCH_CHARACTERS = 1_000_000
IN_PROCESS_BYTES = 2_000_000
AHEAD = 4

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: the live manifest, and whether text or coding had to be made anew."""

    manifest: Manifest
    cut: bool
    coded: bool


def silent(_share: float, _doing: str) -> None:
    """A progress listener that does not listen."""


def build(settings: Settings, paths: Sequence[Path] = (), progress: Progress = silent) -> Report:
    """Make the corpus of some files and folders live (default: the seed articles), reusing what is still true.

    Text is cut again only when a file, the dictionary or the way of cutting changed; a changed codebook only codes
    again. ``progress`` is told a share from 0 to 1 and what is being done.

    Raises
    ------
    CorpusError: none of the paths exists, or the corpus folder cannot be written.
    """
    roots = tuple(Path(path).resolve() for path in paths) or (settings.articles.resolve(),)
    if not any(root.exists() for root in roots):
        raise CorpusError(f"{', '.join(map(str, roots))}: no such file or folder. Name one that holds articles.")
    try:
        settings.corpus.mkdir(parents=True, exist_ok=True)
        return _build(settings, roots, progress)
    except OSError as error:
        raise CorpusError(f"{settings.corpus}: cannot be written ({error}).") from error


def refresh(settings: Settings, progress: Progress = silent) -> Report:
    """Bring the live corpus up to date with the files it was made from, or build the seeds if there is none."""
    live = read_manifest(settings.corpus)
    roots = [Path(root) for root in live.roots] if live else []
    if live and not any(root.exists() for root in roots):
        return Report(live, cut=False, coded=False)
    return build(settings, roots, progress)


def _build(settings: Settings, roots: Sequence[Path], progress: Progress) -> Report:
    live = read_manifest(settings.corpus)
    found = list(walk(roots))
    inputs = {str(file): fingerprint(file) for file in found if isinstance(file, Path)}
    refused = {problem.path: str(problem) for problem in found if isinstance(problem, Problem)}
    codebook = load_codebook(settings.codebook)
    text_version, coding_version = _text_version(inputs | refused, settings), _coding_version(codebook)
    segment = segment_folder(settings.corpus, text_version)
    cut = not segment.exists()
    if not cut and live and (live.text_version, live.codebook_version) == (text_version, coding_version):
        return Report(live, cut=False, coded=False)
    with ExitStack() as stack:
        workers = _workers(stack, inputs)
        problems = _cut(settings, roots, segment, workers, progress) if cut else _kept_problems(segment)
        manifest = Manifest(
            text_version=text_version,
            codebook_version=coding_version,
            themes=tuple(ThemeName(theme.id, theme.label.en, theme.label.zh) for theme in codebook.themes),
            roots=tuple(map(str, roots)),
            inputs=inputs,
            problems=(*problems, *codebook.problems),
        )
        coded = not coding_file(settings.corpus, manifest).exists()
        if coded:
            _code(settings, manifest, codebook, workers, progress)
    write_manifest(settings.corpus, manifest)
    progress(1.0, "Ready")
    return Report(manifest, cut=cut, coded=coded)


def fingerprint(file: Path) -> str:
    """A file's content hash below 2 MB; above, its size and time, so that a start need not read gigabytes."""
    try:
        status = file.stat()
        if status.st_size <= IN_PROCESS_BYTES:
            return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
    return f"{status.st_size}-{status.st_mtime_ns}"


def _text_version(found: dict[str, str], settings: Settings) -> str:
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=16)
    for room in ("sources", "text", "corpus"):
        _add_files(digest, (ROOT / "lib" / room).glob("*.py"))
    _add_files(digest, settings.dictionary.glob("*"))
    for path, content in sorted(found.items()):
        digest.update(f"{path}\0{content}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _coding_version(codebook: Codebook) -> str:
    digest = hashlib.blake2b(codebook.version.encode(), digest_size=16)
    _add_files(digest, (ROOT / "lib" / "coding").glob("*.py"))
    return digest.hexdigest()


def _add_files(digest: "hashlib.blake2b", files: Iterable[Path]) -> None:
    for file in sorted(files):
        if file.is_file():
            digest.update(file.name.encode(errors="surrogateescape") + b"\0" + file.read_bytes() + b"\0")


def _workers(stack: ExitStack, inputs: dict[str, str]) -> Executor | None:
    """A process pool where the work is worth starting one; the seeds are done before it would be up."""
    size = sum(Path(path).stat().st_size for path in inputs if Path(path).is_file())
    if size <= IN_PROCESS_BYTES or (os.cpu_count() or 1) == 1:
        return None
    return stack.enter_context(ProcessPoolExecutor(mp_context=get_context("spawn")))


def _cut(
    settings: Settings, roots: Sequence[Path], segment: Path, workers: Executor | None, progress: Progress
) -> tuple[Problem, ...]:
    dictionary, problems = load_dictionary(settings.dictionary)
    found: list[Problem] = list(problems)
    articles = _only_articles(read_paths(roots), found)
    with unfinished(settings.corpus / "segments") as scratch:
        with SegmentWriter(scratch) as writer:
            for batch, terms in _mapped(workers, partial(_cut_batch, tuple(dictionary)), _batches(articles)):
                writer.add(batch, terms)
                progress(_share(writer.n_articles), f"Cutting words: {writer.n_articles:,} articles")
            writer.finish()
        (scratch / "problems.json").write_text(json.dumps([asdict(problem) for problem in found]), encoding="utf-8")
        publish_segment(scratch, segment)
    return tuple(found)


def _kept_problems(segment: Path) -> tuple[Problem, ...]:
    return tuple(Problem(**kept) for kept in json.loads((segment / "problems.json").read_text(encoding="utf-8")))


def _code(
    settings: Settings, manifest: Manifest, codebook: Codebook, workers: Executor | None, progress: Progress
) -> None:
    passages = segment_folder(settings.corpus, manifest.text_version) / "passages.parquet"
    with unfinished(settings.corpus / "segments") as scratch, pq.ParquetFile(passages) as file:
        total = max(1, file.metadata.num_rows)
        writer = CodingWriter(scratch, [theme.id for theme in codebook.themes])
        texts = (batch.column(0).to_pylist() for batch in file.iter_batches(4096, columns=["text"]))
        for _, hits in _mapped(workers, partial(_code_batch, codebook), texts):
            writer.add(hits)
            progress(0.7 + 0.3 * writer.n_passages / total, f"Coding themes: {writer.n_passages:,} passages")
        writer.finish()
        (scratch / "hits.parquet").replace(hits_file(settings.corpus, manifest))
        (scratch / "coding.parquet").replace(coding_file(settings.corpus, manifest))


def _share(n_articles: int) -> float:
    """Cutting takes most of the time and nobody knows how many articles are left: closer to 0.7 with each."""
    return 0.7 * (1 - 1 / (1 + n_articles / 5000))


def _only_articles(read: Iterable[Article | Problem], problems: list[Problem]) -> Iterator[Article]:
    for item in read:
        if isinstance(item, Article):
            yield item
        else:
            problems.append(item)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += sum(len(passage.text) for passage in article.passages)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _mapped(workers: Executor | None, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[tuple[In, Out]]:
    """``(item, work(item))`` in order, a few items ahead of the reader at most."""
    if workers is None:
        yield from ((item, work(item)) for item in items)
        return
    waiting: deque[tuple[In, Future[Out]]] = deque()
    for item in items:
        waiting.append((item, workers.submit(work, item)))
        if len(waiting) > AHEAD:
            done, future = waiting.popleft()
            yield done, future.result()
    for done, future in waiting:
        yield done, future.result()


@cache
def _cutter(dictionary: tuple[Entry, ...]) -> Cutter:
    return Cutter(dictionary)


@cache
def _coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _cut_batch(dictionary: tuple[Entry, ...], articles: Sequence[Article]) -> list[list[str]]:
    cut = _cutter(dictionary).terms
    return [cut(passage.text) for article in articles for passage in article.passages]


def _code_batch(codebook: Codebook, texts: Sequence[str]) -> list[list[Hit]]:
    return _coder(codebook).code_many(texts)
