"""What is said of a result that hangs on one article, source or rule."""

import pandas as pd
import pytest

from lib.analyses.leave_one_out import UNSURE, mark, verdict


def checked(*notes: str) -> pd.DataFrame:
    frame = pd.DataFrame({"term": [str(number) for number in range(len(notes))], "note": notes})
    return frame.assign(stays=frame["note"] == "")


CARRIED = "carried by 1 article: Quota talks (all of it)"
DROPPED = "drops out without 1 article: Quota talks (29% of it)"


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ((), "There is no word to test."),
        (("", ""), "It holds: whichever article is left out, all 2 words stay among the leading 2."),
        (("",), "It holds: whichever article is left out, the word stays among the leading 2."),
        (("", CARRIED), "1 of 2 words does not hold (†): without one article it would not stay among the leading 2."),
        ((CARRIED,), "1 of 1 word does not hold (†): without one article it would not stay among the leading 2."),
        (
            (CARRIED, CARRIED),
            "2 of 2 words do not hold (†): without one article each would not stay among the leading 2.",
        ),
        (
            (CARRIED, DROPPED),
            "2 of 2 words do not hold (†): without one article each would not stay among the leading 2.",
        ),
        (
            (CARRIED, "", UNSURE),
            "2 of 3 words are sure to begin with (others: ?). "
            "1 of 2 words does not hold (†): without one article it would not stay among the leading 2.",
        ),
        (
            ("", UNSURE),
            "1 of 2 words is sure to begin with (others: ?). "
            "It holds: whichever article is left out, the word stays among the leading 2.",
        ),
        ((UNSURE, UNSURE), "None of the 2 words is sure to begin with (?), so there is nothing to hold."),
        ((UNSURE,), "The word is not sure to begin with (?), so there is nothing to hold."),
    ],
)
def test_the_verdict_counts_what_does_not_hold(notes: tuple[str, ...], sentence: str) -> None:
    assert verdict(checked(*notes), "article", "word", "among the leading 2") == sentence


def test_what_never_held_has_a_mark_of_its_own() -> None:
    assert [mark(note) for note in ("", CARRIED, DROPPED, UNSURE)] == ["", "†", "†", "?"]
