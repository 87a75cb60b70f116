"""Unanswered attempts are counted as stated, and what ships is what the script computes."""

import pytest

from awhile.evidence import Replies, public_replies
from awhile.lab.public_replies import attempts, shares
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


@pytest.mark.parametrize("row", public_replies(), ids=lambda r: f"{r.population}-{r.attempt}")
def test_every_shipped_share_lies_in_its_interval(row: Replies) -> None:
    """Shares and intervals are in order."""
    assert 0 < row.low <= row.share <= row.high < 1
