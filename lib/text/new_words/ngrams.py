"""How often characters stand side by side, and beside what: array work, a second for a million characters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.chinese import JIEBA_HAN

_FIRST, _LAST = ord(JIEBA_HAN[0]), ord(JIEBA_HAN[-1])
_EDGE, _LETTER = 0, 1  # a mark or an end; a digit or a letter, which go with measure words
_CODES = _LAST - _FIRST + 3
_NONE = -1
_LATIN = np.array([chr(code).isalnum() for code in range(0x250)])


@dataclass(frozen=True, slots=True, eq=False)
class Ngrams:
    """All strings of one length that occur often enough, numbered as they first occur.

    Attributes
    ----------
    at: for each place of the text the number of the string that begins there, or -1.
    first: where each begins first.
    counts: how often each occurs.
    """

    at: np.ndarray
    first: np.ndarray
    counts: np.ndarray

    def counts_at(self, places: np.ndarray) -> np.ndarray:
        """How often the string occurs that begins at each place; 0 where it is too rare."""
        numbers = self.at[places]
        return np.where(numbers >= 0, self.counts[numbers], 0)


class Characters:
    """The characters of a text in their order, and the strings that are made of them.

    ``lengths`` are those of its articles, which follow each other; ``edges`` are places where a word begins.
    """

    def __init__(self, text: str, lengths: Sequence[int], edges: Sequence[int], least: int, longest: int) -> None:
        written = np.frombuffer(text.encode("utf-32-le", "replace"), "<u4").astype(np.int64)
        owners = np.repeat(np.arange(len(lengths)), lengths)
        codes = np.where((written >= _FIRST) & (written <= _LAST), written - _FIRST + 2, _EDGE)
        codes[(written < len(_LATIN)) & _LATIN[np.minimum(written, len(_LATIN) - 1)]] = _LETTER
        han = codes > _LETTER
        kept = han.copy()  # and what stands beside Chinese
        kept[1:] |= han[:-1]
        kept[:-1] |= han[1:]
        self.codes, self.owners = codes[kept], owners[kept].astype(np.int32)
        begins = np.zeros(len(codes), bool)
        begins[np.array(edges, np.int64)] = True
        self._begins = begins[kept]
        self.total = int((self.codes > _LETTER).sum())
        self.by_length = self._strings(least, longest)

    def _strings(self, least: int, longest: int) -> dict[int, Ngrams]:
        single = np.where(self.codes > _LETTER, self.codes, _NONE)
        counts = np.bincount(self.codes, minlength=_CODES)
        strings = {1: Ngrams(single, np.zeros(_CODES, np.int64), counts)}
        frequent = single.copy()
        frequent[counts[self.codes] < least] = _NONE
        before = Ngrams(frequent, strings[1].first, counts)
        for length in range(2, longest + 1):
            before = self._longer(before, length, least)
            if not len(before.counts):
                break
            strings[length] = before
        return strings

    def _longer(self, shorter: Ngrams, length: int, least: int) -> Ngrams:
        """Strings of one more character; of one that is often enough the two shorter ones in it are."""
        places = np.flatnonzero((shorter.at[:-1] >= 0) & (shorter.at[1:] >= 0))
        places = places[places + length <= len(self.codes)]
        keys = shorter.at[places] * _CODES + self.codes[places + length - 1]
        found, distinct = pd.factorize(keys)
        counts = np.bincount(found, minlength=len(distinct))
        often = counts >= least
        numbers = np.where(often, np.cumsum(often) - 1, _NONE)[found]
        at = np.full(len(self.codes), _NONE, np.int64)
        at[places] = numbers
        first = np.zeros(int(often.sum()), np.int64)
        numbered = numbers >= 0
        first[numbers[numbered][::-1]] = places[numbered][::-1]
        return Ngrams(at, first, counts[often])

    def spelling(self, place: int, length: int) -> str:
        """The string of a length that begins at a place."""
        return "".join(chr(code + _FIRST - 2) for code in self.codes[place : place + length])

    def count_at(self, place: int, length: int) -> int:
        """How often the string of a length occurs that begins at a place; 0 where it is too rare."""
        return int(self.by_length[length].counts_at(np.array([place]))[0])

    def begin_with(self, strings: Ngrams, some: Iterable[str]) -> np.ndarray:
        """Whether each string begins with one of some characters, as a mask."""
        return np.isin(self.codes[strings.first], [ord(character) - _FIRST + 2 for character in some])

    def cohesion(self, length: int) -> tuple[np.ndarray, np.ndarray]:
        """For each string of a length, at the place where it holds together least: mutual information, and fidelity.

        Pointwise mutual information of the two parts, log2(n N / (a b)); the share that the string has of its rarer
        part, n / min(a, b).
        """
        strings = self.by_length[length]
        information = np.full(len(strings.counts), np.inf)
        fidelity = np.ones(len(strings.counts))
        for left in range(1, length):
            a = self.by_length[left].counts_at(strings.first)
            b = self.by_length[length - left].counts_at(strings.first + left)
            information = np.minimum(information, np.log2(strings.counts * self.total / (a * b)))
            fidelity = np.minimum(fidelity, strings.counts / np.minimum(a, b))
        return information, fidelity

    def freedom(self, length: int, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Entropy in bits of what stands before and behind the chosen strings (a mask), the smaller; how many articles.

        Each mark and each end counts as a neighbour of its own.
        """
        strings = self.by_length[length]
        numbers = np.where(chosen, np.cumsum(chosen) - 1, _NONE)[strings.at]
        numbers[strings.at < 0] = _NONE
        places = np.flatnonzero(numbers >= 0)
        which, n = numbers[places], int(chosen.sum())
        padded = np.concatenate([self.codes, [_EDGE]])
        before, behind = padded[places - 1], padded[np.minimum(places + length, len(self.codes))]
        articles = np.unique(which * (int(self.owners[-1]) + 1) + self.owners[places]) // (int(self.owners[-1]) + 1)
        before = np.where(self._begins[places], _EDGE, before)
        free = np.minimum(_entropy(which, before, n), _entropy(which, behind, n))
        return free, np.bincount(articles, minlength=n)


def _entropy(which: np.ndarray, beside: np.ndarray, n: int) -> np.ndarray:
    total = np.bincount(which, minlength=n).astype(float)
    inner = beside != _EDGE
    pairs, counts = np.unique(which[inner] * _CODES + beside[inner], return_counts=True)
    owners = pairs // _CODES
    shares = counts / total[owners]
    bits = np.bincount(owners, weights=-shares * np.log2(shares), minlength=n)
    edges = np.bincount(which[~inner], minlength=n) / total
    entropy: np.ndarray = bits + edges * np.log2(total)
    return entropy
