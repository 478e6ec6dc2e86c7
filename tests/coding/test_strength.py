"""How sure a theme is: what is measured of its evidence, what the weights make of it, and what would make it sure."""

from dataclasses import replace

import pytest

from lib.codebook import EVIDENCE, Calibration, Codebook, Label, Near, Patterns, Rule, Theme, Weight, load_codebook
from lib.coding import Coder, Context, ThemeEvidence
from lib.settings import ROOT

SEEDS = load_codebook(ROOT / "seeds" / "codebook")
NEAR = Rule(
    "near", near=Near("passage", (Patterns(en=("army",), zh=("军队",)), Patterns(en=("magnet",), zh=("磁体",))))
)
ALONE = Rule("alone", any=Patterns(en=("warship*",), zh=("军舰",)))
GATE = (Rule("subject", any=Patterns(en=("magnet",), zh=("磁体",))),)


def book(*, weights: dict[str, float] | None = None, sure_from: float = 0.5) -> Codebook:
    """A codebook of one theme; unnamed evidence weighs nothing, and all is measured from 0."""
    weighed = tuple(Weight(name, 0.0, (weights or {}).get(name, 0.0), 1.0) for name in EVIDENCE)
    calibration = Calibration(100, 100, 0.95, sure_from, 0.0, 1.0, weighed)
    theme = Theme("arms", Label("Arms", "军备"), "", (NEAR, ALONE))
    return Codebook("1", (theme,), GATE, strength=calibration if weights is not None else None)


def measured(text: str, context: Context | None = None) -> ThemeEvidence:
    return Coder(book()).evidence(text, context or Context())["arms"]


def test_evidence_is_named_as_the_weights_are() -> None:
    assert ThemeEvidence._fields == EVIDENCE


def test_distance_is_that_of_the_nearest_words_of_each_list() -> None:
    assert measured("The army needs a magnet.").apart == 4
    far = measured("A magnet is sold. Nobody asks the army, which wants a magnet.")
    assert (far.apart, far.clauses, far.sentences, far.opening) == (5, 1, 0, 0)
    assert measured("军队需要磁体。").apart == 3  # six characters, of which two are a word


def test_words_in_two_sentences_and_clauses_between_are_told() -> None:
    apart = measured("The army waits. Ships, planes; all want a magnet.")
    assert (apart.sentences, apart.clauses, apart.opening) == (1, 2, 1)


@pytest.mark.parametrize("text", ["The army does not buy a magnet.", "The army hasn't a magnet.", "军队没有采购磁体。"])
def test_a_denial_in_their_sentence_is_told_and_one_elsewhere_is_none(text: str) -> None:
    assert measured(text).negation == 1
    assert measured("The army buys a magnet. The navy does not.").negation == 0


def test_rules_and_different_words_are_counted() -> None:
    both = measured("The army wants a magnet for a warship and another warship.")
    assert (both.rules, both.words) == (2, 3)
    assert measured("The army wants a magnet.").rules == 1


def test_a_headline_the_length_and_the_share_on_the_subject_are_told() -> None:
    text = "The army wants a magnet. It rains. It snows. The sun shines."
    assert measured(text).subject == pytest.approx(1 / 4)
    assert (measured(text).length, measured(text).title) == (12, 0)
    assert measured(text, Context(kind="title")).title == 1


def test_a_weak_theme_is_found_and_does_not_count() -> None:
    coder = Coder(book(weights={"apart": -1.0, "rules": 1.0, "words": 1.0}))
    near, far = "The army wants a magnet.", "The army marched on through rain and snow until a man sold it a magnet."
    assert coder.themes(near) == ["arms"]
    assert coder.themes(far) == []
    assert coder.themes(far, weak_too=True) == ["arms"]
    assert [hit.sure for hit in coder.code(far)] == [False, False]
    assert all(hit.sure for hit in coder.code(near))


def test_without_a_calibration_every_theme_is_sure() -> None:
    coder = Coder(book())
    assert all(hit.sure for hit in coder.code("The army marched on. It rained, and a magnet lay there."))
    assert coder.strengths("The army wants a magnet.") == {}


def test_what_would_make_a_theme_sure_does() -> None:
    calibrated = book(weights={"apart": -1.0, "sentences": -3.0, "rules": 1.0}, sure_from=0.3)
    coder = Coder(calibrated)
    text = "The army marched. A magnet lay there."
    weak = coder.strengths(text)["arms"]
    assert not weak.sure
    assert "its words in one sentence" in weak.remedies
    assert coder.strengths("The army marched a magnet there.")["arms"].sure
    distant = coder.strengths("The army has so many things to do today, also a magnet.")["arms"]
    assert distant.remedies[0] == "its words within 5 words of one another"
    assert coder.strengths("The army got its magnet.")["arms"].sure
    assert coder.strengths("The army and a magnet")["arms"].remedies == ()


def test_effects_say_what_raises_and_what_lowers_the_strength() -> None:
    coder = Coder(book(weights={"apart": -1.0, "rules": 1.0}))
    effects = {effect.name: effect for effect in coder.strengths("The army wants a magnet.")["arms"].effects}
    assert effects["apart"].effect == pytest.approx(-1.609, abs=0.001)  # minus the logarithm of 1 + 4
    assert effects["rules"].effect == 1.0
    assert effects["rules"].said == "1 rule fired"
    assert set(effects) == {"apart", "rules"}


def test_a_possible_theme_is_one_whose_words_are_all_there() -> None:
    strict = replace(NEAR, near=Near(1, NEAR.near.all if NEAR.near else ()), unless=Patterns(en=("museum",)))
    theme = Theme("arms", Label("Arms", "军备"), "", (strict,))
    coder = Coder(Codebook("1", (theme,), GATE))
    text = "In a museum the army shows what it once made of a magnet."
    assert coder.code(text) == []
    assert coder.possible(text)["arms"].apart == 9
    assert coder.possible("The army marches.") == {}


# Sentences of our own: the same two things joined closely, and far apart beside other matters.
CLOSE = {
    "The Pentagon will buy neodymium magnets for missiles.": "military_demand",
    "China imposed export controls on gallium and germanium.": "technology_controls",
    "Japan and Australia signed an agreement on rare earths.": "alliances",
    "Lithium prices collapsed after the quota was lifted.": "pricing_power",
    "五角大楼采购稀土磁体用于导弹生产。": "military_demand",
    "中国对镓和锗实施出口管制。": "technology_controls",
    "日本与澳大利亚签署稀土供应协议。": "alliances",
    "碳酸锂价格因配额取消而暴跌。": "pricing_power",
}


@pytest.mark.parametrize(("text", "theme"), CLOSE.items())
def test_what_is_said_in_one_short_sentence_is_sure(text: str, theme: str) -> None:
    assert theme in Coder(SEEDS).themes(text)


@pytest.mark.parametrize(("text", "theme"), CLOSE.items())
def test_the_same_among_much_else_is_less_sure(text: str, theme: str) -> None:
    chinese = not text.isascii()
    around = (
        "代表们谈到渔业、旅游、教育和体育，随后共进晚餐。"
        if chinese
        else ("The delegates spoke of fish, of tourists, of schools and of sport, and then had dinner. ")
    )
    alone, among = (Coder(SEEDS).strengths(version)[theme].share for version in (text, around * 6 + text))
    assert among < alone
