"""One file per chart: data(study) gives the numbers, `draw` the picture."""

from awhile.tell.charts import backtest, balance, chances, latency, pace, style, turns
from awhile.tell.charts.chart import Chart, ChartMaker

__all__ = ["CHARTS", "Chart"]

CHARTS: dict[str, ChartMaker] = {
    "pace": pace.data,
    "balance": balance.data,
    "chances": chances.data,
    "tried": backtest.data,
    "latency": latency.data,
    "turns": turns.data,
    "style": style.data,
}
