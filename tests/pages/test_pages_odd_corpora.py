"""Every page says what it can of a corpus that is odd: headlines alone of one day, no dates, hundreds of long names."""

import json
from pathlib import Path

import pytest

from lib.build import build
from lib.corpus.articles import facets
from lib.corpus.query import Corpus
from lib.settings import ROOT, Settings
from tests.pages.test_pages import PAGES, page_text
from tests.pages.test_pages import open_page as opened

LONG = "S" * 490
ODD = {
    "headlines": [
        {"title": f"Rare earth price talks {i} go on", "published_on": "2025-03-01", "source": "Wire"} for i in range(8)
    ],
    "undated": [{"title": f"谈判 {i}", "text": "稀土价格上涨。商务部发言人表示，管制不变。"} for i in range(3)],
    "names": [
        {
            "title": f"Talks {i}",
            "text": f"Analysts suggest rare earth prices rise. Then A{'b' * 500} said so.",
            "source": f"{LONG}{i:05}",
            "published_on": f"2025-{1 + i % 12:02}-01",
        }
        for i in range(700)
    ],
}


@pytest.fixture(scope="module", params=ODD)
def odd(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ODD[request.param])
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    settings = Settings(seeds=ROOT / "seeds", corpus=folder / "corpus")
    build(settings, [folder / "rows.jsonl"])
    return request.param, settings.corpus


@pytest.mark.parametrize("page", PAGES)
def test_a_page_breaks_over_no_corpus(page: str, odd: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    kind, corpus = odd
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(corpus))
    assert f"{len(ODD[kind])}" in page_text(opened(page))
    one_left = page_text(opened(page, {"q": '"talks 1"', "since": "2025-01-01"}))
    assert ("Nothing is left" in one_left) == (kind == "undated")


@pytest.mark.parametrize("odd", ["names"], indirect=True)
def test_a_name_of_hundreds_of_letters_is_nobody_and_a_source_of_such_is_cut(
    odd: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, corpus = odd
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(corpus))
    assert facets(Corpus(corpus)).speakers == {"analysts": 700}
    offered = opened("speakers").multiselect(key="filter_sources").options
    assert len(offered) == len(set(offered)) == 200
    assert max(map(len, offered)) < 70
