"""Round numbers for axes."""

import math

from awhile.tell.phrases import number, percent


def count_ticks(top: float, language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return up to five round values from 0 to at least ``top``."""
    step = 10 ** math.floor(math.log10(max(top, 1) / 2))
    while top / step > 4:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    step = max(1, math.ceil(step))
    return tuple(
        (i * step, number(i * step, language)) for i in range(math.ceil(max(top, 1) / step) + 1)
    )


def log_ticks(top: float, language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return powers of ten from 1 to at least ``top``."""
    last = math.ceil(math.log10(max(top, 10)) - 1e-9)
    return tuple((float(10**i), number(10**i, language)) for i in range(last + 1))


def share_ticks(language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return five values from nothing to all."""
    return tuple((v / 4, percent(v / 4, language)) for v in range(5))
