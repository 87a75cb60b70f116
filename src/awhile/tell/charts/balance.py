"""Who carries what: person 1's share of each thing, with its interval."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import share_ticks
from awhile.tell.phrases import find, name, number, percent
from awhile.types import Study
from awhile.words import say

SHARES = ("event_share", "word_share", "initiation_share", "closing_share")


def data(study: Study, language: str = "en") -> Chart | None:
    """Show person 1's shares; None where none is known."""
    rows = [r for r in (find(study, m, 1) for m in SHARES) if r is not None]
    if not rows:
        return None
    marks = tuple(
        Mark(
            say(f"tell.balance_{r.name}", language),
            i,
            r.value or 0.0,
            r.low,
            r.high,
            say(
                "tell.share_of_n",
                language,
                share=percent(r.value or 0.0, language),
                n=number(r.n, language),
            ),
        )
        for i, r in enumerate(rows)
    )
    return Chart(
        "balance",
        "bars",
        say("tell.balance_finding", language, name=name(study, 1)),
        say("tell.balance_caption", language),
        (),
        share_ticks(language),
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_what", language), say("tell.col_share_of", language, name=name(study, 1))),
    )
