"""The one way a reader gives up on a whole file."""

from lib.errors import Problem, SourceError


class UnreadableError(SourceError):
    """A file that cannot be read as articles, with what would have been right."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def as_problem(self, path: str, place: str = "") -> Problem:
        """Name the file, and the place in it from which nothing was read."""
        return Problem(path, place, self.reason, self.remedy)
