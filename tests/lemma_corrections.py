"""Where a lexicon knows better than the lemmatiser: the lines of ``lib/text/lemmas.txt``.

    uv run python -m tests.lemma_corrections > lib/text/lemmas.txt

simplemma keeps one lemma a form, some of them no word (growing: growe). lemminflect keeps the NIH SPECIALIST lexicon,
with the lemmas of each form by part of speech; loaded at run time it would cost each process a third of a second.
"""

import re
import sys
from collections.abc import Iterator

import lemminflect
from simplemma import is_known, lemmatize

Readings = dict[str, tuple[str, ...]]
_WORD = re.compile("[a-z]{2,}")
_REGULAR = re.compile("(?:s|ed|ing|er|est)$")
# Past forms that are oftener a noun or an adjective; those of other irregular verbs (rose, felt) are oftener the verb.
_RATHER_NOUNS = frozenset({"bit", "stove", "dove", "cleft", "drunk"})
# Forms in -ing that are a noun by the lexicon and mostly a verb in the news; the others (hearing, filing) stay nouns.
_RATHER_VERBS = """
acting backing beating buying capping casting clearing closing coping costing craving crossing cutting doubling
drowning ending fastening feeding feeling filling finding fitting folding following forwarding freezing gathering
grading greeting handling hanging harvesting healing hunting jotting living piercing posturing proving rejoicing
resting scaling serving setting siding sitting smoking splitting striving tracing undertaking writing
"""
# Plurals that are a word of their own, in the news nearly always: media is no medium, customs are no custom.
_OWN_PLURALS = frozenset({"arms", "capita", "customs", "goods", "media", "sunglasses"})
# Third persons that are oftener the verb than the plural of a noun in -f; shelves and thieves are not.
_RATHER_THIRD_PERSONS = frozenset({"leaves", "lives"})
# Spelled like the beginning of the commoner word: routed is no form of "rout" in the news.
_RARE = frozenset({"rout"})


def corrections() -> Iterator[tuple[str, str]]:
    """Forms and their lemmas, in the order of the alphabet, where simplemma's is another."""
    lexicon = lemminflect.Lemmatizer()
    closed = lexicon._getOverridesDict()  # pronouns, where simplemma is right
    known: dict[str, Readings] = lexicon._getLemmaDict()
    for form in sorted(known.keys() | _OWN_PLURALS):
        readings = known.get(form, {})
        if _WORD.fullmatch(form) and form not in closed and "AUX" not in readings:
            spelled = lemmatize(form, lang="en").lower()
            right = _lemma(form, readings, spelled)
            if right != spelled:
                yield form, right


def _lemma(form: str, readings: Readings, spelled: str) -> str:
    if form in _OWN_PLURALS:
        return form
    verbs, nouns = readings.get("VERB", ()), readings.get("NOUN", ())
    if form.endswith("ves") and nouns and re.search("fe?$", nouns[0]) and form not in _RATHER_THIRD_PERSONS:
        return nouns[0]
    lemmas = [lemma for own in readings.values() for lemma in own]
    if spelled in lemmas:
        if spelled == form:
            rather = not _REGULAR.search(form) and form not in _RATHER_NOUNS
            if verbs and form not in verbs and (form in _RATHER_VERBS.split() or (rather and not form.endswith("ing"))):
                return verbs[0]
            return form
        # Of two spellings of one word the commoner stands first: develop, develope.
        firsts = (own[0] for own in readings.values() if spelled in own and spelled.startswith(own[0]))
        return next((first for first in firsts if first not in _RARE), spelled)
    if spelled == form and form.endswith("ing") and is_known(form, lang="en") and form not in _RATHER_VERBS.split():
        return form  # manufacturing, mining: an industry
    if verbs and verbs[0] != form:
        return verbs[0]
    return form if form in lemmas else lemmas[0]


if __name__ == "__main__":
    sys.stdout.writelines(f"{form} {right}\n" for form, right in corrections() if right.islower())
