"""``python -m lib deck``."""

from pathlib import Path
from typing import Annotated

import typer

from lib.briefing import briefing_path, read_briefing
from lib.cli.terminal import say, stop
from lib.deck import FORMATS, Scheme, make_file
from lib.errors import DidymiumError
from lib.settings import current_settings


def deck(
    briefing: Annotated[str, typer.Argument(metavar="BRIEFING", help="A briefing's file, or its name in seeds.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help=f"Ends in {', '.join(FORMATS)}.")],
    scheme: Annotated[Scheme, typer.Option(help="The colours, of PPTX and PDF.")] = "light",
    template: Annotated[
        Path | None, typer.Option(metavar="POTX", help="A .potx or .pptx whose layouts a PPTX uses.")
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="PDF as a handout, with the notes below each step.")] = False,
) -> None:
    """Take a briefing out of the room: PowerPoint, one offline HTML file, PDF, Markdown, Excel or pictures with CSV."""
    try:
        path = Path(briefing) if Path(briefing).is_file() else briefing_path(current_settings().briefings, briefing)
        opened, problems = read_briefing(path)
        for problem in problems:
            say(str(problem))
        made = make_file(opened, out.suffix, scheme=scheme, template=template, notes=notes)
        out.write_bytes(made)
    except (DidymiumError, OSError) as error:
        stop(str(error))
    say(f"{out}: {len(opened.steps):,} steps, {len(made):,} bytes.")
