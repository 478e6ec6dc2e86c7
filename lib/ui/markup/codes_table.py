"""Tables of codes and of words in a draft."""

from collections.abc import Iterable


def table(heads: Iterable[str], rows: Iterable[str], counted: bool = False) -> str:
    """A table from rows made by `row`; ``counted`` sets its last two columns to the right."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    kind = "codes counted" if counted else "codes"
    return f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def row(cells: Iterable[str], current: bool) -> str:
    """A row of cells that are HTML already."""
    return f"<tr{' class=current' if current else ''}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
