"""Hand-coded passages: what the coding is measured against."""

from lib.gold.form import KINDS, Coded
from lib.gold.read import read_gold
from lib.gold.store import append_coding, coder_slug, codings_of, latest_codings

__all__ = ["KINDS", "Coded", "append_coding", "coder_slug", "codings_of", "latest_codings", "read_gold"]
