"""The theory's exact answers agree with simulation and with one another."""

import itertools
import math
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from html import unescape

import numpy as np
import pytest

from awhile.cli import main
from awhile.errors import AwhileError
from awhile.evidence import claims
from awhile.lab.theory import (
    ENDS,
    POLICIES,
    PRESETS,
    RULES,
    Couple,
    Policy,
    Rule,
    Schedule,
    border,
    distribution,
    draw_life,
    draw_map,
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
from awhile.lab.theory.page import name_rate
from awhile.lab.theory.rules import MAX_DAYS, MAX_WEEKLY, Matrix, part
from awhile.lab.theory.terminal import read_dials, read_schedule, tell_theory
from awhile.tell.phrases import signed
from awhile.tell.report.dials import ASSUMED, conclude, judge
from awhile.tell.svg.draw import draw_figure
from awhile.tell.svg.elements import render
from awhile.theory.model import (
    DIALS,
    N_FEAR,
    N_TRANSIENT,
    PHASES,
    POLICY_ORIGINS,
    PRESSURE,
    find_outcomes,
)
from awhile.words import say
from tests.make import OPEN

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


def _compare_slopes(
    exact: Mapping[str, Mapping[str, float]],
    name: str,
    base: Sequence[float],
    couple: Couple,
    policy: Policy | Schedule,
) -> None:
    """Set derivatives by one rule against what a millionth more of it makes."""
    now = (*outcome_probs(couple, policy), expected_days(couple, policy))
    for i, of in enumerate(ENDS):
        slope = (now[i] - base[i]) / 1e-6
        assert exact[of][name] == pytest.approx(slope, abs=1e-4 if of == "days" else 1e-5)
    assert exact["gone"][name] == pytest.approx(-exact["returned"][name], abs=1e-12)


@pytest.mark.parametrize("policy", ["keep_writing", ((7.0, 9.0), (1.0, 30.0), (0.0, 1.0))])
def test_sensitivities_are_derivatives(
    policy: Policy | Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each equals what a small change of that rule's rate makes, under a schedule too.

    The chances of returned and of gone add up to one, so that their derivatives are opposite.
    """
    couple = replace(PRESETS["silence"], love_of_chase=0.4)
    exact = {of: sensitivities(couple, policy, of) for of in ENDS}
    base = (*outcome_probs(couple, policy), expected_days(couple, policy))
    for rule in RULES:

        def moved(couple: Couple, pressure: Policy, rule: Rule = rule) -> Matrix:
            return generator(couple, pressure) + 1e-6 * part(rule, couple, pressure)

        monkeypatch.setattr("awhile.lab.theory.rules.generator", moved)
        _compare_slopes(exact, rule.name, base, couple, policy)
    monkeypatch.undo()
    more = replace(PRESSURE, scale=PRESSURE.scale * (1 + 1e-6))
    monkeypatch.setattr("awhile.theory.model.PRESSURE", more)
    _compare_slopes(exact, PRESSURE.name, base, couple, policy)
    assert abs(exact["returned"][PRESSURE.name]) > 0.05
    assert exact["days"].keys() == {rule.name for rule in (*RULES, PRESSURE)}
    assert max(map(abs, exact["days"].values())) > 1


def test_questions_act_through_their_rule_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what the rule says of them, the dial of questions moves nothing, core or lab."""
    find_outcomes.cache_clear()
    monkeypatch.setattr("awhile.theory.model.PRESSURE", replace(PRESSURE, times=()))
    monkeypatch.setattr("awhile.lab.theory.exact.PRESSURE", replace(PRESSURE, times=()))
    few, many = (replace(PRESETS["secure"], load=0.7, questions=x) for x in (0.0, 1.0))
    assert find_outcomes(few, (0.4, 0.3)) == find_outcomes(many, (0.4, 0.3))
    grid = outcome_map(few, ("questions", "load"), [0.0, 1.0], [0.2])
    assert grid[0, 0] == grid[0, 1] != 0
    find_outcomes.cache_clear()


def test_what_pressure_does_is_an_assumption_and_can_be_turned_around() -> None:
    """Space does better only where the rules were told so; the map shows the border."""
    ends = np.linspace(-1, 1, 9)
    grid = outcome_map(PRESETS["silence"], ("pressure_ends", "pressure_answers"), ends, [0.0, 1.0])
    assert grid.shape == (2, 9)
    assert grid[0, -1] > 0 > grid[1, 0]
    one = replace(PRESETS["silence"], pressure_ends=float(ends[2]), pressure_answers=1.0)
    want = outcome_probs(one, "space")[0] - outcome_probs(one, "keep_writing")[0]
    assert grid[1, 2] == pytest.approx(want)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_to_mirror_is_to_write_only_where_the_other_does(name: str) -> None:
    """Until they are together that is nothing; what is written then changes no rate at all."""
    couple = replace(PRESETS[name], love_of_chase=0.7)
    together = PHASES.index("together") * N_FEAR
    ends = [generator(couple, policy) for policy in ("mirror", (0.9, 0.4))]
    rows = slice(together, together + N_FEAR)
    assert (ends[0][rows] == ends[1][rows]).all()
    assert (ends[0][N_FEAR:N_TRANSIENT] != ends[1][N_FEAR:N_TRANSIENT]).any()
    assert outcome_probs(couple, "mirror") == outcome_probs(couple, "space")
    assert expected_days(couple, "mirror") == expected_days(couple, "space")
    assert say("theory.mirror_note") in " ".join(tell_theory(name, {}, OPEN).split())


NOTHING = dict.fromkeys(ASSUMED, 0.0)


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize(
    ("turn", "side"),
    [
        ({}, "better"),
        ({"pressure_slows": -1.0, "pressure_ends": -1.0}, "worse"),
        (NOTHING, "equal"),
    ],
)
def test_what_follows_is_said_as_it_is(name: str, turn: dict[str, float], side: str) -> None:
    """Better, equal or worse, here and with pressure at nothing; only the chase is left of it."""
    for chase in (0.0, 1.0):
        at = replace(PRESETS[name], **turn, love_of_chase=chase)
        for key, couple in zip(judge(at), (at, replace(at, **NOTHING)), strict=True):
            space, writing = (outcome_probs(couple, p)[0] for p in ("space", "keep_writing"))
            apart = space - writing
            assert key.split("_")[1] == (
                "equal" if abs(apart) < 1e-9 else "better" if apart > 0 else "worse"
            )
        assert (judge(at)[1] == "bare_equal") == (chase == 0.0)
        assert chase or judge(at)[0] == f"space_{side}"


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_set_to_nothing_is_named(language: str) -> None:
    """The sentence names every dial that it turns to 0, as the dials are labelled."""
    for couple in (PRESETS["silence"], PRESETS["on_and_off"]):
        said = conclude(couple, language)
        assert all(say(f"theory.dial_{name}", language) in said for name in ASSUMED)


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
    lives = [simulate_life(couple, schedule, days=10_000, seed=s) for s in range(500)]
    times = np.array([life[-1].start_days for life in lives])
    error = times.std() / np.sqrt(len(times))
    assert abs(times.mean() - expected_days(couple, schedule)) < 5 * error


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_distribution_under_a_schedule_is_simulated(
    schedule: tuple[tuple[float, float], ...],
) -> None:
    """Within the first stretch, at its end and after it, shares are within five standard errors."""
    couple = PRESETS["on_and_off"]
    days = [2.0, 14.0, 60.0]
    for day, want in zip(days, distribution(couple, schedule, days), strict=True):
        assert want.sum() == pytest.approx(1)
        ends = simulate(couple, schedule, days=day, n=40_000, seed=6)
        got = np.bincount(ends, minlength=14) / len(ends)
        assert (np.abs(got - want) <= 5 * np.sqrt(want * (1 - want) / len(ends)) + 1e-4).all()


def test_days_in_equal_steps_are_worth_what_single_days_are() -> None:
    """One matrix exponential for many days loses nothing, in any order and over every wall."""
    couple = PRESETS["on_and_off"]
    days = [float(day) for day in np.arange(0, 60, 0.5)]
    together = distribution(couple, SCHEDULES[0], days)
    alone = [distribution(couple, SCHEDULES[0], [day])[0] for day in days]
    assert np.allclose(together, alone, atol=1e-13, rtol=0)
    mixed = random.Random(1).sample(days, len(days))
    by_day = dict(zip(mixed, distribution(couple, SCHEDULES[0], mixed), strict=True))
    assert np.allclose([by_day[day] for day in days], alone, atol=1e-13, rtol=0)


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


TWO_DIALS = [("silence", {}), ("on_and_off", {"load": 0.83}), ("secure", {"pressure_answers": 0.0})]


@pytest.mark.parametrize(("preset", "turned"), TWO_DIALS)
def test_every_map_with_two_sides_has_its_border(preset: str, turned: dict[str, float]) -> None:
    """For every two dials the lines part all fields where space is better from all others."""
    couple = replace(PRESETS[preset], **turned)
    n_two_sides = 0
    for dials in itertools.permutations(DIALS, 2):
        xs, ys = (np.linspace(*DIALS[dial], 9).tolist() for dial in dials)
        grid = outcome_map(couple, dials, xs, ys)
        crossed = [(a, b) for a, b in _neighbours(9) if (grid[a] > 0) != (grid[b] > 0)]
        points = {point for line in border(grid, xs, ys) for point in line}
        n_two_sides += bool(crossed)
        for a, b in crossed:
            (low_y, low_x), (high_y, high_x) = a, b
            assert any(
                xs[low_x] <= x <= xs[high_x] and ys[low_y] <= y <= ys[high_y] for x, y in points
            )
        assert crossed or not points
    assert n_two_sides > 10


def _neighbours(n: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for j, i in np.ndindex(n, n):
        if i + 1 < n:
            yield (j, i), (j, i + 1)
        if j + 1 < n:
            yield (j, i), (j + 1, i)


@pytest.mark.parametrize(
    ("values", "want"),
    [
        ([[1, 1], [-1, -1]], [((0, 0.5), (1, 0.5))]),
        ([[-1, 3], [-1, 3]], [((0.25, 0), (0.25, 1))]),
        ([[-1, 0, 1], [-1, 0, 1]], [((1, 0), (1, 1))]),
        ([[0, 0, 0], [-1, -1, 0]], []),
        ([[1, 1], [1, 1]], []),
        ([[-1, -1, -1], [-1, 1, -1], [-1, -1, -1]],
         [((1, 0.5), (1.5, 1), (1, 1.5), (0.5, 1), (1, 0.5))]),
        ([[3, -1], [-1, 3]], [((0.75, 0), (1, 0.25)), ((0.25, 1), (0, 0.75))]),
        ([[1, -3], [-3, 1]], [((0.25, 0), (0, 0.25)), ((1, 0.75), (0.75, 1))]),
        ([[1, -1, 1], [1, -1, 1]], [((0.5, 0), (0.5, 1)), ((1.5, 0), (1.5, 1))]),
    ],
)  # fmt: skip
def test_a_border_goes_both_ways_through_zeros_and_saddles(
    values: list[list[float]], want: list[tuple[tuple[float, float], ...]]
) -> None:
    """Lying, upright, on a field that is zero, around, at a saddle, and two in one row."""
    n, m = np.shape(values)
    found = border(np.array(values, dtype=float), list(range(m)), list(range(n)))
    assert {frozenset(line) for line in found} == {frozenset(line) for line in want}
    assert sorted(map(len, found)) == sorted(map(len, want))


def test_the_border_lies_where_the_two_are_equal() -> None:
    """On a map of thirteen by thirteen, its points are within half a point of no difference."""
    for dials in (("load", "pressure_ends"), ("pressure_ends", "questions")):
        xs, ys = (np.linspace(*DIALS[dial], 13).tolist() for dial in dials)
        (line,) = border(outcome_map(PRESETS["silence"], dials, xs, ys), xs, ys)
        for x, y in line:
            couple = replace(PRESETS["silence"], **dict(zip(dials, (x, y), strict=True)))
            space, writing = (outcome_probs(couple, p)[0] for p in ("space", "keep_writing"))
            assert abs(space - writing) < 0.005


def test_what_does_not_differ_is_zero_on_a_map() -> None:
    """Where pressure does nothing, every field is exactly zero, and no line is drawn."""
    tied = replace(PRESETS["silence"], pressure_slows=0.0, pressure_ends=0.0, pressure_answers=0.0)
    chart = draw_map(tied, ("load", "security"))
    assert {mark.y for trace in chart.traces for mark in trace.marks} == {0.0}
    assert not chart.levels
    assert "100%" in chart.caption


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_table_of_a_map_names_its_rows_and_columns(language: str) -> None:
    """Each cell stands under the value it was worked out for, and the border has its numbers."""
    chart = draw_map(PRESETS["silence"], ("load", "pressure_ends"), language)
    page = render(draw_figure(chart, language))
    head, *rows = re.findall(r"<tr>(.*?)</tr>", page)
    x, y = (say(f"theory.dial_{dial}", language) for dial in ("load", "pressure_ends"))
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", head)
    assert say("theory.map_corner", language, x=x, y=y) == cells[0]
    for row, trace in zip(rows, reversed(chart.traces), strict=False):
        assert re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) == [
            trace.name, *(m.said for m in trace.marks)
        ]  # fmt: skip
        for cell, mark in zip(cells[1:], trace.marks, strict=True):
            at = say("theory.map_mark", language, x=x, at_x=cell, y=y, at_y=trace.name)
            assert mark.label == at
            assert f"{at}: {mark.said}" in page
    (line,) = chart.levels
    assert len(rows) == len(chart.traces) + 1 + len(line.marks)
    assert all(mark.label in page for mark in line.marks)
    assert line.name in chart.caption
    points = re.search(r'points="([^"]+)" class="border"', page)
    assert points is not None
    assert len(points[1].split()) == len(line.marks)


def test_a_single_answer_is_on_the_map_where_the_table_says() -> None:
    """The field at the right end of the lowest row is the couple with both dials so turned."""
    chart = draw_map(PRESETS["silence"], ("load", "pressure_ends"))
    couple = replace(PRESETS["silence"], load=1.0, pressure_ends=-1.0)
    want = outcome_probs(couple, "space")[0] - outcome_probs(couple, "keep_writing")[0]
    assert chart.traces[0].name.endswith("-1.00")
    assert "withdraws 1.00" in chart.traces[0].marks[-1].label
    assert chart.traces[0].marks[-1].y == pytest.approx(want)


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
    page = tell_page(
        "silence", {"load": 0.9}, OPEN, seed=3, schedule=SCHEDULES[0], language=language
    )
    for name in ("life", "thousand", "map", "rules"):
        assert f'<figure id="{name}"' in page
    assert page.count("<table") >= 9
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("seed", range(4))
def test_a_life_is_placed_in_time(seed: int) -> None:
    """Each bar begins where the one before ends, in the picture too; the end is a mark."""
    chart = draw_life(PRESETS["silence"], "space", seed=seed, label="space")
    *stretches, end = chart.traces[0].marks
    stages = simulate_life(PRESETS["silence"], "space", days=365, seed=seed)
    assert [m.low for m in chart.traces[0].marks] == [s.start_days for s in stages]
    assert [m.high for m in stretches] == [m.low for m in chart.traces[0].marks[1:]]
    assert all(m.y == (m.high or 0) - (m.low or 0) for m in stretches)
    assert end.y == 0
    assert stages[-1].phase in end.label
    page = render(draw_figure(chart))
    found = re.findall(r'<rect x="([\d.]+)"[^>]*height="10" rx="2" class="bar"', page)
    lefts = [float(left) for left in found]
    wide = (lefts[-1] - lefts[0]) / ((stretches[-1].low or 0) - 0)
    assert lefts == pytest.approx([wide * (m.low or 0) for m in stretches], abs=0.2)
    assert lefts[-1] > 0
    assert page.count("<circle") == 1
    assert f'<th scope="row">{end.label}' in page


def test_a_notebook_shows_a_chart_as_its_figure() -> None:
    """The frame holds the whole page of the figure, escaped, and reaches no network."""
    chart = draw_life(PRESETS["silence"], "space", seed=1, label="<b>")
    shown = chart._repr_html_()
    assert shown.startswith("<iframe ")
    page = unescape(shown.partition('srcdoc="')[2].partition('"')[0])
    assert render(draw_figure(chart)) in page
    assert "default-src" in page


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


WRONG: list[Callable[[Couple], object]] = [
    lambda c: outcome_probs(c, "nobody"),
    lambda c: outcome_probs(c, (200.0, 0.0)),
    lambda c: outcome_probs(c, (0.1, -0.1)),
    lambda c: simulate(c, "nobody", days=1, n=1, seed=1),
    lambda c: replace(c, load=5),
    lambda c: replace(c, pressure_ends=float("nan")),
    lambda c: outcome_map(c, ("foo", "bar"), [0, 1], [0, 1]),
    lambda c: outcome_map(c, ("load", "load"), [0, 1], [0, 1]),
    lambda c: outcome_map(c, ("load", "fear"), [0, 1.5], [0, 1]),
    lambda c: draw_map(c, ("load", "foo")),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_the_theory_does_not_know_is_refused_in_python(
    wrong: Callable[[Couple], object],
) -> None:
    """A policy, a pressure, a dial or a map that is none ends in a sentence, not in an answer."""
    with pytest.raises(AwhileError):
        wrong(PRESETS["silence"])


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
    for rule in (*RULES, PRESSURE):
        assert rule.grade == verdicts[rule.claim]
        assert rule.origin


def test_the_dials_begin_where_they_stand() -> None:
    """The preset that was asked for is chosen; with a dial turned it is what was given."""
    for name in PRESETS:
        for dials, want in (({}, name), ({"load": 0.83}, "given")):
            chosen = re.findall(r"<option ([^>]*)selected", tell_page(name, dials, OPEN, seed=1))
            assert len(chosen) == 1
            assert f'value="{want}"' in chosen[0]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("rule", [*RULES, PRESSURE], ids=lambda rule: rule.name)
def test_a_rate_is_named_with_all_that_changes_it(rule: Rule, language: str) -> None:
    """What the words name changes the rate, and what they leave out does not."""
    said = name_rate(rule, language).split()
    value = {**asdict(PRESETS["silence"]), "love_of_chase": 0.5, "pressure": 0.5}
    for dial in value.keys() - set(ASSUMED):
        low, high = (rule.rate_of({**value, dial: x}, math.exp) for x in (0.2, 0.8))
        word = say(f"theory.by_{dial}", language).split()
        named = any(said[i : i + len(word)] in (word, [*word[:-1], word[-1] + ","])
                    for i in range(len(said)))  # fmt: skip
        assert named == (low != high), dial


def test_what_it_hangs_on_is_told_for_every_policy() -> None:
    """Each rule that matters anywhere stands with points, rate, claim, grade and origin."""
    for preset, couple in PRESETS.items():
        text, page = tell_theory(preset, {}, OPEN), tell_page(preset, {}, OPEN, seed=1)
        moved = {policy: sensitivities(couple, policy) for policy in POLICIES}
        for rule in (*RULES, PRESSURE):
            name = say(f"theory.{rule.name}")
            points = [signed(10 * moved[policy][rule.name]) for policy in POLICIES]
            cells = "".join(f"<td>{x}</td>" for x in points)
            assert f"{cells}</tr>" in page[page.index(f'<th scope="row">{name}</th>') :]
            rows = [line.split() for line in text.splitlines()]
            told = [*name.split(), *points]
            assert (told in rows) == any(x != "0.0" for x in points)
            if told in rows:
                below = text.splitlines()[rows.index(told) + 1 :]
                assert below[0].strip() == name_rate(rule)
                assert rule.claim in below[1]
                assert say(f"claims.{rule.grade}") in below[1]
                assert say(f"theory.{rule.origin}") in below[1]
        for policy, origin in POLICY_ORIGINS.items():
            for line in text, page:
                told = re.search(rf"{say(f'theory.{policy}')}: \d\.\d\d[^(]*\(([^)]*)\)", line)
                assert told is not None
                assert " ".join(told[1].split()) == say(f"theory.{origin}")
    assert say("theory.fear_grows") in tell_theory("silence", {}, OPEN)


def test_the_words_say_what_rests_on_assumption() -> None:
    """Every preset is told with its table and its limits."""
    for preset in PRESETS:
        text = tell_theory(preset, {}, OPEN)
        assert "assum" in text
        assert text.count("%") == 2 * len(POLICIES)
    assert tell_theory(
        "silence", {"pressure_slows": -1.0, "pressure_ends": -1.0}, OPEN
    ) != tell_theory("silence", {}, OPEN)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("columns", [30, 50, 80, 100])
def test_the_words_keep_to_the_width_of_the_terminal(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is longer than COLUMNS; with room for them, every table has its bars."""
    monkeypatch.setenv("COLUMNS", str(columns))
    words = ["theory", "--schedule", "2:14,0", "--seed", "1", "--map", "load", "fear"]
    assert main([*words, "--language", language]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= columns
    if columns >= 80:
        for label in ("keep_writing", "own_schedule"):
            rows = re.findall(rf"^  {say(f'theory.{label}', language)} .*", out, re.MULTILINE)
            assert [len(re.findall(r"[#.]{8,}", row)) for row in rows] == [1, 1]


def test_what_is_asked_for_is_told_without_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    """One life, a thousand and the map with its border stand in the terminal, as on the page."""
    assert main(["theory"]) == 0
    plain = capsys.readouterr().out
    couple = PRESETS["silence"]
    life = draw_life(couple, "space", seed=4, label="give space")
    thousand = draw_thousand(couple, seed=4)
    chart = draw_map(couple, ("load", "pressure_ends"))
    assert main(["theory", "--seed", "4", "--map", "load", "pressure_ends"]) == 0
    out = capsys.readouterr().out
    for said in (life.finding, thousand.finding, chart.finding, chart.levels[0].name):
        assert said in out.replace("\n", " ")
        assert said not in plain.replace("\n", " ")
    for drawn in (life, thousand):
        for mark in drawn.traces[0].marks:
            row = rf"^  {re.escape(mark.label)}  .*  {re.escape(mark.said)}$"
            assert re.search(row, out, re.MULTILINE)
    for trace in chart.traces:
        signs = "".join("+" if mark.y > 0 else "-" for mark in trace.marks)
        assert f"  {trace.name:>5}  {signs}\n" in out


def test_a_bar_of_a_life_stands_where_its_stretch_was(capsys: pytest.CaptureFixture[str]) -> None:
    """In the terminal each bar begins no earlier than the one before, and the end is at the end."""
    assert main(["theory", "on_and_off", "--seed", "4"]) == 0
    out = capsys.readouterr().out.partition(say("theory.h_life"))[2].partition("thousand")[0]
    bars = re.findall(r"  ([.#]{8,})  ", out)
    starts = [bar.index("#") for bar in bars]
    assert starts == sorted(starts)
    assert len(set(starts)) > 3
    assert bars[-1].rstrip("#") == "." * (len(bars[-1]) - 1)


def test_german_spans_of_the_theory_stand_in_the_right_case() -> None:
    """A span is in the accusative, so no word before it asks for another case."""
    couple = replace(PRESETS["silence"], security=0.0, love_of_chase=1.0)
    charts = [draw_life(couple, "space", seed=s, label="", language="de") for s in range(12)]
    charts.append(draw_thousand(couple, seed=1, language="de"))
    said = [text for chart in charts for text in (chart.finding, chart.caption)]
    assert any("einen Tag" in text for text in said)
    assert not [text for text in said if re.search(r"\b([Nn]ach|[Bb]innen|[Ii]n) (ein|\d)", text)]


@pytest.mark.parametrize("dials", [["foo", "bar"], ["load", "load"]])
def test_a_map_of_no_two_dials_is_refused_without_a_page_too(
    dials: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence names the dials, before anything is told."""
    assert main(["theory", "--map", *dials]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert " ".join(dials) in told.err
    assert "pressure_answers" in told.err


@pytest.mark.parametrize("text", ["load", "load=2", "load=-1", "nothing=0", "load=nan"])
def test_a_dial_that_does_not_turn_is_refused(text: str) -> None:
    """One sentence names the dials."""
    with pytest.raises(AwhileError):
        read_dials([text])
    assert read_dials(["load=0.5", "pressure_ends=-1"]) == {"load": 0.5, "pressure_ends": -1.0}


def test_an_unknown_preset_is_refused() -> None:
    """One sentence names the presets."""
    with pytest.raises(AwhileError):
        tell_theory("nobody", {}, OPEN)
