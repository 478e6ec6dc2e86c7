"""Leaving one unit out, against counting all of it again without that unit."""

import math
from collections import Counter
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import rows
from lib.stats import (
    SideByUnit,
    change_points,
    frequencies,
    keyness,
    leave_one_out_changes,
    leave_one_out_keyness,
    leave_one_out_ranking,
    trends,
)
from lib.stats.trends import log_likelihood

Bags = list[Counter[str]]
WORDS = "abcdefgh"
BAGS = st.lists(
    st.dictionaries(st.sampled_from(WORDS), st.sampled_from([1, 1, 2, 3, 7, 40]), max_size=6).map(Counter),
    min_size=1,
    max_size=7,
)


def term_counts(bags: Bags) -> pd.DataFrame:
    """What `counts.term_counts` gives for articles with these words."""
    counts = sum(bags, Counter())
    rows = [(word, "en", n, sum(word in bag for bag in bags)) for word, n in counts.items()]
    rows.sort(key=lambda row: (-row[2], row[0]))
    return pd.DataFrame(rows, columns=["spelling", "language", "count", "n_articles"])


def by_unit(bags: Bags, spellings: list[str]) -> pd.DataFrame:
    """What `leave_one_out.term_counts_by_unit` gives for the articles as units."""
    rows = [(word, unit, n, 1) for unit, bag in enumerate(bags) for word, n in bag.items() if word in spellings]
    frame = pd.DataFrame(rows, columns=["spelling", "unit", "count", "n_articles"]).astype({"unit": "int64"})
    return frame.assign(spelling=pd.Categorical(frame["spelling"], categories=spellings))


class Ranked(NamedTuple):
    """What is read of `leave_one_out_ranking`."""

    term: str
    stays: bool
    unit: int
    share: float
    n_units: int
    rank_without: int


class KeyWord(NamedTuple):
    """What is read of `leave_one_out_keyness`."""

    term: str
    significant: bool
    stays: bool
    unit: int
    share: float
    n_units: int
    g2_without: float


class Change(NamedTuple):
    """What is read of `change_points`."""

    since: pd.Timestamp
    period: pd.Timestamp
    until: pd.Timestamp
    per_1000_before: float
    per_1000_after: float
    penalty: float
    dispersion: float


class ChangeTried(NamedTuple):
    """What is read of `leave_one_out_changes`."""

    stays: bool
    unit: int
    gain_without: float


def tokens(bags: Bags) -> pd.DataFrame:
    sizes = [(unit, bag.total()) for unit, bag in enumerate(bags) if bag]
    return pd.DataFrame(sizes, columns=["unit", "n_tokens"]).astype("int64")


def without(bags: Bags, unit: int) -> Bags:
    return [bag for number, bag in enumerate(bags) if number != unit]


def ranks(bags: Bags, by: Literal["count", "n_articles"]) -> dict[str, int]:
    listed = frequencies(term_counts(bags), by=by)
    return dict(zip(listed["term"], listed["rank"].tolist(), strict=True))


@settings(deadline=None, max_examples=50)
@given(BAGS, st.integers(1, 6), st.sampled_from(["count", "n_articles"]))
def test_a_ranking_is_what_counting_again_without_each_unit_gives(
    bags: Bags, top: int, by: Literal["count", "n_articles"]
) -> None:
    listed = frequencies(term_counts(bags), by=by)
    found = leave_one_out_ranking(listed, by_unit(bags, listed["term"].tolist()), top, by)
    assert found["term"].tolist() == listed["term"].head(top).tolist()
    assert found["sure"].all()
    again = [ranks(without(bags, unit), by) for unit in range(len(bags))]
    for row in rows(found, Ranked):
        anew = [ranked.get(row.term, 0) for ranked in again]
        assert row.stays == all(0 < rank <= top for rank in anew)
        assert row.rank_without == anew[row.unit]
        assert row.n_units == sum(row.term in bag for bag in bags)
        assert row.share == pytest.approx(bags[row.unit][row.term] / sum(bag[row.term] for bag in bags))
        if not row.stays:
            assert row.rank_without == 0 or (0 not in anew and row.rank_without == max(anew))
        else:
            assert bags[row.unit][row.term] == max(bag[row.term] for bag in bags)


@settings(deadline=None, max_examples=50)
@given(BAGS, st.integers(1, 4), st.integers(0, 3))
def test_what_is_said_from_some_words_alone_is_true_of_all_or_called_unsure(bags: Bags, top: int, more: int) -> None:
    listed = frequencies(term_counts(bags))
    exact = leave_one_out_ranking(listed, by_unit(bags, listed["term"].tolist()), top)
    found = leave_one_out_ranking(listed, by_unit(bags, listed["term"].head(top + more).tolist()), top)
    sure = found["sure"].to_numpy()
    assert found["stays"][sure].tolist() == exact["stays"][sure].tolist()
    assert (exact["stays"] | sure).to_numpy()[~sure].all() or not sure.all()


def test_many_ties_are_ranked_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    words = [f"w{number:02}" for number in range(40)]
    bags = [Counter(dict.fromkeys(rng.choice(words, 20, replace=False).tolist(), 1)) for _ in range(30)]
    listed = frequencies(term_counts(bags))
    whole = leave_one_out_ranking(listed, by_unit(bags, listed["term"].tolist()), 10)
    monkeypatch.setattr("lib.stats.leave_one_out.ranking._CELLS", 100)
    pd.testing.assert_frame_equal(leave_one_out_ranking(listed, by_unit(bags, listed["term"].tolist()), 10), whole)
    assert 0 < whole["stays"].sum() < 10


def test_a_word_of_one_article_is_carried_by_it() -> None:
    bags = [Counter(a=9, b=3), Counter(b=3, c=2), Counter(b=1, c=2)]
    listed = frequencies(term_counts(bags))
    found = leave_one_out_ranking(listed, by_unit(bags, ["a", "b", "c"]), 2)
    assert found.to_dict("records") == [
        {"term": "a", "stays": False, "unit": 0, "share": 1, "n_units": 1, "rank_without": 0, "sure": True},
        {"term": "b", "stays": True, "unit": 0, "share": 3 / 7, "n_units": 3, "rank_without": 1, "sure": True},
    ]


def test_a_word_that_no_unit_takes_away_stays() -> None:
    listed = frequencies(term_counts([Counter(a=2, b=1)]))
    found = leave_one_out_ranking(listed, by_unit([Counter()], ["a", "b"]), 2)
    assert found[["stays", "unit", "share", "n_units"]].to_numpy().tolist() == [[True, -1, 0.0, 0]] * 2


def sides(bags: Bags, split: int, spellings: list[str]) -> tuple[SideByUnit, SideByUnit]:
    """The first articles against the others; an article is a unit of both sides, with nothing of one."""
    parts = bags[:split], bags[split:]
    padded: tuple[Bags, Bags] = parts[0] + [Counter()] * len(parts[1]), [Counter()] * split + parts[1]
    one, other = (SideByUnit(by_unit(own, spellings), tokens(own), sum(bag.total() for bag in own)) for own in padded)
    return one, other


def again(bags: Bags, split: int, unit: int, word: str) -> float:
    """The g2 of a word when one article is taken out of the texts, by its formula."""
    target, reference = (
        sum((bag for at, bag in enumerate(own, start) if at != unit), Counter())
        for own, start in ((bags[:split], 0), (bags[split:], split))
    )
    cells = [[target[word], target.total() - target[word]], [reference[word], reference.total() - reference[word]]]
    sums, columns = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    if not all(sums):
        return 0.0
    parts = [
        (n, sums[row] * columns[column] / sum(sums)) for row, line in enumerate(cells) for column, n in enumerate(line)
    ]
    g2 = 2 * sum(n * math.log(n / expected) for n, expected in parts if n)
    return g2 if cells[0][0] * sums[1] > cells[1][0] * sums[0] else -g2


@settings(deadline=None, max_examples=50)
@given(BAGS.filter(lambda bags: len(bags) > 1), st.data(), st.sampled_from(["bonferroni", "bh", "none"]))
def test_key_words_are_what_counting_again_without_each_unit_gives(
    bags: Bags, data: st.DataObject, correction: Literal["bonferroni", "bh", "none"]
) -> None:
    split = data.draw(st.integers(1, len(bags) - 1))
    target, reference = term_counts(bags[:split]), term_counts(bags[split:])
    if target.empty or reference.empty or target.drop(columns="spelling").equals(reference.drop(columns="spelling")):
        return
    key = keyness(target, reference, min_count=1, correction=correction)
    n_significant = int((key["p_adjusted"] <= 0.05).sum())
    both = sides(bags, split, key["term"].tolist())
    found = leave_one_out_keyness(key, len(key), n_significant, *both, correction)
    assert found["significant"].tolist() == (key["p_adjusted"] <= 0.05).tolist()
    least = min([abs(g2) for g2, p in zip(key["g2"], key["p_adjusted"], strict=True) if p <= 0.05], default=np.inf)
    for row, g2 in zip(rows(found, KeyWord), key["g2"].tolist(), strict=True):
        left = [np.sign(g2) * again(bags, split, unit, row.term) for unit in range(len(bags))]
        assert np.sign(g2) * row.g2_without == pytest.approx(left[row.unit], abs=1e-6)
        if row.stays:
            assert min(left) > 3.84
        elif row.significant:
            assert row.g2_without * np.sign(g2) == pytest.approx(min(left), abs=1e-6)
            assert min(left) < least + 1e-6


def test_a_key_word_of_one_article_is_carried_by_it() -> None:
    filler = Counter(x=500, y=400)
    bags = [filler + Counter(magnet=60), filler + Counter(price=30), filler + Counter(price=30), filler, filler]
    key = keyness(term_counts(bags[:3]), term_counts(bags[3:]), min_count=1)
    wanted = key[key["term"].isin(["magnet", "price"])].reset_index(drop=True)
    both = sides(bags, 3, wanted["term"].tolist())
    found = leave_one_out_keyness(wanted, len(key), int((key["p_adjusted"] <= 0.05).sum()), *both)
    by_term = {row.term: row for row in rows(found, KeyWord)}
    magnet, price = by_term["magnet"], by_term["price"]
    assert (magnet.significant, magnet.stays, magnet.unit, magnet.share, magnet.n_units) == (True, False, 0, 1, 1)
    assert (price.significant, price.stays, price.share, price.n_units) == (True, True, 0.5, 2)


COURSE = st.lists(
    st.tuples(st.integers(1, 8), st.integers(50, 300), st.sampled_from([0, 0, 1, 2, 40])), min_size=5, max_size=16
)


@settings(deadline=None, max_examples=50)
@given(COURSE)
def test_changes_are_what_counting_again_without_each_unit_gives(articles: list[tuple[int, int, int]]) -> None:
    made = [(unit, pd.Timestamp(2025, month, 3), n, k) for unit, (month, n, k) in enumerate(articles)]
    days = pd.DataFrame(made, columns=["unit", "published_on", "n_tokens", "count"])
    counts = days[days["count"] > 0].assign(term="x")[["term", "unit", "published_on", "count"]]
    months = days.assign(period=days["published_on"].dt.to_period("M").dt.start_time).groupby("period")
    trend = months.agg(count=("count", "sum"), tokens=("n_tokens", "sum")).reset_index()
    trend = trend.assign(theme="", term="x", n_articles=1, design_effect=1.0)
    changes = change_points(trend.assign(period_end=trend["period"] + pd.offsets.MonthEnd(0)))
    found = leave_one_out_changes(changes, counts, days.drop(columns="count"))
    assert len(found) == len(changes)
    for change, row in zip(rows(changes, Change), rows(found, ChangeTried), strict=True):
        gains = []
        for unit in range(len(articles)):
            rest = days[days["unit"] != unit]
            before = rest[(rest["published_on"] >= change.since) & (rest["published_on"] < change.period)]
            after = rest[(rest["published_on"] >= change.period) & (rest["published_on"] <= change.until)]
            k, n = (np.array([own[name].sum() for own in (before, after)]) for name in ("count", "n_tokens"))
            same = n.all() and (k[1] / n[1] > k[0] / n[0]) == (change.per_1000_after > change.per_1000_before)
            apart = log_likelihood(k, n).sum() - float(log_likelihood(k.sum(), n.sum()))
            gains.append(2 * apart / change.dispersion if same else 0.0)
        assert row.stays == (min(gains) >= change.penalty)
        assert gains[row.unit] == pytest.approx(row.gain_without, abs=1e-6)
        assert row.stays or row.gain_without == pytest.approx(min(gains), abs=1e-6)


def test_a_rise_that_one_article_makes_does_not_hold() -> None:
    made = [(unit, date(2025, 1 + unit % 8, 5), 0, 1000) for unit in range(64)]
    coverage = pd.DataFrame(made, columns=["article", "published_on", "themes", "n_tokens"])
    rare = pd.DataFrame({"term": "x", "article": range(64), "themes": 0, "count": [2] * 63 + [2]})
    burst = rare.assign(count=[2 + 8 * (unit % 8 > 3) for unit in range(64)])
    one = rare.assign(term="y", count=[2 + 900 * (unit == 4) for unit in range(64)])
    changes = change_points(trends(pd.concat([burst, one]), coverage, ["x", "y"]).assign(design_effect=1.0))
    counts = pd.concat([burst, one]).rename(columns={"article": "unit"})
    published_on = pd.to_datetime(coverage["published_on"])
    counts["published_on"] = published_on.to_numpy()[counts["unit"]]
    days = pd.DataFrame({"unit": coverage["article"], "published_on": published_on, "n_tokens": coverage["n_tokens"]})
    found = leave_one_out_changes(changes, counts[["unit", "published_on", "count", "term"]], days)
    assert found["term"].unique().tolist() == ["x", "y"]
    assert found.loc[found["term"] == "x", "stays"].all()
    only = found[found["term"] == "y"]
    assert not only["stays"].any()
    assert only["unit"].tolist() == [4] * len(only)
    assert (only["share"] > 0.9).all()


def test_without_a_change_there_is_nothing_to_test() -> None:
    found = leave_one_out_changes(
        change_points(pd.DataFrame(columns=["theme", "term", "tokens"])), pd.DataFrame(), pd.DataFrame()
    )
    assert found.empty
    assert list(found) == ["term", "period", "stays", "unit", "share", "n_units", "gain_without"]


def test_a_share_is_of_all_occurrences_also_where_units_do_not_hold_them_all() -> None:
    bags = [Counter(a=8, b=3), Counter(b=2)]
    listed = frequencies(term_counts(bags))
    rules = [Counter(a=2, b=3), Counter(b=3)]  # two rules over the same passages, and passages that two rules found
    found = leave_one_out_ranking(listed, by_unit(rules, ["a", "b"]), 2)
    assert found["share"].tolist() == [0.25, 0.6]

    filler = Counter(x=500, y=400)
    target, reference = filler + Counter(magnet=60), filler + Counter(price=40)
    key = keyness(term_counts([target]), term_counts([reference]), min_count=1)
    words = key[key["term"].isin(["magnet", "price"])].reset_index(drop=True)
    sole = [Counter(magnet=15), Counter()], [Counter(), Counter(price=10)]
    own, other = (
        SideByUnit(by_unit(counts, words["term"].tolist()), tokens(counts), side.total())
        for counts, side in zip(sole, (target, reference), strict=True)
    )
    assert leave_one_out_keyness(words, len(key), 2, own, other)["share"].tolist() == [0.25, 0.25]


def test_the_share_of_a_change_is_of_all_occurrences_in_its_stretch() -> None:
    rows = [(unit, pd.Timestamp(2025, 1 + unit % 8, 5), 2 + 38 * (unit % 8 > 3)) for unit in range(32)]
    articles = pd.DataFrame(rows, columns=["article", "published_on", "count"]).assign(themes=0, n_tokens=1000)
    course = articles.assign(term="x")[["term", "article", "themes", "count"]]
    coverage = articles[["article", "published_on", "themes", "n_tokens"]]
    changes = change_points(trends(course, coverage, ["x"]).assign(design_effect=1.0))
    late = articles[articles["article"] == 4].rename(columns={"article": "unit"})
    rule = late.assign(term="x")[["term", "unit", "published_on", "count"]]
    found = leave_one_out_changes(changes, rule, late[["unit", "published_on", "n_tokens"]])
    assert found[["stays", "unit", "n_units"]].to_numpy().tolist() == [[True, 4, 1]]
    assert found["share"].tolist() == [40 / (40 * 16)]
