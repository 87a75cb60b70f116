"""Dyad → Measured rows and Series."""

from collections.abc import Callable, Iterable

from awhile.measure.history import History, cut_history
from awhile.measure.registry import MEASURES, MeasureSpec, looks_ahead, may_tell
from awhile.segment import observe_until
from awhile.types import Dyad, Measured, Series

__all__ = [
    "MEASURES",
    "History",
    "MeasureSpec",
    "cut_history",
    "looks_ahead",
    "may_tell",
    "measure_dyad",
    "measure_history",
    "measure_numbers",
]

PLACE = {spec.name: i for i, spec in enumerate(MEASURES)}
FUNCTIONS = tuple(dict.fromkeys(spec.function for spec in MEASURES))
OF_NUMBERS = tuple(dict.fromkeys(spec.function for spec in MEASURES if spec.shape == "number"))


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
    """Measure a pair whose history is cut already (`cut_history`) in every registered way.

    Args:
        history: As `cut_history` cut it.
    """
    rows = _rows(history, FUNCTIONS)
    return (
        tuple(row for row in rows if isinstance(row, Measured)),
        tuple(row for row in rows if isinstance(row, Series)),
    )


def measure_numbers(history: History) -> list[Measured]:
    """Return the numbers alone, without the work that only series need.

    Args:
        history: As `cut_history` cut it.
    """
    return [row for row in _rows(history, OF_NUMBERS) if isinstance(row, Measured)]


def _rows(
    history: History, functions: Iterable[Callable[[History], Iterable[Measured | Series]]]
) -> list[Measured | Series]:
    rows = [row for function in functions for row in function(history)]
    rows.sort(key=lambda row: (PLACE[row.name], row.person or 0))
    return rows
