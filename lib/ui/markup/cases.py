"""Links from a passage to where one says that it is coded wrongly."""

from hashlib import sha256

from lib.ui.markup.elements import Markup
from lib.ui.markup.links import link
from lib.ui.session.view import View

PART = "sentence"  # of the page Codebook


def case_link(view: View, key: str, text: str, theme: str = "", shown: str = "Counted wrongly?") -> Markup:
    """A link to the page where one says whether a passage of an article should carry a theme; none on the wall."""
    if view.wall:
        return Markup()
    params = view.address.carried() | {"part": [PART], "case": [f"{key}~{text_digest(text)}"]}
    title = "Say that this passage should count for a theme, or should not, and see which change of a rule does that"
    return link(
        "codebook", params | ({"say": [theme]} if theme else {}), shown, "margin-left:.6em;color:inherit", title
    )


def text_digest(text: str) -> str:
    """A passage's text in a few digits: its number changes when the corpus is built anew."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
