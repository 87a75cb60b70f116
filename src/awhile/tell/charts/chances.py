"""The chance of a word within each span, where its range is narrow enough to be told."""

from awhile.answer import WIDE
from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import name, span, tenths
from awhile.types import Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the forecast span by span, as the answer tells it; None where no span can be told."""
    forecast = study.forecast
    rows = zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    told = [row for row in rows if row[3] - row[2] < WIDE]
    if forecast.refusal is not None or not told:
        return None
    marks = tuple(
        Mark(
            say("tell.within", language, span=span(s, language, case="dative_", spelled=True)),
            i,
            p,
            low,
            high,
            say(
                "tell.chances_said",
                language,
                told=tenths(p, language),
                low=tenths(low, language, side="low"),
                high=tenths(high, language, side="high"),
            ),
        )
        for i, (s, p, low, high) in enumerate(told)
    )
    return Chart(
        "chances",
        "bars",
        say("tell.chances_finding", language, name=name(study, forecast.person)),
        say("tell.ahead_note", language),
        (),
        share_ticks(language),
        (Trace(name(study, forecast.person), 1, marks),),
        (say("tell.col_within", language), say("tell.col_share", language)),
    )
