"""What writing again went with, beside the comparison that misleads."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.phrases import find, name
from awhile.types import Measured, Study
from awhile.words import say

TICKS = tuple((v, f"{v:g}×") for v in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0))


def data(study: Study) -> Chart | None:
    """Show the adjusted ratio over the naive one; None where there is too little."""
    rows = [find(study, f"writing_again_{kind}", 1) for kind in ("ratio", "naive_ratio")]
    labels = ("tell.again_like", "tell.again_naive")
    if rows[0] is None:
        return None
    marks = tuple(
        Mark(say(label), i, row.value, row.low, row.high, ratio_text(row))
        for i, (row, label) in enumerate(zip(rows, labels, strict=True))
        if row is not None and row.value is not None
    )
    if len(marks) < 2:
        return None
    return Chart(
        "again",
        "ratios",
        say(f"tell.again_finding_{direction(rows[0])}", me=name(study, 0), name=name(study, 1)),
        say("tell.again_caption", me=name(study, 0), name=name(study, 1), n=rows[0].n),
        (),
        TICKS,
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_compared"), say("tell.col_rate")),
    )


def direction(row: Measured | None) -> str:
    """Say what a ratio and its interval allow: ``slower``, ``faster``, or ``open``."""
    if row is None or row.low is None:
        return "open"
    if row.high is not None and row.high < 1:
        return "slower"
    return "faster" if row.low > 1 else "open"


def ratio_text(row: Measured) -> str:
    """Write a ratio with its interval."""
    high = say("tell.again_any") if row.high is None else f"{row.high:.2g}"
    return say("tell.again_said", value=f"{row.value:.2g}", low=f"{row.low or 0:.2g}", high=high)
