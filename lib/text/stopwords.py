"""Words that say nothing about the subject; left out when counting, never when cutting."""

from functools import cache
from pathlib import Path

from lib.characters import clean
from lib.errors import Problem
from lib.text.dictionary.entries import MAX_LENGTH, DictionaryLine, read_lines
from lib.text.fold import fold_case, fold_shapes
from lib.text.words import lemma

LIST_LANGUAGES = ("en", "zh")


def load_stopwords(directory: Path) -> tuple[frozenset[str], list[Problem]]:
    """Join the kept lists of `stopwordsiso` with ``en.txt`` and ``zh.txt``, spelled as terms are.

    A line adds a term, ``-term`` takes one back out of the kept list; ``#`` starts a comment.
    English words are small-lettered dictionary forms, so "US" (counted as "U.S.") is not among them; a line may also
    give a term as it is listed ("U.S.", "rare earth").
    """
    lines, problems = read_lines(directory / f"{language}.txt" for language in LIST_LANGUAGES)
    words = set(bundled_stopwords())
    for line in lines:
        problem = _apply(line, words)
        if problem:
            problems.append(problem)
    return frozenset(words), problems


@cache
def bundled_stopwords() -> frozenset[str]:
    """The lists of `stopwordsiso` for both languages, as they stand before any file of ours."""
    from stopwordsiso import stopwords

    return frozenset(term for word in stopwords(LIST_LANGUAGES) for term in stopword_terms(word))


def stopword_terms(word: str) -> set[str]:
    """The terms that a line stands for: as it is written, small-lettered, and as a dictionary form."""
    word = fold_shapes(clean(word))
    small = fold_case(word)
    return {word, small, lemma(small)}


def stopword_fault(word: str) -> tuple[str, str] | None:
    """What is wrong with a word for one of the lists, and what would be right."""
    if not any(map(str.isalpha, word)):
        return f"{word!r} has no letter", "Write one word a line, or -word to take one back."
    if not word.isprintable() or word != word.strip() or word.startswith("-") or set(word) & set("#,=|;*，、；"):
        return f"{word!r} is not one word", "Write one word a line, without commas or other signs around it."
    if len(word) > MAX_LENGTH:
        return f"{word[:20]!r}... has {len(word)} characters", f"A word has at most {MAX_LENGTH}."
    return None


def _apply(line: DictionaryLine, words: set[str]) -> Problem | None:
    word = line.text.removeprefix("-").strip()
    if fault := stopword_fault(word):
        return line.problem(*fault)
    if not line.text.startswith("-"):
        words |= stopword_terms(word)
    elif words.isdisjoint(stopword_terms(word)):
        return line.problem(f"{word!r} is in no list, so it cannot be taken back", "Delete the line.")
    else:
        words -= stopword_terms(word)
    return None
