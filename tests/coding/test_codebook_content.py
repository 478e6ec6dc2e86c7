"""What the codebook that ships covers: concepts, actors, elements, countries."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lib.codebook import Codebook, Label, Patterns, Rule, Theme, country_codes, country_names, load_codebook
from lib.coding import Coder

FOLDER = Path("seeds/codebook")
CODEBOOK = load_codebook(FOLDER)
LABELS = {entry.id: entry.label for entry in CODEBOOK.concepts} | {entry.id: entry.label for entry in CODEBOOK.actors}


def is_chinese(pattern: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in pattern)


@cache
def finder() -> Coder:
    """A coder that gives each text the ids of the concepts and actors found in it."""
    rules = tuple(Rule(id=name, any=Patterns(concepts=(name,))) for name in LABELS)
    theme = Theme("found", Label("Found", "找到"), "", rules)
    return Coder(
        Codebook("v", (theme,), concepts=CODEBOOK.concepts, actors=CODEBOOK.actors, names=CODEBOOK.names),
    )


def found(text: str) -> set[str]:
    return {hit.rule for hit in finder().code(text)}


def test_nothing_of_it_is_refused() -> None:
    assert [str(problem) for problem in CODEBOOK.problems] == []


def test_it_has_the_concepts_and_actors_of_the_field() -> None:
    assert len(CODEBOOK.concepts) >= 40
    assert len(CODEBOOK.actors) >= 80
    assert {actor.kind for actor in CODEBOOK.actors} == {"state", "bloc", "agency", "company", "person"}


@pytest.mark.parametrize("name", LABELS)
def test_a_concept_or_actor_is_written_in_both_languages(name: str) -> None:
    patterns = CODEBOOK.words(Patterns(concepts=(name,)))
    assert any(map(is_chinese, patterns))
    assert not all(map(is_chinese, patterns))
    assert is_chinese(LABELS[name].zh)
    assert not is_chinese(LABELS[name].en)


@pytest.mark.parametrize(
    ("english", "chinese", "group"),
    [
        ("lanthanum", "镧", "light-rare-earths"),
        ("cerium", "铈", "light-rare-earths"),
        ("praseodymium", "镨", "light-rare-earths"),
        ("neodymium", "钕", "light-rare-earths"),
        ("promethium", "钷", "rare-earths"),
        ("samarium", "钐", "heavy-rare-earths"),
        ("europium", "铕", "heavy-rare-earths"),
        ("gadolinium", "钆", "heavy-rare-earths"),
        ("terbium", "铽", "heavy-rare-earths"),
        ("dysprosium", "镝", "heavy-rare-earths"),
        ("holmium", "钬", "heavy-rare-earths"),
        ("erbium", "铒", "heavy-rare-earths"),
        ("thulium", "铥", "heavy-rare-earths"),
        ("ytterbium", "镱", "heavy-rare-earths"),
        ("lutetium", "镥", "heavy-rare-earths"),
        ("scandium", "钪", "rare-earths"),
        ("yttrium", "钇", "heavy-rare-earths"),
        ("gallium", "镓", "minor-metals"),
        ("germanium", "锗", "minor-metals"),
        ("antimony", "锑", "minor-metals"),
        ("tungsten", "钨", "minor-metals"),
        ("graphite", "石墨", "battery-minerals"),
        ("cobalt", "钴", "battery-minerals"),
        ("lithium", "锂", "battery-minerals"),
        ("nickel", "镍", "battery-minerals"),
    ],
)
def test_an_element_is_found_by_its_own_concept_and_by_its_groups(english: str, chinese: str, group: str) -> None:
    for sentence in (f"{english.title()} oxide was shipped.", f"运出一批氧化{chinese}。"):
        assert {english, group, "minerals"} <= found(sentence), sentence


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("REE output grew.", {"rare-earths"}),
        ("希土產量上升。", {"rare-earths"}),
        ("Rare-earth magnets need dysprosium.", {"rare-earths", "magnets", "dysprosium"}),
        ("商务部公布不可靠实体清单。", {"mofcom", "control-lists"}),
        ("MOFCOM widened its entity list.", {"mofcom", "control-lists"}),
        ("日方与澳大利亚签署备忘录。", {"japan", "australia", "agreements"}),
        ("Tokyo and Canberra signed a memorandum.", {"japan", "australia", "agreements"}),
        ("印尼镍矿出口受限。", {"indonesia", "nickel"}),
        ("刚果(金)暂停钴出口。", {"dr-congo", "cobalt"}),
        ("The DRC suspended exports.", {"dr-congo", "exports"}),
        ("芒廷帕斯的MP材料公司获五角大楼注资。", {"mp-materials", "pentagon"}),
        ("The Department of War took a stake in MP Materials.", {"mp-materials", "pentagon"}),
        ("Treasury Secretary Mnuchin spoke.", {"mnuchin", "us-treasury"}),
        ("特朗普与高市早苗会晤。", {"trump", "takaichi", "talks"}),
        ("台積電與輝達受影響。", {"tsmc", "nvidia"}),
        ("北方稀土与包钢股份上调交易价。", {"china-northern-rare-earth", "prices"}),
        ("动用国防生产法采购F-35所需磁体。", {"defence-production-act", "combat-aircraft", "magnets"}),
        ("Friend-shoring and decoupling go on.", {"friend-shoring", "decoupling"}),
        ("友岸外包与脱钩并行。", {"friend-shoring", "decoupling"}),
    ],
)
def test_sentence_of_the_field(sentence: str, names: set[str]) -> None:
    assert names <= found(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("印度尼西亚加征关税。", "india"),
        ("North Korean troops marched.", "south-korea"),
        ("The mine is in New Mexico.", "mexico"),
        ("The vance of a windmill.", "vance"),
        ("He ate an apple.", "apple"),
        ("联合早报报道稀土。", "joint-action"),
        ("新车装有激光雷达。", "weapons"),
    ],
)
def test_a_name_is_not_found_where_it_only_looks_like_one(sentence: str, name: str) -> None:
    assert name not in found(sentence)


def typed_patterns(value: Any) -> Iterator[str]:
    """Every pattern of a TOML file, without the sentences of its proofs."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("en", "zh") and isinstance(inner, list):
                yield from inner
            elif key not in ("hits", "misses"):
                yield from typed_patterns(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed_patterns(inner)


@pytest.mark.parametrize("folder", ["actors", "concepts", "themes", "."])
def test_no_country_is_typed_where_its_code_does_it(folder: str) -> None:
    names = {name.casefold() for code in country_codes() for name in country_names(code)}
    typed = [
        (path.name, pattern)
        for path in sorted((FOLDER / folder).glob("*.toml"))
        if path.name != "names.toml"
        for pattern in typed_patterns(tomllib.loads(path.read_text("utf-8")))
        if pattern.removeprefix("=").casefold() in names
    ]
    assert typed == []
