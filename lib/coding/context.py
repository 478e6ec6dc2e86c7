"""What is known about a passage besides its words, and what rules ask of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lib.codebook import Where
from lib.model import PassageKind
from lib.text import fold


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a passage; what is not known is empty."""

    kind: PassageKind = "paragraph"
    section: str = ""
    source: str = ""
    published_on: date | None = None


class Condition:
    """A rule's ``where``, compiled."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self._section = _wildcards(where.section)
        self._source = _wildcards(where.source)

    def is_met_by(self, context: Context) -> bool:
        """Whether a passage meets every condition."""
        return not self.lacking(context)

    def lacking(self, context: Context) -> list[str]:
        """What a passage does not meet, in words."""
        where, unmet = self.where, []
        if where.kind and context.kind not in where.kind:
            unmet.append(f"only in {' and '.join(f'{kind}s' for kind in where.kind)}")
        if self._section and not self._section.fullmatch(fold(context.section)):
            unmet.append(f"only in sections called {_quoted_names(where.section)}")
        if self._source and not self._source.fullmatch(fold(context.source)):
            unmet.append(f"only from {_quoted_names(where.source)}")
        return unmet + self._unmet_dates(context.published_on)

    def _unmet_dates(self, day: date | None) -> list[str]:
        since, until = self.where.since, self.where.until
        unmet = []
        if since and (day is None or day < since):
            unmet.append(f"only since {since}")
        if until and (day is None or day > until):
            unmet.append(f"only until {until}")
        return [f"{bound} (this passage has no date)" for bound in unmet] if day is None else unmet


def _wildcards(names: Sequence[str]) -> re.Pattern[str] | None:
    """One expression for several names, in which * stands for any signs; None where there are no names."""
    sources = (".*".join(map(re.escape, fold(name).split("*"))) for name in names)
    return re.compile("|".join(f"(?:{source})" for source in sources), re.DOTALL) if names else None


def _quoted_names(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)
