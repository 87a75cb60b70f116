"""Visits a week of both people, through time."""

from collections.abc import Iterator

from awhile.tell.charts.chart import Chart, Mark, Span, Trace
from awhile.tell.charts.scales import count_ticks, month_ticks
from awhile.tell.charts.silences import shown_silences
from awhile.tell.phrases import count, join, lasted, moment, name, number, rounded
from awhile.types import WEEK_S, Series, Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Count visits by week; None without the series or with fewer than four weeks."""
    series = [s for s in study.series if s.name == "pace" and len(s.x) >= 4]
    if len(series) < 2:
        return None
    traces = tuple(
        Trace(
            name(study, s.person or 0),
            s.person or 0,
            tuple(
                Mark(
                    moment(study, x, language), x, y, None, None, count("visit", round(y), language)
                )
                for x, y in zip(s.x, s.y, strict=True)
            ),
        )
        for s in series
    )
    weeks = series[0].x
    rates = [s for s in study.series if s.name == "pace_level"]
    levels = [s for s in rates if s.person == 1]
    level = levels[0].y if levels else ()
    n_changes = max(len(levels[0].x) - 2, 0) if levels else 0
    key = "tell.pace_steady"
    if n_changes:
        key = "tell.pace_down" if level[n_changes] < level[n_changes - 1] else "tell.pace_up"
    finding = say(
        key,
        language,
        name=name(study, 1),
        before=rounded(level[n_changes - 1], language) if n_changes else "",
        after=rounded(level[n_changes], language) if n_changes else "",
        when=moment(study, levels[0].x[n_changes], language) if n_changes else "",
    )
    top = max(m.y for t in traces for m in t.marks)
    outside = _outside(study, weeks[0], language)
    return Chart(
        "pace",
        "line",
        finding,
        join(
            [
                say(
                    "tell.pace_caption",
                    language,
                    n=number(sum(s.n for s in series), language),
                    weeks=len(weeks),
                    name=name(study, 1),
                ),
                say("tell.pace_events", language, what="; ".join(s.label for s in outside))
                if outside
                else "",
            ]
        ),
        month_ticks(weeks, language),
        count_ticks(top, language),
        traces,
        (say("tell.col_week", language), *(t.name for t in traces)),
        levels=tuple(_level(study, s, language) for s in rates if s.low),
        spans=time_spans(study, weeks[0], language),
    )


def time_spans(study: Study, start_s: float, language: str) -> tuple[Span, ...]:
    """List what stands behind a chart of time: long silences and what happened outside."""
    outside = _outside(study, start_s, language)
    silences = (s for s in _silences(study, language) if s.stop > start_s)
    return tuple(sorted((*outside, *silences), key=lambda s: s.start))


def _silences(study: Study, language: str) -> Iterator[Span]:
    """Shade person 1's silences of a week or more."""
    for s in shown_silences(study):
        if s.duration_s >= WEEK_S:
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
        Span(
            o.time_s,
            o.time_s,
            say(
                "tell.pace_outside" if o.person is None else "tell.pace_outside_of",
                language,
                when=moment(study, o.time_s, language),
                what=f"\u2068{o.what}\u2069",
                name=name(study, o.person or 0),
            ),
        )
        for o in study.outside
        if start_s <= o.time_s <= study.now_s
    )


def _level(study: Study, rates: Series, language: str) -> Trace:
    rows = zip(rates.x, rates.y, rates.low, rates.high, strict=True)
    return Trace(
        name(study, rates.person or 0),
        rates.person or 0,
        tuple(
            Mark(
                say("tell.pace_from", language, when=moment(study, x, language)),
                x,
                y,
                low,
                high,
                say(
                    "tell.pace_level_said",
                    language,
                    rate=rounded(y, language),
                    low=rounded(low, language),
                    high=rounded(high, language),
                ),
            )
            for x, y, low, high in rows
        ),
    )
