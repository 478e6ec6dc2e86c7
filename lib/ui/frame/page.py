"""What every page stands in: the front door, the heading, the wall and the last line."""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from lib.errors import CorpusError
from lib.log import refused
from lib.model import Subcorpus
from lib.settings import current_settings
from lib.subcorpora.query_string import from_params
from lib.ui.frame.boundary import boundary
from lib.ui.frame.empty import draw_no_articles
from lib.ui.frame.filter_bar import draw_filter, draw_nothing_left
from lib.ui.frame.header import draw_header
from lib.ui.frame.methods import method_in_words, methods_html
from lib.ui.frame.style import style_sheet
from lib.ui.frame.welcome import PARAMETER, SEEN
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.escape import label
from lib.ui.markup.links import follow_links
from lib.ui.session import address
from lib.ui.session.address import Params
from lib.ui.session.downloads import begin_offers, offer, tell_method
from lib.ui.session.live import Live, bring_up_to_date, open_live
from lib.ui.session.memory import keep_short
from lib.ui.session.navigation import FORMER, PAGES, go, pop_departure
from lib.ui.session.pinning import end_shown
from lib.ui.session.scores import scores_sentence
from lib.ui.session.state import Kept
from lib.ui.session.view import DRAWN, View

_LISTED = 100
_INSIDE = Kept("page_inside", False)
_NAVIGATION = Kept[tuple[Page, ...]]("page_pages", ())
_DESTINATION = Kept[tuple[str, Params] | None]("page_destination", None)
_CHECKED = Kept("page_corpus_checked", False)


def begin_run() -> Page:
    """Set up a run and tell which page was asked for. Called by dashboard.py alone, before anything is drawn."""
    st.set_page_config(page_title="Didymium", page_icon="🧲", layout="wide")
    home, *scripts = _pages()
    page = st.navigation([home, *scripts], position="hidden")
    _INSIDE.keep(True)
    asked = _front_door() if page == home else (page.url_path, address.read())
    name, params = _DESTINATION.take() or asked
    name = FORMER.get(name, name)
    if name != page.url_path:
        st.switch_page(_script(name), query_params=params)
    return page


def _front_door() -> tuple[str, address.Params]:
    """Where the bare address leads: to the overview, with a welcome for a browser that has not been here."""
    params = address.read()
    is_first = not params and SEEN not in st.context.cookies
    return "overview", {PARAMETER: ["1"]} if is_first else params


def _pages() -> tuple[Page, ...]:
    """The front door and the pages, made once a session: to make one is to look for its file."""
    if not _NAVIGATION.get():
        home = st.Page(lambda: None, title="Didymium", url_path="home", default=True, visibility="hidden")
        scripts = [st.Page(f"pages/{name}.py", title=page.title, url_path=name) for name, page in PAGES.items()]
        former = [
            st.Page(lambda: None, title=PAGES[page].title, url_path=name, visibility="hidden")
            for name, page in FORMER.items()
        ]
        _NAVIGATION.keep((home, *scripts, *former))
    return _NAVIGATION.get()


def _script(page: str) -> Page:
    return next(script for script in _pages() if script.url_path == page)


def run(page: Page) -> None:
    """Open the corpus, draw what all pages share, and run the page; an error anywhere in it ends in a sentence."""
    with boundary():
        _run(page)


def _run(page: Page) -> None:
    keep_short()
    begin_offers()
    end_shown()
    live = _open_corpus()
    here = address.enter(page.url_path)
    chosen, notes = from_params(here.params, live.corpus.themes, live.facets)
    view = View(here, live, chosen)
    DRAWN.keep(view)
    st.html(style_sheet(view.wall))
    if view.wall:
        # Escape takes back one thing at a time: what a click opened, then the wall.
        back = ("Close what is open", "open") if here.values("open") else ("Leave the wall", "wall")
        st.button(back[0], key="wall_leave", shortcut="Esc", on_click=lambda: here.write(**{back[1]: None}))
    else:
        draw_filter(view)
        _draw_sidebar_end(live)
    follow_links(partial(go, here), pop_departure())
    if notes:
        st.warning("  \n".join(label(note, 300) for note in notes), icon=":material/info:")
    page.run()


def begin(name: str) -> View:
    """A page's first line: guard, heading and what the filter leaves. Ends the page if nothing is left.

    A deep link to a server that has not run dashboard.py yet runs the page alone; it then asks to be let in by the
    front door.
    """
    view = DRAWN.get()
    if view is None or not _INSIDE.get():
        _DESTINATION.keep((name, address.read()))
        st.switch_page("dashboard.py", query_params=address.read())
    draw_header(view)
    if not view.totals(view.subcorpus).n_articles:
        if not view.totals(Subcorpus()).n_articles:
            draw_no_articles(view)
        draw_nothing_left(view)
    return view


def end(view: View, *statistics: Callable[..., object]) -> None:
    """A page's last line: how it was counted, and from which versions."""
    if view.wall:
        return
    version = view.corpus.manifest
    versions = f"Corpus {version.text_version[:12]}, codebook {version.codebook_version[:12]}."
    labels = {theme.id: theme.en for theme in version.themes}
    scored = scores_sentence(view.score_notes, labels, view.address)
    tell_method(method_in_words(statistics))
    with st.container(key="page_foot"):
        st.html(methods_html(statistics, [versions, scored]))


def _open_corpus() -> Live:
    """The corpus, brought up to date once a session, showing progress; stops the run with a sentence if it cannot."""
    place = st.empty()  # in every run, so that what follows keeps its place
    bar = None

    def progress(share: float, doing: str) -> None:
        nonlocal bar
        bar = bar or place.progress(0.0)
        bar.progress(min(share, 1.0), text=doing)

    try:
        if not _CHECKED.get():
            bring_up_to_date(current_settings(), progress)
            place.empty()
            _CHECKED.keep(True)
        return open_live(current_settings())
    except CorpusError as error:
        st.error("The corpus cannot be opened.", icon=":material/error:")
        st.text(refused(error))
        st.stop()


def _draw_sidebar_end(live: Live) -> None:
    problems = live.corpus.manifest.problems
    if problems:
        with st.sidebar:
            st.html(_problems_html([str(problem) for problem in problems]))


def _problems_html(problems: list[str]) -> Markup:
    lines = (element("li", problem) for problem in problems[:_LISTED])
    summary = element("summary", f"{len(problems):,} left out at import")
    whole = Markup()
    if len(problems) > _LISTED:
        file = offer("left_out.txt", lambda: "\n".join(problems))
        whole = element("a", f"All {len(problems):,} as text", href=file, download="left_out.txt")
    return element("details", summary, element("ul", *lines), whole, class_="left-out")
