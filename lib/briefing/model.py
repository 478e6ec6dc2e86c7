"""What a briefing is made of, frozen: it shows the same next month, and with the corpus gone.

All text is plain text as it was written, hostile until whoever shows it escapes it. A text of a `FrozenChart` that
Plotly reads tags in is escaped already, as `lib.figures` made it.
"""

from typing import Any, Literal

from msgspec import Struct

StepKind = Literal["title", "section", "text", "pins", "closing"]
CellKind = Literal["text", "number", "share", "left", "node", "right"]
Cell = str | int | float | None


class MarkedPart(Struct, frozen=True, omit_defaults=True):
    """A part of a passage that is evidence: ``text[start:end]``, in the hue of its theme, with what it is."""

    start: int
    end: int
    hue: str
    note: str = ""


class EvidencePassage(Struct, frozen=True, omit_defaults=True):
    """A passage as it was pinned.

    Attributes
    ----------
    published_on: the day, ISO 8601, or "".
    themes: the names of its themes.
    """

    text: str
    title: str = ""
    source: str = ""
    published_on: str = ""
    url: str = ""
    speaker: str = ""
    themes: tuple[str, ...] = ()
    marked: tuple[MarkedPart, ...] = ()


class Evidence(Struct, frozen=True, omit_defaults=True):
    """What is behind one mark of a chart, one row of a table or one word of a cloud.

    Attributes
    ----------
    mark: the mark's customdata, the row's number or the word.
    label: what the mark is, in words.
    passages: places in the pin's passages, the strongest first.
    n_passages, n_articles: how many there are in all.
    """

    mark: Any
    label: str
    passages: tuple[int, ...]
    n_passages: int
    n_articles: int


class TableColumn(Struct, frozen=True, omit_defaults=True):
    """A column; of a concordance line "left", "node" and "right" are the text around its node."""

    head: str
    kind: CellKind = "text"


class FrozenTable(Struct, frozen=True, tag="table", tag_field="kind"):
    """Rows under heads; a share is a number from 0 to 1."""

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


class FrozenChart(Struct, frozen=True, tag="chart", tag_field="kind"):
    """A figure of Plotly as JSON, without a template: ``data`` its traces, ``layout`` with the height it had.

    Colours are those of the light scheme; ink is `lib.figures.style.INK`. ``layout["meta"]["alt"]`` says what it shows.
    """

    data: tuple[dict[str, Any], ...]
    layout: dict[str, Any]

    @property
    def alt(self) -> str:
        """What it shows, for who does not see it."""
        meta = self.layout.get("meta")
        return str(meta.get("alt", "")) if isinstance(meta, dict) else ""


class CloudText(Struct, frozen=True, omit_defaults=True):
    """A word of a cloud: the middle of its base line at ``x`` and ``y``, its type ``size``, in the cloud's units."""

    text: str
    x: float
    y: float
    size: float
    hue: str = ""


class FrozenCloud(Struct, frozen=True, tag="cloud", tag_field="kind"):
    """A word cloud, ``legend`` pairs of a hue and what it stands for."""

    width: float
    height: float
    words: tuple[CloudText, ...]
    legend: tuple[tuple[str, str], ...] = ()
    alt: str = ""


class FrozenPassages(Struct, frozen=True, tag="passages", tag_field="kind"):
    """The pin's passages themselves are what is shown."""


Content = FrozenChart | FrozenTable | FrozenCloud | FrozenPassages


class PinOrigin(Struct, frozen=True, omit_defaults=True):
    """What a pin was made from.

    Attributes
    ----------
    page: the name of the page; ``key`` that of the figure or table on it: two pins of one key show the same figure.
    address: the view, as a path with its query ("themes?theme=alliances").
    filter: the filter in words; ``sources`` the sources and days in words; ``counted`` how much was counted, in words.
    corpus, codebook: their versions; ``pinned_at`` the time, ISO 8601 in UTC.
    method: how it was counted: each way by its name, in plain words.
    """

    page: str
    key: str
    address: str
    filter: str
    sources: str
    counted: str
    corpus: str
    codebook: str
    pinned_at: str
    method: tuple[tuple[str, str], ...] = ()


class Pin(Struct, frozen=True, omit_defaults=True):
    """A figure, table, cloud or list of passages as it was on a page.

    Attributes
    ----------
    id: of this pin, kept when it is refreshed.
    heading: what stood over it.
    numbers: the frame it was drawn from, under plain heads; None where there is none.
    notes: the small print.
    """

    id: str
    heading: str
    content: Content
    origin: PinOrigin
    numbers: FrozenTable | None = None
    notes: tuple[str, ...] = ()
    passages: tuple[EvidencePassage, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Step(Struct, frozen=True, omit_defaults=True):
    """One step of a briefing.

    Attributes
    ----------
    id: of this step, the same wherever it is moved.
    headline: the finding, in words.
    note: what the room reads below it; of a "text" step its paragraphs, a blank line between them.
    speaker_notes: what only the speaker reads.
    minutes: the planned time, 0 for none.
    pins: one or two of a "pins" step, side by side.
    """

    id: str
    kind: StepKind
    headline: str = ""
    note: str = ""
    speaker_notes: str = ""
    minutes: float = 0
    pins: tuple[Pin, ...] = ()


class Briefing(Struct, frozen=True):
    """A briefing: its title, and its steps in order; ``format`` is that of its file."""

    title: str
    steps: tuple[Step, ...] = ()
    format: int = 1
