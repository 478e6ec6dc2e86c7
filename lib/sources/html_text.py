"""HTML in a field of a table: its paragraphs and words, without its marks."""

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = """
address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol p pre section summary table tbody tfoot thead tr ul
"""
_INLINE = """
a abbr acronym audio b big button cite code del dfn em embed font i iframe img input ins kbd label mark object picture q
s small source span strike strong sub sup td th time tt u var video
"""
_PARTING = frozenset(_BLOCKS.split())
_UNREAD = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "button"))
_NAMES = "|".join(sorted(f"{_BLOCKS} {_INLINE}".split(), key=len, reverse=True))
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Marks of a content system: [caption id="x"], [/caption], [gallery ids=1], {{ad}}.
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|twitter|instagram|soundcloud|contact-form-7|code|quote|"
    r"(?:vc|et_pb|su|wp|av)_\w+)\b[^\[\]\n]*\]|\[\w+(?: \w+=(?:\"[^\"\n]*\"|'[^'\n]*'))+ ?/?\]|\{\{[^{}\n]{1,80}\}\}"
)
# What programs write where there is nothing.
_NOTHING = frozenset(
    ("undefined", "null", "none", "nan", "nil", "n/a", "na", "[object object]", "-", "--", "—", "暂无", "无", "不详")
)


def html_text(text: str) -> str:
    """The text of a field that may hold HTML, paragraphs parted by blank lines, items by bullets; other text as it is.

    "undefined", "null", "N/A" and their like are no text: "".
    """
    text = stated(text)
    if "[" in text or "{{" in text:
        text = _SHORTCODE.sub("", text)
    if "&" in text and _ENTITY.search(text) and not ("<" in text and _TAG.search(text)):
        text = unescape(text)
    if "<" not in text or not _TAG.search(text):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    read = "".join(reader.pieces)
    return unescape(read) if _ENTITY.search(read) else read


def stated(text: str) -> str:
    """A field, "" where it says nothing in the way programs do."""
    return "" if text.strip().casefold() in _NOTHING else text


class _Reader(HTMLParser):
    """Gathers text; a tag of a block parts paragraphs, a cell of a table is parted from the next."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNREAD:
            self._unread += 1
        elif tag in _PARTING:
            self.pieces.append("\n\n- " if tag == "li" else "\n\n")
        elif tag in ("td", "th"):
            self.pieces.append("; " if self.pieces and self.pieces[-1].strip() else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _PARTING:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag in _PARTING:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data)
