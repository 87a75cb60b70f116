"""Visits a week of both people, through time."""

from datetime import UTC, datetime

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import count_ticks
from awhile.tell.phrases import count, moment, name
from awhile.types import Study
from awhile.words import say


def data(study: Study) -> Chart | None:
    """Count visits by week; None without the series or with fewer than four weeks."""
    series = [s for s in study.series if s.name == "pace" and len(s.x) >= 4]
    if len(series) < 2:
        return None
    traces = tuple(
        Trace(
            name(study, s.person or 0),
            s.person or 0,
            tuple(
                Mark(moment(study, x), x, y, None, None, count("visit", round(y)))
                for x, y in zip(s.x, s.y, strict=True)
            ),
        )
        for s in series
    )
    weeks = series[0].x
    step = max(1, len(weeks) // 5)
    months = say("tell.months_short").split(" ")
    ticks = []
    for x in weeks[::step]:
        when = datetime.fromtimestamp(x, UTC)
        ticks.append((x, f"{months[when.month - 1]} {when.year}"))
    levels = [s for s in study.series if s.name == "pace_level" and s.person == 1]
    level = levels[0].y if levels else ()
    n_changes = max(len(levels[0].x) - 2, 0) if levels else 0
    key = "tell.pace_steady"
    if n_changes:
        key = "tell.pace_down" if level[n_changes] < level[n_changes - 1] else "tell.pace_up"
    finding = say(
        key,
        name=name(study, 1),
        before=f"{level[n_changes - 1]:.1f}" if n_changes else "",
        after=f"{level[n_changes]:.1f}" if n_changes else "",
        when=moment(study, levels[0].x[n_changes]) if n_changes else "",
    )
    top = max(m.y for t in traces for m in t.marks)
    return Chart(
        "pace",
        "line",
        finding,
        say("tell.pace_caption", n=f"{sum(s.n for s in series):,}", weeks=len(weeks)),
        tuple(ticks),
        count_ticks(top),
        traces,
        (say("tell.col_week"), *(t.name for t in traces)),
    )
