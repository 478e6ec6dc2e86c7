"""One row of a table to one article, whatever the table came from."""

from collections.abc import Iterator, Mapping

from lib.errors import Problem, UnreadableError
from lib.model import Article, Language
from lib.sources.clean import fold_blanks
from lib.sources.dateline import REMEDY, parse_moment
from lib.sources.html_text import html_text, stated
from lib.sources.identity import article_key
from lib.sources.passages import plain_passages

ARTICLE_COLUMNS = ("title", "text", "source", "published_on", "url", "topic", "category", "language")
# What the hot-search tables write where there is no category.
_NO_TOPIC = "暂无"
_LONGEST = 80


def article_from_row(row: Mapping[str, object], path: str, place: str) -> Iterator[Article | Problem]:
    """Yield the row's article; a field that cannot be used is left empty and named.

    A row whose title or text is no text, or that has neither, is left out.
    """
    try:
        title, text = fold_blanks(html_text(_text(row, "title"))), html_text(_text(row, "text"))
    except UnreadableError as error:
        yield error.as_problem(path, place)
        return
    hint: Language = "zh" if row.get("language") == "zh" else "en"
    passages = plain_passages(title, text, hint)
    if not passages:
        yield Problem(path, place, "has neither a title nor a text", f"The columns are {', '.join(ARTICLE_COLUMNS)}.")
        return
    faults: list[Problem] = []
    source, url, topic, category = (
        _optional(row, name, path, place, faults) for name in ARTICLE_COLUMNS[2:3] + ARTICLE_COLUMNS[4:7]
    )
    try:
        day, time = parse_moment(row.get("published_on"))
    except (ValueError, OverflowError) as error:
        day, time = None, ""
        reason = (
            f"published_on is {_quoted(row['published_on'])}, {error if isinstance(error, ValueError) else 'not a day'}"
        )
        faults.append(Problem(path, place, reason, REMEDY))
    yield from faults
    label = topic or category
    key = article_key(title, source, day, passages)
    yield Article(key, title, source, day, time, "" if label == _NO_TOPIC else label, url, path, passages)


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"{name} is {_quoted(value)}, not a text", f"Write {name} as a string, or null.")
    if "\0" in value:
        raise UnreadableError(f"{name} holds a NUL character at {value.index(chr(0))}", "Take it out.")
    return value


def _optional(row: Mapping[str, object], name: str, path: str, place: str, faults: list[Problem]) -> str:
    try:
        return fold_blanks(stated(_text(row, name)))
    except UnreadableError as error:
        faults.append(Problem(path, place, error.reason, f"{error.remedy} The article is kept without it."))
        return ""


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
