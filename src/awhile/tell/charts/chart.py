"""What a chart is: its finding, its numbers and its n, before any picture."""

from collections.abc import Callable
from dataclasses import dataclass

from awhile.types import Study


@dataclass(frozen=True, slots=True)
class Mark:
    """One point or bar.

    Attributes:
        label: What it is, in words.
        x: Position, or index of the bar.
        y: Its value.
        low: Lower end of its interval, or None.
        high: Upper end, or None.
        said: Its value in words.
    """

    label: str
    x: float
    y: float
    low: float | None
    high: float | None
    said: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The marks of one person, or of both together.

    Attributes:
        name: Who or what.
        style: 0 or 1: each has its own colour and its own form; in a stack, the place in it.
        marks: In order of x.
    """

    name: str
    style: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that stands behind the traces of a chart.

    Attributes:
        start: Where it begins, on the axis of the chart.
        stop: Where it ends; the same for a moment.
        label: What it is, in words.
        now: True if it is still going on.
    """

    start: float
    stop: float
    label: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart as numbers.

    Attributes:
        name: As in `CHARTS`.
        form: ``bars`` (lying), ``timeline`` (lying, each from its low to its high end),
            ``ratios`` (lying, on a logarithmic axis),
            ``shares`` (lying, from nothing to all), ``line``, ``steps`` (counts on a logarithmic
            axis), ``curves`` (with bands), ``stack``, or ``map`` (a field for each mark, a trace
            for each row from below, a level for each line of its border).
        finding: Its title: what the numbers say.
        caption: What is counted, and over how many.
        x_ticks: (position, label) along x; unused for bars and differences.
        y_ticks: (value, label) along the values.
        traces: What is drawn.
        columns: Heads of its table.
        highlight: Label of the mark that stands out, or None.
        levels: Drawn over the traces as steps with their bands, each mark up to the next.
        spans: Stretches behind the traces, in order of time.
    """

    name: str
    form: str
    finding: str
    caption: str
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    traces: tuple[Trace, ...]
    columns: tuple[str, ...]
    highlight: str | None = None
    levels: tuple[Trace, ...] = ()
    spans: tuple[Span, ...] = ()

    def _repr_html_(self) -> str:
        """Show the chart in a notebook: its figure as a page of ours, in a frame of its own."""
        from awhile.tell.report.html import tell_chart

        return tell_chart(self)


ChartMaker = Callable[[Study, str], Chart | None]
"""Makes one chart of a study, in a language."""
