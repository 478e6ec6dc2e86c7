"""HTML in a field of a table becomes paragraphs and words; what only looks like it stays."""

import json
from pathlib import Path

import pytest

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths


def passages(tmp_path: Path, text: str, **other: str) -> list[str]:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": text, **other}), encoding="utf-8")
    (article,) = [one for one in read_paths([tmp_path]) if isinstance(one, Article)]
    return [passage.text for passage in article.passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>Magnet&nbsp;<b>prices</b></div><div>rose&hellip;</div>", ["Magnet prices", "rose…"]),
        ("One.<br/>Two.<BR><br>Three.", ["One.", "Two.", "Three."]),
        ("<ul><li>Quota</li><li>Levy</li></ul>", ["Quota", "Levy"]),
        ("<table><tr><th>Ore</th><th>Price</th></tr><tr><td>Nd</td><td>5</td></tr></table>", ["Ore; Price", "Nd; 5"]),
        (
            "<figure><img src='a.jpg'><figcaption>A mine.</figcaption></figure><p>Text.</p>",
            ["A mine.", "Text."],
        ),
        ("<p>Seen.</p><script>var a = '<p>no</p>';</script><style>p {}</style><p>Too.</p>", ["Seen.", "Too."]),
        ('[caption id="a1" width="3"]Port[/caption] Ships left. [gallery ids="1,2"]', ["Port Ships left."]),
        ("Tungsten &amp; tin &#8212; both", ["Tungsten & tin — both"]),
        ("&lt;p&gt;Encoded twice.&lt;/p&gt;&lt;p&gt;Too.&lt;/p&gt;", ["Encoded twice.", "Too."]),
        ("price < 5 and volume > 3", ["price < 5 and volume > 3"]),
        ("the Q&A; the R&D", ["the Q&A; the R&D"]),
        ("An `export` ~~ban~~ __quota__ and snake_case", ["An export ban quota and snake_case"]),
        ("> Quoted words\n\nMine.", ["Quoted words", "Mine."]),
        ("<p>稀土<strong>管制</strong></p><p>第二段</p>", ["稀土管制", "第二段"]),
    ],
)
def test_paragraphs_and_words(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert passages(tmp_path, text) == expected


def test_a_title_is_words_too(tmp_path: Path) -> None:
    assert passages(tmp_path, "Text.", title="Ore &amp; <i>magnets</i>") == ["Ore & magnets", "Text."]


@pytest.mark.parametrize("nothing", ["undefined", "NULL", " N/A ", "NaN", "[object Object]", "暂无"])
def test_what_programs_write_for_nothing_is_no_text(tmp_path: Path, nothing: str) -> None:
    assert passages(tmp_path, nothing, title="Headline", source=nothing) == ["Headline"]
    (tmp_path / "rows.jsonl").write_text(json.dumps({"title": nothing, "text": nothing}), encoding="utf-8")
    assert all(isinstance(one, Problem) for one in read_paths([tmp_path]))
