"""Plain wording that every room shares: numbers with their nouns, and long text cut short."""

from gettext import ngettext


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its noun, "1 article", "1,200 articles"; ``many`` is the plural where it is not ``one`` + s."""
    return f"{n:,} {noun(n, one, many)}"


def noun(n: int, one: str, many: str = "") -> str:
    """The noun that a number asks for."""
    return ngettext(one, many or f"{one}s", n)


def short(text: str, longest: int) -> str:
    """Text in one line, cut where it is longer."""
    return " ".join((text if len(text) <= longest else text[: longest - 1] + "…").split())
