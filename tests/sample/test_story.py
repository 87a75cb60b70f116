"""The sample chat tells what it says it tells."""

from itertools import pairwise

from awhile.sample import story
from awhile.types import DAY_S, Kind


def test_ends_in_three_weeks_of_silence() -> None:
    """Sam's last message is three weeks before now; Robin has written and called since."""
    rows = list(story.rows())
    last_s = max(row.time_s for row in rows if row.sender == 1)
    assert last_s == story.LAST_S
    assert story.NOW_S - last_s == 21 * DAY_S
    since = [row for row in rows if row.time_s > last_s]
    assert {row.sender for row in since} == {0}
    assert sum(row.kind is Kind.MISSED_CALL for row in since) == 6
    assert rows[-1].time_s < story.NOW_S


def test_silence_is_longer_than_any_before() -> None:
    """Sam was quiet for days before, but never for three weeks."""
    sent = [row.time_s for row in story.rows() if row.sender == 1]
    gaps = sorted(b - a for a, b in pairwise(sent))
    assert 5 * DAY_S < gaps[-1] < 8 * DAY_S
    assert sum(gap > DAY_S for gap in gaps) >= 12


def test_grows_closer_before_the_end() -> None:
    """Several thousand messages in order, denser in the last fortnight than in the first."""
    rows = list(story.rows())
    times = [row.time_s for row in rows]
    assert times == sorted(times)
    assert len(rows) > 3500
    first = sum(t < story.START_S + 14 * DAY_S for t in times)
    declared_s = story.START_S + story.DECLARED_DAY * DAY_S
    assert sum(declared_s - 14 * DAY_S < t < declared_s for t in times) > 2 * first
