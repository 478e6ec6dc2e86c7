"""What is Chinese: the characters, and where a room means more or fewer of them, why.

Ranges are for a class of a regular expression: ``f"[{HAN}]"``.
"""

import re

# Unified ideographs: the basic block with extension A before it, and all planes beyond.
HAN_CODES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_CODES)
FIRST_HAN, LAST_BASIC_HAN, FIRST_FAR_HAN = "\u3400", "\u9fff", "\U00020000"
BASIC_HAN = "\u4e00-\u9fff"  # the block that most text keeps to
# All that jieba knows; its two engines part ways on anything rarer.
JIEBA_HAN = "\u4e00-\u9fd5"
# Doubles of others that only old encodings have; folding makes them the others, so only what is not folded has them.
COMPATIBLE = "\uf900-\ufaff"
# As a text is written, before it is folded: also 々, 〆 and 〇, which stand in Chinese words and are no ideographs.
WRITTEN_HAN = f"\u3005-\u3007{HAN}{COMPATIBLE}"
# RE2, which DuckDB matches by, has a class of its own; it holds all of these.
RE2_HAN = r"\p{Han}"

_ANY = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and _ANY.search(text) is not None


def han_positions(text: str) -> list[int]:
    """Where the Chinese characters of a text stand."""
    return [] if text.isascii() else [match.start() for match in _ANY.finditer(text)]
