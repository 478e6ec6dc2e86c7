"""Words out of Markdown: what stays when links, emphasis and escapes are set."""

import re

from lib.chinese import BASIC_HAN

_TARGET = r"(?:https?:|mailto:|about:|file:|[/#])[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
_LINK = re.compile(rf"!?\[((?:\\.|[^\[\]\\]){{0,300}})\]\({_TARGET}\)")
_NOTE = re.compile(r"\\\[(\d{1,3})\\\]")
_STRONG = re.compile(r"(?<!\\)\*{2,3}([^*]+)\*{2,3}")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+)(?<=[^\s\\])\*")
_OTHER = re.compile(r"`{1,3}([^`]+)`{1,3}|~~([^~]+)~~|(?<![\w_])__([^_]+)__(?![\w_])")
_QUOTED = re.compile(rf"^(?:> ?)+|(?<= )> (?=[A-Z{BASIC_HAN}])")
_ESCAPE = re.compile(r"""\\([\\`*_{}\[\]()#+.!$'"<>|~^@-])""")
# A ruled line, a newswire's closing mark, or what pandoc puts between two lists: nothing to read.
RULE = re.compile(r"(?:[-=*_#\\\s]++|<!-- -->)++")


def without_links(text: str) -> str:
    """Keep a link's words and drop its address; a linked footnote mark becomes a plain one."""
    return _LINK.sub(_label, text) if "](" in text else text


def without_marks(text: str) -> str:
    """Take off emphasis, code and quotation marks and the backslash before a protected character."""
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))
    if "`" in text or "~~" in text or "__" in text or text.startswith(">"):
        text = _QUOTED.sub("", _OTHER.sub(lambda match: match[1] or match[2] or match[3], text))
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _label(match: re.Match[str]) -> str:
    label: str = match[1]
    note = _NOTE.fullmatch(label)
    return f"[{note[1]}]" if note else label
