"""Pictures to take along: a chart or a cloud under its title, above what it was counted from, all letters outlined."""

from lib.figures.pictures.chart import read_chart
from lib.figures.pictures.frame import EDGE, INK, Caption, framed
from lib.figures.pictures.outlines import outlined, text_width

__all__ = ["EDGE", "INK", "Caption", "framed", "outlined", "read_chart", "text_width"]
