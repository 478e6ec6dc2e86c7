"""From files to a live corpus: read, cut, code, publish."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path
from time import perf_counter

import pyarrow.parquet as pq

from lib.build.coding import code_segment, recode_segment
from lib.build.held import HeldArticles
from lib.build.old_segments import clear_old
from lib.build.pool import mapped, start_workers, warm_up
from lib.build.speakers import name_speakers
from lib.build.versions import coding_version, fingerprint, text_version
from lib.codebook import Codebook, load_codebook
from lib.corpus.store.manifest import (
    FORMAT,
    Manifest,
    ThemeName,
    coding_file,
    other_format,
    read_manifest,
    read_roots,
    segment_folder,
    write_manifest,
)
from lib.corpus.store.new_words import FoundWords, write_found_words
from lib.corpus.store.segment import SegmentWriter, publish_segment
from lib.corpus.store.unfinished import unfinished
from lib.errors import CorpusError, Problem
from lib.log import LOGGER
from lib.model import Article, Attribution
from lib.progress import Progress, silent
from lib.settings import Settings
from lib.sources import read_paths
from lib.sources.boilerplate import RecurringLines, boilerplate_problems, kept_lines, without_boilerplate
from lib.sources.folder import walk
from lib.speakers import attributions
from lib.text import Cutter, Entry, load_dictionary
from lib.text.new_words import Sample, find_new_words, with_new_words

BATCH_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the live manifest, and whether text or coding had to be made anew."""

    manifest: Manifest
    cut: bool
    coded: bool


def build(settings: Settings, paths: Sequence[Path] = (), progress: Progress = silent) -> BuildReport:
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
    with _writing(settings):
        settings.corpus.mkdir(parents=True, exist_ok=True)
        return _logged(settings, lambda: _build(settings, roots, progress))


def refresh(settings: Settings, progress: Progress = silent) -> BuildReport:
    """Bring the live corpus up to date with the files it was made from, or build the seeds if there is none.

    Where those files are gone the text stays as it was cut; a changed codebook codes it all the same. A corpus that
    another version of the program left is made anew from its files.

    Raises
    ------
    CorpusError: as `build`.
    """
    live = read_manifest(settings.corpus)
    if other := other_format(settings.corpus):
        LOGGER.info("build: the corpus is of format %s, this version reads %s: its files are read anew", other, FORMAT)
        progress(0.0, "Reading all files anew: the corpus is of another version of the program")
    roots = read_roots(settings.corpus)
    there = any(root.exists() for root in roots)
    if live is None or there:
        return build(settings, roots if there else (), progress)
    with _writing(settings), ExitStack() as stack:
        problems = _read_problems(segment_folder(settings.corpus, live.text_version))
        codebook = load_codebook(settings.codebook)
        manifest = _manifest(live.text_version, codebook, live.roots, live.inputs, problems)
        if manifest.codebook_version == live.codebook_version:
            return BuildReport(live, cut=False, coded=False)
        workers = start_workers(stack, live.inputs)
        return _logged(settings, lambda: _publish(settings, live, manifest, codebook, workers, progress))


def _logged(settings: Settings, make: Callable[[], BuildReport]) -> BuildReport:
    """Do a part of the work and tell what came of it, if there was anything to do."""
    begin = perf_counter()
    report = make()
    if report.cut or report.coded:
        n_articles = pq.read_metadata(
            segment_folder(settings.corpus, report.manifest.text_version) / "articles.parquet"
        ).num_rows
        LOGGER.info(
            "build: corpus %s %s in %.1f s: %d articles, %d problems",
            report.manifest.version,
            "cut and coded" if report.cut else "coded again",
            perf_counter() - begin,
            n_articles,
            len(report.manifest.problems),
        )
    return report


@contextmanager
def _writing(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        LOGGER.error("build: %s cannot be written (%s)", settings.corpus, error)  # it is told, not odd
        raise CorpusError(f"{settings.corpus}: cannot be written ({error}).") from error


def _build(settings: Settings, roots: Sequence[Path], progress: Progress) -> BuildReport:
    live = read_manifest(settings.corpus)
    entries = list(walk(roots))
    inputs = {str(file): fingerprint(file) for file in entries if isinstance(file, Path)}
    refused = {problem.path: str(problem) for problem in entries if isinstance(problem, Problem)}
    codebook = load_codebook(settings.codebook)
    version = text_version(inputs | refused, settings)
    segment = segment_folder(settings.corpus, version)
    cut = not segment.is_dir()
    if not cut and live and (live.text_version, live.codebook_version) == (version, coding_version(codebook)):
        return BuildReport(live, cut=False, coded=False)
    with ExitStack() as stack:
        workers = start_workers(stack, inputs)
        problems = _cut(settings, roots, segment, workers, progress) if cut else _read_problems(segment)
        manifest = _manifest(version, codebook, tuple(map(str, roots)), inputs, problems)
        return replace(_publish(settings, live, manifest, codebook, workers, progress), cut=cut)


def _manifest(
    version: str, codebook: Codebook, roots: tuple[str, ...], inputs: dict[str, str], problems: tuple[Problem, ...]
) -> Manifest:
    return Manifest(
        text_version=version,
        codebook_version=coding_version(codebook),
        themes=tuple(ThemeName(theme.id, theme.label.en, theme.label.zh) for theme in codebook.themes),
        roots=roots,
        inputs=inputs,
        problems=(*problems, *codebook.problems),
    )


def _publish(
    settings: Settings,
    live: Manifest | None,
    manifest: Manifest,
    codebook: Codebook,
    workers: Executor | None,
    progress: Progress,
) -> BuildReport:
    """Code what is cut, where that is not done yet, and make it live; texts of long ago go."""
    coded = not coding_file(settings.corpus, manifest).exists()
    if coded:
        name_speakers(settings, manifest, codebook)
    if coded and not recode_segment(settings, live, manifest, codebook, progress):
        code_segment(settings, manifest, codebook, workers, progress)
    write_manifest(settings.corpus, manifest)
    clear_old(settings.corpus, manifest)
    progress(1.0, "Ready")
    return BuildReport(manifest, cut=False, coded=coded)


def _cut(
    settings: Settings, roots: Sequence[Path], segment: Path, workers: Executor | None, progress: Progress
) -> tuple[Problem, ...]:
    dictionary, faults = load_dictionary(settings.dictionary)
    problems: list[Problem] = list(faults)
    warm_up(workers, partial(_cut_batch, tuple(dictionary), ()))
    with unfinished(settings.corpus / "segments") as scratch:
        sample = Sample()
        recurring = RecurringLines()
        articles = recurring.watch(sample.watch(_only_articles(read_paths(roots), problems)))
        held = HeldArticles(_batches(articles), scratch)
        kept, more_faults = kept_lines(settings.boilerplate)
        boilerplate = recurring.boilerplate(kept)
        problems += [*more_faults, *boilerplate_problems(boilerplate, settings.boilerplate)]
        batches = ([without_boilerplate(article, boilerplate) for article in batch] for batch in held)
        found = FoundWords(find_new_words(sample.articles), sample.n_characters, sample.share)
        write_found_words(scratch, found)
        cut = partial(_cut_batch, with_new_words(dictionary, found.words))
        with SegmentWriter(scratch) as writer:
            for batch, (terms, spoken) in mapped(workers, cut, batches):
                writer.add(batch, terms, spoken)
                progress(_share(writer.n_articles), f"Cutting words: {writer.n_articles:,} articles")
            writer.finish()
        (scratch / "problems.json").write_text(json.dumps([asdict(problem) for problem in problems]), encoding="utf-8")
        publish_segment(scratch, segment)
    return tuple(problems)


def _read_problems(segment: Path) -> tuple[Problem, ...]:
    return tuple(Problem(**fields) for fields in json.loads((segment / "problems.json").read_text(encoding="utf-8")))


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


@cache
def _cutter(dictionary: tuple[Entry, ...]) -> Cutter:
    return Cutter(dictionary)


def _cut_batch(
    dictionary: tuple[Entry, ...], articles: Sequence[Article]
) -> tuple[list[list[list[str]]], list[list[Attribution]]]:
    """For each passage of some articles the terms of its sentences, and who is said to speak in it."""
    cut = _cutter(dictionary).sentences
    terms = [cut(passage.text) for article in articles for passage in article.passages]
    return terms, [spoken for article in articles for spoken in attributions(article.passages)]
