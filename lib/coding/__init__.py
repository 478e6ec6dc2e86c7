"""Coding: codebook × text → hits."""

from lib.coding.coder import Coder
from lib.coding.context import Context
from lib.coding.near_miss import NearMiss

__all__ = ["Coder", "Context", "NearMiss"]
