"""One answer between a study and everything that shows it.

What is said first, and what is not said at all, is decided here and nowhere else: a terminal, a
report, a page and a file only show it. An `Answer` holds keys of sentences and their values, no
prose. Every number in it is taken from the study once, so that a sentence, the picture beside it
and the table below it cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from awhile.care import MAX_DAY, Gate, Line, State
from awhile.forecast.reach import FARTHEST_S
from awhile.measure.intervals import share_interval
from awhile.study import guard_study, study_doubts
from awhile.types import DAY_S, DOUBTS, HOUR_S, Doubt, Forecast, Said, Study

LEAST_EARLIER = 19
"""Fewest earlier silences from which one is called unusual or not.

Of 20 silences of one kind the last is the longest once in 20 times, by chance alone; and with 19, a
single one as long still tells a rare thing from one in four (95%). With fewer, neither word is
worth more than a guess.
"""

RARE, COMMON = 0.1, 0.25
"""Below the first share of earlier silences as long, a silence is unusual; above the second not."""

WIDE = 0.4
"""A range as wide as this is no answer."""

STALE_S = 3 * DAY_S
"""From here on a file whose last row lies so far back may end before now."""

OFTEN = 5
"""Earlier silences of the reader as long as the file has been: then that is no sign of its age."""

OLD_S = 31 * DAY_S
"""Where a file ends so long before now, nothing is said of a silence after it."""

MANY_ATTEMPTS = 3
"""From so many attempts since the last answer on, one more is not the thing to do."""

SPANS_S = ((DAY_S, DAY_S), (14 * DAY_S, 7 * DAY_S), (float("inf"), 30 * DAY_S))
"""Up to a silence of so long, the shortest span that is looked ahead."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its key, with what it names.

    Attributes:
        key: ``area.name``, as `awhile.words.say` takes it.
        values: What it names, by unit: ``…_s`` a span (s), ``…_on`` a local date in ISO 8601,
            ``…_share`` a share from 0 to 1, ``n`` or ``n_…`` a count, ``…_keys`` keys of other
            sentences and ``dates`` days, with blanks between; any other a name.
    """

    key: str
    values: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caution:
    """What must be known before anything else.

    Attributes:
        kind: One of `DOUBTS`.
        fact: What it is.
        do: What to do about it.
    """

    kind: str
    fact: Sentence
    do: Sentence


@dataclass(frozen=True, slots=True)
class Usual:
    """Whether this silence is unusual for the one who is silent.

    Attributes:
        verdict: ``unusual``, ``longer_than_most``, ``not_unusual`` or ``cannot_tell``.
        says: The verdict with its one reason.
        n_earlier: Earlier silences that were compared, of ``least_s`` or longer.
        n_as_long: Of these, those that lasted as long as this one.
        least_s: From which length on a silence was compared (s).
    """

    verdict: str
    says: Sentence
    n_earlier: int
    n_as_long: int
    least_s: float


@dataclass(frozen=True, slots=True)
class Ahead:
    """What may come.

    Attributes:
        verdict: ``told`` or ``cannot_tell``.
        says: The chance with its range, or that it cannot be told.
        why: The one reason.
        span_s: The span from now that the chance is about (s); 0 where none is told.
        share: The chance of a word within the span; None where none is told.
        low: Lower end of its range.
        high: Upper end of its range.
        n_as_long: Earlier silences that lasted as long, on which it rests.
    """

    verdict: str
    says: Sentence
    why: Sentence
    span_s: float = 0.0
    share: float | None = None
    low: float | None = None
    high: float | None = None
    n_as_long: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """This silence on the line of the earlier ones.

    Attributes:
        now_s: How long this one has lasted (s).
        told_s: The same, no finer than the clock of the chat.
        earlier_s: How long each earlier one of ``least_s`` or longer lasted (s), the shortest
            first.
        least_s: As in `Usual`.
    """

    now_s: float
    told_s: float
    earlier_s: tuple[float, ...]
    least_s: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said first, as every way of telling shows it.

    Attributes:
        state: Where the reader stands.
        name: The other person's name; empty where it is not to be said.
        head: The one sentence that is heading and title.
        first: What the rules of care say before anything else, the gravest first.
        doubts: What must be known before anything else, the gravest first.
        said: What messages may have said that comes before any number, dated.
        turn: Who wrote last, and what has been tried since; None where there is nothing to say.
        usual: Whether this silence is unusual; None where that is not the question.
        ahead: What may come; None where it is not to be said.
        kind: A sentence of kindness, and what helps against the urge to write again; empty where
            the rest is enough.
        act: One kind thing to do now.
        help: One line of help.
        doors: What can be done from here: ``hold``, ``person``, ``small``, ``close``, ``export``.
        picture: This silence on the line of the earlier ones; None where days are not counted.
        chapters: What may be unfolded below: names of chapters.
    """

    state: State
    name: str
    head: Sentence
    act: Sentence
    help: Sentence
    doors: tuple[str, ...]
    first: tuple[Sentence, ...] = ()
    doubts: tuple[Caution, ...] = ()
    said: tuple[Sentence, ...] = ()
    turn: Sentence | None = None
    usual: Usual | None = None
    ahead: Ahead | None = None
    kind: tuple[Sentence, ...] = ()
    picture: Picture | None = None
    chapters: tuple[str, ...] = ()


HELP = Sentence("care.help_line")
"""One line of help, on everything that is told."""

CHAPTERS = ("before", "who", "ahead", "advice", "curious", "unknown", "made")
"""What may be unfolded below an answer, in order."""

DOORS = ("person", "small", "close")
"""What every state but waiting offers: a person, one small thing, and to close it."""

SCREENS: Mapping[State, tuple[str, ...]] = {
    State.AFRAID: (),
    State.YOUNG: (),
    State.NOT_PARTY: (),
    State.STOPPED: ("made",),
    State.PARTED: ("made",),
    State.YOU_ASKED_STOP: ("made",),
    State.ASKED_TIME: ("before", "who", "advice", "unknown", "made"),
    State.YOU_WENT_QUIET: ("made",),
    State.YOUR_TURN: ("who", "advice", "unknown", "made"),
}
"""The chapters that a state leaves open: no number after an ending or a no."""

ENDED = frozenset({State.STOPPED, State.PARTED, State.YOU_ASKED_STOP})
"""States after an ending or a no."""

GRAVE = frozenset(
    {
        "ends_before_now",
        "two_date_readings",
        "future_rows",
        "moved_apps",
        "newest_rows_elsewhere",
        "rows_skipped_last",
        "rows_swallowed",
        "rows_without_chat",
    }
)
"""Doubts with which this silence may be none, so that nothing of what may come rests on it."""


def answer_state(state: State, name: str = "") -> Answer:
    """Give the first screen of a state that no study stands behind.

    Args:
        state: Where the reader stands.
        name: The other person's name, where it may be said.

    Returns:
        One fact, one kindness, one thing to do, three doors, and no number.
    """
    values = {"name": name} if name else {}
    return Answer(
        state,
        name,
        head=Sentence(f"answer.state_{state}", values),
        kind=(Sentence(f"answer.state_{state}_kind", values),),
        act=Sentence(f"answer.state_{state}_act", values),
        help=HELP,
        doors=DOORS,
        chapters=SCREENS.get(state, ()),
    )


def answer_study(study: Study, gate: Gate) -> Answer:
    """Decide what is said first.

    Args:
        study: The study.
        gate: What may be told to its reader.

    Returns:
        The answer; every way of telling shows it and decides nothing.
    """
    state, name = gate.state, study.people[1]
    # What a state says itself is not said twice.
    first = [
        line for line in gate.first if line.key not in {"care.afraid_first", "care.young_first"}
    ]
    if state in {State.AFRAID, State.YOUNG, State.NOT_PARTY}:
        return replace(answer_state(state), first=tuple(map(_sentence, first)))
    study = guard_study(study, gate)
    doubts = tuple(word_doubt(doubt) for doubt in find_doubts(study))
    silent_s = _silent_s(study, 1)
    here = silent_s is not None and silent_s < max(HOUR_S, study.understood.resolution_s)
    if state in ENDED:
        told = answer_state(state, name)
        if not gate.sure and state in {State.STOPPED, State.PARTED}:
            told = replace(told, head=Sentence(f"answer.state_{state}_unsure"))
    elif gate.found:
        told = _ask_ending(gate.found, name)
    elif state == State.YOU_WENT_QUIET:
        told = answer_state(state, name)
    elif state == State.YOUR_TURN and not here:
        told = replace(answer_state(state, name), doubts=doubts)
    elif state == State.ASKED_TIME:
        told = replace(answer_state(state, name), doubts=doubts, turn=_attempts(study))
        if gate.since_wall_s is not None:
            values = {"name": name, "asked_on": local_date(gate.since_wall_s)}
            told = replace(told, head=Sentence("answer.state_asked_time_on", values))
    else:
        told = _wait(study, doubts)
    grave = {line.key for line in first}
    if grave & {"care.threat_other", "care.despair_other", "care.despair_own"}:
        told = replace(told, ahead=None)
    if "care.threat_other" in grave:
        told = replace(told, usual=None, picture=None, chapters=("made",))
    told = _act_gravely(told, grave)
    for line in [line for line in first if line.key == "care.own_behaviour"]:
        first.remove(line)
        told = replace(told, kind=(*told.kind, _sentence(line)))
        if told.act.key == "answer.act_wait":
            told = replace(told, act=Sentence("answer.act_rest"))
    return replace(told, first=tuple(map(_sentence, first)))


def _act_gravely(told: Answer, grave: set[str]) -> Answer:
    """Offer a person, and nothing to write, beside a threat or words of despair.

    Args:
        told: The answer of someone who waits; that of a state or of a goodbye stays as it is.
        grave: What is said before it.
    """
    acts = {
        "care.threat_other": "answer.act_threat",
        "care.despair_other": "answer.state_parted_act",
        "care.despair_own": "answer.state_parted_act",
        "care.threat_own": "answer.act_none",
    }
    act = next((acts[key] for key in acts if key in grave), None)
    if act is None or told.act.key not in {"answer.act_wait", "answer.act_rest"}:
        return told
    return replace(told, act=Sentence(act), doors=("person", "close"))


def _sentence(line: Line) -> Sentence:
    """Take a line of the rules of care as a sentence of the answer."""
    values = dict(line.values)
    if line.wall_s:
        values["dates"] = " ".join(map(local_date, line.wall_s))
    return Sentence(line.key, values)


def _ask_ending(found: tuple[Said, ...], name: str) -> Answer:
    """Say what may be an ending or a no: no fact yet, but days are not counted over it."""
    latest = max(found, key=lambda one: (one.kind == "stop", one.wall_s))
    own = "" if latest.person else "_own"
    values = {"name": name, "said_on": local_date(latest.wall_s)}
    return Answer(
        State.WAITING,
        name,
        Sentence(f"answer.said_{latest.kind}{own}", values),
        Sentence("answer.act_ending"),
        HELP,
        DOORS,
        kind=(Sentence("answer.kind_ending"),),
        chapters=("made",),
    )


def _wait(study: Study, doubts: tuple[Caution, ...]) -> Answer:
    """Answer someone who waits."""
    name, silent_s = study.people[1], _silent_s(study, 1)
    kinds = {doubt.kind for doubt in doubts}
    if silent_s is None:
        return Answer(
            State.WAITING, name, Sentence("answer.unknown", {"name": name}),
            Sentence("answer.act_export"), HELP, ("export", "person"), doubts=doubts,
            chapters=("unknown", "made"),
        )  # fmt: skip
    if silent_s < max(HOUR_S, study.understood.resolution_s):
        day = "_day" if study.understood.resolution_s > HOUR_S else ""
        return Answer(
            State.WAITING, name, Sentence(f"answer.no_silence{day}", {"name": name}),
            Sentence("answer.act_none"), HELP, ("person", "close"), doubts=doubts,
            chapters=tuple(c for c in CHAPTERS if c != "ahead"),
        )  # fmt: skip
    head, usual, picture = Sentence("answer.silent", _since(study, silent_s)), None, None
    end_s = min(s for p in (0, 1) if (s := _silent_s(study, p)) is not None)
    old = "ends_before_now" in kinds and end_s >= OLD_S
    # Without a date of its making, a file of some days is only perhaps an old one.
    made = any("made_on" in doubt.fact.values for doubt in doubts)
    grave = bool((kinds if made or old else kinds - {"ends_before_now"}) & GRAVE)
    if "ends_before_now" in kinds and (made or old):
        last = local_date(study.now_s - silent_s)
        head = Sentence("answer.silent_in_file", {"name": name, "last_on": last})
    elif "two_date_readings" in kinds:
        head = Sentence("answer.silent_two", {"name": name})
    elif "moved_apps" in kinds:
        head = replace(head, key="answer.silent_here")
    if not old and "two_date_readings" not in kinds:
        usual = judge_usual(study, silent_s)
        picture = _draw_line(study, usual, silent_s)
    attempts = _attempts(study)
    tried = attempts is not None and (
        float(attempts.values.get("n_occasion", MANY_ATTEMPTS)) >= MANY_ATTEMPTS
    )
    act = "answer.act_export" if old else "answer.act_rest" if tried else "answer.act_wait"
    said = () if study.understood.languages else (Sentence("answer.no_words", {"name": name}),)
    return Answer(
        State.WAITING, name, head, Sentence(act), HELP,
        ("export", "person") if old else ("hold", "person"), doubts=doubts, said=said,
        turn=attempts, usual=usual,
        ahead=None if old else judge_ahead(study, usual, grave=grave),
        picture=picture,
        chapters=tuple(c for c in CHAPTERS if c != "ahead" or not grave),
    )  # fmt: skip


def judge_usual(study: Study, silent_s: float) -> Usual:
    """Say whether a silence is unusual for the one who is silent.

    Silences of a day or more are compared with such; shorter ones with every pause of an hour or
    more.

    Args:
        study: The study.
        silent_s: How long this silence has lasted (s).

    Returns:
        The verdict, its reason, and the counts on which it rests.
    """
    name = study.people[1]
    n_all, longest_s = _longest(study)
    if silent_s >= DAY_S:
        least_s, earlier = DAY_S, _earlier(study)
        n, k = len(earlier), sum(s >= silent_s for s in earlier)
    else:
        least_s = HOUR_S
        row = _measure(study, "silence_now_longer_share", 1)
        n, k = n_all, round(row * n_all) if row is not None else 0
        if row is None and n_all:  # too few for a share, but the longest is known
            k = int(longest_s >= silent_s)

    def usual(verdict: str, key: str, **values: float) -> Usual:
        named: dict[str, str | float] = {"name": name, **values}
        return Usual(verdict, Sentence(f"answer.{key}", named), n, k, least_s)

    day = "day" if least_s == DAY_S else "hour"
    if not n_all:
        return usual("cannot_tell", "usual_none")
    if longest_s < silent_s:
        times = int(silent_s / longest_s)
        key = "usual_far_longest" if times >= 2 else "usual_longest"
        far = {"times": float(times)} if times >= 2 else {}
        if n_all < LEAST_EARLIER:
            return usual("cannot_tell", f"{key}_few", longest_s=longest_s, n_pause=n_all, **far)
        return usual("unusual", key, longest_s=longest_s, **far)
    if n < LEAST_EARLIER:
        return usual("cannot_tell", f"usual_few_{day}", n_time=n, n_as_long_time=k)
    low, high = share_interval(k / n, n)
    verdict = (
        "unusual" if k / n < RARE and high < COMMON
        else "not_unusual" if k / n > COMMON and low > RARE
        else "longer_than_most"
    )  # fmt: skip
    key = {"unusual": "yes", "not_unusual": "no", "longer_than_most": "most"}[verdict]
    if k == 1:
        return usual(verdict, f"usual_{key}_{day}_one", n=n)
    return usual(verdict, f"usual_{key}_{day}", n=n, n_as_long=k)


def judge_ahead(study: Study, usual: Usual | None, *, grave: bool) -> Ahead:
    """Say what may come: one number within the record's reach, else that it cannot be told.

    Args:
        study: The study.
        usual: How this silence stands among the earlier ones; None where that is not known.
        grave: Whether a doubt stands against the silence itself.

    Returns:
        The chance with its range, or ``cannot_tell`` with the reason and nothing more.
    """
    forecast, own = study.forecast, study.own_silences

    def cannot(why: str, **values: str | float) -> Ahead:
        return Ahead("cannot_tell", Sentence("answer.ahead_cannot"), Sentence(why, values))

    name = study.people[1]
    if grave or usual is None:
        return cannot("answer.ahead_why_doubt")
    if not usual.n_as_long:
        return cannot("answer.ahead_why_none", name=name)
    if own.refusal is not None or usual.verdict == "cannot_tell":
        return cannot("answer.ahead_why_few", name=name, n=usual.n_as_long)
    if forecast.refusal is not None or not forecast.horizon_s:
        covered = forecast.reach is not None and forecast.reach.n >= forecast.reach.least
        return cannot("forecast.little_covered" if covered else "answer.ahead_why_little")
    span_s, share, low, high = _look_ahead(forecast)
    if high - low >= WIDE:
        return cannot("answer.ahead_why_wide")
    values: dict[str, str | float] = {"name": name, "within_s": span_s}
    if low >= 1 - RARE or high < RARE:
        says = Sentence(f"answer.ahead_told_{'high' if low >= 1 - RARE else 'low'}", values)
    else:
        values |= {"told_share": share, "low_share": low, "high_share": high}
        says = Sentence("answer.ahead_told", values)
    why = Sentence("answer.ahead_why_told", {"name": name, "n": usual.n_as_long})
    return Ahead("told", says, why, span_s, share, low, high, usual.n_as_long)


def _look_ahead(forecast: Forecast) -> tuple[float, float, float, float]:
    """Choose the span to tell of: the first long enough whose range is narrow, with its chance."""
    wanted_s = next(span for most, span in SPANS_S if forecast.elapsed_s <= most)
    rows = list(
        zip(forecast.horizon_s, forecast.return_probs, forecast.low, forecast.high, strict=True)
    )
    near = [row for row in rows if wanted_s <= row[0] <= FARTHEST_S] or rows[-1:]
    return next((row for row in near if row[3] - row[2] < WIDE), near[0])


def find_doubts(study: Study) -> tuple[Doubt, ...]:
    """List the reasons why the silence may not be what it looks like.

    Args:
        study: The study.

    Returns:
        What the reader of the file found, and what follows from the study itself; those first with
        which this silence may be none, each kind once.
    """
    found = {doubt.kind: doubt for doubt in reversed(study_doubts(study))}
    since = [s for p in (0, 1) if (s := _silent_s(study, p)) is not None]
    quiet = sum(
        s.person == 0 and s.observed and s.duration_s >= min(since) for s in study.silences
    ) if since else 0  # fmt: skip
    # Who writes letters is often quiet for days; whoever is not may hold an old file.
    usual = quiet >= OFTEN
    if since and min(since) >= STALE_S and not usual and "ends_before_now" not in found:
        last = local_date(study.now_s - min(since))
        found["ends_before_now"] = Doubt("ends_before_now", {"last": last})
    if (
        "two_date_readings" in found
        and "made" not in found.get("ends_before_now", Doubt("ends_before_now")).values
    ):
        found.pop("ends_before_now", None)  # By the other reading it may not end before now.
    if (_silent_s(study, 1) or 0) < DAY_S:
        found.pop("moved_apps", None)
    return tuple(sorted(found.values(), key=lambda d: (d.kind not in GRAVE, DOUBTS.index(d.kind))))


UNITS = {
    "made": "made_on",
    "since": "since_on",
    "until": "until_on",
    "last": "last_on",
    "other": "other_on",
    "places": "places_keys",
}
"""What the values of doubts are called by unit."""


def word_doubt(doubt: Doubt) -> Caution:
    """Give a doubt its sentences, and its values their units.

    Args:
        doubt: The doubt, with values in seconds and shares.
    """
    values: dict[str, str | float] = {UNITS.get(k, k): v for k, v in doubt.values.items()}
    if "days" in values:
        values["since_s"] = float(values["days"]) * DAY_S
    if places := values.get("places_keys"):
        keys = (f"tell.place_{place}" for place in str(places).split())
        values["places_keys"] = " ".join(keys)
    # A file that does not tell when it was made still tells where it ends.
    ends = doubt.kind == "ends_before_now" and "made" not in doubt.values
    key = "doubt.ends_on" if ends else f"doubt.{doubt.kind}"
    return Caution(doubt.kind, Sentence(key, values), Sentence(f"{key}_do", values))


def local_date(wall_s: float) -> str:
    """Write the day of a moment on a wall clock (s) in ISO 8601.

    Args:
        wall_s: The moment on the wall clock (s since 1970, as if it were UTC).
    """
    return datetime.fromtimestamp(wall_s, UTC).date().isoformat()


def _attempts(study: Study) -> Sentence | None:
    """Say how often the reader has tried since the other last wrote.

    Many messages at once are no single occasion: of `MAX_DAY` or more within a day, so many are
    said.
    """
    n = _measure(study, "unanswered_now", 0)
    if not n or (_silent_s(study, 0) or 0) > (_silent_s(study, 1) or 0):
        return None
    if study.turn.person == 0 and study.turn.n_day >= MAX_DAY:
        return Sentence("answer.tried_day", {"n": study.turn.n_day})
    return Sentence("answer.tried", {"n_occasion": n})


def _since(study: Study, silent_s: float) -> dict[str, str | float]:
    return {"name": study.people[1], "for_s": _rounded(study, silent_s)}


def _rounded(study: Study, silent_s: float) -> float:
    """Round a silence down to what the clock of the chat can tell."""
    step_s = study.understood.resolution_s
    return silent_s // step_s * step_s if step_s >= DAY_S else silent_s


def _draw_line(study: Study, usual: Usual, silent_s: float) -> Picture | None:
    """Lay this silence beside the earlier ones; None where none of a day or more is known."""
    earlier = tuple(sorted(_earlier(study)))
    if not earlier or silent_s < DAY_S:
        return None
    return Picture(silent_s, _rounded(study, silent_s), earlier, usual.least_s)


def _earlier(study: Study) -> list[float]:
    """List how long the other's earlier silences of a day or more lasted (s)."""
    return [s.duration_s for s in study.silences if s.person == 1 and s.observed]


def _longest(study: Study) -> tuple[int, float]:
    """Count the other's earlier pauses of an hour or more, and give the longest (s)."""
    for row in study.measured:
        if row.name == "silence_longest_s" and row.person == 1 and row.value is not None:
            return row.n, row.value
    return 0, 0.0


def _silent_s(study: Study, person: int) -> float | None:
    return _measure(study, "silence_now_s", person)


def _measure(study: Study, name: str, person: int) -> float | None:
    """Return the value of a measure, or None."""
    for row in study.measured:
        if row.name == name and row.person == person:
            return row.value
    return None
