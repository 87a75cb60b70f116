"""How many attempts in a row stayed without an answer."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import log_ticks
from awhile.tell.phrases import count, find, name, number
from awhile.types import Series, Study
from awhile.words import say

MOST = 12
"""Longer runs share the last bar."""


def data(study: Study, language: str = "en") -> Chart | None:
    """Show how often runs of each length occurred; None without runs."""
    series = [s for s in study.series if s.name == "unanswered_runs" and s.n]
    if not series:
        return None
    traces = tuple(
        Trace(
            name(study, s.person or 0),
            s.person or 0,
            _marks(s, language),
        )
        for s in series
    )
    longest = find(study, "unanswered_longest", 0)
    now = find(study, "unanswered_now", 0)
    finding = say(
        "tell.unanswered_finding",
        language,
        me=name(study, 0),
        name=name(study, 1),
        longest=number(longest.value, language, ".0f")
        if longest and longest.value is not None
        else "0",
        now=number(now.value, language, ".0f") if now and now.value is not None else "0",
    )
    top = max(m.y for t in traces for m in t.marks)
    return Chart(
        "unanswered",
        "steps",
        finding,
        say("tell.unanswered_caption", language),
        tuple(
            (float(i), str(i) if i < MOST else f"{i}+")
            for i in range(1, int(max(m.x for t in traces for m in t.marks)) + 1)
        ),
        log_ticks(top, language),
        traces,
        (say("tell.col_attempts", language), *(t.name for t in traces)),
    )


def _marks(series: Series, language: str) -> tuple[Mark, ...]:
    """Put the counts of one person into marks, the longest runs together."""
    times: dict[int, int] = {}
    for x, y in zip(series.x, series.y, strict=True):
        length = min(int(x), MOST)
        times[length] = times.get(length, 0) + int(y)
    return tuple(
        Mark(
            count("attempt", length, language)
            if length < MOST
            else say("tell.or_more", language, count=count("attempt", length, language)),
            length,
            n,
            None,
            None,
            count("time", n, language),
        )
        for length, n in sorted(times.items())
    )
