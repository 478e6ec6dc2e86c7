"""Who speaks in English text: found where the text says it, and nobody where it does not."""

import pytest

from lib.speakers.english import english_attributions

Found = list[tuple[str, str]]


def found(text: str) -> Found:
    """Speaker and kind of each attribution of a sentence that is sure."""
    return [(one.speaker, one.kind) for one in english_attributions(text) if one.sure]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("On Monday the minister of trade, Ann Lee, said that quotas stay.", [("Ann Lee", "name")]),
        ("Mines will close, Ann Lee said.", [("Ann Lee", "name")]),
        ('"Mines will close," said Ann Lee, chairwoman of Far Metals Inc.', [("Ann Lee", "name")]),
        ('"Mines will close," said Far Metals chairman Tom B. Ode. "Soon."', [("Tom B. Ode", "name")]),
        ("“Mines will close,” added Dr. Ode.", [("Ode", "name")]),
        ("Tom Ode, who leads Far Metals, said mines will close.", [("Tom Ode", "name")]),
        ("Then Far Metals (ASX: FAR) today announced a new mine.", [("Far Metals", "name")]),
        ("According to the Ministry of Trade, quotas stay.", [("Ministry of Trade", "name")]),
        ("Quotas stay, according to data from Far Metals.", [("Far Metals", "name")]),
        ("A spokesperson for the Ministry of Trade told reporters that quotas stay.", [("Ministry of Trade", "name")]),
        ("A Pentagon spokesman said the stockpile grows.", [("Pentagon", "name")]),
        ("Treasury Secretary Ann Lee said the deal holds.", [("Ann Lee", "name")]),
        ("The chairman of Far Metals said mines will close.", [("Far Metals chairman", "role")]),
        ("Senior Pentagon officials said the stockpile grows.", [("Pentagon officials", "group")]),
        ("A Pentagon official has said the stockpile grows.", [("Pentagon officials", "group")]),
        ("Analysts suggest the move is a bargaining chip.", [("analysts", "group")]),
        ("Several industry analysts at the bank believe prices peak.", [("industry analysts", "group")]),
        ("People are calm, but some Western experts warn of a shortage.", [("Western experts", "group")]),
        ("The Chinese foreign ministry said talks go on.", [("Chinese foreign ministry", "name")]),
        ("Then Ann Lee and Tom Ode said that quotas stay.", [("Ann Lee", "name"), ("Tom Ode", "name")]),
        ("In May President Tom Ode, Jr., said so.", [("Tom Ode, Jr.", "name")]),
    ],
)
def test_a_speaker_is_found_by_how_a_report_says_so(text: str, speakers: Found) -> None:
    assert found(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "He said that quotas stay.",
        "The company said quotas stay.",
        "The report said quotas stay.",
        "It is said that China holds most of it.",
        "Far Metals has never said that quotas stay.",
        "Ann Lee would not say that quotas stay.",
        "The mine in Malaysia said little.",
        "A letter from Ann Lee said that quotas stay.",
        "According to a recent study, quotas stay.",
        "As I’ve said before, quotas stay.",
        "The United States states its case.",
        "Far Metals reported revenue of 3 million.",
        "On Monday said nobody.",
        "A study by a team at the University of Perth suggests that quotas stay.",
        "Ann Lee's brother said that quotas stay.",
        "Tell Ann Lee that quotas stay.",
        "When all is said and done, Ann Lee stays.",
        "said says told according to ",
        "",
    ],
)
def test_what_is_no_speaker_is_nobody(text: str) -> None:
    assert found(text) == []


def test_a_heading_alone_shows_no_name() -> None:
    assert found("New Mine Will Change Everything, Old Hand Says") == []
    (unsure,) = english_attributions("Lynas Says Quota Talks Will Go On")
    assert (unsure.speaker, unsure.sure) == ("Lynas", False)


def test_the_receipt_is_where_the_words_stand() -> None:
    text = "Prices fell. “Prices rise,” said Far Metals chief executive Ann Lee."
    (one,) = english_attributions(text)
    assert text[one.start : one.end] == "Far Metals chief executive Ann Lee"


def test_a_name_of_hundreds_of_characters_is_nobody() -> None:
    assert found(f"Then {'A' + 'b' * 500} said that quotas stay.") == []
    assert found(f"Then {'Ab ' * 400} said that quotas stay.") == []


@pytest.mark.parametrize("name", ["<b>Ann</b>", "=HYPERLINK(1)", "javascript:alert(1)"])
def test_markup_is_never_part_of_a_name(name: str) -> None:
    assert not any("<" in speaker or "=" in speaker or ":" in speaker for speaker, _ in found(f"Then {name} said so."))
