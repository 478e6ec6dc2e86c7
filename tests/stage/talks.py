"""A small talk by hand: one of each kind of step, and a figure that goes on with other data."""

from lib.briefing import (
    Briefing,
    CloudText,
    Content,
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

HOSTILE = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)><!--'
ORIGIN = PinOrigin(
    page="themes",
    key="shares",
    address="themes?theme=alliances",
    filter="Theme: Alliances",
    sources="Daily News, 2025-07-01 to 2025-08-31",
    counted="12 passages of 5 articles",
    corpus="c1",
    codebook="b1",
    pinned_at="2026-01-01T00:00:00Z",
)
PASSAGES = (
    EvidencePassage(
        "𠮷 The ministry set a price floor for 稀土.",
        "A title",
        "Daily News",
        "2025-07-01",
        "https://example.org/a",
        marked=(MarkedPart(21, 32, "#B8690F", "price floor"),),
    ),
    EvidencePassage("A second passage.", url="javascript:alert(1)", title="No link"),
)


def bars(*values: float) -> FrozenChart:
    """Bars of two themes."""
    names = ["● Pricing power", "■ 技术管制"]
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": [0, 1],
        "customdata": [["theme", "pricing"], ["theme", "controls"]],
        "marker": {"color": ["#B8690F", "#3572E8"]},
        "text": [f"{value:.0%}" for value in values],
    }
    yaxis = {"range": [1.5, -0.5], "tickvals": [0, 1], "ticktext": names}
    layout = {
        "height": 320,
        "font": {"color": "#000037", "size": 13},
        "margin": {"l": 130, "r": 16, "t": 8, "b": 28},
        "xaxis": {"range": [0, 1], "tickformat": ".0%"},
        "yaxis": yaxis,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "meta": {"alt": "Shares of two themes"},
    }
    return FrozenChart((trace,), layout)


def pin(name: str, content: Content, heading: str = "Share of passages by theme") -> Pin:
    """A pin with what is behind its first mark."""
    mark = ["theme", "pricing"] if isinstance(content, FrozenChart) else "price" if name == "cloud" else 0
    evidence = (Evidence(mark, "Pricing power", (0, 1), 9, 4),)
    return Pin(name, heading, content, ORIGIN, passages=PASSAGES, evidence=evidence)


TABLE = FrozenTable(
    (TableColumn("Word"), TableColumn("Share", "share"), TableColumn("Count", "number")),
    (("price", 0.5, 12), (HOSTILE, None, 3)),
)
CLOUD = FrozenCloud(
    840,
    480,
    (CloudText("price", 400, 240, 60, "#B8690F"), CloudText("稀土", 200, 120, 30)),
    (("#B8690F", "Pricing power"),),
    "Two words",
)
TALK = Briefing(
    "Who sets the price? 稀土",
    (
        Step("one", "title", "Who sets the price of 稀土?", "A talk", "Welcome everybody."),
        Step("two", "pins", "Pricing leads", "Seen in July", "Say it slowly.", 2, (pin("july", bars(0.6, 0.3)),)),
        Step("three", "pins", "Controls lead", "Seen in August", pins=(pin("august", bars(0.2, 0.9)),)),
        Step("four", "text", "Three things", "One.\n\nTwo.\n\n三。"),
        Step("five", "pins", "A table", pins=(pin("table", TABLE, "Words"),)),
        Step("six", "pins", HOSTILE, HOSTILE, HOSTILE, pins=(pin("cloud", CLOUD, HOSTILE),)),
        Step("seven", "pins", "Side by side", pins=(pin("left", bars(0.1, 0.2)), pin("right", FrozenPassages()))),
        Step("eight", "closing", "Thank you", "谢谢"),
    ),
)
