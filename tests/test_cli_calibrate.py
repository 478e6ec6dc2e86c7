"""`python -m lib calibrate`: from hand-coded passages to the file that says what is sure."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.analyses.calibration import update_calibration
from lib.cli import app
from lib.codebook import forget_own, load_codebook, shipped_calibration, write_calibration
from lib.coding import Coder
from lib.gold import Coded, read_gold

THEME = """\
id = "arms"
label = { en = "Arms", zh = "军备" }

[[rules]]
id = "army"
near = { within = 12, all = [{ en = ["army", "navy"] }, { en = ["magnet*"] }] }
"""
NEAR = "The {} orders a magnet for {}."
FAR = "The {} was on parade, and then, {}, children sold a magnet."
FILLERS = ["radar", "sonar", "drones", "pumps", "motors", "trains", "a clock", "a mill", "a crane", "a tram"]


def write(folder: Path, n: int) -> Path:
    """Passages in which near words carry the theme and far ones do not."""
    (folder / "book" / "themes").mkdir(parents=True)
    (folder / "book" / "themes" / "arms.toml").write_text(THEME, encoding="utf-8")
    lines = []
    for number in range(n):
        text = (NEAR, FAR)[number % 2].format(("army", "navy")[number // 2 % 2], f"{FILLERS[number % 10]} {number}")
        lines.append({"id": str(number), "lang": "en", "text": text, "themes": ["arms"] if number % 2 == 0 else []})
    gold = folder / "gold.jsonl"
    gold.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return gold


def calibrate(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["calibrate", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_it_learns_what_tells_right_from_wrong_and_the_coder_goes_by_it(tmp_path: Path) -> None:
    gold, book = write(tmp_path, 200), tmp_path / "book"
    code, out, err = calibrate(str(gold), "--codebook", str(book))
    assert code == 0
    assert "200 coded passages, 200 places where a theme was possible." in out
    assert "coders gave too         100, sure " in out
    assert f"Written: {book / 'strength.toml'}" in err
    coder = Coder(load_codebook(book))
    assert coder.themes("The army orders a magnet for tanks.") == ["arms"]
    far = "The navy was on parade, and then, in the rain, children sold a magnet."
    assert (coder.themes(far), coder.themes(far, weak_too=True)) == ([], ["arms"])


def test_a_dry_run_prints_and_writes_nothing(tmp_path: Path) -> None:
    gold = write(tmp_path, 120)
    code, out, _ = calibrate(str(gold), "--codebook", str(tmp_path / "book"), "--dry")
    assert code == 0
    assert "A theme is sure where" in out
    assert not (tmp_path / "book" / "strength.toml").exists()


@pytest.mark.parametrize("n", [0, 99])
def test_too_few_passages_are_refused_with_how_many_it_takes(tmp_path: Path, n: int) -> None:
    gold = write(tmp_path, n)
    code, _, err = calibrate(str(gold), "--codebook", str(tmp_path / "book"))
    assert code == 1
    assert f"{n} coded passages are too few to calibrate on. Code at least 100." in err


def test_passages_that_teach_nothing_are_refused(tmp_path: Path) -> None:
    gold = write(tmp_path, 150)
    gold.write_text(gold.read_text(encoding="utf-8").replace('["arms"]', "[]"), encoding="utf-8")
    code, _, err = calibrate(str(gold), "--codebook", str(tmp_path / "book"))
    assert code == 1
    assert "Add passages in which coders give a theme" in err


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("sure_from = ", "sure_from = 2 #", "sure_from is 2"),
        ("kept = ", "keep = ", 'unknown key "keep"'),
        ("[weights.apart]", "[weights.closeness]", 'unknown key "closeness"'),
        ("intercept = ", 'intercept = "x" #', 'intercept is "x", not a number'),
        ("passages = ", "passages = = ", "not TOML"),
    ],
)
def test_a_file_that_says_it_wrong_is_named_and_every_theme_sure(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    book = tmp_path / "book"
    calibrate(str(write(tmp_path, 120)), "--codebook", str(book))
    file = book / "strength.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    loaded = load_codebook(book)
    assert any(reason in problem.reason and problem.path == str(file) for problem in loaded.problems)
    assert loaded.strength is None


def test_what_is_learnt_here_holds_until_it_is_taken_back_or_the_whole_is_learnt_anew(tmp_path: Path) -> None:
    gold, folder = write(tmp_path, 200), tmp_path / "book"
    calibrate(str(gold), "--codebook", str(folder))
    shipped = load_codebook(folder).strength
    assert shipped is not None
    codings = [coding for coding in read_gold(gold) if isinstance(coding, Coded)]
    own = update_calibration(load_codebook(folder), shipped, codings[:60])
    assert write_calibration(folder, own) == folder / "strength_own.toml"
    assert shipped_calibration(folder) == shipped
    learnt = load_codebook(folder).strength
    assert learnt is not None
    assert (learnt.own, learnt.passages) == (True, 260)
    forget_own(folder)
    assert load_codebook(folder).strength == shipped
    write_calibration(folder, own)
    calibrate(str(gold), "--codebook", str(folder))
    assert load_codebook(folder).strength == shipped
