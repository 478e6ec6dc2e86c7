"""Pinning: a button beside each heading that keeps what is shown under it as a step of the session's briefing.

The pin is made by the server when the button is pressed, outside of any run: a page that pins nothing pays for a
closure, and no run moves anything.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go

from lib.analyses.pins import MOST_ROWS, Behind, EvidenceBook, frozen_frame, frozen_html_table
from lib.analyses.totals import origin_sentence, subcorpus_origin
from lib.briefing import Content, FrozenChart, FrozenCloud, FrozenPassages, Pin, PinOrigin
from lib.briefing.parse import new_id
from lib.figures.cloud import Cloud
from lib.figures.frozen import frozen_chart, frozen_cloud
from lib.spreadsheets import About
from lib.ui.markup.elements import Markup, element
from lib.ui.session.address import Params
from lib.ui.session.downloads import Method, method_of_run, offer_from_page
from lib.ui.session.navigation import PAGES
from lib.ui.session.pinning import Shown, begin_shown, current_briefing, offer_pin
from lib.ui.session.view import View
from lib.ui.widgets.about import counted_in_words, filter_in_words
from lib.ui.widgets.behind import opened_by_click, opened_by_link
from lib.ui.widgets.pinned import keep_pin
from lib.wording import short

MOST_MARKS, MOST_PASSAGES, LISTED = 60, 4, 12
MOST_SECONDS = 8.0
Pick = Callable[[object], None]
_Mark = tuple[Any, Callable[[], Behind | None]]
_LONGEST = 200
_ON_SCREEN = re.compile(r"\b(?:click|options|filter to see|stop words”|downloads?|CSV)\b", re.IGNORECASE)
_NOTHING_OPEN = ("start", "at")


class Frozen(NamedTuple):
    """What is kept of what stands under a heading: its content, its evidence, and what is to be said of the two."""

    content: Content
    evidence: EvidenceBook
    notes: tuple[str, ...] = ()


Freeze = Callable[[Shown], Frozen]


def pin_button(
    view: View,
    heading: str,
    key: str,
    freeze: Freeze,
    numbers: Callable[[], pd.DataFrame] | None,
    about: Callable[[], About],
    told: str = "",
) -> Markup:
    """A button that pins what is drawn from now on under a heading; nothing on the wall.

    Parameters
    ----------
    freeze: makes what is kept of it, when the button is pressed.
    numbers: the frame it was drawn from; ``about`` what its columns are called; ``told`` what the heading does not say.
    """
    if view.wall:
        return Markup()
    shown, method, current, folder = begin_shown(), method_of_run(), current_briefing(), view.settings.briefings

    def made(asked: bytes) -> str:
        return json.dumps(keep_pin(folder, current, _asked(asked), make), ensure_ascii=False)

    def make() -> Pin:
        frozen, said = freeze(shown), about()
        frame = numbers() if numbers else None
        notes = tuple(filter(None, (told, *_notes(shown), *frozen.notes)))
        if frame is not None and len(frame) > MOST_ROWS:
            notes = (*notes, f"The numbers kept are the first {MOST_ROWS:,} of {len(frame):,} rows.")
        return Pin(
            id=new_id(),
            heading=short(heading, _LONGEST),
            content=frozen.content,
            origin=_origin(view, key, method()),
            numbers=None if frame is None or isinstance(frozen.content, FrozenPassages) else frozen_frame(frame, said),
            notes=notes,
            passages=frozen.evidence.passages(),
            evidence=frozen.evidence.evidence,
        )

    offer_pin(key, make)
    href = offer_from_page(f"{key}.pin", made, f"{key}.json")
    name = f"Pin “{short(heading, _LONGEST)}” to the briefing"
    return element("button", type="button", class_="pin", data_pin=href, aria_label=name, title="Pin to the briefing")


def _asked(asked: bytes) -> dict[str, Any]:
    try:
        read = json.loads(asked or b"{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _notes(shown: Shown) -> tuple[str, ...]:
    """Small print as plain text, without the sentences that say what a click does."""
    plain = (re.sub(r"\\(?=[!-/:-@\[-`{-~])|\*\*|&nbsp;|`", "", note).strip() for note in shown.notes)
    kept = (" ".join(one for one in re.split(r"(?<=[.!?])\s+", note) if not _ON_SCREEN.search(one)) for note in plain)
    return tuple(dict.fromkeys(filter(None, kept)))


def _origin(view: View, key: str, method: Method) -> PinOrigin:
    version = view.corpus.manifest
    return PinOrigin(
        page=PAGES[view.address.page].title,
        key=key,
        address=address_of(view.address.page, view.address.without(*_NOTHING_OPEN)),
        filter=filter_in_words(view),
        sources=origin_sentence(view.ask(subcorpus_origin, view.subcorpus)),
        counted=counted_in_words(view),
        corpus=version.text_version[:12],
        codebook=version.codebook_version[:12],
        pinned_at=datetime.now(UTC).isoformat(timespec="seconds"),
        method=method,
    )


def address_of(page: str, params: Params) -> str:
    """A view as a path with its query."""
    return f"{page}?{urlencode(params, doseq=True)}".removesuffix("?")


def freeze_chart(view: View, fig: go.Figure, pick: Pick | None) -> Freeze:
    """A figure with the passages that a click on each of its marks opens."""

    def freeze(_: Shown) -> Frozen:
        chart = frozen_chart(fig)
        if pick is None:
            return Frozen(chart, EvidenceBook(view.corpus))
        own = pick
        book, notes = _collected(
            view, [(mark, partial(opened_by_click, view, own, mark, MOST_PASSAGES)) for mark in marks_of(chart)]
        )
        return Frozen(chart, book, notes)

    return freeze


def freeze_cloud(view: View, cloud: Cloud, pick: Pick) -> Freeze:
    """A word cloud with the passages of each of its words."""

    def freeze(_: Shown) -> Frozen:
        frozen: FrozenCloud = frozen_cloud(cloud)
        words: list[_Mark] = [
            (word.visible_text, partial(opened_by_click, view, pick, word.text, MOST_PASSAGES)) for word in cloud.words
        ]
        return Frozen(frozen, *_collected(view, words))

    return freeze


def freeze_table(view: View, numbers: Callable[[], pd.DataFrame], about: Callable[[], About]) -> Freeze:
    """The table that is shown under the heading with the passages its rows lead to; without one the numbers."""

    def freeze(shown: Shown) -> Frozen:
        if not shown.tables:
            table = frozen_frame(numbers().head(LISTED), about())
            return Frozen(table, EvidenceBook(view.corpus))
        read = frozen_html_table(shown.tables[0])
        rows: list[_Mark] = [(number, partial(_first_opened, view, links)) for number, links in enumerate(read.links)]
        book, notes = _collected(view, rows)
        n = len(read.table.rows)
        rest = (f"The first {n:,} of {read.n_rows:,} rows of the page.",) if n < read.n_rows else ()
        return Frozen(read.table, book, (*rest, *notes))

    return freeze


def freeze_passages(view: View, behind: Callable[[int], Behind | None]) -> Freeze:
    """A list of passages; ``behind`` gives as many of them."""

    def freeze(_: Shown) -> Frozen:
        book, found = EvidenceBook(view.corpus), behind(LISTED)
        if found is None:
            return Frozen(FrozenPassages(), book)
        book.add("", found)
        n = len(found.passages)
        rest = (f"The first {n:,} of {found.n_passages:,} passages.",) if n < found.n_passages else ()
        return Frozen(FrozenPassages(), book, rest)

    return freeze


def _first_opened(view: View, links: tuple[str, ...]) -> Behind | None:
    """What the first link of a row opens that opens passages."""
    return next((found for href in links if (found := opened_by_link(view, href, MOST_PASSAGES))), None)


def _collected(
    view: View, marks: list[tuple[Any, Callable[[], Behind | None]]]
) -> tuple[EvidenceBook, tuple[str, ...]]:
    """The passages behind marks, and what is to be said where not all are kept."""
    marks, until, n = list(marks), monotonic() + MOST_SECONDS, 0
    book = EvidenceBook(view.corpus)
    for mark, behind in marks[:MOST_MARKS]:
        if monotonic() > until:
            break
        n += 1
        if (found := behind()) and found.n_passages:
            book.add(mark, found)
    left_out = f"Passages are kept for {n:,} of {len(marks):,} marks." if n < len(marks) else ""
    return book, (left_out,) if left_out else ()


def marks_of(chart: FrozenChart) -> list[Any]:
    """The customdata of each mark of a chart that has one, each once."""
    found: dict[str, Any] = {}
    for trace in chart.data:
        for row in trace.get("customdata") or ():
            cells = row if trace.get("type") == "heatmap" and isinstance(row, list) else [row]
            for cell in cells:
                if cell is not None:
                    found.setdefault(json.dumps(cell), cell)
    return list(found.values())
