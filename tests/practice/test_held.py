"""Held messages wait, are let go first, and are never sent."""

import pytest

from awhile.care import gate_talk, tell_turn
from awhile.errors import CareError
from awhile.practice.held import choices, hold, left_s, let_go, look_back, take_out, wait_longer
from awhile.types import DAY_S, HOUR_S, Care, Reply
from tests.make import NO_CARE, OPEN

NOW_S = 1_700_000_000.0


def test_letting_go_is_always_first_and_taking_out_comes_after_the_wait() -> None:
    """Before the wait is over a message can be let go or wait on; after it, be taken out too."""
    held = hold("please", now_s=NOW_S, urge=8)
    assert choices(held, now_s=NOW_S, gate=OPEN) == ("let_go", "wait_longer")
    later = choices(held, now_s=NOW_S + DAY_S, gate=OPEN)
    assert later == ("let_go", "wait_longer", "take_out")


def test_a_message_let_go_leaves_no_words() -> None:
    """Letting go keeps that there was one and how strong the urge was, not what it said."""
    gone = let_go(hold("please", now_s=NOW_S, urge=8), now_s=NOW_S + 60, urge=3)
    assert (gone.text, gone.urge_before, gone.urge_after) == ("", 8, 3)


@pytest.mark.parametrize(
    ("care", "n_attempts"),
    [
        (Care.of("no_contact", Reply.YES), 0),
        (Care.of("no_contact", Reply.UNSURE), 0),
        (Care(), 3),
        (Care(max_attempts=1), 1),
    ],
)
def test_a_stop_rule_keeps_a_message_held(care: Care, n_attempts: int) -> None:
    """After a no, or after too many attempts, waiting it out does not give the message back."""
    held = hold("please", now_s=NOW_S, urge=8)
    gate = gate_talk(NO_CARE | care, tell_turn(n_attempts))
    much_later_s = NOW_S + 99 * DAY_S
    assert "take_out" not in choices(held, now_s=much_later_s, gate=gate)
    with pytest.raises(CareError):
        take_out(held, now_s=much_later_s, urge=1, gate=gate)


def test_taking_out_early_is_refused() -> None:
    """The wait its writer chose holds to its end."""
    held = hold("please", now_s=NOW_S, urge=8, wait_s=DAY_S)
    with pytest.raises(CareError, match="still waits"):
        take_out(held, now_s=NOW_S + DAY_S - 1, urge=1, gate=OPEN)
    assert take_out(held, now_s=NOW_S + DAY_S, urge=1, gate=OPEN).text == "please"


def test_a_wait_only_grows() -> None:
    """Waiting longer never ends a wait earlier."""
    held = hold("please", now_s=NOW_S, urge=8, wait_s=7 * DAY_S)
    assert wait_longer(held, now_s=NOW_S, wait_s=HOUR_S).wait_s == 7 * DAY_S
    longer = wait_longer(held, now_s=NOW_S + 6 * DAY_S, wait_s=3 * DAY_S)
    assert left_s(longer, NOW_S + 8 * DAY_S) == DAY_S


def test_a_closed_message_can_be_looked_back_on_and_not_closed_again() -> None:
    """Looking back comes after, once or often; closing comes once."""
    held = hold("please", now_s=NOW_S, urge=8)
    with pytest.raises(CareError):
        look_back(held, "glad")
    gone = let_go(held, now_s=NOW_S + 60, urge=3)
    assert look_back(gone, " glad ").look_back == "glad"
    with pytest.raises(CareError):
        let_go(gone, now_s=NOW_S, urge=3)


def test_nonsense_is_refused_with_a_sentence() -> None:
    """An empty message, an urge of eleven and no wait each say what to do."""
    for call in (
        lambda: hold(" ", now_s=NOW_S, urge=1),
        lambda: hold("a", now_s=NOW_S, urge=11),
        lambda: hold("a", now_s=NOW_S, urge=1, wait_s=HOUR_S - 1),
        lambda: hold("a", now_s=NOW_S, urge=1, wait_s=float("nan")),
        lambda: hold("a", now_s=NOW_S, urge=1, wait_s=float("inf")),
    ):
        with pytest.raises(CareError):
            call()
