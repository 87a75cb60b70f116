"""Small builders of rows, so that too little is treated alike everywhere."""

from awhile.types import Measured

TOO_FEW = "measure.why_too_few"
NOT_TOLD = "measure.why_not_told"
OPEN_END = "measure.why_open_end"


def absent(name: str, person: int | None, unit: str, n: int, why: str = TOO_FEW) -> Measured:
    """Make the row of a measure that cannot be told.

    Args:
        name: Name of the measure.
        person: Whose it is, 0 or 1; None for both.
        unit: Unit it would have.
        n: How many observations there are.
        why: Key of the reason.
    """
    return Measured(name, person, None, None, None, unit, n, why)


def plain(name: str, person: int | None, value: float, unit: str, n: int) -> Measured:
    """Make the row of a count or a span that was seen, not estimated: it needs no interval.

    Args:
        name: Name of the measure.
        person: Whose it is, 0 or 1; None for both.
        value: What was seen, in ``unit``.
        unit: Its unit.
        n: How many observations there are.
    """
    return Measured(name, person, value, None, None, unit, n)


def quantile_row(
    name: str,
    person: int | None,
    quantile: tuple[float | None, float | None, float | None],
    n: int,
) -> Measured:
    """Make the row of a quantile of durations; its upper end may not have been seen.

    Args:
        name: Name of the measure.
        person: Whose it is, 0 or 1; None for both.
        quantile: The quantile and the ends of its interval (s); None where not seen.
        n: How many durations there are.
    """
    value, low, high = quantile
    if value is None:
        return absent(name, person, "s", n)
    why = OPEN_END if low is None or high is None else None
    return Measured(name, person, value, low, high, "s", n, why)
