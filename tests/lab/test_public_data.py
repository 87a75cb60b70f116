"""What is asked of public data is counted as stated, and what ships is what the script computes."""

import json
from pathlib import Path

import pytest
from scripts.public_data import (
    QUESTIONS,
    attempts,
    broken,
    lasting,
    peaks,
    shares,
    silences,
    table,
)

from awhile.evidence import PublicShare, claims, public_shares
from awhile.types import DAY_S, HOUR_S


def test_attempts_are_six_hours_apart_and_need_a_week_to_be_judged() -> None:
    """Close messages are one attempt, a reply starts anew, and the last week is left out."""
    times = [0.0, HOUR_S, 8 * HOUR_S, DAY_S, 2 * DAY_S, 30 * DAY_S]
    senders = [1, 0, 0, 0, 1, 0]
    got = list(attempts(times, senders, end_s=33 * DAY_S))
    assert got == [(1, True), (2, True), (3, True), (1, False)]
    assert list(attempts([0.0], [0], end_s=60 * DAY_S)) == []


def test_shares_count_what_came() -> None:
    """Half of four is a half, and pairs without attempts do not weigh."""
    pairs = [[(1, True), (2, True), (3, True)], [(1, False), (2, False), (3, False)]] * 20
    first = shares([*pairs, []], seed=1)[0]
    assert (first["share"], first["n"], first["n_pairs"]) == (0.5, 40, 40)
    assert first["low"] < 0.5 < first["high"]


def test_a_silence_is_asked_about_once_it_is_long_and_while_its_end_can_be_seen() -> None:
    """Eight messages by then, four weeks to look ahead, and no gap that had ended already."""
    times = [*range(8), 27.0, 60.0]
    senders = [0, 1] * 4 + [1, 1]
    got = list(silences([t * DAY_S for t in times], senders, end_s=100 * DAY_S))
    # Person 0 was last seen on day 6, person 1 on days 7, 27 and 60.
    assert [step for step, _ in got] == [7, 14, 28, 7, 14, 7, 14, 28, 7]
    assert [came for _, came in got] == [False] * 3 + [True] * 5 + [False]


def test_who_ends_a_silence_between_two_people() -> None:
    """The one who had not written last, or the same one again; after three messages each."""
    times = [0.0, 1, 2, 3, 4, 5, 13, 30, 31]
    senders = [0, 1, 0, 1, 0, 1, 0, 0, 1]
    got = list(broken([t * DAY_S for t in times], senders, end_s=100 * DAY_S))
    assert got == [(7, True), (7, False), (14, False)]


def test_quiet_after_a_lively_day_is_held_against_days_around_it() -> None:
    """One lively day followed by a week of quiet, beside days with one day of quiet."""
    times, senders = [], []
    for day in [*range(1, 21), *range(28, 40)]:
        n = 8 if day == 20 else 2
        times += [day * DAY_S + 60.0 * i for i in range(n)]
        senders += [i % 2 for i in range(n)]
    assert list(peaks(times, senders, end_s=41 * DAY_S)) == [(0, 1.0)]
    assert list(peaks(times[:30], senders[:30], end_s=41 * DAY_S)) == []


def test_how_even_a_pair_was_is_told_before_it_is_seen_whether_it_lasts() -> None:
    """The first twenty messages make the band; both must write one to three months later."""
    times = [i * DAY_S for i in range(20)] + [60 * DAY_S, 61 * DAY_S]
    uneven = [1] * 3 + [0] * 17
    end_s = 200 * DAY_S
    assert list(lasting(times, [*uneven, 0, 1], end_s)) == [(0, True)]
    assert list(lasting(times, [*[0, 1] * 10, 0, 0], end_s)) == [(40, False)]
    assert list(lasting(times, [*[0] * 20, 0, 1], end_s)) == []
    assert list(lasting(times, [*uneven, 0, 1], 90 * DAY_S)) == []


def test_what_ships_is_what_the_script_computes() -> None:
    """The smallest of the populations, computed anew, equals its part of the table."""
    file = Path(__file__).parents[3] / "shared" / "data" / "radoslaw_email.parquet"
    if not file.exists():
        pytest.skip("the public e-mail is not beside this checkout")
    anew = json.loads(table([file]))
    for question, found in anew.items():
        shipped = [
            {"step": r.step, "share": r.share, "low": r.low, "high": r.high, "n": r.n,
             "n_pairs": r.n_pairs}
            for r in public_shares() if (r.question, r.population) == (question, file.stem)
        ]  # fmt: skip
        assert found[file.stem] == shipped


def test_every_question_is_asked_for_a_claim() -> None:
    """Nothing ships that no claim speaks of, and no claim names what was not asked."""
    assert sorted(q for claim in claims() for q in claim.public) == sorted(QUESTIONS)
    assert {row.question for row in public_shares()} == set(QUESTIONS)


@pytest.mark.parametrize(
    "row", public_shares(), ids=lambda r: f"{r.question}-{r.population}-{r.step}"
)
def test_every_shipped_share_lies_in_its_interval(row: PublicShare) -> None:
    """Shares and intervals are in order."""
    assert 0 < row.low <= row.share <= row.high < 1
