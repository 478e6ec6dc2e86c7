"""A lemma is a word: forms come back to one that exists."""

import re

import pytest

from lib.coding.inflections import verb_forms
from lib.corpus.query.full_text import match_spans
from lib.settings import current_settings
from lib.text import Cutter, load_dictionary
from lib.text.words import LEMMAS, lemma
from tests.lemma_corrections import corrections

# Verbs of the news with regular forms, by how they take their endings.
PLAIN = """
abolish acquit adopt affirm allow alter appeal appoint assail attach attack attain attend award avoid banish blast
block boycott burden burn clash collect confirm consult contain convict craft crash crawl crush deepen defend deport
depress derail detain devour disarm discount dispatch display distort divert drench employ enact endanger enjoy enlist
enrich exceed exploit export extend fasten flourish flow follow gather guard harden harm haunt heighten hinder import
inherit insist install invest jail knock launch lengthen linger loom mask mock monitor narrow number obey offend
outlaw pardon pass perish plunder predict press prey proclaim prohibit punish quell ransack reach recall recoup redeem
resort restrain rocket sanction scorn search shatter shorten show slow sour stall strengthen stretch subsist surround
suspect tamper thank threaten toughen transform treat unfold unleash unveil vanish warn weaken widen wreck yield
"""
IN_E = """
alienate announce arouse assume cease compete concede determine diagnose dominate double embrace evade exile nominate
owe topple
"""
DOUBLED = """
ban bar commit control defer deter dispel drag equip expel grab incur occur omit plan prefer quit rebel refer regret
ship slam slap spur stir strip submit transfer trap wrap
"""
IN_Y = """
amplify clarify comply defy deny exemplify falsify fortify imply justify levy modify pity ratify rely vilify
"""
# Nouns and adjectives of their own, which a verb's form may count under.
OWN = {"warning", "following", "burning", "planning", "shipping", "controlling", "wrapping", "trapping", "wrapped"}


def regular_forms() -> dict[str, str]:
    """Form and verb."""
    forms: dict[str, str] = {}
    for verb in PLAIN.split():
        ending = "es" if re.search("(s|x|z|ch|sh)$", verb) else "s"
        forms |= {verb + ending: verb, f"{verb}ed": verb, f"{verb}ing": verb}
    for verb in IN_E.split():
        forms |= {f"{verb}s": verb, f"{verb}d": verb, f"{verb[:-1]}ing": verb}
    for verb in DOUBLED.split():
        forms |= {f"{verb}s": verb, f"{verb + verb[-1]}ed": verb, f"{verb + verb[-1]}ing": verb}
    for verb in IN_Y.split():
        forms |= {f"{verb[:-1]}ies": verb, f"{verb[:-1]}ied": verb, f"{verb}ing": verb}
    return forms


def test_regular_forms_of_verbs_come_back_to_the_verb() -> None:
    forms = regular_forms()
    wrong = {form: lemma(form) for form, verb in forms.items() if lemma(form) not in {verb, *({form} & OWN)}}
    assert len(forms) > 400
    assert len(wrong) <= 0.005 * len(forms), wrong


@pytest.mark.parametrize(
    ("forms", "word"),
    [
        ("rose rises risen rising", "rise"),
        ("swore sworn swearing", "swear"),
        ("won winning", "win"),
        ("shook shaken", "shake"),
        ("wives", "wife"),
        ("skies", "sky"),
        ("masses", "mass"),
        ("sales", "sale"),
        ("lenses", "lens"),
        ("modelled modelling models", "model"),
        ("panicked panicking", "panic"),
        ("bigger biggest", "big"),
        ("shelves shelf", "shelf"),
        ("thieves thief", "thief"),
        ("wolves", "wolf"),
    ],
)
def test_other_forms_come_back_to_their_word(forms: str, word: str) -> None:
    assert {lemma(form) for form in forms.split()} == {word}


def test_a_word_that_only_looks_like_a_form_stays() -> None:
    for word in (
        "span",
        "bare",
        "greed",
        "pending",
        "unpaid",
        "seventh",
        "odds",
        "congratulations",
        "mining",
        "ai",
        "goods",
        "media",
        "customs",
        "arms",
    ):
        assert lemma(word) == word


def test_counts_search_and_rules_know_the_same_forms() -> None:
    text = "Tungsten prices were climbing; the guarded depots, crossed borders and swearing ministers stayed."
    terms = Cutter(load_dictionary(current_settings().dictionary)[0]).terms(text)
    assert {"guard", "cross", "swear"} <= set(terms)
    assert [text[a:b] for a, b in match_spans("guard OR cross OR swear", text)] == ["guarded", "crossed", "swearing"]
    assert "guarded" in verb_forms("guard")
    assert "fixing" in verb_forms("fix")


def test_the_list_is_what_the_lexicon_says() -> None:
    lines = [f"{form} {right}" for form, right in corrections() if right.islower()]
    assert LEMMAS.read_text(encoding="utf-8").splitlines() == lines
