"""How such forecasts did in the pair's own past: what was stated beside what came true."""

from awhile.measure.intervals import share_interval
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import name, number, percent, span
from awhile.types import Study
from awhile.words import say

MIN_MOMENTS = 10
"""With fewer earlier moments nothing is shown; a choice."""


def data(study: Study, language: str = "en") -> Chart | None:
    """Show each bin of what was stated; None where too few moments could be tried."""
    tried = study.backtest
    if tried.n < MIN_MOMENTS or study.forecast.refusal is not None:
        return None
    who = name(study, tried.person)
    came, stated = [], []
    for i, b in enumerate(tried.bins):
        share = b.n_came / b.n
        low, high = share_interval(share, b.n_silences)
        label = say(
            "tell.tried_label",
            language,
            low=percent(b.low, language),
            high=percent(b.high, language),
        )
        said = say(
            "tell.share_of_n",
            language,
            share=percent(share, language),
            n=number(b.n, language),
        )
        came.append(Mark(label, i, share, low, high, said))
        stated.append(Mark(label, i, b.stated, None, None, percent(b.stated, language)))
    return Chart(
        "tried",
        "shares",
        say("tell.tried_finding", language, name=who),
        say(
            "tell.tried_caption",
            language,
            n=number(tried.n, language),
            span=span(tried.horizon_s, language, case="dative_", spelled=True),
        ),
        (),
        share_ticks(language),
        (
            Trace(say("tell.tried_came", language), 1, tuple(came)),
            Trace(say("tell.tried_stated", language), 0, tuple(stated)),
        ),
        (
            say("tell.col_stated", language),
            say("tell.tried_came", language),
            say("tell.tried_stated", language),
        ),
    )
