"""Links within HTML of our own: a plain click changes the view in place, as Streamlit's own links do.

Without it a link in HTML loads the whole page again and begins a new session; it still does so in a new tab.
What a click opens below the fold comes into view: HTML says so by ``data-opened``, whose value names what is open.
"""

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from lib.figures import pictures
from lib.subcorpora.query_string import Params
from lib.ui.markup.elements import Markup, asset, element
from lib.ui.session.state import event

_KEY = "links_followed"
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)


@cache
def _component() -> Callable[..., object]:
    scripts = [asset(pictures.__file__, "reading.js")]
    scripts += [asset(__file__, f"{name}.js") for name in ("pictures", "pins", "acts", "marks", "paper", "links")]
    # one module: none of them has to load another
    return st.components.v2.component("didymium_links", js=_IMPORT.sub("", "".join(scripts)))


def follow_links(go: Callable[[str, dict[str, list[str]]], None], leaving: tuple[str, Params] | None = None) -> None:
    """Have ``go`` told the page and the parameters of each link that is clicked; drawn once a run; it takes no room.

    ``leaving`` is another page with its parameters that the browser goes to at once.
    """

    def clicked() -> None:
        href = event(_KEY, "href")
        if isinstance(href, str):
            target = urlsplit(href)
            go(target.path, parse_qs(target.query, keep_blank_values=True))

    _component()(key=_KEY, data=_href(*leaving) if leaving else None, on_href_change=clicked)


def link(
    page: str,
    params: Params,
    inner: str,
    style: str = "",
    title: str = "",
    current: bool = False,
    name: str = "",
    switch: bool | None = None,
    kind: str = "",
) -> Markup:
    """A link to a view; ``inner`` is text, which is escaped, or `Markup`. A ``switch`` is on or off.

    ``name`` is for links whose address changes with each click, so that the keyboard stays with them; ``kind``
    is its class in our styles.
    """
    return element(
        "a",
        inner,
        data_inside=name or True,
        href=_href(page, params),
        style=style,
        class_=kind,
        title=title,
        aria_current="true" if current else "",
        role="" if switch is None else "switch",
        aria_checked="" if switch is None else str(switch).lower(),
    )


def _href(page: str, params: Params) -> str:
    return f"{page}?{urlencode(params, doseq=True)}"
