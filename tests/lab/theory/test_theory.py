"""The theory's exact answers agree with simulation and with one another."""

from dataclasses import replace

import numpy as np
import pytest

from awhile.errors import AwhileError
from awhile.evidence import claims
from awhile.lab.theory import (
    POLICIES,
    PRESETS,
    RULES,
    Couple,
    distribution,
    expected_days,
    generator,
    outcome_map,
    outcome_probs,
    sensitivities,
    simulate,
)
from awhile.lab.theory.rules import GONE, RETURNED, part
from awhile.lab.theory.tell import read_dials, tell_theory

CASES = [(name, policy) for name in PRESETS for policy in POLICIES]


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_the_generator_is_the_sum_of_its_rules(name: str, policy: str) -> None:
    """Rows add up to zero, nothing leaves an outcome, and no rate is negative."""
    couple = PRESETS[name].couple
    whole = generator(couple, policy)
    assert np.allclose(whole.sum(axis=1), 0)
    assert not whole[RETURNED:].any()
    assert (whole - np.diag(np.diag(whole)) >= 0).all()
    assert np.allclose(whole, sum(part(rule, couple, policy) for rule in RULES))


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_simulation_agrees_with_the_exact_answer(name: str, policy: str) -> None:
    """Shares after sixty days are within five standard errors."""
    couple = PRESETS[name].couple
    ends = simulate(couple, policy, days=60, n=40_000, seed=3)
    want = distribution(couple, policy, [60.0])[0]
    assert want.sum() == pytest.approx(1)
    got = np.bincount(ends, minlength=14) / len(ends)
    assert (np.abs(got - want) <= 5 * np.sqrt(want * (1 - want) / len(ends)) + 1e-4).all()


@pytest.mark.parametrize(("name", "policy"), CASES)
def test_long_times_end_as_the_outcomes_say(name: str, policy: str) -> None:
    """The matrix exponential and the linear solve meet, and the expected time is its integral."""
    couple = PRESETS[name].couple
    last = distribution(couple, policy, [50_000.0])[0]
    assert outcome_probs(couple, policy) == pytest.approx((last[RETURNED], last[GONE]), abs=1e-6)
    days = np.linspace(0, 2000, 4001)
    still = distribution(couple, policy, days)[:, :RETURNED].sum(axis=1)
    assert expected_days(couple, policy) == pytest.approx(np.trapezoid(still, days), rel=0.01)


def test_sensitivities_are_derivatives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each equals the difference that a small change of that rule's rate makes."""
    couple = Couple(love_of_chase=0.4)
    exact = sensitivities(couple, "keep_writing")
    base = outcome_probs(couple, "keep_writing")[0]
    whole = generator(couple, "keep_writing")
    for rule in RULES:
        moved = whole + 1e-6 * part(rule, couple, "keep_writing")
        monkeypatch.setattr("awhile.lab.theory.exact.generator", lambda *_, m=moved: m)
        slope = (outcome_probs(couple, "keep_writing")[0] - base) / 1e-6
        assert exact[rule.name] == pytest.approx(slope, abs=1e-5)


def test_what_pressure_does_is_an_assumption_and_can_be_turned_around() -> None:
    """Space does better only where the rules were told so; the map shows the border."""
    ends = np.linspace(-1, 1, 9)
    grid = outcome_map(Couple(), ("pressure_ends", "pressure_answers"), ends, [0.0, 1.0])
    assert grid.shape == (2, 9)
    assert grid[0, -1] > 0 > grid[1, 0]
    one = replace(Couple(), pressure_ends=float(ends[2]), pressure_answers=1.0)
    want = outcome_probs(one, "space")[0] - outcome_probs(one, "keep_writing")[0]
    assert grid[1, 2] == pytest.approx(want)


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
