"""The first screen of each state: short, one fact, one kindness, three doors, no number."""

import re
from dataclasses import replace

import pytest

from awhile.answer import answer_state, answer_study
from awhile.care import CLOSES, May, State, open_gate
from awhile.tell import tell_html, tell_terminal
from awhile.tell.phrases import utter
from awhile.types import DAY_S, Care, Reply, Said, Study, Turn
from awhile.words import LANGUAGES
from tests.languages import load_rules
from tests.make import NO_CARE, gate_of
from tests.tell.studies import demo_study

STATES = [state for state in State if state is not State.WAITING]


def screen(state: State, language: str) -> str:
    """Write the fact, the kindness and the one thing to do."""
    told = answer_state(state, "Sam")
    return " ".join(utter(part, language) for part in (told.head, *told.kind, told.act))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_first_screen_is_short_and_leaves_out_what_counts(state: State, language: str) -> None:
    """Under sixty words, no number, nothing of what may come."""
    text = screen(state, language)
    assert len(text.split()) < 60, text
    rules = load_rules(language)
    assert not rules.left_out.search(text), text
    for word in rules.needs.get(state.value, ()):
        assert word in text, (state, word, text)


def reach(state: State) -> tuple[Study, Care]:
    """Bring a study and a reader into a state."""
    study = demo_study("chat")
    at_s, now_s = study.now_s - 20 * DAY_S, study.now_s
    quiet = Turn(1, now_s, at_s, now_s - DAY_S, now_s - DAY_S, 4, 1, 1)
    asked = replace(study, turn=replace(study.turn, other_s=at_s), said=(Said("time", 1, at_s),))
    care = {
        State.AFRAID: "afraid", State.STOPPED: "no_contact", State.PARTED: "parted",
        State.YOU_ASKED_STOP: "you_asked_stop",
    }.get(state)  # fmt: skip
    return {
        State.ASKED_TIME: asked,
        State.YOU_WENT_QUIET: replace(study, turn=quiet),
        State.YOUR_TURN: replace(study, turn=replace(quiet, n_attempts=1)),
    }.get(state, study), NO_CARE | (Care.of(care, Reply.YES) if care else Care())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [s for s in STATES if s not in {State.YOUNG, State.NOT_PARTY}])
def test_what_is_told_in_a_state_has_no_number_of_the_other(state: State, language: str) -> None:
    """Terminal and report, whole: nothing that the state closes is read off either."""
    study, care = reach(state)
    gate = gate_of(study, care)
    assert gate.state is state
    answer = answer_study(study, gate)
    assert (answer.usual, answer.ahead, answer.picture) == (None, None, None)
    assert len(answer.doors) == 3
    page = tell_html(study, gate, language)
    if May.RETURNS in CLOSES[state]:
        assert 'id="silences"' not in page
    if May.THEORY in CLOSES[state]:
        assert 'id="dials"' not in page
    if state is not State.ASKED_TIME:  # that one says since when, and how often was tried
        shown = tell_terminal(study, gate, language, width=100, colour=False)
        assert not re.search(r"\d", shown), shown


def test_what_is_not_sure_or_not_answered_is_said_as_no_fact() -> None:
    """Not sure has its own heading; found and not answered, the heading is dated and says may."""
    study = demo_study("chat")
    for name, state in (("no_contact", State.STOPPED), ("parted", State.PARTED)):
        gate = gate_of(study, NO_CARE | Care.of(name, Reply.UNSURE))
        assert (gate.state, gate.sure) == (state, False)
        assert "not sure" in utter(answer_study(study, gate).head)
    for kind in ("stop", "parting"):
        for person in (0, 1):
            said = (Said(kind, person, study.now_s - 30 * DAY_S),)
            found = replace(study, said=said)
            gate = open_gate(NO_CARE, turn=study.turn, said=said, people=study.people)
            assert " may " in utter(answer_study(found, gate).head)


@pytest.mark.parametrize(
    ("kind", "person", "act"),
    [
        ("threat", 1, "act_threat"),
        ("threat", 0, "act_none"),
        ("despair", 1, "state_parted_act"),
        ("despair", 0, "state_parted_act"),
    ],
)
def test_beside_a_threat_or_despair_a_person_is_offered_and_nothing_to_write(
    kind: str, person: int, act: str
) -> None:
    """Nobody frightened, or in fear for a life, is told to write something down and to wait."""
    study = demo_study("chat")
    said = (Said(kind, person, study.now_s - 2 * DAY_S),)
    told = answer_study(replace(study, said=said), gate_of(replace(study, said=said), NO_CARE))
    assert told.act.key == f"answer.{act}"
    assert told.doors == ("person", "close")
    plain = answer_study(study, gate_of(study, NO_CARE))
    assert (plain.act.key, plain.doors) == ("answer.act_rest", ("hold", "person"))


@pytest.mark.parametrize(("n_day", "key"), [(9, "answer.tried"), (10, "answer.tried_day")])
def test_ten_messages_in_a_day_are_no_single_occasion(n_day: int, key: str) -> None:
    """So many at once are said as so many."""
    study = demo_study("chat")
    measured = tuple(
        replace(row, value=1.0) if (row.name, row.person) == ("unanswered_now", 0) else row
        for row in study.measured
    )
    turn = replace(study.turn, person=0, n_attempts=1, n_day=n_day)
    study = replace(study, measured=measured, turn=turn)
    told = answer_study(study, gate_of(study, NO_CARE)).turn
    assert told is not None
    assert told.key == key
    assert (n_day == 9) or "10" in utter(told)
