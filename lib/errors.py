"""The few kinds of failure a reader of this project has to tell apart."""

from dataclasses import dataclass


class DidymiumError(Exception):
    """Base of every error this project raises on purpose."""


class SourceError(DidymiumError):
    """An input file cannot be read as articles."""


class CodebookError(DidymiumError):
    """A codebook file or one of its rules is not usable."""


class CorpusError(DidymiumError):
    """The derived corpus is missing, half written or of another format."""


class QueryError(DidymiumError):
    """A search or a filter value asked for something that cannot be understood."""


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
