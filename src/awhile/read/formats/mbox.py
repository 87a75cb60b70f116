"""E-mail as an mbox file: every mail of a mailbox, told apart by who wrote to whom."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from html import unescape

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import FIRST_S, LAST_S, Rows, finish
from awhile.read.conversations import address_key, choose_chat, person_key
from awhile.read.layout import Layout
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import CHUNK_BYTES, ZIP_ERRORS, list_beside, read_head
from awhile.read.times.epochs import epoch_s, show_in_zone
from awhile.types import UNKNOWN, Kind, Reading

MAX_MAIL_BYTES = 1 << 18
"""What is kept of one mail; its words come before its attachments."""
MAX_PEOPLE = 20
MAX_HEADER, MAX_NAME = 1 << 13, 1 << 10
"""Characters that are looked at of one header, and of one name in it."""
DELETED = "read.deleted_row"
MOZILLA_DELETED, MOZILLA_QUEUED = 0x0008, 0x0800
"""Flags of ``X-Mozilla-Status``: gone when the folder is next compacted; waiting to be sent."""
_DRAFT_MARKS = ("X-Mozilla-Draft-Info", "X-Apple-Mail-Remote-Attachments-Draft", "X-Unsent")
_DRAFTS = (
    "drafts|draft|scheduled|entwürfe|entwurf|geplant|brouillons|brouillon|planifié|borradores|borrador"
    "|programados|bozze|bozza|programmati|rascunhos|rascunho|agendados|concepten|ingepland|черновики"
    "|запланировано|чернетки|wersje robocze|robocze|zaplanowane|utkast|kladder|luonnokset|koncepty"
    "|taslaklar|下書き|草稿|임시보관함|المسودات|טיוטות|πρόχειρα|mesaje nefinalizate|ciorne"
    "|piszkozatok"
    "|thư nháp|nháp|draf|konsep|ร่างจดหมาย|osnutki|juodraščiai|melnraksti|mustandid|чернови|nacrti"
    "|esborranys|borradoiros|zirriborroak|skice|pesan draf"
)
_LABELS = late(rb"(?:\A|\n)X-Gmail-Labels:((?:[^\n]|\n[ \t]){0,2000})")
DRAFTS = frozenset(_DRAFTS.split("|"))
"""Gmail's labels of what was not sent, in the languages of accounts."""
_TALK = late(r"<cli:message\b([^<>]*)>.*?<cli:body[^<>]*>([^<]*)</cli:body>", re.DOTALL)
_ATTRIBUTE = late(r'([\w:-]+)="([^"<>]*)"')
OWNER_SHARE = 0.5
"""Share of the mails that someone must be part of to be taken for the mailbox's owner."""
_START = late(rb"\AFrom \S+ +\w{3} \w{3}|\AFrom \S.{0,200}\n[\w-]+:")
_LIKE_START = late(
    rb"\n\n[^\s<>]{1,12} [^\s<>]{1,100} (?:[A-Z][a-z]{2} ){2}[ \d]\d [\d:]{4,8}[^\n]{0,30}\n"
    rb"[\w-]{1,40}:"
)
"""What looks like the line before a mail, inside of one: that of the next may be damaged."""
_EML = late(r".+\.eml", re.IGNORECASE)
_HEADERS = late(r"^(?:From|Date|Message-ID): ?\S", re.MULTILINE | re.IGNORECASE)
"""What every mail has; two of them tell one that stands alone."""
_LISTED = ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Autoresponder")
_MECHANICAL = frozenset(("auto_reply",))
"""What ``Precedence`` holds in mails that nobody wrote by hand."""
_QUOTED = late(
    r"^(?:>|On .{4,200} wrote:\s*$|Am .{4,200} schrieb.{0,200}:\s*$|Le .{4,200} a écrit ?:\s*$|"
    r"El .{4,200} escribió:\s*$|-{2,} ?(?:Original Message|Ursprüngliche Nachricht|"
    r"Forwarded message).{0,40}$)",
)
_CHARSETS = late(
    r"utf-?(?:8|16|16le|16be)|(?:us-)?ascii|iso-?8859-(?:[1-9]|1[013-6])|latin-?1"
    r"|(?:windows|cp)-?(?:125[0-8]|874|437|850|852|866|949|950)|koi8-[rut]|mac-?(?:roman|cyrillic)"
    r"|gb(?:2312|k|18030)|big5(?:-?hkscs)?|euc-(?:jp|kr)|shift-?jis|iso-2022-(?:jp|kr)|tis-620"
)
"""What mails are written in; a name that is none of these is not believed, whatever it names."""
_ESCAPED = late(r">From ")
"""How a mailbox writes a line of a mail that would look like the beginning of the next."""
_TAG = late(r"<[^<>]{0,2000}>")
_UNSEEN = late(r"<(style|script)\b", re.IGNORECASE)
_FAULTS = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


class Mbox:
    """The reader of mbox files, as mail programs and Google's Takeout write them."""

    name = "mbox"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a file that begins with a mail's ``From `` line."""
        if _START.match(head.data):
            return Mine()
        return NotMine("read.not_text" if head.text is None else "read.not_mbox")

    def read(self, source: Source, options: Options) -> Reading:
        """Read every mail, then keep those between the people who are meant."""
        mails = (mail.partition(b"\n")[2] for mail in _mails(source, options))
        return read_mails(source, options, mails, self.name)


def read_mails(source: Source, options: Options, mails: Iterable[bytes], reader: str) -> Reading:
    r"""Read mails, then keep those between the people who are meant.

    Args:
        source: Where they are from.
        options: As in `Reader.read`.
        mails: Each from its first header on, its lines ending in ``\n``.
        reader: Name of the reader.

    Returns:
        The reading.

    Raises:
        ReadError: Several conversations could be meant.
    """
    rows = Rows.asked_for(options)
    names: dict[str, Counter[str]] = {}
    chat: array[int] = array("i")
    written: dict[tuple[str, ...], int] = {}
    seen: set[int] = set()
    n_deleted = 0
    for number, mail in enumerate(rows.counted(mails), 1):
        message = message_from_bytes(mail)
        if _LIKE_START.search(mail):
            rows.swallow(number, "From")
        why = _unsent(message, mail)
        n_deleted += why == DELETED
        if why is not None:
            rows.skip(number, why)
            continue
        name = message.get("Message-ID")
        if name and (mark := hash(str(name).strip())) in seen:
            rows.double(number)
            continue
        before = len(rows.time_s)
        people = _take(rows, message, number, names, source.name)
        if people:
            n = len(rows.time_s) - before
            chat.extend([written.setdefault(people, len(written))] * n)
            seen.update((mark,) if name else ())
    if n_deleted:
        rows.doubt("rows_deleted", n=n_deleted)
    person = _persons(names, options)
    chats: dict[tuple[str, ...], int] = {}
    moved = {
        place: chats.setdefault(tuple(sorted({person[who] for who in people})), len(chats))
        for people, place in written.items()
    }
    chat = array("i", map(moved.__getitem__, chat))
    taking_part = Counter(who for people in chats for who in people)
    sizes = Counter(chat)
    for people, place in chats.items():
        taking_part.update(dict.fromkeys(people, sizes[place] - 1))
    owner = _owner(taking_part, len(chat))
    called = _called(names, person)
    order = sorted(chats, key=lambda people: (-sizes[chats[people]], people))
    titles = [
        " + ".join(called[who] for who in people if who != owner or len(people) == 1)
        for people in order
    ]
    personal = [i for i, people in enumerate(order) if len(people) == 2]
    also = [
        [address for address in person if person[address] in people and person[address] != owner]
        for people in order
    ]
    place = choose_chat(titles, personal, options, source.name, also)
    chosen = chats[order[place]]
    rows.keep([i for i, place in enumerate(chat) if place == chosen], called)
    zone, assumed = show_in_zone(rows, options.zone)
    return finish(
        rows,
        reader=reader,
        file=source.name,
        title=also[place][0] if len(also[place]) == 1 else None,
        zone=zone,
        zone_assumed=assumed,
        owner=called[owner] if owner and called[owner] in rows.senders else None,
        chats=tuple(titles),
        limits=("read.limit_mbox",),
    )


def _mails(source: Source, options: Options) -> Iterator[bytes]:
    """Yield each mail, cut where its attachments begin to weigh."""
    done, kept, rest = 0, b"", b""
    try:
        with source.open() as raw:
            while data := raw.read(CHUNK_BYTES):
                done += len(data)
                pieces = (rest + data.replace(b"\r\n", b"\n")).split(b"\nFrom ")
                # What may be half of a separator waits for the next chunk.
                last = pieces.pop()
                for piece in pieces:
                    yield kept + piece[: max(0, MAX_MAIL_BYTES - len(kept))]
                    kept = b""
                kept += last[:-8][: max(0, MAX_MAIL_BYTES - len(kept))]
                rest = last[-8:]
                if options.progress is not None:
                    options.progress(done, source.size)
    except ZIP_ERRORS:
        raise ReadError("read.damaged", file=source.name) from None
    yield kept + rest


def _unsent(message: Message, mail: bytes) -> str | None:
    """Say why a mail is none that was sent or kept; None for any other."""
    labels = {label.strip().strip('"').casefold() for label in _labels(mail)}
    apple = "mail-draft" in str(message.get("X-Uniform-Type-Identifier") or "")
    if labels & DRAFTS or apple or any(message.get(key) for key in _DRAFT_MARKS):
        return "read.not_sent"
    # Of mutt, pine and Dovecot: T is a draft, D deleted.
    plain = str(message.get("X-Status") or "")
    if "T" in plain:
        return "read.not_sent"
    if "D" in plain:
        return DELETED
    if str(message.get("X-smssync-datatype") or "").strip() in {"SMS", "MMS"}:
        way = str(message.get("X-smssync-type") or "").strip()
        if way.isdecimal() and way not in {"1", "2", "132", "128"}:
            return "read.not_sent"
    status = str(message.get("X-Mozilla-Status") or "").strip()
    flags = int(status, 16) if re.fullmatch(r"[0-9A-Fa-f]{4}", status) else 0
    if flags & MOZILLA_DELETED:
        return DELETED
    return "read.not_sent" if flags & MOZILLA_QUEUED else None


def _is_mechanical(message: Message) -> bool:
    """Whether a program wrote a mail: of a list, an answer of itself, a report of delivery."""
    if any(message.get(key) for key in _LISTED):
        return True
    written = str(message.get("Auto-Submitted") or "no").partition(";")[0].strip().lower()
    precedence = str(message.get("Precedence") or "").strip().lower()
    report = message.get_content_type() == "multipart/report"
    return written != "no" or precedence in _MECHANICAL or report


def _labels(mail: bytes) -> list[str]:
    """List Gmail's labels of a mail, as written in UTF-8 or as encoded words."""
    found = _LABELS.search(mail, 0, MAX_HEADER)
    try:
        return _decoded(found[1].decode("utf-8", "replace")).split(",") if found else []
    except _FAULTS:
        return []


_ONCE = ("From", "Date")
"""Fields that a mail has once; with two of one it is no telling who wrote it, or when."""


def _take(
    rows: Rows, message: Message, number: int, names: dict[str, Counter[str]], file: str
) -> tuple[str, ...] | None:
    """Add one mail; return who wrote or read it, or None where it is none."""
    try:
        if _is_mechanical(message):
            rows.n_system += 1
            return None
        if any(len(set(map(str, message.get_all(key, ())))) > 1 for key in _ONCE):
            rows.skip(number, "read.bad_row")
            return None
        authors, readers = _people(message, "From"), _people(message, "To", "Cc", "Bcc")
        time_s, text = _time_s(message), _own_words(message)
        talk = _talk(message)
    except _FAULTS:
        rows.skip(number, "read.bad_row")
        return None
    if not authors:
        rows.skip(number, "read.no_sender")
        return None
    if not readers:
        # In blind copy, or damaged: it may have been to the other.
        rows.skip(number, "read.no_reader")
        return None
    if time_s is None:
        rows.skip(number, "read.bad_date", shown=message.get("Date"))
        return None
    sort = str(message.get("X-smssync-datatype") or "").strip()
    for name, address in (*authors, *readers):
        names.setdefault(address, Counter()).update([name] if name else [])
    people = tuple(sorted({address for _, address in (authors[0], *readers)}))
    if talk and {sender for _, sender, _ in talk} <= set(people):
        for place, (said_s, sender, words) in enumerate(talk):
            if place:
                rows.more()
            rows.add(said_s, rows.sender_id(sender, file), Kind.TEXT, number, words)
        return people
    author = rows.sender_id(authors[0][1], file)
    if sort == "CALLLOG":
        kind, call_s = _call(message)
        rows.add(time_s, author, kind, number, None, call_s=call_s)
    else:
        kind = Kind.MEDIA if sort == "MMS" and not text else Kind.TEXT
        rows.add(time_s, author, kind, number, text if kind is Kind.TEXT else None)
    return people


def _call(message: Message) -> tuple[Kind, int]:
    """Read what SMS Backup+ says of a call, in Android's own numbers."""
    way = str(message.get("X-smssync-type") or "").strip()
    length = str(message.get("X-smssync-duration") or "").strip()
    call_s = int(length) if re.fullmatch(r"\d{1,8}", length) else 0
    answered = way == "1" or (way == "2" and call_s > 0)
    return (Kind.CALL, call_s) if answered else (Kind.MISSED_CALL, UNKNOWN)


def _talk(message: Message) -> list[tuple[float, str, str]]:
    """List what was said in a chat of Google Talk that is kept as a mail: when, by whom, what."""
    for part in message.walk():
        if part.get_content_type() != "text/xml":
            continue
        data = part.get_payload(decode=True)
        text = _decode(data, part.get_content_charset()) if isinstance(data, bytes) else ""
        found = []
        for attributes, body in _TALK.findall(text):
            known = dict(_ATTRIBUTE.findall(attributes))
            stamp = known.get("int:time-stamp", "")
            time_s = epoch_s(int(stamp)) if re.fullmatch(r"\d{1,15}", stamp) else None
            sender = known.get("from", "").partition("/")[0].casefold()
            if time_s is not None and sender:
                found.append((time_s, sender, unescape(body)))
        return found
    return []


def _people(message: Message, *keys: str) -> list[tuple[str, str]]:
    values = [str(v)[:MAX_HEADER] for key in keys for v in message.get_all(key, [])[:MAX_PEOPLE]]
    found = getaddresses(values)[:MAX_PEOPLE]
    return [
        (_decoded(name[:MAX_NAME]).strip(), a.strip().casefold()) for name, a in found if "@" in a
    ]


def _decoded(name: str) -> str:
    return str(make_header(decode_header(name))) if "=?" in name else name


def _time_s(message: Message) -> float | None:
    received = message.get_all("Received") or []
    stamps = [message.get("Date"), *(str(r).rpartition(";")[2] for r in received[:1])]
    for stamp in stamps:
        try:
            told = str(stamp).strip()
            moment: datetime = (
                datetime.fromisoformat(told)
                if told[:4].isdecimal()
                else parsedate_to_datetime(told)
            )
            time_s = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if FIRST_S <= time_s < LAST_S:
            return time_s
    return None


def _own_words(message: Message) -> str | None:
    """Return what the sender wrote, without what is quoted; None for a mail without words."""
    for kind in ("text/plain", "text/html"):
        for part in message.walk():
            if part.get_content_type() != kind or part.get_filename():
                continue
            data = part.get_payload(decode=True)
            if not isinstance(data, bytes):
                continue
            text = _decode(data, part.get_content_charset())
            if kind == "text/html":
                text = unescape(_TAG.sub(" ", _seen(text)))
            return _unquoted(text)
    return None


def _seen(text: str) -> str:
    """Take out of HTML what a reader of the mail does not see."""
    kept, at, low = "", 0, text.lower()
    while found := _UNSEEN.search(text, at):
        kept += text[at : found.start()]
        end = low.find(f"</{found[1].lower()}", found.end())
        if end < 0:
            return kept
        at = end
    return kept + text[at:]


def _decode(data: bytes, charset: str | None) -> str:
    name = (charset or "utf-8").lower().replace("_", "-")
    return data.decode(name if _CHARSETS.fullmatch(name) else "utf-8", "replace")


def _unquoted(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        short = line[:400]
        if _ESCAPED.match(short):
            line, short = line[1:], short[1:]
        if _QUOTED.match(short):
            if short.startswith(">"):
                continue
            break
        if line.rstrip() == "--":
            break
        lines.append(line)
    return "\n".join(lines).strip()


def _owner(taking_part: Counter[str], n: int) -> str | None:
    """Whoever takes part in most mails, where one person does so far more than any other."""
    ranked = taking_part.most_common(2)
    if not ranked or ranked[0][1] < OWNER_SHARE * n:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _persons(names: dict[str, Counter[str]], options: Options) -> dict[str, str]:
    """Give each address the first address of its person, as the user told who is who."""
    keys: dict[str, str] = {}
    for address, found in names.items():
        known = [address, *(name for name, _ in found.most_common(1))]
        told = [key for one in known if (key := person_key(one, options)) != address_key(one)]
        keys[address] = told[0] if told else address_key(address)
    targets = {address_key(name) for name in options.same.values()}
    for address, found in names.items():
        named = [address_key(name) for name, _ in found.most_common(1)]
        # The name that others are said to be is that of an address, or of whoever has it.
        keys[address] = next((key for key in named if key in targets), keys[address])
    first: dict[str, str] = {}
    return {address: first.setdefault(key, address) for address, key in keys.items()}


def _called(names: dict[str, Counter[str]], person: dict[str, str]) -> dict[str, str]:
    """Name each address by its person; two of one name keep their addresses."""
    first = {
        address: names[address].most_common(1)[0][0] if names[address] else address
        for address in dict.fromkeys(person.values())
    }
    often = Counter(first.values())
    return {
        address: first[one] if often[first[one]] == 1 else f"{first[one]} <{one}>"
        for address, one in person.items()
    }


MBOX = Mbox()


def _knows_mail(text: str, head: Head) -> bool:
    first = text.lstrip("\ufeff").replace("\r\n", "\n").partition("\n\n")[0]
    return head.name.lower().endswith(".eml") and len(_HEADERS.findall(first)) > 1


def _read_eml(source: Source, options: Options) -> Reading:
    return read_mails(source, options, _single_mails(source, options), "eml")


def _single_mails(source: Source, options: Options) -> Iterator[bytes]:
    files = list_beside(source, _EML) or [source]
    for number, one in enumerate(files, 1):
        yield read_head(one, MAX_MAIL_BYTES).replace(b"\r\n", b"\n")
        if options.progress is not None:
            options.progress(number, len(files))


EML = Layout("eml", _knows_mail, _read_eml, why="read.not_mbox")
"""The reader of a folder or zip of single mails, as Outlook, Apple Mail and Proton write it."""
