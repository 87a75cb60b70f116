"""Round numbers for axes."""

import math


def count_ticks(top: float) -> tuple[tuple[float, str], ...]:
    """Return up to five round values from 0 to at least ``top``."""
    step = 10 ** math.floor(math.log10(max(top, 1) / 2))
    while top / step > 4:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    step = max(1, math.ceil(step))
    return tuple((i * step, f"{i * step:,}") for i in range(math.ceil(max(top, 1) / step) + 1))


SHARE_TICKS = tuple((v / 4, f"{25 * v}%") for v in range(5))
"""From nothing to all."""
