"""How a page was counted, for who reads it: what a statistic's docstring says, without what is for who calls it."""

import re
from collections.abc import Callable, Iterable
from inspect import cleandoc

from lib.ui.plain import html

NOTE = "Names in this type are columns of the downloads, letters of the formulas, or settings."
_STYLE = (
    "<style>.counted { font-size: .875rem; line-height: 1.5; columns: 34rem 2; column-gap: 3rem; }"
    ".counted section { margin: 0 0 1rem; } .counted p, .counted ul { margin: 0 0 .4rem; }"
    ".counted ul { padding-left: 1.2rem; } .counted b { break-after: avoid; }"
    ".counted code { font: .8125rem 'Source Code', 'Didymium CJK', monospace; overflow-wrap: anywhere; }</style>"
)
# What is not called as it should be read.
_TITLES = {
    "article_list": "Articles",
    "change_points": "Changes of use",
    "changed_counts": "What a change of the dictionary changes",
    "co_occurrence": "Names together",
    "hits_of": "Evidence",
    "load_dictionary": "Dictionary",
    "name_frequencies": "Concepts and actors",
    "name_totals": "Mentions of names",
    "ngrams": "Phrases",
    "passage_sample": "Sample to code",
    "positions": "Places in articles",
    "rest_counts": "The rest",
    "revise": "What a change of the codebook changes",
    "robust_association": "Does it hold? Company",
    "robust_dispersion": "Does it hold? Dispersion",
    "robust_keyness": "Does it hold? Key words",
    "robust_pairs": "Does it hold? Pairs",
    "robust_phrases": "Does it hold? Phrases",
    "robust_ranking": "Does it hold? Ranking",
    "robust_trend": "Does it hold? Changes of use",
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


def counted_html(statistics: Iterable[Callable[..., object]]) -> str:
    """What some statistics count, by which formula and from which source, as HTML."""
    parts = "".join(f"<section><b>{_title(one.__name__)}</b>{_read(one.__doc__ or '')}</section>" for one in statistics)
    return f'{_STYLE}<div class="counted">{parts}<p>{_marked(NOTE)}</p></div>'


def _title(name: str) -> str:
    return html(_TITLES.get(name, name.replace("_", " ").capitalize()))


def _read(docstring: str) -> str:
    """The paragraphs and lists above the first section for callers ("Parameters", "Returns", "Raises")."""
    told = _SECTION.split(cleandoc(docstring), maxsplit=1)[0]
    parts = filter(None, told.split("\n\n"))
    return "".join(_list(one) if one.startswith("- ") else f"<p>{_marked(one)}</p>" for one in parts)


def _list(paragraph: str) -> str:
    items = re.split(r"^- ", paragraph, flags=re.MULTILINE)[1:]
    return f"<ul>{''.join(f'<li>{_marked(item)}</li>' for item in items)}</ul>"


def _marked(text: str) -> str:
    """A formula or a column in its own type, another statistic by its title, a book's title in italics."""
    parts, end = [], 0
    for found in _MARKED.finditer(text):
        parts.append(html(text[end : found.start()]))
        end = found.end()
        if formula := found["formula"]:
            parts.append(f"<code>{html(formula.replace(' * ', ' × '))}</code>")
        elif other := found["other"]:
            parts.append(f"“{_title(other.rpartition('.')[2])}”")
        else:
            parts.append(f"<i>{html(found['work'])}</i>")
    return "".join([*parts, html(text[end:])])
