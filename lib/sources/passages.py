"""From a body to its passages, in reading order, the headline first."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lib.model import Language, Passage, PassageKind
from lib.sources.clean import cut_long, fold_blanks, passage_language, take_references
from lib.sources.markdown import RULE, without_links, without_marks
from lib.sources.runon import split_run_on

_BLANK_LINE = re.compile(r"\n\s*\n")
_WIDE_BLANK = re.compile(r"[ \t\xa0]{2,}")
# Chinese is not wrapped by hand: a line that ends a Chinese sentence ends the paragraph.
_CHINESE_STOPS = "。！？"
_CHINESE_LINE_END = re.compile(rf"(?:(?<=[{_CHINESE_STOPS}])|(?<=[{_CHINESE_STOPS}][”’」）]))[ \t]*\n")
_BULLET_LINE = re.compile(r"\n[ \t\xa0]*[-*•●▪‣][ \t\xa0]+")
_HEADING = re.compile(r"#{1,6} +(\S.*)", re.DOTALL)


def capture_passages(title: str, lines: Iterable[str]) -> tuple[Passage, ...]:
    """Cut the lines of a captured body, already folded, at labels, bullets and line ends."""
    body = _Body(title, "en", str)
    for line in lines:
        for piece in split_run_on(line):
            if piece.kind in ("label", "lead-label"):
                body.open_section(piece.text, leads=piece.kind == "lead-label")
            else:
                body.add("bullet" if piece.kind == "bullet" else "paragraph", piece.text)
    return body.close()


def plain_passages(title: str, text: str, hint: Language) -> tuple[Passage, ...]:
    """Cut a plain or Markdown text at blank lines and bullets; single line ends are soft wraps.

    A text without any line end is cut at double blanks, which is how newswires hand over paragraphs.
    """
    body = _Body(title, hint, without_marks)
    for block in _blocks(text):
        heading = _HEADING.fullmatch(block)
        if heading:
            body.open_section(without_marks(without_links(fold_blanks(heading[1]))), leads=False)
            continue
        for kind, raw in _items(block):
            body.add(kind, without_links(fold_blanks(raw)))
    return body.close()


class _Body:
    """Passages as they are gathered, under the section last opened."""

    def __init__(self, title: str, hint: Language, tidy: Callable[[str], str]) -> None:
        self._hint, self._tidy = hint, tidy
        self._passages = [Passage("title", title, "", (), passage_language(title, hint))] if title else []
        self._section, self._leads, self._bare = "", False, False
        self._early: tuple[int, ...] = ()

    def open_section(self, label: str, *, leads: bool) -> None:
        self._keep_bare_label()
        self._section, self._leads, self._bare = label, leads, True

    def add(self, kind: PassageKind, raw: str) -> None:
        if self._leads and kind == "paragraph":
            kind = "lead"
        for piece in cut_long(raw):
            words, references = take_references(piece)
            self._append(kind, self._tidy(words), references)

    def close(self) -> tuple[Passage, ...]:
        self._keep_bare_label()
        return tuple(self._passages)

    def _append(self, kind: PassageKind, text: str, references: tuple[int, ...]) -> None:
        if text:
            self._leads = self._bare = False
            references, self._early = tuple(dict.fromkeys(self._early + references)), ()
            self._passages.append(Passage(kind, text, self._section, references, passage_language(text, self._hint)))
        elif self._passages:
            # Marks that stand alone belong to the passage they follow, or else to the first.
            last = self._passages[-1]
            self._passages[-1] = replace(last, references=tuple(dict.fromkeys(last.references + references)))
        else:
            self._early += references

    def _keep_bare_label(self) -> None:
        """A label with nothing under it is still something the page said."""
        if self._bare:
            self._append("paragraph", self._section, ())


def _blocks(text: str) -> Iterator[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if "\n" not in text:
        yield from _WIDE_BLANK.split(text)
        return
    blocks = _BLANK_LINE.split(text)
    if not any(stop in text for stop in _CHINESE_STOPS):
        yield from blocks
        return
    for block in blocks:
        yield from _CHINESE_LINE_END.split(block)


def _items(block: str) -> Iterator[tuple[PassageKind, str]]:
    """Tell the bullets of a block from the paragraph before them; a lone wrapped dash is no bullet."""
    if RULE.fullmatch(block):
        return
    first, *bullets = _BULLET_LINE.split(f"\n{block}")
    if first.strip() and len(bullets) == 1:
        yield "paragraph", block
        return
    if first.strip():
        yield "paragraph", first
    for bullet in bullets:
        yield "bullet", bullet
