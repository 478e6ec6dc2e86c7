"""The first minute: what this is, what is counted, what so many articles can show, and where to begin."""

from lib.model import Subcorpus
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.navigation import PAGES
from lib.ui.session.view import View
from lib.wording import counted

PARAMETER = "start"
SEEN = "didymium_seen"  # a cookie that the browser keeps once somebody has gone on from here
EXAMPLE = "rare-earths-six-articles"  # a briefing that ships
_FEW = 100


def is_first_visit(view: View) -> bool:
    """Whether the address asks for a welcome: that of a wall never does."""
    return view.address.first(PARAMETER) == "1" and not view.wall


def welcome_html(view: View) -> Markup:
    """What a first visit is told, and three questions to click, one a job."""
    n = view.totals(Subcorpus()).n_articles
    told = (
        (
            "What this is",
            "News on the rare-earth rivalry, in Chinese and English: its themes and its words. Each number opens the "
            "sentences it counts.",
        ),
        (
            "A passage",
            "is a headline or a paragraph. Rules give it themes by its words; a click on a theme shows which.",
        ),
        (f"{counted(n, 'article')} can show", _scope(n)),
    )
    parts = (element("p", element("b", head), " ", text) for head, text in told)
    asked = (link(page, params, words, title=PAGES[page].question) for words, page, params in _questions(view))
    hide = link(view.address.page, view.address.without(PARAMETER), "Hide this", kind="hide")
    ask = element("div", element("b", "Begin with"), *asked, hide)
    return element("div", element("div", *parts), ask, class_="welcome", data_seen=SEEN)


def _scope(n: int) -> str:
    if n < _FEW:
        return (
            "who says what, in which words. They cannot show what the press as a whole says, nor a trend: one more "
            "may turn a result."
        )
    return (
        "what these sources say, in which words, and how that changes. What was not collected they cannot show: "
        "a share is one of these articles, not of all that was printed."
    )


def _questions(view: View) -> list[tuple[str, str, dict[str, list[str]]]]:
    """What to click, the page and its parameters: to filter by a theme, to explore words, to present."""
    here = view.address.carried()
    filtered = [
        (f"What is said on {style.label.lower()}?", "themes", here | {"theme": [theme], "open": [f"theme.{theme}"]})
        for theme, style in view.styles.items()
    ]
    example = view.settings.briefings / f"{EXAMPLE}.json"
    presented = (
        ("What does a briefing look like?", "briefing", here | {"briefing": [EXAMPLE]})
        if example.is_file()
        else ("How does it look on a wall?", "overview", here | {"wall": ["1"]})
    )
    return [*filtered[:1], ("Which words are used most?", "keywords", here), presented]
