"""The files that a briefing can be taken along as, by their endings."""

from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from lib.briefing import Briefing
from lib.errors import DeckError
from lib.stage import stage_document

Scheme: TypeAlias = Literal["light", "dark", "contrast"]
# Which of them the installed Chromium makes.
BY_CHROMIUM: Final = (".pdf", ".zip")
FORMATS: Final = {
    ".pptx": "PowerPoint",
    ".html": "Offline, in any browser (HTML)",
    ".pdf": "PDF, a step a page",
    ".md": "Handout with the passages (Markdown)",
    ".xlsx": "Numbers, a sheet a step (Excel)",
    ".zip": "Pictures and numbers of each figure (ZIP)",
}


def make_file(
    briefing: Briefing, ending: str, *, scheme: Scheme = "light", template: Path | None = None, notes: bool = False
) -> bytes:
    """A briefing as a file of an ending of `FORMATS`.

    Parameters
    ----------
    scheme: the colours of a PPTX and a PDF; the HTML changes them at a key.
    template: a .potx or .pptx whose layouts a PPTX uses.
    notes: whether a PDF is a handout with the notes below each step.

    Raises
    ------
    DeckError: there is no such format, the template cannot be used, or there is no Chromium where one is needed.
    """
    match ending.lower():
        case ".pptx":
            return _made("powerpoint", "powerpoint", briefing, scheme, template)
        case ".html":
            return stage_document(briefing)
        case ".pdf":
            return _made("pdf", "pdf", briefing, scheme, notes=notes)
        case ".md":
            return _made("handout", "markdown", briefing)
        case ".xlsx":
            return _made("workbook", "briefing_workbook", briefing)
        case ".zip":
            return _made("archive", "archive", briefing)
    raise DeckError(f"A briefing is no {ending or 'file without an ending'}. Write one of {', '.join(FORMATS)}.")


def _made(module: str, name: str, *what: Any, **how: Any) -> bytes:
    """What a function of a module here makes, which is loaded when it is asked for."""
    made: bytes | str = getattr(import_module(f"lib.deck.{module}"), name)(*what, **how)
    return made.encode("utf-8", "replace") if isinstance(made, str) else made
