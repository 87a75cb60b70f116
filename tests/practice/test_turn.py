"""Whose turn it is and what was said, on the clock of the wall; counted by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from awhile.care import find_said, read_turn, tell_turn
from awhile.types import DAY_S, HOUR_S, Dyad, Kind, Said, Turn
from tests.make import T0_S, make_dyad

BERLIN = ZoneInfo("Europe/Berlin")


def wall(text: str) -> float:
    """Return a wall clock as seconds since 1970."""
    return datetime.fromisoformat(text + "+00:00").timestamp()


def in_berlin(*rows: tuple[int, str], stops: tuple[int, ...] = ()) -> Dyad:
    """Build a pair from what clocks in Berlin show; some rows may ask to stop."""
    moments = [datetime.fromisoformat(text).replace(tzinfo=BERLIN) for _, text in rows]
    offsets = [int(wall(text) - m.timestamp()) for (_, text), m in zip(rows, moments, strict=True)]
    return make_dyad(
        [(who, m.timestamp()) for (who, _), m in zip(rows, moments, strict=True)],
        t0_s=0.0, offsets_s=offsets, zone="Europe/Berlin",
        counts={"stop_requests": [int(i in stops) for i in range(len(rows))]},
    )  # fmt: skip


def test_every_moment_of_a_turn_is_on_the_wall_as_it_was_then() -> None:
    """What was sent in summer time is told in summer time, though winter came since."""
    rows = ((1, "2025-10-20T09:00"), (0, "2025-10-24T00:20"), (0, "2025-10-30T00:10"))
    dyad = in_berlin(*rows)
    now = datetime.fromisoformat("2025-11-02T12:00").replace(tzinfo=BERLIN).timestamp()
    assert read_turn(dyad, now) == Turn(
        person=0,
        now_s=wall("2025-11-02T12:00"),
        since_s=wall("2025-10-24T00:20"),
        last_s=wall("2025-10-30T00:10"),
        other_s=wall("2025-10-20T09:00"),
        n_attempts=2,
        n_week=1,
        n_day=1,
    )


@pytest.mark.parametrize("clock", ["2025-07-01T00:30", "2025-12-01T23:40"])
def test_a_request_to_stop_is_told_with_its_own_date(clock: str) -> None:
    """Half past midnight in Berlin is the day before in UTC; the date is that of the wall."""
    dyad = in_berlin((0, "2025-06-01T12:00"), (1, clock), (1, "2025-12-24T12:00"), stops=(1,))
    assert find_said(dyad) == (Said("stop", 1, wall(clock)),)


def hours(*rows: tuple[int, float]) -> Dyad:
    """Build a pair from (sender, hours)."""
    return make_dyad([(who, h * HOUR_S) for who, h in rows], end_s=99 * DAY_S)


def test_an_attempt_at_the_very_answer_is_answered() -> None:
    """What was sent at the moment of the other's last word was not sent after it."""
    dyad = hours((0, 0.0), (1, 10.0), (0, 10.0), (0, 20.0))
    turn = read_turn(dyad, T0_S + 30 * HOUR_S)
    assert (turn.person, turn.n_attempts, turn.since_s) == (0, 1, T0_S + 20 * HOUR_S)


def test_attempts_are_six_hours_apart_and_those_of_a_week_are_counted_apart() -> None:
    """Of attempts at 0, 6, 11 and 13 hours three count; a week later to the second, one less."""
    rows = [(0, h) for h in (0.0, 6.0, 11.0, 13.0)]
    for now_h, in_week in ((14.0, 3), (168.0, 2), (180.9, 1), (181.0, 0)):
        turn = read_turn(hours(*rows), T0_S + now_h * HOUR_S)
        assert (turn.n_attempts, turn.n_week) == (3, in_week), now_h


def test_messages_of_any_24_hours_are_the_most_there_were() -> None:
    """Four within a day, a fifth exactly a day after the first is not among them."""
    turn = read_turn(hours(*((0, h) for h in (0.0, 1.0, 2.0, 23.9, 24.0, 60.0))), T0_S + 9e5)
    assert turn.n_day == 4


def test_nothing_after_now_is_known_and_nothing_at_all_is_no_turn() -> None:
    """At the moment itself it is."""
    dyad = hours((0, 0.0), (1, 5.0))
    assert read_turn(dyad, T0_S + 5 * HOUR_S).person == 1
    assert read_turn(dyad, T0_S + 5 * HOUR_S - 1).person == 0
    assert read_turn(dyad, T0_S - 1) == Turn(now_s=T0_S - 1)
    only = make_dyad([(1, 0.0)], kinds=[Kind.REACTION])
    assert read_turn(only, T0_S + 60) == Turn(now_s=T0_S + 60, other_s=T0_S)


def test_of_words_at_the_same_second_none_is_unanswered() -> None:
    """They count as the reader's, and as answered."""
    turn = read_turn(hours((1, 3.0), (0, 3.0)), T0_S + 20 * HOUR_S)
    assert (turn.person, turn.n_attempts) == (0, 0)


def test_what_was_sent_elsewhere_counts_until_now() -> None:
    """The reader's own word for later attempts, and not for what lies ahead."""
    dyad = hours((1, 0.0), (0, 10.0))
    also = [T0_S + 20 * HOUR_S, T0_S + 31 * HOUR_S]
    assert read_turn(dyad, T0_S + 30 * HOUR_S, also).n_attempts == 2
    assert read_turn(dyad, T0_S + 31 * HOUR_S, also).n_attempts == 3


def test_what_the_reader_says_of_a_week_counts_as_a_week() -> None:
    """So many attempts in seven days are so many, and all of them of these days."""
    assert tell_turn(4) == Turn(0, n_attempts=4, n_week=4)
