"""Captured pages: chrome, topic, headline, dateline and a run-on body, one or several articles to a file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lib.errors import Problem, UnreadableError
from lib.model import Article
from lib.sources.clean import fold_blanks
from lib.sources.dateline import REMEDY, Dateline, parse_dateline, seems_dateline
from lib.sources.decode import read_text
from lib.sources.identity import article_key
from lib.sources.passages import capture_passages
from lib.sources.runon import opens_with_label

PAGE_START = "Workflow"
AFTER_TOPIC = frozenset({"icon", "Search documents"})
PAGE_CHROME = AFTER_TOPIC | {PAGE_START}
HEADER_LINES = 4
HEADLINE_LIMIT = 300
LONE_MARKS = frozenset("-–•●▪■‣*·")
BULLETS = frozenset(f"{mark} " for mark in LONE_MARKS)
_UNDATED = Dateline("", None, "", "")
_FIRST_LABEL = re.compile(r"(?:^|[\].!?。] )(Core |Key |核心|Group 1\b)")
_SENTENCE_STOP = (".", "。", "；", ";", "]", "：", ":")


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def read_captured(path: Path) -> Iterator[Article | Problem]:
    """Yield the articles of a captured page in its order, and a problem for each date that does not exist.

    Raises
    ------
    UnreadableError: the file is no UTF-8 text, or holds nothing but page chrome.
    """
    lines = _lines(read_text(path))
    bodies = [(topic, article) for page in _pages(lines) for topic, article in _articles(page)]
    if not bodies:
        raise UnreadableError("holds no article, only page chrome", "Save the page with its headline and text.")
    for topic, article in bodies:
        yield from _article(str(path), topic, article)


def _lines(text: str) -> list[_Line]:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    folded = (_Line(number, fold_blanks(line)) for number, line in enumerate(raw, start=1))
    return _join_lone_marks([line for line in folded if line.text])


def _join_lone_marks(lines: list[_Line]) -> list[_Line]:
    """Give a bullet's dot that was captured on a line of its own back to its words."""
    joined: list[_Line] = []
    for line in lines:
        if joined and joined[-1].text in LONE_MARKS:
            joined[-1] = _Line(joined[-1].number, f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _pages(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Cut where the chrome of a new page begins; the word alone, inside an article, is text."""
    start = 0
    for index in range(1, len(lines)):
        if lines[index].text == PAGE_START and _looks_like_header(lines[index + 1 : index + HEADER_LINES]):
            yield lines[start:index]
            start = index
    yield lines[start:]


def _looks_like_header(following: Sequence[_Line]) -> bool:
    return any(line.text in PAGE_CHROME or parse_dateline(line.text) for line in following)


def _articles(page: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    """Yield each article's lines with the page's topic."""
    topic, lines = _without_chrome(page)
    start = 0
    for index in range(1, len(lines)):
        if _begins_article(lines, start, index):
            yield topic, lines[start:index]
            start = index
    if lines:
        yield topic, lines[start:]


def _without_chrome(page: list[_Line]) -> tuple[str, list[_Line]]:
    """Take the header off; the lone line before "icon" is the topic."""
    topic, start = "", 0
    for index, line in enumerate(page):
        following = page[index + 1].text if index + 1 < len(page) else ""
        if line.text not in PAGE_CHROME:
            if topic or following not in AFTER_TOPIC:
                break
            topic = line.text
        start = index + 1
    return topic, page[start:]


def _begins_article(lines: list[_Line], start: int, index: int) -> bool:
    """Tell a second headline: a dateline follows it, or a body that starts over."""
    if index + 1 == len(lines) or not _is_headline(lines[index].text):
        return False
    if index == start + 1 and parse_dateline(lines[start].text) is None and len(lines[start].text) <= HEADLINE_LIMIT:
        # The line right after a headline is that article's own.
        return False
    following = lines[index + 1].text
    if parse_dateline(following):
        return True
    return opens_with_label(following) and _is_second_start(following, lines[start:index])


def _is_headline(line: str) -> bool:
    plain = len(line) <= HEADLINE_LIMIT and not line.endswith(_SENTENCE_STOP)
    return plain and not opens_with_label(line) and not parse_dateline(line) and line[:2] not in BULLETS


def _is_second_start(line: str, before: Sequence[_Line]) -> bool:
    """A body opens with "Core Viewpoint" or "Group 1"; either a second time means another body."""
    opening = _FIRST_LABEL.match(line)
    if not opening:
        return False
    seen = {label for earlier in before for label in _FIRST_LABEL.findall(earlier.text)}
    return opening[1] in seen or (bool(seen) and not opening[1].startswith("Group"))


def _article(path: str, topic: str, lines: list[_Line]) -> Iterator[Article | Problem]:
    title, dateline, body = _head(lines)
    below = lines[1 if title else 0 :][:1]
    for line in below:
        if dateline.fault:
            yield Problem(path, f"line {line.number}", dateline.fault, REMEDY)
        elif dateline == _UNDATED and seems_dateline(line.text):
            reason = f'"{line.text}" seems to say who published it and when, but no day can be read in it'
            yield Problem(path, f"line {line.number}", reason, f"It stays as text. {REMEDY}")
    passages = capture_passages(title, [line.text for line in body])
    key = article_key(title, dateline.source, dateline.day, passages)
    yield Article(key, title, dateline.source, dateline.day, dateline.time, topic, "", path, passages)


def _head(lines: list[_Line]) -> tuple[str, Dateline, list[_Line]]:
    """Take headline and dateline off the body; a page that begins with its text has no headline."""
    first = lines[0].text
    titled = len(first) <= HEADLINE_LIMIT and not opens_with_label(first) and not parse_dateline(first)
    rest = lines[1:] if titled else lines
    dateline = parse_dateline(rest[0].text) if rest else None
    return first if titled else "", dateline or _UNDATED, rest[1:] if dateline else rest
