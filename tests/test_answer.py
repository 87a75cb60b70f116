"""What is said first is decided once, from enough, and says no number where none belongs."""

import random
import time
from dataclasses import replace

import pytest

from awhile.answer import (
    LEAST_EARLIER,
    WIDE,
    Ahead,
    Answer,
    Sentence,
    State,
    answer_state,
    answer_study,
    find_doubts,
    local_date,
)
from awhile.care import say_dates
from awhile.study import study_dyad
from awhile.tell.phrases import utter
from awhile.types import DAY_S, HOUR_S, Care, Doubt, Kind, Reply, Said, Study, Understood
from awhile.words import LANGUAGES
from tests.make import NO_CARE, gate_of, make_dyad
from tests.tell.studies import demo_study


def answer_for(study: Study, care: Care = NO_CARE) -> Answer:
    """Answer a reader of a study."""
    return answer_study(study, gate_of(study, care))


def study_gaps(gaps_s: list[float], silent_s: float, *, mine_s: float = 0.5 * DAY_S) -> Study:
    """Study a pair in which the other's silences were these, and the reader wrote in between.

    Args:
        gaps_s: How long the other's earlier silences lasted (s).
        silent_s: How long the present one has (s).
        mine_s: How long ago the reader wrote last (s).
    """
    sent, at_s = [(0, 0.0), (1, 600.0)], 600.0
    for gap_s in gaps_s:
        sent += [(0, at_s + gap_s / 2), (1, at_s + gap_s)]
        at_s += gap_s
    end_s = at_s + silent_s
    sent.append((0, end_s - mine_s))
    dyad = make_dyad(sent, end_s=end_s)
    return study_dyad(dyad, plain_file(), now_s=dyad.end_s, said=())


def plain_file() -> Understood:
    """Take what a demo's file was understood as, without its doubts."""
    u = demo_study("chat").understood
    return replace(
        u, doubts=(), last=None, n_skipped=0, skipped=(), date_order_sure="certain", limits=()
    )


def sentences(answer: Answer) -> list[Sentence]:
    """List every sentence that an answer holds."""
    said = [answer.head, answer.act, answer.help, *answer.said]
    said += [s for c in answer.doubts for s in (c.fact, c.do)]
    said += [*answer.kind, *([answer.turn] if answer.turn else [])]
    if answer.usual is not None:
        said.append(answer.usual.says)
    if answer.ahead is not None:
        said += [answer.ahead.says, answer.ahead.why]
    return said


def assert_agrees(study: Study, answer: Answer) -> None:
    """Hold every number of an answer against every other and against the study."""
    usual, ahead, picture = answer.usual, answer.ahead, answer.picture
    if usual is not None:
        counts = {"n": usual.n_earlier, "n_as_long": usual.n_as_long}
        for key, said in usual.says.values.items():
            if key.startswith("n") and key != "name" and "longest" not in usual.says.key:
                assert said == counts[key.removesuffix("_time")]
        assert usual.n_as_long <= usual.n_earlier
    if picture is not None:
        assert usual is not None
        assert len(picture.earlier_s) == usual.n_earlier
        assert sum(s >= picture.now_s for s in picture.earlier_s) == usual.n_as_long
        if "longest_s" in usual.says.values:
            assert usual.says.values["longest_s"] == picture.earlier_s[-1]
        for_s = answer.head.values.get("for_s")
        assert for_s is None or for_s == picture.told_s
        assert picture.told_s <= picture.now_s
    if ahead is not None and usual is not None:
        assert ahead.why.values.get("n", usual.n_as_long) == usual.n_as_long
    if ahead is not None and ahead.verdict == "told":
        assert study.own_silences.n == ahead.n_as_long == (usual and usual.n_as_long)
        assert ahead.share is not None
        assert ahead.low is not None
        assert ahead.high is not None
        assert ahead.low <= ahead.share <= ahead.high < ahead.low + WIDE


@pytest.mark.parametrize("seed", range(25))
def test_every_question_has_one_number(seed: int) -> None:
    """In random pairs the counts of sentence, picture and forecast are the same."""
    draw = random.Random(seed)
    gaps = [draw.lognormvariate(0.0, 1.3) * DAY_S for _ in range(draw.choice((0, 3, 20, 60, 120)))]
    silent_s = draw.choice((0.2, 0.9, 1.5, 4.0, 12.0, 90.0)) * DAY_S
    study = study_gaps(gaps, silent_s, mine_s=draw.uniform(0.0, 1.2) * silent_s)
    answer = answer_for(study)
    assert_agrees(study, answer)
    for language in LANGUAGES:
        assert all(utter(s, language) for s in sentences(answer))


@pytest.mark.parametrize("n_as_long", range(8))
def test_seven_earlier_silences_carry_no_verdict(n_as_long: int) -> None:
    """Whatever seven silences were, they call this one neither usual nor unusual."""
    gaps = [5 * DAY_S] * n_as_long + [1.2 * DAY_S] * (7 - n_as_long)
    answer = answer_for(study_gaps(gaps, 3 * DAY_S))
    assert answer.usual is not None
    assert answer.usual.verdict == "cannot_tell"
    assert "usual" not in utter(answer.usual.says).replace("what is usual", "").replace(
        "to call it unusual", ""
    )


def test_enough_earlier_silences_carry_one() -> None:
    """From the least on, one in nineteen is unusual, half are not, and one in seven is neither."""
    n = LEAST_EARLIER
    verdicts = {}
    for k, n_all in ((0, n - 1), (0, n), (1, n), (n // 2, n), (6, 42)):
        gaps = [5 * DAY_S] * k + [1.2 * DAY_S] * (n_all - k)
        answer = answer_for(study_gaps(gaps, 3 * DAY_S))
        assert answer.usual is not None
        verdicts[k, n_all] = answer.usual.verdict
    assert list(verdicts.values()) == [
        "cannot_tell", "unusual", "unusual", "not_unusual", "longer_than_most",
    ]  # fmt: skip


@pytest.mark.parametrize(("times", "said"), [(1.5, None), (3.2, 3), (30.0, 30)])
def test_a_silence_several_times_the_longest_is_said_so(times: float, said: int | None) -> None:
    """Three times the longest is not merely long."""
    study = study_gaps([2 * DAY_S] * 30, times * 2 * DAY_S)
    usual = answer_for(study).usual
    assert usual is not None
    assert usual.says.values.get("times") == said
    assert utter(usual.says).count("longest") == 1


def test_within_reach_one_number_and_beyond_it_none() -> None:
    """A chance is told only where enough silences lasted as long; else the reason, and no more."""
    steady = [(1.0 + (i % 5) / 10) * DAY_S for i in range(150)]
    told = answer_for(study_gaps(steady, 1.05 * DAY_S)).ahead
    assert told is not None
    assert told.verdict == "told"
    for days, why in ((1.35, "told"), (9.0, "none")):
        ahead = answer_for(study_gaps(steady, days * DAY_S)).ahead
        assert ahead is not None
        assert ahead.why.key == f"answer.ahead_why_{why}"
    few = answer_for(study_gaps([*steady, 20 * DAY_S], 10 * DAY_S)).ahead
    assert few == Ahead(
        "cannot_tell",
        Sentence("answer.ahead_cannot"),
        Sentence("answer.ahead_why_few", {"name": "Ben", "n": 1}),
    )


def test_a_range_of_forty_points_is_no_answer() -> None:
    """However the forecast came about, a wide range is not told."""
    study = study_gaps([(1 + i % 5 / 10) * DAY_S for i in range(150)], 1.05 * DAY_S)
    n = len(study.forecast.low)
    for width, verdict in ((0.39, "told"), (0.40, "cannot_tell"), (0.9, "cannot_tell")):
        low, high = (0.05,) * n, (0.05 + width,) * n
        wide = replace(study.forecast, return_probs=(0.05 + width / 2,) * n, low=low, high=high)
        ahead = answer_for(replace(study, forecast=wide)).ahead
        assert ahead is not None
        assert ahead.verdict == verdict
        assert (ahead.share is None) == (verdict == "cannot_tell")


SCREENS = {
    State.AFRAID: (Care.of("afraid", Reply.YES), ()),
    State.YOUNG: (Care.of("young", Reply.YES), ()),
    State.NOT_PARTY: (Care.of("outsider", Reply.YES), ()),
    State.STOPPED: (Care.of("no_contact", Reply.YES), ()),
    State.PARTED: (NO_CARE, (("parting", 1, True),)),
    State.YOU_ASKED_STOP: (NO_CARE, (("stop", 0, True),)),
    State.ASKED_TIME: (NO_CARE, (("time", 1, True),)),
}


@pytest.mark.parametrize("state", SCREENS)
def test_a_state_has_a_first_screen_of_its_own_without_a_number(state: State) -> None:
    """After an ending, a no, or fear: a fact, a kindness, three doors, and nothing that counts."""
    care, said = SCREENS[state]
    study = demo_study("chat")
    at_s = study.now_s - 30 * DAY_S
    study = replace(study, said=tuple(Said(k, p, at_s, c) for k, p, c in said))
    answer = answer_for(study, NO_CARE | care)
    assert answer.state == state
    assert len(answer.doors) == 3
    assert answer.kind
    assert (answer.usual, answer.ahead, answer.picture) == (None, None, None)
    assert not {"ahead", "curious"} & set(answer.chapters)
    assert ("before" in answer.chapters) == (state == State.ASKED_TIME)
    counted = [s for s in sentences(answer) for v in s.values.values() if not isinstance(v, str)]
    assert [s.key for s in counted] == (["answer.tried"] if state == State.ASKED_TIME else [])


@pytest.mark.parametrize("state", list(State))
def test_a_state_without_a_study_has_a_screen(state: State) -> None:
    """Where no study may be made, there is still something to show, in every language."""
    if state == State.WAITING:
        return
    for language in LANGUAGES:
        for sentence in sentences(answer_state(state, "Sam")):
            assert utter(sentence, language)


@pytest.mark.parametrize("kind", ["stop", "parting"])
def test_what_may_be_an_ending_is_asked_before_days_are_counted(kind: str) -> None:
    """Nobody has said yet what it was: no fact, and no number either."""
    study = demo_study("chat")
    said = Said(kind, 1, study.now_s - 21 * DAY_S)
    answer = answer_for(replace(study, said=(said,)))
    assert answer.state == State.WAITING
    assert answer.head.key == f"answer.said_{kind}"
    assert (answer.usual, answer.ahead, answer.picture) == (None, None, None)
    denied = answer_for(replace(study, said=(replace(said, confirmed=False),)))
    assert denied.head.key == "answer.silent"


def test_a_wish_for_time_comes_before_any_number() -> None:
    """It is said with its date, and earlier silences are then no guide."""
    study = study_gaps([(1 + i % 5 / 10) * DAY_S for i in range(150)], 1.05 * DAY_S)
    asked = Said("time", 1, study.now_s - 1.05 * DAY_S)
    answer = answer_for(replace(study, said=(asked,)))
    assert answer.state == State.ASKED_TIME
    assert answer.head.key == "answer.state_asked_time_on"
    assert answer.ahead is None
    old = replace(asked, wall_s=study.now_s - 60 * DAY_S)
    assert not answer_for(replace(study, said=(old,))).said


def test_the_readers_own_turn_is_the_sentence() -> None:
    """Where the other wrote last, nothing is said of the other's silence."""
    study = study_gaps([1.5 * DAY_S] * 30, 3 * DAY_S, mine_s=3.5 * DAY_S)
    answer = answer_for(study)
    assert answer.state == State.YOUR_TURN
    assert "not written" not in utter(answer.head)
    assert (answer.usual, answer.ahead, answer.picture, answer.turn) == (None, None, None, None)


def test_whoever_went_quiet_is_not_told_of_the_others_silence() -> None:
    """Three unanswered attempts of the other turn the subject round, without counting them."""
    sent = [(i % 2, i * HOUR_S * 5) for i in range(60)]
    sent += [(1, 59 * 5 * HOUR_S + i * DAY_S) for i in range(1, 5)]
    dyad = make_dyad(sent, end_s=sent[-1][1] + 2 * DAY_S, kinds=[Kind.TEXT] * len(sent))
    study = study_dyad(dyad, plain_file(), now_s=dyad.end_s, said=())
    answer = answer_for(study)
    assert answer.state == State.YOU_WENT_QUIET
    assert not any(not isinstance(v, str) for s in sentences(answer) for v in s.values.values())


def test_a_file_that_ends_before_now_says_so_first() -> None:
    """The heading then speaks of the file; where a month is missing, nothing is judged."""
    for days, judged in ((5.0, True), (380.0, False)):
        study = study_gaps([1.5 * DAY_S] * 30, days * DAY_S, mine_s=(days - 0.1) * DAY_S)
        answer = answer_for(study)
        assert [d.kind for d in answer.doubts] == ["ends_before_now"]
        assert (answer.head.key == "answer.silent") == judged
        assert (answer.usual is not None) == judged
        assert answer.ahead is None or answer.ahead.verdict == "cannot_tell"
        assert ("export" in answer.doors) == (not judged)


def test_a_grave_doubt_comes_first_and_leaves_no_chance_standing() -> None:
    """What a file's reader doubted is told once, the gravest first, and bars what may come."""
    study = study_gaps([(1 + i % 5 / 10) * DAY_S for i in range(150)], 1.05 * DAY_S)
    minor, grave = Doubt("rows_mended", {"n": 4}), Doubt("future_rows", {"last": "2030-01-01"})
    for doubts, verdict in (((minor,), "told"), ((minor, grave), "cannot_tell")):
        found = replace(study, understood=replace(study.understood, doubts=doubts))
        answer = answer_for(found)
        assert answer.ahead is not None
        assert answer.ahead.verdict == verdict
        assert answer.doubts[0].kind == doubts[-1].kind
        assert len(find_doubts(found)) == len(doubts)


def test_two_readings_of_the_dates_give_no_length() -> None:
    """Both dates are said where they are known, and nothing is judged by either."""
    study = study_gaps([1.5 * DAY_S] * 30, 3 * DAY_S)
    doubt = Doubt("two_date_readings", {"last": "2025-03-06", "other": "2025-06-03"})
    answer = answer_for(replace(study, understood=replace(study.understood, doubts=(doubt,))))
    said = utter(answer.doubts[0].fact)
    assert "6 March 2025" in said
    assert "3 June 2025" in said
    assert "for_s" not in answer.head.values
    assert (answer.usual, answer.picture) == (None, None)


def test_the_moment_and_a_file_without_the_other() -> None:
    """Within the hour there is no silence."""
    answer = answer_for(study_gaps([1.5 * DAY_S] * 30, 0.5 * HOUR_S, mine_s=60.0))
    assert answer.head.key == "answer.no_silence"
    assert (answer.usual, answer.ahead, answer.picture) == (None, None, None)
    assert answer.chapters == ("before", "who", "advice", "curious", "unknown", "made")


def test_days_are_those_of_the_chat_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wall clock is written as it is, wherever the machine that tells it stands."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its zone")
    told = set()
    try:
        for zone in ("UTC", "Pacific/Auckland", "America/Los_Angeles"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            told.add((local_date(20_000 * DAY_S + 60.0), say_dates([20_000 * DAY_S - 60.0], "en")))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert told == {("2024-10-04", "3 October 2024")}
