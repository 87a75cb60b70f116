"""What writing again went with, beside the comparison that misleads."""

import math

from awhile.measure.follow_up import explain_away
from awhile.measure.intervals import Z
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.phrases import find, join, name, number
from awhile.types import Measured, Study
from awhile.words import say

TICKS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the adjusted ratio over the naive one; None where there is too little."""
    rows = [find(study, f"writing_again_{kind}", 1) for kind in ("ratio", "naive_ratio")]
    labels = ("tell.again_like", "tell.again_naive")
    if rows[0] is None:
        return None
    marks = tuple(
        Mark(say(label, language), i, row.value, row.low, row.high, ratio_text(row, language))
        for i, (row, label) in enumerate(zip(rows, labels, strict=True))
        if row is not None and row.value is not None
    )
    if len(marks) < 2:
        return None
    return Chart(
        "again",
        "ratios",
        say(
            f"tell.again_finding_{direction(rows[0])}",
            language,
            me=name(study, 0),
            name=name(study, 1),
        ),
        say("tell.again_caption", language, me=name(study, 0), name=name(study, 1), n=rows[0].n),
        (),
        tuple((v, number(v, language, "g") + "×") for v in TICKS),
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_compared", language), say("tell.col_rate", language)),
    )


def say_again(study: Study, person: int, language: str = "en") -> str:
    """Say what writing again went with, usually that it cannot be told, and how large it must be.

    The size that a record like this would show four times in five is 2.8 standard errors.

    Args:
        study: The study.
        person: Whose answers are told of, after the other had written again.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    names = {"me": name(study, 1 - person), "name": name(study, person)}
    row = find(study, "writing_again_ratio", person)
    if row is None:
        return say("tell.again_too_few", language, **names)
    found = direction(row)
    parts = [say(f"tell.again_{found}", language, ratio=ratio_text(row, language), **names)]
    if row.low and row.high:
        power = math.exp(2.8 * math.log(row.high / row.low) / (2 * Z))
        parts.append(say("tell.again_power", language, factor=number(power, language, ".2g")))
    if found != "open":
        parts.append(say("tell.again_chance", language))
        factor = number(explain_away(row.low or 0.0, row.high or math.inf), language, ".3g")
        parts.append(say("tell.again_hidden", language, factor=factor, **names))
    return join([*parts, say("tell.again_note", language, **names)])


def direction(row: Measured | None) -> str:
    """Say what a ratio and its interval allow: ``slower``, ``faster``, or ``open``."""
    if row is None or row.low is None:
        return "open"
    if row.high is not None and row.high < 1:
        return "slower"
    return "faster" if row.low > 1 else "open"


def ratio_text(row: Measured, language: str = "en") -> str:
    """Write a ratio with its interval."""
    high = (
        say("tell.again_any", language) if row.high is None else number(row.high, language, ".2g")
    )
    return say(
        "tell.again_said",
        language,
        value=number(row.value or 0, language, ".2g"),
        low=number(row.low or 0, language, ".2g"),
        high=high,
    )
