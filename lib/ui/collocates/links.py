"""Links of the page Collocates: to the passages of a pair, to a concordance, to other collocates; text on the wall."""

from lib.ui.markup.elements import Markup, escape
from lib.ui.markup.links import link
from lib.ui.session.address import Params
from lib.ui.session.view import View


def pair_link(view: View, text: str, one: str, other: str) -> Markup:
    """A link that opens the passages in which two stand together."""
    params = view.address.without("pair", "at") | {"pair": [one, other]}
    return _link(view, "collocates", params, text, f"The passages with {one} and {other}")


def concordance_link(view: View, text: str, node: str) -> Markup:
    """A link to all hits of a node under the filter that is on."""
    return _link(view, "concordance", view.address.carried() | {"node": [node]}, text, f"All lines of {node}")


def collocates_link(view: View, text: str, node: str) -> Markup:
    """A link to the collocates of another node."""
    params = view.address.without("node", "pair", "at", "sort") | {"node": [node]}
    return _link(view, "collocates", params, text, f"Collocates of {node}")


def _link(view: View, page: str, params: Params, text: str, title: str) -> Markup:
    inner = escape(text)
    return inner if view.wall else link(page, params, inner, title=title)
