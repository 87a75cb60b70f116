"""A plain event table: CSV, JSON lines, or (with the lab) Parquet."""

import csv
import io
import json
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.budget import Budget
from awhile.read.columns import Rows, count_questions, finish, load_zone
from awhile.read.conversations import choose_chat
from awhile.read.formats.discord import CSV_HEADER as DISCORD_HEADER
from awhile.read.formats.imazing import is_imazing_table
from awhile.read.formats.kakaotalk import is_kakao_table
from awhile.read.formats.linkedin import is_linkedin_table
from awhile.read.formats.signal_export import is_signal_line
from awhile.read.language import COLUMNS, LANGUAGES, SAID_COLUMNS
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.shelf import SENDERS, TIMES
from awhile.read.source import ZIP_ERRORS, read_head, read_text_chunks
from awhile.read.text_rows import find_delimiter, find_swallowed
from awhile.read.times.date_order import Order
from awhile.read.times.epochs import offset_name, put_in_zone
from awhile.read.times.stamps import find_order, read_stamp
from awhile.types import DAY_S, FLOATING, UNKNOWN, Kind, Reading

NAMES = {
    "time": TIMES,
    "sender": SENDERS,
    "words": ("words", "n_words"),
    "questions": ("questions", "n_questions"),
    "kind": ("kind", "type"),
    "text": ("text", "message", "body", "content"),
}  # fmt: skip
"""Accepted column names, in order of preference."""

DAYS = ("date", "day")
"""Columns with the day, where that of the time holds the time of day alone."""
_CLOCK = late(r"\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?[aApP]\.?\s?[mM]\.?)?")

CHAT_COLUMNS = (
    "conversation id", "conversation_id", "conversation", "chat_id", "chat id", "chat",
    "thread_id", "thread id", "thread",
)  # fmt: skip
TO_COLUMNS = (
    "to", "recipient", "recipients", "receiver", "recipient_name", "recipient name",
    "receiver_name", "receiver name", "to_name", "to name",
)  # fmt: skip
"""Columns that tell conversations apart: by a name of their own, or by whom a message went to."""

_OFFSET = late(r"[+-]\d\d:\d\d")
KINDS = {kind.name.lower(): kind for kind in Kind}
LARGEST_COUNT = 10_000_000
BATCH_ROWS = 1024
"""Rows of Parquet that are taken at a time."""
LARGEST_STORED = (1 << 31) - 1
TEXT_COUNTS = ("emoji", "elsewhere", "language", *COLUMNS, *SAID_COLUMNS.values())
"""Counts of what words are about, as ``awhile table`` writes them under these names."""

OWN_COUNTS = ("characters", "call_s", *TEXT_COUNTS)
"""Counts that only a table written by ``awhile table`` holds beside `NAMES`."""


def _columns(header: list[str]) -> dict[str, str]:
    by_name = {h.strip().lower(): h for h in header if h}
    found = {
        column: next((by_name[n] for n in names if n in by_name), "")
        for column, names in NAMES.items()
    }
    return {column: name for column, name in found.items() if name}


OWN_ALREADY = ("characters", "call_s")
"""Of `OWN_COUNTS`, those that every table fills, with `UNKNOWN` where it does not tell."""


def _is_anothers(text: str) -> bool:
    """Whether a table is one that a reader of its own knows by its first line."""
    known = is_kakao_table(text) or is_imazing_table(text) or is_linkedin_table(text)
    return known or text.lstrip("\ufeff").startswith(DISCORD_HEADER)


def _own_columns(record: Mapping[str, object]) -> tuple[str, ...]:
    """List which counts a table holds that ``awhile table`` wrote; its mark is ``resolution_s``."""
    return tuple(n for n in OWN_COUNTS if n in record) if "resolution_s" in record else ()


def _resolution(record: Mapping[str, object]) -> float:
    """Read the resolution that ``awhile table`` wrote (s); 0 where it is none."""
    try:
        value = float(str(record.get("resolution_s")))
    except ValueError:
        return 0.0
    return value if 0 < value <= DAY_S else 0.0


def _check_zone(zone: str) -> tuple[str, bool]:
    """Take the zone that ``awhile table`` wrote, and say whether it was assumed.

    Raises:
        ReadError: There is no such zone.
    """
    if zone == "UTC" or _OFFSET.fullmatch(zone):
        return zone, False
    if zone != FLOATING:
        load_zone(zone)
    return zone, True


def _stored(value: object, name: str) -> int:
    """Read a count as ``awhile table`` wrote it; empty means unknown."""
    if name == "language":
        return LANGUAGES.index(str(value)) if value in LANGUAGES else UNKNOWN
    try:
        count = int(str(value))
    except ValueError:
        return UNKNOWN
    return count if 0 <= count <= LARGEST_STORED else UNKNOWN


class Table:
    """The reader of event tables: ``time``, ``sender``, and what else the table tells."""

    name = "table"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a header, or a first JSON object, that names a time and a sender."""
        if head.data.startswith(b"PAR1"):
            return Mine()
        text = head.text
        if text is None:
            return NotMine("read.not_text")
        line = text.lstrip().partition("\n")[0].strip()
        if line.startswith("{"):
            try:
                first = json.loads(line)
            except (ValueError, RecursionError):
                return NotMine("read.not_table")
            if is_signal_line(first):
                return NotMine("read.not_table")
            columns = _columns([str(k) for k in first]) if isinstance(first, dict) else {}
        else:
            if _is_anothers(text):
                return NotMine("read.not_table")
            columns = _columns([c.strip('" ') for c in line.split(find_delimiter(line))])
        found = {"time", "sender"} & columns.keys()
        return Mine() if len(found) == 2 else NotMine("read.not_table", near=bool(found))

    def read(self, source: Source, options: Options) -> Reading:
        """Read every row; the order of day and month is decided over the whole table."""
        rows = Rows.asked_for(replace(options, counts=True))
        stamps: list[tuple[str, int]] = []
        seen: set[str] = set()
        talks = _Talks()
        columns: dict[str, str] = {}
        day = ""
        own: tuple[str, ...] = ()
        zone_stated, resolution_stated = None, 0.0
        for number, record in rows.counted(_records(source, options, rows)):
            if not columns:
                columns, own = _columns(list(record)), _own_columns(record)
                day = next((name for name in record if name.strip().lower() in DAYS), "")
                if own:
                    zone_stated = str(record.get("zone") or "") or None
                    resolution_stated = _resolution(record)
                if set(own) & set(TEXT_COUNTS):
                    rows.texts = None
                    rows.counts |= {name: array("i") for name in TEXT_COUNTS}
            seen |= columns.keys()
            stamp, sender = (
                record.get(columns.get("time", "")),
                record.get(columns.get("sender", "")),
            )
            if stamp in (None, "") or sender in (None, ""):
                rows.skip(number, "read.bad_row")
                continue
            if day and _CLOCK.fullmatch(str(stamp).strip()):
                # The day stands in a column of its own.
                stamp = f"{record.get(day) or ''} {str(stamp).strip()}"
            _take(rows, record, columns, str(sender).strip(), number, source.name)
            talks.take(record, str(sender).strip(), number)
            for name in own:
                value = _stored(record.get(name), name)
                if name in OWN_ALREADY:
                    rows.counts[name][-1] = value
                elif name in rows.counts:
                    rows.counts[name].append(value)
            stamps.append((str(stamp).strip(), number))
        if not stamps:
            raise ReadError("read.nothing_found", file=source.name)
        rows.let_go()
        order, usual_s, resolution_s = _place(rows, stamps, options)
        resolution_s = resolution_stated or resolution_s
        _drop_timeless(rows, stamps)
        rows.check_dates(source.name)
        title, titles = talks.choose(rows, options, source.name)
        rows.letters = resolution_s == DAY_S
        if zone_stated is not None and options.zone is None:
            zone, assumed = _check_zone(zone_stated)
        else:
            zone, assumed = put_in_zone(rows, options.zone, exact=usual_s is not None)
            if options.zone is None and usual_s:
                zone = offset_name(usual_s)
        return finish(
            rows,
            reader="table",
            file=source.name,
            title=title,
            chats=titles,
            zone=zone,
            zone_assumed=assumed,
            resolution_s=resolution_s,
            date_order=order.order if order else None,
            date_order_sure=order.sure if order else "certain",
            limits=("read.limit_table",),
            known={
                "words": bool(seen & {"words", "text"}),
                "characters": "text" in seen or "characters" in own,
                "questions": bool(seen & {"questions", "text"}),
                "call_s": "call_s" in own,
                **dict.fromkeys(
                    () if "text" in seen else [n for n in TEXT_COUNTS if n not in own], False
                ),
            },
        )


class _Talks:
    """Which conversation each row of a table is of, where its columns tell."""

    def __init__(self) -> None:
        self.columns: tuple[str | None, str | None] | None = None
        self.of_row: dict[int, int] = {}
        self.places: dict[object, int] = {}
        self.people: list[set[str]] = []

    def take(self, record: Mapping[str, object], sender: str, number: int) -> None:
        """See to whom a row was sent."""
        if self.columns is None:
            named = {str(name).strip().lower(): str(name) for name in record}
            chat, to = (
                next((named[name] for name in names if name in named), None)
                for names in (CHAT_COLUMNS, TO_COLUMNS)
            )
            self.columns = (chat, to)
        chat, to = self.columns
        if to is None and chat is None:
            return
        said = re.split(r"[,;]", str(record.get(to) or "")) if to else []
        people = {sender, *(one.strip() for one in said if one.strip())}
        named_chat = record.get(chat) if chat else None
        if to is None and named_chat in (None, ""):
            return
        key = named_chat if named_chat not in (None, "") else frozenset(people)
        place = self.places.setdefault(key, len(self.places))
        if place == len(self.people):
            self.people.append(set())
        self.people[place] |= people
        self.of_row[number] = place

    def choose(self, rows: Rows, options: Options, file: str) -> tuple[str | None, tuple[str, ...]]:
        """Keep the conversation that is meant; return its title and those of all."""
        if len(self.people) < 2:
            return None, ()
        often = Counter(name for people in self.people for name in people).most_common(1)
        owner = often[0][0] if often[0][1] == len(self.people) else None
        titles = tuple(" + ".join(sorted(people - {owner})) for people in self.people)
        personal = [i for i, people in enumerate(self.people) if len(people) == 2]
        chosen = choose_chat(titles, personal, options, file)
        rows.keep([i for i, row in enumerate(rows.row) if self.of_row.get(row) == chosen], {})
        return titles[chosen], titles


def _take(
    rows: Rows,
    record: Mapping[str, object],
    columns: Mapping[str, str],
    sender: str,
    number: int,
    file: str,
) -> None:
    text = record.get(columns.get("text", ""))
    words = _count(record.get(columns.get("words", "")))
    questions = _count(record.get(columns.get("questions", "")))
    kind = KINDS.get(str(record.get(columns.get("kind", ""), "")).strip().lower(), Kind.TEXT)
    if not text and kind is not Kind.TEXT:
        text = None
    if isinstance(text, str):
        words = len(text.split()) if words == UNKNOWN else words
        questions = count_questions(text) if questions == UNKNOWN else questions
    rows.counts["words"].append(words)
    rows.counts["characters"].append(len(text) if isinstance(text, str) else UNKNOWN)
    rows.counts["questions"].append(questions)
    rows.counts["call_s"].append(UNKNOWN)
    number_of = rows.sender_id(sender, file)
    if rows.texts is not None:
        rows.texts.take((number_of,), (text if isinstance(text, str) else None,))
    rows.sender.append(number_of)
    rows.kind.append(int(kind))
    rows.row.append(number)


def _count(value: object) -> int:
    try:
        count = int(float(str(value)))
    except (ValueError, OverflowError):
        return UNKNOWN
    return count if 0 <= count <= LARGEST_COUNT else UNKNOWN


def _records(
    source: Source, options: Options, rows: Rows
) -> Iterator[tuple[int, Mapping[str, object]]]:
    if read_head(source, 4) == b"PAR1":
        yield from _parquet(source, rows)
        return
    lines = (
        line + "\n"
        for chunk in read_text_chunks(source, options.progress, rows.limits)
        for line in chunk.lstrip("\ufeff").removesuffix("\n").split("\n")
    )
    n_blank, first = 0, next(lines, "")
    while first.isspace():
        n_blank, first = n_blank + 1, next(lines, "")
    if first.lstrip().startswith("{"):
        yield from _json_lines(first, lines, n_blank + 1)
        return
    delimiter = find_delimiter(first)
    reader = csv.reader(_chain(first, lines), delimiter=delimiter)
    header: list[str] | None = None
    last = 0
    try:
        for row in reader:
            if header is None:
                header = row
            elif row:
                if reader.line_num > last + 1:
                    for line in find_swallowed(row, delimiter, len(header)):
                        rows.swallow(n_blank + last + 1, line)
                yield n_blank + reader.line_num, dict(zip(header, row, strict=False))
            last = reader.line_num
    except csv.Error:
        raise ReadError("read.damaged", file=source.name) from None


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _json_lines(
    first: str, rest: Iterator[str], start: int
) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(_chain(first, rest), start):
        if line.isspace():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = {}
        yield number, record if isinstance(record, dict) else {}


def _parquet(source: Source, rows: Rows) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ReadError("read.needs_lab", file=source.name) from None
    try:
        with source.open() as file:
            data = file.read()
        table = parquet.ParquetFile(io.BytesIO(data))
        # Few bytes may stand for very many rows, or for one long text over and over.
        budget = rows.budget or Budget.of(source.name, len(data))
        if table.metadata.num_rows > budget.rows_left:
            raise ReadError("read.zip_limits", file=source.name)
        rows.budget = budget
        nested = [str(f.name) for f in table.schema_arrow if f.type.num_fields]
        plain = [name for name in table.schema_arrow.names if name not in nested]
        number = 0
        for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=plain):
            budget.draw(batch.nbytes)
            for record in batch.to_pylist():
                number += 1
                yield number, record
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None


def _place(
    rows: Rows, stamps: list[tuple[str, int]], options: Options
) -> tuple[Order | None, int | None, float]:
    """Turn stamps into moments: numbers are epochs by their size, the rest dates.

    Where some state their offset and some do not, the rarer are taken as the others are.

    Returns:
        The order of dates where that was a question, the commonest offset (s) where the moments are
        exact, None where they are wall clocks, and the resolution.
    """
    order = find_order((stamp for stamp, _ in stamps), options)
    n_clock = n_seconds = 0
    exact: list[bool | None] = []
    for stamp, _number in stamps:
        moment = read_stamp(stamp, order.order if order else "ymd")
        if moment is None:
            rows.time_s.append(float("nan"))
            rows.offset_s.append(0)
            exact.append(None)
            continue
        time_s, offset_s, is_exact = moment
        exact.append(is_exact)
        clock = is_exact or ":" in stamp
        n_clock += clock
        n_seconds += clock and (time_s % 60 != 0)
        rows.time_s.append(time_s)
        rows.offset_s.append(offset_s)
    resolution_s = 1.0 if n_seconds else 60.0 if n_clock else DAY_S
    offsets = Counter(rows.offset_s[i] for i, is_exact in enumerate(exact) if is_exact)
    usual_s = offsets.most_common(1)[0][0] if exact.count(True) > len(stamps) / 2 else None
    for i, stated in enumerate(exact):
        if usual_s is None and stated:
            rows.time_s[i], rows.offset_s[i] = rows.time_s[i] + rows.offset_s[i], 0
        elif usual_s is not None and stated is False:
            rows.time_s[i], rows.offset_s[i] = rows.time_s[i] - usual_s, usual_s
    return order, usual_s, resolution_s


def _drop_timeless(rows: Rows, stamps: list[tuple[str, int]]) -> None:
    bad = [i for i, t in enumerate(rows.time_s) if t != t]
    for i in bad:
        rows.skip(rows.row[i], "read.bad_date", shown=stamps[i][0])
    if bad:
        rows.keep([i for i, t in enumerate(rows.time_s) if t == t], {}, told=True)


TABLE = Table()
