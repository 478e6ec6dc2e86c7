"""How the words of a room are listed: in lines, parted by blanks."""


def word_set(listed: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(listed.split())
