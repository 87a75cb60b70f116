"""The whole flow in a few lines."""

from dataclasses import replace
from datetime import UTC, datetime

from awhile.care import guard_study
from awhile.fit import fit_dyad
from awhile.fit.phases import see_states, trace_phases
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.forecast.own_history import forecast_own_silences
from awhile.measure import cut_history, measure_history
from awhile.measure.other_apps import name_elsewhere
from awhile.segment import observe_until
from awhile.types import DAY_S, DOUBTS, FLOATING, Doubt, Dyad, Study, Understood

SCHEMA = 1
"""Version of the layout of a saved study."""


STALE_DAYS = 1.0
"""Days after which an export is no longer taken for one of now."""

WIDEST_ZONE_S = 14 * 3600.0
"""How far the clock of a zone may be ahead of UTC."""


def doubt_now(
    understood: Understood, *, now_s: float, written_s: float | None = None
) -> Understood:
    """Add the doubts that only the moment of the study shows.

    Args:
        understood: What was understood of the file.
        now_s: That moment, as in `study_dyad`.
        written_s: When the file was written last, on the same clock, where that is known: an export
            is never younger than its file.

    Returns:
        The same, with doubts about rows in the future and about an export that ends before now.
    """
    found = list(understood.doubts)
    margin_s = 0.0 if understood.zone == FLOATING else WIDEST_ZONE_S
    if understood.last and _seconds(understood.last) > now_s + margin_s:
        found.append(Doubt("future_rows", {"last": understood.last[:10]}))
    told_s = _seconds(understood.made) if understood.made else None
    made = min((s for s in (told_s, written_s) if s is not None), default=now_s)
    days = (now_s - made) / DAY_S
    if days > STALE_DAYS:
        day = datetime.fromtimestamp(made, UTC).date().isoformat()
        found.append(Doubt("ends_before_now", {"made": day, "days": round(days, 2)}))
    return replace(understood, doubts=_ranked(found))


def study_doubts(study: Study) -> tuple[Doubt, ...]:
    """Return every doubt about the silence of a study, the gravest first."""
    moved = Doubt("moved_apps", {"places": " ".join(study.elsewhere)})
    return _ranked([*study.understood.doubts, *([moved] if study.elsewhere else [])])


def _ranked(doubts: list[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(doubts, key=lambda one: DOUBTS.index(one.kind)))


def _seconds(wall: str) -> float:
    return datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp()


def study_dyad(
    dyad: Dyad, understood: Understood, *, now_s: float, written_s: float | None = None
) -> Study:
    """Study one pair as it was known at a moment.

    Args:
        dyad: The pair, with the answers that the rules of care ask for.
        understood: What was understood of the file.
        now_s: The moment, seconds since 1970: the end of observation. Later events are not used.
        written_s: As in `doubt_now`.

    Returns:
        Everything that can be told, without what the rules of care forbid.

    Raises:
        CareError: There is no study for this reader, but a page of help.
    """
    dyad = observe_until(dyad, now_s)
    history = cut_history(dyad)
    measured, series = measure_history(history)
    mine, theirs = history.silences
    fit = fit_dyad(dyad)
    usual = forecast_silence(fit, 1)
    seen = see_states(fit, dyad.end_s) if usual.refusal is None else None
    left = forecast_left(fit, seen, usual) if seen else None
    study = Study(
        SCHEMA,
        dyad.people,
        now_s,
        doubt_now(understood, now_s=now_s, written_s=written_s),
        measured,
        series,
        tuple(
            sorted((s for s in (*mine, *theirs) if s.duration_s >= DAY_S), key=lambda s: s.start_s)
        ),
        forecast_own_silences(dyad, silences=theirs),
        usual,
        backtest_silences(fit, 1),
        dyad.outside,
        left=left,
        phases=(trace_phases(fit, seen, 1, gone=left.gone[0] if left.gone else None),)
        if seen and left
        else (),
        elsewhere=name_elsewhere(dyad.events, understood.reader),
    )
    return guard_study(study, dyad.care)
