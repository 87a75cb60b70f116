"""The whole flow in a few lines."""

from awhile.care import guard_study
from awhile.fit import fit_dyad
from awhile.fit.phases import see_states, trace_phases
from awhile.forecast import backtest_silences, forecast_left, forecast_silence
from awhile.forecast.own_silences import forecast_own_silences
from awhile.measure import cut_history, measure_history
from awhile.measure.elsewhere import name_elsewhere
from awhile.segment import observe_until
from awhile.types import DAY_S, Dyad, Study, Understood

SCHEMA = 1
"""Version of the layout of a saved study."""


def study_dyad(dyad: Dyad, understood: Understood, *, now_s: float) -> Study:
    """Study one pair as it was known at a moment.

    Args:
        dyad: The pair, with the answers that the rules of care ask for.
        understood: What was understood of the file.
        now_s: The moment, seconds since 1970: the end of observation. Later events are not used.

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
        understood,
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
        phases=(trace_phases(fit, seen, 1, gone=left.gone[0]),)
        if seen and left and left.gone
        else (),
        elsewhere=name_elsewhere(dyad.events, understood.reader),
    )
    return guard_study(study, dyad.care)
