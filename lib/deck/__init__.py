"""What takes a briefing out of the room: PowerPoint, PDF, Markdown, Excel, pictures."""

from lib.deck.browser import find_browser
from lib.deck.formats import BY_CHROMIUM, FORMATS, Scheme, make_file

__all__ = ["BY_CHROMIUM", "FORMATS", "Scheme", "find_browser", "make_file"]
