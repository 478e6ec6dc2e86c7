"""Hand-coded passages: what the coding is measured against."""

from lib.gold.form import Coded

__all__ = ["Coded"]
