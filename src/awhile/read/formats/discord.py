"""Discord as DiscordChatExporter writes it: JSON, CSV and text; the data package is refused."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, like
from awhile.read.columns import Rows, finish
from awhile.read.conversations import owner_beside
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import read_head, read_pieces
from awhile.read.text_rows import read_records, read_rows
from awhile.read.times.date_order import CLOCK, to_second
from awhile.read.times.days import Days
from awhile.read.times.epochs import put_in_zone
from awhile.read.times.worded import find_date
from awhile.read.times.words import Speech
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

CSV_HEADER = "AuthorID,Author,Date,Content,Attachments,Reactions"
_PACKAGE_HEADER = "ID,Timestamp,Contents,Attachments"
_PACKAGE_JSON = late(r'\s*\[\s*\{\s*"ID"\s*:.{1,200}"Timestamp"\s*:', re.DOTALL)
_PACKAGE_FOLDER = late(r"(?:^|/)messages/c?\d{5,}/", re.IGNORECASE)
_SYSTEM = late(
    r"(?:Added .{1,100} to the group|Left the group|Removed .{1,100} from the group"
    r"|Changed the channel (?:name(?:: .{1,200})?|icon)|Pinned a message|Started a thread"
    r"|Joined the server)\.?"
)
"""What the exporter itself writes for rows that are notices, in English always."""
_LASTED = late(r"Started a call that lasted ([\d,.\s]{1,9}) minutes?\.")
_TEXT_START = late(r"\ufeff?={20,}\r?\n(?:Guild|Server): .*\r?\n(?:Channel|Thread): ")
_ROW = late(rf"\[(?P<date>[^\]\n]{{6,40}}?) (?P<clock>{CLOCK})\] (?P<name>.+)$|={{20,}}$")
_LIKE = like(rf"(\[[^\]\n]{{0,40}}{CLOCK_LIKE}[^\]\n]{{0,20}}\]) \S")
_PINNED = late(r" \(pinned\)$")
_PART = late(r"^\{(?:Attachments|Embed|Stickers|Reactions|Forwarded Message)\}$", re.MULTILINE)
_CHANNEL = late(r"^(?:Channel|Thread): (?:.* / )?(.+?)\r?$", re.MULTILINE)
_CLOCK = late(CLOCK)
MESSAGES = {"Default", "Reply", "0", "19", "20", "ChatInputCommand", "ContextMenuCommand"}
CALL = {"Call", "3"}


class Discord:
    """The reader of DiscordChatExporter's files."""

    name = "discord"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim what the exporter writes, and Discord's own package to say why it cannot serve."""
        text = head.text
        if text is None:
            return NotMine("read.not_text")
        return Mine() if _form(text, head.members) else NotMine("read.not_discord")

    def read(self, source: Source, options: Options) -> Reading:
        """Read one channel."""
        text = decode_head(read_head(source)) or ""
        taken = _Taken(Rows.asked_for(options), source.name)
        form, order, exact = _form(text, ()), None, True
        if form == "json":
            try:
                taken.read_json(source, options)
            except (ValueError, RecursionError):
                raise ReadError("read.damaged", file=source.name) from None
        elif form == "csv":
            taken.read_csv(source, options)
        elif form == "text":
            title = _CHANNEL.search(text)
            taken.title = title[1].strip() if title else None
            taken.read_text(source, options)
        else:
            raise ReadError("read.discord_package", file=source.name)
        rows = taken.rows
        if taken.days.tokens:
            order, exact = (
                taken.days.place(rows, options.date_order, "mdy", last_day=options.last_day),
                False,
            )
        zone, assumed = put_in_zone(rows, options.zone, exact=exact)
        names = tuple(rows.senders)
        return finish(
            rows,
            reader="discord",
            file=source.name,
            title=taken.title,
            zone=zone,
            zone_assumed=assumed,
            resolution_s=1.0 if exact else 60.0,
            date_order=order.order if order else None,
            date_order_sure=order.sure if order else "certain",
            owner=owner_beside(names, taken.title),
            limits=("read.limit_discord",),
        )


def _form(text: str, members: tuple[str, ...]) -> str | None:
    """Tell which of the exporter's forms a text has, or that it is Discord's own package."""
    bare = text.lstrip("\ufeff \r\n\t")
    if bare.startswith((CSV_HEADER, '"AuthorID"')):
        return "csv"
    if _TEXT_START.match(text):
        return "text"
    if bare.startswith("{") and '"guild"' in text and '"channel"' in text:
        return "json"
    package = bare.startswith(_PACKAGE_HEADER) or _PACKAGE_JSON.match(text)
    if package or any(_PACKAGE_FOLDER.search(member) for member in members):
        return "package"
    return None


@dataclass(slots=True)
class _Taken:
    """What was read so far, and what each account is called."""

    rows: Rows
    file: str
    title: str | None = None
    days: Days = field(default_factory=Days)
    called: dict[str, str] = field(default_factory=dict)

    def name(self, number: str, shown: str) -> str:
        """Tell accounts apart by their number: "Deleted User" is what many are called."""
        if number and number not in self.called:
            taken = shown in self.called.values()
            self.called[number] = f"{shown} {number[-4:]}" if taken else shown
        return self.called.get(number, shown)

    def read_json(self, source: Source, options: Options) -> None:
        """Read the exporter's JSON message by message."""
        stream = JsonStream(read_pieces(source, options.progress), options.budget)
        for key in stream.members():
            if key == "messages" and stream.peek() == "[":
                for number, message in enumerate(self.rows.counted(stream.values()), 1):
                    self.take(message, number)
                continue
            value = stream.value()
            if key == "exportedAt" and (moment := _moment(value)):
                self.rows.made_s = moment[0]
            if key == "channel" and isinstance(value, dict):
                name = value.get("name")
                self.title = name if isinstance(name, str) else None

    def take(self, message: object, number: int) -> None:
        """Take one message; its words are gone afterwards."""
        rows = self.rows
        author = message.get("author") if isinstance(message, dict) else None
        if not isinstance(message, dict) or not isinstance(author, dict):
            rows.skip(number, "read.bad_row")
            return
        sort = str(message.get("type", "Default"))
        if sort not in MESSAGES | CALL:
            rows.n_system += 1
            return
        moment = _moment(message.get("timestamp"))
        shown = author.get("nickname") or author.get("name")
        if moment is None or not isinstance(shown, str) or not shown.strip():
            why = "read.bad_date" if moment is None else "read.no_sender"
            rows.skip(number, why, shown=message.get("timestamp"))
            return
        sender = rows.sender_id(self.name(str(author.get("id") or ""), shown.strip()), self.file)
        text = message.get("content")
        kind, call_s = _kind(message), UNKNOWN
        if sort in CALL:
            ended = _moment(message.get("callEndedTimestamp"))
            length_s = ended[0] - moment[0] if ended else 0.0
            kind = Kind.CALL if length_s > 0 else Kind.MISSED_CALL
            call_s = int(min(length_s, DAY_S)) if length_s > 0 else UNKNOWN
            text = None
        own = text if isinstance(text, str) and (text or kind is Kind.TEXT) else None
        rows.add(moment[0], sender, kind, number, own, offset_s=moment[1], call_s=call_s)

    def read_csv(self, source: Source, options: Options) -> None:
        """Read the exporter's CSV."""
        for number, record in self.rows.counted(read_records(source, options, self.rows)):
            if record is None or len(record) < 4:
                self.rows.skip(number, "read.bad_row")
                continue
            account, author, stamp, content = record[:4]
            if number == 1 and author == "Author":
                self.rows.part()
                continue
            held = record[4] if len(record) > 4 else ""
            self._written(number, account.strip(), author, stamp, content, bool(held.strip()))

    def read_text(self, source: Source, options: Options) -> None:
        """Read the exporter's plain text."""
        for number, found, said in read_rows(source, options, self.rows, _ROW, like=_LIKE):
            if found is None or found["name"] is None:
                self.rows.part()
                continue
            name = _PINNED.sub("", found["name"].removesuffix("\r"))
            parts = _PART.split(said)
            stamp = f"{found['date']} {found['clock']}"
            self._written(number, "", name, stamp, parts[0].strip(), len(parts) > 1)

    def _written(
        self,
        number: int,
        account: str,
        author: str,
        stamp: str,
        content: str,
        held: bool,  # noqa: FBT001
    ) -> None:
        """Take a row of CSV or text, whose moment may be a wall clock."""
        rows, moment, date = self.rows, _moment(stamp), None
        offset_s = 0
        if moment is not None:
            time_s, offset_s = moment
        else:
            clocks = list(_CLOCK.finditer(stamp))
            second = to_second(clocks[-1][0]) if clocks else None
            date = find_date(stamp[: clocks[-1].start()], Speech()) if clocks else None
            if second is None or date is None:
                rows.skip(number, "read.bad_date", shown=stamp)
                return
            time_s = float(second)
        # One file has one kind of date: a row of the other is damaged.
        worded = len(rows.time_s) == len(self.days.of_row)
        if len(rows.time_s) and worded == (moment is not None):
            rows.skip(number, "read.bad_date", shown=stamp)
            return
        if not author.strip():
            rows.skip(number, "read.no_sender")
            return
        if not held and _SYSTEM.fullmatch(content):
            rows.n_system += 1
            return
        sender = rows.sender_id(self.name(account, author.strip()), self.file)
        kind, call_s = Kind.MEDIA if held or not content else Kind.TEXT, UNKNOWN
        if not held and (lasted := _LASTED.fullmatch(content)):
            call_s = 60 * int(re.sub(r"\D", "", lasted[1]) or 0)
            kind, content = (Kind.CALL if call_s else Kind.MISSED_CALL), ""
            call_s = call_s or UNKNOWN
        rows.add(time_s, sender, kind, number, content or None, offset_s=offset_s, call_s=call_s)
        if date is not None:
            self.days.begin(date)
            self.days.add()


def _moment(stamp: object) -> tuple[float, int] | None:
    """Read an ISO moment with its offset: seconds since 1970, and how far ahead of UTC."""
    if not isinstance(stamp, str):
        return None
    try:
        when = datetime.fromisoformat(stamp)
        shift = when.utcoffset()
        return None if shift is None else (when.timestamp(), round(shift.total_seconds()))
    except (ValueError, OverflowError):
        return None


def _kind(message: dict[str, object]) -> Kind:
    files = message.get("attachments")
    if isinstance(files, list) and files:
        names = [one.get("fileName") for one in files if isinstance(one, dict)]
        voice = any(isinstance(n, str) and n.startswith("voice-message.") for n in names)
        return Kind.VOICE if voice else Kind.MEDIA
    if message.get("stickers") or not message.get("content"):
        return Kind.MEDIA
    return Kind.TEXT


DISCORD = Discord()
