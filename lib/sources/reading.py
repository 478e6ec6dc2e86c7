"""From paths to articles: a reader for each kind of file, duplicates left out, faults counted."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lib.errors import Problem, UnreadableError
from lib.model import Article
from lib.sources.captured import read_captured
from lib.sources.folder import LINE_SUFFIXES, PARQUET_SUFFIXES, TEXT_SUFFIXES, walk
from lib.sources.json_lines import read_json_lines
from lib.sources.parquet import read_parquet
from lib.wording import counted

PROBLEMS_PER_FILE = 20
KINDS_PER_FILE = 10
# What a reason quotes, and numbers: without them it names a kind.
_VALUE = re.compile(r"""(["'“]).*?["'”](?=\W|$)|\d(?:[\d.,:/-]*\d)?""")
Reader = Callable[[Path], Iterator[Article | Problem]]
READERS: dict[str, Reader] = {
    **dict.fromkeys(TEXT_SUFFIXES, read_captured),
    **dict.fromkeys(LINE_SUFFIXES, read_json_lines),
    **dict.fromkeys(PARQUET_SUFFIXES, read_parquet),
}


def read_paths(paths: Sequence[Path]) -> Iterator[Article | Problem]:
    """Read files and folders, sorted by name whatever order they are given in.

    Yields each article once, and a `Problem` for all that is left out: a file that cannot be read, a line or row
    that holds no article, an article that was read before. Nothing stops the rest. Never more than about twenty
    problems a file: the last ones count the others, by their kind.
    """
    seen: dict[int, str] = {}
    for path in walk(paths):
        if isinstance(path, Problem):
            yield path
        elif path.suffix.lower() in TEXT_SUFFIXES:
            yield from _capped(_name_repeats(_read(path), seen), str(path))
        else:
            yield from _count_repeats(_capped(_read(path), str(path)), seen, str(path))


def _read(path: Path) -> Iterator[Article | Problem]:
    try:
        yield from READERS[path.suffix.lower()](path)
    except UnreadableError as error:
        yield error.as_problem(str(path))
    except OSError as error:
        yield Problem(str(path), "", f"cannot be read ({error.strerror or error})", "Check the file's permissions.")


def _capped(results: Iterator[Article | Problem], path: str) -> Iterator[Article | Problem]:
    """Let the first twenty problems through and count the rest, by their kind."""
    problems = 0
    more: Counter[str] = Counter()
    for one in results:
        problems += isinstance(one, Problem)
        if isinstance(one, Article) or problems <= PROBLEMS_PER_FILE:
            yield one
        else:
            more[_VALUE.sub("…", one.reason)] += 1
    for kind, n in more.most_common(KINDS_PER_FILE):
        reason = f"has {counted(n, 'more problem')} of this kind: {kind}"
        yield Problem(path, "", reason, "Put right those named, then read it again.")
    if others := more.total() - sum(n for _, n in more.most_common(KINDS_PER_FILE)):
        reason = f"has {counted(others, 'more problem')} of {len(more) - KINDS_PER_FILE:,} other kinds"
        yield Problem(path, "", reason, "Put right those named, then read it again.")


def _name_repeats(results: Iterator[Article | Problem], seen: dict[int, str]) -> Iterator[Article | Problem]:
    for one in results:
        first = _first_file(one, seen) if isinstance(one, Article) else ""
        if first and isinstance(one, Article):
            where = "earlier in this file" if first == one.path else f"in {first}"
            yield Problem(one.path, "", f'"{one.title[:60]}" is the same article as {where}', "Delete one of the two.")
        else:
            yield one


def _count_repeats(
    results: Iterator[Article | Problem], seen: dict[int, str], path: str
) -> Iterator[Article | Problem]:
    """Leave repeats out of a table and say once how many there were: a table may hold thousands."""
    repeats, example = 0, ""
    for one in results:
        if isinstance(one, Article) and _first_file(one, seen):
            repeats += 1
            example = example or one.title[:60]
        else:
            yield one
    if repeats:
        reason = f'repeats {repeats:,} articles read before, the first of them "{example}"'
        yield Problem(path, "", reason, "Each is kept once; nothing needs doing.")


def _first_file(article: Article, seen: dict[int, str]) -> str:
    """Say in which file this article was read before, or note it and say nothing."""
    key = int(article.key, 16)
    first = seen.get(key, "")
    if not first:
        seen[key] = article.path
    return first
