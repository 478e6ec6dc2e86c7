"""What a changed codebook would change is what coding everything again with it changes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from lib.codebook import Codebook, Codes, Concept, Label, Near, Patterns, Rule, Theme, Where, load_codebook
from lib.coding import Coder, Context
from lib.corpus.articles.rules import (
    PassageToCode,
    RuleCount,
    all_hits,
    passages_by_number,
    passages_to_code,
    passages_with_rule,
    rule_counts,
)
from lib.corpus.query import Corpus
from lib.frames import rows
from lib.model import Subcorpus
from lib.revision import PassageChange, Proof, ThemeChange, prove, revise
from lib.settings import ROOT

BOOK = load_codebook(ROOT / "seeds" / "codebook")
ALLIANCES = next(theme for theme in BOOK.themes if theme.id == "alliances")


def with_rules(theme: str, change: Callable[[tuple[Rule, ...]], Iterable[Rule]]) -> Codebook:
    themes = (replace(own, rules=tuple(change(own.rules))) if own.id == theme else own for own in BOOK.themes)
    return replace(BOOK, version="changed", themes=tuple(themes))


def with_concept(name: str, **words: tuple[str, ...]) -> Codebook:
    concepts = (replace(one, any=replace(one.any, **words)) if one.id == name else one for one in BOOK.concepts)
    return replace(BOOK, concepts=tuple(concepts))


USED = Counter(n for t in BOOK.themes for r in t.rules for p in r.parts() for n in p.concepts).most_common(1)[0][0]
COMMON = ("rare earth", "supply chain", "export control", "price", "China", "military", "defense")
BROAD = Rule("broad", any=Patterns(en=("China",), zh=("美国",)))
CHANGES: dict[str, Codebook] = {
    "nothing": BOOK,
    "a rule added": with_rules("alliances", lambda rules: [*rules, BROAD]),
    "every rule but one taken out": with_rules("alliances", lambda rules: rules[:1]),
    "all rules taken out": with_rules("technology_controls", lambda _rules: ()),
    "a rule barred": with_rules(
        "technology_controls", lambda rules: [replace(rule, unless=Patterns(en=("export",))) for rule in rules]
    ),
    "a proof changed": with_rules("alliances", lambda rules: [replace(rule, hits=()) for rule in rules]),
    "the order changed": with_rules("alliances", reversed),
    "a condition on the passage": with_rules(
        "alliances", lambda rules: [replace(rule, where=Where(kind=("title",))) for rule in rules]
    ),
    "a condition on the day": with_rules(
        "military_demand", lambda rules: [replace(rule, where=Where(since=date(2025, 9, 1))) for rule in rules]
    ),
    "a rule on another theme": with_rules(
        "alliances", lambda rules: [*rules, Rule("drawn", codes=Codes(all=("technology_controls",)))]
    ),
    "a rule barred by another theme": with_rules(
        "alliances", lambda rules: [replace(rule, unless_codes=("technology_controls",)) for rule in rules]
    ),
    "a window widened": with_rules(
        "alliances",
        lambda rules: [*rules, Rule("wide", near=Near("passage", (Patterns(en=("China",)), Patterns(en=("price*",)))))],
    ),
    "a concept shortened": with_concept(USED, en=("gallium",), zh=(), concepts=()),
    "a concept grown": with_concept(USED, en=("China", "strategy")),
    "a name more": replace(BOOK, names=replace(BOOK.names, en=(*BOOK.names.en, *(f"{word} *" for word in COMMON)))),
    "no names": replace(BOOK, names=Patterns()),
    "no gate": replace(BOOK, gate=()),
    "a narrower gate": replace(BOOK, gate=BOOK.gate[1:]),
    "a gate for one word": replace(BOOK, gate=(Rule("only", any=Patterns(en=("magnet",))),)),
    "a theme more": replace(
        BOOK, themes=(*BOOK.themes, Theme("talks", Label("Talks", "会谈"), "", (replace(BROAD, id="talks"),)))
    ),
    "a theme less": replace(BOOK, themes=BOOK.themes[:-1]),
}


NO_CHANGE = {"nothing", "a proof changed", "the order changed"}
MAYBE = {"no names", "no gate"}  # the seed articles are all on the subject


@pytest.fixture(scope="module")
def now(seed_corpus: Corpus) -> dict[int, set[str]]:
    return coded_again(seed_corpus, BOOK)


@pytest.mark.parametrize("name", CHANGES)
def test_a_revision_says_what_coding_all_again_would_change(
    name: str, seed_corpus: Corpus, now: dict[int, set[str]]
) -> None:
    revision = revise(seed_corpus, BOOK, CHANGES[name])
    new = coded_again(seed_corpus, CHANGES[name])
    expected = {(theme, "gained", number) for number in new for theme in new[number] - now[number]}
    expected |= {(theme, "lost", number) for number in new for theme in now[number] - new[number]}
    assert {(row.theme, row.change, row.passage) for row in rows(revision.changes, PassageChange)} == expected
    assert name in MAYBE or bool(expected) == (name not in NO_CHANGE)
    for row in rows(revision.totals, ThemeChange):
        assert row.before == sum(row.theme in themes for themes in now.values())
        assert row.after == sum(row.theme in themes for themes in new.values()), row.theme
        assert row.after == row.before + row.gained - row.lost


def coded_again(corpus: Corpus, book: Codebook) -> dict[int, set[str]]:
    """Passage number → themes, by coding every passage on its own."""
    coder, found = Coder(book), {}
    for row in rows(passages_to_code(corpus), PassageToCode):
        context = Context(row.kind, row.section, row.source, row.published_on)
        found[row.passage] = set(coder.themes(row.text, context))
    return found


def test_a_gain_comes_with_its_receipts_and_a_loss_with_those_it_had(seed_corpus: Corpus) -> None:
    texts = passages_to_code(seed_corpus).set_index("passage")["text"]
    for name in ("a rule added", "every rule but one taken out"):
        for row in rows(revise(seed_corpus, BOOK, CHANGES[name]).changes, PassageChange):
            assert row.hits
            assert set(row.rules) == {hit.rule for hit in row.hits}
            assert all(texts[row.passage][hit.start : hit.end] == hit.text for hit in row.hits)
            assert all(hit.theme == row.theme for hit in row.hits)


def test_passages_that_only_change_their_reasons_are_counted_apart(seed_corpus: Corpus) -> None:
    renamed = with_rules("alliances", lambda rules: [replace(rule, id=f"{rule.id}-2") for rule in rules])
    revision = revise(seed_corpus, BOOK, renamed)
    carried = all_hits(seed_corpus).query("theme == 'alliances'")["passage"].nunique()
    assert revision.changes.empty
    assert revision.n_other_reasons == carried > 0


def test_only_passages_that_a_change_can_reach_are_coded_again(seed_corpus: Corpus) -> None:
    rare = with_rules("alliances", lambda rules: [*rules, Rule("rare", any=Patterns(en=("Busan",)))])
    texts = passages_to_code(seed_corpus)["text"]
    revision = revise(seed_corpus, BOOK, rare)
    assert revision.n_looked_at == texts.str.contains("Busan").sum()
    assert revise(seed_corpus, BOOK, CHANGES["a proof changed"]).n_looked_at == 0
    assert revision.n_passages == len(texts)


def test_progress_runs_from_nothing_to_all(seed_corpus: Corpus) -> None:
    shares: list[float] = []
    revise(seed_corpus, BOOK, CHANGES["a rule added"], lambda share, _doing: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_rule_of_the_gate_is_proved_alone() -> None:
    rule = Rule("g", any=Patterns(en=("gallium",)), hits=("Gallium rose.",), misses=("The minister met the press.",))
    other = Rule("all", any=Patterns(en=("minister",)))
    book = Codebook("v", (Theme("t", Label("T", "题"), "", (other,)),), gate=(rule, other))
    assert all(proof.passes for proof in prove(book, Coder(book), "", rule))


def test_a_proof_that_does_not_hold_says_which_way() -> None:
    rule = Rule(
        "r", any=Patterns(en=("gallium",)), hits=("Gallium rose.", "Tin rose."), misses=("Gallium fell.", "Tin.")
    )
    book = Codebook("v", (Theme("t", Label("T", "题"), "", (rule,)),))
    assert prove(book, Coder(book), "t", rule) == (
        Proof("Gallium rose.", True, True),
        Proof("Tin rose.", True, False),
        Proof("Gallium fell.", False, True),
        Proof("Tin.", False, False),
    )
    assert [proof.passes for proof in prove(book, Coder(book), "t", rule)] == [True, False, False, True]


def test_a_proof_is_a_passage_that_meets_what_its_rule_asks_of_one() -> None:
    where = Where(kind=("title",), section=("Core*",), source=("Reuters",), since=date(2025, 1, 1))
    rule = Rule("r", any=Patterns(en=("gallium",)), where=where, hits=("Gallium rose.",), misses=("Tin.",))
    book = Codebook(
        "v", (Theme("t", Label("T", "题"), "", (rule,)),), concepts=(Concept("c", Label("", ""), Patterns()),)
    )
    assert all(proof.passes for proof in prove(book, Coder(book), "t", rule))


def test_rule_counts_are_those_of_the_receipts_and_follow_the_filter(seed_corpus: Corpus) -> None:
    for chosen in (Subcorpus(), Subcorpus(languages=("en",)), Subcorpus(query="nowhere at all")):
        counts = rule_counts(seed_corpus, chosen)
        for row in rows(counts, RuleCount):
            found = passages_with_rule(seed_corpus, chosen, row.theme, row.rule, 1000)
            assert len(found) == row.n_passages
            hits = all_hits(seed_corpus)
            rules = hits[hits["theme"] == row.theme].groupby("passage")["rule"].nunique()
            assert row.n_sole == sum(rules[passage] == 1 for passage in found["passage"])
    assert rule_counts(seed_corpus, Subcorpus(query="nowhere at all")).empty
    assert len(rule_counts(seed_corpus, Subcorpus())) > 5


def test_passages_are_fetched_by_their_numbers(seed_corpus: Corpus) -> None:
    assert sorted(passages_by_number(seed_corpus, [3, 1])["passage"]) == [1, 3]
    assert passages_by_number(seed_corpus, []).empty
