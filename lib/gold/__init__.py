"""Hand-coded passages: what the coding is measured against."""

from lib.gold.form import PASSAGE_KINDS, Coded
from lib.gold.json_words import json_type, shorten_json
from lib.gold.read import read_gold
from lib.gold.store import append_coding, coder_codings, coder_key, coder_slug, latest_codings

__all__ = [
    "PASSAGE_KINDS",
    "Coded",
    "append_coding",
    "coder_codings",
    "coder_key",
    "coder_slug",
    "json_type",
    "latest_codings",
    "read_gold",
    "shorten_json",
]
