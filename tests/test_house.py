"""The house: who may import whom, which room knows which package, and how big a room may grow."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lib.settings import ROOT

# The table of ARCHITECTURE.md, from the ground up. A room imports only from rooms on lower floors; rooms of one floor
# do not see each other.
STOREYS = (
    ("lib.errors", "lib.model", "lib.chinese", "lib.wording", "lib.progress"),
    ("lib.settings", "lib.saving", "lib.log", "lib.frames", "lib.spreadsheets", "lib.characters"),
    ("lib.journal",),
    ("lib.briefing", "lib.views", "lib.sources", "lib.text", "lib.codebook", "lib.gold"),
    ("lib.coding", "lib.speakers", "lib.corpus.codings", "lib.corpus.store"),
    ("lib.corpus.query",),
    ("lib.corpus.tokens",),
    ("lib.corpus.nodes",),
    ("lib.corpus.articles",),
    ("lib.corpus.counts",),
    ("lib.corpus.contexts",),
    ("lib.corpus.leave_one_out",),
    ("lib.build", "lib.revision", "lib.stats", "lib.figures", "lib.subcorpora"),
    ("lib.stage",),
    ("lib.deck",),
    ("lib.analyses",),
    ("lib.cli", "lib.ui.session"),
    ("lib.ui.markup",),
    ("lib.ui.widgets",),
    ("lib.ui.leave_one_out",),
    (
        "lib.ui.articles",
        "lib.ui.briefing",
        "lib.ui.codebook",
        "lib.ui.coding",
        "lib.ui.collocates",
        "lib.ui.compare",
        "lib.ui.concordance",
        "lib.ui.dictionary",
        "lib.ui.digest",
        "lib.ui.keywords",
        "lib.ui.speakers",
        "lib.ui.stage",
        "lib.ui.themes",
        "lib.ui.trends",
    ),
    ("lib.ui.frame",),
    ("lib.__main__", "pages", "dashboard"),
)
FLOORS = {room: floor for floor, rooms in enumerate(STOREYS) for room in rooms}
# Folders that hold rooms and nothing else.
HALLS = ("lib", "lib.corpus", "lib.ui")
HOMES = {
    "streamlit": ("lib.ui", "pages", "dashboard"),
    "starlette": ("lib.ui",),
    "plotly": ("lib.figures", "lib.stage", "lib.ui"),  # the stage for its script, lib.ui for its types
    "wordcloud": ("lib.figures",),
    "PIL": ("lib.figures",),
    "ibis": ("lib.corpus",),
    "duckdb": ("lib.corpus",),
    "pyarrow": ("lib.corpus", "lib.sources", "lib.build"),  # the latter two read Parquet
    "jieba": ("lib.text",),
    "rjieba": ("lib.text",),
    "simplemma": ("lib.text",),
    "opencc": ("lib.text",),
    "stopwordsiso": ("lib.text",),
    "ahocorasick_rs": ("lib.text", "lib.coding", "lib.speakers"),
    "charset_normalizer": ("lib.sources",),
    "typer": ("lib.cli",),
    "babel": ("lib.codebook",),
    "krippendorff": ("lib.stats",),
    "networkx": ("lib.figures",),
    "loky": ("lib.build",),
    "fontTools": ("lib.figures", "lib.stage"),
    "xlsxwriter": ("lib.spreadsheets",),
    "tomlkit": ("lib.codebook",),
    "segno": ("lib.ui",),
    "msgspec": ("lib.briefing", "lib.stage"),
    "pptx": ("lib.deck",),
}
MODULES = sorted([*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"])
PAGES = sorted((ROOT / "pages").glob("*.py"))
PAGE_ROOMS = tuple(f"lib.ui.{path.stem}" for path in PAGES)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def home_of(module: str, homes: tuple[str, ...]) -> bool:
    """Whether a module lies in one of some rooms or halls."""
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def room_of(module: str) -> str:
    """The longest name of the table that the module lies in."""
    rooms = [room for room in FLOORS if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len, default="")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything a module imports, wherever in it."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name: from lib.room import thing."
            for alias in node.names:
                # `from lib import corpus` names a room; `from lib.corpus import coverage` may name a module of one.
                inner = f"{node.module}.{alias.name}"
                yield node.lineno, inner if node.module in {*HALLS, "pages"} or room_of(inner) else str(node.module)


def test_every_module_has_a_floor() -> None:
    homeless = [name_of(path) for path in MODULES if name_of(path) not in HALLS and not room_of(name_of(path))]
    assert homeless == [], "Give the new room a floor in FLOORS of tests/test_house.py and in ARCHITECTURE.md."


def test_the_architecture_names_every_room() -> None:
    page = ROOT / "ARCHITECTURE.md"
    assert page.is_file(), "Write ARCHITECTURE.md."
    text = page.read_text(encoding="utf-8")
    rooms = [room.replace(".", "/") for room in FLOORS if room.startswith("lib.") and "__" not in room]
    assert [room for room in rooms if room not in text] == [], (
        "ARCHITECTURE.md: put the rooms into the table of floors."
    )


def test_a_room_imports_only_from_rooms_below_it() -> None:
    offenders = []
    for path in MODULES:
        own = room_of(name_of(path))
        offenders += [
            f"{path.relative_to(ROOT)}:{line} ({own}, floor {FLOORS[own]}) imports {imported} (floor {FLOORS[room]})"
            for line, imported in imports(path)
            if (room := room_of(imported)) and room != own and FLOORS[room] >= FLOORS[own]
        ]
    assert offenders == [], (
        "Move what both need to a room below, or pass it in from a page; see the floors in ARCHITECTURE.md."
    )


def test_rooms_of_pages_do_not_see_each_other_and_the_command_line_sees_none() -> None:
    assert len({FLOORS[room] for room in FLOORS.keys() & set(PAGE_ROOMS)}) == 1
    assert FLOORS["lib.cli"] <= min(floor for room, floor in FLOORS.items() if room.startswith("lib.ui."))


def test_an_outside_package_has_one_home() -> None:
    offenders = [
        f"{path.relative_to(ROOT)}:{line} imports {imported}, which is at home in {' and '.join(homes)}"
        for path in MODULES
        for line, imported in imports(path)
        if (homes := HOMES.get(imported.partition(".")[0])) and not home_of(name_of(path), homes)
    ]
    assert offenders == [], "Put the code that needs it there and hand over its result."


def test_parquet_is_written_in_the_corpus_alone() -> None:
    writing = re.compile(r"\b(?:ParquetWriter|write_table|to_parquet|write_parquet)\b")
    found = [name_of(path) for path in MODULES if writing.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if room_of(name) not in {"lib.corpus.codings", "lib.corpus.store"}] == [], (
        "Write tables in lib/corpus."
    )


def test_a_module_has_at_most_300_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: n for path, n in lengths.items() if n > 300} == {}, "Split it by what its parts are about."


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_is_a_script(path: Path) -> None:
    tree = tree_of(path)
    defined = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert defined == [], f"{path.name}, lines {defined}: a page defines nothing; put it into a room of lib."
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:SELECT|FROM|JOIN)\b", text), f"{path.name}: no SQL on a page; ask lib.corpus."
    assert "pandas" not in {name for _, name in imports(path)}, f"{path.name}: no pandas on a page; see lib.stats."
    assert ast.get_docstring(tree, clean=True), f"{path.name}: begin with the question the page answers."


def test_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.body[0].lineno + 1
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 11, "Half of all functions have at most 11 lines: split the longest."
    assert lengths[len(lengths) * 9 // 10] <= 27, "Nine in ten functions have at most 27 lines: split the longest."


def test_a_public_name_means_one_thing() -> None:
    """A command is called as what it runs, and what a page's room draws is called alike in each: `draw_changes`."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        module = name_of(path)
        for node in tree_of(path).body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            is_drawn = node.name.startswith("draw_") and home_of(module, PAGE_ROOMS)
            if not (node.name.startswith("_") or is_drawn or home_of(module, ("lib.cli",))):
                homes.setdefault(node.name, []).append(f"{module}:{node.lineno}")
    offenders = {name: where for name, where in homes.items() if len(where) > 1}
    assert offenders == {}, "Give different things different names, and one thing one home."


def test_nothing_public_is_without_a_docstring() -> None:
    from lib import codebook, coding, sources, stats, text
    from lib.corpus import articles, contexts, counts, leave_one_out, nodes, query, store
    from lib.figures import cloud, network, themes, words

    rooms = (
        articles,
        cloud,
        codebook,
        coding,
        contexts,
        counts,
        leave_one_out,
        network,
        nodes,
        query,
        sources,
        stats,
        store,
        text,
        themes,
        words,
    )
    missing = [
        f"{room.__name__}.{name}"
        for room in rooms
        for name in room.__all__
        if (inspect.isfunction(thing := getattr(room, name)) or inspect.isclass(thing)) and not inspect.getdoc(thing)
    ]
    assert missing == [], "Say in a sentence what it is, with shapes, units and errors."
