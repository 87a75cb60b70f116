"""How silences that lasted as long as this one went on."""

from awhile.tell.charts.chart import Chart, Trace
from awhile.tell.charts.outlook import mark_returns
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import chance, name, span
from awhile.types import Study
from awhile.words import say


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the plain forecast by horizon; None where it is refused."""
    forecast = study.own_silences
    if forecast.refusal is not None or not forecast.horizon_s:
        return None
    marks = mark_returns(forecast, language)
    week = min(range(len(marks)), key=lambda i: abs(forecast.horizon_s[i] - 7 * 86400))
    finding = say(
        "tell.returns_finding",
        language,
        name=name(study, 1),
        chance=chance(forecast.return_probs[week], language),
        span=span(forecast.horizon_s[week], language),
    )
    return Chart(
        "returns",
        "bars",
        finding,
        say("tell.returns_caption", language, name=name(study, 1), n=forecast.n),
        (),
        share_ticks(language),
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_within", language), say("tell.col_share", language)),
    )
