"""Speakers: who is said to speak in an article, found where the text says it."""

from lib.speakers.actors import ActorNames, name_key
from lib.speakers.article import attributions

__all__ = ["ActorNames", "attributions", "name_key"]
