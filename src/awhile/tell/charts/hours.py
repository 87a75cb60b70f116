"""When each person writes, by hour of the day."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.phrases import name, number, percent
from awhile.types import DAY_S, Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Show shares of visits by hour; None without the series or where only days are known."""
    series = [s for s in study.series if s.name == "hours" and len(s.x) == 24 and s.n >= 20]
    if len(series) < 2 or study.understood.resolution_s >= DAY_S:
        return None
    traces = tuple(
        Trace(
            name(study, s.person or 0),
            s.person or 0,
            tuple(
                Mark(f"{int(x):02}:00", x, y, None, None, percent(y, language))
                for x, y in zip(s.x, s.y, strict=True)
            ),
        )
        for s in series
    )
    busiest = [max(t.marks, key=lambda m: m.y).label for t in traces]
    top = max(m.y for t in traces for m in t.marks)
    step = 0.05 if top <= 0.2 else 0.1 if top <= 0.4 else 0.25
    ticks = tuple((i * step, percent(i * step, language)) for i in range(int(top / step) + 2))
    return Chart(
        "hours",
        "line",
        say(
            "tell.hours_same" if busiest[0] == busiest[1] else "tell.hours_finding", language,
            me=name(study, 0), name=name(study, 1), mine=busiest[0], theirs=busiest[1],
        ),
        say("tell.hours_caption", language, n=number(sum(s.n for s in series), language)),
        tuple((h, f"{h:02}:00") for h in (0, 6, 12, 18, 23)),
        ticks,
        traces,
        (say("tell.col_hour", language), *(t.name for t in traces)),
    )  # fmt: skip
