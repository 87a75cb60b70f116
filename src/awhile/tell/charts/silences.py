"""The present silence among the longest earlier ones of the same person."""

from awhile.tell.charts.chart import Chart, Mark, Trace
from awhile.tell.charts.scales import count_ticks
from awhile.tell.phrases import lasted, moment, name
from awhile.types import DAY_S, Silence, Study
from awhile.words import say

MOST = 10


def shown_silences(study: Study) -> list[Silence]:
    """Return person 1's longest earlier silences and the present one, longest first."""
    refusal = study.own_silences.refusal
    if refusal is not None and refusal.why.startswith("practice."):
        return []
    own = sorted((s for s in study.silences if s.person == 1), key=lambda s: -s.duration_s)
    longest = {id(s) for s in [s for s in own if s.observed][:MOST]}
    return [s for s in own if not s.observed or id(s) in longest]


def data(study: Study, language: str = "en") -> Chart | None:
    """Rank person 1's silences of a day or more; None without any."""
    shown = shown_silences(study)
    if not shown:
        return None
    now = next((s for s in shown if not s.observed), None)
    earlier = [s for s in study.silences if s.person == 1 and s.observed]
    marks = tuple(
        Mark(
            say("tell.silence_now_label", language)
            if not s.observed
            else moment(study, s.start_s, language),
            i,
            s.duration_s / DAY_S,
            None,
            None,
            lasted(study, s.duration_s, language),
        )
        for i, s in enumerate(shown)
    )
    if now is None:
        finding = say("tell.silences_none_now", language, name=name(study, 1), span=marks[0].said)
    else:
        n_longer = sum(s.duration_s >= now.duration_s for s in earlier)
        finding = say(
            "tell.silences_longest" if not n_longer else "tell.silences_rank",
            language,
            name=name(study, 1),
            longer=n_longer,
            n=len(earlier),
            span=lasted(study, now.duration_s, language),
        )
    return Chart(
        "silences",
        "bars",
        finding,
        say(
            "tell.silences_caption", language, name=name(study, 1), n=len(earlier), shown=len(shown)
        ),
        (),
        count_ticks(max(m.y for m in marks), language),
        (Trace(name(study, 1), 1, marks),),
        (say("tell.col_began", language), say("tell.col_lasted", language)),
        say("tell.silence_now_label", language) if now else None,
    )
