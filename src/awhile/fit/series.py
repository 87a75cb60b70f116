"""One pair as the flat sequences that the model reads, with the prior beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from awhile.fit import features
from awhile.fit.prior import Prior, load_prior
from awhile.types import NOT_ASKED, Care, Dyad

MIN_PAIR = 8
MIN_PARTNER = 3
"""A forecast needs this many messages of the pair and of the silent person, and one answer."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What is known of one pair; see `fit.features` for the flat sequences.

    Attributes:
        time_at: Offsets of person 0, person 1 and the end in ``times_s`` [3].
        times_s: When each sent something (s), person 0 first.
        visit_at: Offsets in the visits [3].
        starts_s: First event of each visit (s).
        ends_s: Last event of each visit (s).
        end_s: End of observation (s).
        prior: What many pairs taught.
        care: The answers of the pair; a forecast asks them first.
    """

    time_at: tuple[int, ...]
    times_s: tuple[float, ...]
    visit_at: tuple[int, ...]
    starts_s: tuple[float, ...]
    ends_s: tuple[float, ...]
    end_s: float
    prior: Prior
    care: Care = NOT_ASKED


def fit_dyad(dyad: Dyad, prior: Prior | None = None) -> Fit:
    """Lay out one pair for the model.

    Args:
        dyad: The pair.
        prior: What to start from; the one that ships if None.

    Returns:
        The fit. Nothing in it looks ahead: every forecast names its moment.
    """
    time_at, visit_at = [0], [0]
    times: list[float] = []
    starts: list[float] = []
    ends: list[float] = []
    for person in (0, 1):
        last = float("-inf")
        for time_s, sender in zip(dyad.events.time_s, dyad.events.sender, strict=True):
            if sender != person:
                continue
            if time_s - last >= features.VISIT_GAP:
                starts.append(time_s)
                ends.append(time_s)
            else:
                ends[-1] = time_s
            times.append(time_s)
            last = time_s
        time_at.append(len(times))
        visit_at.append(len(starts))
    return Fit(
        tuple(time_at),
        tuple(times),
        tuple(visit_at),
        tuple(starts),
        tuple(ends),
        dyad.end_s,
        prior or load_prior(),
        dyad.care,
    )


def count_known(fit: Fit, person: int, at_s: float) -> tuple[int, int]:
    """Count what a person and the other had sent by a moment.

    Args:
        fit: The pair.
        person: Who is silent.
        at_s: The moment (s).

    Returns:
        Events of the person, events of the other.
    """
    own, other = (
        features.count_until(fit.times_s, fit.time_at[k], fit.time_at[k + 1], at_s) - fit.time_at[k]
        for k in (person, 1 - person)
    )
    return own, other


def read_hazards(fit: Fit, person: int, at_s: float) -> tuple[list[float], list[float], float]:
    """Run the model at one moment, from what was known then.

    Args:
        fit: The pair.
        person: Who is silent; must have sent something by then.
        at_s: The moment (s).

    Returns:
        Cumulative hazard of each step ahead, the features, and the silence so far (s).
    """
    p = fit.prior
    row = [0.0] * features.N_FEATURES
    hazard = [0.0] * (len(p.edges_s) - 1)
    silence = features.forecast_at(
        person,
        fit.time_at,
        fit.times_s,
        fit.visit_at,
        fit.starts_s,
        fit.ends_s,
        at_s,
        p.edges_s,
        p.roots,
        p.feature,
        p.threshold,
        p.left,
        p.right,
        p.leaf,
        p.base,
        row,
        hazard,
    )
    return hazard, row, silence


Model = Callable[[Fit, int, float], tuple[Sequence[float], Sequence[float], float]]
"""What `read_hazards` does, here or compiled."""


def measure_unlike(fit: Fit, row: Sequence[float]) -> float:
    """Return the share of features outside what 98% of the prior's data showed.

    Args:
        fit: The pair, with its prior.
        row: Features of a silence, as `describe_silence` fills them.
    """
    p = fit.prior
    outside = sum(
        not low <= x <= high
        for low, x, high in zip(p.low, row[: features.N_STATIC], p.high, strict=False)
    )
    return outside / features.N_STATIC
