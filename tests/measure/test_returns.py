"""After a return: a word at midnight is told from a return."""

from awhile.measure import measure_dyad
from awhile.types import DAY_S, HOUR_S, Dyad, Measured
from tests.make import make_dyad


def coming_back(*, holds: bool, loves: bool) -> Dyad:
    """Make a pair in which person 1 falls silent for 9 days every 40.

    Args:
        holds: Whether person 1 then writes daily again, or one word and nothing for 9 days more.
        loves: Whether each return holds a declaration.
    """
    sent: list[tuple[int, float]] = []
    love: list[int] = []
    for day in range(400):
        at, phase = day * DAY_S, day % 40
        silent = 0 <= phase < 9 or (not holds and 10 <= phase < 19)
        if day >= 40 and silent:
            sent.append((0, at + 10 * HOUR_S))
            love.append(0)
            continue
        for hour in (9, 11, 14, 20):
            sent += [(1, at + hour * HOUR_S), (0, at + hour * HOUR_S + 300)]
            love += [int(loves and phase == 9 and hour == 9), 0]
    return make_dyad(
        sent,
        end_s=400 * DAY_S,
        counts={"language": [0] * len(sent), "declarations": love, "plans": [0] * len(sent)},
    )


def row(dyad: Dyad, name: str) -> Measured:
    """Return a row of person 1."""
    return next(r for r in measure_dyad(dyad)[0] if r.name == name and r.person == 1)


def test_returns_that_hold_are_told_from_words_at_midnight() -> None:
    """One word and silence again is no return that held; writing on is."""
    held = row(coming_back(holds=True, loves=True), "return_held_share")
    word = row(coming_back(holds=False, loves=True), "return_held_share")
    assert (held.value, held.n) == (1.0, 9)
    # Half of the second person's returns are the single words between two silences.
    assert (word.value, word.n) == (0.5, 18)


def test_pace_after_is_compared_with_pace_before() -> None:
    """Who comes back as before has a ratio of one; who leaves a word has far less."""
    back = row(coming_back(holds=True, loves=True), "return_pace_ratio")
    assert back.value is not None
    assert 0.9 < back.value < 1.1


def test_what_a_return_brought_is_counted_by_return() -> None:
    """Declarations and plans within a week are shares of returns, absent without a language."""
    loving = coming_back(holds=True, loves=True)
    assert row(loving, "return_declared_share").value == 1.0
    assert row(loving, "return_planned_share").value == 0.0
    assert row(coming_back(holds=True, loves=False), "return_declared_share").value == 0.0


def test_returns_not_followed_long_enough_are_left_out() -> None:
    """A return at the end of the record is not counted as one that did not hold."""
    dyad = coming_back(holds=True, loves=True)
    sent = [
        (s, t - dyad.events.time_s[0])
        for s, t in zip(dyad.events.sender, dyad.events.time_s, strict=True)
    ]
    last = max(t for s, t in sent if s == 1 and t < 369.5 * DAY_S)
    cut = make_dyad([x for x in sent if x[1] <= last], end_s=last + DAY_S)
    n = row(cut, "return_held_share").n
    assert n == 8
