"""The rules of care as values: what closes what, and that answers only ever add."""

from array import array
from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.care import (
    CLOSES,
    MAX_DAY,
    Gate,
    May,
    State,
    count_found,
    find_said,
    gate_study,
    gate_talk,
    open_gate,
    read_turn,
    refuse_forecast,
    tell_turn,
)
from awhile.errors import CareError
from awhile.fit.series import fit_dyad
from awhile.forecast.curve import backtest_silences, forecast_silence
from awhile.measure import MEASURES, looks_ahead
from awhile.study import guard_study, study_dyad
from awhile.types import (
    DAY_S,
    HOUR_S,
    NOT_ASKED,
    QUESTIONS,
    REPLIES,
    SAID,
    Backtest,
    BacktestBin,
    Care,
    Dyad,
    Forecast,
    Kind,
    Measured,
    Phases,
    Reply,
    Said,
    Series,
    Silence,
    Study,
    Turn,
    Understood,
)
from tests.make import NO_CARE, T0_S, make_dyad

BACKTEST = Backtest(1, 7 * DAY_S, (BacktestBin(0.0, 1.0, 0.5, 4, 9, 5),), 9, 9, 0.2)
FORECAST = Forecast(
    "own_silences", 1, DAY_S, (DAY_S, 7 * DAY_S), (0.4, 0.7), (0.2, 0.5), (0.6, 0.9), 12
)
PEOPLE = ("Ada", "Ben")
CLOSING = ("young", "outsider", "no_contact", "afraid", "parted", "you_asked_stop")

cares = st.builds(
    lambda replies, most: Care(**dict(zip(QUESTIONS, replies, strict=True)), max_attempts=most),
    st.tuples(*[st.sampled_from(Reply)] * len(QUESTIONS)),
    st.integers(1, 3),
)
turns = st.builds(
    Turn,
    st.sampled_from((None, 0, 1)),
    now_s=st.just(T0_S + 90 * DAY_S),
    since_s=st.floats(T0_S, T0_S + 90 * DAY_S),
    last_s=st.just(T0_S + 90 * DAY_S),
    other_s=st.one_of(st.none(), st.floats(T0_S, T0_S + 90 * DAY_S)),
    n_attempts=st.integers(0, 6),
    n_week=st.integers(0, 6),
    n_day=st.integers(0, 20),
)
saids = st.lists(
    st.builds(
        Said,
        st.sampled_from(SAID),
        st.sampled_from((0, 1)),
        st.floats(T0_S, T0_S + 90 * DAY_S),
        st.sampled_from((None, True, False)),
    ),
    max_size=4,
).map(tuple)


def gate(care: Care = NO_CARE, turn: Turn | None = None, said: Iterable[Said] = ()) -> Gate:
    """Gate an invented pair."""
    return open_gate(care, turn=turn or Turn(), said=tuple(said), people=PEOPLE)


def make_study(care: Care = NO_CARE, said: Iterable[Said] = (), turn: Turn | None = None) -> Study:
    """Build the smallest study that looks ahead in every way there is."""
    understood = Understood(
        "table", "a.csv", None, (), 0, 0, 0, 0, 0, None, None, "UTC", False, 1.0, None,
        "certain", None, (), 0, (), (),
    )  # fmt: skip
    numbers, lines = (
        [spec.name for spec in MEASURES if spec.shape == shape] for shape in ("number", "series")
    )
    return Study(
        1,
        PEOPLE,
        T0_S,
        understood,
        tuple(Measured(name, 1, 1.0, None, None, "s", 9) for name in numbers),
        tuple(Series(name, 1, (1.0,), (1.0,), (), (), "hour", "s", 9) for name in lines),
        (Silence(1, T0_S, 9 * DAY_S, False, 1),),
        FORECAST,
        FORECAST,
        BACKTEST,
        care=care,
        left=FORECAST,
        phases=(Phases(1, DAY_S, (T0_S,), ((0.2,) * 5,), (0.2,) * 5, 9, (1.0, 2.0, 3.0)),),
        elsewhere=("telegram",),
        said=tuple(said),
        turn=turn or Turn(),
    )


@given(cares, cares, cares)
def test_answers_merge_and_only_add(a: Care, b: Care, c: Care) -> None:
    """Merging has no order and no memory of one, and each answer protects at least as before."""
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert a | a == a
    for name in QUESTIONS:
        assert REPLIES.index(getattr(a | b, name)) >= REPLIES.index(getattr(a, name))
    assert (a | b).max_attempts == min(a.max_attempts, b.max_attempts)


@given(cares, cares, turns, saids)
def test_no_answer_opens_what_another_closed(
    old: Care, new: Care, turn: Turn, said: tuple[Said, ...]
) -> None:
    """More answers close more, but for the questions that were open before."""
    answered = {name for name in QUESTIONS if not old.open(name)}
    kept = Care(
        **{n: getattr(new, n) if n in answered else Reply.NOT_NOW for n in QUESTIONS},
        max_attempts=new.max_attempts,
    )
    before, after = gate(old, turn, said), gate(old | kept, turn, said)
    assert before.whys.keys() <= after.whys.keys()


@given(cares, turns, saids, saids)
def test_no_message_opens_anything(
    care: Care, turn: Turn, said: tuple[Said, ...], more: tuple[Said, ...]
) -> None:
    """Whatever else is found, it only closes."""
    assert gate(care, turn, said).whys.keys() <= gate(care, turn, said + more).whys.keys()


@given(cares, turns, saids)
def test_whoever_says_yes_or_not_sure_is_protected_alike(
    care: Care, turn: Turn, said: tuple[Said, ...]
) -> None:
    """Not sure closes what a yes closes; only the words differ."""
    for name in CLOSING:
        yes, unsure = (
            gate(replace(care, **{name: reply}), turn, said) for reply in (Reply.YES, Reply.UNSURE)
        )
        assert yes.whys.keys() == unsure.whys.keys()


@pytest.mark.parametrize("state", [s for s in State if s != State.WAITING])
def test_each_state_has_its_sentence_and_closes_a_look_ahead(state: State) -> None:
    """Nothing may come is told in no state but waiting."""
    assert May.AHEAD in CLOSES[state]


@pytest.mark.parametrize("name", CLOSING)
@pytest.mark.parametrize("reply", [Reply.YES, Reply.UNSURE])
def test_a_protecting_answer_leaves_nothing_that_looks_ahead(name: str, reply: Reply) -> None:
    """No forecast, no phase, no earlier silence, no measure from which an hour could be read."""
    care = NO_CARE | Care.of(name, reply)
    if name in {"young", "outsider"}:
        with pytest.raises(CareError):
            guard_study(make_study(), gate_study(make_study(), care))
        return
    told = guard_study(make_study(), gate_study(make_study(), care))
    for forecast in (told.forecast, told.own_silences, told.left):
        assert forecast is not None
        assert forecast.return_probs == forecast.low == forecast.high == ()
        assert forecast.refusal is not None
    assert told.backtest.bins == told.phases == told.silences == told.elsewhere == ()
    rows = [row.name for row in (*told.measured, *told.series)]
    assert rows
    assert not [row for row in rows if looks_ahead(row)]
    assert ("unanswered_now" in rows) == (name == "afraid")


def test_to_whom_nothing_is_closed_everything_stays_but_what_no_one_is_told() -> None:
    """The rules take nothing from anyone they are not about, but the worth of writing again."""
    study = make_study()
    told = guard_study(study, gate_study(study, NO_CARE))
    gone = {row.name for row in study.measured} - {row.name for row in told.measured}
    assert gone == {"writing_again_ratio"}
    assert replace(told, measured=study.measured, care=study.care) == study


@given(cares, saids)
def test_no_saved_study_tells_of_fear(care: Care, said: tuple[Said, ...]) -> None:
    """The answer about fear is in no study, and neither is a sentence that only it explains."""
    care |= Care.of("afraid", Reply.YES)
    gated = gate(replace(care, young=Reply.NO, outsider=Reply.NO), said=said)
    told = guard_study(make_study(said=said), gated)
    assert told.care.open("afraid")
    assert "afraid" not in str(told.forecast.refusal)


def test_nobody_but_the_rules_makes_a_gate() -> None:
    """A gate that was not decided cannot be had, nor changed by hand."""
    made = gate()
    with pytest.raises(TypeError):
        Gate(NO_CARE, State.WAITING, None, True, (), {}, (), Turn(), object())
    with pytest.raises(TypeError):
        replace(made, whys={}, seal=None)


def test_a_reply_is_neither_true_nor_false() -> None:
    """Whoever takes not sure for a yes by an ``if`` is stopped, and so is one who takes no."""
    for reply in Reply:
        with pytest.raises(TypeError):
            bool(reply)


def test_what_was_never_asked_stays_closed() -> None:
    """No answer is no permission: the value that everything starts from opens nothing."""
    assert refuse_forecast(NOT_ASKED) is not None
    closed = gate(NOT_ASKED).whys
    assert May.STUDY in closed
    assert May.AHEAD in closed
    assert May.TAKE_OUT in closed
    for name in ("young", "outsider", "no_contact"):
        assert May.AHEAD in gate(replace(NO_CARE, **{name: Reply.NOT_NOW})).whys
    assert not gate(replace(NO_CARE, afraid=Reply.NOT_NOW)).whys


def test_the_first_state_that_holds_leads() -> None:
    """In the order in which a reader needs to hear it."""
    said = [Said("time", 1, T0_S), Said("stop", 0, T0_S, True), Said("parting", 1, T0_S, True)]
    turn = Turn(1, T0_S + 30 * DAY_S, T0_S, T0_S, T0_S, 5)
    care = Care.of("afraid", Reply.YES) | Care.of("no_contact", Reply.YES)
    everything = NO_CARE | care | Care.of("young", Reply.YES) | Care.of("outsider", Reply.YES)
    found = []
    for name in ("afraid", "young", "outsider", "no_contact"):
        found.append(gate(everything, turn, said).state)
        everything = replace(everything, **{name: Reply.NO})
    found.append(gate(everything, turn, said).state)
    found += [gate(everything, turn, said[:n]).state for n in (2, 1, 0)]
    found.append(gate(everything, replace(turn, n_attempts=1, now_s=T0_S + DAY_S)).state)
    found.append(gate(everything, replace(turn, person=0)).state)
    assert found == list(State)


def pair(rows: list[tuple[int, float]], **counts: list[int]) -> Dyad:
    """Build a pair whose events have columns of counts."""
    dyad = make_dyad(rows)
    columns = {name: array("i", column) for name, column in counts.items()}
    return replace(dyad, events=replace(dyad.events, counts={**dyad.events.counts, **columns}))


def test_both_senders_are_searched_and_unknown_is_none() -> None:
    """Whoever calls themselves me, the words of both are looked at; -1 is no finding."""
    dyad = pair(
        [(0, 0.0), (1, DAY_S), (1, 2 * DAY_S)], stop_requests=[1, 1, -1], partings=[0, 0, 2]
    )
    assert [(s.kind, s.person, s.wall_s - T0_S) for s in find_said(dyad)] == [
        ("stop", 0, 0.0), ("stop", 1, DAY_S), ("parting", 1, 2 * DAY_S)
    ]  # fmt: skip
    assert find_said(make_dyad([(1, 0.0)])) == ()


@pytest.mark.parametrize("kind", ["stop", "parting"])
@pytest.mark.parametrize("person", [0, 1])
def test_what_was_found_closes_until_it_is_denied(kind: str, person: int) -> None:
    """Unanswered it closes what a yes would, without being said as a fact; denied it is nothing."""
    found = Said(kind, person, T0_S)
    open_, yes, no = (
        gate(NO_CARE, said=[replace(found, confirmed=c)]) for c in (None, True, False)
    )
    assert open_.whys.keys() == yes.whys.keys() > no.whys.keys()
    assert (open_.state, open_.found) == (State.WAITING, (found,))
    assert yes.state in {State.STOPPED, State.PARTED, State.YOU_ASKED_STOP}
    assert yes.since_wall_s == T0_S
    assert open_.refusal is not None
    assert open_.refusal.why == "care.why_found"
    assert count_found(NO_CARE, [found]) != NO_CARE


def test_a_request_for_time_counts_where_it_belongs_to_this_silence() -> None:
    """Shortly before the last word it is how they left; a month before, it is not."""
    last_s = T0_S + 60 * DAY_S
    turn = Turn(0, last_s + 9 * DAY_S, last_s, last_s, last_s, 1)
    assert gate(said=[Said("time", 1, last_s - HOUR_S)], turn=turn).state == State.ASKED_TIME
    assert gate(said=[Said("time", 1, last_s - 30 * DAY_S)], turn=turn).state == State.WAITING
    assert gate(said=[Said("time", 0, last_s - HOUR_S)], turn=turn).state == State.WAITING
    denied = replace(NO_CARE, asked_time=Reply.NO)
    assert gate(denied, turn, [Said("time", 1, last_s)]).state == State.WAITING


def test_whose_turn_it_is_follows_from_the_last_words() -> None:
    """A reaction is no word of one's own, and answers what came before it."""
    waiting = read_turn(make_dyad([(1, 0.0), (0, DAY_S)]), T0_S + 5 * DAY_S)
    assert (waiting.person, waiting.n_attempts) == (0, 1)
    dyad = make_dyad(
        [(0, 0.0), (1, DAY_S), (0, DAY_S + 60)], kinds=[Kind.TEXT, Kind.TEXT, Kind.REACTION]
    )
    reacted = read_turn(dyad, T0_S + 5 * DAY_S)
    assert (reacted.person, reacted.n_attempts) == (1, 0)
    one = read_turn(make_dyad([(0, 0.0), (1, DAY_S)]), T0_S + 2 * DAY_S)
    assert gate(turn=one).state == State.YOUR_TURN
    late = read_turn(make_dyad([(0, 0.0), (1, DAY_S)]), T0_S + 90 * DAY_S)
    assert gate(turn=late).state == State.YOUR_TURN
    tried = make_dyad([(0, 0.0), (1, DAY_S), (1, 2 * DAY_S)])
    assert gate(turn=read_turn(tried, T0_S + 4.5 * DAY_S)).state == State.YOU_WENT_QUIET
    assert read_turn(tried, T0_S + 1.5 * DAY_S).n_attempts == 1, "what comes later is not known"


def test_three_attempts_only_hold_however_slow() -> None:
    """Within a week or one a month: after three since the last answer a draft is held."""
    for step in (DAY_S, 3.6 * DAY_S, 30 * DAY_S):
        rows = [(1, 0.0), *((0, step * n) for n in range(1, 4))]
        turn = read_turn(make_dyad(rows), T0_S + 3 * step + HOUR_S)
        assert turn.n_attempts == 3
        closed = gate(turn=turn).whys
        assert {May.DRAFT, May.TAKE_OUT, May.CONTACT} <= closed.keys()
        assert closed[May.DRAFT].why == "care.why_attempts"
    answered = read_turn(make_dyad([*rows, (1, 91 * DAY_S)]), T0_S + 92 * DAY_S)
    assert gate(turn=answered).may(May.DRAFT)
    assert gate(turn=tell_turn(2)).may(May.DRAFT)
    assert not gate(replace(NO_CARE, max_attempts=2), tell_turn(2)).may(May.DRAFT)


def test_ten_messages_in_a_day_only_hold() -> None:
    """A barrage is one attempt by the clock, and still too much until there is an answer."""
    rows = [(1, 0.0), *((0, DAY_S + 300.0 * n) for n in range(MAX_DAY))]
    turn = read_turn(make_dyad(rows), T0_S + 20 * DAY_S)
    assert (turn.n_attempts, turn.n_day) == (1, MAX_DAY)
    assert gate(turn=turn).whys[May.DRAFT].why == "care.why_barrage"
    fewer = read_turn(make_dyad(rows[:-1]), T0_S + 20 * DAY_S)
    assert gate(turn=fewer).may(May.DRAFT)
    both = [(i % 2, 300.0 * i) for i in range(60)]
    assert read_turn(make_dyad(both), T0_S + DAY_S).n_day == 1


def test_what_the_reader_sent_since_the_export_counts() -> None:
    """An old export does not hide newer attempts the reader noted."""
    dyad = make_dyad([(1, 0.0), (0, DAY_S)])
    turn = read_turn(dyad, T0_S + 3 * DAY_S, [T0_S + 2 * DAY_S, T0_S + 2.5 * DAY_S])
    assert turn.n_attempts == 3


@pytest.mark.parametrize(("kind", "person"), list(product(("threat", "despair"), (0, 1))))
def test_threat_and_despair_come_before_everything(kind: str, person: int) -> None:
    """In words of either, dated, whatever else is told; denied they are not said."""
    now = Turn(0, T0_S + DAY_S, T0_S, T0_S, T0_S)
    first = gate(turn=now, said=[Said(kind, person, T0_S)]).first
    assert [line.key for line in first] == [f"care.{kind}_{'other' if person else 'own'}"]
    assert first[0].wall_s == (T0_S,)
    assert gate(turn=now, said=[Said(kind, person, T0_S, confirmed=False)]).first == ()


def test_help_comes_first_to_whoever_is_afraid_and_to_whoever_goes_on() -> None:
    """Fear, being under age, and one's own behaviour after a no or too many attempts."""
    keys = [line.key for line in gate(NO_CARE | Care.of("afraid", Reply.UNSURE)).first]
    assert keys == ["care.afraid_first"]
    stopped = NO_CARE | Care.of("no_contact", Reply.YES)
    assert [x.key for x in gate(stopped, tell_turn(1)).first] == ["care.own_behaviour"]
    assert gate(stopped, Turn(0)).first == ()
    assert [x.key for x in gate(turn=tell_turn(3)).first] == ["care.own_behaviour"]


def test_a_limit_is_lowered_never_raised() -> None:
    """No way of building or copying a Care goes past three attempts."""
    assert Care(max_attempts=1).max_attempts == 1
    for most in (0, 4, 99):
        with pytest.raises(CareError):
            Care(max_attempts=most)
        with pytest.raises(CareError):
            replace(Care(), max_attempts=most)


def test_a_no_stops_the_forecast_itself() -> None:
    """The pair carries its answers through the fit, so that no path around the study is left."""
    dyad = make_dyad([(i % 2, i * 10 * HOUR_S) for i in range(400)], end_s=4000 * HOUR_S)
    free = fit_dyad(dyad)
    assert forecast_silence(free, 1).return_probs
    assert backtest_silences(free, 1).n > 0
    for care in (NOT_ASKED, NO_CARE | Care.of("no_contact", Reply.YES)):
        stopped = fit_dyad(replace(dyad, care=care))
        forecast = forecast_silence(stopped, 1)
        assert forecast.refusal is not None
        assert forecast.return_probs == ()
        assert backtest_silences(stopped, 1).bins == ()


def test_the_whole_flow_keeps_the_no() -> None:
    """From the pair to the study nothing loses the answers on the way."""
    rows = [(i % 2, i * 10 * HOUR_S) for i in range(199)]
    dyad = make_dyad(rows, end_s=2100 * HOUR_S)
    understood = make_study().understood
    end_s = dyad.end_s
    free = study_dyad(dyad, understood, now_s=end_s, said=())
    found = study_dyad(dyad, understood, now_s=end_s, said=(Said("stop", 1, end_s + DAY_S),))
    no = replace(dyad, care=NO_CARE | Care.of("no_contact", Reply.UNSURE))
    stopped = study_dyad(no, understood, now_s=end_s, said=())
    assert free.measured != stopped.measured
    for study in (found, stopped):
        assert study.own_silences.refusal is not None
        assert not [row.name for row in (*study.measured, *study.series) if looks_ahead(row.name)]
    for care in (NOT_ASKED, NO_CARE | Care.of("outsider", Reply.YES)):
        with pytest.raises(CareError):
            study_dyad(replace(dyad, care=care), understood, now_s=end_s, said=())


def test_general_talk_needs_no_party_but_keeps_every_no() -> None:
    """Where no chat is at hand, whose chat it is does not matter; a no and an age do."""
    assert gate_talk(replace(NO_CARE, outsider=Reply.NOT_NOW)).may(May.THEORY)
    for name in ("young", "no_contact", "parted", "you_asked_stop", "afraid"):
        closed = gate_talk(NO_CARE | Care.of(name, Reply.YES))
        assert not closed.may(May.THEORY)
        assert not closed.may(May.ADVICE)


def test_a_study_s_own_answers_close_whatever_the_gate() -> None:
    """A gate of another reader, or of another chat, opens nothing that the study itself closes."""
    study = make_study(care=NO_CARE | Care.of("no_contact", Reply.YES))
    told = guard_study(study, gate())
    assert told.forecast.return_probs == ()
    found = make_study(said=[Said("parting", 1, T0_S)])
    assert guard_study(found, gate()).forecast.return_probs == ()
