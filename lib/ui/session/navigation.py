"""The pages, and the way from one to another."""

from typing import NamedTuple

from lib.ui.session import address
from lib.ui.session.address import Address, Params
from lib.ui.session.state import Kept


class PageName(NamedTuple):
    """What a page is called, and the question that it answers."""

    title: str
    question: str


# As the bar of pages has them: a group leads to its first page, and each of its pages to the others by one click.
GROUPS: dict[str, dict[str, PageName]] = {
    "Read": {
        "overview": PageName("Overview", "What is the coverage saying?"),
        "digest": PageName("Digest", "What can be said of these articles in a few sentences, and what cannot?"),
        "themes": PageName("Themes", "Which themes does the coverage carry, where and when?"),
        "speakers": PageName("Speakers", "Who says it, how often, and on which themes?"),
        "articles": PageName("Articles", "Which articles are these, and why do they carry their themes?"),
    },
    "Words": {
        "keywords": PageName("Keywords", "Which words does the coverage use most, and where?"),
        "compare": PageName("Compare", "Which words set two parts of the coverage apart?"),
        "concordance": PageName("Concordance", "In which sentences does a word stand, and where in each article?"),
        "collocates": PageName("Collocates", "Which words stand near a word more often than by chance?"),
        "trends": PageName("Trends", "How does the use of words run over time, and where does it change?"),
    },
    "Present": {
        "briefing": PageName("Briefing", "What will be shown in the room, in which order, and what is said with it?"),
    },
    "Rules": {
        "dictionary": PageName("Dictionary", "Where do words begin and end, and which should be one?"),
        "codebook": PageName("Codebook", "What does a theme mean, and what would a changed rule change?"),
        "coding": PageName("Coding", "Would a person give a passage the same themes as the rules?"),
    },
}
PAGES = {name: page for pages in GROUPS.values() for name, page in pages.items()}
# Pages had these names once: links from then still open.
FORMER = {"context": "concordance", "company": "collocates"}
_LEAVING = Kept[tuple[str, Params] | None]("navigation_leaving", None)


def go(here: Address, page: str, params: Params) -> None:
    """Change to a view that a link within our own HTML or a mark of a chart names. For use in callbacks."""
    if page == here.page or address.is_trial():
        address.go_to(page, params)
    elif page in PAGES:
        _LEAVING.keep((page, params))


def pop_departure() -> tuple[str, Params] | None:
    """The view that the browser is to go to at once, told once."""
    return _LEAVING.take()
