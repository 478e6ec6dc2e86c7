"""What a file that leaves the room says of itself: what it shows, from what it was counted and how, and its name."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import urlencode

from lib.analyses.totals import origin_sentence, subcorpus_origin
from lib.figures.pictures import Caption
from lib.model import Subcorpus
from lib.spreadsheets import About
from lib.subcorpora.wording import filter_sentence
from lib.ui.session.downloads import method_of_run
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.ui.widgets.column_names import COLUMN_NAMES
from lib.wording import counted, short

_LONGEST_NAME = 70
Facts = tuple[tuple[str, str], ...]


def about_numbers(
    view: View, title: str, columns: Mapping[str, str] | None = None, told: str = ""
) -> Callable[[], About]:
    """What gives what is to be said beside the numbers under a heading, once the run is over.

    Parameters
    ----------
    columns: plain names of columns that mean something else here than elsewhere.
    told: what the numbers are that the heading does not say.
    """
    method, facts, more = method_of_run(), _facts(view), (("These are", told),) if told else ()
    return lambda: About(title, (*more, *facts()), method(), {**COLUMN_NAMES, **(columns or {})})


def caption(view: View, title: str, alt: str = "", told: str = "") -> Callable[[], Caption]:
    """What gives what is to be said around the picture under a heading; ``told`` is what that does not say."""
    facts = _facts(view)

    def made() -> Caption:
        said = dict(facts())
        below = f"{said['Counted from']} · Filter: {said['Filter']}"
        notes = (told, below, said["Sources and days"], f"{said['Corpus']} · {said['Made on']}")
        return Caption(title, tuple(filter(None, notes)), alt)

    return made


def filter_in_words(view: View) -> str:
    """The filter of a view, in words."""
    names = {theme: style.label for theme, style in view.styles.items()}
    return filter_sentence(view.subcorpus, names) if view.subcorpus != Subcorpus() else "none, all articles"


def counted_in_words(view: View) -> str:
    """How much a view counts, in words."""
    of = view.totals(view.subcorpus)
    numbers = ((of.n_articles, "article"), (of.n_passages, "passage"), (of.n_tokens, "word"))
    return " · ".join(counted(n, noun) for n, noun in numbers)


def _facts(view: View) -> Callable[[], Facts]:
    """What gives what a view is counted from; it asks the corpus when the file is made."""

    def made() -> Facts:
        version = view.corpus.manifest
        return (
            ("Page", f"Didymium, {PAGES[view.address.page].title}"),
            ("Counted from", counted_in_words(view)),
            ("Filter", filter_in_words(view)),
            ("Sources and days", origin_sentence(view.ask(subcorpus_origin, view.subcorpus))),
            ("Corpus", f"Didymium, corpus {version.text_version[:12]}, codebook {version.codebook_version[:12]}"),
            ("Made on", str(date.today())),
            ("Link", f"{view.address.page}?{urlencode(view.address.params, doseq=True)}".removesuffix("?")),
        )

    return made


def file_name(view: View, title: str, ending: str) -> str:
    """The name to save a file under: "didymium_trends_price-of-terbium_2026-01-31.svg"."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", short(title, 200)).lower())
    name = "-".join(words)
    if len(name) > _LONGEST_NAME:
        cut = name[:_LONGEST_NAME]
        name = cut.rpartition("-")[0] or cut
    return f"didymium_{view.address.page}_{name or 'untitled'}_{date.today()}.{ending}"
