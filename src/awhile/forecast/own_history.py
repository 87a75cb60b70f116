"""The plain forecast: how this person's own earlier silences of this length went on.

Kaplan–Meier of the person's silences, conditional on lasting as long as the present one has. It
assumes that this silence is one of a kind with the earlier ones. That cannot be checked, and is the
less likely the fewer of them there are; with fewer than `MIN_AS_LONG` it is refused.
"""

from collections.abc import Sequence

from awhile.care import refuse_forecast
from awhile.forecast.reach import MIN_AS_LONG
from awhile.measure.kaplan_meier import estimate_survival
from awhile.segment import VISIT_GAP_S, find_silences
from awhile.types import DAY_S, Dyad, Forecast, Refusal, Silence

METHOD = "own_silences"

HORIZONS_S = tuple(days * DAY_S for days in (1, 3, 7, 14, 30, 90))
"""Spans from now."""


def forecast_own_silences(
    dyad: Dyad, *, person: int = 1, silences: Sequence[Silence] | None = None
) -> Forecast:
    """Forecast the return of one person from their own earlier silences.

    Args:
        dyad: The pair; now is ``dyad.end_s``.
        person: Whose silence it is.
        silences: That person's silences, where they were found already.

    Returns:
        P(they write within each span | silent as long as now), with 95% intervals (Wilson's where,
        as here, nothing but the present silence is censored); or a refusal. Horizons beyond the
        longest earlier silence are still answered: all of those had ended by then.
    """
    if silences is None:
        silences = find_silences(dyad, person)
    if not silences:
        return _refused(person, 0.0, 0, "forecast.never_wrote")
    elapsed_s = silences[-1].duration_s
    earlier = [s.duration_s for s in silences if s.observed]
    n = sum(d >= elapsed_s for d in earlier)
    if (care := refuse_forecast(dyad.care)) is not None:
        return Forecast(METHOD, person, elapsed_s, (), (), (), (), 0, care)
    if elapsed_s < VISIT_GAP_S:
        return _refused(person, elapsed_s, n, "forecast.not_silent")
    if not n and earlier:
        return _refused(person, elapsed_s, n, "forecast.longer_than_any", max(earlier))
    if n < MIN_AS_LONG:
        return _refused(person, elapsed_s, n, "forecast.too_few_as_long")
    curve = estimate_survival(
        [s.duration_s for s in silences], [s.observed for s in silences], after_s=elapsed_s
    )
    still = [curve.at(elapsed_s + h) for h in HORIZONS_S]
    return Forecast(
        METHOD,
        person,
        elapsed_s,
        HORIZONS_S,
        tuple(1 - s for s, _, _ in still),
        tuple(1 - high for _, _, high in still),
        tuple(1 - low for _, low, _ in still),
        n,
    )


def _refused(person: int, elapsed_s: float, n: int, why: str, longest_s: float = 0.0) -> Forecast:
    """Say no, with the numbers that the sentence names."""
    values = {
        "n": n,
        "least": MIN_AS_LONG,
        "elapsed_s": elapsed_s,
        "longest_s": longest_s,
    }
    return Forecast(METHOD, person, elapsed_s, (), (), (), (), n, Refusal(why, values))
