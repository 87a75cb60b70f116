"""The columns that every reader fills, and the summary made from them."""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import compress, count, repeat
from typing import TypeVar
from zoneinfo import ZoneInfo

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.account import (
    MOST_SWALLOWED,
    SWALLOWED_SHARE,
    doubt_dates,
    doubt_skipped,
    order_doubts,
)
from awhile.read.budget import Budget
from awhile.read.language import LANGUAGES, TextCounts
from awhile.read.reader import Options
from awhile.types import (
    DAY_S,
    FLOATING,
    MESSAGE_KINDS,
    UNKNOWN,
    Doubt,
    Events,
    Kind,
    Reading,
    SenderCount,
    Skipped,
    Understood,
)
from awhile.words import one_line

T = TypeVar("T", int, float)
Item = TypeVar("Item")
MAX_SENDERS = 30_000
"""More names than this are in no chat."""

MAX_SKIPPED = 1000
UNDATED = frozenset(("read.bad_date", "read.bad_time"))
MOST_UNDATED = 5
"""Rows without a date that can be read, and more than there are others: no date of the file is."""
MOST_SHOWN = 40
"""Characters of such a date that are told."""
MOST_CALL_S = int(DAY_S)
FIRST_S, LAST_S = 315_532_800.0, 4_102_444_800.0
"""1980 and 2100: a moment outside these is no moment of a chat."""
FIRST_LETTER_S = -30_610_224_000.0
"""The year 1000, from which letters may be."""
MAX_ROW = (1 << 31) - 1
"""Largest number of a row that a column holds."""
COUNTS = ("words", "characters", "questions")
QUESTION = late("[?\uff1f\u061f\u2e2e\u037e\u055e\u1367\ua60f\u2047-\u2049\u2753\u2754]+")
"""Question marks of the scripts that have their own; for Greek see `count_questions`."""
_ADDRESS = late(r"(?:https?://|www\.)[^\s<>\"“”]{1,2000}|\bmailto:\S{1,500}", re.IGNORECASE)
_GREEK = late("[\u0370-\u03ff\u1f00-\u1fff]")
_GREEK_QUESTION = late(r"(?<=\w);(?=\s|$)")
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the origin of wall clocks, too


_INVISIBLE = dict.fromkeys(
    point
    for low, high in (
        (0xAD, 0xAD),
        (0x61C, 0x61C),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
    )
    for point in range(low, high + 1)
)


def fold_name(name: str) -> str:
    """Reduce a name to what can be seen of it: one form of each letter, no marks, plain blanks.

    Args:
        name: As the file has it.
    """
    return " ".join(unicodedata.normalize("NFC", name).translate(_INVISIBLE).split())


class Rows:
    """Columns being filled while a file is read; turned into a `Reading` at its end.

    Args:
        counts: Names of the counts of words that are filled.
        text_counts: As in `Options`.
    """

    def __init__(
        self,
        counts: Sequence[str] = COUNTS,
        *,
        text_counts: bool = False,
    ) -> None:
        self.texts = TextCounts() if text_counts else None
        self.time_s = array("d")
        self.offset_s = array("i")
        self.sender = array("h")
        self.kind = array("b")
        self.row = array("i")
        self.counts: dict[str, array[int]] = {name: array("i") for name in (*counts, "call_s")}
        self.senders: dict[str, int] = {}
        self.folded: dict[str, int] = {}
        self.limits: list[str] = []
        self.skipped: list[Skipped] = []
        self.skipped_of = array("i")
        self.n_skipped = 0
        self.n_system = 0
        self.n_doubles = 0
        self.swallowed: list[tuple[int, str]] = []
        self.n_swallowed = 0
        self.letters = False
        self.made_s: float | None = None
        self.budget: Budget | None = None
        self.n_units = self.n_parts = self.n_more = self.n_elsewhere = 0
        self.n_undated, self.undated = 0, ""
        self.doubts: list[Doubt] = []

    @classmethod
    def asked_for(cls, options: Options) -> "Rows":
        """Begin the columns that the user's options ask for.

        Args:
            options: How the file is to be read.
        """
        counts = COUNTS if options.counts else ()
        rows = cls(counts, text_counts=options.text_counts)
        rows.budget = options.budget
        return rows

    def skip(self, row: int, why: str, chat: int = UNKNOWN, *, shown: object = None) -> None:
        """Count a row that cannot be used; the first thousand are listed.

        Args:
            row: Line or item in the source, from 1.
            why: Key of the sentence that says why.
            chat: Number of its conversation, where that is known; see `choose_chat`.
            shown: Its date as written, where that is why; the first is kept, to be told if no
                other date of the file could be read either.
        """
        self.n_skipped += 1
        if why in UNDATED:
            self.n_undated += 1
            if not self.undated and shown is not None:
                self.undated = one_line(str(shown)[:MOST_SHOWN])
        if len(self.skipped) < MAX_SKIPPED:
            self.skipped.append(Skipped(row, why))
            self.skipped_of.append(chat)

    def double(self, row: int) -> None:
        """Count a row that stands in the file a second time.

        Args:
            row: Line or item in the source, from 1.
        """
        del row
        self.n_doubles += 1

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        """Pass on the units of the input, lines, elements or records, counting them.

        Each becomes exactly one of: an event (`add`), part of something else (`part`), a notice
        (``n_system``), a skipped row (`skip`), a double (`double`), or a row of another
        conversation (`keep`). `finish` holds the sum against what was counted here.

        Args:
            items: Lines, elements or records, in the order of the file.
        """
        if self.budget is None:
            for item in items:
                self.n_units += 1
                yield item
            return
        for item in items:
            self.see(1)
            yield item

    def see(self, n: int) -> None:
        """Count units of the input that were seen, as `counted` does, drawing from the budget.

        Args:
            n: How many.
        """
        self.n_units += n
        if self.budget is not None:
            self.budget.draw_rows(n)

    def part(self, n: int = 1) -> None:
        """Count units that are part of an event, of a notice or of the form of the file.

        Args:
            n: How many.
        """
        self.n_parts += n

    def more(self) -> None:
        """Say that a unit becomes one thing more, as a message with a reaction that has a time."""
        self.n_more += 1

    def skip_part(self, row: int, why: str) -> None:
        """Count as skipped what was counted as a part before.

        Args:
            row: Line or item in the source, from 1.
            why: Key of the reason.
        """
        self.n_parts -= 1
        self.skip(row, why)

    def swallow(self, row: int, head: str) -> None:
        """Count a line that begins like a row and was taken for words of the message before it.

        Args:
            row: Line in the source, from 1.
            head: What it begins with, without names and words.
        """
        self.n_swallowed += 1
        if len(self.swallowed) < MOST_SWALLOWED:
            self.swallowed.append((row, head))

    def check(self, file: str) -> None:
        """Check that every unit of the input became an event, a part of one, a notice or a skip.

        Args:
            file: Base name of the file.

        Raises:
            ReadError: A unit is lost, or counted twice, or too many lines inside messages begin
                like rows. A lost row is a false silence, so nothing is told then.
        """
        if self.swallowed:
            (row, head), n = self.swallowed[0], self.n_swallowed
            if n >= MOST_SWALLOWED or n > SWALLOWED_SHARE * len(self.time_s):
                raise ReadError("read.swallowed", file=file, n=n, row=row, head=head)
            self.doubt("rows_swallowed", n=n, row=row)
        n_told = len(self.time_s) + self.n_parts - self.n_more + self.n_system
        n_told += self.n_skipped + self.n_doubles + self.n_elsewhere
        if n_told != self.n_units:
            raise ReadError("read.lost_count", file=file, seen=self.n_units, told=n_told)

    def check_dates(self, file: str) -> None:
        """Refuse a file of which hardly a date could be read, naming the first of them.

        Args:
            file: Base name of the file.

        Raises:
            ReadError: More rows were skipped for their date than there are others.
        """
        n = len(self.time_s)
        few = n and self.n_undated < MOST_UNDATED
        if self.undated and self.n_undated > n and not few and any(map(str.isdigit, self.undated)):
            raise ReadError("read.unread_dates", file=file, date=self.undated)

    def doubt(self, kind: str, **values: str | float) -> None:
        """Tell a reason why a silence may not be what it looks like.

        Args:
            kind: One of `DOUBTS`.
            **values: What its sentence names.
        """
        self.doubts.append(Doubt(kind, values))

    def add(
        self,
        time_s: float,
        sender: int,
        kind: Kind,
        row: int,
        text: str | None,
        *,
        offset_s: int = 0,
        call_s: int = UNKNOWN,
    ) -> None:
        """Append one event; its words are counted and let go, at once or with their language known.

        Args:
            time_s: When, as in `Events`.
            sender: Its number (`sender_id`).
            kind: What was sent.
            row: Line or item in the source, from 1.
            text: The person's own words; None where there are none to count.
            offset_s: As in `Events`.
            call_s: How long a call lasted (s), at most a day.
        """
        self.time_s.append(time_s)
        self.offset_s.append(offset_s)
        self.sender.append(sender)
        self.kind.append(kind)
        self.row.append(row)
        counts = self.counts
        lasted_s = call_s if call_s < MOST_CALL_S else MOST_CALL_S  # noqa: FURB136 - for every row
        counts["call_s"].append(lasted_s)
        if "words" in counts:
            words = characters = questions = UNKNOWN
            if text is not None:
                words, characters, questions = len(text.split()), len(text), count_questions(text)
            counts["words"].append(words)
            counts["characters"].append(characters)
            counts["questions"].append(questions)
        if self.texts is not None:
            self.texts.take((sender,), (text,))

    def add_texts(
        self,
        times: Sequence[float],
        senders: Sequence[int],
        rows: Sequence[int],
        texts: Sequence[str | None],
    ) -> None:
        """Append messages of words, column by column, as `add` does one by one.

        Args:
            times: When each was sent (s) [n].
            senders: Number of each one's sender [n].
            rows: Line or item of each in the source, from 1 [n].
            texts: Its words; None where there are none to count [n].
        """
        self.time_s.extend(times)
        self.offset_s.extend(repeat(0, len(times)))
        self.sender.extend(senders)
        self.kind.extend(repeat(Kind.TEXT, len(times)))
        self.row.extend(rows)
        counts = self.counts
        counts["call_s"].extend(repeat(UNKNOWN, len(times)))
        if "words" in counts:
            counts["words"].extend([UNKNOWN if t is None else len(t.split()) for t in texts])
            counts["characters"].extend([UNKNOWN if t is None else len(t) for t in texts])
            questions = [UNKNOWN if t is None else count_questions(t) for t in texts]
            counts["questions"].extend(questions)
        if self.texts is not None:
            self.texts.take(senders, texts)

    def let_go(self) -> None:
        """Finish counting what words are about; call it before rows are taken out."""
        if self.texts is not None:
            self.counts |= self.texts.finish()
            self.texts = None

    def keep(
        self,
        places: Sequence[int],
        names: Mapping[str, str],
        *,
        chat: int = UNKNOWN,
        told: bool = False,
    ) -> None:
        """Keep the events at these places, and of the senders those who sent them.

        Args:
            places: Which events, in order.
            names: Other names for senders, by the name they have now.
            chat: Number of the conversation kept, where skipped rows were given theirs.
            told: The others are accounted for already, as skipped rows or notices.
        """
        self.let_go()
        if not told:
            self.n_elsewhere += len(self.time_s) - len(places)
        if chat != UNKNOWN:
            self._forget_skipped(chat)
        called = [names.get(name, name) for name in self.senders]
        self.senders, self.folded = {}, {}
        was = array("h", map(self.sender.__getitem__, places))
        number = {i: self.sender_id(called[i], "") for i in dict.fromkeys(was)}
        sender = array("h", map(number.__getitem__, was))
        events = Events(self.time_s, self.offset_s, self.sender, self.kind, self.row, self.counts)
        kept = take_rows(events, places, sender)
        self.time_s, self.offset_s, self.sender = kept.time_s, kept.offset_s, kept.sender
        self.kind, self.row, self.counts = kept.kind, kept.row, dict(kept.counts)

    def _forget_skipped(self, chat: int) -> None:
        """Let skipped rows of other conversations count with these."""
        ours = [of in {chat, UNKNOWN} for of in self.skipped_of]
        n_others = len(ours) - sum(ours)
        self.skipped = list(compress(self.skipped, ours))
        self.skipped_of = array("i", compress(self.skipped_of, ours))
        self.n_skipped -= n_others
        self.n_elsewhere += n_others

    def bound_times(self) -> None:
        """Skip and list rows of moments that are none of a chat; done before zones are looked at.

        Letters (``letters``) may be older than chats are.
        """
        first_s = FIRST_LETTER_S if self.letters else FIRST_S
        times = self.time_s
        if not times or (min(times) >= first_s and max(times) < LAST_S):
            return
        kept = []
        for i, time_s in enumerate(times):
            if first_s <= time_s < LAST_S:
                kept.append(i)
            else:
                self.skip(self.row[i], "read.bad_date")
        self.offset_s.extend(repeat(0, len(times) - len(self.offset_s)))
        self.keep(kept, {}, told=True)

    def newest_last(self) -> None:
        """Turn around rows that come newest first, so that ties stay as they were sent."""
        if len(self.time_s) > 1 and self.time_s[0] > self.time_s[-1]:
            self.let_go()
            self.time_s.reverse()
            columns = (self.offset_s, self.sender, self.kind, self.row)
            for column in (*columns, *self.counts.values()):
                column.reverse()

    def sender_id(self, name: str, file: str) -> int:
        """Return the number of a sender, giving a new name a new one.

        Names that differ only in what cannot be seen are one; the first spelling stays.

        Args:
            name: As the file has it.
            file: Base name of the file, for a refusal.

        Raises:
            ReadError: There are more than `MAX_SENDERS`.
        """
        number = self.senders.get(name)
        if number is not None:
            return number
        name = one_line(name)
        number = self.folded.setdefault(fold_name(name), len(self.senders))
        if number == len(self.senders):
            self.senders[name] = number
            if self.budget is not None:
                self.budget.draw_text(len(name))
        if number > MAX_SENDERS:
            raise ReadError("read.too_many_senders", file=file, most=MAX_SENDERS)
        return number

    def name_people(self, called: Mapping[str, str]) -> None:
        """Name senders that were given by a number or address of theirs.

        Args:
            called: What each was called last; two of one name keep what they were given by.
        """
        known = {one_line(person): name for person, name in called.items()}
        named = {person: one_line(known.get(person, person)) for person in self.senders}
        often = Counter(map(fold_name, named.values()))
        self.senders = {
            name if often[fold_name(name)] == 1 else f"{name} ({person})": self.senders[person]
            for person, name in named.items()
        }


def take_rows(events: Events, order: Sequence[int], sender: "array[int]") -> Events:
    """Return the chosen events, in the order given, with other senders.

    Args:
        events: What was read.
        order: Index of each event that is taken [m].
        sender: The senders of those taken [m].
    """

    def take(column: "array[T]") -> "array[T]":
        return array(column.typecode, map(column.__getitem__, order))

    counts = {name: take(column) for name, column in events.counts.items()}
    time_s, offset_s = take(events.time_s), take(events.offset_s)
    return Events(time_s, offset_s, sender, take(events.kind), take(events.row), counts)


def finish(
    rows: Rows,
    *,
    reader: str,
    file: str,
    title: str | None = None,
    zone: str = FLOATING,
    zone_assumed: bool = True,
    resolution_s: float = 1.0,
    date_order: str | None = None,
    date_order_sure: str = "certain",
    owner: str | None = None,
    chats: tuple[str, ...] = (),
    limits: tuple[str, ...] = (),
    known: Mapping[str, bool] | None = None,
    made: str | None = None,
    doubts: Sequence[Doubt] | None = None,
) -> Reading:
    """Sort the rows (ties keep the order of the file) and sum up what was understood.

    Args:
        rows: What was read.
        reader: Name of the reader.
        file: Base name of the file.
        title: See `Understood`, as for all below.
        zone: See `Understood`.
        zone_assumed: See `Understood`.
        resolution_s: See `Understood`.
        date_order: See `Understood`.
        date_order_sure: See `Understood`.
        owner: See `Understood`.
        chats: See `Understood`.
        limits: See `Understood`.
        known: Counts the source does not tell at all, by name with False.
        made: See `Understood`; None to take ``rows.made_s``, a moment, if that is known.
        doubts: See `Understood`; None to find them.

    Returns:
        The reading.

    Raises:
        ReadError: See `Rows.check` and `Rows.check_dates`.
    """
    rows.let_go()
    rows.bound_times()
    rows.check_dates(file)
    rows.check(file)
    counts = {k: c for k, c in rows.counts.items() if known is None or known.get(k, True)}
    events = Events(rows.time_s, rows.offset_s, rows.sender, rows.kind, rows.row, counts)
    times = rows.time_s
    if not is_sorted(times):
        order = sorted(range(len(times)), key=times.__getitem__)
        events = take_rows(events, order, array("h", [rows.sender[i] for i in order]))
    by_sender, others = Counter(events.sender), Counter[tuple[int, int]]()
    for i in compress(count(), events.kind):  # all but TEXT, which is 0
        others[events.sender[i], events.kind[i]] += 1
    names = _shown_names(rows.senders)
    senders = sorted(
        (
            SenderCount(
                name,
                by_sender[i],
                by_sender[i] - sum(others[i, k] for k in Kind if k not in MESSAGE_KINDS),
                sum(others[i, k] for k in (Kind.CALL, Kind.MISSED_CALL)),
            )
            for i, name in enumerate(names)
        ),
        key=lambda s: (-s.n_events, s.name),
    )
    kinds = Counter(events.kind)
    n = len(events)
    last = wall_iso(events.time_s[-1] + events.offset_s[-1]) if n else None
    if made is None and rows.made_s is not None and n and FIRST_S <= rows.made_s < LAST_S:
        made = wall_iso(rows.made_s + events.offset_s[-1])
    if made is not None and last is not None and made[:10] < last[:10]:
        made = None  # no export is older than what is in it
    spoken = Counter(events.counts.get("language", ())).most_common()
    if doubts is None:
        doubts = (
            *rows.doubts,
            *doubt_dates(events, date_order, date_order_sure),
            *doubt_skipped(events, rows.skipped, rows.n_skipped, apart=len(chats) > 1),
        )
    return Reading(
        Understood(
            reader=reader,
            file=one_line(file),
            title=one_line(title) if title else title,
            senders=tuple(senders),
            n_events=n,
            n_messages=sum(kinds[k] for k in MESSAGE_KINDS),
            n_calls=kinds[Kind.CALL],
            n_missed_calls=kinds[Kind.MISSED_CALL],
            n_system=rows.n_system,
            first=wall_iso(events.time_s[0] + events.offset_s[0]) if n else None,
            last=last,
            zone=zone,
            zone_assumed=zone_assumed,
            resolution_s=resolution_s,
            date_order=date_order,
            date_order_sure=date_order_sure,
            owner=one_line(owner) if owner else owner,
            chats=tuple(map(one_line, chats)),
            n_skipped=rows.n_skipped,
            skipped=tuple(rows.skipped),
            limits=(*rows.limits, *limits),
            languages=tuple(LANGUAGES[place] for place, _ in spoken if place != UNKNOWN),
            n_doubles=rows.n_doubles,
            doubts=order_doubts(doubts),
            made=made,
        ),
        names,
        events,
    )


def _shown_names(names: Iterable[str]) -> tuple[str, ...]:
    """Make of each name what a line can hold, whatever a reader made of it; no two alike."""
    shown: dict[str, None] = {}
    often: Counter[str] = Counter()
    for name in names:
        plain = line = one_line(name)
        while plain in shown:
            often[line] += 1
            plain = f"{line} {often[line] + 1}"
        shown[plain] = None
    return tuple(shown)


def count_questions(text: str) -> int:
    """Count the questions of a message, by their marks.

    A mark inside a web address asks nothing, but for one at its end, which belongs to the sentence.
    In Greek a semicolon behind a word asks.

    Args:
        text: A person's own words.

    Returns:
        Runs of question marks.
    """
    if "?" not in text and text.isascii():
        return 0
    if "://" in text or "www." in text.lower() or "mailto:" in text:
        text = _ADDRESS.sub(lambda found: "x" + "?" * found[0].endswith("?"), text)
    n = len(QUESTION.findall(text))
    if ";" in text and _GREEK.search(text):
        n += len(_GREEK_QUESTION.findall(text))
    return n


def is_sorted(times: "array[float]") -> bool:
    """Whether times never fall; a sort in blocks tells faster than a loop over pairs.

    Args:
        times: Times (s) [n].
    """
    block = 1 << 15
    for start in range(0, len(times), block):
        piece = times[start : start + block + 1].tolist()
        if piece != sorted(piece):
            return False
    return True


def wall_iso(wall_s: float) -> str:
    """Write a wall clock as ISO 8601 without offset, to the second.

    Args:
        wall_s: The moment on the wall clock (s since 1970, as if it were UTC).
    """
    return (EPOCH + timedelta(seconds=int(wall_s))).isoformat()


def load_zone(zone: str) -> ZoneInfo:
    """Find a zone by its IANA name.

    Args:
        zone: The name.

    Raises:
        ReadError: There is no such zone, or this machine has no zone data.
    """
    try:
        return ZoneInfo(zone)
    except (OSError, ValueError, KeyError):
        raise ReadError("read.bad_zone", zone=zone) from None


def zone_time_s(wall: datetime, zone: str) -> float:
    """Turn a wall clock into seconds since 1970, as events of that zone count them.

    Args:
        wall: A date and time; one that states its own offset is exact already.
        zone: As in `Understood`.

    Returns:
        Seconds since 1970; in a floating zone the wall clock read as UTC.
    """
    if zone == FLOATING:
        return wall.replace(tzinfo=UTC).timestamp()
    if wall.tzinfo is not None:
        return wall.timestamp()
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        hours, minutes = zone[1:].split(":")
        shift = timedelta(hours=int(hours), minutes=int(minutes))
        return (wall - sign * shift).replace(tzinfo=UTC).timestamp()
    return wall.replace(tzinfo=load_zone(zone)).timestamp()


def place_in_zone(rows: Rows, zone: str) -> None:
    """Move wall-clock times into a zone, in place, before the rows are finished.

    A wall clock that occurs twice (summer time ends) is taken the first time, unless the row
    before it in the file is already past it.

    Args:
        rows: Rows on a wall clock; they are changed in place.
        zone: IANA name.
    """
    info = load_zone(zone)
    rows.bound_times()
    last_s = float("-inf")
    for i, wall_s in enumerate(rows.time_s):
        wall = EPOCH + timedelta(seconds=wall_s)
        exact_s = wall.replace(tzinfo=info).timestamp()
        if exact_s < last_s:
            later_s = wall.replace(tzinfo=info, fold=1).timestamp()
            exact_s = later_s if later_s >= last_s else exact_s
        rows.time_s[i] = exact_s
        rows.offset_s[i] = round(wall_s - exact_s)
        last_s = exact_s
