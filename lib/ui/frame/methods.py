"""How a page was counted: each statistic in plain words, and behind a click its formula and source.

The latter are what its docstring says, without what is for who calls it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from inspect import cleandoc

from lib.ui.frame.plain_words import PLAIN_WORDS
from lib.ui.markup.elements import Markup, element, joined

NOTE = "Words in this type are columns of the downloads, letters of the formulas, or settings."
# What is not called as it should be read.
_TITLES = {
    "article_list": "Articles",
    "change_points": "Changes of use",
    "changed_counts": "What a change of the dictionary changes",
    "co_occurrence": "Names together",
    "find_new_words": "New words",
    "hits_in_article": "Evidence",
    "leave_one_out_changes": "Does it hold? Changes of use",
    "leave_one_out_collocates": "Does it hold? Collocates",
    "leave_one_out_dispersion": "Does it hold? Dispersion",
    "leave_one_out_keyness": "Does it hold? Key words",
    "leave_one_out_pairs": "Does it hold? Pairs",
    "leave_one_out_phrases": "Does it hold? Phrases",
    "leave_one_out_ranking": "Does it hold? Ranking",
    "load_dictionary": "Dictionary",
    "name_frequencies": "Concepts and actors",
    "name_totals": "Mentions of names",
    "ngrams": "Phrases",
    "passage_sample": "Sample to code",
    "positions": "Places in articles",
    "rest_counts": "The rest",
    "revise": "What a change of the codebook changes",
    "rule_counts": "Rules",
    "scores": "Rules against people",
    "source_mix": "Sources",
    "split_by_group": "Frequencies by group",
    "split_by_theme": "Frequencies by theme",
    "theme_groups": "Themes by group",
    "theme_pairs": "Themes together",
    "theme_timeline": "Themes over time",
    "title_body_shares": "Titles against bodies",
}
_SECTION = re.compile(r"^\w+\n-{3,}$", re.MULTILINE)
_MARKED = re.compile(r"``(?P<formula>[^`]+)``|`(?P<other>[\w.]+)`|\*(?P<work>[^*\n]+)\*")


def methods_html(statistics: Iterable[Callable[..., object]], versions: Sequence[str] = ()) -> Markup:
    """What some statistics count, by which formula and from which source, below what they count from.

    It is the same in each run of a page: one that is open stays so.
    """
    above = (element("p", line) for line in versions if line)
    body = element("div", *map(_section, statistics), *above)
    return element("details", element("summary", "How this was counted"), body, class_="how")


def method_in_words(statistics: Iterable[Callable[..., object]]) -> tuple[tuple[str, str], ...]:
    """What some statistics count, each under its title, for a file that leaves the room."""
    return tuple((_title(one.__name__), PLAIN_WORDS.get(one.__name__, "") or _in_words(one)) for one in statistics)


def _in_words(statistic: Callable[..., object]) -> str:
    """The first paragraph of a docstring, its marks taken off."""
    return " ".join(re.sub("[`*]+", "", cleandoc(statistic.__doc__ or "").split("\n\n")[0]).split())


@cache
def _section(statistic: Callable[..., object]) -> Markup:
    name, docstring = statistic.__name__, _read(statistic.__doc__ or "")
    head, plain = element("h3", _title(name)), PLAIN_WORDS.get(name)
    if not plain:
        return element("section", head, docstring)
    formal = element("details", element("summary", "Formula and source"), docstring, element("p", _marked(NOTE)))
    return element("section", head, element("p", plain), formal)


def _title(name: str) -> str:
    return _TITLES.get(name, name.replace("_", " ").capitalize())


def _read(docstring: str) -> Markup:
    """The paragraphs and lists above the first section for callers ("Parameters", "Returns", "Raises")."""
    above = _SECTION.split(cleandoc(docstring), maxsplit=1)[0]
    parts = filter(None, above.split("\n\n"))
    return joined(_list(part) if part.startswith("- ") else element("p", _marked(part)) for part in parts)


def _list(paragraph: str) -> Markup:
    items = re.split(r"^- ", paragraph, flags=re.MULTILINE)[1:]
    return element("ul", *(element("li", _marked(item)) for item in items))


def _marked(text: str) -> Markup:
    """A formula or a column in its own type, another statistic by its title, a book's title in italics."""
    parts: list[str] = []
    end = 0
    for match in _MARKED.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        if formula := match["formula"]:
            parts.append(element("code", formula.replace(" * ", " × ")))
        elif other := match["other"]:
            parts.append(f"“{_title(other.rpartition('.')[2])}”")
        else:
            parts.append(element("i", match["work"]))
    return joined([*parts, text[end:]])
