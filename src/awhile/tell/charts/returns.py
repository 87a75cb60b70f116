"""How silences that lasted as long as this one went on."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import SHARE_TICKS
from awhile.tell.phrases import chance, name, percent, span
from awhile.types import Study
from awhile.words import say


def data(study: Study) -> Chart | None:
    """Show the plain forecast by horizon; None where it is refused."""
    forecast = study.own_silences
    if forecast.refusal is not None or not forecast.horizon_s:
        return None
    rows = zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    marks = tuple(
        Mark(
            say("tell.within", span=span(h)),
            i,
            p,
            low,
            high,
            say("tell.share_between", share=percent(p), low=percent(low), high=percent(high)),
        )
        for i, (h, p, low, high) in enumerate(rows)
    )
    week = min(range(len(marks)), key=lambda i: abs(forecast.horizon_s[i] - 7 * 86400))
    finding = say(
        "tell.returns_finding",
        name=name(study, 1),
        chance=chance(forecast.return_probs[week]),
        span=span(forecast.horizon_s[week]),
    )
    return Chart(
        "returns",
        "bars",
        finding,
        say("tell.returns_caption", name=name(study, 1), n=forecast.n),
        (),
        SHARE_TICKS,
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_within"), say("tell.col_share")),
    )
