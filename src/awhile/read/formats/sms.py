"""SMS Backup & Restore: messages and calls of a whole phone as XML, read without an XML parser.

In XML a bare ``<`` can only begin a tag, so the file is split there. Pictures, gigabytes of them as
base64 inside a ``<part>``, are dropped chunk by chunk and never held; entities that a file defines
itself are never expanded, for a file with a document type is refused.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, finish
from awhile.read.conversations import OWNER, address_key, choose_chat, person_key
from awhile.read.reactions import Reactions
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import CHUNK_BYTES, ZIP_ERRORS
from awhile.read.text_fix import is_html
from awhile.read.times.epochs import MOST_DIGITS, epoch_s, show_in_zone
from awhile.types import UNKNOWN, Kind, Reading

MAX_TAG_BYTES = 1 << 17
"""What is kept of one tag; the text of a message comes before its pictures."""
_ROOT = late(r"<(?:smses|calls|allsms)\b")
"""The last is of Super Backup & Restore, which writes the same rows."""
_DOCTYPE = late(rb"!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NAME = late(rb"/?[a-z]+(?![^\s/>])")
_AROUND = frozenset((b"smses", b"allsms", b"calls", b"parts", b"part", b"addrs", b"addr"))
"""Elements that messages stand in, and that stand in messages."""
_UNIT = late(rb"<(?:sms|mms|call)(?![^\s/><])")
_ATTRIBUTE = late(r"""(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_USUAL = late(
    rb'<sms (?:protocol="[^"<]*" )?address="([^"<]*)" date="(\d{1,19})" type="([12])"'
    rb' subject="[^"<]*" body="([^"<]*)"(?: [\w:.-]+="[^"<]*")*? contact_name="([^"<]*)"'
)
"""A message as the app usually writes it; any other order or quoting takes the longer way."""
_ENTITY = late(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ABSENT = {"null", "(Unknown)", "", "insert-address-token", "-1", "-2", "-3"}
"""In place of an address or a name; the numbers are those of unknown and hidden callers."""
_HIDDEN = frozenset(
    ("unknown", "private", "anonymous", "restricted", "withheld", "unavailable", "payphone")
)
"""What telephones write for a number that is not shown."""
_NOT_SHOWN = frozenset("234")
"""``presentation`` of a call whose number is restricted, unknown or a payphone's."""
LEAST_DIGITS = 7
"""Of a telephone number; shorter ones, and words in place of one, are of banks and shops."""
RECEIVED, SENT = "1", "2"
_OTHER = ""
"""The other person of any conversation between two, until their name is known for certain."""
FROM = "137"
_DELIVERY_REPORTS = {"134", "135", "136"}
CALL_IN, CALL_OUT, ANSWERED_ELSEWHERE = "1", "2", "7"


@dataclass(slots=True)
class Phone:
    """What was read so far: rows of every conversation, and which one each belongs to.

    ``own`` holds the owner's numbers, as far as messages tell them; ``addressed`` whom each
    conversation is with, and ``said`` a number for the words of each row; ``senders`` are those
    that nobody can answer, as a bank's.
    """

    file: str
    rows: Rows
    options: Options
    chat: "array[int]" = field(default_factory=lambda: array("i"))
    said: "array[int]" = field(default_factory=lambda: array("q"))
    own: set[str] = field(default_factory=set)
    addressed: list[frozenset[str]] = field(default_factory=list)
    chats: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    senders: set[int] = field(default_factory=set)
    spelled: dict[tuple[bytes, bytes], int] = field(default_factory=dict)
    known: dict[tuple[str | None, ...], int] = field(default_factory=dict)
    reactions: Reactions = field(default_factory=Reactions)

    def usual_chat(self, address: bytes, contact: bytes) -> int | None:
        """The same for attributes as written, found once for each spelling.

        Args:
            address: As written in the file.
            contact: As written in the file.
        """
        found = self.spelled.get((address, contact))
        if found is None:
            plain = _address(address.decode("utf-8", "replace"))
            if plain is None:
                return None
            found = self.chat_of([plain], _plain(contact.decode("utf-8", "replace")))
            self.spelled[address, contact] = found
        return found

    def chat_of(self, addresses: list[str], contact: str | None) -> int:
        """Find the conversation with these addresses, or begin it.

        Args:
            addresses: Of all who take part but the owner.
            contact: What the phone calls them; None if it does not say.
        """
        spelled = (contact, *addresses)
        if spelled in self.known:
            return self.known[spelled]
        group = len(addresses) > 1
        people = frozenset(person_key(one, self.options) for one in addresses)
        keys = ["~".join(sorted(people))]
        if contact is not None and not group:
            keys.append("name " + contact.casefold())
        found = next((self.chats[k] for k in keys if k in self.chats), len(self.titles))
        if found == len(self.titles):
            self.titles.append(contact or " + ".join(addresses))
            self.addressed.append(people)
            if group:
                self.groups.add(found)
            elif contact is None and not any(map(_can_be_answered, addresses)):
                self.senders.add(found)
        elif contact is not None and person_key(self.titles[found], self.options) == keys[0]:
            self.titles[found] = contact
        for key in keys:
            self.chats.setdefault(key, found)
        self.known[spelled] = found
        return found

    def settle(self) -> None:
        """Take the owner out of conversations that were met before their number was known."""
        moved: dict[int, int] = {}
        for chat, people in enumerate(self.addressed):
            others = people - self.own
            key = "~".join(sorted(others))
            if others and others != people:
                moved[chat] = self.chats.get(key, chat)
                self.chats.setdefault(key, moved[chat])
                if len(others) == 1:
                    self.groups.discard(moved[chat])
        own, other = (self.rows.sender_id(name, self.file) for name in (OWNER, _OTHER))
        for i, chat in enumerate(self.chat if moved else ()):
            if chat in moved:
                self.chat[i] = moved[chat]
                if self.rows.sender[i] != own and moved[chat] not in self.groups:
                    self.rows.sender[i] = other

    def find_doubles(self) -> set[int]:
        """Find rows that stand in the file before: a phone that was restored backs up all twice."""
        rows, seen, doubles = self.rows, set[tuple[float, ...]](), set[int]()
        if len(set(rows.time_s)) == len(rows.time_s):
            return doubles
        columns = (rows.time_s, self.chat, rows.sender, rows.kind, self.said)
        many = Counter(rows.time_s)
        for i, key in enumerate(zip(*columns, strict=True)):
            if many[key[0]] > 1:
                if key in seen:
                    doubles.add(i)
                seen.add(key)
        return doubles

    def finish(self, reader: str, *, calls: bool) -> Reading:
        """Keep the conversation that is meant, and sum up.

        Args:
            reader: Name of the reader.
            calls: The file is one of calls, not of messages.

        Returns:
            The reading.

        Raises:
            ReadError: Several conversations could be meant.
        """
        self.settle()
        rows, options, sizes = self.rows, self.options, Counter(self.chat)
        order = sorted((c for c in range(len(self.titles)) if sizes[c]), key=lambda c: -sizes[c])
        titles = tuple(self.titles[c] for c in order)
        personal = [i for i, c in enumerate(order) if c not in self.groups | self.senders]
        chosen = order[choose_chat(titles, personal, options, self.file)]
        title = self.titles[chosen]
        doubles = {i for i in self.find_doubles() if self.chat[i] == chosen}
        kept = [i for i, c in enumerate(self.chat) if c == chosen and i not in doubles]
        rows.keep(kept, {_OTHER: title})
        for row in doubles:
            rows.double(row)
        rows.n_elsewhere -= len(doubles)
        zone, assumed = show_in_zone(rows, options.zone)
        return finish(
            rows,
            reader=reader,
            file=self.file,
            title=title,
            zone=zone,
            zone_assumed=assumed,
            owner=OWNER,
            chats=titles,
            limits=(
                "read.limit_calls" if calls else "read.limit_sms",
                "read.limit_phone_deleted",
            ),
        )


class SmsBackup:
    """The reader of SMS Backup & Restore's XML, messages or calls."""

    name = "sms"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim XML whose root is ``smses`` or ``calls``."""
        text = head.text
        if text is None or not text.lstrip().startswith("<"):
            return NotMine("read.not_xml")
        return Mine() if _ROOT.search(text) else NotMine("read.not_sms", near=not is_html(text))

    def read(self, source: Source, options: Options) -> Reading:
        """Read every conversation of the phone, then keep the one that is meant."""
        phone = Phone(source.name, Rows.asked_for(options), options)
        items = _Items(phone, source.name)
        for block in _blocks(source, options):
            phone.rows.see(len(_UNIT.findall(block)))
            items.take(block)
        items.stop()
        return phone.finish(self.name, calls=items.calls)


def _blocks(source: Source, options: Options) -> Iterator[bytes]:
    """Yield the file in blocks of whole tags; of a tag longer than any message only the start."""
    done, rest = 0, b""
    try:
        with source.open() as raw:
            while data := raw.read(CHUNK_BYTES):
                done += len(data)
                first, last = data.find(b"<"), data.rfind(b"<")
                if len(rest) < MAX_TAG_BYTES:
                    rest += data[:first] if first >= 0 else data
                if first >= 0:
                    yield rest + data[first:last]
                    rest = data[last:]
                if options.progress is not None:
                    options.progress(done, source.size)
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None
    if rest.rstrip().endswith(b">"):
        yield rest


class _Items:
    """One pass over the messages and calls of a file."""

    def __init__(self, phone: Phone, file: str) -> None:
        self.phone, self.file = phone, file
        self.number, self.calls, self.ended = 0, False, False
        self.mms: dict[str, str] | None = None
        self.parts: list[dict[str, str]] = []
        self.people: list[dict[str, str]] = []

    def take(self, block: bytes) -> None:
        """Take whole tags: messages written as usual column by column, others one by one."""
        found: list[Any] = _USUAL.split(block)
        columns = [found[i::6] for i in range(1, 6)]
        start = 0
        for place, rest in enumerate(found[::6]):
            if b"<" in rest or place == len(columns[0]):
                self.take_usual([column[start:place] for column in columns])
                start = place
                for tag in rest.split(b"<")[1:]:
                    self.take_tag(tag)

    def take_usual(self, columns: list[list[bytes]]) -> None:
        """Take messages in a row, from their attributes as written."""
        addresses, dates, ways, bodies, contacts = columns
        if not dates:
            return
        phone, rows = self.phone, self.phone.rows
        chats: list[Any] = list(map(phone.usual_chat, addresses, contacts))
        times: list[Any] = list(map(epoch_s, map(int, dates)))
        numbers = list(range(self.number + 1, self.number + 1 + len(dates)))
        self.number += len(dates)
        if None in chats or None in times:
            for number, chat, time_s in zip(numbers, chats, times, strict=True):
                if chat is None or time_s is None:
                    rows.skip(number, "read.no_sender" if chat is None else "read.bad_date")
            good = [c is not None and t is not None for c, t in zip(chats, times, strict=True)]
            chats, times, numbers, ways, bodies = (
                list(compress(column, good)) for column in (chats, times, numbers, ways, bodies)
            )
        who = {b"1": rows.sender_id(_OTHER, self.file), b"2": rows.sender_id(OWNER, self.file)}
        phone.chat.extend(chats)
        texts = [_plain(body.decode("utf-8", "replace")) for body in bodies]
        phone.said.extend(map(hash, texts))
        reacts = [i for i, text in enumerate(texts) if phone.reactions.take(text)]
        for i in reacts:
            texts[i] = None  # what it quotes are another's words
        first = len(rows.time_s)
        rows.add_texts(times, list(map(who.__getitem__, ways)), numbers, texts)
        for i in reacts:
            rows.kind[first + i] = Kind.REACTION

    def take_tag(self, tag: bytes) -> None:
        """Take what one tag holds, given without its ``<``."""
        phone, name = self.phone, _NAME.match(tag)
        match name[0] if name else b"":
            case b"part" if self.mms is not None:
                self.parts.append(_attributes(tag))
            case b"addr" if self.mms is not None:
                self.people.append(_attributes(tag))
            case b"mms":
                if self.mms is not None:
                    phone.rows.skip(self.number, "read.broken_off")
                    self.forget_mms()
                self.number += 1
                self.mms = _attributes(tag)
                if tag.rstrip().endswith(b"/>"):
                    self.end_mms()
            case b"/mms":
                self.end_mms()
            case b"sms":
                self.number += 1
                take_sms(phone, _attributes(tag), self.number)
            case b"call":
                self.number += 1
                take_call(phone, _attributes(tag), self.number)
            case b"smses" | b"calls" | b"allsms" as root:
                self.calls = self.calls or root == b"calls"
                stamp = _attributes(tag).get("backup_date", "")
                if stamp.isdecimal() and len(stamp) < MOST_DIGITS:
                    phone.rows.made_s = epoch_s(int(stamp))
            case b"/smses" | b"/calls" | b"/allsms":
                self.ended = True
            case b"":
                if _DOCTYPE.match(tag):
                    raise ReadError("read.xml_doctype", file=self.file)
                if tag[:1].isalpha():
                    self.skip_unknown()
            case other if not other.startswith(b"/") and other not in _AROUND:
                self.skip_unknown()

    def skip_unknown(self) -> None:
        """List an element that no backup holds: it may be a message whose name is damaged."""
        self.phone.rows.see(1)
        self.number += 1
        self.phone.rows.skip(self.number, "read.bad_row")

    def end_mms(self) -> None:
        """Take the message whose parts have been seen."""
        if self.mms is not None:
            take_mms(self.phone, self.mms, self.parts, self.people, self.number)
        self.forget_mms()

    def stop(self) -> None:
        """See what the end of the file leaves open."""
        if self.mms is not None:
            self.phone.rows.skip(self.number, "read.broken_off")
            self.forget_mms()
        elif not self.ended:
            self.phone.rows.more()
            self.phone.rows.skip(self.number + 1, "read.broken_off")

    def forget_mms(self) -> None:
        """Let go of a message and its parts."""
        self.mms = None
        self.parts.clear()
        self.people.clear()


def _attributes(tag: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
    return {name: double or single for name, double, single in found}


def write_value(value: object) -> str:
    """Write a value as an attribute has it: what stands for nothing there is a word here.

    Args:
        value: As JSON gives it.
    """
    text = str(value).replace("&", "&amp;")
    return f"&#{ord(text[0])};{text[1:]}" if text in _ABSENT - {""} else text


def _plain(value: str | None) -> str | None:
    """Undo the escapes of an attribute; None where it says that there is nothing."""
    if value is None or value in _ABSENT:
        return None
    if "&" not in value:
        return value
    text = _ENTITY.sub(_character, value)
    # The app writes an emoji as two entities, halves of UTF-16 that XML itself forbids.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _address(value: str | None) -> str | None:
    """Undo the escapes of an address; None where it is not shown."""
    plain = _plain(value)
    return None if plain is None or plain.strip().casefold() in _HIDDEN else plain


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _can_be_answered(address: str) -> bool:
    """Whether an address is a person's: one of mail, or a number that is not a short one."""
    return "@" in address or sum(map(str.isdecimal, address)) >= LEAST_DIGITS


def _time_s(phone: Phone, item: dict[str, str], number: int) -> float | None:
    date = item.get("date", "")
    found = epoch_s(int(date)) if date.isdecimal() and len(date) < MOST_DIGITS else None
    if found is None:
        phone.rows.skip(number, "read.bad_date", shown=date)
    return found


def _contact(item: dict[str, str]) -> str | None:
    return _plain(item.get("contact_name") or item.get("name"))


def take_sms(phone: Phone, item: dict[str, str], number: int) -> None:
    """Take one SMS, from its attributes as XML has them.

    Args:
        phone: Takes what is read.
        item: Attributes by name.
        number: Place of the element in the file, from 1.
    """
    kind, address = item.get("type"), _address(item.get("address"))
    if kind not in {RECEIVED, SENT}:
        phone.rows.skip(number, "read.not_sent")
        return
    if address is None:
        phone.rows.skip(number, "read.no_sender")
        return
    time_s = _time_s(phone, item, number)
    if time_s is None:
        return
    chat = phone.chat_of([address], _contact(item))
    sender = OWNER if kind == SENT else _OTHER
    _add(phone, chat, sender, time_s, Kind.TEXT, number, _plain(item.get("body")))


def take_mms(
    phone: Phone,
    item: dict[str, str],
    parts: list[dict[str, str]],
    people: list[dict[str, str]],
    number: int,
) -> None:
    """Take one MMS, from its attributes and those of its parts and of whom it is from and to.

    Args:
        phone: Takes what is read.
        item: Attributes by name.
        parts: Attributes of each part.
        people: Attributes of each address.
        number: Place of the element in the file, from 1.
    """
    box = item.get("msg_box")
    if item.get("m_type") in _DELIVERY_REPORTS:
        phone.rows.n_system += 1
        return
    if box not in {RECEIVED, SENT}:
        phone.rows.skip(number, "read.not_sent")
        return
    listed = [(p.get("type"), _plain(p.get("address"))) for p in people]
    author = next((a for t, a in listed if t == FROM and a), None)
    own = _learn_own(phone, box, author, [a for t, a in listed if a and t != FROM])
    addresses = [a for a in (_plain(item.get("address")) or "").split("~") if a]
    addresses = [a for a in addresses if address_key(a) not in own]
    if not addresses:
        addresses = [a for t, a in listed if a and t != FROM]
        if box == RECEIVED and author:
            # Whom it went to is the owner, whose number nobody states, and in a group others.
            addresses = [author, *addresses] if len(addresses) > 1 else [author]
    time_s = _time_s(phone, item, number)
    if time_s is None:
        return
    if not addresses:
        phone.rows.skip(number, "read.no_sender")
        return
    chat = phone.chat_of(addresses, _contact(item))
    sender = OWNER
    if box == RECEIVED:
        sender = (author or addresses[0]) if chat in phone.groups else _OTHER
    types = {p.get("ct", "") for p in parts} - {"text/plain", "application/smil"}
    texts = [_plain(p.get("text")) for p in parts if p.get("ct") == "text/plain"]
    text = "\n".join(t for t in texts if t) or None
    kind = Kind.TEXT if text and not types else Kind.MEDIA
    if types and all(t.startswith("audio/") for t in types):
        kind = Kind.VOICE
    # Their times are whole seconds, so that two pictures may have one.
    held = tuple(p.get("cl") or p.get("name") or p.get("fn") for p in parts)
    mark = (item.get("m_id"), item.get("tr_id"), item.get("ct_l"), held)
    _add(phone, chat, sender, time_s, kind, number, text, mark=mark)


def _learn_own(phone: Phone, box: str, author: str | None, to: list[str]) -> set[str]:
    """Learn the owner's number: who sent a sent message, or alone received a received one."""
    if box == SENT and author:
        phone.own.add(address_key(author))
    elif box == RECEIVED and len(to) == 1 and author and address_key(author) != address_key(to[0]):
        phone.own.add(address_key(to[0]))
    return phone.own


def take_call(phone: Phone, item: dict[str, str], number: int) -> None:
    """Take one call, from its attributes as XML has them.

    Args:
        phone: Takes what is read.
        item: Attributes by name.
        number: Place of the element in the file, from 1.
    """
    address = _address(item.get("number"))
    if address is None or item.get("presentation") in _NOT_SHOWN:
        phone.rows.skip(number, "read.no_sender")
        return
    time_s = _time_s(phone, item, number)
    if time_s is None:
        return
    chat = phone.chat_of([address], _contact(item))
    way, length = item.get("type"), item.get("duration", "")
    call_s = int(length) if length.isdecimal() and len(length) < 9 else 0
    answered = way in {CALL_IN, ANSWERED_ELSEWHERE} or (way == CALL_OUT and call_s > 0)
    kind = Kind.CALL if answered else Kind.MISSED_CALL
    sender = OWNER if way == CALL_OUT else _OTHER
    _add(
        phone,
        chat,
        sender,
        time_s,
        kind,
        number,
        None,
        call_s if answered else UNKNOWN,
        mark=length,
    )


def _add(
    phone: Phone,
    chat: int,
    sender: str,
    time_s: float,
    kind: Kind,
    number: int,
    text: str | None,
    call_s: int = UNKNOWN,
    mark: object = None,
) -> None:
    who = phone.rows.sender_id(sender, phone.file)
    phone.said.append(hash((text, mark)) if mark is not None else hash(text))
    if kind is Kind.TEXT and phone.reactions.take(text):
        kind, text = Kind.REACTION, None
    phone.rows.add(time_s, who, kind, number, text, call_s=call_s)
    phone.chat.append(chat)


SMS = SmsBackup()
