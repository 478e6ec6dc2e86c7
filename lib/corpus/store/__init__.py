"""The corpus folder: manifest, segments, mapped files, postings, texts. Home of what is written and mapped."""

from lib.corpus.store.mapped_files import forget_pages
from lib.corpus.store.running_text import SCOPES, Scope

__all__ = [
    "SCOPES",
    "Scope",
    "forget_pages",
]
