"""Axes as the XML of a native chart."""

from markupsafe import Markup

from lib.deck.charts.axes import Axis, Panel
from lib.deck.charts.series import Look, Numbers
from lib.deck.ooxml import letters, stroke, tag

_BASE, _GRID = "rgba(128,132,140,0.6)", "rgba(128,132,140,0.28)"


def text_look(size: float, hue: str) -> Markup:
    """How letters of a chart look, where nothing else is said."""
    first = tag("a:p", tag("a:pPr", letters("a:defRPr", size, hue)), tag("a:endParaRPr", lang="en-US"))
    return tag("c:txPr", tag("a:bodyPr"), tag("a:lstStyle"), first)


def axis_of_days(panel: Panel, days: Numbers, look: Look, *, months: bool) -> Markup:
    """The axis of columns over days or months."""
    unit = "months" if months else "days"
    length = (panel.x.high - panel.x.low) / (30.4 if months else 1)
    step = next((one for one in (1, 2, 3, 6, 7, 12, 14, 28, 56, 91, 182, 365) if length / one <= 7), 730)
    known = [day for day in days if day is not None]
    ends = (min(known), max(known)) if months else (panel.x.low, panel.x.high)
    scaling = tag(
        "c:scaling",
        tag("c:orientation", val="minMax"),
        tag("c:max", val=round(ends[1])),
        tag("c:min", val=round(ends[0])),
    )
    return tag(
        "c:dateAx", tag("c:axId", val=1), scaling, tag("c:delete", val=0), tag("c:axPos", val="b"),
        tag("c:numFmt", formatCode="mmm yyyy" if months else "d mmm yyyy", sourceLinked=0),
        tag("c:majorTickMark", val="none"), tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="low" if panel.label_x else "none"),
        tag("c:spPr", stroke(look.palette.solid(_BASE), 0.75)), text_look(look.around, look.palette.ink),
        tag("c:crossAx", val=2), tag("c:crosses", val="autoZero"), tag("c:auto", val=0), tag("c:lblOffset", val=40),
        tag("c:baseTimeUnit", val=unit), tag("c:majorUnit", val=step), tag("c:majorTimeUnit", val=unit),
    )  # fmt: skip


def axis_of_rows(panel: Panel, look: Look) -> Markup:
    """The axis of the rows, the first on top; its line stands at 0."""
    return tag(
        "c:catAx", tag("c:axId", val=1), _scaling(panel.y, ends=False), tag("c:delete", val=0),
        tag("c:axPos", val="l"), tag("c:numFmt", formatCode="General", sourceLinked=0),
        tag("c:majorTickMark", val="none"), tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val=("high" if panel.x.reversed else "low") if panel.label_y else "none"),
        tag("c:spPr", stroke(look.palette.solid(_BASE), 0.75)), text_look(look.size, look.palette.ink),
        tag("c:crossAx", val=2), tag("c:crosses", val="autoZero"), tag("c:auto", val=0),
        tag("c:lblAlgn", val="ctr"), tag("c:lblOffset", val=40), tag("c:tickLblSkip", val=1),
        tag("c:noMultiLvlLbl", val=1),
    )  # fmt: skip


def _scaling(axis: Axis, *, ends: bool) -> Markup:
    way = tag("c:orientation", val="maxMin" if axis.reversed else "minMax")
    if not ends:
        return tag("c:scaling", way)
    base = tag("c:logBase", val=10) if axis.kind == "log" else None
    return tag("c:scaling", base, way, tag("c:max", val=axis.high), tag("c:min", val=axis.low))


def axis_of_numbers(
    own: int,
    other: int,
    axis: Axis,
    crossed: Axis,
    look: Look,
    *,
    written: bool,
    between: bool = False,
) -> Markup:
    """An axis of numbers. Where its labels are written by us, or not at all, Office writes none."""
    faint = tag("c:spPr", stroke(look.palette.solid(_GRID), 0.75))
    # Labels of ours are points of the chart: blanks in their place keep the title off them.
    kept = f'"{" " * (2 * max(len(text) for _, text in axis.ticks))}"' if axis.ticks and axis.title and written else ""
    native = written and (bool(axis.step) or bool(kept))
    side = "high" if crossed.reversed != axis.far else "low"
    title = (
        _axis_title(axis.title, look.around, look.palette.ink, turned=not axis.across)
        if axis.title and written
        else None
    )
    return tag(
        "c:valAx", tag("c:axId", val=own), _scaling(axis, ends=True), tag("c:delete", val=0),
        tag("c:axPos", val=("t" if axis.far else "b") if axis.across else "l"),
        tag("c:majorGridlines", faint) if axis.grid and axis.step else None, title,
        tag("c:numFmt", formatCode=kept or axis.format, sourceLinked=0), tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"), tag("c:tickLblPos", val=side if native else "none"),
        tag("c:spPr", stroke("")), text_look(look.around, look.palette.ink), tag("c:crossAx", val=other),
        tag("c:crosses", val="min" if crossed.kind != "log" else "autoZero"),
        tag("c:crossBetween", val="between" if between else "midCat"),
        tag("c:majorUnit", val=axis.step) if axis.step else None,
    )  # fmt: skip


def _axis_title(text: str, size: float, hue: str, *, turned: bool) -> Markup:
    body = tag("a:bodyPr", rot=-5_400_000 if turned else 0, vert="horz")
    plain = tag("a:p", tag("a:pPr", tag("a:defRPr", b=0)), tag("a:r", letters("a:rPr", size, hue), tag("a:t", text)))
    rich = tag("c:rich", body, tag("a:lstStyle"), plain)
    return tag("c:title", tag("c:tx", rich), tag("c:overlay", val=0))
