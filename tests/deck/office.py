"""What a presentation or a workbook holds, read from its parts as any program would."""

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from pptx import Presentation

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Cell = str | float | None


def opened(content: bytes) -> Any:
    """The presentation in some bytes."""
    return Presentation(BytesIO(content))


def parts(content: bytes, pattern: str) -> dict[str, str]:
    """The parts of a file whose names fit, as text."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist() if re.search(pattern, name)}


def sheet_columns(content: bytes, sheet: int = 1) -> dict[str, list[Cell]]:
    """The columns of a sheet of a workbook by their heads; a head that comes again has a number."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        strings = _strings(package)
        root = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not list(root.iter(f"{SHEET}f")), "no cell is a formula"
    columns: dict[str, dict[int, Cell]] = {}
    for cell in root.iter(f"{SHEET}c"):
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
        value = cell.findtext(f"{SHEET}v")
        if value is not None:
            columns.setdefault(letters, {})[int(row)] = strings[int(value)] if cell.get("t") == "s" else float(value)
    last = max((row for column in columns.values() for row in column), default=1)
    named: dict[str, list[Cell]] = {}
    for column in columns.values():
        head = str(column.get(1, ""))
        named[head if head not in named else f"{head} {len(named)}"] = [column.get(n) for n in range(2, last + 1)]
    return named


def _strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(part.text or "" for part in one.iter(f"{SHEET}t")) for one in root.iter(f"{SHEET}si")]


def words(shape: Any) -> list[str]:
    """All text of a shape, a group or a table."""
    return [text.text or "" for text in shape._element.iter(f"{DRAWING}t")]
