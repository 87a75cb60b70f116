"""How long answers take, each person beside the other."""

import math

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import percent, span, who
from awhile.types import DAY_S, HOUR_S, Study
from awhile.words import say

TICKS_S = (60.0, 10 * 60.0, HOUR_S, 6 * HOUR_S, DAY_S, 7 * DAY_S, 30 * DAY_S)


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the share not yet answered by time waited (log scale); None without the series."""
    series = [s for s in study.series if s.name == "reply_latency_curve" and len(s.x) >= 3]
    if len(series) < 2:
        return None
    traces = []
    for s in series:
        marks = tuple(
            Mark(span(x, language), math.log10(max(x, 30.0)), y, None, None, percent(y, language))
            for x, y in zip(s.x, s.y, strict=True)
            if x > 0
        )
        if not marks:
            return None
        traces.append(Trace(who(study, s.person or 0, language), s.person or 0, marks))
    lowest = min(t.marks[0].x for t in traces)
    highest = max(t.marks[-1].x for t in traces)
    return Chart(
        "latency",
        "line",
        say("tell.latency_finding", language),
        say("tell.latency_caption", language),
        tuple(
            (math.log10(t), span(t, language))
            for t in TICKS_S
            if lowest <= math.log10(t) <= highest
        ),
        share_ticks(language),
        tuple(traces),
        (say("tell.col_waited", language), *(t.name for t in traces)),
    )
