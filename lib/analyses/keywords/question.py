"""What the page Keywords is asked."""

from dataclasses import dataclass, replace
from typing import Literal

from lib.analyses.comparison.counts import Names
from lib.corpus.counts import Grouping
from lib.corpus.leave_one_out import Unit
from lib.figures.words import MEASURE_LABELS, RANKING_LABELS, SPREAD_LABELS, Ranking
from lib.model import Language, Measure

Form = Literal["bars", "split", "concepts", "cloud"]
Split = Literal["theme", "language"] | Grouping
Kind = Literal["all", "concept", "actor"]
COMPARED, AT_LEAST = 500, 5
_BESIDE_CLOUD = 25


@dataclass(frozen=True, slots=True)
class KeywordsQuestion:
    """What is asked of a selection.

    Attributes
    ----------
    form: how it is shown; ``split`` what the words are split by where they are.
    by, turned: what the list is ranked by, and whether the lowest comes first.
    language: of the words; None is both.
    top: how many lead.
    find: part of the words, as written.
    kind: of the names in the view of concepts.
    stopwords: words that are not listed; ``saved_stopwords`` those that the places of a cloud do without.
    names: the codebook and the cutter that the corpus was made with.
    n_groups: how many sources, topics or months have a column.
    unit: what is left out in turn, to see what stays; None where nothing is.
    """

    form: Form
    split: Split
    by: Ranking
    turned: bool
    language: Language | None
    top: int
    find: str
    kind: Kind
    stopwords: frozenset[str]
    saved_stopwords: frozenset[str]
    names: Names
    n_groups: int
    unit: Unit | None = None

    @property
    def measures(self) -> tuple[Ranking, ...]:
        """What can be ranked by: a part of the text has no spread, and no name."""
        return tuple(RANKING_LABELS if self.form in {"bars", "cloud"} else MEASURE_LABELS)

    @property
    def measure(self) -> Measure:
        """What a part of the text is measured by, which has no spread: rates where the list is ranked by one."""
        return next((measure for measure in MEASURE_LABELS if measure == self.by), "per_1000")

    @property
    def size(self) -> Literal["count", "n_articles"]:
        """What a list is ranked by that is not ranked by a spread: rates rank as counts do."""
        return "n_articles" if self.by == "n_articles" else "count"

    @property
    def cloud_measure(self) -> Ranking:
        """What sizes in a cloud go by: an evenness is no quantity, so counts stand in for it."""
        return "count" if self.by in {"dp", "juilland_d"} else self.by

    @property
    def can_be_tested(self) -> bool:
        """Whether it can be told what stays leading: by size the lowest are as rare as words can be, and all alike."""
        return self.by in SPREAD_LABELS or not self.turned

    @property
    def is_by_language(self) -> bool:
        """Whether rates are among the words of one language."""
        return self.language is not None or (self.form == "split" and self.split == "language")

    @property
    def n_drawn(self) -> int:
        """How many bars there are: a cloud shows many words, and the first of them as bars beside it."""
        match self.form, self.split:
            case "cloud", _:
                return _BESIDE_CLOUD
            case "split", "language":
                return self.top // 2
        return self.top

    def only(self, language: Language) -> "KeywordsQuestion":
        """The same for the words of one language."""
        return replace(self, language=language)
