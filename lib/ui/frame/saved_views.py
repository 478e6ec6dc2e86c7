"""Views that are kept: a name for this one beside *Copy link*, all of them on the first page, in turn on the wall."""

import json
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from lib.errors import QueryError
from lib.ui.frame.welcome import PARAMETER
from lib.ui.markup.elements import Markup, element
from lib.ui.markup.links import link
from lib.ui.session.address import Params
from lib.ui.session.downloads import offer_from_page
from lib.ui.session.navigation import FORMER, PAGES
from lib.ui.session.view import View
from lib.ui.widgets.pins import address_of
from lib.views import LONGEST_NAME, SavedView, keep_view, read_views, remove_view

CYCLE = "cycle"
SHORTEST, LONGEST = 5, 3_600  # seconds that a view stays on the wall
_LISTED = 4


def keep_html(view: View) -> Markup:
    """A field that keeps the view under a name, behind a button; told to the server outside of any run."""
    address = address_of(view.address.page, view.address.without(PARAMETER, CYCLE))
    href = offer_from_page("keep.view", partial(_kept, view, address), "keep.json")
    name = element("input", aria_label="Name of the view", placeholder="A name", maxlength=LONGEST_NAME, type="text")
    press = element("button", "Keep", type="button", data_act=href)
    told = element("p", "It is listed on the first page, for everybody.", role="status")
    inner = element("div", element("div", name, press, class_="keep"), told)
    return element("details", element("summary", "Keep view"), inner, class_="drop keeping")


def _kept(view: View, address: str, asked: bytes) -> str:
    named = _asked(asked).get("name")
    kept = keep_view(view.settings.views, named if isinstance(named, str) else "", address)
    return json.dumps({"said": f"Kept as “{kept.name}”, on the first page."}, ensure_ascii=False)


def saved_views_html(view: View) -> Markup:
    """The views that are kept: the latest as links, and all of them, each to be removed; "" where there are none."""
    views, problems = read_views(view.settings.views)
    known = [one for one in reversed(views) if _target(one)[0] in PAGES]
    if view.wall or not (known or problems):
        return Markup()
    latest = (_link(one) for one in known[:_LISTED])
    href = offer_from_page("remove.view", partial(_removed, view), "remove.json")
    items = (element("li", _link(one), _cross(href, one)) for one in known)
    told = (element("p", str(problem)) for problem in problems)
    listed = element("div", element("ul", *items), *told)
    every = element("details", element("summary", f"All {len(known)}"), listed, class_="drop")
    head = element("span", "Saved views")
    return element("nav", head, *latest, every, class_="saved-views", aria_label="Saved views")


def _cross(href: str, one: SavedView) -> Markup:
    name = f"Remove {one.name}"
    return element("button", "×", type="button", data_act=href, data_name=one.name, aria_label=name, title="Remove")


def _removed(view: View, asked: bytes) -> str:
    name = _asked(asked).get("name")
    if not isinstance(name, str):
        raise QueryError("Which view is to go is not said. Press the cross beside its name.")
    remove_view(view.settings.views, name)
    return json.dumps({"said": "", "removed": name}, ensure_ascii=False)


def cycle_html(view: View) -> Markup:
    """On a wall that asks for it, a link to the next of the saved views, which the browser follows by itself."""
    seconds = view.address.number(CYCLE, 0, LONGEST)
    known = [one for one in read_views(view.settings.views)[0] if _target(one)[0] in PAGES]
    if not view.wall or not seconds or not known:
        return Markup()
    here = address_of(view.address.page, view.address.without("wall", CYCLE))
    places = [n for n, one in enumerate(known) if address_of(*_target(one)) == here]
    page, params = _target(known[(places[0] + 1) % len(known) if places else 0])
    seconds = max(SHORTEST, seconds)
    after = link(page, {**params, "wall": ["1"], CYCLE: [str(seconds)]}, "", name="cycle")
    return element("div", after, data_cycle=seconds, hidden=True)


def _link(one: SavedView) -> Markup:
    page, params = _target(one)
    return link(page, params, one.name, title=PAGES[page].title, name=f"view {one.name}")


def _target(one: SavedView) -> tuple[str, Params]:
    page, _, query = one.address.partition("?")
    params = {name: values for name, values in parse_qs(query, keep_blank_values=True).items() if name != "wall"}
    return FORMER.get(page, page), params


def _asked(asked: bytes) -> dict[str, Any]:
    try:
        read = json.loads(asked)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
