"""What a corpus was made from and by, as digits: nobody has to remember to raise a number."""

import hashlib
import importlib.metadata
from collections.abc import Iterable
from pathlib import Path

from lib.codebook import Codebook
from lib.coding import Coder
from lib.corpus.store.manifest import FORMAT
from lib.settings import ROOT, Settings

HASHED_BYTES = 2_000_000
# What else decides how a text is cut, and what a rule finds in it.
_CUTTING = ("jieba", "opencc", "rjieba", "simplemma")
_ALSO = ("chinese.py", "characters.py")
_CODING = ("ahocorasick-rs", "babel")


def fingerprint(file: Path) -> str:
    """A file's content hash below 2 MB; above, its size and time, so that a start need not read gigabytes."""
    try:
        status = file.stat()
        if status.st_size <= HASHED_BYTES:
            return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
    return f"{status.st_size}-{status.st_mtime_ns}"


def text_version(inputs: dict[str, str], settings: Settings) -> str:
    """A hash of what is read, of the dictionary and of the code that reads, cuts and writes, packages included."""
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=16)
    for room in ("sources", "text", "speakers", "corpus/store"):
        _add_code(digest, room)
    _add_files(digest, [ROOT / "lib" / name for name in _ALSO])
    _add_files(digest, settings.dictionary.glob("*.txt"))
    _add_files(digest, settings.boilerplate.glob("*.txt"))
    _add_packages(digest, _CUTTING)
    for path, content in sorted(inputs.items()):
        digest.update(f"{path}\0{content}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def coding_version(codebook: Codebook) -> str:
    """A hash of the codebook and of the code that reads it, codes by it and writes, packages included."""
    digest = hashlib.blake2b(codebook.version.encode(), digest_size=16)
    for room in ("codebook", "speakers"):
        _add_code(digest, room)
    _add_coding(digest)
    return digest.hexdigest()


def rule_versions(coder: Coder) -> dict[str, str]:
    """For each rule ("theme/rule") a hash of what it depends on and of the code that codes."""
    digest = hashlib.blake2b(digest_size=8)
    _add_coding(digest)
    return {code: f"{own}-{digest.hexdigest()}" for code, own in coder.fingerprints().items()}


def _add_coding(digest: "hashlib.blake2b") -> None:
    for room in ("coding", "corpus/codings", "text"):
        _add_code(digest, room)
    _add_files(digest, [ROOT / "lib" / name for name in _ALSO])
    _add_packages(digest, _CODING)


def _add_code(digest: "hashlib.blake2b", room: str) -> None:
    """All code of a room and the lists beside it, so that no file of it can be forgotten.

    Raises
    ------
    FileNotFoundError: there is none: the room has moved.
    """
    files = list((ROOT / "lib" / room).rglob("*.py"))
    if not files:
        raise FileNotFoundError(f"lib/{room} has no code to hash: name the room where it is now.")
    _add_files(digest, [*files, *(ROOT / "lib" / room).rglob("*.txt")])


def _add_packages(digest: "hashlib.blake2b", names: Iterable[str]) -> None:
    digest.update(" ".join(f"{name} {importlib.metadata.version(name)}" for name in names).encode())


def _add_files(digest: "hashlib.blake2b", files: Iterable[Path]) -> None:
    for file in sorted(files):
        if file.is_file():
            digest.update(file.name.encode(errors="surrogateescape") + b"\0" + file.read_bytes() + b"\0")
