"""Whether they write, by span: as the two usually go, and if nothing is sent."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import chance, days, lean_on, name, number, percent
from awhile.types import DAY_S, Forecast, Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Show both curves with their bands; None where refused, or too wide to lean on.

    Two curves that nothing here supports would read as advice to write.
    """
    usual, left = study.forecast, study.left
    if left is None or usual.refusal is not None or lean_on(usual) != "well":
        return None
    traces = tuple(
        Trace(
            say(f"tell.ahead_{f.method}", language, me=name(study, 0)), i, mark_returns(f, language)
        )
        for i, f in enumerate((usual, left))
    )
    at = min(range(len(usual.horizon_s)), key=lambda i: abs(usual.horizon_s[i] - 30 * DAY_S))
    p, q = usual.return_probs[at], left.return_probs[at]
    key = "tell.ahead_same" if abs(p - q) < CLOSE else "tell.ahead_finding"
    return Chart(
        "ahead",
        "curves",
        say(
            key,
            language,
            name=name(study, usual.person),
            span=days(usual.horizon_s[at], language),
            usual=chance(p, language),
            left=chance(q, language),
        ),
        say("tell.ahead_caption", language, name=name(study, usual.person), me=name(study, 0)),
        tuple(
            (i, number(round(h / DAY_S), language) if i else days(h, language))
            for i, h in enumerate(usual.horizon_s)
        ),
        share_ticks(language),
        traces,
        (say("tell.col_within", language), *(t.name for t in traces)),
    )


CLOSE = 0.05
"""Curves nearer than this a month ahead are said to be the same."""


def mark_returns(forecast: Forecast, language: str = "en") -> tuple[Mark, ...]:
    """Return the chance of a word within each span, with its interval."""
    rows = zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    return tuple(
        Mark(
            say("tell.within", language, span=days(h, language)),
            i,
            p,
            low,
            high,
            say(
                "tell.share_between",
                language,
                share=percent(p, language),
                low=percent(low, language),
                high=percent(high, language),
            ),
        )
        for i, (h, p, low, high) in enumerate(rows)
    )
