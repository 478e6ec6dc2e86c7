"""In an article a short name is the long one; across a corpus a speaker is one, whatever it is called."""

from lib.codebook import load_codebook
from lib.model import Language, Passage
from lib.settings import ROOT
from lib.speakers import ActorNames, attributions, name_key

ACTORS = ActorNames(load_codebook(ROOT / "seeds" / "codebook"))


def passage(text: str, language: Language = "en") -> Passage:
    return Passage("paragraph", text, "", (), language)


def spoken(*texts: str, language: Language = "en") -> list[list[tuple[str, bool]]]:
    found = attributions([passage(text, language) for text in texts])
    return [[(one.speaker, one.sure) for one in some] for some in found]


def test_a_surname_is_the_one_who_bears_it_in_the_article() -> None:
    first, second = "Then Ann Ode said so.", "Ode added that quotas stay."
    assert spoken(first, second) == [[("Ann Ode", True)], [("Ann Ode", True)]]
    assert spoken(second) == [[("Ode", False)]]


def test_a_surname_of_two_is_neither() -> None:
    texts = "Then Ann Ode said so.", "But Tom Ode said no.", "Mr. Ode said that quotas stay."
    assert spoken(*texts)[2] == [("Ode", True)]


def test_a_firm_is_no_longer_form_of_a_country_or_of_a_person() -> None:
    texts = (
        "Then Taiwan Metals Company said so.",
        "On that day Taiwan said no.",
        "But the Trump Administration said yes.",
    )
    assert spoken(*texts, "And Trump said maybe.")[1:] == [
        [("Taiwan", True)],
        [("Trump Administration", True)],
        [("Trump", True)],
    ]


def test_a_name_in_a_heading_is_a_speaker_where_the_text_has_it_for_one() -> None:
    heading, text = "Far Metals Says Quota Talks Go On", "Then Far Metals said that talks go on."
    assert spoken(heading) == [[("Far Metals", False)]]
    assert spoken(heading, text)[0] == [("Far Metals", True)]


def test_an_english_passage_may_speak_chinese() -> None:
    (found,) = spoken("The statement reads: 商务部发言人表示，管制不变。")
    assert found == [("商务部", True)]


def test_an_actor_is_one_in_both_languages_and_all_its_names() -> None:
    ministry = {ACTORS.find(name) for name in ("商务部", "商务部发言人", "MOFCOM", "the Ministry of Commerce")}
    assert [actor.id for actor in ministry if actor] == ["mofcom"]
    leader = {ACTORS.find(name) for name in ("Donald J. Trump", "Trump", "特朗普", "川普")}
    assert len(leader) == 1
    assert ACTORS.find("Nobody at all") is None


def test_spellings_of_one_name_have_one_key() -> None:
    assert len({name_key(name) for name in ("U.S. officials", "US officials", "us officials")}) == 1
    assert name_key("Tom B. Ode, Jr.") == name_key("Tom Ode")
    assert name_key("Ann Lee") != name_key("Lee")
