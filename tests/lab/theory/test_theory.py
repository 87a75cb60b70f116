"""The theory's exact answers agree with simulation and with one another."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from awhile.errors import AwhileError
from awhile.evidence import claims
from awhile.evidence.theory import N_TRANSIENT, PHASES, find_outcomes
from awhile.lab.theory import (
    POLICIES,
    PRESETS,
    RULES,
    Schedule,
    border,
    distribution,
    draw_thousand,
    expected_days,
    generator,
    outcome_map,
    outcome_probs,
    sensitivities,
    simulate,
    simulate_life,
    tell_page,
)
from awhile.lab.theory.rules import MAX_DAYS, MAX_WEEKLY, part
from awhile.lab.theory.tell import read_dials, read_schedule, tell_theory

RETURNED, GONE = N_TRANSIENT, N_TRANSIENT + 1
CASES = [(name, policy) for name in PRESETS for policy in POLICIES]


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_the_generator_is_the_sum_of_its_rules(name: str, policy: str) -> None:
    """Rows add up to zero, nothing leaves an outcome, and no rate is negative."""
    couple = PRESETS[name]
    whole = generator(couple, policy)
    assert np.allclose(whole.sum(axis=1), 0)
    assert not whole[RETURNED:].any()
    assert (whole - np.diag(np.diag(whole)) >= 0).all()
    assert np.allclose(whole, sum(part(rule, couple, policy) for rule in RULES))


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_simulation_agrees_with_the_exact_answer(name: str, policy: str) -> None:
    """Shares after sixty days are within five standard errors."""
    couple = PRESETS[name]
    ends = simulate(couple, policy, days=60, n=40_000, seed=3)
    want = distribution(couple, policy, [60.0])[0]
    assert want.sum() == pytest.approx(1)
    got = np.bincount(ends, minlength=14) / len(ends)
    assert (np.abs(got - want) <= 5 * np.sqrt(want * (1 - want) / len(ends)) + 1e-4).all()


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_long_times_end_as_the_outcomes_say(name: str, policy: str) -> None:
    """The matrix exponential and the linear solve meet, and the expected time is its integral."""
    couple = PRESETS[name]
    last = distribution(couple, policy, [50_000.0])[0]
    assert outcome_probs(couple, policy) == pytest.approx((last[RETURNED], last[GONE]), abs=1e-6)
    days = np.linspace(0, 2000, 4001)
    still = distribution(couple, policy, days)[:, :RETURNED].sum(axis=1)
    assert expected_days(couple, policy) == pytest.approx(np.trapezoid(still, days), rel=0.01)


def test_sensitivities_are_derivatives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each equals the difference that a small change of that rule's rate makes."""
    couple = replace(PRESETS["silence"], love_of_chase=0.4)
    exact = sensitivities(couple, "keep_writing")
    base = outcome_probs(couple, "keep_writing")[0]
    whole = generator(couple, "keep_writing")
    for rule in RULES:
        moved = whole + 1e-6 * part(rule, couple, "keep_writing")
        monkeypatch.setattr("awhile.lab.theory.rules.generator", lambda *_, m=moved: m)
        slope = (outcome_probs(couple, "keep_writing")[0] - base) / 1e-6
        assert exact[rule.name] == pytest.approx(slope, abs=1e-5)


def test_what_pressure_does_is_an_assumption_and_can_be_turned_around() -> None:
    """Space does better only where the rules were told so; the map shows the border."""
    ends = np.linspace(-1, 1, 9)
    grid = outcome_map(PRESETS["silence"], ("pressure_ends", "pressure_answers"), ends, [0.0, 1.0])
    assert grid.shape == (2, 9)
    assert grid[0, -1] > 0 > grid[1, 0]
    one = replace(PRESETS["silence"], pressure_ends=float(ends[2]), pressure_answers=1.0)
    want = outcome_probs(one, "space")[0] - outcome_probs(one, "keep_writing")[0]
    assert grid[1, 2] == pytest.approx(want)


SCHEDULES = [
    ((2.0, 14.0), (0.0, 1.0)),
    ((0.0, 3.0), (7.0, 10.0), (1.0, 21.0), (0.0, 1.0)),
]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_a_schedule_is_simulated_as_it_is_solved(schedule: tuple[tuple[float, float], ...]) -> None:
    """Shares and mean times under a schedule of one's own are within five standard errors."""
    couple = PRESETS["silence"]
    ends = simulate(couple, schedule, days=10_000, n=40_000, seed=5)
    returned, gone = outcome_probs(couple, schedule)
    assert returned + gone == pytest.approx(1)
    assert abs((ends == RETURNED).mean() - returned) < 5 * np.sqrt(0.25 / 40_000)
    lives = [simulate_life(couple, schedule, days=10_000, seed=s) for s in range(3000)]
    times = np.array([life[-1].start_days for life in lives])
    error = times.std() / np.sqrt(len(times))
    assert abs(times.mean() - expected_days(couple, schedule)) < 5 * error


def test_a_schedule_that_never_changes_is_a_policy() -> None:
    """Once a week for ever, in one stretch or in three, is the weekly policy."""
    couple = PRESETS["silence"]
    want = outcome_probs(couple, "weekly")
    for schedule in (((1.0, 1.0),), ((1.0, 5.0), (1.0, 9.0), (1.0, 1.0))):
        assert outcome_probs(couple, schedule) == pytest.approx(want, abs=1e-9)
        days = expected_days(couple, schedule)
        assert days == pytest.approx(expected_days(couple, "weekly"), abs=1e-8)


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_the_core_solves_what_the_lab_solves(name: str, policy: str) -> None:
    """The plain solution of the core equals NumPy's, outcomes and days."""
    returned, gone, days = find_outcomes(PRESETS[name], POLICIES[policy])
    assert (returned, gone) == pytest.approx(outcome_probs(PRESETS[name], policy), abs=1e-10)
    assert days == pytest.approx(expected_days(PRESETS[name], policy), rel=1e-9)


def test_a_map_is_made_of_single_answers() -> None:
    """Every field equals the answer for its couple, and the border lies where the sign turns."""
    xs, ys = np.linspace(-1, 1, 5).tolist(), [0.0, 0.5, 1.0]
    grid = outcome_map(PRESETS["silence"], ("pressure_ends", "questions"), xs, ys)
    for j, y in enumerate(ys):
        for i, x in enumerate(xs):
            one = replace(PRESETS["silence"], pressure_ends=x, questions=y)
            want = outcome_probs(one, "space")[0] - outcome_probs(one, "keep_writing")[0]
            assert grid[j, i] == pytest.approx(want, abs=1e-12)
    for row, at in zip(grid, border(grid, xs), strict=True):
        assert at is not None
        assert (row[np.array(xs) < at] < 0).all()
        assert (row[np.array(xs) > at] > 0).all()


def test_a_life_goes_where_rules_lead() -> None:
    """One life begins apart, moves along rules alone, and is the same with the same seed."""
    life = simulate_life(PRESETS["on_and_off"], "keep_writing", days=400, seed=9)
    assert life == simulate_life(PRESETS["on_and_off"], "keep_writing", days=400, seed=9)
    assert life[0].phase == "separating"
    assert [s.start_days for s in life] == sorted(s.start_days for s in life)
    allowed = {
        (PHASES[a], b if isinstance(b, str) else PHASES[b])
        for rule in RULES
        if not isinstance(rule.moves, int)
        for a, b in rule.moves
    }
    for one, other in itertools.pairwise(life):
        assert one.phase == other.phase or (one.phase, other.phase) in allowed


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_holds_every_picture_with_its_table(language: str) -> None:
    """One life, a thousand, the map and the rules stand on the page, each with numbers."""
    page = tell_page("silence", {"load": 0.9}, seed=3, schedule=SCHEDULES[0], language=language)
    for name in ("life", "thousand", "map", "rules"):
        assert f'<figure id="{name}"' in page
    assert page.count("<table") >= 9
    assert "http" not in page.replace("http-equiv", "")


def test_what_a_thousand_lives_say_is_near_the_exact_answer() -> None:
    """Each interval of the picture holds the exact share for five policies of five, nearly."""
    chart = draw_thousand(PRESETS["silence"], seed=4, schedule=SCHEDULES[0])
    exact = [outcome_probs(PRESETS["silence"], p)[0] for p in (*POLICIES, SCHEDULES[0])]
    inside = [
        (m.low or 0) <= e <= (m.high or 1)
        for m, e in zip(chart.traces[0].marks, exact, strict=True)
    ]
    assert sum(inside) >= 4


@pytest.mark.parametrize(
    "text",
    ["", "1:2", "a", "1:x,0", "-1:3,0", "1:0,0", "1:2:3,0", "inf", "2:1e300,0", "700:9,0", "nan"],
)
def test_a_text_that_is_no_schedule_is_refused(text: str) -> None:
    """One sentence shows how a schedule is written."""
    with pytest.raises(AwhileError):
        read_schedule(text)
    assert read_schedule("2:14,1:21,0") == ((2.0, 14.0), (1.0, 21.0), (0.0, 1.0))
    assert read_schedule(None) is None


@pytest.mark.parametrize("schedule", [(), ((700.0, 1e4), (0.0, 1.0)), ((2.0, 0.0), (0.0, 1.0))])
def test_a_schedule_that_cannot_be_solved_is_refused_in_python_too(schedule: Schedule) -> None:
    """No answer is better than one that is no number."""
    with pytest.raises(AwhileError):
        outcome_probs(PRESETS["silence"], schedule)


@pytest.mark.parametrize("questions", [0.0, 1.0])
@pytest.mark.parametrize("sign", [-1.0, 1.0])
def test_the_longest_and_busiest_schedule_is_solved(sign: float, questions: float) -> None:
    """At the limits, cutting the stretch into many short ones gives the same chances."""
    couple = replace(
        PRESETS["on_and_off"], pressure_slows=sign, pressure_ends=-sign, questions=questions
    )
    whole = outcome_probs(couple, ((MAX_WEEKLY, MAX_DAYS), (0.0, 1.0)))
    cut = outcome_probs(couple, (*[(MAX_WEEKLY, MAX_DAYS / 200)] * 200, (0.0, 1.0)))
    assert sum(whole) == pytest.approx(1, abs=1e-6)
    assert whole == pytest.approx(cut, abs=1e-6)


@pytest.mark.parametrize("seed", [-1, 2**32, 10**26])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    """One sentence names the range; both kinds of drawing keep to it."""
    with pytest.raises(AwhileError, match="4294967295"):
        simulate(PRESETS["silence"], "space", days=1, n=1, seed=seed)
    with pytest.raises(AwhileError, match="4294967295"):
        simulate_life(PRESETS["silence"], "space", days=1, seed=seed)


def test_every_rule_names_a_claim_and_its_grade() -> None:
    """The grade is the verdict of the claim, and every rule has an origin."""
    verdicts = {claim.id: claim.verdict_for_anyone for claim in claims()}
    for rule in RULES:
        assert rule.grade == verdicts[rule.claim]
        assert rule.origin


def test_the_words_say_what_rests_on_assumption() -> None:
    """Every preset is told with its table and its limits."""
    for preset in PRESETS:
        text = tell_theory(preset, {})
        assert "assum" in text
        assert text.count("%") == 2 * len(POLICIES)
    assert tell_theory("silence", {"pressure_slows": -1.0, "pressure_ends": -1.0}) != tell_theory(
        "silence", {}
    )


@pytest.mark.parametrize("text", ["load", "load=2", "load=-1", "nothing=0", "load=nan"])
def test_a_dial_that_does_not_turn_is_refused(text: str) -> None:
    """One sentence names the dials."""
    with pytest.raises(AwhileError):
        read_dials([text])
    assert read_dials(["load=0.5", "pressure_ends=-1"]) == {"load": 0.5, "pressure_ends": -1.0}


def test_an_unknown_preset_is_refused() -> None:
    """One sentence names the presets."""
    with pytest.raises(AwhileError):
        tell_theory("nobody", {})
