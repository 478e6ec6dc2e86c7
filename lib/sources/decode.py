"""Bytes to text, or the reason why not."""

import codecs
from pathlib import Path

from lib.errors import UnreadableError
from lib.sources.encoding import guess_encoding, seven_bit_encoding

TEXT_LIMIT = 64 * 2**20
SAMPLE = 64 * 2**10
MAGIC = (
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"PAR1", "a Parquet table"),
)


def read_text(path: Path) -> str:
    """Read a text file as UTF-8, with or without a byte order mark.

    Raises
    ------
    UnreadableError: the file is empty, binary, too large or in another encoding.
    """
    size = path.stat().st_size
    if size > TEXT_LIMIT:
        reason = f"is too large for a captured page ({size / 2**20:.1f} MiB, the limit is {TEXT_LIMIT // 2**20} MiB)"
        raise UnreadableError(reason, "Split it, or save it as JSON lines.")
    return decode(path.read_bytes())


def decode(data: bytes) -> str:
    """Turn the bytes of a whole file into text, line ends as they are. Raises UnreadableError as `read_text` does."""
    check_head(data[:SAMPLE])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from None
    if "\0" in text:
        raise _binary(data)
    if not text.strip():
        raise UnreadableError("is empty", "Save the page again, or delete the file.")
    return text


def check_head(head: bytes) -> None:
    """Refuse a file by its first bytes: empty, binary, or with the mark of another encoding."""
    if not head:
        raise UnreadableError("is empty", "Save the page again, or delete the file.")
    for magic, name in MAGIC:
        if head.startswith(magic):
            raise UnreadableError(f"is {name}, not text", "Save the text itself, as UTF-8.")
    if name := seven_bit_encoding(head):
        raise _looks_like(name)
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _looks_like("UTF-32")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _looks_like("UTF-16")
    if b"\0" in head:
        if guess_encoding(head) == "UTF-32":
            raise _looks_like("UTF-32")
        if _spaced_by_nuls(head):
            raise _looks_like("UTF-16")
        raise _binary(head)


def check_encoding(head: bytes) -> None:
    """Refuse a line-wise file whose first bytes are not UTF-8; a character cut by the end of `head` is fine."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError as error:
        raise _not_utf8(head, error) from None


def _looks_like(name: str) -> UnreadableError:
    return UnreadableError(f"looks like {name}", "Save it as UTF-8.")


def _spaced_by_nuls(head: bytes) -> bool:
    """Tell UTF-16 without a mark: every second byte of ASCII is NUL, and Chinese has bytes beyond ASCII."""
    nuls = head.count(0)
    if head.replace(b"\0", b"").isascii():
        return nuls > 0.4 * len(head) and 0 in (head[::2].count(0), head[1::2].count(0))
    return guess_encoding(head) == "UTF-16"


def _binary(data: bytes) -> UnreadableError:
    reason = f"holds a NUL byte at offset {data.index(0)}, so it is not text"
    return UnreadableError(reason, "Save it as UTF-8 text.")


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> UnreadableError:
    if error.reason == "unexpected end of data":
        return UnreadableError("ends in the middle of a character, so the file was cut off", "Copy or save it again.")
    sample = data[:SAMPLE] if error.start < SAMPLE else data[error.start : error.start + SAMPLE]
    name = "" if _mostly_utf8(sample) else guess_encoding(sample)
    if name:
        return _looks_like(name)
    reason = f"is not UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})"
    return UnreadableError(reason, "Save it as UTF-8.")


def _mostly_utf8(sample: bytes) -> bool:
    """Tell damaged UTF-8 from another encoding: text in another one rarely makes valid sequences."""
    text = sample.decode("utf-8", "replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return good > 4 * text.count("\ufffd")
