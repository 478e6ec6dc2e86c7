"""The coder: a codebook compiled once, for any number of texts."""

from collections.abc import Collection, Iterable, Sequence

from lib.codebook import Codebook
from lib.coding.compiled import Compiled
from lib.coding.context import Context
from lib.coding.evidence import ThemeEvidence, evidence_by_theme
from lib.coding.finds import Finds, Span
from lib.coding.fingerprints import fingerprints
from lib.coding.near_miss import NearMiss, near_misses
from lib.coding.rules import CompiledRule, fired_rules
from lib.coding.strength import Strength, is_sure, strength
from lib.model import Hit

_NOTHING_KNOWN = Context()
FiredRule = tuple[CompiledRule, list[Span]]


class Coder:
    """Gives texts their themes, each with its receipts.

    Parameters
    ----------
    codebook: compiled here, once; the coder never looks at its files again.
    only: the rules to look for ("theme/rule"); all where None.
    """

    def __init__(self, codebook: Codebook, only: Collection[str] | None = None) -> None:
        self._compiled = Compiled(codebook, only)
        self._order = {theme.id: number for number, theme in enumerate(codebook.themes)}
        self._calibration = codebook.strength
        self._only = None if only is None else frozenset(only)

    def code(self, text: str, context: Context = _NOTHING_KNOWN) -> list[Hit]:
        """The hits in a text, sorted by where they start.

        Every pattern that made a rule fire is a hit, with offsets into ``text`` as given. A hit is sure where its theme
        is; with ``only`` some of the rules nobody knows, and every hit is.
        """
        finds, fired = self._found(text, context)
        weak = self._weak(finds, fired, context) if finds and fired else frozenset()
        hits = [
            Hit(rule.theme, rule.id, start, end, text[start:end], rule.theme not in weak)
            for rule, spans in fired
            if self._only is None or rule.code in self._only
            for start, end in spans
        ]
        return sorted(hits, key=lambda hit: (hit.start, hit.end, self._order[hit.theme], hit.rule))

    def _found(self, text: str, context: Context) -> tuple[Finds | None, list[FiredRule]]:
        """What is in a text, and the rules that fire on it with their words."""
        finds = self._compiled.finds_on_subject(text)
        if finds is None:
            return None, []
        fired = self._fired(finds, context)
        # Words are cut only where something fires, and all of them only where that cuts one.
        whole = self._compiled.whole_words(finds, {span for _, spans in fired for span in spans})
        return whole, fired if whole is finds else self._fired(whole, context)

    def _weak(self, finds: Finds, fired: Sequence[FiredRule], context: Context) -> frozenset[str]:
        """The themes whose evidence is weak."""
        if self._calibration is None or self._only is not None:
            return frozenset()
        weighed = evidence_by_theme(fired, finds, self._compiled.subject, context)
        return frozenset(theme for theme, found in weighed.items() if not is_sure(self._calibration, found))

    def _fired(self, finds: Finds, context: Context) -> list[FiredRule]:
        """The rules that fire on what was found, with their words."""
        candidates = self._compiled.candidates(finds)
        if not candidates or not self._compiled.is_on_subject(finds, context):
            return []
        return fired_rules(candidates, finds, context)

    def code_many(self, texts: Iterable[str], contexts: Iterable[Context] | None = None) -> list[list[Hit]]:
        """The hits of each text, in the order given."""
        if contexts is None:
            return [self.code(text) for text in texts]
        return [self.code(text, context) for text, context in zip(texts, contexts, strict=True)]

    def themes(self, text: str, context: Context = _NOTHING_KNOWN, *, weak_too: bool = False) -> list[str]:
        """The sure themes of a text, or all, in the codebook's order."""
        carried = {hit.theme for hit in self.code(text, context) if hit.sure or weak_too}
        return sorted(carried, key=self._order.__getitem__)

    def strengths(self, text: str, context: Context = _NOTHING_KNOWN) -> dict[str, Strength]:
        """How sure each theme of a text is, and why; none where nothing has been calibrated."""
        finds, fired = self._found(text, context)
        if self._calibration is None or finds is None:
            return {}
        found = evidence_by_theme(fired, finds, self._compiled.subject, context)
        return {
            theme: strength(self._calibration, found[theme]) for theme in sorted(found, key=self._order.__getitem__)
        }

    def is_on_subject(self, text: str, context: Context = _NOTHING_KNOWN) -> bool:
        """Whether the subject gate lets a text through."""
        finds = self._compiled.finds_on_subject(text)
        return finds is not None and self._compiled.is_on_subject(self._compiled.whole_words(finds), context)

    def possible(self, text: str, context: Context = _NOTHING_KNOWN) -> dict[str, ThemeEvidence]:
        """The evidence for each theme of which a rule has all its words in a text, whatever else it asks for."""
        finds = self._compiled.whole_words(self._compiled.finds(text))
        fired = fired_rules(self._compiled.loosened_candidates(finds), finds, context)
        return evidence_by_theme(fired, finds, self._compiled.subject, context)

    def evidence(self, text: str, context: Context = _NOTHING_KNOWN) -> dict[str, ThemeEvidence]:
        """The evidence for each theme of a text."""
        finds, fired = self._found(text, context)
        return {} if finds is None else evidence_by_theme(fired, finds, self._compiled.subject, context)

    def fingerprints(self) -> dict[str, str]:
        """For each rule ("theme/rule") digits that change whenever it may find something else."""
        return fingerprints(self._compiled)

    def near_misses(self, text: str, theme: str, context: Context = _NOTHING_KNOWN) -> list[NearMiss]:
        """The rules of a theme that found some of their words in a text and did not fire, nearest first."""
        return near_misses(self._compiled, text, theme, context)
