"""A codebook folder is read strictly, and what is wrong with it is said in full."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from lib.codebook import Codebook, Codes, Near, Patterns, UnlessNear, Where, load_codebook

SEEDS = Path("seeds/codebook")
HEAD = 'id = "t"\nlabel = { en = "T", zh = "题" }\nabout = "About."\n'
GOOD = '[[rules]]\nid = "good"\nany = { en = ["price floor"] }\n'


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def load_theme(folder: Path, text: str) -> Codebook:
    write(folder, "themes/t.toml", text)
    return load_codebook(folder)


def test_the_seed_codebook_has_the_four_themes_in_order_and_no_problem() -> None:
    codebook = load_codebook(SEEDS)
    assert [str(problem) for problem in codebook.problems] == []
    assert [theme.id for theme in codebook.themes] == [
        "pricing_power",
        "technology_controls",
        "alliances",
        "military_demand",
    ]
    assert [theme.label.zh for theme in codebook.themes] == ["定价权", "技术管制", "联盟合作", "军事需求"]
    assert codebook.gate


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    codebook = load_theme(
        tmp_path,
        HEAD + '[[rules]]\nid = "support"\nall = [{ zh = ["稀土"] }]\n'
        'near = { within = 8, ordered = true, all = [{ en = ["price*"] }, { zh = ["托底"] }] }\n'
        'unless = { en = ["share price"] }\nunless_near = { within = 3, en = ["not"] }\n'
        'hits = ["A."]\nmisses = ["B."]\n',
    )
    rule = codebook.themes[0].rules[0]
    assert rule.near == Near(8, (Patterns(en=("price*",)), Patterns(zh=("托底",))), ordered=True)
    assert rule.all == (Patterns(zh=("稀土",)),)
    assert rule.unless == Patterns(en=("share price",))
    assert rule.unless_near == UnlessNear(3, Patterns(en=("not",)))
    assert (rule.hits, rule.misses) == (("A.",), ("B.",))


BROKEN_RULES = {
    'unles = { en = ["x"] }\nany = { en = ["a"] }': ('unknown key "unles"', "unless"),
    'any = { fr = ["prix"] }': ('unknown key "fr"', "en, zh"),
    "hits = []": ("the rule has nothing to find", "any, all, near or codes"),
    "any = { en = [] }": ("any holds no pattern", "at least one"),
    'any = { en = ["*"] }': ('pattern "*" can never match', "letter"),
    'any = { en = ["  "] }': ('an entry of any.en is "  "', "text in quotes"),
    'any = { en = ["..."] }': ('pattern "..." can never match', "letter"),
    'any = { en = ["a\\u0007b"] }': ("control character U+0007", "Take it out"),
    'any = { zh = ["稀\\u200b土"] }': ("control character U+200B", "Take it out"),
    'any = { en = ["*mium"] }': ('pattern "*mium" begins with *', "rest of a word"),
    'any = { en = ["a**b"] }': ('pattern "a**b" holds **', "single *"),
    'any = "price"': ('any is "price"', "Write a table"),
    'any = { en = "price" }': ('any.en is "price"', "list of texts"),
    "any = { en = [7] }": ("an entry of any.en is 7", "text in quotes"),
    'all = { en = ["a"] }': ('all is { en = ["a"] }', "lists of patterns"),
    'near = { within = "page", all = [{ en = ["a"] }, { en = ["b"] }] }': ('near.within is "page"', '"sentence"'),
    'near = { within = -1, all = [{ en = ["a"] }, { en = ["b"] }] }': ("near.within is -1", "number of words"),
    'near = { within = true, all = [{ en = ["a"] }, { en = ["b"] }] }': ("near.within is true", "number of words"),
    'near = { all = [{ en = ["a"] }, { en = ["b"] }] }': ("near.within is missing", "number of words"),
    'near = { within = 3, all = [{ en = ["a"] }] }': ("near.all is", "2 or more"),
    'near = { within = 3, ordered = 1, all = [{ en = ["a"] }, { en = ["b"] }] }': ("near.ordered is 1", "true"),
    'any = { en = ["a"] }\nunless_near = { en = ["b"] }': ("unless_near.within is missing", "number of words"),
    'any = { en = ["a"] }\nunless_near = { within = 3 }': ("unless_near holds no pattern", "at least one"),
    'any = { countries = ["JN"] }': ('unknown country code "JN"', '"JP" for Japan'),
    'any = { countries = ["EU"] }': ('unknown country code "EU"', '"JP" for Japan'),
    "any = { countries = [81] }": ("an entry of any.countries is 81", "text in quotes"),
    'codes = ["t/good"]': ("codes is [", "Write a table"),
    "codes = { all = [] }": ("codes names no code", "at least one theme or rule"),
    'codes = { none = ["t"] }': ('unknown key "none"', "all, any"),
    'codes = { all = ["t/god"] }': ('unknown code "t/god"', "t/good"),
    'codes = { any = ["t"] }': ('waits for itself: "t/bad"', "without this rule"),
    'any = { en = ["a"] }\nunless = { codes = ["s"] }': ('unknown code "s"', "Known codes are t, t/"),
    'codes = { all = ["t/good"] }\nunless = { codes = ["t/good"] }': ('wants the code "t/good" and bars it', "Take it"),
    'where = { kind = ["title"] }': ("the rule has nothing to find", "any, all, near or codes"),
    'any = { en = ["a"] }\nwhere = {}': ("where holds no condition", 'kind = ["title"]'),
    'any = { en = ["a"] }\nwhere = { topic = ["x"] }': ('unknown key "topic"', "kind, section, source, since, until"),
    'any = { en = ["a"] }\nwhere = { kind = ["headline"] }': ('where.kind holds "headline"', "title, lead, bullet"),
    'any = { en = ["a"] }\nwhere = { section = [] }': ("where.section is empty", "at least one"),
    'any = { en = ["a"] }\nwhere = { since = "2025-01-01" }': ('where.since is "2025-01-01"', "without quotes"),
    'any = { en = ["a"] }\nwhere = { since = 2025-02-01, until = 2025-01-01 }': ("after where.until", "earlier day"),
    'any = { en = ["Price cap"] }\nunless = { en = ["price*"] }': (
        'pattern "Price cap" can never match',
        "the other bars",
    ),
    'all = [{ zh = ["稀土"] }]\nunless = { zh = ["稀土"] }': ('unless holds "稀土"', "Take one of the two out"),
    'any = { concepts = ["nowhere"] }': ('unknown concept "nowhere"', "Known concepts"),
    'any = { en = ["a"] }\nhits = "one"': ('hits is "one"', "list of texts"),
}


@pytest.mark.parametrize("broken", BROKEN_RULES)
def test_a_broken_rule_is_left_out_and_named_and_the_rest_loads(tmp_path: Path, broken: str) -> None:
    reason, remedy = BROKEN_RULES[broken]
    codebook = load_theme(tmp_path, f'{HEAD}[[rules]]\nid = "bad"\n{broken}\n{GOOD}')
    assert [rule.id for rule in codebook.themes[0].rules] == ["good"]
    (problem,) = codebook.problems
    assert problem.path.endswith("t.toml")
    assert problem.place == "rule bad"
    assert reason in problem.reason
    assert remedy in problem.remedy


def test_of_two_rules_with_one_id_the_second_is_left_out(tmp_path: Path) -> None:
    codebook = load_theme(tmp_path, HEAD + GOOD + GOOD.replace("price floor", "price cap"))
    assert [rule.any for rule in codebook.themes[0].rules] == [Patterns(en=("price floor",))]
    assert [problem.place for problem in codebook.problems] == ["rule good"]
    assert '"good" is taken' in codebook.problems[0].reason


def test_a_rule_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    codebook = load_theme(tmp_path, HEAD + GOOD + '[[rules]]\nany = { en = ["a"] }\n')
    assert [problem.place for problem in codebook.problems] == ["rule number 2"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id = [", "not TOML"),
        (GOOD, "id is missing"),
        ('id = "t"\n' + GOOD, "label is missing"),
        ('id = "t"\nlabel = { en = "T" }\n' + GOOD, "label.zh is missing"),
        (HEAD.replace('"About."', "3") + GOOD, "about is 3"),
        (HEAD + 'order = "first"\n' + GOOD, 'order is "first"'),
        (HEAD + "order = nan\n" + GOOD, "order is nan"),
        (HEAD, "no rules"),
        (HEAD + "rules = 3\n", "rules is 3"),
        (HEAD + "colour = 1\n" + GOOD, 'unknown key "colour"'),
    ],
)
def test_a_broken_file_is_named_and_the_other_themes_load(tmp_path: Path, text: str, reason: str) -> None:
    write(tmp_path, "themes/other.toml", HEAD.replace('"t"', '"other"') + GOOD)
    codebook = load_theme(tmp_path, text)
    assert "other" in [theme.id for theme in codebook.themes]
    assert any(reason in problem.reason and problem.path.endswith("t.toml") for problem in codebook.problems)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00i", b"\xb6\xa8\xbc\xdb", b"a = " + b"[" * 100_000], ids=str)
def test_bytes_that_are_no_codebook_are_a_problem(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "t.toml").write_bytes(content)
    assert load_codebook(tmp_path).problems


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    codebook = load_codebook(tmp_path / "nowhere")
    assert codebook.themes == ()
    assert [problem.reason for problem in codebook.problems] == ["the folder holds no theme"]


def test_two_files_with_one_theme_keep_the_first_by_name(tmp_path: Path) -> None:
    write(tmp_path, "themes/b.toml", HEAD + GOOD.replace("good", "second"))
    write(tmp_path, "themes/a.toml", HEAD + GOOD)
    codebook = load_codebook(tmp_path)
    assert [rule.id for theme in codebook.themes for rule in theme.rules] == ["good"]
    assert [Path(problem.path).name for problem in codebook.problems] == ["b.toml"]


def test_an_id_with_invisible_signs_is_refused_and_not_repeated_raw(tmp_path: Path) -> None:
    codebook = load_theme(tmp_path, HEAD + '[[rules]]\nid = "a\\u001b[2J"\nany = { en = ["a"] }\n' + GOOD)
    assert [rule.id for rule in codebook.themes[0].rules] == ["good"]
    (problem,) = codebook.problems
    assert problem.place == "rule number 1"
    assert str(problem).isprintable()


def test_themes_come_by_order_then_by_id(tmp_path: Path) -> None:
    for name, order in (("z", "order = 1\n"), ("y", ""), ("x", ""), ("w", "order = 2\n")):
        write(tmp_path, f"themes/{name}.toml", HEAD.replace('"t"', f'"{name}"') + order + GOOD)
    assert [theme.id for theme in load_codebook(tmp_path).themes] == ["z", "w", "x", "y"]


CONCEPT = '[[concepts]]\nid = "{}"\nlabel = {{ en = "C", zh = "念" }}\nany = {{ {} }}\n'


def test_a_concept_brings_its_patterns_and_those_of_its_concepts(tmp_path: Path) -> None:
    metals = CONCEPT.format("metals", 'concepts = ["light"], en = ["tungsten"]')
    write(tmp_path, "concepts/c.toml", metals + CONCEPT.format("light", 'zh = ["镁"]'))
    codebook = load_theme(tmp_path, HEAD + '[[rules]]\nid = "r"\nany = { concepts = ["metals"], en = ["ore"] }\n')
    assert codebook.words(Patterns(en=("ore",), concepts=("metals",))) == ("ore", "tungsten", "镁")
    assert codebook.problems == ()


@pytest.mark.parametrize(("written", "counted"), [("", True), ("counted = true\n", True), ("counted = false\n", False)])
def test_a_concept_says_whether_it_is_counted(tmp_path: Path, written: str, counted: bool) -> None:
    write(tmp_path, "concepts/c.toml", CONCEPT.format("c", 'en = ["rise"]') + written)
    (concept,) = load_theme(tmp_path, HEAD + GOOD).concepts
    assert concept.counted is counted


def test_whether_a_concept_is_counted_is_true_or_false(tmp_path: Path) -> None:
    write(tmp_path, "concepts/c.toml", CONCEPT.format("c", 'en = ["rise"]') + 'counted = "no"\n')
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert codebook.concepts == ()
    assert [str(problem).partition("counted")[2] for problem in codebook.problems] == [' is "no". Write true or false.']


def test_concepts_in_a_circle_are_left_out_with_the_rules_that_use_them(tmp_path: Path) -> None:
    circle = CONCEPT.format("a", 'concepts = ["b"], en = ["x"]') + CONCEPT.format("b", 'concepts = ["a"]')
    write(tmp_path, "concepts/c.toml", circle + CONCEPT.format("fine", 'en = ["y"]'))
    codebook = load_theme(tmp_path, HEAD + GOOD + '[[rules]]\nid = "r"\nany = { concepts = ["a"] }\n')
    assert [concept.id for concept in codebook.concepts] == ["fine"]
    assert [rule.id for rule in codebook.themes[0].rules] == ["good"]
    assert {problem.place for problem in codebook.problems} == {"concept a", "concept b", "rule r"}
    assert any("circle" in problem.reason for problem in codebook.problems)


def test_broken_subject_and_name_files_cost_only_themselves(tmp_path: Path) -> None:
    write(tmp_path, "subject.toml", '[[rules]]\nid = "g"\nany = { en = ["*"] }\n')
    write(tmp_path, "names.toml", "names = 3\n")
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert [rule.id for rule in codebook.themes[0].rules] == ["good"]
    assert {Path(problem.path).name for problem in codebook.problems} == {"subject.toml", "names.toml"}


def test_the_version_is_of_the_content_and_not_of_the_place(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SEEDS, copy)
    assert load_codebook(copy).version == load_codebook(SEEDS).version
    rules = copy / "themes" / "alliances.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert load_codebook(copy).version != load_codebook(SEEDS).version


ACTOR = '[[actors]]\nid = "{}"\n{}\n'
LABELLED = 'label = {{ en = "A", zh = "甲" }}\nany = {{ en = ["{}"] }}'


def test_a_state_has_the_names_that_babel_knows_and_those_that_are_added(tmp_path: Path) -> None:
    japan = 'kind = "state"\ncountry = "JP"\nany = { en = ["Tokyo"], zh = ["日方"] }'
    write(tmp_path, "actors/states.toml", ACTOR.format("japan", japan))
    codebook = load_theme(tmp_path, HEAD + '[[rules]]\nid = "r"\nany = { concepts = ["japan"] }\n')
    assert codebook.problems == ()
    (actor,) = codebook.actors
    assert (actor.id, actor.kind, actor.label.en, actor.label.zh) == ("japan", "state", "Japan", "日本")
    assert set(codebook.words(Patterns(concepts=("japan",)))) == {"Japan", "日本", "Tokyo", "日方"}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KR", {"South Korea", "韩国", "南韓"}),
        ("CD", {"Congo-Kinshasa", "Congo (Kinshasa)", "刚果（金）", "刚果金"}),
        ("MM", {"Myanmar", "Burma", "缅甸"}),
        ("HK", {"Hong Kong", "香港"}),
        ("CI", {"Cote d’Ivoire", "科特迪瓦", "象牙海岸"}),
        ("BA", {"Bosnia and Herzegovina"}),
    ],
)
def test_a_country_has_its_plain_names(code: str, names: set[str]) -> None:
    assert names <= set(Codebook("v").words(Patterns(countries=(code,))))


def test_a_name_that_two_countries_share_is_given_to_neither() -> None:
    words = Codebook("v").words(Patterns(countries=("CD", "CG")))
    assert not {"Congo", "刚果", "金"} & set(words)


BROKEN_ACTORS = {
    LABELLED.format("a"): ("kind is missing", "state, bloc, agency, company, person"),
    'kind = "country"\n' + LABELLED.format("a"): ('kind is "country"', "state, bloc, agency, company, person"),
    'kind = "state"\ncountry = "UK"': ('unknown country code "UK"', '"JP" for Japan'),
    'kind = "company"\ncountry = "JP"': ("country is given for a company", 'kind = "state"'),
    'kind = "company"\nany = { en = ["a"] }': ("label is missing", "Write a table"),
    'kind = "bloc"\nlabel = { en = "A", zh = "甲" }': ("any is missing", "Write a table"),
    'kind = "bloc"\nnames = 3\n' + LABELLED.format("a"): ('unknown key "names"', "id, kind, label, country, any"),
    'kind = "bloc"\nlabel = { en = "A", zh = "甲" }\nany = { concepts = ["x"] }': ('unknown concept "x"', "that exist"),
}


@pytest.mark.parametrize("broken", BROKEN_ACTORS)
def test_a_broken_actor_is_left_out_and_named_and_the_rest_loads(tmp_path: Path, broken: str) -> None:
    reason, remedy = BROKEN_ACTORS[broken]
    good = ACTOR.format("good", 'kind = "person"\n' + LABELLED.format("b"))
    write(tmp_path, "actors/a.toml", ACTOR.format("bad", broken) + good)
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert [actor.id for actor in codebook.actors] == ["good"]
    (problem,) = codebook.problems
    assert (Path(problem.path).name, problem.place) == ("a.toml", "actor bad")
    assert reason in problem.reason
    assert remedy in problem.remedy


def test_concepts_and_actors_share_one_name_space(tmp_path: Path) -> None:
    write(tmp_path, "concepts/c.toml", CONCEPT.format("japan", 'en = ["y"]'))
    write(tmp_path, "actors/a.toml", ACTOR.format("japan", 'kind = "state"\ncountry = "JP"'))
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert ([c.id for c in codebook.concepts], codebook.actors) == (["japan"], ())
    (problem,) = codebook.problems
    assert problem.place == "actor japan"
    assert 'the id "japan" is already in' in problem.reason


def test_codes_and_conditions_are_read(tmp_path: Path) -> None:
    write(tmp_path, "themes/other.toml", HEAD.replace('"t"', '"other"') + GOOD)
    codebook = load_theme(
        tmp_path,
        HEAD + '[[rules]]\nid = "r"\ncodes = { all = ["other"], any = ["other/good"] }\nunless = { codes = ["t/x"] }\n'
        'where = { kind = ["title"], section = ["Core*"], source = ["Wire"], since = 2025-01-01, until = 2025-12-31 }\n'
        '[[rules]]\nid = "x"\nany = { en = ["a"] }\nunless = { en = ["b"], codes = ["other"] }\n',
    )
    assert codebook.problems == ()
    first, second = codebook.themes[1].rules
    assert (first.codes, first.unless, first.unless_codes) == (Codes(("other",), ("other/good",)), None, ("t/x",))
    assert first.where == Where(("title",), ("Core*",), ("Wire",), date(2025, 1, 1), date(2025, 12, 31))
    assert (second.unless, second.unless_codes) == (Patterns(en=("b",)), ("other",))


def test_rules_that_wait_for_one_another_are_left_out_with_those_that_need_them(tmp_path: Path) -> None:
    rule = '[[rules]]\nid = "{}"\ncodes = {{ any = ["{}"] }}\n'
    write(tmp_path, "themes/other.toml", HEAD.replace('"t"', '"other"') + GOOD + rule.format("b", "t/a"))
    codebook = load_theme(tmp_path, HEAD + GOOD + rule.format("a", "other") + rule.format("c", "t/a"))
    assert [f"{theme.id}/{rule.id}" for theme in codebook.themes for rule in theme.rules] == ["other/good", "t/good"]
    places = {problem.place: problem.reason for problem in codebook.problems}
    assert places.keys() == {"rule a", "rule b", "rule c"}
    assert "circle" in places["rule a"]
    assert "circle" in places["rule b"]
    assert places["rule c"] == 'unknown code "t/a"'


def test_a_rule_for_the_subject_cannot_wait_for_a_theme(tmp_path: Path) -> None:
    write(tmp_path, "subject.toml", '[[rules]]\nid = "g"\ncodes = { any = ["t"] }\n')
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert codebook.gate == ()
    assert [(problem.place, problem.reason) for problem in codebook.problems] == [
        ("rule g", "a rule for the subject refers to codes")
    ]


def test_a_name_list_that_refers_to_nothing_says_so(tmp_path: Path) -> None:
    write(tmp_path, "names.toml", '[names]\nen = ["share price"]\nconcepts = ["nowhere"]\n')
    codebook = load_theme(tmp_path, HEAD + GOOD)
    assert codebook.names == Patterns(en=("share price",))
    assert [problem.reason for problem in codebook.problems] == ['unknown concept "nowhere"']


def test_what_cannot_be_read_is_named_and_waited_for_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "themes" / "folder.toml").mkdir(parents=True)
    (tmp_path / "themes" / "gone.toml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "subject.toml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "themes" / "pipe.toml")
    codebook = load_theme(tmp_path, HEAD + GOOD)
    named = {Path(problem.path).name for problem in codebook.problems}
    assert named == {"folder.toml", "gone.toml", "pipe.toml", "subject.toml"}
    assert all("cannot be read" in problem.reason for problem in codebook.problems)
    assert [rule.id for rule in codebook.themes[0].rules] == ["good"]


@pytest.mark.parametrize("content", [(HEAD + GOOD).encode("utf-16"), (HEAD + "any =").encode(), b"\x00"])
def test_a_file_that_is_no_toml_has_one_problem(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "themes/u.toml", HEAD.replace('"t"', '"u"') + GOOD)
    (tmp_path / "themes" / "t.toml").write_bytes(content)
    codebook = load_codebook(tmp_path)
    assert [Path(problem.path).name for problem in codebook.problems] == ["t.toml"]
    assert [theme.id for theme in codebook.themes] == ["u"]


@pytest.mark.parametrize(
    "line", [f"order = {'9' * 5000}", f"about = {'9' * 400}", f"about = 0x{'f' * 5000}", "order = nan"]
)
def test_a_monstrous_number_costs_only_its_file(tmp_path: Path, line: str) -> None:
    write(tmp_path, "themes/u.toml", HEAD.replace('"t"', '"u"') + "order = 1.5\n" + GOOD)
    codebook = load_theme(tmp_path, f'id = "t"\nlabel = {{ en = "T", zh = "题" }}\n{line}\n{GOOD}')
    assert [Path(problem.path).name for problem in codebook.problems] == ["t.toml"]
    assert [theme.id for theme in codebook.themes] == ["u"]


def test_a_huge_order_comes_last(tmp_path: Path) -> None:
    write(tmp_path, "themes/u.toml", HEAD.replace('"t"', '"u"') + "order = 1.5\n" + GOOD)
    assert [theme.id for theme in load_theme(tmp_path, HEAD + f"order = {'9' * 400}\n" + GOOD).themes] == ["u", "t"]


def test_a_slash_in_an_id_is_refused_as_two_rules_could_have_one_code(tmp_path: Path) -> None:
    codebook = load_theme(tmp_path, HEAD + GOOD + GOOD.replace("good", "good/bad"))
    assert [(problem.place, problem.reason) for problem in codebook.problems] == [
        ("rule good/bad", 'id is "good/bad"'),
    ]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a b", "a:b", "~a", "a\u200bb", "a&b"])
def test_an_id_of_other_signs_is_refused_with_what_would_have_been_right(tmp_path: Path, name: str) -> None:
    (problem,) = load_theme(tmp_path, HEAD + GOOD + GOOD.replace("good", name)).problems
    assert problem.reason.startswith('id is "')
    assert problem.remedy == 'Write letters, digits, hyphens, underscores and dots only: id = "price-floor".'


@pytest.mark.parametrize("name", ["F-35", "价格", "prix_planché", "v1.2", "कीमत"])
def test_an_id_may_be_in_any_script(tmp_path: Path, name: str) -> None:
    codebook = load_theme(tmp_path, HEAD + GOOD.replace("good", name))
    assert [rule.id for rule in codebook.themes[0].rules] == [name]
    assert codebook.problems == ()


def test_a_message_shows_a_value_as_toml_writes_it(tmp_path: Path) -> None:
    broken = 'near = [{ en = ["price"], on = true }, 2025-01-31, { a.b.c.d.e.f.g.h.i = 1 }]\n'
    (problem,) = load_theme(tmp_path, HEAD + GOOD + '[[rules]]\nid = "x"\n' + broken).problems
    assert problem.reason.startswith('near is [{ en = ["price"], on = true }, 2025-01-31, { a = { b = ')


def test_themes_that_no_bit_is_left_for_are_left_out_and_named(tmp_path: Path) -> None:
    for number in range(33):
        write(tmp_path, f"themes/{number}.toml", HEAD.replace('"t"', f'"t{number}"') + f"order = {number}\n" + GOOD)
    codebook = load_codebook(tmp_path)
    assert [theme.id for theme in codebook.themes] == [f"t{number}" for number in range(31)]
    assert [problem.reason for problem in codebook.problems] == [
        'the theme "t31" is one too many',
        'the theme "t32" is one too many',
    ]
