"""How far one person's own past reaches: what may be said of a silence, and for how long ahead.

How many people ever write again after a long silence is what populations differ in most, and one
pair cannot tell in which of them it lives. So a number is told only while earlier silences of this
very person lasted as long as this one, and for no longer ahead than the record itself is long.
"""

from awhile.fit.features import count_until
from awhile.fit.series import Fit
from awhile.types import Reach, Refusal

MIN_AS_LONG = 5
"""Fewest earlier silences that lasted as long as this one; `docs/explanation/calibration.md` has
what holds with it."""


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
    return Reach(
        person=person,
        elapsed_s=elapsed_s,
        reach_s=gaps_s[-MIN_AS_LONG] if len(gaps_s) >= MIN_AS_LONG else 0.0,
        longest_s=gaps_s[-1] if gaps_s else 0.0,
        span_s=at_s - min(firsts),
        n=sum(gap_s >= elapsed_s for gap_s in gaps_s),
        least=MIN_AS_LONG,
    )


def refuse_beyond(reach: Reach) -> Refusal | None:
    """Say why nothing is told beyond the reach of a record, or None within it.

    Args:
        reach: As of `find_reach`.

    Returns:
        The reason, with the silence, the longest before it, and how many lasted as long.
    """
    if reach.holds:
        return None
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
