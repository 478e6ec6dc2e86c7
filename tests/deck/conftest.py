"""A briefing of every kind of figure, made once."""

import pytest

from lib.briefing import Briefing, Pin
from lib.corpus.query import Corpus
from tests.briefings import seed_briefing, seed_pins


@pytest.fixture(scope="session")
def pins(seed_corpus: Corpus) -> dict[str, Pin]:
    """A pin of every kind of figure, by its key."""
    return seed_pins(seed_corpus)


@pytest.fixture(scope="session")
def briefing(pins: dict[str, Pin]) -> Briefing:
    """All of them, a step each, among steps of all other kinds."""
    return seed_briefing(pins)
