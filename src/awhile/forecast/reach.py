"""How far one person's own past reaches: what may be said of a silence, and for how long ahead.

How many people ever write again after a long silence is what populations differ in most, and one
pair cannot tell in which of them it lives. So a number is told only while earlier silences of this
very person lasted as long as this one, and for so short a span that the record holds it, with the
silence before it, many times over: a site that was closing, and the months of a study, looked like
any other from inside a record of a few weeks.
"""

from awhile.fit.features import count_until
from awhile.fit.series import Fit
from awhile.types import DAY_S, Reach, Refusal

MIN_AS_LONG = 5
"""Fewest earlier silences that lasted as long as this one."""

MIN_RECORD_S = 120 * DAY_S
"""The shortest record that tells anything of what may come."""

TIMES = 20
"""How many times the record holds the silence and the span ahead together, at least."""

LONGEST_S = 90 * DAY_S
"""The longest silence of which anything is told."""

FARTHEST_S = 30 * DAY_S
"""The longest span ahead of which anything is told.

These five were set by `benchmarks/reach.py`: within them what was told came true, by length of
silence, in every population that was left out; `docs/explanation/calibration.md` has the table.
"""


def find_reach(fit: Fit, person: int, at_s: float) -> Reach:
    """Find how far the past of a silent person reaches, from what was known at a moment.

    Args:
        fit: The pair.
        person: Who is silent, 0 or 1; must have sent something by then.
        at_s: The moment (s); nothing later is used.

    Returns:
        The reach.
    """
    begin = fit.visit_at[person]
    seen = count_until(fit.starts_s, begin, fit.visit_at[person + 1], at_s)
    known = count_until(fit.times_s, fit.time_at[person], fit.time_at[person + 1], at_s)
    elapsed_s = at_s - fit.times_s[known - 1]
    gaps_s = sorted(
        start_s - end_s
        for start_s, end_s in zip(
            fit.starts_s[begin + 1 : seen], fit.ends_s[begin : seen - 1], strict=True
        )
    )
    firsts = (fit.times_s[fit.time_at[k]] for k in (0, 1) if fit.time_at[k + 1] > fit.time_at[k])
    span_s = at_s - min(firsts)
    return Reach(
        person=person,
        elapsed_s=elapsed_s,
        reach_s=gaps_s[-MIN_AS_LONG] if len(gaps_s) >= MIN_AS_LONG else 0.0,
        longest_s=gaps_s[-1] if gaps_s else 0.0,
        span_s=span_s,
        ahead_s=find_ahead(span_s, elapsed_s),
        n=sum(gap_s >= elapsed_s for gap_s in gaps_s),
        least=MIN_AS_LONG,
    )


def find_ahead(span_s: float, elapsed_s: float) -> float:
    """Find how far ahead a record speaks of a silence.

    Args:
        span_s: How long the record is (s).
        elapsed_s: How long the silence has lasted (s).

    Returns:
        The longest span from now (s); 0 where it is under a day, of which nothing was measured.
    """
    if span_s < MIN_RECORD_S or elapsed_s > LONGEST_S:
        return 0.0
    ahead_s = min(span_s / TIMES - elapsed_s, FARTHEST_S)
    return ahead_s if ahead_s >= DAY_S else 0.0


def refuse_beyond(reach: Reach) -> Refusal | None:
    """Say why nothing is told beyond the reach of a record, or None within it.

    Args:
        reach: As of `find_reach`.

    Returns:
        The reason: too few silences as long, with their number, or too little that is covered.
    """
    if reach.holds:
        return None
    if reach.n >= reach.least:
        return Refusal("forecast.little_covered", {"elapsed_s": reach.elapsed_s})
    return Refusal(
        "forecast.beyond_reach",
        {
            "elapsed_s": reach.elapsed_s,
            "reach_s": reach.reach_s,
            "longest_s": reach.longest_s,
            "n": reach.n,
            "least": reach.least,
        },
    )
