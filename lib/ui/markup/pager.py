"""The pages of a long list: which one the address names, and links to the others."""

from lib.analyses.pages import Slice, last_page, page_slice
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.view import View

MOST_PAGES = 10_000_000


def chosen_page(view: View) -> int:
    """The number of the page that the address names, whether the list has so many or not."""
    return max(1, view.address.number("at", 1, MOST_PAGES))


def chosen_slice(view: View, n_items: int, size: int) -> Slice:
    """The page of a list of so many items that the address names."""
    return page_slice(chosen_page(view), n_items, size)


def pages_html(view: View, at: Slice, n_items: int) -> Markup:
    """Links to the pages around; "" where the list has one page, and on the wall."""
    last = last_page(n_items, at.size)
    if last == 1 or view.wall:
        return Markup()
    number = at.offset // at.size + 1
    before = (_turn(view, "« First", 1, number > 1), _turn(view, "‹ Previous", number - 1, number > 1))
    after = (_turn(view, "Next ›", number + 1, number < last), _turn(view, "Last »", last, number < last))
    where = element("span", f"page {number:,} of {last:,}")
    return element("nav", *before, where, *after, class_="pages", aria_label="Pages of the list")


def _turn(view: View, name: str, at: int, there: bool) -> Markup:
    if not there:
        return element("span", name, class_="off")
    return link(view.address.page, view.address.without("at") | ({"at": [str(at)]} if at > 1 else {}), name, name=name)
