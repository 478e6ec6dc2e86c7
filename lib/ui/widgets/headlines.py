"""The headline that a pin is offered: what stands over it where that says a finding, else what leads in it."""

import re

from lib.briefing import FrozenChart, FrozenCloud, FrozenPassages, FrozenTable, Pin
from lib.wording import counted

_FINDING = re.compile(
    r"\b(?:is|are|was|were|has|have|leads?|rose|fell|stands?|most|surely|sure|too few|nobody|none)\b|\d\s?%|: [\d,]+ ",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[\d,]+(?: of ([\d,]+))? (\D+)")
_NAMED = 3


def suggested_headline(pin: Pin) -> str:
    """A sentence for the room."""
    says = _FINDING.search(pin.heading) and not isinstance(pin.content, FrozenCloud)
    return pin.heading if says else _leading(pin) or pin.heading


def _leading(pin: Pin) -> str:
    """What comes first in it, in words; "" where nothing does."""
    shown, behind = pin.content, pin.evidence
    match shown:
        case FrozenCloud(words=words) if words:
            return f"{', '.join(word.text for word in words[:_NAMED])}: the largest of {len(words):,} words"
        case FrozenPassages() if behind and behind[0].n_passages:
            n = f"{counted(behind[0].n_passages, 'passage')} in {counted(behind[0].n_articles, 'article')}"
            return f"{pin.heading}: {n}"
        case FrozenTable(rows=rows) if rows and behind and (of := _COUNTED.fullmatch(pin.heading)):
            n = of[1] or pin.heading.partition(" ")[0]
            return f"First of {n} {of[2]}: {behind[0].label}"
        case FrozenChart() if behind:
            most = max(behind, key=lambda one: one.n_passages)
            if most.n_passages > 1 and sum(one.n_passages == most.n_passages for one in behind) == 1:
                return f"{pin.heading}: {most.label} most, in {counted(most.n_passages, 'passage')}"
    return ""
