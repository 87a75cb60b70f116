"""Through which phases a person's silences went, through time."""

from awhile.tell.charts.chart import Chart, Mark, Span, Trace
from awhile.tell.charts.scales import month_ticks, share_ticks
from awhile.tell.phrases import UNLIKE, moment, name, number, percent, span
from awhile.types import Study
from awhile.words import say

PHASES = ("talking", "together", "apart", "away", "gone")


def data(study: Study, language: str = "en") -> Chart | None:
    """Show the smoothed past; the filtered present stands in the finding and at the right."""
    if not study.phases or study.forecast.refusal is not None:
        return None
    if study.forecast.unlike >= UNLIKE:  # Where the forecast is not told, neither are its states.
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
    most = max(range(len(PHASES)), key=lambda i: phases.now[i])
    said = ", ".join(
        say(
            "tell.phase_share",
            language,
            phase=say(f"tell.phase_{p}", language),
            share=percent(share, language),
        )
        for p, share in zip(PHASES, phases.now, strict=True)
    )
    return Chart(
        "phases",
        "stack",
        say(
            "tell.phases_finding",
            language,
            name=name(study, phases.person),
            phase=say(f"tell.phase_{PHASES[most]}", language),
            share=percent(phases.now[most], language),
        ),
        say(
            "tell.phases_caption",
            language,
            name=name(study, phases.person),
            usual=span(phases.usual_s, language),
            n=number(phases.n, language),
        ),
        month_ticks(phases.start_s, language),
        share_ticks(language),
        traces,
        (say("tell.col_from", language), *(t.name for t in traces)),
        spans=(
            Span(study.now_s, study.now_s, say("tell.phases_now", language, said=said), now=True),
        ),
    )
