"""Numbers of small conversations, counted by hand; every row of them for the right person."""

import math

import pytest

from awhile.fit.series import fit_dyad, read_hazards
from awhile.forecast.curve import backtest_silences, forecast_silence
from awhile.forecast.own_history import forecast_own_silences
from awhile.measure import measure_dyad
from awhile.segment import find_silences
from awhile.types import DAY_S, HOUR_S, Dyad, Kind
from tests.make import T0_S, make_dyad

Rows = dict[tuple[str, int | None], tuple[float | None, int]]


def numbers(dyad: Dyad) -> Rows:
    """Measure a pair: value and count by name and person."""
    return {(row.name, row.person): (row.value, row.n) for row in measure_dyad(dyad)[0]}


def by_hour(*sent: tuple[int, float], end: float) -> Dyad:
    """Build a pair from (sender, hours)."""
    return make_dyad([(who, hours * HOUR_S) for who, hours in sent], end_s=end * HOUR_S)


EXCHANGE = (
    (0, 0.0), (1, 1.0),  # the quiet of nine hours after it was closed by 1
    (0, 10.0), (1, 10.5),  # opened by 0; closed by 1
    (1, 20.0), (0, 21.0),  # opened by 1; closed by 0
    (0, 30.0), (0, 37.0), (0, 44.0),  # opened by 0; closed by 0
    (1, 60.0), (0, 61.0),  # opened by 1; closed by 0
    (0, 72.0),  # opened by 0; closed by 0, since ten hours have gone by
)  # fmt: skip


@pytest.mark.parametrize("me", [0, 1])
def test_openings_closings_and_attempts(me: int) -> None:
    """Who opens, who closes and who writes again is told of that person, whoever is person 0."""
    rows = numbers(by_hour(*((who ^ me, hours) for who, hours in EXCHANGE), end=82.0))
    assert rows["initiation_share", me] == (pytest.approx(3 / 5), 5)
    assert rows["initiation_share", 1 - me] == (pytest.approx(2 / 5), 5)
    assert rows["closing_share", me] == (pytest.approx(4 / 6), 6)
    assert rows["closing_share", 1 - me] == (pytest.approx(2 / 6), 6)
    # Runs of the one: 0 h; 10 h; 21, 30, 37 and 44 h; 61 and 72 h.
    assert rows["unanswered_longest", me] == (4, 4)
    assert rows["unanswered_now", me] == (2, 4)
    # Runs of the other: 1 h; 10.5 and 20 h; 60 h.
    assert rows["unanswered_longest", 1 - me] == (2, 3)
    assert rows["unanswered_now", 1 - me] == (0, 3)
    assert rows["n_events", me] == (8, 8)
    assert rows["n_visits", 1 - me] == (4, 4)
    assert rows["silence_now_s", me] == (10 * HOUR_S, 1)
    assert rows["silence_now_s", 1 - me] == (22 * HOUR_S, 1)


def with_gaps(days: list[float], now_days: float) -> Dyad:
    """Make a pair in which person 1 is silent for these spans, then until now."""
    sent, at = [(0, 0.0), (1, 0.0)], 0.0
    for gap in days:
        at += gap * DAY_S
        sent.append((1, at))
    return make_dyad(sent, end_s=at + now_days * DAY_S)


def test_a_silence_as_long_as_this_one_counts_among_those_that_lasted_so_long() -> None:
    """Six earlier ones, four of them three days or longer, two longer than three."""
    dyad = with_gaps([1, 2, 3, 3, 5, 8], 3)
    rows = numbers(dyad)
    assert rows["silence_now_longer_share", 1] == (pytest.approx(4 / 6), 6)
    assert rows["silence_now_rank", 1] == (3, 7)
    assert rows["silence_longest_s", 1] == (8 * DAY_S, 6)
    forecast = forecast_own_silences(dyad)
    assert forecast.n == 4
    assert forecast.refusal is not None
    assert forecast.refusal.values["n"] == 4
    told = forecast_own_silences(with_gaps([1, 3, 3, 5, 8, 9], 3))
    assert (told.n, told.refusal) == (5, None)
    # Six are still going after three days, this one among them: two end then, then one of three
    # after five, and all by nine.
    assert told.return_probs[:3] == pytest.approx((1 - 4 / 6, 1 - 4 / 6 * 2 / 3, 1.0))


def test_calls_are_counted_by_caller_and_outcome() -> None:
    """Made are all, missed those without an answer; minutes are those of the caller."""
    kinds = [Kind.CALL, Kind.MISSED_CALL, Kind.CALL, Kind.CALL, Kind.TEXT] + [Kind.MISSED_CALL] * 3
    senders = [0, 0, 1, 0, 1, 0, 1, 0]
    call_s = [600, -1, 90, 30, -1, -1, -1, -1]
    sent = [(who, 5 * HOUR_S * i) for i, who in enumerate(senders)]
    rows = numbers(make_dyad(sent, kinds=kinds, counts={"call_s": call_s}))
    assert rows["calls_made", 0] == (5, 5)
    assert rows["calls_made", 1] == (2, 2)
    assert rows["calls_missed", 0] == (3, 5)
    assert rows["calls_missed", 1] == (1, 2)
    assert rows["call_minutes", 0] == (10.5, 2)
    assert rows["call_minutes", 1] == (1.5, 1)
    assert rows["call_answered_share", 0] == (pytest.approx(2 / 5), 5)
    assert rows["call_answered_share", 1] == (None, 2)


def test_words_and_questions_are_those_of_their_writer() -> None:
    """Shares of words and of messages that ask, and words a message."""
    senders = [0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1]
    words = [4, 10, 6, 20, 2, 8, 30, 10, 10, 10, 20]
    asks = [1, 0, 0, 2, 1, 0, 0, 0, 0, 3, 0]
    sent = [(who, i * DAY_S) for i, who in enumerate(senders)]
    rows = numbers(make_dyad(sent, counts={"words": words, "questions": asks}))
    assert rows["word_share", 0] == (pytest.approx(30 / 130), 130)
    assert rows["word_share", 1] == (pytest.approx(100 / 130), 130)
    assert rows["question_share", 0] == (pytest.approx(3 / 5), 5)
    assert rows["question_share", 1] == (pytest.approx(1 / 6), 6)
    assert rows["words_per_message", 0] == (pytest.approx(6.0), 5)
    assert rows["words_per_message", 1] == (pytest.approx(100 / 6), 6)
    assert rows["event_share", 0] == (pytest.approx(5 / 11), 11)


def test_days_on_which_somebody_wrote() -> None:
    """Of ten days, both ends included, the one wrote on seven and the other on two."""
    sent = [(0, i * DAY_S + 60) for i in range(7)] + [(1, 2 * DAY_S), (1, 5 * DAY_S)]
    rows = numbers(make_dyad(sent, t0_s=0.0, end_s=9.5 * DAY_S))
    assert rows["active_day_share", 0] == (pytest.approx(0.7), 10)
    assert rows["active_day_share", 1] == (pytest.approx(0.2), 10)


def test_an_attempt_at_the_end_of_a_visit_or_at_the_answer_is_none_in_between() -> None:
    """What is sent at the moment of the last word, or of the next, is not sent meanwhile."""
    dyad = by_hour((1, 0.0), (0, 0.0), (0, 10.0), (1, 20.0), (0, 20.0), (1, 40.0), end=50.0)
    assert [s.n_attempts for s in find_silences(dyad, 1)] == [1, 0, 0]
    assert [s.n_attempts for s in find_silences(dyad, 0)] == [0, 0, 1]


def test_the_model_counts_the_age_of_a_pair_from_whoever_wrote_first() -> None:
    """The logarithm of the time since the first message of either, and of the silence."""
    for who in (0, 1):
        sent = [(who, 0.0)] + [(i % 2, (5 + i) * DAY_S) for i in range(10)]
        fit = fit_dyad(make_dyad(sent, end_s=20 * DAY_S))
        _, row, silence_s = read_hazards(fit, 1, T0_S + 20 * DAY_S)
        assert silence_s == 6 * DAY_S
        assert row[0] == pytest.approx(math.log(6 * DAY_S))
        assert row[39] == pytest.approx(math.log(20 * DAY_S))


def test_an_hour_parts_two_visits_for_the_model_too() -> None:
    """Events exactly an hour apart are two visits, a second less is one."""
    apart = fit_dyad(make_dyad([(0, 0.0), (0, HOUR_S), (1, 9.0)]))
    close = fit_dyad(make_dyad([(0, 0.0), (0, HOUR_S - 1), (1, 9.0)]))
    assert apart.visit_at == (0, 2, 3)
    assert close.visit_at == (0, 1, 2)
    assert close.ends_s[0] == T0_S + HOUR_S - 1


@pytest.mark.parametrize(
    ("own", "other", "enough"),
    [(4, 4, True), (3, 5, True), (3, 4, False), (2, 9, False), (8, 0, False), (7, 1, True)],
)
def test_eight_messages_are_enough_for_a_forecast(own: int, other: int, *, enough: bool) -> None:
    """Eight of the pair, three of the silent person and one of the other; not one fewer."""
    sent = [(1, i * DAY_S) for i in range(own)] + [(0, i * DAY_S + 60) for i in range(other)]
    fit = fit_dyad(make_dyad(sent, end_s=30 * DAY_S))
    forecast = forecast_silence(fit, 1, beyond_reach=True)
    assert (forecast.refusal is None) == enough
    if forecast.refusal is not None:
        values = forecast.refusal.values
        assert (values["n"], values["own"], values["need"]) == (own + other, own, 8)


def test_a_moment_at_the_very_return_is_no_moment_of_silence() -> None:
    """Person 1 writes once a day for 280 days, then twenty days nothing.

    Each silence of a day is asked after half a day and not at its end: 280. The last one is asked
    after a half, one, three and seven days; after fourteen its week would not be over: 4. Tried are
    those that five earlier silences lasted, in a record that holds half a day and a week twenty
    times, 150 days: from day 150 on, and of the last one two.
    """
    sent = [(who, i * DAY_S) for i in range(281) for who in (1, 0)]
    tried = backtest_silences(fit_dyad(make_dyad(sent, end_s=300 * DAY_S)), 1)
    assert tried.n_moments == 284
    known = range(150, 280)
    assert tried.n == len(known) + 2
    assert sum(part.n_came for part in tried.bins) == len(known)
