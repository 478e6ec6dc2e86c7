"""Every kind of failure this project raises on purpose: who raises it, and what whoever reads it does.

A `Problem` is told and passed over; an error ends what was asked for. The ui and the command line show its text, which
says what is wrong and what would have been right.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was left out, named so that a person can put it right.

    Attributes
    ----------
    path: the file, as the user named it.
    place: where in the file ("line 3", "rule price-floor"), or "" for the whole file.
    reason: what is wrong, quoting the bad value.
    remedy: what would have been right.
    """

    path: str
    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.path}, {self.place}" if self.place else self.path
        return f"{where}: {self.reason}. {self.remedy}" if self.remedy else f"{where}: {self.reason}."


class DidymiumError(Exception):
    """Base of every error this project raises on purpose; caught where any of them ends the same way."""


class _WithRemedyError(DidymiumError):
    """Something that cannot be used, with what would have been right; its catcher makes it a `Problem`."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}. {remedy}")
        self.reason = reason
        self.remedy = remedy

    def as_problem(self, path: str, place: str = "") -> Problem:
        """Name the file, and the place in it from which nothing was read."""
        return Problem(path, place, self.reason, self.remedy)


class SourceError(DidymiumError):
    """An input file cannot be read as articles: raised by `lib.sources`; save the file as its text says."""


class UnreadableError(_WithRemedyError, SourceError):
    """How a reader of `lib.sources` gives up on a file or a row; `read_paths` reports it and reads on."""


class CodedLineError(_WithRemedyError):
    """A line is no hand-coded passage: raised and reported within `lib.gold`, which reads on."""


class CodebookError(DidymiumError):
    """A codebook file or entry is not usable: raised by `lib.codebook`; write it as its text says."""


class RefusedError(_WithRemedyError, CodebookError):
    """A value of a codebook that cannot be used: raised by its readers; the loader reports it and leaves the entry."""


class ConflictError(CodebookError):
    """Somebody saved the file since it was opened: raised by `lib.codebook.versions`; look at theirs, save again.

    Attributes
    ----------
    opened, current: the file's text as it was opened and as it is; nothing was written.
    """

    def __init__(self, file: str, opened: str, current: str) -> None:
        super().__init__(f"{file} was changed by somebody else since you opened it. Nothing was saved.")
        self.opened = opened
        self.current = current


class RefusedSaveError(CodebookError):
    """The codebook would have new problems: raised by `lib.codebook.versions`; mend those. Nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class DictionaryError(DidymiumError):
    """An edit of the dictionary that cannot be made: raised by `lib.text.dictionary`; write it as its text says."""


class CorpusError(DidymiumError):
    """The corpus is missing, damaged or cannot be written: raised by `lib.corpus` and `lib.build`; build it."""


class OtherDictionaryError(CorpusError):
    """A passage is not cut into the words the corpus has: raised by `lib.corpus` where one is cut again; build it."""

    def __init__(self) -> None:
        super().__init__(
            "The corpus was cut with another dictionary than the one in force. Build it again: python -m lib build"
        )


class PictureError(_WithRemedyError):
    """A chart that a browser hands in to be taken along cannot be used: raised by `lib.figures`; take it again."""


class SpreadsheetError(DidymiumError):
    """A frame does not fit into a workbook: raised by `lib.spreadsheets`; take the CSV, or narrow the filter."""


class BriefingError(DidymiumError):
    """A briefing cannot be read or kept: raised by `lib.briefing`; do as its text says."""


class BriefingConflictError(BriefingError):
    """Somebody saved the briefing since it was opened: raised by `lib.briefing`; look at theirs, then do yours again.

    Nothing was written.
    """

    def __init__(self, file: str, *, gone: bool) -> None:
        done = "renamed or deleted" if gone else "changed"
        super().__init__(f"{file} was {done} by somebody else since you opened it. Nothing was saved.")


class QueryError(DidymiumError):
    """A question or an input that cannot be understood: raised wherever one is read; ask as its text says."""


class FloorsError(DidymiumError):
    """A file of floors under the scores cannot be used: raised by `lib.cli`; mend the line that its text names."""


class DeckError(DidymiumError):
    """A briefing cannot be made into a file as asked: raised by `lib.deck`; its text says what else there is."""
