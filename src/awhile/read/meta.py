"""Facebook's and Instagram's JSON, of any age, alone or in the zip of a whole account."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from awhile.errors import ReadError
from awhile.read.chats import choose_chat, owner_beside
from awhile.read.columns import Rows, finish
from awhile.read.epochs import show_in_zone
from awhile.read.json_stream import JsonStream
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import decode_head, open_folder, read_pieces
from awhile.read.text_fix import mend_letters
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

FILE = re.compile(r"(?:(?P<folder>.*)/)?message_(?P<number>\d{1,6})\.json")
_ENCRYPTED_FILE = re.compile(r"(?:.*/)?(?P<name>[^/]+)_\d+\.json")
_KEYS = re.compile(r'"(?:sender_name|senderName|timestamp_ms|threadName)"\s*:')
NOTICE = re.compile(
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
REACTION = re.compile(
    r"Reacted .{1,20} to your message ?|Liked a message"
    r"|Hat mit .{1,20} auf deine Nachricht reagiert ?"
    r"|Reaccionó con .{1,20} a tu mensaje ?|A réagi avec .{1,20} à votre message ?"
    r"|(?:Hai|Ha) reagito con .{1,20} al tuo messaggio ?|Reagiu com .{1,20} à sua mensagem ?"
    r"|Gefällt eine Nachricht|Le gustó un mensaje|A aimé un message"
)
ATTACHMENT = re.compile(
    r".{1,80} sent (?:an attachment|a photo|a video|a sticker|a GIF|a location|a live location)\."
)
EDITED = " (edited)"
CALLED = re.compile(
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
MOST_MS = 4_102_444_800_000
"""2100; a moment beyond it is no moment of a chat."""
_UNSENT = ("is_unsent", "isUnsent")


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
        text = decode_head(head.data)
        if text is None or not text.lstrip("\ufeff \r\n\t").startswith("{"):
            return NotMine("read.not_json")
        if '"participants"' not in text or not _KEYS.search(text):
            return NotMine(f"read.not_{self.name}")
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
        rows = Rows(text_counts=options.text_counts)
        taken = _Taken(rows, file, self.name)
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
    stream = JsonStream(read_pieces(source))
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


@dataclass(slots=True)
class _Taken:
    """Rows being filled; the last one is kept to know an edited message from its first form."""

    rows: Rows
    file: str
    app: str
    number: int = 0
    last: tuple[object, object, bool] = (None, None, False)

    def read(self, source: Source, options: Options) -> str | None:
        """Read one file of a thread; return its title."""
        title: str | None = None
        stream = JsonStream(read_pieces(source, options.progress))
        for key in stream.members():
            if key == "messages" and stream.peek() == "[":
                for message in stream.values():
                    self.number += 1
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
        rows = self.rows
        if not isinstance(message, dict):
            rows.skip(self.number, "read.bad_row")
            return
        stamp = message.get("timestamp_ms", message.get("timestamp"))
        name = _participant(message.get("sender_name", message.get("senderName")))
        text = message.get("content", message.get("text"))
        text = mend_letters(text) if isinstance(text, str) else None
        kind = _kind(message, text)
        if kind is None:
            rows.n_system += 1
            return
        if not isinstance(stamp, int | float) or not 0 < stamp < MOST_MS:
            rows.skip(self.number, "read.bad_date")
            return
        if not name:
            rows.skip(self.number, "read.no_sender")
            return
        own = text or None
        if kind not in {Kind.TEXT, Kind.MEDIA} or (text and ATTACHMENT.fullmatch(text)):
            own = None
        if own is not None and self.app == "instagram":
            # An edited message is there twice, as it was and as it is, at one moment.
            edited, last = own.endswith(EDITED), self.last
            self.last = (stamp, name, edited)
            if last[:2] == (stamp, name) and (edited or last[2]):
                rows.n_system += 1
                return
            own = own.removesuffix(EDITED)
        sender = rows.sender_id(name, self.file)
        rows.add(stamp / 1000, sender, kind, self.number, own, call_s=_call_s(message, kind))


def _kind(message: dict[str, object], text: str | None) -> Kind | None:
    """Tell what was sent; None for a notice."""
    sort = str(message.get("type", "")).casefold()
    if any(message.get(key) is True for key in _UNSENT):
        return Kind.DELETED
    if sort in {"subscribe", "unsubscribe"}:
        return None
    if "call" in sort or "call_duration" in message or (text and CALLED.fullmatch(text)):
        length = message.get("call_duration")
        answered = isinstance(length, int | float) and length > 0 and not message.get("missed")
        return Kind.CALL if answered else Kind.MISSED_CALL
    if message.get("audio_files"):
        return Kind.VOICE
    if any(message.get(key) for key in _HELD):
        share = message.get("share")
        return Kind.TEXT if share and text and not ATTACHMENT.fullmatch(text) else Kind.MEDIA
    if not text:
        return Kind.MEDIA
    if REACTION.fullmatch(text):
        return Kind.REACTION
    if NOTICE.fullmatch(text):
        return None
    return Kind.MEDIA if ATTACHMENT.fullmatch(text) else Kind.TEXT


def _call_s(message: dict[str, object], kind: Kind) -> int:
    length = message.get("call_duration")
    if kind is not Kind.CALL or not isinstance(length, int | float):
        return UNKNOWN
    return int(min(length, DAY_S))


FACEBOOK = Meta("facebook")
INSTAGRAM = Meta("instagram")
