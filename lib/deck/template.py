"""The presentation that slides are put into: our own, or the template of an organisation with its layouts."""

import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.util import Pt

from lib.deck.formats import Scheme
from lib.deck.ooxml import EAST_ASIAN, EMU, LATIN, NAMESPACES, Box, tag
from lib.deck.palette import ACCENTS, PALETTES, Palette
from lib.errors import DeckError

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WIDTH, HEIGHT = 960.0, 540.0
_EDGE, _TOP, _FOOT = 36.0, 24.0, 26.0
_LARGEST: Final = 200_000_000
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_SHOW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
# What a slide wants, and what will do for it, by the names that Office has for kinds of layouts.
KINDS: Final = {
    "title": ("title", "ctrTitle", "secHead"),
    "section": ("secHead", "title", "titleOnly"),
    "text": ("obj", "tx", "objTx", "twoObj", "titleOnly"),
    "figure": ("titleOnly", "obj", "tx", "blank"),
}
_OURS: Final = {
    "title": (Box(_EDGE + 24, 150, 840, 110), Box(_EDGE + 24, 270, 840, 120)),
    "secHead": (Box(_EDGE + 24, 180, 840, 90), Box(_EDGE + 24, 276, 840, 90)),
}
_TITLE, _BODY = Box(_EDGE, _TOP, WIDTH - 2 * _EDGE, 58), Box(_EDGE, 92, WIDTH - 2 * _EDGE, 396)
_FOOTER = Box(_EDGE, HEIGHT - _FOOT - 6, WIDTH - 2 * _EDGE - 60, _FOOT)
_NUMBER = Box(WIDTH - _EDGE - 54, HEIGHT - _FOOT - 6, 54, _FOOT)


class Template(NamedTuple):
    """A presentation without slides, its colours, and whether it is our own."""

    presentation: Any
    palette: Palette
    ours: bool

    def layout(self, kind: str) -> Any:
        """The layout for a kind of slide: the first of the wanted type, else the nearest that has a title."""
        layouts = list(self.presentation.slide_layouts)
        by_type = {layout._element.get("type", "cust"): layout for layout in reversed(layouts)}
        found = next((by_type[name] for name in KINDS[kind] if name in by_type), None)
        return found or min(layouts, key=_distance)


def _distance(layout: Any) -> tuple[bool, int]:
    """Layouts with a title come first, then those with the fewest other things."""
    kinds = [shape.placeholder_format.type.name for shape in layout.placeholders]
    return not any("TITLE" in kind for kind in kinds), len(kinds)


def open_template(path: Path | None, scheme: Scheme) -> Template:
    """The template of a file (.potx or .pptx), without its slides; ours where none is named.

    Raises
    ------
    DeckError: there is no such file, it is no presentation, or it has no layout.
    """
    if path is None:
        return Template(Presentation(BytesIO(_our_template(scheme))), PALETTES[scheme], ours=True)
    presentation = _read(path)
    if not len(presentation.slide_layouts):
        raise DeckError(f"{path.name} has no layouts. Take a template that has, or leave it out and use ours.")
    _drop_slides(presentation)
    return Template(presentation, _palette_of(presentation), ours=False)


def _read(path: Path) -> Any:
    if not path.is_file():
        raise DeckError(f"There is no template {path.name}. Name a .potx or .pptx file, or leave it out and use ours.")
    try:
        if path.stat().st_size > _LARGEST:
            raise DeckError(f"{path.name} is larger than {_LARGEST:,} bytes. Take a smaller template.")
        return Presentation(BytesIO(_as_presentation(path.read_bytes())))
    except (OSError, zipfile.BadZipFile, PythonPptxError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        raise DeckError(
            f"{path.name} is no presentation that can be read. Save it in PowerPoint as a .potx or .pptx file."
        ) from error


def _as_presentation(content: bytes) -> bytes:
    """A template is a presentation of another type; that is all that keeps it from being opened."""
    with zipfile.ZipFile(BytesIO(content)) as old:
        types = old.read("[Content_Types].xml").decode()
        if _TEMPLATE_TYPE not in types:
            return content
        new = BytesIO()
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as changed:
            for name in old.namelist():
                part = old.read(name)
                changed.writestr(name, types.replace(_TEMPLATE_TYPE, _SHOW_TYPE) if name[0] == "[" else part)
    return new.getvalue()


def _drop_slides(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst
    for slide in list(listed):
        presentation.part.drop_rel(slide.rId)
        listed.remove(slide)


def _palette_of(presentation: Any) -> Palette:
    """The paper and the ink of a template, as its theme has them."""
    master = presentation.slide_master
    colours = _theme(master).find(f".//{A}clrScheme")
    mapped = master._element.find(f"{P}clrMap")
    paper, ink = (_theme_colour(colours, mapped, name) for name in ("bg1", "tx1"))
    ours = PALETTES["light"]
    paper, ink = paper or ours.paper, ink or ours.ink
    return Palette(paper, ink, Palette(paper, ink, ink).solid(ink, 0.75))


def _theme(master: Any) -> Any:
    return parse_xml(next(rel.target_part.blob for rel in master.part.rels.values() if rel.reltype.endswith("/theme")))


def _theme_colour(colours: Any, mapped: Any, name: str) -> str:
    own = None if colours is None else colours.find(f"{A}{mapped.get(name) if mapped is not None else 'dk1'}")
    if own is None or not len(own):
        return ""
    value = own[0].get("lastClr") or own[0].get("val") or ""
    return f"#{value.upper()}" if len(value) == 6 else ""


@lru_cache
def _our_template(scheme: Scheme) -> bytes:
    """A plain presentation of 16 to 9 in the app's colours and fonts, made of the one that python-pptx brings."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in {"title", "secHead", "obj", "titleOnly"}:
            presentation.slide_layouts.remove(layout)
    _colour(master, PALETTES[scheme])
    _arrange(master, {"title": _TITLE, "body": _BODY, "ftr": _FOOTER, "sldNum": _NUMBER})
    for layout in presentation.slide_layouts:
        boxes = _OURS.get(layout._element.get("type"), ())
        names = {"ctrTitle": 0, "title": 0, "subTitle": 1, "body": 1}
        _arrange(layout, {name: boxes[place] for name, place in names.items() if boxes})
        if boxes:
            _set_opening(layout)
    _set_type(master)
    saved = BytesIO()
    presentation.save(saved)
    return saved.getvalue()


def _colour(master: Any, palette: Palette) -> None:
    """The theme: dark 1 and light 1 are ink and paper whatever the scheme, so that text is always tx1 on bg1."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = parse_xml(part.blob)
    colours = theme.find(f".//{A}clrScheme")
    hues = {"dk1": palette.ink, "lt1": palette.paper, "dk2": palette.faint, "lt2": palette.solid(palette.ink, 0.06)}
    hues |= {f"accent{number}": hue for number, hue in enumerate(ACCENTS, 1)} | {
        "hlink": ACCENTS[5],
        "folHlink": ACCENTS[4],
    }
    for own in list(colours):
        name = own.tag.removeprefix(A)
        if name in hues:
            colours.replace(own, parse_xml(f"<a:{name}{NAMESPACES}>{tag('a:srgbClr', val=hues[name][1:])}</a:{name}>"))
    for font in theme.iter(f"{A}majorFont", f"{A}minorFont"):
        font.find(f"{A}latin").set("typeface", LATIN)
        font.find(f"{A}ea").set("typeface", EAST_ASIAN)
    part._blob = serialize_part_xml(theme)


def _arrange(holder: Any, boxes: dict[str, Box]) -> None:
    """Put placeholders in their places; dates go, since a deck is of the day it was made."""
    for shape in list(holder.placeholders):
        kind = shape._element.find(f".//{P}ph").get("type", "obj")
        if kind == "dt":
            shape._element.getparent().remove(shape._element)
        elif box := boxes.get(kind):
            shape.left, shape.top, shape.width, shape.height = (round(part * EMU) for part in box)


def _set_type(master: Any) -> None:
    """Titles to the left, in sizes for a room; the foot small and to the left."""
    title = master._element.find(f".//{P}titleStyle/{A}lvl1pPr")
    title.set("algn", "l")
    title.find(f"{A}defRPr").set("sz", "2600")
    title.find(f"{A}defRPr").set("b", "1")
    for level, size in zip(master._element.find(f".//{P}bodyStyle"), (20, 18, 16, 14, 14), strict=False):
        level.find(f"{A}defRPr").set("sz", str(100 * size))
    for shape in master.placeholders:
        kind = shape._element.find(f".//{P}ph").get("type")
        shape._element.find(f".//{A}bodyPr").set("lIns", "0")
        shape._element.find(f".//{A}bodyPr").set("rIns", "0")
        if kind in {"ftr", "sldNum"}:
            level = shape._element.find(f".//{A}lvl1pPr")
            level.set("algn", "l" if kind == "ftr" else "r")
            level.find(f"{A}defRPr").set("sz", "900")
        if kind == "title":
            shape._element.find(f".//{A}bodyPr").set("anchor", "b")


def _set_opening(layout: Any) -> None:
    """The layouts of titles and sections: what is below the title begins where it does, in no capitals."""
    for shape in layout.placeholders:
        body = shape._element.find(f".//{A}bodyPr")
        body.set("anchor", "b" if "TITLE" in shape.placeholder_format.type.name.replace("SUBTITLE", "") else "t")
        for level in shape._element.iter(f"{A}lvl1pPr"):
            level.set("algn", "l")
            for look in level.iter(f"{A}defRPr"):
                look.attrib.pop("cap", None)
