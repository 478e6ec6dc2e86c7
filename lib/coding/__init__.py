"""Coding: codebook × text → hits."""

from lib.coding.coder import Coder
from lib.coding.context import Context
from lib.coding.evidence import ThemeEvidence
from lib.coding.near_miss import NearMiss
from lib.coding.strength import Effect, Strength

__all__ = ["Coder", "Context", "Effect", "NearMiss", "Strength", "ThemeEvidence"]
