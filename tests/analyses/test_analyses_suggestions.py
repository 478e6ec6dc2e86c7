"""What is near to a word that is not there."""

from time import process_time

import pytest

from lib.analyses.suggestions import near_spellings

SPELLINGS = ["the", "export control", "control", "uncontrolled", "tariff", "稀土", "出口管制", "管制", "U.S."]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("controlz", ["control", "export control", "uncontrolled"]),
        ("Tarrif", ["tariff"]),
        ("出口管控", ["出口管制", "管制"]),
        ("the /regex", []),
        ("zebra", []),
        ("", []),
        ("***", []),
    ],
)
def test_near_spellings(written: str, near: list[str]) -> None:
    found = near_spellings(written, SPELLINGS)
    assert sorted(found) == sorted(near)


def test_of_many_near_spellings_the_most_frequent_are_offered() -> None:
    found = near_spellings("control", [f"contro{number}" for number in range(1000)])
    assert found[0] == "contro0"
    assert 0 < len(found) <= 10


def test_a_pasted_page_is_as_quickly_no_word_as_a_short_one() -> None:
    spellings = ["稀土", "price", *(f"w{number}" for number in range(20_000))]
    began = process_time()
    assert near_spellings("稀土" * 300, spellings) == ["稀土"]
    assert near_spellings("x" * 100_000, spellings) == []
    assert process_time() - began < 2
