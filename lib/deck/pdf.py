"""A briefing as PDF: the stage printed by the installed Chromium, one step a page, or with notes below each step."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from lib.briefing import Briefing
from lib.deck.browser import print_document
from lib.deck.formats import Scheme
from lib.stage import stage_document

_HERE = Path(__file__).parent


def pdf(briefing: Briefing, scheme: Scheme = "light", *, notes: bool = False) -> bytes:
    """The briefing as PDF.

    Parameters
    ----------
    notes: whether it is a handout on A4, each step above what its speaker says.

    Raises
    ------
    DeckError: there is no Chromium on this machine, or it did not print.
    """
    document = stage_document(briefing, speaker_notes=notes)
    return print_document(_with_notes(document) if notes else document, f"print&scheme={scheme}")


def _with_notes(document: bytes) -> bytes:
    """The stage's document with our script and style at its end, which its policy is told of."""
    script, style = _asset("handout.js"), _asset("handout.css")
    for directive, added in ((b"script-src ", script), (b"style-src ", style)):
        digest = base64.b64encode(hashlib.sha256(added).digest()).decode()
        allowed = f"&#x27;sha256-{digest}&#x27; ".encode()
        document = document.replace(directive, directive + allowed, 1)
    end = b'<style>%b</style>\n<script type="module">%b</script>\n</body>' % (style, script)
    return end.join(document.rsplit(b"</body>", 1))


@cache
def _asset(name: str) -> bytes:
    return (_HERE / name).read_bytes()
