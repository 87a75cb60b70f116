"""Dyad → Measured rows and Series."""

from awhile.measure.catalogue import MEASURES, MeasureSpec
from awhile.measure.history import History, cut_history
from awhile.segment import observe_until
from awhile.types import Dyad, Measured, Series

__all__ = ["MEASURES", "History", "MeasureSpec", "cut_history", "measure_dyad", "measure_history"]


def measure_dyad(dyad: Dyad) -> tuple[tuple[Measured, ...], tuple[Series, ...]]:
    """Measure a pair in every registered way.

    Args:
        dyad: The pair, observed to its ``end_s``; what came later is not used.

    Returns:
        One row for each number and person, absent ones with the reason, and the series that have
        something to show; both in the order of `MEASURES`, person 0 before person 1.
    """
    return measure_history(cut_history(observe_until(dyad, dyad.end_s)))


def measure_history(history: History) -> tuple[tuple[Measured, ...], tuple[Series, ...]]:
    """Do the same for a dyad that was cut already (`cut_history`)."""
    place = {spec.name: i for i, spec in enumerate(MEASURES)}
    numbers: list[Measured] = []
    series: list[Series] = []
    for function in dict.fromkeys(spec.function for spec in MEASURES):
        for row in function(history):
            if isinstance(row, Series):
                series.append(row)
            else:
                numbers.append(row)
    numbers.sort(key=lambda row: (place[row.name], row.person or 0))
    series.sort(key=lambda row: (place[row.name], row.person or 0))
    return tuple(numbers), tuple(series)
