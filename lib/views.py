"""Views that are kept under a name: addresses of the dashboard in one readable file."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lib.errors import Problem, QueryError
from lib.saving import alone, write_whole
from lib.wording import short

LONGEST_NAME, LONGEST_ADDRESS, MOST_VIEWS = 80, 8_000, 200
_ADDRESS = re.compile(r"[a-z]+(?:\?[^\s#]*)?")
_REMEDY = "Keep it again on its page, or take the line out."


@dataclass(frozen=True, slots=True)
class SavedView:
    """One view.

    Attributes
    ----------
    address: a page and its query, below the dashboard's root ("themes?theme=alliances").
    kept_at: ISO 8601 in UTC, or "".
    """

    name: str
    address: str
    kept_at: str = ""


def read_views(path: Path) -> tuple[list[SavedView], list[Problem]]:
    """The views of a file in its order, and what in it is none; none where there is no file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        listed = list(content["views"])
    except FileNotFoundError:
        return [], []
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        return [], [Problem(path.name, "", f"it is no list of views ({error})", "Mend it, or take it away.")]
    views: dict[str, SavedView] = {}
    problems = []
    for number, one in enumerate(listed, 1):
        view = _view(one)
        if view is None or view.name in views:
            problems.append(Problem(path.name, f"view {number}", "it is no view, or its name is there twice", _REMEDY))
        else:
            views[view.name] = view
    return list(views.values()), problems


def _view(content: Any) -> SavedView | None:
    match content:
        case {"name": str(name), "address": str(address)} if name.strip() and _ADDRESS.fullmatch(address):
            kept_at = content.get("kept_at", "")
            return SavedView(name.strip()[:LONGEST_NAME], address, kept_at if isinstance(kept_at, str) else "")
    return None


def keep_view(path: Path, name: str, address: str) -> SavedView:
    """Keep an address under a name that is free.

    Raises
    ------
    QueryError: the name is none or taken, the address is too long, there are too many, or the file cannot be written.
    """
    view = SavedView(" ".join(name.split()), address, datetime.now(UTC).isoformat(timespec="seconds"))
    if not view.name or len(view.name) > LONGEST_NAME:
        raise QueryError(f"Write a name of at most {LONGEST_NAME} letters.")
    if len(address) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise QueryError("The address of this view is too long to be kept. Narrow the filter.")

    def add(views: list[SavedView]) -> list[SavedView]:
        if any(one.name == view.name for one in views):
            raise QueryError(f"There is a view called “{short(view.name, 60)}”. Write another name.")
        if len(views) >= MOST_VIEWS:
            raise QueryError(f"{MOST_VIEWS} views are kept. Remove one on the first page.")
        return [*views, view]

    _write(path, add)
    return view


def remove_view(path: Path, name: str) -> None:
    """Keep a view no longer; one that is not there is gone already.

    Raises
    ------
    QueryError: the file cannot be written.
    """
    _write(path, lambda views: [one for one in views if one.name != name])


def _write(path: Path, change: Callable[[list[SavedView]], list[SavedView]]) -> None:
    """Read, change and write; a file that cannot be read whole is never written over."""
    try:
        with alone(path.parent):
            views, problems = read_views(path)
            if problems:
                raise QueryError(str(problems[0]))
            lines = ",\n".join(f"  {json.dumps(asdict(one), ensure_ascii=False)}" for one in change(views))
            write_whole(path, f'{{"views": [\n{lines}\n]}}\n' if lines else '{"views": []}\n')
    except OSError as error:
        raise QueryError(f"{path.name} cannot be written ({error.strerror}). Nothing was kept.") from error
