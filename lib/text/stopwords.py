"""Words that say nothing about the subject; left out when counting, never when cutting."""

from pathlib import Path

from lib.errors import Problem
from lib.text.dictionary import Line, read_lines
from lib.text.fold import fold
from lib.text.words import lemma

_LANGUAGES = ("en", "zh")


def load_stopwords(directory: Path) -> tuple[frozenset[str], list[Problem]]:
    """Join the kept lists of `stopwordsiso` with ``en.txt`` and ``zh.txt``, spelled as terms are.

    A line adds a word, ``-word`` takes one back out of the kept list; ``#`` starts a comment.
    English words are small-lettered dictionary forms, so "US" (counted as "U.S.") is not among them.
    """
    from stopwordsiso import stopwords

    lines, problems = read_lines(directory / f"{language}.txt" for language in _LANGUAGES)
    kept = {term for word in stopwords(_LANGUAGES) for term in _terms(word)}
    for line in lines:
        problem = _apply(line, kept)
        if problem:
            problems.append(problem)
    return frozenset(kept), problems


def _apply(line: Line, kept: set[str]) -> Problem | None:
    word = line.text.removeprefix("-").strip()
    if not word or len(word.split()) > 1:
        return line.problem(f"{line.text!r} is not one word", "Write one word a line, or -word to take one back.")
    if not line.text.startswith("-"):
        kept |= _terms(word)
    elif kept.isdisjoint(_terms(word)):
        return line.problem(f"{word!r} is in no list, so it cannot be taken back", "Delete the line.")
    else:
        kept -= _terms(word)
    return None


def _terms(word: str) -> set[str]:
    small = fold(word)
    return {small, lemma(small)}
