"""What a page says about its statistics: formula and source for an analyst, nothing for a programmer."""

import ast
import re
from collections.abc import Callable
from importlib import import_module

import pytest

from lib.corpus.counts import ngrams
from lib.settings import ROOT
from lib.stats import association, dispersion, frequencies, keyness, theme_groups, theme_keyness, theme_pairs, trends
from lib.ui.frame.methods import methods_html

CODE = re.compile(r"lib\.|Error|Parameters|Returns|Raises|---|\bnodes?\b|\bframes?\b|\bNaN\b|`|\bbit mask\b")


def imported(module: str, name: str) -> object:
    """What ``from module import name`` gives: a name of the module, or a module in it."""
    home = import_module(module)
    return getattr(home, name) if hasattr(home, name) else import_module(f"{module}.{name}")


def passed_to_end() -> dict[str, Callable[..., object]]:
    """Every statistic that a page names in its last line, and those that Keywords chooses among."""
    found: dict[str, Callable[..., object]] = {}
    for path in [*(ROOT / "pages").glob("*.py"), ROOT / "lib" / "ui" / "keywords" / "views.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        homes = {
            alias.asname or alias.name: imported(node.module or "", alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if path.name == "views.py" or (isinstance(node, ast.Call) and ast.unparse(node.func) == "page.end"):
                for name in (one for one in ast.walk(node) if isinstance(one, ast.Name | ast.Attribute)):
                    home, _, own = ast.unparse(name).partition(".")
                    thing = getattr(homes.get(home), own, None) if own else homes.get(home)
                    if callable(thing) and getattr(thing, "__module__", "").startswith(
                        ("lib.stats", "lib.corpus", "lib.text", "lib.revision")
                    ):
                        found[thing.__name__] = thing
    return found


STATISTICS = passed_to_end()


def text_of(*statistics: Callable[..., object]) -> str:
    return re.sub(r"<[^>]+>", " ", methods_html(statistics))


def test_every_page_is_looked_at() -> None:
    assert {"keyness", "association", "trends", "dispersion", "concordance", "ngrams"} <= STATISTICS.keys()


@pytest.mark.parametrize("name", sorted(STATISTICS))
def test_an_analyst_reads_no_code(name: str) -> None:
    text = text_of(STATISTICS[name])
    assert len(text) > 60
    assert not CODE.search(text), CODE.findall(text)


@pytest.mark.parametrize(
    ("statistic", "formula", "source"),
    [
        (keyness, "log_ratio = log2(f/g)", "Dunning 1993"),
        (theme_keyness, "p_adjusted = min(1, m p)", "Dunning 1993"),
        (association, "14 + log2(2 O / (f1 + f2))", "Rychlý 2008"),
        (dispersion, "tf_idf = f ln(n / n_articles)", "Gries 2008"),
        (frequencies, "1000 × count / tokens", ""),
        (trends, "z²/4m²", "Wilson 1927"),
        (theme_groups, "z²/4of²", "Wilson 1927"),
        (theme_pairs, "n(a) n(b) / N", "Brin, Motwani, Ullman and Tsur 1997"),
    ],
)
def test_a_statistic_says_its_formula_and_its_source(
    statistic: Callable[..., object], formula: str, source: str
) -> None:
    text = text_of(statistic)
    assert formula in text
    assert source in text


@pytest.mark.parametrize("name", sorted(STATISTICS))
def test_plain_words_come_first_and_the_formula_is_behind_a_click(name: str) -> None:
    section = methods_html([STATISTICS[name]])
    plain, _, formal = section.partition("Formula and source")
    assert len(re.sub(r"<[^>]+>", " ", plain)) > 60
    assert "<code>" not in plain
    assert formal


def test_another_statistic_is_called_by_its_title() -> None:
    assert "“Association” scores them" in text_of(ngrams)


def test_what_is_written_is_never_read_as_html() -> None:
    def made_up() -> None:
        """Counts <b>bold</b> words, ``a < b`` and *The <i>Book</i>*.

        - one `of.these`
        - two
        """

    shown = methods_html([made_up])
    assert "<b>bold" not in shown
    assert "<code>a &lt; b</code>" in shown
    assert shown.count("<li>") == 2
    assert "<h3>Made up</h3>" in shown
    assert "“These”" in shown


def test_what_has_no_docstring_is_named_alone() -> None:
    def silent() -> None:
        pass

    assert "Silent" in text_of(silent)
