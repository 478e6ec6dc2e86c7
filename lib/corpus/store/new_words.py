"""The words that a build found in the texts themselves, and in how much of them it looked."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from lib.text.new_words import NewWord

_FILE = "new_words.json"


@dataclass(frozen=True, slots=True)
class FoundWords:
    """What was found.

    Attributes
    ----------
    n_characters: of the passages with Chinese in them that were looked at.
    share: which part of all articles these were of: 1, a half, a quarter ...
    """

    words: tuple[NewWord, ...]
    n_characters: int
    share: float


def write_found_words(segment: Path, found: FoundWords) -> None:
    """Keep them with the texts that were cut by them."""
    (segment / _FILE).write_text(json.dumps(asdict(found), ensure_ascii=False), encoding="utf-8")


def read_found_words(segment: Path) -> FoundWords:
    """What a build found."""
    content = json.loads((segment / _FILE).read_text(encoding="utf-8"))
    return FoundWords(**{**content, "words": tuple(NewWord(**word) for word in content["words"])})
