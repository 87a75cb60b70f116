"""A study → the paragraphs that terminal and page share, section by section."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from awhile.measure.intervals import Z
from awhile.tell.charts.again import direction, ratio_text
from awhile.tell.charts.different import before_now, difference_label
from awhile.tell.phrases import chance, count, day, find, join, lasted, moment, name, percent, span
from awhile.types import DAY_S, FLOATING, HOUR_S, Study
from awhile.words import say

RARE, USUAL = 0.1, 0.25

MIN_MOMENTS = 5
"""Fewest earlier forecasts of about the same chance before it is said how they did."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is said, in order.

    Attributes:
        lead: The one sentence that comes first.
        sub: What stands right under it.
        before: What came before.
        ahead: What may come.
        carries: Who carries what.
        again: Whether writing again has changed anything.
        unknown: What this cannot know, one sentence each.
        made: How this was made.
        care: Looking after yourself, one paragraph each.
    """

    lead: str
    sub: str
    before: str
    ahead: str
    carries: str
    again: str
    unknown: tuple[str, ...]
    made: str
    care: tuple[str, ...]


def write_story(study: Study) -> Story:
    """Put a study into words.

    Args:
        study: The study.

    Returns:
        Plain text; whoever shows it escapes it.
    """
    refusal = study.own_silences.refusal
    stopped = refusal is not None and refusal.why.startswith("practice.")
    lead, sub = (say("tell.stopped_lead"), _refused(study)) if stopped else _now(study)
    return Story(
        lead,
        sub,
        _before(study),
        "" if stopped else join([t for t in (_ahead(study), _modelled(study)) if t]),
        _carries(study),
        "" if stopped else _again(study),
        _unknown(study),
        _made(study),
        tuple(say(f"tell.care_{i}") for i in range(1, 5)),
    )


def _refused(study: Study) -> str:
    refusal = study.own_silences.refusal
    if refusal is None:
        return ""
    values = {key: span(v) if key.endswith("_s") else f"{v:g}" for key, v in refusal.values.items()}
    return say(refusal.why, name=name(study, 1), **values)


def _now(study: Study) -> tuple[str, str]:
    """Say how long it has been, who wrote last, and whether that is unusual for these two."""
    theirs = find(study, "silence_now_s", 1)
    mine = find(study, "silence_now_s", 0)
    if theirs is None or theirs.value is None:
        return say("tell.now_unknown", name=name(study, 1)), ""
    resolution = study.understood.resolution_s
    if theirs.value < max(HOUR_S, resolution):
        return say("tell.now_none", name=name(study, 1)), ""
    lead = say("tell.now_lead", name=name(study, 1), span=lasted(study, theirs.value))
    parts = []
    if mine is not None and mine.value is not None:
        if mine.value > theirs.value:
            parts.append(say("tell.now_yours_open", me=name(study, 0), name=name(study, 1)))
        else:
            now = find(study, "unanswered_now", 0)
            n = int(now.value) if now is not None and now.value is not None else 0
            if n:
                parts.append(
                    say("tell.now_wrote_since", me=name(study, 0), attempts=count("attempt", n))
                )
    parts.append(_unusual(study))
    return lead, join(parts)


def _unusual(study: Study) -> str:
    row = find(study, "silence_now_longer_share", 1)
    if row is None or row.value is None or row.low is None or row.high is None:
        return say("tell.unusual_unknown", name=name(study, 1))
    n_longer = round(row.value * row.n)
    values = {
        "name": name(study, 1),
        "n": f"{row.n:,}",
        "longer": f"{n_longer:,}",
        "shorter": f"{row.n - n_longer:,}",
        "low": percent(row.low),
        "high": percent(row.high),
    }
    if row.high < RARE:
        return say("tell.unusual_yes" if n_longer else "tell.unusual_longest", **values)
    if row.low > USUAL:
        return say("tell.unusual_no", **values)
    return say("tell.unusual_between", **values)


def _before(study: Study) -> str:
    visits = [find(study, "n_visits", p) for p in (0, 1)]
    parts = []
    if visits[0] is not None and visits[1] is not None:
        parts.append(
            say(
                "tell.before_visits",
                me=name(study, 0),
                name=name(study, 1),
                mine=f"{visits[0].value:,.0f}",
                theirs=f"{visits[1].value:,.0f}",
                first=day(study.understood.first),
            )
        )
    ended = sorted((s for s in study.silences if s.observed), key=lambda s: -s.duration_s)
    longest = [s for s in ended if s.person == 1][:1]
    if longest:
        s = longest[0]
        parts.append(
            say(
                "tell.before_longest",
                name=name(study, 1),
                span=span(s.duration_s),
                when=moment(study, s.start_s),
                attempts=count("attempt", s.n_attempts),
                me=name(study, 0),
            )
        )
    return join([*parts, *_different(study), *_returns(study)])


def _different(study: Study) -> Iterator[str]:
    """Say what was different before the present silence; before earlier ones, the chart does."""
    rows = [r for r in study.measured if r.person == 1 and r.name == "before_pace"]
    if rows and rows[0].value is None and rows[0].why == "measure.why_too_few":
        yield say("tell.different_too_few", name=name(study, 1), n=f"{rows[0].n:,}")
    limit = find(study, "before_now_limit", 1)
    if limit is None or limit.value is None:
        return
    far = {d: y for d, y in before_now(study).items() if abs(y) > limit.value}
    if far:
        listed = [
            say(
                "tell.different_more" if far[d] > 0 else "tell.different_less",
                what=difference_label(study, d),
            )
            for d in sorted(far, key=lambda d: -abs(far[d]))
        ]
        yield say("tell.different_now_far", name=name(study, 1), what=", ".join(listed))
    else:
        yield say("tell.different_now_usual")


def _returns(study: Study) -> Iterator[str]:
    """Say whether earlier returns held, and how the pace went on."""
    held = find(study, "return_held_share", 1)
    if held is not None and held.value is not None:
        hits = round(held.value * held.n)
        yield say("tell.returns_held", name=name(study, 1), n=f"{held.n:,}", hits=f"{hits:,}")
    pace = find(study, "return_pace_ratio", 1)
    if pace is not None and pace.value is not None:
        yield say(
            "tell.returns_pace",
            name=name(study, 1),
            ratio=f"{pace.value:.1f}",
            low=f"{pace.low or 0.0:.1f}",
            high=f"{pace.high or 0.0:.1f}",
        )


def _ahead(study: Study) -> str:
    forecast = study.own_silences
    if forecast.refusal is not None:
        return _refused(study)
    rows = list(
        zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    )
    h, p, low, high = min(rows, key=lambda r: abs(r[0] - 7 * DAY_S))
    return say(
        "tell.ahead",
        name=name(study, 1),
        n=f"{forecast.n:,}",
        elapsed=lasted(study, forecast.elapsed_s),
        chance=chance(p),
        span=span(h),
        low=percent(low),
        high=percent(high),
    )


def _modelled(study: Study) -> str:
    """Say what the whole past of the two and many other pairs make of it, and how that has done."""
    forecast, backtest = study.forecast, study.backtest
    if forecast.refusal is not None or not forecast.horizon_s:
        return ""
    rows = list(
        zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    )
    h, p, low, high = min(rows, key=lambda r: abs(r[0] - 7 * DAY_S))
    parts = [
        say(
            "tell.modelled",
            name=name(study, 1),
            chance=chance(p),
            span=span(h),
            low=percent(low),
            high=percent(high),
        )
    ]
    same = [b for b in backtest.bins if b.low <= p < b.high]
    if same and same[0].n >= MIN_MOMENTS:
        parts.append(
            say(
                "tell.modelled_before",
                n=f"{same[0].n:,}",
                came=f"{same[0].n_came:,}",
                name=name(study, 1),
                span=span(backtest.horizon_s),
            )
        )
    return join(parts)


def _carries(study: Study) -> str:
    parts = []
    opened = find(study, "initiation_share", 1)
    if opened is not None and opened.value is not None:
        parts.append(
            say(
                "tell.carries_opened",
                name=name(study, 1),
                chance=chance(opened.value),
                n=f"{opened.n:,}",
            )
        )
    asked = [find(study, "question_share", p) for p in (0, 1)]
    if asked[0] is not None and asked[1] is not None:
        parts.append(
            say(
                "tell.carries_questions",
                me=name(study, 0),
                name=name(study, 1),
                mine=percent(asked[0].value or 0),
                theirs=percent(asked[1].value or 0),
            )
        )
    calls = [find(study, "calls_made", p) for p in (0, 1)]
    if calls[0] and calls[1] and ((calls[0].value or 0) + (calls[1].value or 0)):
        parts.append(
            say(
                "tell.carries_calls",
                me=name(study, 0),
                name=name(study, 1),
                mine=f"{calls[0].value:.0f}",
                theirs=f"{calls[1].value:.0f}",
            )
        )
    return join(parts)


def _again(study: Study) -> str:
    """Say what writing again went with, usually that it cannot be told, and how large it must be.

    The size that a record like this would show four times in five is 2.8 standard errors.
    """
    names = {"me": name(study, 0), "name": name(study, 1)}
    row = find(study, "writing_again_ratio", 1)
    if row is None:
        return say("tell.again_too_few", **names)
    found = direction(row)
    parts = [say(f"tell.again_{found}", ratio=ratio_text(row), **names)]
    if row.low and row.high:
        power = math.exp(2.8 * math.log(row.high / row.low) / (2 * Z))
        parts.append(say("tell.again_power", factor=f"{power:.2g}"))
    if found != "open":
        parts.append(say("tell.again_chance"))
    return join([*parts, say("tell.again_note", **names)])


def _unknown(study: Study) -> tuple[str, ...]:
    u = study.understood
    said = [say("tell.unknown_why"), say("tell.unknown_channels")]
    said += [say(key) for key in u.limits]
    if u.zone == FLOATING:
        said.append(say("tell.unknown_zone"))
    if u.resolution_s >= DAY_S:
        said.append(say("tell.unknown_days"))
    if u.date_order_sure == "ambiguous":
        said.append(say("tell.unknown_dates", order=say(f"tell.order_{u.date_order}")))
    if u.n_skipped:
        said.append(say("tell.unknown_skipped", n=f"{u.n_skipped:,}"))
    said.append(say("tell.unknown_after"))
    return tuple(said)


def _made(study: Study) -> str:
    u = study.understood
    return say(
        "tell.made",
        reader=u.reader,
        n=f"{u.n_events:,}",
        first=day(u.first),
        last=day(u.last),
        now=moment(study, study.now_s, clock=True),
    )
