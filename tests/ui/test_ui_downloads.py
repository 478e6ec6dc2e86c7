"""Files that leave say what they are: plain names for columns, what they were counted from, a name to be found by."""

import importlib
import inspect
import pkgutil
from collections import Counter

import pytest

import lib
from lib.figures.pictures import Caption
from lib.model import Subcorpus
from lib.spreadsheets import About
from lib.stats import keyness, theme_shares
from lib.ui.frame.methods import method_in_words
from lib.ui.session.address import Address
from lib.ui.session.view import View
from lib.ui.widgets.about import about_numbers, caption, file_name
from lib.ui.widgets.column_names import COLUMN_NAMES


def view_of(seed_view: View, subcorpus: Subcorpus, **params: list[str]) -> View:
    return View(Address("trends", params), seed_view.live, subcorpus)


def test_no_two_columns_of_a_frame_go_by_one_name() -> None:
    said = About("", columns=COLUMN_NAMES)
    for module in pkgutil.walk_packages(lib.__path__, "lib."):
        if module.name.startswith(("lib.stats", "lib.corpus", "lib.analyses")):
            for row in vars(importlib.import_module(module.name)).values():
                if inspect.isclass(row) and issubclass(row, tuple) and hasattr(row, "_fields"):
                    names = Counter(said.plain(name.removesuffix("_")) for name in row._fields)
                    assert not [name for name, n in names.items() if n > 1], row


@pytest.mark.parametrize("column", ["n_articles", "of_passages_low", "g2", "x"])
def test_a_column_has_a_name_without_the_marks_of_a_programmer(column: str) -> None:
    plain = About("", columns=COLUMN_NAMES).plain(column)
    assert "_" not in plain
    assert plain[0].isupper()


def test_what_leaves_says_the_filter_its_sources_and_days(seed_view: View) -> None:
    view = view_of(seed_view, Subcorpus(themes=("alliances",), query="quota"), q=["quota"], theme=["alliances"])
    said = dict(about_numbers(view, "Alliances")().facts)
    assert said["Page"] == "Didymium, Trends"
    assert said["Filter"] == "any of the themes Alliances; text quota"
    assert said["Counted from"].split(" · ")[0].endswith(("article", "articles"))
    assert said["Link"] == "trends?q=quota&theme=alliances"
    assert said["Made on"].startswith("20")
    whole = dict(about_numbers(view_of(seed_view, Subcorpus()), "All")().facts)
    assert (whole["Filter"], whole["Link"]) == ("none, all articles", "trends")
    assert "2025" in whole["Sources and days"]


def test_what_a_heading_does_not_say_stands_beside_the_numbers_and_below_the_picture(seed_view: View) -> None:
    view, sides = view_of(seed_view, Subcorpus()), "A: Chinese · B: English"
    assert about_numbers(view, "32 words compared", None, sides)().facts[0] == ("These are", sides)
    assert caption(view, "32 words compared", "", sides)().notes[0] == sides


def test_a_picture_has_its_title_and_what_it_is_of(seed_view: View) -> None:
    made = caption(view_of(seed_view, Subcorpus()), "稀土 rose", "Lines")()
    assert isinstance(made, Caption)
    assert (made.title, made.alt, len(made.notes)) == ("稀土 rose", "Lines", 3)
    assert "Filter: none" in made.notes[0]


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("Pricing power leads: 45% of passages", "pricing-power-leads-45-of-passages"),
        ("稀土: 7 hits", "稀土-7-hits"),
        ('../../etc/passwd\0"; x=\r\n', "etc-passwd-x"),
        ("", "untitled"),
        ("稀" * 300, "稀" * 70),
        ("word " * 90, "-".join(["word"] * 13)),
    ],
)
def test_a_file_is_called_by_what_it_shows(seed_view: View, title: str, inner: str) -> None:
    name = file_name(view_of(seed_view, Subcorpus()), title, "svg")
    assert name.startswith(f"didymium_trends_{inner[:12]}")
    assert name.endswith(".svg")
    assert not set(name) & set('/\\"\0\r\n;')


def test_how_it_was_counted_is_told_in_words() -> None:
    told = dict(method_in_words([theme_shares, keyness]))
    assert "How many of the passages" in told["Theme shares"]
    assert not set("`*") & set("".join(told.values()))
