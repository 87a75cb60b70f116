"""Who carries what: person 1's share of each thing, with its interval."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import SHARE_TICKS
from awhile.tell.phrases import chance, find, name, percent
from awhile.types import Study
from awhile.words import say

SHARES = ("event_share", "word_share", "initiation_share", "closing_share")


def data(study: Study) -> Chart | None:
    """Show person 1's shares; None where none is known."""
    rows = [r for r in (find(study, m, 1) for m in SHARES) if r is not None]
    if not rows:
        return None
    marks = tuple(
        Mark(
            say(f"tell.balance_{r.name}"),
            i,
            r.value or 0.0,
            r.low,
            r.high,
            say("tell.share_of_n", share=percent(r.value or 0.0), n=f"{r.n:,}"),
        )
        for i, r in enumerate(rows)
    )
    opened = next((r for r in rows if r.name == "initiation_share"), rows[0])
    return Chart(
        "balance",
        "bars",
        say(
            f"tell.balance_finding_{opened.name}",
            name=name(study, 1),
            chance=chance(opened.value or 0),
        ),
        say("tell.balance_caption", name=name(study, 1), other=name(study, 0)),
        (),
        SHARE_TICKS,
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_what"), say("tell.col_share_of", name=name(study, 1))),
    )
