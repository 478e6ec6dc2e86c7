"""Making text harmless in a label of Streamlit's, which reads Markdown; for HTML see `lib.ui.markup.elements`."""

import re

from lib.wording import short

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Where Markdown would make a link of a bare address, escaped or not: an unseen joiner there stops it.
_AUTOLINK = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.)", re.IGNORECASE)


def label(text: str, longest: int = 80) -> str:
    """Text for a Markdown label: every ASCII punctuation mark is taken literally, line ends become blanks."""
    unlinked = _AUTOLINK.sub("\N{WORD JOINER}", short(text, longest))
    return _PUNCTUATION.sub(r"\\\1", unlinked)
