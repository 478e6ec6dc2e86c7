"""The frozen things that flow from room to room."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Language = Literal["zh", "en"]
PassageKind = Literal["title", "lead", "bullet", "paragraph"]
MatchMode = Literal["any", "all"]
CountingUnit = Literal["passages", "articles"]
Period = Literal["month", "week", "day"]
TrendPeriod = Literal["month", "week", "quarter"]
Measure = Literal["count", "per_1000", "n_articles"]
SpeakerKind = Literal["name", "role", "group"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LANGUAGE_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of coding: a headline, a bullet or a paragraph, read alone.

    Attributes
    ----------
    kind: "title" for the headline (the article's first passage, where it has one), "lead" for the text
        right after "Core Viewpoint" and its like, "bullet" for an item at " - ", else "paragraph".
    text: the words alone, white space folded to single blanks, reference marks and labels taken off.
    section: the label it stood under ("Group 2: Strategic Shift in China's Approach"), or "".
    references: the numbers of its bracketed marks, in order, each once.
    language: of most of its letters.
    """

    kind: PassageKind
    text: str
    section: str
    references: tuple[int, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Article:
    """One article as captured. What the capture does not state is empty, never invented.

    Attributes
    ----------
    key: 16 hexadecimal digits, a hash of what was read, the same on every machine.
    published_on: the day, or None.
    published_time: "21:26" where the capture states it, else "".
    topic: the page's topic line or category, or "".
    path: the file it came from, as named by the user.
    passages: the headline first, if there is one, then the body in reading order.
    set_aside: the texts of passages that recur above or below many articles of its source; they count nowhere.
    """

    key: str
    title: str
    source: str
    published_on: date | None
    published_time: str
    topic: str
    url: str
    path: str
    passages: tuple[Passage, ...]
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A running word. ``text[start:end]`` is its surface form, ``term`` the spelling it counts under."""

    start: int
    end: int
    term: str
    language: Language


@dataclass(frozen=True, slots=True)
class Hit:
    """A receipt: which rule gave a passage its theme, and by which words.

    ``text`` equals the passage's ``text[start:end]``; ``sure`` tells whether the evidence for the theme in the passage
    is strong enough to count.
    """

    theme: str
    rule: str
    start: int
    end: int
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a text says who speaks: ``text[start:end]`` names the speaker.

    Attributes
    ----------
    speaker: what the speaker is called, without titles; a spokesperson is the organisation spoken for.
    kind: "name" of a person or an organisation, "role" at one ("Lynas chairman"), or unnamed "group" ("analysts").
    sure: whether the text alone shows that it is a speaker; else it is one if it is known for one from elsewhere.
    """

    start: int
    end: int
    speaker: str
    kind: SpeakerKind
    sure: bool


@dataclass(frozen=True, slots=True)
class Subcorpus:
    """What the shared filter lets through; every query takes one. Empty tuples mean "all".

    Themes, languages, speakers and the query select passages; dates, sources and topics select articles.
    A date bound leaves undated articles out, and whoever shows a count says how many. Themes are the sure ones, or with
    ``weak`` those too whose evidence is weak.
    """

    themes: tuple[str, ...] = ()
    match: MatchMode = "any"
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    speakers: tuple[str, ...] = ()
    query: str = ""
    weak: bool = False

    def without_themes(self) -> "Subcorpus":
        """What it lets through but for its themes."""
        return replace(self, themes=(), match="any")
