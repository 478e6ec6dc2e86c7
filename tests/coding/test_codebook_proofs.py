"""Every rule of the codebook keeps the promises that stand next to it."""

from functools import cache
from pathlib import Path

import pytest

from lib.codebook import Codebook, Label, Rule, Theme, load_codebook
from lib.coding import Coder

CODEBOOK = load_codebook(Path("seeds/codebook"))
RULES = [(theme.id, rule) for theme in CODEBOOK.themes for rule in theme.rules]
NAMES = [f"{theme}/{rule.id}" for theme, rule in RULES]


@cache
def coder() -> Coder:
    return Coder(CODEBOOK)


def fires(theme: str, rule: Rule, sentence: str) -> bool:
    return any(hit.theme == theme and hit.rule == rule.id for hit in coder().code(sentence))


@pytest.mark.parametrize(("theme", "rule"), RULES, ids=NAMES)
def test_a_rule_fires_on_its_hits_and_not_on_its_misses(theme: str, rule: Rule) -> None:
    assert rule.hits, "write at least one sentence that it must find"
    assert rule.misses, "write at least one sentence that it must leave alone"
    assert [sentence for sentence in rule.hits if not fires(theme, rule, sentence)] == []
    assert [sentence for sentence in rule.misses if fires(theme, rule, sentence)] == []


@pytest.mark.parametrize("rule", CODEBOOK.gate, ids=lambda rule: str(rule.id))
def test_a_subject_rule_lets_its_hits_through_and_not_its_misses(rule: Rule) -> None:
    alone = Theme("subject", Label("Subject", "主题"), "", (rule,))
    gate = Coder(Codebook("v", (alone,), concepts=CODEBOOK.concepts, actors=CODEBOOK.actors, names=CODEBOOK.names))
    assert rule.hits
    assert rule.misses
    assert [sentence for sentence in rule.hits if not gate.code(sentence)] == []
    assert [sentence for sentence in rule.misses if gate.code(sentence)] == []


def test_most_rules_are_proved_in_both_languages() -> None:
    for theme in CODEBOOK.themes:
        sentences = [sentence for rule in theme.rules for sentence in rule.hits]
        chinese = [sentence for sentence in sentences if not sentence.isascii()]
        assert len(chinese) >= len(theme.rules) * 3 // 4, theme.id
        assert len(sentences) - len(chinese) >= len(theme.rules) * 3 // 4, theme.id
