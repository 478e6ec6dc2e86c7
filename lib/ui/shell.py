"""What every page stands in: the front door, the heading, the wall and the last line."""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import Page

from lib.stats import Totals
from lib.ui import address
from lib.ui.counted import counted_html
from lib.ui.doors import corpus, import_problems, open_corpus
from lib.ui.downloads import offer, turn_shelf
from lib.ui.filter import draw_filter, draw_nothing_left, read_filter
from lib.ui.gold import scores_sentence
from lib.ui.head import draw_head
from lib.ui.links import follow_links
from lib.ui.memory import keep_short
from lib.ui.once import one_run
from lib.ui.plain import html, label
from lib.ui.sheet import style_sheet

PAGES = {
    "overview": "Overview",
    "themes": "Themes",
    "articles": "Articles",
    "keywords": "Keywords",
    "compare": "Compare",
    "context": "Context",
    "company": "Company",
    "trends": "Trends",
    "dictionary": "Dictionary",
    "codebook": "Codebook",
    "coding": "Coding",
}
_LISTED = 100
_INSIDE = "shell_inside"
_MADE = "shell_pages"
_ASKED = "shell_asked"
_LEAVING = "shell_leaving"


def open_house() -> Page:
    """Set up a run and tell which page was asked for. Called by dashboard.py alone, before anything is drawn."""
    st.set_page_config(page_title="Didymium", page_icon="🧲", layout="wide")
    home, *scripts = _pages()
    page = st.navigation([home, *scripts], position="hidden")
    st.session_state[_INSIDE] = True
    asked, params = st.session_state.pop(_ASKED, ("overview" if page == home else page.url_path, address.read()))
    if asked != page.url_path:
        st.switch_page(scripts[list(PAGES).index(asked)], query_params=params)
    return page


def _pages() -> list[Page]:
    """The front door and the pages, made once a session: to make one is to look for its file."""
    if _MADE not in st.session_state:
        home = st.Page(lambda: None, title="Didymium", url_path="home", default=True, visibility="hidden")
        scripts = [st.Page(f"pages/{name}.py", title=title, url_path=name) for name, title in PAGES.items()]
        st.session_state[_MADE] = [home, *scripts]
    made: list[Page] = st.session_state[_MADE]
    return made


def on_wall() -> bool:
    """Whether the view is to be read across a room."""
    return address.first("wall") == "1"


def run(page: Page) -> None:
    """Open the corpus, draw what all pages share, and run the page."""
    with one_run():
        _run(page)


def _run(page: Page) -> None:
    keep_short()
    turn_shelf()
    open_corpus()
    params = address.enter(page.url_path)
    notes = read_filter(params)
    st.html(style_sheet(on_wall()))
    if on_wall():
        st.button("Leave the wall", key="wall_leave", shortcut="Esc", on_click=lambda: address.write(wall=None))
    else:
        draw_filter()
        _draw_sidebar_end()
    follow_links(go, st.session_state.pop(_LEAVING, None))
    if notes:
        st.warning("  \n".join(label(note, 300) for note in notes), icon=":material/info:")
    page.run()


def begin(name: str) -> Totals:
    """A page's first line: guard, heading and what the filter leaves. Ends the page if nothing is left.

    A deep link to a server that has not run dashboard.py yet runs the page alone; it then asks to be let in by the
    front door.
    """
    if _INSIDE not in st.session_state:
        st.session_state[_ASKED] = (name, address.read())
        st.switch_page("dashboard.py", query_params=address.read())
    left = draw_head(name, PAGES, on_wall())
    if not corpus().manifest.inputs:
        st.info("There is no article yet. Put files into seeds/articles, or build a corpus from a folder of your own.")
        st.stop()
    if not left.n_articles:
        draw_nothing_left()
    return left


def end(*counted: Callable[..., object]) -> None:
    """A page's last line: how it was counted, and from which versions."""
    if on_wall():
        return
    version = corpus().manifest
    versions = f"Corpus {version.text_version[:12]}, codebook {version.codebook_version[:12]}."
    scored = scores_sentence({theme.id: theme.en for theme in version.themes})
    with st.container(key="shell_foot"):
        st.html(counted_html(counted, [versions, scored]))


def go(name: str, params: address.Read) -> None:
    """Change to a view that a link within our own HTML or a mark of a chart names. For use in callbacks."""
    if name == address.here():
        st.query_params.from_dict(params)
    elif name in PAGES:
        st.session_state[_LEAVING] = (name, params)


def _draw_sidebar_end() -> None:
    problems = import_problems()
    if problems:
        with st.sidebar:
            st.html(_left_out([str(problem) for problem in problems]))


def _left_out(problems: list[str]) -> str:
    lines = "".join(f"<li>{html(problem)}</li>" for problem in problems[:_LISTED])
    whole = offer("left_out.txt", lambda: "\n".join(problems))
    more = f'<a href="{whole}" download="left_out.txt">All {len(problems):,} as text</a>'
    told = f"<summary>{len(problems):,} left out at import</summary><ul>{lines}</ul>"
    return f'<details class="left-out">{told}{more if len(problems) > _LISTED else ""}</details>'
