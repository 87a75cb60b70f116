"""Signal Desktop's own export: ``main.jsonl``, a line for each frame of Signal's backup format.

Whoever or whatever a frame speaks of has come in one before it: one pass is enough.
"""

import json
from array import array
from collections import Counter
from typing import Any

from awhile.read.columns import Rows, finish
from awhile.read.conversations import OWNER, choose_chat
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.text_rows import read_lines
from awhile.read.times.epochs import MOST_DIGITS, epoch_s, show_in_zone
from awhile.types import Kind, Reading

_FRAMES = {"account", "recipient", "chat", "chatItem"}
_AROUND = _FRAMES | {
    "version", "backupTimeMs", "mediaRootBackupKey", "currentAppVersion", "firstAppVersion",
    "debugInfo", "stickerPack", "adHocCall", "notificationProfile", "chatFolder",
}  # fmt: skip
"""What else a line may be: the head of the backup, and frames that hold no message."""
_HELD = (
    "stickerMessage",
    "viewOnceMessage",
    "contactMessage",
    "poll",
    "paymentNotification",
    "giftBadge",
)
_DELETED = ("remoteDeletedMessage", "adminDeletedMessage")


class SignalDesktop:
    """The reader of Signal Desktop's export of a whole account."""

    name = "signal-desktop"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim lines of JSON that begin with the version of a backup, or with its frames."""
        text = head.text
        if text is None or not text.lstrip("\ufeff \r\n\t").startswith("{"):
            return NotMine("read.not_json")
        first = _parse(text.lstrip("\ufeff \r\n\t").partition("\n")[0])
        known = first.keys() <= _FRAMES or "backupTimeMs" in first
        return Mine() if first and known else NotMine("read.not_signal_desktop")

    def read(self, source: Source, options: Options) -> Reading:
        """Read every conversation, then keep the one that is meant."""
        account = _Account(Rows.asked_for(options), source.name)
        for number, line in enumerate(account.rows.counted(read_lines(source, options)), 1):
            frame = _parse(line.lstrip("\ufeff"))
            if not frame and line.strip():
                account.rows.skip(number, "read.bad_row")
            elif item := _object(frame.get("chatItem")):
                account.take_item(item, number)
            elif frame.keys() <= _AROUND or not line.strip():
                account.take(frame)
                account.rows.part()
                stamp = str(frame.get("backupTimeMs", ""))
                if stamp.isdecimal() and len(stamp) < MOST_DIGITS:
                    account.rows.made_s = epoch_s(int(stamp))
            else:
                account.rows.skip(number, "read.bad_row")
        return account.finish(options)


def _parse(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


_UNSENT = frozenset({"failed", "pending", "skipped"})
"""What a message's status holds for whom it has not reached."""


class _Account:
    """Who takes part in what, and the rows of every conversation."""

    def __init__(self, rows: Rows, file: str) -> None:
        self.rows, self.file = rows, file
        self.names: dict[str, str] = {}
        self.people: set[str] = set()
        self.own_id: str | None = None
        self.places: dict[str, int] = {}
        self.with_whom: list[str] = []
        self.chat_of = array("i")

    def take(self, frame: dict[str, Any]) -> None:
        """Take one frame that tells of somebody or of a conversation."""
        recipient, chat = _object(frame.get("recipient")), _object(frame.get("chat"))
        if recipient:
            one = str(recipient.get("id"))
            self.names[one] = _name(recipient)
            if "contact" in recipient:
                self.people.add(one)
            elif "self" in recipient:
                self.own_id = one
        elif chat:
            self.with_whom[self.place_of(str(chat.get("id")))] = str(chat.get("recipientId"))

    def take_item(self, item: dict[str, Any], number: int) -> None:
        """Take a message, a call, or a notice."""
        chat = str(item.get("chatId"))
        if _was_not_sent(item):
            self.rows.skip(number, "read.not_sent")
            return
        # An edit has the moment of the edit; what it was first has the moment it was sent.
        first = _object(next(iter(_list(item.get("revisions"))), None))
        item = item | {"dateSent": first.get("dateSent") or item.get("dateSent")}
        message = _object(item.get("standardMessage"))
        reply = _object(item.get("directStoryReplyMessage"))
        if message or reply:
            words = _object(message.get("text") or _object(reply.get("textReply")).get("text"))
            body = words.get("body")
            text = body if isinstance(body, str) and body else None
            files = [_object(one) for one in _list(message.get("attachments"))]
            kind = Kind.TEXT
            if files or text is None:
                spoken = files and all(one.get("flag") == "VOICE_MESSAGE" for one in files)
                kind = Kind.VOICE if spoken else Kind.MEDIA
            self.add(chat, item.get("authorId"), item.get("dateSent"), kind, number, text)
        elif any(key in item for key in _HELD):
            self.add(chat, item.get("authorId"), item.get("dateSent"), Kind.MEDIA, number)
        elif any(key in item for key in _DELETED):
            self.add(chat, item.get("authorId"), item.get("dateSent"), Kind.DELETED, number)
        elif call := _object(_object(item.get("updateMessage")).get("individualCall")):
            own = call.get("direction") == "OUTGOING"
            answered = call.get("state") in {None, "ACCEPTED", "UNKNOWN_STATE"}
            by = self.own_id if own else self.with_whom[self.place_of(chat)]
            begun = call.get("startedCallTimestamp") or item.get("dateSent")
            self.add(chat, by, begun, Kind.CALL if answered else Kind.MISSED_CALL, number)
        else:
            self.rows.n_system += 1
        for key in ("standardMessage", "directStoryReplyMessage", *_HELD):
            for reaction in map(_object, _list(_object(item.get(key)).get("reactions"))):
                by, when = reaction.get("authorId"), reaction.get("sentTimestamp")
                self.rows.more()
                self.add(chat, by, when, Kind.REACTION, number)

    def add(
        self, chat: str, by: object, stamp: object, kind: Kind, number: int, text: str | None = None
    ) -> None:
        """Add one row of a conversation."""
        if not self.names.get(str(by)):
            self.rows.skip(number, "read.no_sender")
            return
        digits = str(stamp)
        known = digits.isdecimal() and len(digits) < MOST_DIGITS
        time_s = epoch_s(int(digits)) if known else None
        if time_s is None:
            self.rows.skip(number, "read.bad_date", shown=stamp)
            return
        self.rows.add(time_s, self.rows.sender_id(str(by), self.file), kind, number, text)
        self.chat_of.append(self.place_of(chat))

    def place_of(self, chat: str) -> int:
        """Number a conversation, also one that no frame names."""
        place = self.places.setdefault(chat, len(self.with_whom))
        if place == len(self.with_whom):
            self.with_whom.append("")
        return place

    def finish(self, options: Options) -> Reading:
        """Choose the conversation that is meant, and sum up."""
        rows, listed = self.rows, self.with_whom
        sizes = Counter(self.chat_of)
        order = sorted(sizes, key=lambda place: (-sizes[place], place))
        titles = tuple(self.names.get(listed[place]) or "?" for place in order)
        personal = [i for i, place in enumerate(order) if listed[place] in self.people]
        chosen = choose_chat(titles, personal, options, self.file)
        lost = [i for i, place in enumerate(self.chat_of) if not listed[place]]
        if listed[order[chosen]] and lost:
            rows.doubt("rows_without_chat", n=len(lost), row=rows.row[lost[0]])
        rows.keep([i for i, place in enumerate(self.chat_of) if place == order[chosen]], {})
        rows.name_people(self.names)
        zone, assumed = show_in_zone(rows, options.zone)
        return finish(
            rows,
            reader="signal-desktop",
            file=self.file,
            title=titles[chosen],
            zone=zone,
            zone_assumed=assumed,
            resolution_s=0.001,
            owner=OWNER if OWNER in rows.senders else None,
            chats=titles if len(titles) > 1 else (),
            limits=("read.limit_disappearing", "read.limit_linked"),
        )


def _was_not_sent(item: dict[str, Any]) -> bool:
    """Whether one's own message has reached nobody: it failed, or is still on its way."""
    listed = list(map(_object, _list(_object(item.get("outgoing")).get("sendStatus"))))
    return bool(listed) and all(_UNSENT & set(status) for status in listed)


def _name(recipient: dict[str, Any]) -> str:
    """Name somebody as Signal does: as they are called here, in the phone, or by themselves."""
    if "self" in recipient:
        return OWNER
    contact = _object(recipient.get("contact"))
    called = _object(contact.get("nickname"))
    for given, family in (
        (called.get("given"), called.get("family")),
        (contact.get("systemGivenName"), contact.get("systemFamilyName")),
        (contact.get("profileGivenName"), contact.get("profileFamilyName")),
        (contact.get("username"), None),
        (contact.get("e164"), None),
    ):
        name = " ".join(str(part).strip() for part in (given, family) if part).strip()
        if name:
            return name
    title = _object(_object(_object(recipient.get("group")).get("snapshot")).get("title"))
    return str(title.get("title") or f"Signal {recipient.get('id')}")


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


SIGNAL_DESKTOP = SignalDesktop()
