"""One file per chart: data(study) gives the numbers, `draw` the picture."""

from awhile.tell.charts import (
    again,
    ahead,
    balance,
    different,
    hours,
    latency,
    pace,
    phases,
    returns,
    silences,
    style,
    tried,
    turns,
    unanswered,
)
from awhile.tell.charts.chart import Chart, ChartMaker

__all__ = ["CHARTS", "Chart"]

CHARTS: dict[str, ChartMaker] = {
    "silences": silences.data,
    "pace": pace.data,
    "phases": phases.data,
    "different": different.data,
    "returns": returns.data,
    "ahead": ahead.data,
    "tried": tried.data,
    "balance": balance.data,
    "turns": turns.data,
    "style": style.data,
    "latency": latency.data,
    "hours": hours.data,
    "unanswered": unanswered.data,
    "again": again.data,
}
