"""Through which phases a person's silences went, through time."""

from awhile.tell.charts.chart import Chart, Mark, Span, Trace
from awhile.tell.charts.scales import month_ticks, share_ticks
from awhile.tell.phrases import UNLIKE, moment, name, number, percent, span
from awhile.types import Phases, Study
from awhile.words import say

PHASES = ("talking", "together", "apart", "away", "gone")


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the past by how long each silence lasted, and what the present one may become."""
    if not study.phases:
        return None
    phases = study.phases[0]
    traces = tuple(
        Trace(
            say(f"tell.phase_{phase}", language),
            i,
            tuple(
                Mark(moment(study, x, language), x, row[i], None, None, percent(row[i], language))
                for x, row in zip(phases.start_s, phases.past, strict=True)
            ),
        )
        for i, phase in enumerate(PHASES)
    )
    borders = [span(border, language) for border in phases.borders_s]
    ends = (*phases.start_s[1:], study.now_s)
    away_s = sum(
        (stop - start) * row[3]
        for start, stop, row in zip(phases.start_s, ends, phases.past, strict=True)
    )
    return Chart(
        "phases",
        "stack",
        say(
            "tell.phases_finding",
            language,
            name=name(study, phases.person),
            share=percent(away_s / max(study.now_s - phases.start_s[0], 1.0), language),
            apart=borders[2],
        ),
        say(
            "tell.phases_caption",
            language,
            name=name(study, phases.person),
            talking=borders[0],
            together=borders[1],
            apart=borders[2],
            n=number(phases.n, language),
        ),
        month_ticks(phases.start_s, language),
        share_ticks(language),
        traces,
        (say("tell.col_from", language), *(t.name for t in traces)),
        spans=_now(study, phases, language),
    )


def _now(study: Study, phases: Phases, language: str) -> tuple[Span, ...]:
    """Mark now, and say what the present silence may become where a forecast may be told."""
    if not phases.now or study.forecast.unlike >= UNLIKE:
        text = say("tell.phases_now_open", language)
        return (Span(study.now_s, study.now_s, text, now=True),)
    said = ", ".join(
        say(
            "tell.phase_share",
            language,
            phase=say(f"tell.phase_{p}", language),
            share=percent(share, language),
        )
        for p, share in zip(PHASES, phases.now, strict=True)
    )
    text = say("tell.phases_now", language, said=said)
    return (Span(study.now_s, study.now_s, text, now=True),)
