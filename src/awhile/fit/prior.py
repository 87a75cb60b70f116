"""The population prior: what many pairs' silences taught, as a small table of numbers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from awhile.errors import AwhileError

LAYOUT = 3


@dataclass(frozen=True, slots=True)
class StatePrior:
    """Kinds of gaps and kinds of pairs, as `fit.hmm` reads them.

    Attributes:
        rate: Rates of the states [K] (per operational day), falling; the last is zero: gone.
        share: How common each archetype is [A].
        start: Probabilities of the first state [A * K].
        move: Probabilities of the next state [A * K * K].
        factor: Multipliers of the rate by what is pending [A * `fit.hmm.N_BINS`].
    """

    rate: tuple[float, ...]
    share: tuple[float, ...]
    start: tuple[float, ...]
    move: tuple[float, ...]
    factor: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Prior:
    """Trees over the features of `fit.features`, with where they come from.

    Attributes:
        edges_s: Borders of the steps ahead [B + 1] (s), the first 0.
        base: Where the sum starts (log-odds).
        roots: First node of each tree [T].
        feature: What each node asks about.
        threshold: Left where the feature is at most this.
        left: Next node; ``-1 - j`` for leaf ``j``.
        right: The same on the other side.
        leaf: What each leaf adds (log-odds).
        low: Lower 1% of each feature in the data [F].
        high: Upper 1% [F].
        reach: How far the range of a chance goes to each side, by step ahead [B] (log-odds).
        far: What a pair wholly unlike the data adds, as the root of a sum of squares (log-odds).
        states: The hidden states behind the gaps.
        provenance: Data, dates, counts, command, scores.
    """

    edges_s: tuple[float, ...]
    base: float
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    leaf: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    reach: tuple[float, ...]
    far: float
    states: StatePrior
    provenance: Mapping[str, Any]


def prior_to_json(prior: Prior) -> str:
    """Write a prior as JSON.

    Args:
        prior: The prior.
    """
    body: dict[str, Any] = {"layout": LAYOUT, "provenance": dict(prior.provenance)}
    for name in Prior.__slots__:
        if name != "provenance":
            body[name] = getattr(prior, name)
    body["states"] = asdict(prior.states)
    lines = [f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}" for k, v in body.items()]
    return "{" + ",\n".join(lines) + "}\n"


def prior_from_json(text: str) -> Prior:
    """Read what `prior_to_json` wrote.

    Args:
        text: The JSON.

    Raises:
        ValueError: It is no JSON, or of another version.
    """
    body = json.loads(text)
    if body.pop("layout") != LAYOUT:
        message = "this prior was written by another version of Awhile"
        raise ValueError(message)
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in body.items()}
    fields["states"] = StatePrior(**{k: tuple(v) for k, v in body["states"].items()})
    return Prior(**fields)


def read_prior(path: Path) -> Prior:
    """Read a prior from a file, as ``awhile prior fit`` and ``awhile cohort --refit`` write it.

    Args:
        path: JSON.

    Returns:
        The prior.

    Raises:
        AwhileError: The file cannot be read, or is no prior of this version.
    """
    try:
        return prior_from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AwhileError("prior.not_a_prior", path=path) from error


@cache
def load_prior() -> Prior:
    """Return the prior that ships with Awhile."""
    return prior_from_json(files("awhile.fit").joinpath("prior.json").read_text("utf-8"))
