"""``keyness`` and ``words --dispersion`` as another program meets them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lib.cli import app
from lib.corpus.counts import rest_counts, term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import current_settings
from lib.stats import keyness
from lib.text import load_stopwords


class Run:
    """The result of a command: exit code, standard output, standard error."""

    def __init__(self, *arguments: str) -> None:
        done = CliRunner().invoke(app, list(arguments))
        assert done.exception is None or isinstance(done.exception, SystemExit)
        self.code = done.exit_code
        self.out = done.stdout_bytes.decode("utf-8")
        self.err = done.stderr_bytes.decode("utf-8")

    @property
    def rows(self) -> list[dict[str, Any]]:
        return list(csv.DictReader(io.StringIO(self.out)))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("keyness") / "corpus")
    assert Run("build", "--corpus", folder).code == 0
    return folder


def test_a_theme_against_a_theme(built: str) -> None:
    done = Run("keyness", "--target", "theme=alliances", "--reference", "theme=pricing_power", "--corpus", built)
    assert (done.code, done.err) == (0, "")
    corpus = Corpus(Path(built))
    target, reference = (term_counts(corpus, Subcorpus(themes=(name,))) for name in ("alliances", "pricing_power"))
    expected = keyness(target, reference, load_stopwords(current_settings().stopwords)[0], top=50)
    assert list(done.rows[0]) == list(expected.columns)
    assert [row["term"] for row in done.rows] == expected["term"].tolist()
    assert [float(row["g2"]) for row in done.rows] == pytest.approx(expected["g2"].tolist(), abs=1e-4)


def test_the_rest_is_the_reference_unless_another_is_asked_for(built: str) -> None:
    one = Run("keyness", "--target", "theme=military_demand&language=en", "--corpus", built, "--min-count", "1")
    assert (
        one.out
        == Run(
            *("keyness", "--target", "theme=military_demand&language=en", "--reference", "rest", "--corpus", built),
            *("--min-count", "1"),
        ).out
    )
    chosen = Subcorpus(themes=("military_demand",), languages=("en",))
    known = rest_counts(Corpus(Path(built)), chosen).set_index("spelling")["count"]
    assert all(int(row["count_reference"]) == known.get(row["term"], 0) for row in one.rows)


def test_sides_are_written_as_on_the_page_and_narrow_a_filter(built: str) -> None:
    arguments = ("keyness", "--corpus", built, "--min-count", "1", "--target")
    plain = Run(*arguments, "theme=alliances", "--reference", "theme=pricing_power")
    assert Run(*arguments, "theme:alliances", "--reference", "theme:pricing_power").out == plain.out
    assert Run(*arguments, "theme:alliances").out == Run(*arguments, "theme=alliances").out
    within = Run(*arguments, "theme:alliances", "--within", "language=en")
    assert within.out == Run(*arguments, "theme=alliances&language=en").out
    assert {row["language"] for row in Run(*arguments, "rest", "--reference", "language:en").rows} >= {"zh"}
    assert Run(*arguments, "all", "--reference", "theme:alliances").rows


def test_concepts_are_compared_across_languages(built: str) -> None:
    arguments = ("keyness", "--corpus", built, "--min-count", "1", "--concepts")
    rows = {row["term"]: row for row in Run(*arguments, "--target", "language:zh", "--reference", "language:en").rows}
    earths = rows["concept:rare-earths"]
    assert int(earths["count"]) > 0 < int(earths["count_reference"])
    refused = Run(*arguments, "--target", "language:zh", "--language", "en")
    assert (refused.code, refused.out) == (1, "")
    assert "Leave --language out" in refused.err


def test_options_choose_words_corrections_and_form(built: str) -> None:
    arguments = ("keyness", "--target", "theme=alliances", "--corpus", built, "--min-count", "1", "--format", "json")
    done = Run(*arguments, "--top", "2", "--language", "en", "--correction", "none")
    rows = json.loads(done.out)
    assert len(rows) == 4
    assert [row["g2"] > 0 for row in rows] == [True, True, False, False]
    assert all(row["language"] == "en" and row["p"] == row["p_adjusted"] for row in rows)
    assert any(row["percent_diff"] is None for row in json.loads(Run(*arguments, "--top", "500").out))
    strict, mild = (json.loads(Run(*arguments, "--correction", name).out) for name in ("bonferroni", "bh"))
    assert all(one["p_adjusted"] >= other["p_adjusted"] for one, other in zip(strict, mild, strict=True))


@pytest.mark.parametrize(
    ("target", "reference", "message"),
    [
        (
            "theme=prices",
            "rest",
            "There is no theme “prices” here. The subcorpus 'theme=prices' was not used. Its themes",
        ),
        ("alliances", "rest", "'alliances' is no subcorpus. Write it like theme=alliances&since=2025-01-01."),
        ("tehme=alliances", "rest", "A subcorpus has no 'tehme'. Use theme, match, since"),
        ("since=2025-13-01", "rest", "“2025-13-01” is not a date like 2025-07-22."),
        ("q=(a", "rest", "The search has a ( without its )."),
        ("", "rest", "The reference has no words"),
        ("q=nowhere-at-all", "rest", "The target has no words"),
        ("theme=alliances", "theme=alliances", "The target and the reference are the same words."),
        ("theme:prices", "rest", "There is no theme “prices” here. Among the themes are: pricing_power"),
        ("until:soon", "rest", "“soon” is not a date like 2025-07-22."),
        ("rest", "rest", "The rest of the rest cannot be asked for."),
        ("all", "rest", "The reference has no words"),
        ("theme=alliances", "theme=", "theme= stands without a value in 'theme='. Give it one, or leave it out."),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(built: str, target: str, reference: str, message: str) -> None:
    done = Run("keyness", "--target", target, "--reference", reference, "--corpus", built)
    assert (done.code, done.out) == (1, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_an_empty_reference_is_the_whole_corpus(built: str) -> None:
    rows = Run("keyness", "--target", "theme=alliances", "--reference", "", "--corpus", built).rows
    assert rows
    assert all(int(row["count_reference"]) >= int(row["count"]) for row in rows)


@pytest.mark.parametrize(
    "wrong", [["--correction", "holm"], ["--top", "0"], ["--min-count", "0"], ["--language", "fr"]]
)
def test_a_wrong_option_is_refused(wrong: list[str]) -> None:
    assert Run("keyness", "--target", "theme=alliances", *wrong).code == 2
    assert Run("keyness").code == 2


def test_words_with_their_dispersion(built: str) -> None:
    plain, spread = Run("words", "--corpus", built).rows, Run("words", "--corpus", built, "--dispersion").rows
    assert list(spread[0]) == [*plain[0], "dp", "dp_norm", "juilland_d", "tf_idf"]
    assert [{name: row[name] for name in plain[0]} for row in spread] == plain
    assert all(0 <= float(row["dp"]) <= float(row["dp_norm"]) <= 1 for row in spread)
    assert {float(row["tf_idf"]) for row in spread if row["n_articles"] == "6"} == {0.0}
