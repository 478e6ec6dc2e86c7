"""Lines that a source puts above or below many of its articles: subscriptions, mastheads, signatures, contacts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.errors import Problem
from lib.model import Article, Passage
from lib.wording import counted, noun

KEPT_FILE = "keep.txt"
_HEAD, _END = 3, 5  # passages, the headline aside
_LONGEST = 200  # characters
_LEAST, _LEAST_SAID = 10, 5  # articles: of any line, and of one that says what it is
_SHARE = 0.2  # of the articles of its source
_MOST_LINES = 400_000  # counted at a time; what was seen once is forgotten first
_SHOWN = 5
_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_DAY_NAME = re.compile(rf"\b(?:{_MONTHS}|(?:{_DAYS})day)\b")
# What such a line says of itself, as patterns.
_ENGLISH = (
    r"\bsubscri",
    r"\bnewsletters?\b",
    r"\bsign(?:ing)? up\b",
    r"\bfollow us\b",
    r"\bfollow \S+(?: \S+){0,3} on (?:Facebook|Twitter|X|LinkedIn|Instagram|YouTube)",
    r"\bclick here\b",
    r"\bread more\b",
    r"\b(?:to )?learn more\b",
    r"\bfor (?:more|further) information\b",
    r"\b(?:media|press|investor) (?:contact|inquir|enquir)",
    r"^contacts?\b.{0,20}$",
    r"\ball rights reserved\b",
    "©",
    r"\bcopyright\b",
    r"\bterms of (?:use|service)\b",
    r"\b(?:privacy policy|disclosure page)\b",
    r"\b(?:originally|first) (?:published|appeared)\b",
    r"\bdownload (?:our|the) app\b",
    r"\brelated (?:link|stories|articles)\b",
    r"\badvertise",
    r"\bshare this\b",
    r"\bvisit (?:www|https?:|our website)",
)
_CHINESE = (
    "责任编辑|责编|编辑[:：]|校对[:：]|来源[:：]|本文来自|转载|版权|未经授权|免责声明|特此声明",
    "订阅|关注我们|欢迎关注|公众号|扫码|二维码|客户端|阅读原文|点击(?:阅读|查看|下载|进入)|更多(?:精彩|资讯|内容)",
    "联系(?:我们|邮箱|电话|方式)|投稿|报料|举报电话",
)
_SAYS_SO = re.compile("|".join((*_ENGLISH, *_CHINESE)), re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|\(\d{3}\) ?\d|\d{3}-\d{4}")
_FEW_WORDS = 12
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_CHINESE_STOP = re.compile("[。！？]")
_STOPS = (".", "!", "?", ":", '"', "”", "’")


@dataclass(slots=True)
class RecurringLines:
    """Counts the lines at the head and at the end of articles, source by source, but for numbers and days in them."""

    _counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _n_articles: Counter[str] = field(default_factory=Counter)
    _n_lines: int = 0

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Hand articles on, and count their lines."""
        for article in articles:
            self._n_articles[article.source] += 1
            counts = self._counts[article.source]
            for line in dict.fromkeys(map(_line, _outer(article).values())):
                self._n_lines += line not in counts
                counts[line] += 1
            if self._n_lines > _MOST_LINES:
                self._forget()
            yield article

    def boilerplate(self, kept: Set[str]) -> dict[str, dict[str, int]]:
        """For each source the lines that are boilerplate, and in how many articles; ``kept`` are the `kept_lines`."""
        found = {
            source: {
                line: n
                for line, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                if n >= _LEAST_SAID and line not in kept and self._is_one(source, line, n)
            }
            for source, counts in self._counts.items()
        }
        return {source: lines for source, lines in found.items() if lines}

    def _is_one(self, source: str, line: str, n: int) -> bool:
        """Whether a line is none that reports share: it says what it is, or is no sentence and stands in very many."""
        if _says_so(line):
            return n >= _LEAST_SAID
        return n >= max(_LEAST, _SHARE * self._n_articles[source]) and not _is_sentence(line)

    def _forget(self) -> None:
        for source, counts in self._counts.items():
            self._counts[source] = Counter({line: n for line, n in counts.items() if n > 1})
        self._n_lines = sum(map(len, self._counts.values()))


def without_boilerplate(article: Article, boilerplate: Mapping[str, Mapping[str, int]]) -> Article:
    """The article with its boilerplate set aside; one that is nothing else stays as it is."""
    lines = boilerplate.get(article.source)
    if not lines:
        return article
    aside = {number: passage for number, passage in _outer(article).items() if _line(passage) in lines}
    left = tuple(passage for number, passage in enumerate(article.passages) if number not in aside)
    if not aside or not any(passage.kind != "title" for passage in left):
        return article
    return replace(article, passages=left, set_aside=tuple(passage.text for passage in aside.values()))


def boilerplate_problems(boilerplate: Mapping[str, Mapping[str, int]], folder: Path) -> Iterator[Problem]:
    """What the import report says about the lines of each source."""
    for source, lines in sorted(boilerplate.items()):
        examples = ", ".join(f"“{line}” ({counted(n, 'article')})" for line, n in list(lines.items())[:_SHOWN])
        number = counted(len(lines), "line recurs", "lines recur")
        count = noun(len(lines), "counts", "count")
        yield Problem(
            source or "articles without a source",
            "",
            f"{number} above or below many articles and {count} nowhere (# is a number or a day): {examples}",
            f"They can be read on each article. To count one, write it into {folder / KEPT_FILE}.",
        )


def kept_lines(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """The lines that somebody wants counted all the same, a line each; ``#`` and a blank begin a comment."""
    file = folder / KEPT_FILE
    if not file.exists():
        return frozenset(), []
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        return frozenset(), [Problem(str(file), "", f"cannot be read ({error})", "Save it as plain text in UTF-8.")]
    return frozenset(_key(line.strip()) for line in lines if line.strip() and not line.startswith("# ")), []


def _outer(article: Article) -> dict[int, Passage]:
    """The short passages at the head and the end of an article, by their place in it."""
    body = [number for number, passage in enumerate(article.passages) if passage.kind != "title"]
    places = dict.fromkeys([*body[:_HEAD], *body[-_END:]])
    return {number: article.passages[number] for number in places if len(article.passages[number].text) <= _LONGEST}


def _line(passage: Passage) -> str:
    return _key(passage.text)


def _key(text: str) -> str:
    key = _NUMBER.sub("#", text)
    return _DAY_NAME.sub("#", key) if key != text else text


def _says_so(line: str) -> bool:
    return bool(_SAYS_SO.search(line)) or (bool(_ADDRESS.search(line)) and len(line.split()) <= _FEW_WORDS)


def _is_sentence(line: str) -> bool:
    return bool(_CHINESE_STOP.search(line)) or (line.endswith(_STOPS) and len(_SMALL_WORD.findall(line)) > 3)
