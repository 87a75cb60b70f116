"""One file per chart: data(study) gives the numbers, `draw` the picture."""

from awhile.tell.charts import (
    backtest,
    balance,
    follow_up,
    hours,
    latency,
    outlook,
    pace,
    phases,
    pre_silence,
    returns,
    silences,
    style,
    turns,
    unanswered,
)
from awhile.tell.charts.chart import Chart, ChartMaker

__all__ = ["CHARTS", "Chart"]

CHARTS: dict[str, ChartMaker] = {
    "silences": silences.data,
    "pace": pace.data,
    "phases": phases.data,
    "different": pre_silence.data,
    "returns": returns.data,
    "ahead": outlook.data,
    "tried": backtest.data,
    "balance": balance.data,
    "turns": turns.data,
    "style": style.data,
    "latency": latency.data,
    "hours": hours.data,
    "unanswered": unanswered.data,
    "again": follow_up.data,
}
