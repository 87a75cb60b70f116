"""Visits a week of both people, through time."""

from collections.abc import Iterator
from statistics import fmean

from awhile.tell.charts.chart import Chart, Mark, Span, Trace
from awhile.tell.charts.scales import count_ticks, month_ticks
from awhile.tell.phrases import count, join, lasted, moment, name, who
from awhile.types import WEEK_S, Outside, Series, Study
from awhile.words import say

MOST_POINTS = 120
"""Points of a line at most; a record of more weeks is drawn by the mean of some."""


def data(study: Study, language: str = "en") -> Chart | None:
    """Count visits by week; None without the series or with fewer than four weeks.

    Args:
        study: The study.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    series = [s for s in study.series if s.name == "pace" and len(s.x) >= 4]
    if len(series) < 2:
        return None
    traces = tuple(
        Trace(
            who(study, s.person or 0, language),
            s.person or 0,
            tuple(
                Mark(
                    moment(study, x, language), x, y, None, None, count("visit", round(y), language)
                )
                for x, y in _thin(s)
            ),
        )
        for s in series
    )
    weeks = series[0].x
    outside = _outside(study, weeks[0], language)
    events = "; ".join(s.label for s in outside)
    return Chart(
        "pace",
        "line",
        say("tell.pace_finding", language),
        join(
            [
                say("tell.pace_caption", language, name=name(study, 1)),
                say("tell.pace_events", language, what=events) if events else "",
            ]
        ),
        month_ticks(weeks, language),
        count_ticks(max(m.y for t in traces for m in t.marks), language),
        traces,
        (say("tell.col_week", language), *(t.name for t in traces)),
        spans=time_spans(study, weeks[0], language),
    )


def _thin(series: Series) -> list[tuple[float, float]]:
    """Take the mean of so many weeks at a time that a long record stays a picture."""
    step = -(-len(series.x) // MOST_POINTS)
    starts = range(0, len(series.x), step)
    return [(series.x[i], fmean(series.y[i : i + step])) for i in starts]


def time_spans(study: Study, start_s: float, language: str) -> tuple[Span, ...]:
    """List what stands behind a chart of time: long silences and what happened outside.

    Args:
        study: The study.
        start_s: Where the chart begins (s).
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    outside = _outside(study, start_s, language)
    silences = (s for s in _silences(study, language) if s.stop > start_s)
    return tuple(sorted((*outside, *silences), key=lambda s: s.start))


def _silences(study: Study, language: str) -> Iterator[Span]:
    """Shade person 1's silences of a week or more."""
    for s in study.silences:
        if s.person == 1 and s.duration_s >= WEEK_S:
            yield Span(
                s.start_s,
                s.start_s + s.duration_s,
                say(
                    "tell.pace_silence" if s.observed else "tell.pace_silence_now",
                    language,
                    name=name(study, 1),
                    when=moment(study, s.start_s, language),
                    span=lasted(study, s.duration_s, language),
                ),
                now=not s.observed,
            )


def _outside(study: Study, start_s: float, language: str) -> tuple[Span, ...]:
    """Mark what happened outside the messages, from the first week to now."""
    return tuple(
        Span(o.time_s, o.time_s, name_outside(study, o, language))
        for o in study.outside
        if start_s <= o.time_s <= study.now_s
    )


def name_outside(study: Study, outside: Outside, language: str = "en") -> str:
    """Say when something happened outside the messages, whose it was, and what.

    Args:
        study: The study.
        outside: What happened.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.
    """
    return say(
        "tell.pace_outside" if outside.person is None else "tell.pace_outside_of",
        language,
        when=moment(study, outside.time_s, language),
        what=f"\u2068{outside.what}\u2069",
        name=who(study, outside.person or 0, language),
    )
