"""A study → the paragraphs that terminal and page share, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from awhile.fit.features import N_STATIC
from awhile.tell.charts.follow_up import say_again
from awhile.tell.charts.outlook import CLOSE
from awhile.tell.charts.pre_silence import before_now, far_now, list_far
from awhile.tell.phrases import (
    FAR,
    at_least_one,
    chance,
    count,
    day,
    days,
    find,
    join,
    lasted,
    lean_on,
    listed,
    moment,
    name,
    number,
    percent,
    span,
)
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


def write_story(study: Study, language: str = "en") -> Story:
    """Put a study into words.

    Args:
        study: The study.
        language: Language of the sentences, one of `awhile.words.LANGUAGES`.

    Returns:
        Plain text; whoever shows it escapes it.
    """
    refusal = study.own_silences.refusal
    stopped = refusal is not None and refusal.why.startswith("practice.")
    lead, sub = (
        (say("tell.stopped_lead", language), _refused(study, language))
        if stopped
        else _now(study, language)
    )
    return Story(
        lead,
        sub,
        _before(study, language),
        ""
        if stopped
        else join([t for t in (_ahead(study, language), _modelled(study, language)) if t]),
        _carries(study, language),
        "" if stopped else say_again(study, 1, language),
        _unknown(study, language),
        _made(study, language),
        tuple(say(f"tell.care_{i}", language) for i in range(1, 5)),
    )


def _refused(study: Study, language: str) -> str:
    refusal = study.own_silences.refusal
    if refusal is None:
        return ""
    values = {
        key: span(v, language) if key.endswith("_s") else number(v, language, "g")
        for key, v in refusal.values.items()
    }
    return say(refusal.why, language, name=name(study, 1), **values)


def _now(study: Study, language: str) -> tuple[str, str]:
    """Say how long it has been, who wrote last, and whether that is unusual for these two."""
    theirs = find(study, "silence_now_s", 1)
    mine = find(study, "silence_now_s", 0)
    if theirs is None or theirs.value is None:
        return say("tell.now_unknown", language, name=name(study, 1)), ""
    resolution = study.understood.resolution_s
    if theirs.value < max(HOUR_S, resolution):
        return say("tell.now_none", language, name=name(study, 1)), ""
    lead = say(
        "tell.now_lead", language, name=name(study, 1), span=lasted(study, theirs.value, language)
    )
    parts = []
    if mine is not None and mine.value is not None:
        if mine.value > theirs.value:
            parts.append(
                say("tell.now_yours_open", language, me=name(study, 0), name=name(study, 1))
            )
        else:
            now = find(study, "unanswered_now", 0)
            n = int(now.value) if now is not None and now.value is not None else 0
            if n:
                parts.append(
                    say(
                        "tell.now_wrote_since",
                        language,
                        me=name(study, 0),
                        attempts=count("attempt", n, language),
                    )
                )
    parts.append(_unusual(study, language))
    if study.elsewhere and theirs.value >= DAY_S:
        places = listed([say(f"tell.place_{one}", language) for one in study.elsewhere], language)
        lead = join([say("tell.now_elsewhere", language, places=places), lead])
        parts.insert(0, say("tell.now_elsewhere_how", language))
    return lead, join(parts)


def _unusual(study: Study, language: str) -> str:
    row = find(study, "silence_now_longer_share", 1)
    if row is None or row.value is None or row.low is None or row.high is None:
        return say("tell.unusual_unknown", language, name=name(study, 1))
    n_longer = round(row.value * row.n)
    values = {
        "name": name(study, 1),
        "n": number(row.n, language),
        "longer": number(n_longer, language),
        "shorter": number(row.n - n_longer, language),
        "low": percent(row.low, language),
        "high": percent(row.high, language),
    }
    if row.high < RARE:
        return say("tell.unusual_yes" if n_longer else "tell.unusual_longest", language, **values)
    if row.low > USUAL:
        return say("tell.unusual_no", language, **values)
    return say("tell.unusual_between", language, **values)


def _before(study: Study, language: str) -> str:
    visits = [find(study, "n_visits", p) for p in (0, 1)]
    parts = []
    if visits[0] is not None and visits[1] is not None:
        parts.append(
            say(
                "tell.before_visits",
                language,
                me=name(study, 0),
                name=name(study, 1),
                mine=count("time", int(visits[0].value or 0), language),
                theirs=count("time", int(visits[1].value or 0), language),
                first=day(study.understood.first, language),
            )
        )
    ended = sorted((s for s in study.silences if s.observed), key=lambda s: -s.duration_s)
    longest = [s for s in ended if s.person == 1][:1]
    if longest:
        s = longest[0]
        parts.append(
            say(
                "tell.before_longest",
                language,
                name=name(study, 1),
                span=span(s.duration_s, language),
                when=moment(study, s.start_s, language),
                attempts=count("attempt", s.n_attempts, language),
                me=name(study, 0),
            )
        )
    return join([*parts, *_different(study, language), *_returns(study, language)])


def _different(study: Study, language: str) -> Iterator[str]:
    """Say what was different before the present silence; before earlier ones, the chart does."""
    rows = [r for r in study.measured if r.person == 1 and r.name == "before_pace"]
    if rows and rows[0].value is None and rows[0].why == "measure.why_too_few":
        yield say(
            "tell.different_too_few", language, name=name(study, 1), n=number(rows[0].n, language)
        )
    far = far_now(study)
    if far:
        what = list_far(study, far, language)
        yield say("tell.different_now_far", language, name=name(study, 1), what=what)
    elif before_now(study):
        yield say("tell.different_now_usual", language)


def _returns(study: Study, language: str) -> Iterator[str]:
    """Say whether earlier returns held, and how the pace went on."""
    held = find(study, "return_held_share", 1)
    if held is not None and held.value is not None:
        hits = round(held.value * held.n)
        yield say(
            "tell.returns_held",
            language,
            name=name(study, 1),
            n=number(held.n, language),
            hits=number(hits, language),
        )
    pace = find(study, "return_pace_ratio", 1)
    if pace is not None and pace.value is not None:
        yield say(
            "tell.returns_pace",
            language,
            name=name(study, 1),
            ratio=number(pace.value, language, ".1f"),
            low=number(pace.low or 0.0, language, ".1f"),
            high=number(pace.high or 0.0, language, ".1f"),
        )


def _ahead(study: Study, language: str) -> str:
    forecast = study.own_silences
    if forecast.refusal is not None:
        return _refused(study, language)
    rows = list(
        zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    )
    h, p, low, high = min(rows, key=lambda r: abs(r[0] - 7 * DAY_S))
    return say(
        "tell.ahead",
        language,
        name=name(study, 1),
        n=number(forecast.n, language),
        elapsed=lasted(study, forecast.elapsed_s, language),
        chance=chance(p, language),
        span=span(h, language),
        low=percent(low, language),
        high=percent(high, language),
    )


def _modelled(study: Study, language: str) -> str:
    """Say what the whole past of the two and many other pairs make of it, and how that has done."""
    forecast, backtest = study.forecast, study.backtest
    if forecast.refusal is not None or not forecast.horizon_s:
        return ""
    worth = lean_on(forecast)
    if worth == "not":
        return say("tell.modelled_unlike", language)
    rows = list(
        zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    )
    h, p, low, high = min(rows, key=lambda r: abs(r[0] - 7 * DAY_S))
    parts = [
        say(
            "tell.modelled_open" if worth == "little" else "tell.modelled",
            language,
            name=name(study, 1),
            chance=chance(p, language),
            span=span(h, language),
            low=percent(low, language),
            high=percent(high, language),
        ),
        _far(study, language),
    ]
    same = [b for b in backtest.bins if b.low <= p < b.high]
    if same and same[0].n >= MIN_MOMENTS:
        parts.append(
            say(
                "tell.modelled_before",
                language,
                n=number(same[0].n, language),
                came=number(same[0].n_came, language),
                name=name(study, 1),
                span=span(backtest.horizon_s, language),
            )
        )
    return join([*parts, *_left(study, worth, language)])


def _far(study: Study, language: str) -> str:
    """Say how unlike the pairs that the forecast was learned from these two are, where they are."""
    if study.forecast.unlike < FAR:
        return ""
    return say(
        "tell.modelled_far",
        language,
        n=number(round(study.forecast.unlike * N_STATIC), language),
        all=number(N_STATIC, language),
    )


def _left(study: Study, worth: str, language: str) -> Iterator[str]:
    """Say how it goes if nothing is sent, and the chance that nothing more comes."""
    usual, left = study.forecast, study.left
    if left is None or not left.gone:
        return
    at = min(range(len(usual.horizon_s)), key=lambda i: abs(usual.horizon_s[i] - 30 * DAY_S))
    p, q = usual.return_probs[at], left.return_probs[at]
    if abs(p - q) < CLOSE:
        yield say("tell.left_same", language)
    elif worth == "well":
        yield say(
            "tell.left_differs",
            language,
            span=days(usual.horizon_s[at], language),
            left=chance(q, language),
            usual=chance(p, language),
        )
    if worth != "well":
        # Nothing here lasted as long, and the pairs it was learned from were colleagues and writers
        # of letters: a small number would be a promise.
        yield say("tell.gone_open", language)
        return
    share, low, high = (at_least_one(x, language) for x in left.gone)
    key = "tell.gone_under" if left.gone[2] < 0.01 else "tell.gone"
    yield say(key, language, share=share, low=low, high=high)


def _carries(study: Study, language: str) -> str:
    parts = []
    opened = find(study, "initiation_share", 1)
    if opened is not None and opened.value is not None:
        parts.append(
            say(
                "tell.carries_opened",
                language,
                name=name(study, 1),
                chance=chance(opened.value, language),
                n=number(opened.n, language),
            )
        )
    asked = [find(study, "question_share", p) for p in (0, 1)]
    if asked[0] is not None and asked[1] is not None:
        parts.append(
            say(
                "tell.carries_questions",
                language,
                me=name(study, 0),
                name=name(study, 1),
                mine=percent(asked[0].value or 0, language),
                theirs=percent(asked[1].value or 0, language),
            )
        )
    calls = [find(study, "calls_made", p) for p in (0, 1)]
    if calls[0] and calls[1] and ((calls[0].value or 0) + (calls[1].value or 0)):
        parts.append(
            say(
                "tell.carries_calls",
                language,
                me=name(study, 0),
                name=name(study, 1),
                mine=number(calls[0].value or 0, language, ".0f"),
                theirs=number(calls[1].value or 0, language, ".0f"),
            )
        )
    return join(parts)


def _unknown(study: Study, language: str) -> tuple[str, ...]:
    u = study.understood
    said = [say("tell.unknown_why", language), say("tell.unknown_channels", language)]
    said += [say(key, language) for key in u.limits]
    if u.zone == FLOATING:
        said.append(say("tell.unknown_zone", language))
    elif u.zone_assumed and u.files:
        said.append(say("tell.unknown_zone_assumed", language, zone=u.zone))
    if u.resolution_s >= DAY_S:
        said.append(say("tell.unknown_days", language))
    if u.date_order_sure == "ambiguous":
        said.append(
            say("tell.unknown_dates", language, order=say(f"tell.order_{u.date_order}", language))
        )
    if u.n_doubles:
        said.append(say("tell.doubles", language, n=number(u.n_doubles, language)))
    if u.n_skipped:
        said.append(say("tell.unknown_skipped", language, n=number(u.n_skipped, language)))
    said.append(say("tell.unknown_after", language))
    return tuple(said)


def _made(study: Study, language: str) -> str:
    u = study.understood
    return say(
        "tell.made",
        language,
        reader=u.reader,
        n=number(u.n_events, language),
        first=day(u.first, language),
        last=day(u.last, language),
        now=moment(study, study.now_s, language, clock=True),
    )
