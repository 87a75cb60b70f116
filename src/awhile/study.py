"""The whole flow in a few lines."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from awhile.care import Gate, May, gate_study, open_gate, read_turn, refuse_study
from awhile.errors import CareError
from awhile.fit import Fit, fit_dyad
from awhile.fit.phases import see_states, trace_phases
from awhile.fit.prior import Prior
from awhile.fit.series import read_hazards
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.forecast.own_history import forecast_own_silences
from awhile.measure import cut_history, may_tell, measure_history
from awhile.measure.other_apps import name_elsewhere
from awhile.segment import observe_until
from awhile.types import (
    DAY_S,
    DOUBTS,
    FLOATING,
    Backtest,
    Doubt,
    Dyad,
    Forecast,
    Phases,
    Refusal,
    Said,
    Study,
    Understood,
)

SCHEMA = 2
"""Version of the layout of a saved study."""


MIN_SILENCES = 10
"""Fewest silences that are over, before a person's phases can be told apart; a choice."""

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
    found = [doubt for doubt in understood.doubts if doubt.kind != "future_rows"]
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
    """Return every doubt about the silence of a study, the gravest first.

    Args:
        study: The study.
    """
    moved = Doubt("moved_apps", {"places": " ".join(study.elsewhere)})
    return _ranked([*study.understood.doubts, *([moved] if study.elsewhere else [])])


def _ranked(doubts: list[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(doubts, key=lambda one: DOUBTS.index(one.kind)))


def _seconds(wall: str) -> float:
    return datetime.fromisoformat(wall).replace(tzinfo=UTC).timestamp()


def _phases(fit: Fit, usual: Forecast) -> tuple[Phases, ...]:
    """Trace person 1's phases where enough silences are known; of now only what may be told."""
    if fit.visit_at[2] - fit.visit_at[1] <= MIN_SILENCES:
        return ()
    if usual.refusal is not None or usual.reach is None:
        return (trace_phases(fit, 1, fit.end_s),)
    hazard = read_hazards(fit, 1, fit.end_s)[0]
    return (trace_phases(fit, 1, fit.end_s, hazard=hazard, ahead_s=usual.reach.ahead_s),)


def study_dyad(
    dyad: Dyad,
    understood: Understood,
    *,
    now_s: float,
    said: Sequence[Said],
    written_s: float | None = None,
    prior: Prior | None = None,
) -> Study:
    """Study one pair as it was known at a moment.

    Args:
        dyad: The pair, with the answers that the rules of care ask for.
        understood: What was understood of the file.
        now_s: The moment, seconds since 1970: the end of observation. Later events are not used.
        said: What the messages of the whole record may say, later ones too (`care.find_said`), with
            what the reader answered.
        written_s: As in `doubt_now`.
        prior: What forecasts start from; the one that ships if None.

    Returns:
        Everything that can be told, without what the rules of care forbid.

    Raises:
        CareError: There is no study for this reader, but a page of help.
    """
    if (refusal := refuse_study(dyad.care)) is not None:
        raise CareError(refusal.why)
    dyad = observe_until(dyad, now_s)
    turn = read_turn(dyad, now_s)
    history = cut_history(dyad)
    measured, series = measure_history(history)
    mine, theirs = history.silences
    fit = fit_dyad(dyad, prior)
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
        phases=_phases(fit, usual),
        elsewhere=name_elsewhere(dyad.events, understood.reader),
        care=dyad.care.unafraid(),
        said=tuple(said),
        turn=turn,
    )
    return guard_study(study, gate_study(study, dyad.care))


def guard_study(study: Study, gate: Gate) -> Study:
    """Take out of a study what may not be told.

    Args:
        study: As computed, or as read back from a file.
        gate: What may be told to its reader (`care.gate_study`).

    Returns:
        The study; where something is closed, without the forecasts, silences and measures from
        which it could be read off. Its own answers and words found close too, whatever the gate.

    Raises:
        CareError: There is no study for this reader, but a page of help.
    """
    own = open_gate(study.care | gate.care, turn=study.turn, said=study.said, people=study.people)
    refusal = own.refusal or gate.refusal
    if not (own.may(May.STUDY) and gate.may(May.STUDY)):
        raise CareError("care.why_not_asked" if refusal is None else refusal.why)
    open_now = {what for what in May if own.may(what) and gate.may(what)}
    changes: dict[str, Any] = {
        name: tuple(row for row in getattr(study, name) if may_tell(row.name, open_now))
        for name in ("measured", "series")
    }
    changes["care"] = (study.care | gate.care).unafraid()
    if May.AHEAD not in open_now:
        why = refusal or Refusal("care.why_closed")
        changes |= {f.name: _empty(getattr(study, f.name), why) for f in fields(study)} | changes
        changes["phases"] = ()
    if May.RETURNS not in open_now:
        changes["silences"] = ()
    elif May.DAYS not in open_now:
        changes["silences"] = tuple(one for one in study.silences if one.observed)
    if May.ADVICE not in open_now:  # nobody is pointed to a place after an ending
        changes["elsewhere"] = ()
    return replace(study, **changes)


def _empty(value: Any, why: Refusal) -> Any:  # noqa: ANN401 - any field of a study
    """Empty a forecast or the record of earlier ones, alone or several; leave all else."""
    if isinstance(value, tuple):
        return tuple(_empty(item, why) for item in value)
    if isinstance(value, Forecast):
        return Forecast(value.method, value.person, 0.0, (), (), (), (), 0, why)
    if isinstance(value, Backtest):
        return replace(value, bins=(), n=0, n_moments=0, brier=None)
    return value
