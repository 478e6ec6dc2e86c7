import re
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import msgspec
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

from lib.briefing import Briefing
from lib.stage import stage_document
from lib.stage.document import plotly_script, plotly_version
from lib.stage.fonts import web_font_of
from tests.stage.talks import HOSTILE, TALK

ENGINE = Path("lib/stage/engine")


def test_a_briefing_gives_the_same_bytes_each_time() -> None:
    read, again = (msgspec.json.decode(msgspec.json.encode(TALK), type=Briefing) for _ in range(2))
    assert stage_document(read) == stage_document(again)


def parts_of(document: bytes) -> dict[str, str]:
    """What stands in each script, by its id or kind."""
    scripts = BeautifulSoup(document, "html.parser").find_all("script")
    return {str(script.get("id") or script.get("type") or "library"): str(script.string) for script in scripts}


def test_no_text_of_a_briefing_becomes_markup() -> None:
    document = stage_document(TALK)
    parts = parts_of(document)
    assert list(parts) == ["briefing", "type", "library", "module"]
    assert not BeautifulSoup(document, "html.parser").find_all("img")
    assert msgspec.json.decode(parts["briefing"])["steps"][5]["headline"] == HOSTILE


def test_only_its_own_scripts_and_styles_may_run() -> None:
    document = stage_document(TALK)
    policy = BeautifulSoup(document, "html.parser").select('meta[http-equiv="Content-Security-Policy"]')[0]["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))
    parts = parts_of(document)
    hashes = [b64encode(sha256(parts[name].encode()).digest()).decode() for name in ("library", "module")]
    assert rules["script-src"].split() == [f"'sha256-{one}'" for one in hashes]
    assert "unsafe" not in policy
    assert rules["default-src"] == "'none'"


def test_it_asks_for_nothing_from_anywhere() -> None:
    page = BeautifulSoup(stage_document(TALK), "html.parser")
    asked = [tag.get("src") or tag.get("href") for tag in page.find_all(["script", "link", "img", "iframe"])]
    assert [one for one in asked if one] == ["data:,"]


def test_every_letter_of_the_briefing_is_in_its_type() -> None:
    letters = TTFont(BytesIO(b64decode(parts_of(stage_document(TALK))["type"]))).getBestCmap()
    assert set(map(ord, "稀土价格技术管制谢三Who%†→")) - set(map(ord, "价格")) <= letters.keys()
    assert len(letters) < 600


def test_a_face_without_a_letter_leaves_it_to_the_viewer() -> None:
    assert len(web_font_of("\U0001f600 a")) > 1000


def test_the_audience_gets_no_notes() -> None:
    whole, public = stage_document(TALK), stage_document(TALK, speaker_notes=False)
    assert b"Say it slowly." in whole
    assert b"Say it slowly." not in public


def test_charts_are_drawn_by_the_part_of_plotly_that_fits_the_package() -> None:
    """After an upgrade of plotly put npm's plotly.js-cartesian-dist-min of its version in the place of ours."""
    part = next(ENGINE.glob("plotly-*.min.js")).read_text(encoding="utf-8")
    assert plotly_script() == part
    assert plotly_version(part).count(".") == 2


def test_every_module_of_the_engine_is_in_the_document() -> None:
    document = stage_document(Briefing("Nothing")).decode()
    modules = [path for path in ENGINE.glob("*.js") if not path.name.endswith(".min.js")]
    exports = {
        path.name: re.findall(r"^export (?:const|class) (\w+)", path.read_text(), re.MULTILINE) for path in modules
    }
    missing = [name for name, exported in exports.items() if f"return {{ {', '.join(exported)} }};" not in document]
    assert missing == []


def test_modules_hand_on_constants_and_classes_alone() -> None:
    """Else `lib.stage.document` would not see the name when it puts them together."""
    handed = {
        path.name: line
        for path in ENGINE.glob("*.js")
        if not path.name.endswith(".min.js")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("export ") and not re.match(r"export (?:const|class) \w+", line)
    }
    assert handed == {}
