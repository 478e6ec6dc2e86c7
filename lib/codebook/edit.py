"""One entry of a codebook file changed, and every other byte of the file left as it was.

A file is cut where its ``[[rules]]``, ``[[concepts]]`` or ``[[actors]]`` begin. What stands before the first of them
is the head: a theme's id, label and about, or the whole of names.toml. A comment right above an entry is part of it; a
comment after a blank line is a heading of what follows and stays when the entry goes.
"""

import hashlib
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.codebook.fields import quoted
from lib.codebook.form import Codebook
from lib.codebook.load import load_codebook
from lib.codebook.strength import OWN, SHIPPED
from lib.errors import CodebookError, Problem

FOLDERS = ("themes", "concepts", "actors")
ARRAYS = ("rules", "concepts", "actors")
HEAD = "head"

_FILE = re.compile(rf"(?:{'|'.join(FOLDERS)})/[^/\\\0]+\.toml|subject\.toml|names\.toml")
_ERROR_POSITION = re.compile(r"at line (\d+), column (\d+)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(rf"[ \t]*\[\[[ \t]*(?:{'|'.join(ARRAYS)})[ \t]*\]\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A codebook file as it stood when it was read; ``file`` is its name in the folder ("themes/alliances.toml")."""

    file: str
    text: str

    @property
    def digest(self) -> str:
        """16 hexadecimal digits over the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What can be edited on its own.

    Attributes
    ----------
    array: "rules", "concepts" or "actors"; "head" for what stands before them.
    id: of the entry; "" for a head.
    text: its TOML, readable alone.
    """

    array: str
    id: str
    text: str


def sheet_path(folder: Path, file: str) -> Path:
    """Where a codebook file is.

    Raises
    ------
    CodebookError: the name is none that a codebook folder has, or leads out of it.
    """
    path = folder / file
    if not _FILE.fullmatch(file) or not path.resolve().is_relative_to(folder.resolve()):
        raise CodebookError(f"{file!r} is no file of the codebook. Name one like themes/alliances.toml.")
    return path.resolve()


def read_sheet(folder: Path, file: str) -> Sheet:
    """Read one file.

    Raises
    ------
    CodebookError: it is not there, or not UTF-8.
    """
    try:
        return Sheet(file, sheet_path(folder, file).read_bytes().decode())
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file}: the file cannot be read ({error}).") from error


def read_sheets(folder: Path) -> Iterator[Sheet]:
    """Every file of a codebook folder that can be read, in the order of the loader."""
    paths = [path for name in FOLDERS for path in sorted((folder / name).glob("*.toml"))]
    for path in (*paths, folder / "subject.toml", folder / "names.toml"):
        try:
            yield read_sheet(folder, path.relative_to(folder).as_posix())
        except CodebookError:
            continue  # the loader names it among the problems


def sheet_entries(sheet: Sheet) -> tuple[SheetEntry, ...]:
    """The entries of a file in its order, the head first; none where the file is not TOML."""
    head, *pieces = _pieces(sheet.text)
    named = [(HEAD, "", head), *((*_piece_name(piece), piece) for piece in pieces)]
    return tuple(SheetEntry(array, name, _bare(_parted(piece)[0])) for array, name, piece in named)


def replace_entry(sheet: Sheet, array: str, name: str, written: str) -> str:
    """The file's text with one entry written anew.

    Raises
    ------
    CodebookError: there is no such entry, or what is written is not exactly one of its kind.
    """
    check_entry(written, array)
    pieces = _pieces(sheet.text)
    at = _position(sheet, pieces, array, name)
    pieces[at] = _lay_out(written, sheet) + _parted(pieces[at])[1]
    return "".join(pieces)


def add_entry(sheet: Sheet, array: str, written: str, after: str = "") -> str:
    """The file's text with a new entry after another one, or at the end.

    Raises
    ------
    CodebookError: as `replace_entry`.
    """
    check_entry(written, array)
    pieces = _pieces(sheet.text)
    at = _position(sheet, pieces, array, after) if after else len(pieces) - 1
    core, tail = _parted(pieces[at])
    line = _line_end(sheet)
    core = core if core.endswith("\n") or not core else core + line
    pieces[at] = core + line + _lay_out(written, sheet) + tail
    return "".join(pieces)


def remove_entry(sheet: Sheet, array: str, name: str) -> str:
    """The file's text without an entry; a heading that follows it stays.

    Raises
    ------
    CodebookError: there is no such entry.
    """
    pieces = _pieces(sheet.text)
    at = _position(sheet, pieces, array, name)
    before, tail, rest = "".join(pieces[:at]), _parted(pieces[at])[1], "".join(pieces[at + 1 :])
    if before.endswith(("\n\n", "\n\r\n")):
        tail = tail.lstrip("\r\n")  # else its blank line keeps a heading from the entry before
    return before + tail + rest if (tail + rest).strip() else before.rstrip("\r\n") + _line_end(sheet)


def check_entry(written: str, array: str) -> None:
    """Refuse what is not exactly one entry of its kind; what the entry says is for the loader to judge.

    Raises
    ------
    CodebookError: with the line at fault, and what would have been right.
    """
    try:
        content = tomllib.loads(written.encode().decode())
    except (UnicodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError(
            f"This is not TOML: {error}{_text_before_error(written, str(error))}. Put the syntax right."
        ) from error
    if array == HEAD:
        if strays := [name for name in ARRAYS if name in content]:
            raise CodebookError(f"[[{strays[0]}]] does not belong here. Add it as an entry of its own.")
        return
    written_entries = content.get(array)
    if not isinstance(written_entries, list) or len(written_entries) != 1 or len(content) != 1:
        raise CodebookError(f"This is not one entry. Write [[{array}]] once and everything else below it.")


def _text_before_error(written: str, error: str) -> str:
    """What stands where a syntax error is said to be: lines are long, and nobody counts columns."""
    position = _ERROR_POSITION.search(error)
    line = written.split("\n")[int(position[1]) - 1] if position else ""
    before = line[: int(position[2]) - 1][-20:] if position else ""
    return f", after {quoted(before)}" if before.strip() else ""


def load_trial(folder: Path, file: str, text: str) -> Codebook:
    """The codebook as it would be with one file changed, read by the loader itself from a copy."""
    sheet_path(folder, file)
    with TemporaryDirectory(prefix="didymium-") as scratch:
        copy = Path(scratch)
        for name in FOLDERS:
            (copy / name).mkdir()
        for sheet in (folder / "subject.toml", folder / "names.toml", *folder.glob("*/*.toml")):
            if sheet.is_file() and _FILE.fullmatch(name := sheet.relative_to(folder).as_posix()):
                shutil.copyfile(sheet, copy / name)
        for name in (SHIPPED, OWN):
            if (folder / name).is_file():
                shutil.copyfile(folder / name, copy / name)
        (copy / file).write_bytes(text.encode())
        return _renamed_folder(load_codebook(copy), scratch, str(folder))


def _renamed_folder(book: Codebook, scratch: str, folder: str) -> Codebook:
    """The codebook of a copy with the names of the folder it was copied from."""
    problems = (
        Problem(
            *(text.replace(scratch, folder) for text in (problem.path, problem.place, problem.reason, problem.remedy))
        )
        for problem in book.problems
    )
    themes = (replace(theme, path=theme.path.replace(scratch, folder, 1)) for theme in book.themes)
    return replace(book, themes=tuple(themes), problems=tuple(problems))


def new_problems(folder: Path, after: Codebook) -> tuple[Problem, ...]:
    """What is wrong with a changed codebook and was not wrong before; files are named within the folder."""
    known = set(load_codebook(folder).problems)
    return tuple(
        replace(problem, path=problem.path.removeprefix(str(folder)).lstrip("/\\"))
        for problem in after.problems
        if problem not in known
    )


def _pieces(text: str) -> list[str]:
    """The head and each entry; joined they are the text. A header inside a text of several lines cuts nothing."""
    pieces = [""]
    for line in _LINE.findall(text):
        if _HEADER.match(line) and _is_toml(pieces[-1]):
            above = _leading_comment(pieces[-1])
            pieces[-1] = pieces[-1].removesuffix(above)
            pieces.append(above)
        pieces[-1] += line
    return pieces if all(map(_is_toml, pieces)) else [text]


def _leading_comment(piece: str) -> str:
    """The comment lines that end a piece, unless they are the end of something else."""
    lines = _LINE.findall(piece)
    first = len(lines)
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    comment = "".join(lines[first:])
    return comment if _is_toml(piece.removesuffix(comment)) else ""


def _parted(piece: str) -> tuple[str, str]:
    """An entry, and what stands after the first blank line behind its last value."""
    lines = _LINE.findall(piece)
    end = len(lines)
    while end and lines[end - 1].lstrip()[:1] in {"", "#"}:
        end -= 1
    end = next((at for at in range(end, len(lines)) if not lines[at].strip()), len(lines))
    core = "".join(lines[:end])
    return (core, "".join(lines[end:])) if _is_toml(core) else (piece, "")


def _piece_name(piece: str) -> tuple[str, str]:
    """The array and the id of an entry."""
    for array, parsed in _parsed(piece).items():
        if array in ARRAYS and isinstance(parsed, list) and isinstance(parsed[0], dict):
            return array, str(parsed[0].get("id", ""))
    return HEAD, ""


def _position(sheet: Sheet, pieces: list[str], array: str, name: str) -> int:
    if array == HEAD:
        return 0
    for at, piece in enumerate(pieces[1:], 1):
        if _piece_name(piece) == (array, name):
            return at
    raise CodebookError(f'{sheet.file} has no "{name}" under [[{array}]]. It may have been renamed or taken out.')


def _lay_out(written: str, sheet: Sheet) -> str:
    """An entry as it stands in a file: in the file's line ends, closed by one."""
    lines = _bare(written).replace("\r\n", "\n").replace("\n", _line_end(sheet))
    return lines + _line_end(sheet)


def _line_end(sheet: Sheet) -> str:
    return "\r\n" if "\r\n" in sheet.text else "\n"


def _bare(text: str) -> str:
    return text.strip("\r\n")


def _is_toml(text: str) -> bool:
    try:
        _parsed(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def _parsed(text: str) -> dict[str, object]:
    return tomllib.loads(text.removeprefix("\ufeff"))
