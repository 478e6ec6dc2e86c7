"""Makes the briefing that ships: ``uv run python -m tests.example_briefing``.

Each step is pinned from the page that shows it, over the six articles that ship, and says nothing that its own numbers
and passages do not: what a sentence names is looked for in them before anything is written.
"""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from lib.briefing import Briefing, Pin, Step, write_briefing
from lib.build import build
from lib.settings import ROOT, Settings
from lib.ui.frame.welcome import EXAMPLE
from tests.pages.test_pages import Params, open_page

TITLE = "Rare earths: who holds the magnet?"


class Planned(NamedTuple):
    """A step as it is told.

    Attributes
    ----------
    shown: pages with their parameters and the figure, table or list on each.
    headline: the finding; "{0}" is the heading of the first pin, whose numbers are those of the page.
    note: the same in Chinese, for the room.
    rests: what the passages behind it must have, letter for letter.
    """

    id: str
    shown: tuple[tuple[str, Params, str], ...]
    headline: str
    note: str
    speaker_notes: str
    rests: tuple[str, ...]


STEPS = (
    Planned(
        "price",
        (("concordance", {"node": "price"}, "concordance_lines"),),
        "Who sets the price? Washington buys one: $110 a kilogram, double the market in China",
        "谁来定价？华盛顿买下一个价格：每公斤110美元，是中国市价的两倍",
        "All five places where the word price stands. The floor is one article's, the minimum price guarantee the "
        "other's: two articles carry this step. Click a line to read its passage.",
        ("$110 per kilogram", "double the current market price in China", "minimum price guarantee"),
    ),
    Planned(
        "controls",
        (
            ("overview", {}, "overview_shares"),
            ("themes", {"strongest": "technology_controls"}, "themes_strong"),
        ),
        "{0}: licences and a restriction list on one side answer stakes and a price floor on the other",
        "管制是主线：一边是出口许可和限制目录，另一边是入股和保底价",
        "A bar opens the passages behind it. The share is of passages: one long article moves it.",
        ("technology export restriction list", "export licenses"),
    ),
    Planned(
        "courted",
        (("keywords", {"view": "concepts", "theme": "alliances"}, "keywords_concepts"),),
        "Who is courted? Australia, India and Japan by name; Ukraine, Pakistan and Turkey are asked too",
        "谁被拉拢？澳大利亚、印度和日本被点名，乌克兰、巴基斯坦、土耳其也在名单上",
        "Names within the passages on alliances alone. The articles doubt most of these: technology, quality, war.",
        ("Australia", "India", "Japan", "Ukraine", "Pakistan", "Turkey"),
    ),
    Planned(
        "military",
        (("themes", {"strongest": "military_demand"}, "themes_strong"),),
        "What does the military need? A supplier of its own: the Pentagon is the largest shareholder of one",
        "军方需要什么？自己的供应商：五角大楼已是一家公司的最大股东",
        "The passages with most evidence for this theme, the words by which the rules found it marked.",
        ("largest shareholder", "military"),
    ),
    Planned(
        "rose",
        (("trends", {"term": ["military", "price", "export control"]}, "trends_course"),),
        "Which words rose? None surely: four articles with a date can tell a story, not a trend",
        "哪些词上升了？没有一个可以确定：四篇有日期的报道能讲故事，讲不了趋势",
        "The intervals are wide: a month has one or two articles. Two articles have no date and are not here.",
        (),
    ),
    Planned(
        "disagree",
        (("themes", {}, "themes_parts"),),
        "Where do they disagree? {0}. The Chinese headlines leave the military to the English text",
        "分歧在哪里？中文标题很少提到军方，英文正文却几乎都提到",
        "Only one source is stated, so sources cannot be compared. Headlines and the texts under them can.",
        ("military",),
    ),
)


def example_briefing() -> Briefing:
    """The briefing, pinned from the pages as they are now.

    Raises
    ------
    AssertionError: a sentence names what its passages do not have.
    """
    about = "稀土之争：磁铁握在谁手里？\n\nSix articles, July to November 2025: what can be shown, and what cannot."
    told = [_step(planned) for planned in STEPS]
    first, last = Step("title", "title", TITLE, about, minutes=1), Step("end", "closing", "What would you ask?", _END)
    return Briefing(TITLE, (first, *told, last))


_END = "您想问什么？\n\nA question from the floor opens the live dashboard over the stage: press Q."


def _step(planned: Planned) -> Step:
    pins = tuple(_pin(planned.id, number, *one) for number, one in enumerate(planned.shown))
    texts = "\n".join(passage.text for pin in pins for passage in pin.passages)
    missing = [one for one in planned.rests if one not in texts]
    assert not missing, f"Step {planned.id}: no passage behind it has {missing}."
    headline = planned.headline.format(*(pin.heading for pin in pins))
    return Step(planned.id, "pins", headline, planned.note, planned.speaker_notes, 2, pins)


def _pin(step: str, number: int, page: str, params: Params, key: str) -> Pin:
    made: Pin = open_page(page, params).session_state["pinning_makers"][key]()
    # The same file each time it is made, but for what changed.
    kept = {name: getattr(made, name) for name in made.__struct_fields__}
    return Pin(**{**kept, "id": f"{step}-{number}"})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DIDYMIUM_SEEDS"], os.environ["DIDYMIUM_CORPUS"] = str(ROOT / "seeds"), folder
        build(Settings(seeds=ROOT / "seeds", corpus=Path(folder)))
        path = ROOT / "seeds" / "briefings" / f"{EXAMPLE}.json"
        made = example_briefing()
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        write_briefing(path, made)
