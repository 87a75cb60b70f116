"""How a number of the two went, in stretches of four weeks."""

from collections.abc import Callable

from awhile.measure.content import MONTH_DAYS
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.pace import time_spans
from awhile.tell.charts.scales import month_ticks
from awhile.tell.phrases import moment, name, spell
from awhile.types import Series, Study
from awhile.words import say

FEWEST = 3
"""Stretches of which a course through time can be told."""


def find_course(study: Study, measure: str, person: int | None) -> Series | None:
    """Find a series of enough stretches, or None.

    Args:
        study: The study.
        measure: Name of the series.
        person: Whose it is, 0 or 1; None for both.
    """
    return next(
        (
            s
            for s in study.series
            if s.name == measure and s.person == person and len(s.x) >= FEWEST
        ),
        None,
    )


def draw_course(
    study: Study,
    language: str,
    series: Series,
    chart: str,
    of: str,
    label: str,
    style: int,
    said: Callable[[float], str],
    ticks: tuple[tuple[float, str], ...],
) -> Chart:
    """Draw one course with its bands.

    Args:
        study: The study.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
        series: What is drawn.
        chart: Name of the chart.
        of: How the key of the finding ends.
        label: What the upright axis shows.
        style: As in `Trace`.
        said: Says a value in words.
        ticks: Values of the upright axis, each with its label.
    """
    weeks = spell(MONTH_DAYS / 7, language)
    marks = tuple(
        Mark(
            moment(study, x, language),
            x,
            y,
            low,
            high,
            say("tell.share_between", language, share=said(y), low=said(low), high=said(high)),
        )
        for x, y, low, high in zip(series.x, series.y, series.low, series.high, strict=True)
    )
    return Chart(
        chart,
        "curves",
        say(f"tell.{chart}_finding{of}", language, name=name(study, 1), weeks=weeks),
        say(f"tell.{chart}_caption", language),
        month_ticks(series.x, language),
        ticks,
        (Trace(label, style, marks),),
        (say("tell.col_weeks_from", language, weeks=weeks), label),
        spans=time_spans(study, series.x[0], language),
    )
