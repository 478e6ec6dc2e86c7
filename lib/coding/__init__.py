"""Coding: codebook × text → hits."""

from lib.coding.coder import Coder

__all__ = ["Coder"]
