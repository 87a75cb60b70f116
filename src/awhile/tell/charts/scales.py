"""Round numbers for axes."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime

from awhile.tell.phrases import number, percent
from awhile.words import say


def count_ticks(top: float, language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return up to five round values from 0 to at least ``top``.

    Args:
        top: The largest value.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    step = 10 ** math.floor(math.log10(max(top, 1) / 2))
    while top / step > 4:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    step = max(1, math.ceil(step))
    return tuple(
        (i * step, number(i * step, language)) for i in range(math.ceil(max(top, 1) / step) + 1)
    )


def log_ticks(top: float, language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return powers of ten from 1 to at least ``top``.

    Args:
        top: The largest value, at least 1.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    last = math.ceil(math.log10(max(top, 10)) - 1e-9)
    return tuple((float(10**i), number(10**i, language)) for i in range(last + 1))


def share_ticks(language: str = "en") -> tuple[tuple[float, str], ...]:
    """Return five values from nothing to all.

    Args:
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return tuple((v / 4, percent(v / 4, language)) for v in range(5))


def month_ticks(times_s: Sequence[float], language: str = "en") -> tuple[tuple[float, str], ...]:
    """Name month and year at about five of the moments given.

    Args:
        times_s: Wall clocks (s), rising.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    months = say("tell.months_short", language).split(" ")
    shown = times_s[:: max(1, len(times_s) // 5)]
    whens = [datetime.fromtimestamp(x, UTC) for x in shown]
    return tuple(
        (x, f"{months[when.month - 1]} {when.year}") for x, when in zip(shown, whens, strict=True)
    )
