"""The stop rules, in the library so that no way in can go around them.

They are rules about values: a `Dyad` carries its `Care`, and whatever looks ahead asks here first.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from awhile.errors import CareError
from awhile.segment import count_attempts
from awhile.types import DAY_S, Backtest, Care, Dyad, Forecast, Kind, Refusal, Study

ATTEMPTS_SPAN_S = 7 * DAY_S
"""The span in which unanswered attempts are counted."""

AHEAD = ("reply_latency", "silence_", "before_", "return_", "writing_again")
"""Beginnings of the names from which a return, or a good hour to write, could be read off."""


def refuse_forecast(care: Care) -> Refusal | None:
    """Say whether a look ahead is refused.

    Args:
        care: The answers.

    Returns:
        The refusal, or None where a forecast may be made.
    """
    if care.adult is False:
        return Refusal("practice.stop_young")
    if care.no_contact:
        return Refusal("practice.stop_no_contact")
    return None


def merge_care(old: Care, new: Care) -> Care:
    """Put new answers over old ones: a no stays, and the limit only goes down.

    Args:
        old: The answers so far.
        new: New answers; None leaves the one before.

    Returns:
        The answers as they then stand.
    """
    return Care(
        no_contact=old.no_contact or (old if new.no_contact is None else new).no_contact,
        afraid=old.afraid if new.afraid is None else new.afraid,
        adult=old.adult if new.adult is None else new.adult,
        max_attempts=min(old.max_attempts, new.max_attempts),
    )


def stop_requests(dyad: Dyad) -> tuple[float, ...]:
    """Find when person 1 may have asked person 0 to stop.

    Args:
        dyad: The pair. Without a column ``stop_requests`` among its counts nothing is found.

    Returns:
        When such messages were sent, ascending, on the local wall clock (s). Lists of words find
        them, so each is a question to the reader and no finding.
    """
    events = dyad.events
    counted = events.counts.get("stop_requests", ())
    rows = zip(events.time_s, events.offset_s, events.sender, counted, strict=False)
    return tuple(time_s + offset_s for time_s, offset_s, sender, n in rows if sender == 1 and n > 0)


def refuse_draft(care: Care, n_attempts: int) -> Refusal | None:
    """Say whether help with a draft, and giving a held one back, is refused.

    Args:
        care: The answers.
        n_attempts: Unanswered attempts in the last seven days (`recent_attempts`).

    Returns:
        The refusal, or None where the draft may be looked at.
    """
    if (refusal := refuse_forecast(care)) is not None:
        return refusal
    if n_attempts >= care.max_attempts:
        return Refusal("practice.stop_attempts", {"n": n_attempts})
    return None


def recent_attempts(dyad: Dyad, now_s: float, also_s: Sequence[float] = ()) -> int:
    """Count person 0's unanswered attempts in the seven days before now.

    Args:
        dyad: The pair. Anything from person 1, a missed call too, answers what came before it.
        now_s: Now, on the clock of the dyad.
        also_s: Moments at which the reader says they sent something that the export does not hold.

    Returns:
        The number of attempts, at least six hours apart.
    """
    answered_s = float("-inf")
    mine: list[float] = []
    for time_s, sender, kind in zip(
        dyad.events.time_s, dyad.events.sender, dyad.events.kind, strict=True
    ):
        if sender == 1:
            answered_s = time_s
        elif kind != Kind.REACTION:
            mine.append(time_s)
    since_s = max(answered_s, now_s - ATTEMPTS_SPAN_S)
    return count_attempts(sorted(t for t in [*mine, *also_s] if since_s < t <= now_s))


def guard_study(study: Study, care: Care) -> Study:
    """Take everything that looks ahead out of a study, where the rules say so.

    Args:
        study: As computed, or as read back from a file.
        care: The answers.

    Returns:
        The same study with the answers in it, or one whose forecasts are refusals and which holds
        no silence and no measure from which a return or an hour to write could be read off.

    Raises:
        CareError: The reader is not an adult: there is no study for them, but a page of help.
    """
    refusal = refuse_forecast(care)
    care = replace(care, afraid=None)  # nobody who opens the file need know
    if refusal is None:
        return replace(study, care=care)
    if care.adult is False:
        raise CareError(refusal.why)
    refused: dict[str, Any] = {
        f.name: _refuse(getattr(study, f.name), refusal) for f in fields(study)
    }
    refused |= {"care": care, "silences": ()} | {
        name: tuple(row for row in getattr(study, name) if not row.name.startswith(AHEAD))
        for name in ("measured", "series")
    }
    return replace(study, **refused | {"phases": (), "elsewhere": ()})


def _refuse(value: Any, refusal: Refusal) -> Any:  # noqa: ANN401 - any field of a study
    """Empty a forecast or the record of earlier ones, alone or several; leave all else."""
    if isinstance(value, tuple):
        return tuple(_refuse(item, refusal) for item in value)
    if isinstance(value, Forecast):
        return replace(
            value, horizon_s=(), return_probs=(), low=(), high=(), n=0, refusal=refusal, gone=(),
            reach=None,
        )  # fmt: skip
    if isinstance(value, Backtest):
        return replace(value, bins=(), n=0, n_moments=0, brier=None)
    return value
