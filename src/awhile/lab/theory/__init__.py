"""The theory as a process that runs: what follows from its rules, and from its rules alone."""

from awhile.lab.theory.exact import (
    ENDS,
    border,
    distribution,
    expected_days,
    outcome_map,
    outcome_probs,
    sensitivities,
)
from awhile.lab.theory.page import draw_life, draw_map, draw_rules, draw_thousand, tell_page
from awhile.lab.theory.rules import Policy, Schedule, generator
from awhile.lab.theory.simulate import Stage, simulate, simulate_life
from awhile.theory.model import POLICIES, PRESETS, RULES, Couple, Rule

__all__ = [
    "ENDS",
    "POLICIES",
    "PRESETS",
    "RULES",
    "Couple",
    "Policy",
    "Rule",
    "Schedule",
    "Stage",
    "border",
    "distribution",
    "draw_life",
    "draw_map",
    "draw_rules",
    "draw_thousand",
    "expected_days",
    "generator",
    "outcome_map",
    "outcome_probs",
    "sensitivities",
    "simulate",
    "simulate_life",
    "tell_page",
]
