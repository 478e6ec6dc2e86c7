"""What a file says of its steps in words: sources, notes and evidence."""

from collections.abc import Iterator

from lib.briefing import EvidencePassage, Pin, Step
from lib.deck.ooxml import cut_text
from lib.wording import counted

_MOST_PASSAGES, _LONGEST_PASSAGE = 12, 900


def step_title(step: Step) -> str:
    """The finding of a step, or what its first figure is called."""
    return step.headline or next((pin.heading for pin in step.pins), "")


def source_line(pin: Pin) -> str:
    """What a figure was made from, in a line."""
    origin = pin.origin
    said = (origin.sources, f"Filter: {origin.filter}" if origin.filter else "", origin.counted)
    return " · ".join(part for part in said if part)


def version_line(pin: Pin) -> str:
    """Which corpus and codebook a figure was made from, and when."""
    origin = pin.origin
    return f"Didymium, corpus {origin.corpus}, codebook {origin.codebook}, {origin.pinned_at[:10]}"


def citation(passage: EvidencePassage) -> str:
    """Where a passage is from."""
    title = f"“{passage.title}”" if passage.title else ""
    return ", ".join(part for part in (passage.speaker, title, passage.source, passage.published_on) if part)


def step_notes(step: Step) -> Iterator[str]:
    """The speaker's notes of a slide, paragraph by paragraph: what is said, how it was counted, and the evidence."""
    yield from cut_text(step.speaker_notes).splitlines()
    for pin in step.pins:
        yield ""
        yield f"{pin.heading} ({source_line(pin)})"
        yield from pin.notes
        yield from (f"How it was counted: {name}. {way}" for name, way in pin.origin.method)
        yield version_line(pin)
        yield from _evidence(pin)


def _evidence(pin: Pin) -> Iterator[str]:
    told = pin.passages[:_MOST_PASSAGES]
    if told:
        more = (
            f", the first {len(told)} of {counted(len(pin.passages), 'passage')}"
            if len(told) < len(pin.passages)
            else ""
        )
        yield f"Evidence{more}:"
    for number, passage in enumerate(told, 1):
        link = f" {passage.url}" if passage.url else ""
        yield f"[{number}] {cut_text(passage.text, _LONGEST_PASSAGE)} ({citation(passage)}){link}"
