"""What makes two articles the same article."""

from datetime import date
from hashlib import blake2b

from lib.model import Passage


def article_key(title: str, source: str, published_on: date | None, passages: tuple[Passage, ...]) -> str:
    """Hash what the article says and who said it when, to 16 hexadecimal digits.

    Topic, file, reference marks and the way lines were broken do not count. Every part is folded text without
    line ends, so joining by line end keeps the parts apart.
    """
    day = published_on.isoformat() if published_on else ""
    parts = [title, source, day]
    for passage in passages:
        parts += (passage.section, passage.text)
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
