"""The nouns: frozen values that flow from read to tell.

Time is in seconds since 1970-01-01T00:00Z. Where a file holds a wall clock and no zone is stated,
that wall clock is read as if it were UTC (``zone`` is then ``FLOATING``), so gaps are right except
across a change of summer time. People are 0 (whose export it is) and 1.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from awhile.errors import CareError

FLOATING = "floating"
"""The zone of a wall clock that nobody placed: times are what the phone showed."""

UNKNOWN = -1
"""A count that the source does not tell; never to be read as zero."""

HOUR_S = 3600.0
DAY_S = 86_400.0
WEEK_S = 7 * DAY_S


class Kind(IntEnum):
    """What was sent. Every kind is contact and ends a silence, but for MISSED_CALL.

    A missed call is an attempt by its sender and counts as contact from them.
    """

    TEXT = 0
    MEDIA = 1
    VOICE = 2
    CALL = 3
    MISSED_CALL = 4
    REACTION = 5
    DELETED = 6


MESSAGE_KINDS = frozenset({Kind.TEXT, Kind.MEDIA, Kind.VOICE, Kind.DELETED})
"""The kinds that count as messages; calls and reactions are events but not messages."""


PLACES = (
    "whatsapp",
    "telegram",
    "signal",
    "messenger",
    "instagram",
    "snapchat",
    "discord",
    "viber",
    "wechat",
    "line",
    "kakaotalk",
    "sms",
    "mail",
    "number",
    "other",
)
"""Where else people write; a message's count ``elsewhere`` has the bit of each that it names."""


@dataclass(frozen=True, slots=True)
class Events:
    """What was sent, as parallel columns [n], sorted by time; ties keep the order of the file.

    Attributes:
        time_s: When [n], seconds since 1970 ('d').
        offset_s: Local wall clock minus UTC then [n], seconds ('i'); 0 in a floating zone.
        sender: Index into the senders [n] ('h'); in a `Dyad` 0 or 1.
        kind: A `Kind` [n] ('b').
        row: Line or item in the source, from 1 [n] ('i').
        counts: Named counts [n] ('i' or 'h'), `UNKNOWN` where a row does not tell: ``words``,
            ``characters``, ``questions``, ``call_s``; where the reader was asked, also ``emoji``,
            ``elsewhere`` (bits of `PLACES`), ``language`` (a place in
            `read.language.LANGUAGES`) and `read.language.COLUMNS`, which
            are `UNKNOWN` in a language without a pack; where files were merged, ``file``. A name
            that is missing is not known at all.
    """

    time_s: "array[float]"
    offset_s: "array[int]"
    sender: "array[int]"
    kind: "array[int]"
    row: "array[int]"
    counts: Mapping[str, "array[int]"] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.time_s)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that could not be used.

    Attributes:
        row: Line or item in the source, from 1.
        why: Key of the sentence that says why.
    """

    row: int
    why: str


DOUBTS = (
    "newest_rows_elsewhere",
    "ends_before_now",
    "rows_skipped_last",
    "rows_swallowed",
    "rows_skipped",
    "rows_without_chat",
    "two_date_readings",
    "future_rows",
    "moved_apps",
    "rows_deleted",
    "rows_mended",
)
"""What can make a silence other than it looks, the gravest first.

Each is the name of a sentence in `doubt`, and here is what it names: ``newest_rows_elsewhere``
(file), ``ends_before_now`` (made, days), ``rows_skipped_last`` (n, row, since),
``rows_swallowed`` (n, row), ``rows_skipped`` (n, row, since, until), ``rows_without_chat`` (n,
row), ``two_date_readings`` (last, other), ``future_rows`` (last), ``moved_apps`` (places, as
`PLACES` between blanks), ``rows_deleted`` (n), ``rows_mended`` (n, row).
"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason why the silence may not be what it looks like.

    Attributes:
        kind: One of `DOUBTS`.
        values: What its sentence names: counts, rows, local dates in ISO 8601, names.
    """

    kind: str
    values: Mapping[str, str | float] = field(default_factory=dict)


SAID = ("stop", "threat", "despair", "parting", "time")
"""What a message may say that comes before any number, the gravest first."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message in which words may have been found that come before any number.

    Attributes:
        kind: One of `SAID`.
        person: Who sent it, 0 or 1.
        wall_s: When, on the local wall clock (s).
        confirmed: What the reader answered when asked; None where nobody has answered.
    """

    kind: str
    person: int
    wall_s: float
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class SenderCount:
    """One sender and how much they sent.

    Attributes:
        name: As the file writes it.
        n_events: Everything they sent.
        n_messages: Of these, messages.
        n_calls: Of these, calls, answered or missed.
    """

    name: str
    n_events: int
    n_messages: int
    n_calls: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a file before anything is computed.

    Attributes:
        reader: Name of the reader that claimed it.
        file: Base name of the file.
        title: What the file calls the conversation, if it does.
        senders: Everyone who sent something, most events first.
        n_events: Events read.
        n_messages: Of these, messages (text, media, voice, deleted).
        n_calls: Of these, calls answered.
        n_missed_calls: Of these, calls missed.
        n_system: Rows that are notices of the app, not contact.
        first: Local wall clock of the first event, ISO 8601 without offset; None if no events.
        last: The same of the last event.
        zone: IANA name, ``UTC``, an offset such as ``+02:00``, or `FLOATING`.
        zone_assumed: True if the file does not state it.
        resolution_s: 1 or less for seconds, 60 for minutes, 86400 for days.
        date_order: ``dmy``, ``mdy``, ``ymd``, ``ydm``, ``myd``; None if no such question.
        date_order_sure: ``certain``, ``likely``, ``ambiguous`` or ``stated`` (by the user).
        owner: Name of the person whose export it is, where the file tells.
        chats: In an archive of several, the titles of all conversations.
        n_skipped: Rows that could not be used.
        skipped: The first thousand of these.
        limits: Keys of sentences on what such an export cannot show.
        languages: Languages in which it was counted what words are about, most messages first;
            empty if it was not asked for, or none has a pack.
        files: Base names of the files, where several were merged; each row's is its count ``file``.
        n_doubles: Rows that stood in more than one file, beyond the one that was taken.
        doubts: Why the silence may not be what it looks like, the gravest first.
        made: Local wall clock at which the export was made, ISO 8601, where the file tells.
    """

    reader: str
    file: str
    title: str | None
    senders: tuple[SenderCount, ...]
    n_events: int
    n_messages: int
    n_calls: int
    n_missed_calls: int
    n_system: int
    first: str | None
    last: str | None
    zone: str
    zone_assumed: bool
    resolution_s: float
    date_order: str | None
    date_order_sure: str
    owner: str | None
    chats: tuple[str, ...]
    n_skipped: int
    skipped: tuple[Skipped, ...]
    limits: tuple[str, ...]
    languages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    n_doubles: int = 0
    doubts: tuple[Doubt, ...] = ()
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: any number of senders; the words already gone.

    Attributes:
        understood: What `awhile inspect` shows.
        senders: Names [S]; ``events.sender`` points into it.
        events: Everything sent, by anyone.
    """

    understood: Understood
    senders: tuple[str, ...]
    events: Events


MAX_ATTEMPTS = 3
"""Unanswered attempts after which a draft can only be held; a design choice."""


class Reply(StrEnum):
    """An answer to a question of care; each protects more than those before it."""

    NOT_NOW = "not_now"
    NO = "no"
    UNSURE = "unsure"
    YES = "yes"

    def __bool__(self) -> bool:
        """Refuse to be taken for true or false: not sure is neither.

        Raises:
            TypeError: Always.
        """
        msg = "a reply is neither true nor false; ask `Care.holds`"
        raise TypeError(msg)


REPLIES = tuple(Reply)
"""Every reply, the one that protects least first."""


@dataclass(frozen=True, slots=True)
class Care:
    """What the reader answered to the questions of care; values only merge (``old | new``).

    Every question is asked so that yes protects, and "not sure" protects like a yes.

    Attributes:
        young: The reader is under eighteen.
        outsider: The reader is neither of the two people.
        no_contact: The other person, a court, a school or an employer has asked for no contact.
        afraid: The reader is afraid of the other person. No file ever holds this answer.
        parted: It ended.
        you_asked_stop: The reader asked the other person to stop.
        asked_time: The other person asked for time.
        max_attempts: Unanswered attempts after which a draft can only be held, 1 to
            `MAX_ATTEMPTS`: it may be lowered, never raised.

    Raises:
        CareError: ``max_attempts`` is out of its range.
    """

    young: Reply = Reply.NOT_NOW
    outsider: Reply = Reply.NOT_NOW
    no_contact: Reply = Reply.NOT_NOW
    afraid: Reply = Reply.NOT_NOW
    parted: Reply = Reply.NOT_NOW
    you_asked_stop: Reply = Reply.NOT_NOW
    asked_time: Reply = Reply.NOT_NOW
    max_attempts: int = MAX_ATTEMPTS

    def __post_init__(self) -> None:
        if not 1 <= self.max_attempts <= MAX_ATTEMPTS:
            raise CareError("practice.limit_only_lower", most=MAX_ATTEMPTS)

    def __or__(self, new: "Care") -> "Care":
        """Merge two: to each question the reply that protects more, and the lower limit."""
        replies = {
            name: max(getattr(self, name), getattr(new, name), key=REPLIES.index)
            for name in QUESTIONS
        }
        return Care(**replies, max_attempts=min(self.max_attempts, new.max_attempts))

    @classmethod
    def of(cls, name: str, reply: Reply) -> "Care":
        """Make the answers in which one question has a reply and all others are open.

        Args:
            name: One of `QUESTIONS`.
            reply: Its reply.
        """
        return cls(**{name: reply}, max_attempts=MAX_ATTEMPTS)

    def holds(self, name: str) -> bool:
        """Say whether a question was answered so that it protects: yes, or not sure.

        Args:
            name: One of `QUESTIONS`.
        """
        reply: Reply = getattr(self, name)
        return reply in {Reply.YES, Reply.UNSURE}

    def open(self, name: str) -> bool:
        """Say whether a question has no answer yet.

        Args:
            name: One of `QUESTIONS`.
        """
        reply: Reply = getattr(self, name)
        return reply is Reply.NOT_NOW

    def unafraid(self) -> "Care":
        """Return the answers that may be kept: all but the one about fear."""
        return replace(self, afraid=Reply.NOT_NOW)


QUESTIONS = (
    "young",
    "outsider",
    "no_contact",
    "afraid",
    "parted",
    "you_asked_stop",
    "asked_time",
)
"""The questions of care, as `Care` names their answers."""

NOT_ASKED = Care()
"""No question of care was asked, as in a cohort; this lets nothing be told to a reader."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who spoke last, and what has gone unanswered since; moments on the local wall clock (s).

    Attributes:
        person: Who sent the last contact, 0 or 1; None where nobody did.
        now_s: The moment that is spoken of; None where only the reader tells of their attempts.
        since_s: When the first of what is unanswered was sent.
        last_s: When the last of it was sent.
        other_s: When person 1 last sent anything; None if never.
        n_attempts: Attempts (at least six hours apart) that are unanswered, however slow.
        n_week: Of these, those of the last seven days.
        n_day: The most messages within any 24 hours that are unanswered.
    """

    person: int | None = None
    now_s: float | None = None
    since_s: float | None = None
    last_s: float | None = None
    other_s: float | None = None
    n_attempts: int = 0
    n_week: int = 0
    n_day: int = 0


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that happened outside the messages, as the reader of the page tells it.

    Attributes:
        time_s: When: 0:00 of its day, on the wall clock of the chat, as events count time.
        person: Whose it is, 0 or 1; None for both or neither.
        what: The reader's own words for it; the only words a study holds.
    """

    time_s: float
    person: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Dyad:
    """One pair, observed from the first event to ``end_s``.

    Attributes:
        people: Labels of person 0 (whose export it is) and person 1.
        events: What the two sent each other; ``sender`` is 0 or 1.
        end_s: End of observation; the silence after the last event is data.
        zone: As in `Understood`.
        zone_assumed: As in `Understood`.
        resolution_s: As in `Understood`.
        care: The answers that decide what may be computed at all (`awhile.care`).
        outside: What happened outside the messages, in order of time.
    """

    people: tuple[str, str]
    events: Events
    end_s: float
    zone: str
    zone_assumed: bool
    resolution_s: float
    care: Care = NOT_ASKED
    outside: tuple[Outside, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """Events of one person less than an hour apart (`segment.VISIT_GAP_S`).

    Attributes:
        person: 0 or 1.
        start_s: Time of its first event.
        end_s: Time of its last event.
        n_events: How many it holds.
        first: Index of its first event in the dyad's events.
    """

    person: int
    start_s: float
    end_s: float
    n_events: int
    first: int


@dataclass(frozen=True, slots=True)
class Silence:
    """The gap between two visits of one person.

    Attributes:
        person: Who was silent.
        start_s: End of the visit before it.
        duration_s: How long it lasted, or has lasted.
        observed: False while it is still going at the end of observation (right-censored).
        n_attempts: The other's attempts meanwhile (at least six hours apart).
    """

    person: int
    start_s: float
    duration_s: float
    observed: bool
    n_attempts: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One number with its interval and its count.

    Attributes:
        name: Which measure, as registered in `measure.MEASURES`.
        person: 0, 1, or None for the pair.
        value: The estimate; None where there is too little to tell.
        low: Lower end of the 95% interval, None where there is none.
        high: Upper end.
        unit: ``s``, ``share``, ``per week``, ``count``, ``ratio``, ``min``; ``index`` from 0 to 1;
            ``sd``, a difference in standard deviations, which may be negative.
        n: How many observations it rests on.
        why: Key of the sentence that says why ``value`` or the interval is absent; None otherwise.
    """

    name: str
    person: int | None
    value: float | None
    low: float | None
    high: float | None
    unit: str
    n: int
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers along an axis, for charts and tables.

    Attributes:
        name: Which series, as registered in `measure.MEASURES`.
        person: 0, 1, or None for the pair.
        x: Positions [m].
        y: Values [m].
        low: Lower ends of the 95% intervals [m], or empty.
        high: Upper ends [m], or empty.
        x_unit: ``s`` since 1970, ``hour`` of the day, ``duration_s``, ``weekday``, ``count``;
            ``difference``, a place in `measure.before.DIFFERENCES`.
        y_unit: As in `Measured`.
        n: How many observations it rests on.
    """

    name: str
    person: int | None
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    x_unit: str
    y_unit: str
    n: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, and what would change that.

    Attributes:
        why: Key of the sentence.
        values: What the sentence names.
    """

    why: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one person's own past reaches; beyond it nothing is told of a silence of theirs.

    Attributes:
        person: Whose silence.
        elapsed_s: How long it has lasted (s).
        reach_s: The longest span that at least ``least`` of their earlier silences lasted (s); 0
            where there were fewer in all.
        longest_s: Their longest earlier silence (s); 0 without one.
        span_s: How long the record is (s).
        ahead_s: The longest span ahead that may be told of (s); 0 where there is none.
        n: Earlier silences that lasted at least as long as this one.
        least: How many of them it takes.
    """

    person: int
    elapsed_s: float
    reach_s: float
    longest_s: float
    span_s: float
    ahead_s: float
    n: int
    least: int

    @property
    def holds(self) -> bool:
        """Whether this silence is within reach."""
        return self.n >= self.least and self.ahead_s > 0.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """How the present silence of one person may go on.

    Attributes:
        method: Which forecaster, as ``own_silences``.
        person: Whose return it is about.
        elapsed_s: How long the silence has lasted.
        horizon_s: Spans from now [H].
        return_probs: P(they write within the span | silent so far) [H].
        low: Lower ends of the 95% intervals [H].
        high: Upper ends [H].
        n: Earlier silences that lasted at least as long.
        refusal: Set where the forecast is refused; the arrays are then empty.
        unlike: How far the pair is from what the prior knows, 0 to 1.
        reach: How far this person's own past reaches; None where a rule of care, or too little
            known, forbids a look ahead.
    """

    method: str
    person: int
    elapsed_s: float
    horizon_s: tuple[float, ...]
    return_probs: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    n: int
    refusal: Refusal | None = None
    unlike: float = 0.0
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Phases:
    """Through which phases a person's silences went, by the measure of their own.

    Attributes:
        person: Whose.
        usual_s: Half of their silences were over by then (s, clock time).
        start_s: Where each stretch of time begins [m] (s); the last ends now.
        past: Share of the stretch in talking, together, apart and away, by how long each silence
            lasted in the end, the present one so far; gone is never told of the past [m][5].
        now: P(phase in which the present silence ends | how long it has lasted), and that nothing
            comes within a year, where that is told [5]; empty beyond reach.
        n: How many silences it rests on.
        borders_s: Up to where a silence is talking, together, apart; beyond it is away [3] (s).
    """

    person: int
    usual_s: float
    start_s: tuple[float, ...]
    past: tuple[tuple[float, ...], ...]
    now: tuple[float, ...]
    n: int
    borders_s: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class BacktestBin:
    """Earlier moments whose forecast lay between two bounds.

    Attributes:
        low: Least that was stated.
        high: Most that was stated.
        stated: Mean of what was stated.
        n_came: How many returned within the span.
        n: How many moments.
        n_silences: To how many different silences they belong.
    """

    low: float
    high: float
    stated: float
    n_came: int
    n: int
    n_silences: int


@dataclass(frozen=True, slots=True)
class Backtest:
    """Earlier silences of one person, forecast from what was known then.

    Attributes:
        person: Whose silences.
        horizon_s: The span asked about (s).
        bins: Stated against came true, where anything was stated.
        n: Moments tried.
        n_moments: Moments there were, beyond the reach of what was known then too.
        brier: Mean squared error of the forecasts; None if nothing was tried.
    """

    person: int
    horizon_s: float
    bins: tuple[BacktestBin, ...]
    n: int
    n_moments: int
    brier: float | None


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was found of a pair, and all that telling sees; it holds no message text.

    Attributes:
        schema: Version of this layout.
        people: Labels of person 0 and person 1.
        now_s: The moment the study speaks of; also the end of observation.
        understood: What was understood of the file.
        measured: Every measure, in the order of `measure.MEASURES`.
        series: Every series.
        silences: Silences of either person that lasted a day or longer, by start; the last of each
            person may still be going.
        own_silences: The plain forecast from person 1's own earlier silences.
        forecast: The forecast of person 1's return from the two's whole past and the prior.
        backtest: How such forecasts of person 1's earlier silences did, a week ahead.
        outside: What happened outside the messages, as the reader of the page told it.
        care: The answers that the rules of care asked for, but for the one about fear, which no
            file holds.
        left: As ``forecast``, if person 0 sends nothing; with the chance that nothing more comes.
        phases: Phases of person 1, or none where too little is known.
        elsewhere: Places other than the file's own that the last messages name, as
            `PLACES`: contact may go on there.
        said: Messages of either person, of the whole record, in which words may have been found
            that come before any number.
        turn: Who spoke last, and what has gone unanswered since.
    """

    schema: int
    people: tuple[str, str]
    now_s: float
    understood: Understood
    measured: tuple[Measured, ...]
    series: tuple[Series, ...]
    silences: tuple[Silence, ...]
    own_silences: Forecast
    forecast: Forecast
    backtest: Backtest
    outside: tuple[Outside, ...] = ()
    care: Care = NOT_ASKED
    left: Forecast | None = None
    phases: tuple[Phases, ...] = ()
    elsewhere: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    turn: Turn = Turn()
