"""``python -m lib collocates`` as another program meets it."""

import csv
import io
import json
import os
import re

import pytest

from tests.test_cli import Run, built, run

__all__ = ["built"]  # a fixture
COLUMNS = ["spelling", "language", "count", "left", "right", "n_articles", "f1", "f2", "n", "n_window", "span"]
MEASURES = {
    "logdice": "log_dice",
    "mi": "mi",
    "mi3": "mi3",
    "npmi": "npmi",
    "t": "t_score",
    "g2": "g2",
    "dice": "dice",
}
ADDED = ["expected", *MEASURES.values(), "rank"]


def ask(corpus: str, *arguments: str) -> Run:
    return run("collocates", *arguments, "--corpus", corpus)


def rows(done: Run) -> list[dict[str, str]]:
    assert done.code == 0
    assert re.fullmatch(r"(.+: \d+ alone, \d+ inside .+\.\n)?", done.err)
    return list(csv.DictReader(io.StringIO(done.out)))


def test_counts_and_measures(built: str) -> None:
    found = rows(ask(built, "rare earth", "--min-count", "2"))
    assert set(found[0]) == {*COLUMNS, *ADDED}
    assert all(int(row["count"]) == int(row["left"]) + int(row["right"]) >= 2 for row in found)
    assert not {"the", "of", "and"} & {row["spelling"] for row in found}


@pytest.mark.parametrize(("measure", "column"), MEASURES.items())
def test_ranked_by_the_measure(built: str, measure: str, column: str) -> None:
    found = rows(ask(built, "China", "--measure", measure, "--min-count", "2", "--top", "9"))
    scores = [float(row[column]) for row in found]
    assert len(scores) == 9
    assert scores == sorted(scores, reverse=True)


def test_a_word_may_be_written_as_in_a_text(built: str) -> None:
    assert rows(ask(built, "Rare-Earths")) == rows(ask(built, "rare earth"))


def test_a_phrase_has_company_of_its_own(built: str) -> None:
    found = rows(ask(built, "new export", "--min-count", "1"))
    assert {row["f1"] for row in found} == {"1"}
    either = rows(ask(built, "rare earth | 稀土", "--min-count", "1"))
    both = [rows(ask(built, word, "--min-count", "1"))[0]["f1"] for word in ("rare earth", "稀土")]
    assert int(either[0]["f1"]) == sum(map(int, both))


def test_names_that_share_passages_with_a_name(built: str) -> None:
    found = rows(ask(built, "concept:rare-earths", "--names", "--min-count", "3"))
    assert all("concept:rare-earths" in (row["name_a"], row["name_b"]) for row in found)
    assert ("actor:china", "concept:rare-earths") in {(row["name_a"], row["name_b"]) for row in found}
    assert {row["span"] for row in found} == {"1"}
    # Each passage of the articles that ship is one sentence.
    assert rows(ask(built, "concept:rare-earths", "--names", "--min-count", "3", "--window", "sentence")) == found


def test_json_says_the_same(built: str) -> None:
    done = ask(built, "China", "--format", "json", "--top", "3")
    listed = rows(ask(built, "China", "--top", "3"))
    assert [row["spelling"] for row in json.loads(done.out)] == [row["spelling"] for row in listed]


def test_windows(built: str) -> None:
    left = rows(ask(built, "China", "--window", "3,0", "--min-count", "1"))
    assert {(row["right"], row["span"]) for row in left} == {("0", "3")}
    passages = rows(ask(built, "China", "--window", "passage", "--min-count", "1"))
    sentences = rows(ask(built, "China", "--window", "sentence", "--min-count", "1"))
    assert {row["span"] for row in passages} == {row["span"] for row in sentences} == {"1"}
    assert {int(row["n"]) for row in sentences} == {74}
    assert len(passages) > len(left)


def test_one_theme(built: str) -> None:
    whole, part = (rows(ask(built, "China", "--min-count", "1", *more)) for more in ([], ["--theme", "alliances"]))
    assert 0 < int(part[0]["n"]) < int(whole[0]["n"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["zebra"], "No word of the corpus is spelled like zebra."),
        ([""], "Nothing was asked for"),
        (["/re[/"], "/re[/ cannot be used as a regular expression"),
        (["theme:alliances"], "'theme:alliances' is given to whole passages: no word stands beside it."),
        (["concept:rare-earth"], "The codebook has no 'concept:rare-earth'. Near it are"),
        (["China", "--names"], "'China' is no concept or actor. Write concept:ID or actor:ID"),
        (["actor:china", "--names", "--min-count", "9999"], "No name is 9999 times or more with 'actor:china' here."),
        (
            ["China", "--window", "wide"],
            "'wide' is no window. Write 5, or 5,0 for the left alone, or sentence, or passage.",
        ),
        (["China", "--window", "0"], "A window of 0 words"),
        (["China", "--theme", "money"], "There is no theme 'money'; the codebook has pricing_power"),
        (["China", "--min-count", "9999"], "No word is 9999 times or more with 'China' here."),
    ],
)
def test_what_cannot_be_answered_is_said(built: str, arguments: list[str], message: str) -> None:
    done = ask(built, *arguments)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert done.err.count(os.linesep) == 1
