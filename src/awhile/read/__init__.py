"""FILE → Reading → Dyad: every export format, one module each."""

import difflib
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import compress, count
from pathlib import Path

from awhile.errors import AwhileError, ReadError
from awhile.patterns import late
from awhile.read.account import order_doubts
from awhile.read.columns import fold_name, take_rows, wall_iso, zone_time_s
from awhile.read.conversations import OWNER, address_key, person_key
from awhile.read.merge import find_strangers, merge_readings
from awhile.read.reader import Head, Mine, NotMine, Options, Reader, Source
from awhile.read.shelf import SHELF
from awhile.read.source import FileSource, MemberSource, find_source, list_beside, read_head
from awhile.read.sqlite_log import may_miss_newest
from awhile.read.unread import name_app
from awhile.read.user_events import read_outside
from awhile.types import UNKNOWN, Doubt, Dyad, Reading, SenderCount
from awhile.words import one_line

__all__ = [
    "READERS",
    "Options",
    "find_strangers",
    "merge_readings",
    "pair_up",
    "read_chat",
    "read_file",
    "read_outside",
    "wall_iso",
    "zone_time_s",
]

READERS: tuple[Reader, ...] = (*SHELF,)
"""Every reader; exactly one may claim a file."""

SHAPES = (
    ("read.not_database", "read.other_database"),
    ("read.not_json", "read.other_json"),
    ("read.not_xml", "read.other_markup"),
)
"""What a file is where no reader came near: the first of these that no reader says it is not."""


ANY_JSON = late(r"(?i).+\.json")
MOST_SEEN, MOST_OTHERS = 1 << 22, 20
"""Bytes of a file that nobody claims, and files beside it, that may tell which app wrote it."""

NO_ZIP_YEAR = 1980
"""What a zip says where it knows no date."""


def read_file(path: Path | str, options: Options | None = None) -> Reading:
    """Read one file with the one reader that claims it.

    Args:
        path: An exported chat, as text, JSON or zip, or an event table.
        options: What the user said about it.

    Returns:
        The reading: any number of senders, no words.

    Raises:
        ReadError: The file cannot be read, no reader or more than one claims it, or nothing in it
            could be used.
    """
    path = Path(path)
    try:
        asked = options or Options()
        wanted = (*((asked.chat,) if asked.chat else ()), *asked.names)
        source, head = find_source(path, wanted)
        try:
            return _read_source(source, head, asked)
        finally:
            if isinstance(source, MemberSource):
                source.archive.close()
    except AwhileError:
        raise
    except MemoryError:
        raise ReadError("read.too_large", file=path.name) from None
    except RecursionError:
        raise ReadError("read.damaged", file=path.name) from None
    except Exception as error:
        # Whatever a file makes a reader stumble over, its reader is told in one sentence.
        raise ReadError("read.fault", file=path.name, what=type(error).__name__) from error


def _read_source(source: Source, head: Head, options: Options) -> Reading:
    """Read what was found with the one reader that claims it."""
    if isinstance(source, MemberSource):
        options = replace(options, budget=source.archive.budget)
    answers = [(reader, reader.identify(head)) for reader in READERS]
    claims = [reader for reader, answer in answers if isinstance(answer, Mine)]
    if not claims:
        for one in _look_around(source, head):
            if app := name_app(one):
                raise ReadError(app, file=one.name)
        refused = [answer for _, answer in answers if isinstance(answer, NotMine)]
        raise ReadError("read.nobody_claims", file=head.name, reasons=_nearest(refused))
    if len(claims) > 1:
        names = ", ".join(reader.name for reader in claims)
        raise ReadError("read.several_claim", file=head.name, names=names)
    reading = _join_people(_read(claims[0], source, options), options)
    if not len(reading.events):
        raise ReadError("read.nothing_found", file=head.name)
    if head.tables and isinstance(source, FileSource) and may_miss_newest(source.path):
        understood = reading.understood
        doubt = Doubt("newest_rows_elsewhere", {"file": understood.file})
        doubts = order_doubts((*understood.doubts, doubt))
        reading = replace(reading, understood=replace(understood, doubts=doubts))
    if claims[0].name == "whatsapp" and reading.understood.made is None:
        reading = _date_by_zip(reading, source)
    return _doubt_future(reading, options)


def _look_around(source: Source, head: Head) -> Iterator[Head]:
    """Give more of a file that nobody claims, and the other files of its archive or folder."""
    yield replace(head, data=read_head(source, MOST_SEEN)) if source.size > len(head.data) else head
    if len(head.members) > 1:
        for one in list_beside(source, ANY_JSON)[:MOST_OTHERS]:
            yield Head(one.name, read_head(one), head.members)


def _date_by_zip(reading: Reading, source: Source) -> Reading:
    """Take the date that a phone's zip has for the chat as the moment of the export."""
    last = reading.understood.last
    packed = source.info.date_time if isinstance(source, MemberSource) else (0,)
    if packed[0] <= NO_ZIP_YEAR or last is None:
        return reading
    try:
        made = datetime(*packed).isoformat()  # noqa: DTZ001 - a wall clock, as a zip has it
    except ValueError:
        return reading
    if made[:10] < last[:10]:
        return reading
    return replace(reading, understood=replace(reading.understood, made=made))


def _doubt_future(reading: Reading, options: Options) -> Reading:
    """Doubt a reading whose last row is of a day that is yet to come."""
    understood = reading.understood
    last = date.fromisoformat(understood.last[:10]) if understood.last else None
    if last is None or options.today is None or last <= options.today + timedelta(days=1):
        return reading
    doubt = Doubt("future_rows", {"last": last.isoformat()})
    doubts = order_doubts((*understood.doubts, doubt))
    return replace(reading, understood=replace(understood, doubts=doubts))


def _nearest(refused: Sequence[NotMine]) -> tuple[ReadError, ...]:
    """Say why the one or two that came nearest do not claim a file, or else what it is."""
    near = tuple(dict.fromkeys(answer.why for answer in refused if answer.near))[:2]
    whys = {answer.why for answer in refused}
    other = "read.not_text" if "read.not_text" in whys else "read.other_text"
    what = next((is_so for is_not, is_so in SHAPES if is_not not in whys), other)
    return tuple(map(ReadError, near or (what,)))


def _read(reader: Reader, source: Source, options: Options) -> Reading:
    """Read with one reader; a conversation of the other person's name is the one that is meant."""
    try:
        return reader.read(source, options)
    except ReadError as error:
        titles = error.values.get("titles")
        if error.key != "read.several_chats" or not isinstance(titles, tuple):
            raise
        keys, meant = list(map(address_key, titles)), list(map(address_key, options.names))
        found = next((keys.index(name) for name in meant if name in keys), None)
        if found is None:
            raise
        return reader.read(source, replace(options, chat=str(found + 1)))


def _join_people(reading: Reading, options: Options) -> Reading:
    """Make one sender of all names and addresses that the user says are one person's."""
    if not options.same:
        return reading
    called = {address_key(name): name for name in options.same.values()}
    keys = [person_key(name, options) for name in reading.senders]
    place: dict[str, int] = {}
    numbers = [place.setdefault(key, len(place)) for key in keys]
    first = [keys.index(key) for key in place]
    names = tuple(called.get(keys[i], reading.senders[i]) for i in first)
    if names == reading.senders:
        return reading
    events = replace(reading.events, sender=array("h", (numbers[s] for s in reading.events.sender)))
    counts: dict[str, SenderCount] = {}
    renamed = {name: names[n] for name, n in zip(reading.senders, numbers, strict=True)}
    for one in reading.understood.senders:
        name = renamed.get(one.name, one.name)
        old = counts.get(name, SenderCount(name, 0, 0, 0))
        counts[name] = SenderCount(
            name,
            old.n_events + one.n_events,
            old.n_messages + one.n_messages,
            old.n_calls + one.n_calls,
        )
    owner = reading.understood.owner
    understood = replace(
        reading.understood,
        senders=tuple(sorted(counts.values(), key=lambda one: -one.n_events)),
        owner=renamed.get(owner, owner) if owner else owner,
    )
    return Reading(understood, names, events)


def pair_up(reading: Reading, *, me: str | None, other: str | None, end_s: float) -> Dyad:
    """Take one pair out of a reading.

    Args:
        reading: A file as read.
        me: Name of person 0; None to take the owner, where the file tells. A file that calls its
            owner only "Me" takes any other name for them.
        other: Name of person 1; None where only one other person wrote.
        end_s: End of observation, seconds since 1970; events after it are left out.

    Returns:
        The pair, observed from its first event to ``end_s``.

    Raises:
        ReadError: A name is not there, is needed and was not given, or the pair has too few events.
    """
    understood, names = reading.understood, reading.senders
    title = understood.title
    if other and title and other not in names and address_key(other) == address_key(title):
        # The conversation was chosen by the address it is called after.
        other = None if len(names) == 2 else other
    me, other = (one_line(name) if name else name for name in (me, other))
    listed = ", ".join(s.name for s in understood.senders[:20])
    if len(names) == 1:
        raise ReadError("read.one_sided", file=understood.file, name=names[0])
    if understood.owner == OWNER and me and me.strip().casefold() not in map(str.casefold, names):
        names = tuple(me.strip() if name == OWNER else name for name in names)
    mine = _find_name(me or understood.owner, names, understood.file)
    theirs = _find_name(other, names, understood.file)
    if theirs is None and len(names) > 2:
        raise ReadError("read.is_group", file=understood.file, n=len(names), names=listed)
    if mine is None and theirs is not None and len(names) == 2:
        mine = 1 - theirs
    if mine is None:
        raise ReadError("read.who_are_you", file=understood.file, names=listed)
    if theirs is None:
        theirs = 1 - mine
    if mine == theirs:
        raise ReadError("read.same_person", name=names[mine])
    events = reading.events
    stop = bisect_right(events.time_s, end_s)
    person = [UNKNOWN] * len(names)
    person[mine], person[theirs] = 0, 1
    senders = array("h", map(person.__getitem__, events.sender[:stop]))
    if UNKNOWN in senders or stop < len(events):
        chosen = list(compress(count(), map(UNKNOWN.__ne__, senders)))
        events = take_rows(events, chosen, array("h", map(senders.__getitem__, chosen)))
    else:
        events = replace(events, sender=senders)
    for number, who in ((0, mine), (1, theirs)):
        if number not in events.sender:
            raise ReadError("read.never_wrote", file=understood.file, name=names[who])
    return Dyad(
        people=(names[mine], names[theirs]),
        events=events,
        end_s=end_s,
        zone=understood.zone,
        zone_assumed=understood.zone_assumed,
        resolution_s=understood.resolution_s,
    )


def _find_name(name: str | None, names: tuple[str, ...], file: str) -> int | None:
    if name is None:
        return None
    folded = [fold_name(n).casefold() for n in names]
    wanted = fold_name(name).casefold()
    if name in names:
        return names.index(name)
    if wanted in folded:
        return folded.index(wanted)
    close = difflib.get_close_matches(wanted, folded, n=3)
    offered = [names[folded.index(c)] for c in close] or list(names[:20])
    raise ReadError("read.no_such_name", file=file, name=name, names=", ".join(offered))


def read_chat(
    path: Path,
    *,
    me: str | None = None,
    other: str | None = None,
    end_s: float,
    options: Options | None = None,
) -> Dyad:
    """Read one file and take one pair out of it; see `read_file` and `pair_up`.

    Args:
        path: Where the file lies.
        me: Person 0, as in `pair_up`.
        other: Person 1, as in `pair_up`.
        end_s: End of observation (s), not before the last message.
        options: How it is to be read; as a file says of itself if None.
    """
    return pair_up(read_file(path, options), me=me, other=other, end_s=end_s)
