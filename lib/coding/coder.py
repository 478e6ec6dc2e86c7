"""The coder: a codebook compiled once, for any number of texts."""

from collections.abc import Collection, Iterable

from lib.codebook import Codebook
from lib.coding.compiled import Compiled
from lib.coding.context import Context
from lib.coding.finds import Finds, Span
from lib.coding.fingerprints import fingerprints
from lib.coding.near_miss import NearMiss, near_misses
from lib.coding.rules import CompiledRule, fired_rules
from lib.model import Hit

_NOTHING_KNOWN = Context()


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
        self._only = None if only is None else frozenset(only)

    def code(self, text: str, context: Context = _NOTHING_KNOWN) -> list[Hit]:
        """The hits in a text, sorted by where they start.

        Every pattern that made a rule fire is a hit, with offsets into ``text`` as given.
        """
        finds = self._compiled.finds_on_subject(text)
        if finds is None:
            return []
        fired = self._fired(finds, context)
        # Words are cut only where something fires, and all of them only where that cuts one.
        whole = self._compiled.whole_words(finds, {span for _, spans in fired for span in spans})
        if whole is not finds:
            fired = self._fired(whole, context)
        hits = [
            Hit(rule.theme, rule.id, start, end, text[start:end])
            for rule, spans in fired
            if self._only is None or rule.code in self._only
            for start, end in spans
        ]
        return sorted(hits, key=lambda hit: (hit.start, hit.end, self._order[hit.theme], hit.rule))

    def _fired(self, finds: Finds, context: Context) -> list[tuple[CompiledRule, list[Span]]]:
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

    def themes(self, text: str, context: Context = _NOTHING_KNOWN) -> list[str]:
        """The themes of a text, in the codebook's order."""
        return sorted({hit.theme for hit in self.code(text, context)}, key=self._order.__getitem__)

    def fingerprints(self) -> dict[str, str]:
        """For each rule ("theme/rule") digits that change whenever it may find something else."""
        return fingerprints(self._compiled)

    def near_misses(self, text: str, theme: str, context: Context = _NOTHING_KNOWN) -> list[NearMiss]:
        """The rules of a theme that found some of their words in a text and did not fire, nearest first."""
        return near_misses(self._compiled, text, theme, context)
