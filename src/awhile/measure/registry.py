"""The catalogue: one line for each measure and series, and what they mean, from one place."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from typing import Literal

from awhile.care import May
from awhile.measure.calls import measure_calls
from awhile.measure.content import (
    ABOUT,
    MIN_TEXTS,
    MIN_WORDS,
    MIN_WORDS_BIN,
    MONTH_DAYS,
    measure_about,
    measure_style,
    measure_turns,
)
from awhile.measure.follow_up import MIN_ANSWERS, measure_again
from awhile.measure.history import N_ENOUGH, History
from awhile.measure.initiation import QUIET_S, measure_openings
from awhile.measure.latency import MIN_P90, measure_latency
from awhile.measure.on_off import MIN_EVENTS, WITHIN_S, measure_cycles
from awhile.measure.pre_silence import (
    DIFFERENCES,
    MIN_ACTIVE,
    MIN_BEFORE,
    NEED_LANGUAGE,
    OUTSIDE_S,
    WINDOW_S,
    measure_before,
)
from awhile.measure.pursuit import measure_pursuit
from awhile.measure.returns import AROUND_S, HELD_DAYS, HELD_S, measure_after
from awhile.measure.rhythm import (
    MIN_DAYS,
    MIN_SHARE,
    measure_balance,
    measure_clock,
    measure_levels,
    measure_pace,
    measure_volume,
)
from awhile.measure.silence import measure_silence
from awhile.segment import ATTEMPT_GAP_S
from awhile.types import DAY_S, HOUR_S, WEEK_S, Measured, Series

NOTHING: frozenset[May] = frozenset()
OF_DAYS, OF_RETURNS, OF_BEFORE, OF_HOURS = (
    frozenset({what}) for what in (May.DAYS, May.RETURNS, May.BEFORE, May.HOURS)
)


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """One measure or series. Its title and meaning are ``measure.NAME`` and ``measure.NAME_means``.

    Attributes:
        name: As in `Measured` or `Series`.
        shape: ``number`` or ``series``.
        unit: Of the value.
        direction: What a larger value means for contact with this person: ``more``, ``less``, or
            ``neither``.
        min_n: Fewest observations; below it the value is absent.
        method: How value and interval come about, with the source.
        function: Measures it, often along with its neighbours; called once for all of them.
        needs: What must be open for it to be told (`care.May`), if a return, a chance of an answer
            or a good hour to write could be read off it; None where no reader is told. It has no
            default: what is new is left out until somebody says what it shows.
        of: Whether there is one for each ``person`` or one for the ``pair``.
        needs_language: Whether it is told only in languages with a pack (`read.language`).
        spans: The thresholds that its meaning names, by placeholder, in the unit that stands there.
    """

    name: str
    shape: Literal["number", "series"]
    unit: str
    direction: Literal["more", "less", "neither"]
    min_n: int
    method: str
    function: Callable[[History], Iterable[Measured | Series]]
    needs: frozenset[May] | None = field(kw_only=True)
    of: Literal["person", "pair"] = "person"
    needs_language: bool = False
    spans: tuple[tuple[str, float], ...] = ()

    @property
    def looks_ahead(self) -> bool:
        """Whether more than the days so far could be read off it."""
        return self.needs is None or bool(self.needs - OF_DAYS)

    @property
    def title(self) -> str:
        """Key of the sentence that names it."""
        return f"measure.{self.name}"

    @property
    def meaning(self) -> str:
        """Key of the sentence that says what it means."""
        return f"measure.{self.name}_means"


SEEN = "counted"
WILSON = "Wilson's interval (Wilson 1927; Brown, Cai & DasGupta 2001)"
DAYS = "Wilson's interval at the effective sample size, days as clusters (Kish 1965; Cochran 1977)"
QUASI = "score interval of a rate, variance widened by the scatter of weeks (quasi-Poisson)"
KM = "Kaplan–Meier, interval of Brookmeyer & Crowley 1982 from Rothman's band (1978)"
BAND = "Kaplan–Meier with Rothman's band (1978)"
PELT = "exact partition of quasi-Poisson counts (PELT; Killick, Fearnhead & Eckley 2012)"
ALIGNED = (
    "ratio of rates over its middle under 119 shifted alignments of the two people "
    "(time-shifted surrogates; Andrzejak and others 2003)"
)
SHIFTS = (
    "mean difference from the nearest days, in standard deviations; simultaneous interval from "
    "circular shifts of the marked days (max-T; Westfall & Young 1993)"
)
JACKKNIFE = (
    "language style matching (Ireland et al. 2011), jackknife over stretches of days (Kott 2001)"
)
RETURNS = "Wilson's interval, returns as clusters (Cochran 1977)"
MOVER = "quotient of two medians, interval by MOVER (Donner & Zou 2012)"

NIGHT = (("hours", QUIET_S / HOUR_S),)
APART = (("hours", ATTEMPT_GAP_S / HOUR_S),)
SOON = (("days", WITHIN_S / DAY_S),)
BEFORE = (("days", WINDOW_S / DAY_S),)
OUTSIDE = (("weeks", OUTSIDE_S / WEEK_S),)
AROUND = (("weeks", AROUND_S / WEEK_S),)
HELD = (("days", HELD_DAYS), ("of_days", HELD_S / DAY_S))
BROUGHT = (("days", HELD_S / DAY_S),)
MONTH = (("weeks", MONTH_DAYS / 7),)
"""What the meanings below name: each threshold by its placeholder, from the constant it is."""

MEASURES: tuple[MeasureSpec, ...] = (
    MeasureSpec("n_events", "number", "count", "more", 0, SEEN, measure_volume, needs=NOTHING),
    MeasureSpec("n_visits", "number", "count", "more", 0, SEEN, measure_volume, needs=NOTHING),
    MeasureSpec(
        "event_share", "number", "share", "more", MIN_SHARE, DAYS, measure_balance,
        needs=NOTHING,
    ),
    MeasureSpec(
        "word_share", "number", "share", "more", MIN_SHARE, DAYS, measure_balance,
        needs=NOTHING,
    ),
    MeasureSpec(
        "active_day_share", "number", "share", "more", MIN_DAYS, WILSON, measure_volume,
        needs=NOTHING,
    ),
    MeasureSpec(
        "visits_per_week", "number", "per week", "more", 0, QUASI, measure_pace, needs=NOTHING,
    ),
    MeasureSpec(
        "words_per_message", "number", "count", "more", MIN_SHARE,
        "ratio of sums, days as clusters (Cochran 1977)", measure_balance, needs=NOTHING,
    ),
    MeasureSpec(
        "question_share", "number", "share", "neither", MIN_SHARE, DAYS, measure_balance,
        needs=NOTHING,
    ),
    MeasureSpec("pace", "series", "per week", "more", 0, SEEN, measure_pace, needs=NOTHING),
    MeasureSpec(
        "pace_level", "series", "per week", "more", 0, PELT, measure_levels, needs=NOTHING,
    ),
    MeasureSpec(
        "hours", "series", "share", "neither", MIN_SHARE, WILSON, measure_clock, needs=OF_HOURS,
    ),
    MeasureSpec(
        "weekdays", "series", "share", "neither", MIN_SHARE, WILSON, measure_clock,
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "reply_latency_median_s", "number", "s", "less", N_ENOUGH, KM, measure_latency,
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "reply_latency_p90_s", "number", "s", "less", MIN_P90, KM, measure_latency,
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "reply_latency_ratio", "number", "ratio", "less", N_ENOUGH, MOVER, measure_latency, "pair",
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "reply_latency_curve", "series", "share", "less", N_ENOUGH, BAND, measure_latency,
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "reply_latency_by_hour", "series", "s", "less", N_ENOUGH, KM, measure_latency,
        needs=OF_HOURS,
    ),
    MeasureSpec(
        "initiation_share", "number", "share", "more", N_ENOUGH, WILSON, measure_openings,
        needs=NOTHING, spans=NIGHT,
    ),
    MeasureSpec(
        "closing_share", "number", "share", "neither", N_ENOUGH, WILSON, measure_openings,
        needs=NOTHING, spans=NIGHT,
    ),
    MeasureSpec(
        "silence_ended_share", "number", "share", "neither", N_ENOUGH, WILSON, measure_openings,
        needs=OF_RETURNS,
    ),
    MeasureSpec(
        "unanswered_longest", "number", "count", "more", 0, SEEN, measure_pursuit,
        needs=NOTHING, spans=APART,
    ),
    MeasureSpec(
        "unanswered_run_share", "number", "share", "more", N_ENOUGH, WILSON, measure_pursuit,
        needs=NOTHING, spans=APART,
    ),
    MeasureSpec(
        "unanswered_now", "number", "count", "more", 0, SEEN, measure_pursuit, needs=OF_DAYS,
    ),
    MeasureSpec(
        "unanswered_runs", "series", "count", "more", 1, SEEN, measure_pursuit, needs=NOTHING,
    ),
    MeasureSpec(
        "silence_median_s", "number", "s", "less", N_ENOUGH, KM, measure_silence, needs=OF_RETURNS,
    ),
    MeasureSpec(
        "silence_longest_s", "number", "s", "less", 1, SEEN, measure_silence, needs=OF_RETURNS,
    ),
    MeasureSpec(
        "silence_now_s", "number", "s", "less", 1, SEEN, measure_silence,
        needs=OF_RETURNS | OF_DAYS,
    ),
    MeasureSpec(
        "silence_now_longer_share", "number", "share", "neither", N_ENOUGH, WILSON, measure_silence,
        needs=OF_RETURNS | OF_DAYS,
    ),
    MeasureSpec(
        "silence_now_rank", "number", "count", "neither", 1, SEEN, measure_silence,
        needs=OF_RETURNS | OF_DAYS,
    ),
    MeasureSpec(
        "silence_curve", "series", "share", "less", N_ENOUGH, BAND, measure_silence,
        needs=OF_RETURNS,
    ),
    MeasureSpec("calls_made", "number", "count", "more", 1, SEEN, measure_calls, needs=NOTHING),
    MeasureSpec(
        "calls_missed", "number", "count", "neither", 1, SEEN, measure_calls, needs=NOTHING,
    ),
    MeasureSpec("call_minutes", "number", "min", "more", 1, SEEN, measure_calls, needs=NOTHING),
    MeasureSpec(
        "call_answered_share", "number", "share", "more", N_ENOUGH, WILSON, measure_calls,
        needs=OF_RETURNS,
    ),
    MeasureSpec(
        "writing_again_ratio", "number", "ratio", "neither", MIN_ANSWERS,
        "not told: no estimator holds its level where two people share a rhythm, and times alone "
        "do not show whether they do", measure_again, needs=None,
    ),
    MeasureSpec(
        "return_after_withdrawal_ratio", "number", "ratio", "neither", MIN_EVENTS, ALIGNED,
        measure_cycles, needs=OF_RETURNS, spans=SOON,
    ),
    MeasureSpec(
        "withdrawal_after_approach_ratio", "number", "ratio", "neither", MIN_EVENTS, ALIGNED,
        measure_cycles, needs=OF_RETURNS, spans=SOON,
    ),
    *(
        MeasureSpec(
            f"{name}_share", "number", "share", "neither", MIN_TEXTS, DAYS, measure_about,
            needs_language=True, needs=NOTHING,
        )
        for name in (*ABOUT, "we")
    ),
    MeasureSpec(
        "style_match", "number", "index", "neither", MIN_WORDS, JACKKNIFE, measure_style, "pair",
        needs_language=True, needs=NOTHING,
    ),
    MeasureSpec(
        "style_match_by_month", "series", "index", "neither", MIN_WORDS_BIN, JACKKNIFE,
        measure_style, "pair", needs_language=True, needs=NOTHING, spans=MONTH,
    ),
    MeasureSpec(
        "balance_by_month", "series", "share", "more", MIN_TEXTS, DAYS, measure_turns,
        needs=NOTHING, spans=MONTH,
    ),
    *(
        MeasureSpec(
            f"before_{name}", "number", "sd", "neither", MIN_BEFORE, SHIFTS, measure_before,
            needs_language=name in NEED_LANGUAGE, needs=OF_BEFORE,
            spans=OUTSIDE if name == "outside" else BEFORE,
        )
        for name in DIFFERENCES
    ),
    MeasureSpec(
        "before_now_limit", "number", "sd", "neither", MIN_ACTIVE - MIN_BEFORE,
        "the farthest difference that all but one in twenty of the other days stay within",
        measure_before, needs=OF_BEFORE,
    ),
    MeasureSpec(
        "before_now", "series", "sd", "neither", MIN_ACTIVE - MIN_BEFORE,
        "difference from the nearest days, in standard deviations", measure_before,
        needs=OF_BEFORE,
    ),
    MeasureSpec(
        "return_held_share", "number", "share", "more", N_ENOUGH, WILSON, measure_after,
        needs=OF_RETURNS, spans=HELD,
    ),
    MeasureSpec(
        "return_pace_ratio", "number", "ratio", "more", N_ENOUGH,
        "ratio of sums, returns as clusters (Cochran 1977)", measure_after, needs=OF_RETURNS,
        spans=AROUND,
    ),
    MeasureSpec(
        "return_share_before", "number", "share", "more", N_ENOUGH, RETURNS, measure_after,
        needs=OF_RETURNS, spans=AROUND,
    ),
    MeasureSpec(
        "return_share_after", "number", "share", "more", N_ENOUGH, RETURNS, measure_after,
        needs=OF_RETURNS, spans=AROUND,
    ),
    *(
        MeasureSpec(
            name, "number", "share", "neither", N_ENOUGH, WILSON, measure_after,
            needs_language=True, needs=OF_RETURNS, spans=BROUGHT,
        )
        for name in ("return_declared_share", "return_planned_share")
    ),
)  # fmt: skip
"""Every measure and series, in the order in which they are told."""

BY_NAME = {spec.name: spec for spec in MEASURES}


def may_tell(name: str, open_now: Container[May]) -> bool:
    """Say whether a measure may be told, by what is open.

    Args:
        name: As in `Measured` or `Series`; one that is not in the registry is never told.
        open_now: What is open (`care.Gate.may`).
    """
    spec = BY_NAME.get(name)
    if spec is None or spec.needs is None:
        return False
    return all(what in open_now for what in spec.needs)


def looks_ahead(name: str) -> bool:
    """Say whether a return or a good hour to write could be read off a measure.

    Args:
        name: As in `Measured` or `Series`.

    Returns:
        What its line in the catalogue states; True for a name that is not in it.
    """
    spec = BY_NAME.get(name)
    return spec is None or spec.looks_ahead
