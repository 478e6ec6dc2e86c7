"""The bar of pages, in groups: where there is room all of them, else those of the group that is open."""

from collections.abc import Mapping

from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.navigation import GROUPS, PageName
from lib.ui.session.view import View


def pages_bar(view: View) -> Markup:
    """A link to each page, and to each group, which is its first page; the filter goes along."""
    groups = (_group(view, name, pages) for name, pages in GROUPS.items())
    return element("nav", element("div", *groups), class_="site", aria_label="Pages")


def _group(view: View, name: str, pages: Mapping[str, PageName]) -> Markup:
    params, here = view.address.carried(), view.address.page
    links = (link(page, params, one.title, title=one.question, current=page == here) for page, one in pages.items())
    head = link(next(iter(pages)), params, name, kind="group", title=", ".join(one.title for one in pages.values()))
    return element("div", head, element("div", *links), class_="here" if here in pages else "")
