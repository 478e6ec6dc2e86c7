"""A briefing with a step of each kind, and a pin of each kind of content."""

from lib.briefing import (
    Briefing,
    CloudText,
    Evidence,
    EvidencePassage,
    FrozenChart,
    FrozenCloud,
    FrozenPassages,
    FrozenTable,
    MarkedPart,
    Pin,
    PinOrigin,
    Step,
    TableColumn,
)

ORIGIN = PinOrigin(
    page="Themes",
    key="themes_shares",
    address="themes?theme=alliances",
    filter="Theme: Alliances",
    sources="2 sources, 2026-01-01 to 2026-03-31",
    counted="6 articles · 60 passages",
    corpus="abc",
    codebook="def",
    pinned_at="2026-11-30T12:00:00+00:00",
    method=(("Shares", "Of all passages, how many carry it."),),
)
CHART = FrozenChart(
    data=({"type": "bar", "x": [0.25, None, 0.1], "y": [0, 1, 2], "customdata": [["alliances"], ["x"], None]},),
    layout={"height": 320, "meta": {"alt": "Shares of three themes."}, "title": {"text": "<b>a</b> &lt;i&gt; 稀土"}},
)
TABLE = FrozenTable(
    (TableColumn("Word"), TableColumn("Count", "number"), TableColumn("Share", "share")),
    (("稀土", 12, 0.25), ("<script>alert(1)</script>", None, 1e-09)),
)
CLOUD = FrozenCloud(100, 50, (CloudText("price", 1.5, 2.25, 12.0, "#B8690F"),), (("#B8690F", "Prices"),), "A cloud.")
PASSAGE = EvidencePassage(
    "China set quotas.", "Quotas <b>", "Reuters", "2026-01-05", "https://example.org/a", "MOFCOM", ("Prices",),
    (MarkedPart(0, 5, "#B8690F", "Prices: quotas"),),
)  # fmt: skip


def pin(name: str, content: FrozenChart | FrozenTable | FrozenCloud | FrozenPassages) -> Pin:
    evidence = (Evidence(["alliances"], "Alliances", (0,), 9, 3),)
    return Pin(name, f"Heading of {name}", content, ORIGIN, TABLE, ("A note.",), (PASSAGE,), evidence)


PINS = tuple(
    pin(name, content)
    for name, content in (("chart", CHART), ("table", TABLE), ("cloud", CLOUD), ("passages", FrozenPassages()))
)
BRIEFING = Briefing(
    "Who sets the price? 谁定价",
    (
        Step("first", "title", "Who sets the price?", "A line\n\nand another", "Say hello", 1),
        Step("part", "section", "Prices"),
        Step("two", "pins", "Quotas, not prices", "A note", "Notes", 2.5, PINS[:2]),
        Step("cloud", "pins", "Words", pins=PINS[2:3]),
        Step("passages", "pins", "Said", pins=PINS[3:]),
        Step("text", "text", "Text </script><script>alert(1)</script>", "“Quoted” \\ / \u2028 words"),
        Step("last", "closing", "Thank you"),
    ),
)
