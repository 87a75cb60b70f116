"""Facebook's and Instagram's JSON, of any age, alone or in the zip of a whole account."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.columns import Rows, finish
from awhile.read.conversations import choose_chat, owner_beside
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import budget_of, open_folder, read_pieces
from awhile.read.text_fix import mend_letters
from awhile.read.times.epochs import show_in_zone
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

FILE = late(r"(?:(?P<folder>.*)/)?message_(?P<number>\d{1,6})\.json")
_ENCRYPTED_FILE = late(r"(?:.*/)?(?P<name>[^/]+)_\d+\.json")
_KEYS = late(r'"(?:sender_name|senderName|timestamp_ms|threadName)"\s*:')
NOTICE = late(
    r".{1,80} (?:set the nickname|set your nickname|set \w+ own nickname"
    r"|changed the (?:chat )?theme|named the group|changed the group (?:name|photo)|set the emoji"
    r"|set the quick reaction|created the group|left the group|joined the (?:group|video chat|call)"
    r"|removed .{1,80} from the group|started sharing|stopped sharing|pinned a message"
    r"|turned (?:on|off) disappearing messages|added .{1,80} to the group|created a poll)\b.*"
    r"|You are now connected on Messenger.*|Say hi to your new Facebook friend.*"
    r"|You can now (?:message and )?call each other.*|.{1,80} waved at (?:you|each other)!?.*"
    r"|.{1,80} (?:started|ended) (?:a|an|the) (?:video |audio )?(?:chat|call)\.?",
    re.DOTALL,
)
REACTION = late(
    r"Reacted .{1,20} to your message ?|Liked a message"
    r"|Hat mit .{1,20} auf deine Nachricht reagiert ?"
    r"|Reaccionó con .{1,20} a tu mensaje ?|A réagi avec .{1,20} à votre message ?"
    r"|(?:Hai|Ha) reagito con .{1,20} al tuo messaggio ?|Reagiu com .{1,20} à sua mensagem ?"
    r"|Gefällt eine Nachricht|Le gustó un mensaje|A aimé un message"
)
ATTACHMENT = late(
    r".{1,80} sent (?:an attachment|a photo|a video|a sticker|a GIF|a location|a live location)\."
    r"|(?:.{1,80} hat|Du hast) (?:einen Anhang|ein Foto|ein Video|einen Sticker) gesendet\."
    r"|.{1,80} (?:envió un archivo adjunto|a envoyé une pièce jointe|ha inviato un allegato"
    r"|enviou um anexo|heeft een bijlage verzonden)\."
)
_OWN_LENGTH = 60
"""Characters of Meta's own sentence of an attachment, beyond the sender's name."""
EDITED = " (edited)"
_FIRST_FORM = object()
CALLED = late(
    r".{1,80} (?:called (?:you|.{1,80})|missed (?:a|your) (?:video |audio )?(?:call|chat).*)\.?"
)
_HELD = (
    "photos",
    "videos",
    "gifs",
    "files",
    "sticker",
    "media",
    "share",
    "bumped_message_metadata",
)
_UNSENT = ("is_unsent", "isUnsent")
_TELLING = frozenset((*_UNSENT, *_HELD, "call_duration", "audio_files"))
"""Keys that tell what was sent; most messages have none of them."""
_PLAIN = ("Generic", "text", "")
"""Types of a message that tell nothing."""
_NOTICE_STARTS = (
    "You ", "Say hi ", "Reacted ", "Liked ", "Hat mit ", "Reaccionó ", "A réagi ", "Hai ", "Ha ",
    "Reagiu ", "Gefällt ", "Le gustó ", "A aimé ",
)  # fmt: skip
"""How Meta's own words begin where they do not begin with somebody's name."""
_OF_A_GROUP = " the group"
MOST_MS = 4_102_444_800_000
"""2100; a moment beyond it is no moment of a chat."""
MAX_STARTS, MAX_NAMES = 200, 10_000
"""What is kept of names, however many there are."""
_WORDED = frozenset({Kind.TEXT, Kind.MEDIA})


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation: its files, oldest number first, and who takes part.

    Attributes:
        folder: What its folder is called, or its file in the encrypted export.
        files: Its files, those with the newest messages first.
        people: Participants.
    """

    folder: str
    files: tuple[Source, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """The reader of one of the two; they write alike.

    Attributes:
        name: ``facebook`` or ``instagram``.
    """

    name: str

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim JSON with participants and messages as Meta writes them."""
        text = head.text
        if text is None or not text.lstrip("\ufeff \r\n\t").startswith("{"):
            return NotMine("read.not_json")
        if '"participants"' not in text or not _KEYS.search(text):
            near = '"participants"' in text or _KEYS.search(text) is not None
            near = near and self.name == "facebook"
            return NotMine(f"read.not_{self.name}", near=near)
        instagram = any("instagram" in member.lower() for member in head.members) or (
            not head.members and "is_geoblocked_for_viewer" in text and '"type"' not in text
        )
        return (
            Mine() if instagram == (self.name == "instagram") else NotMine(f"read.not_{self.name}")
        )

    def read(self, source: Source, options: Options) -> Reading:
        """Read one conversation; of a whole account the one that was asked for."""
        file = source.name
        with open_folder(source) as beside:
            try:
                threads = list(find_threads(source, beside))
                owner = _owner(threads)
                titles = tuple(_title(thread, owner) for thread in threads)
                personal = [i for i, thread in enumerate(threads) if len(thread.people) == 2]
                chosen = 0 if len(threads) == 1 else choose_chat(titles, personal, options, file)
                return self._read_thread(threads[chosen], titles, chosen, owner, options, file)
            except (ValueError, RecursionError):
                raise ReadError("read.damaged", file=file) from None

    def _read_thread(
        self,
        thread: Thread,
        titles: tuple[str, ...],
        chosen: int,
        owner: str | None,
        options: Options,
        file: str,
    ) -> Reading:
        rows = Rows.asked_for(options)
        taken = _Taken(rows, file, self.name, thread.people)
        title: str | None = None
        for one in thread.files:
            title = taken.read(one, options) or title
        rows.newest_last()
        zone, assumed = show_in_zone(rows, options.zone)
        title = titles[chosen] if len(titles) > 1 else title
        senders = tuple(rows.senders)
        return finish(
            rows,
            reader=self.name,
            file=file,
            title=title,
            zone=zone,
            zone_assumed=assumed,
            resolution_s=0.001,
            owner=owner if owner in senders else owner_beside(senders, title),
            chats=titles if len(titles) > 1 else (),
            limits=("read.limit_meta_gone", "read.limit_meta_reactions"),
        )


def find_threads(source: Source, beside: dict[str, Source]) -> Iterator[Thread]:
    """Find the conversations of an export, those of one person put together where it was split.

    Args:
        source: The file that was given or found.
        beside: See `open_folder`.

    Yields:
        Threads, by name of their folder.
    """
    parts: dict[str, list[tuple[int, str, Source]]] = {}
    for path, one in beside.items():
        if found := FILE.fullmatch(path):
            folder = (found["folder"] or "").rpartition("/")[2]
            parts.setdefault(folder, []).append((int(found["number"]), path, one))
    if not parts or not FILE.fullmatch(source.name):
        if source.place == source.name and source.name in beside:
            beside = {source.name: source}
        for path, one in sorted(beside.items()):
            people = _people(one)
            if people is not None:
                found = _ENCRYPTED_FILE.fullmatch(path)
                yield Thread(found["name"] if found else one.name, (one,), people)
        return
    for folder, files in sorted(parts.items()):
        files.sort(key=lambda part: part[:2])
        people = next((p for _, _, one in files if (p := _people(one)) is not None), ())
        yield Thread(folder, tuple(one for _, _, one in files), people)


def _people(source: Source) -> tuple[str, ...] | None:
    """Name who takes part, from the beginning of a file; None where it is no thread."""
    stream = JsonStream(read_pieces(source), budget_of(source))
    try:
        if stream.peek() != "{":
            return None
        for key in stream.members():
            if key == "messages":
                break
            value = stream.value()
            if key == "participants" and isinstance(value, list):
                return tuple(n for one in value if (n := _participant(one)))
    except (ValueError, RecursionError):
        return None
    return ()


def _participant(one: object) -> str:
    name = one.get("name") if isinstance(one, dict) else one
    return mend_letters(name).strip() if isinstance(name, str) else ""


def _owner(threads: list[Thread]) -> str | None:
    """Name who takes part in every conversation, where that is one person of at least two."""
    counted = Counter(name for thread in threads for name in set(thread.people))
    first = counted.most_common(2)
    if len(threads) < 2 or not first or first[0][1] < len(threads):
        return None
    return first[0][0] if len(first) == 1 or first[1][1] < first[0][1] else None


def _title(thread: Thread, owner: str | None) -> str:
    others = [name for name in thread.people if name != owner]
    return ", ".join(others[:5]) or thread.folder.rpartition("_")[0] or thread.folder


class _Taken:
    """Rows being filled, and the names that a notice may begin with."""

    def __init__(self, rows: Rows, file: str, app: str, people: tuple[str, ...]) -> None:
        self.rows, self.file, self.app = rows, file, app
        self.number = 0
        self.names: dict[str, str] = {}
        self.starts: tuple[str, ...] = _NOTICE_STARTS
        for name in people:
            self.expect(name)

    def expect(self, name: str) -> None:
        """Take note of somebody whom a notice may be about; it begins with a word of their name."""
        if len(self.starts) < MAX_STARTS:
            self.starts += tuple(f"{word} " for word in name.split()[:5])

    def may_be_notice(self, text: str) -> bool:
        """Whether it begins with somebody's name, or may be about one who has left a group."""
        return text.startswith(self.starts) or _OF_A_GROUP in text

    def name_of(self, raw: object) -> str:
        """Mend who sent a message."""
        if not isinstance(raw, str):
            return _participant(raw)
        name = self.names.get(raw)
        if name is None:
            name = _participant(raw)
            if len(self.names) < MAX_NAMES:
                self.names[raw] = name
                self.expect(name)
        return name

    def read(self, source: Source, options: Options) -> str | None:
        """Read one file of a thread; return its title."""
        title: str | None = None
        stream = JsonStream(read_pieces(source, options.progress), options.budget)
        for key in stream.members():
            if key == "messages" and stream.peek() == "[":
                messages = stream.values()
                for message in _mark_forms(messages) if self.app == "instagram" else messages:
                    self.number += 1
                    self.rows.see(1)
                    self.take(message)
                continue
            value = stream.value()
            if key == "title" and isinstance(value, str):
                title = mend_letters(value).strip()
            elif key == "threadName" and isinstance(value, str):
                title = re.sub(r"_\d+$", "", mend_letters(value)).strip()
        return title

    def take(self, message: object) -> None:
        """Take one message; its words are gone afterwards."""
        rows, number = self.rows, self.number
        if message is _FIRST_FORM:
            rows.n_system += 1
            return
        if not isinstance(message, dict):
            rows.skip(number, "read.bad_row")
            return
        stamp = message.get("timestamp_ms", message.get("timestamp"))
        name = self.name_of(message.get("sender_name", message.get("senderName")))
        text = message.get("content", message.get("text"))
        text = mend_letters(text) if isinstance(text, str) else None
        # No notice can be edited.
        edited = self.app == "instagram" and _is_edited(message)
        worded = not edited and text is not None and self.may_be_notice(text)
        telling = not _TELLING.isdisjoint(message)
        told = not edited and text is not None and telling
        by_app = (worded or told) and _is_of_attachment(message, name, text or "")
        kind = _kind(message, text, worded=worded, by_app=by_app, telling=telling)
        if kind is None:
            rows.n_system += 1
            return
        if not isinstance(stamp, int | float) or not 0 < stamp < MOST_MS:
            rows.skip(number, "read.bad_date", shown=stamp)
            return
        if not name:
            rows.skip(number, "read.no_sender")
            return
        own = text or None
        if kind not in _WORDED or by_app:
            own = None
        if own is not None and edited:
            own = own.removesuffix(EDITED)
        sender = rows.sender_id(name, self.file)
        call_s = _call_s(message) if kind is Kind.CALL else UNKNOWN
        rows.add(stamp / 1000, sender, kind, number, own, call_s=call_s)


def _is_edited(message: object) -> bool:
    text = message.get("content") if isinstance(message, dict) else None
    return isinstance(text, str) and text.endswith(EDITED)


def _mark_forms(messages: Iterator[object]) -> Iterator[object]:
    """Put `_FIRST_FORM` in place of a message as it was before it was edited, beside that it is."""
    held: list[object] = []
    for message in messages:
        if held and _are_forms(held[0], message):
            yield from (held[0], _FIRST_FORM) if _is_edited(held[0]) else (_FIRST_FORM, message)
            held = []
            continue
        yield from held
        held = [message]
    yield from held


def _are_forms(one: object, other: object) -> bool:
    """Whether two messages are one, as it was and as it is."""
    return (
        isinstance(one, dict)
        and isinstance(other, dict)
        and one.get("timestamp_ms") == other.get("timestamp_ms")
        and one.get("sender_name") == other.get("sender_name")
        and (_is_edited(one) or _is_edited(other))
    )


def _is_of_attachment(message: dict[str, object], name: str | None, text: str) -> bool:
    """Whether the words of a message are Meta's own: that its sender sent something.

    In any language they are one sentence that begins with the sender's name, beside what was sent.
    """
    if ATTACHMENT.fullmatch(text):
        return True
    held = any(message.get(key) for key in _HELD)
    rest = text.removeprefix(name) if name else text
    short = rest != text and len(rest) <= _OWN_LENGTH and "\n" not in rest
    return held and short and rest.rstrip().endswith((".", "。", "।")) and "http" not in rest


def _kind(
    message: dict[str, object], text: str | None, *, worded: bool, by_app: bool, telling: bool
) -> Kind | None:
    """Tell what was sent; None for a notice.

    Args:
        message: The message.
        text: Its words.
        worded: They begin as those do that Meta puts into a message itself.
        by_app: They are Meta's own, of what was sent.
        telling: It has a key that tells what was sent.
    """
    if telling or message.get("type", "") not in _PLAIN:
        found = _told(message, text, by_app=by_app)
        if found != "untold":
            return found
    if not text:
        return Kind.MEDIA
    if not worded:
        return Kind.TEXT
    if CALLED.fullmatch(text):
        return Kind.MISSED_CALL
    if REACTION.fullmatch(text):
        return Kind.REACTION
    if NOTICE.fullmatch(text):
        return None
    return Kind.MEDIA if by_app else Kind.TEXT


def _told(
    message: dict[str, object], text: str | None, *, by_app: bool
) -> Kind | Literal["untold"] | None:
    """Tell what was sent from its keys, where they do."""
    sort = str(message.get("type", "")).casefold()
    if any(message.get(key) is True for key in _UNSENT):
        return Kind.DELETED
    if sort in {"subscribe", "unsubscribe"}:
        return None
    if "call" in sort or "call_duration" in message:
        length = message.get("call_duration")
        answered = isinstance(length, int | float) and length > 0 and not message.get("missed")
        return Kind.CALL if answered else Kind.MISSED_CALL
    if message.get("audio_files"):
        return Kind.VOICE
    if any(message.get(key) for key in _HELD):
        own = text and not by_app
        return Kind.TEXT if message.get("share") and own else Kind.MEDIA
    return "untold"


def _call_s(message: dict[str, object]) -> int:
    length = message.get("call_duration")
    return int(min(length, DAY_S)) if isinstance(length, int | float) else UNKNOWN


FACEBOOK = Meta("facebook")
INSTAGRAM = Meta("instagram")
