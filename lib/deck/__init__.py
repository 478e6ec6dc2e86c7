"""What takes a briefing out of the room: PowerPoint, PDF, Markdown, Excel, pictures."""

from lib.deck.formats import FORMATS, Scheme, make_file

__all__ = ["FORMATS", "Scheme", "make_file"]
