"""What the codebook says about sentences of the seed articles, as an analyst would code them."""

from functools import cache
from pathlib import Path

import pytest

from lib.codebook import load_codebook
from lib.coding import Coder


@cache
def coder() -> Coder:
    return Coder(load_codebook(Path("seeds/codebook")))


@pytest.mark.parametrize(
    ("sentence", "themes"),
    [
        (
            "China has warned countries that attempt to act as intermediaries for U.S. interests, indicating potential "
            "economic sanctions for those that deviate from established trade practices",
            ["alliances"],
        ),
        (
            "The U.S. may resort to using the Defense Production Act to requisition civilian rare earth stocks to "
            "prioritize military needs, but this is only a temporary solution",
            ["military_demand"],
        ),
        (
            "The U.S. Department of Defense plans to invest $400 million to acquire a 15% stake in a domestic rare "
            "earth company, becoming its largest shareholder, and has signed a 10-year price support agreement at $110 "
            "per kilogram, double the current market price in China, aiming to challenge China's dominance in the rare "
            "earth pricing system",
            ["pricing_power", "military_demand"],
        ),
        ("美国憋大招挑战中国稀土,中方反应很快,更新技术出口限制目录", ["technology_controls"]),
        (
            "China's technological superiority in rare earth processing, with a purity level of 99.999%, presents a "
            "significant barrier for U.S. companies attempting to achieve self-sufficiency",
            ["technology_controls"],
        ),
        (
            "Following the announcement, MP's stock surged by 60% in a single day, while Australian rare earth "
            "companies like Lynas saw a 20% increase",
            [],
        ),
        (
            "China holds a significant position in the global rare earth supply chain, accounting for 90% of the "
            "processing and refining of rare earths",
            [],
        ),
    ],
)
def test_seed_sentence(sentence: str, themes: list[str]) -> None:
    assert coder().themes(sentence) == themes


@pytest.mark.parametrize(
    "sentence",
    [
        "Australia agreed to buy submarines and missiles in a separate deal.",
        "The phone maker renewed its licence after price cuts.",
        "Iron ore prices collapsed when the allies met.",
        "",
        "🙂",
    ],
)
def test_off_the_subject_there_is_no_theme(sentence: str) -> None:
    assert coder().code(sentence) == []


def test_indonesia_is_not_india() -> None:
    hits = coder().code("印度尼西亞與日本簽署關鍵礦產協議")
    assert "alliances" in {hit.theme for hit in hits}
    assert all(hit.text != "印度" for hit in hits)
