"""The theory as a process that runs: what follows from its rules, and from its rules alone."""

from awhile.lab.theory.exact import (
    distribution,
    expected_days,
    outcome_map,
    outcome_probs,
    sensitivities,
)
from awhile.lab.theory.presets import PRESETS, Preset
from awhile.lab.theory.rules import POLICIES, RULES, Couple, Rule, generator
from awhile.lab.theory.simulate import simulate

__all__ = [
    "POLICIES",
    "PRESETS",
    "RULES",
    "Couple",
    "Preset",
    "Rule",
    "distribution",
    "expected_days",
    "generator",
    "outcome_map",
    "outcome_probs",
    "sensitivities",
    "simulate",
]
