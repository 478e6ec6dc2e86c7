import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.text.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Rare Earths", "rare earths"),
        ("ＭＰ　Ｍａｔｅｒｉａｌｓ", "mp materials"),
        ("稀土出口許可證", "稀土出口许可证"),
        ("國務院,兩用物項", "国务院,两用物项"),
        ("“price floor” – ‘now’", "\"price floor\" - 'now'"),
        ("F‑35", "f-35"),
        ("controls—which", "controls—which"),
        ("a\u00a0b\u3000c", "a b c"),
        ("乾隆", "乾隆"),
        ("\ufa0c\u2f00", "兀一"),
        ("İSTANBUL straße", "İstanbul straße"),
        ("ΟΔΟΣ", "οδος"),
    ],
)
def test_variants_become_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_keeps_the_length_and_settles_at_once(text: str) -> None:
    folded = fold(text)

    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_every_single_character_keeps_its_place() -> None:
    lines = "\n".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)

    folded = fold(lines)

    assert [at for at in range(1, len(lines), 2) if folded[at] != "\n"] == []
    assert len(folded) == len(lines)
    assert fold(folded) == folded
