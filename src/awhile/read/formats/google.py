"""Google's Takeout: Google Chat, a folder per conversation, and Hangouts, one file for all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from awhile.errors import ReadError
from awhile.read.columns import Rows, finish
from awhile.read.conversations import choose_chat
from awhile.read.json_stream import JsonStream, read_members
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import budget_of, list_beside, load_json, read_pieces
from awhile.read.times.epochs import epoch_s, show_in_zone
from awhile.read.times.worded import OPEN, Moment, find_moment, read_worded, settle
from awhile.read.times.words import Speech
from awhile.types import UNKNOWN, Kind, Reading

_AUDIO = (".m4a", ".mp3", ".ogg", ".opus", ".amr", ".wav", ".aac")
Json = dict[str, Any]


class GoogleChat:
    """The reader of Google Chat's ``messages.json``, one or all of a Takeout."""

    name = "google-chat"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a JSON object whose messages have a creator and a date in words."""
        text = head.text
        if text is None or not text.lstrip().startswith("{"):
            return NotMine("read.not_json")
        dated = '"created_date"' in text or '"updated_date"' in text
        ours = dated and '"creator"' in text and '"messages"' in text
        return Mine() if ours else NotMine("read.not_google_chat")

    def read(self, source: Source, options: Options) -> Reading:
        """Read the conversation that is meant, out of as many as there are."""
        found = [s for s in list_beside(source, source.name) if _holds_chat(s)]
        owner, mail = _owner(source)
        titles: list[str] = []
        personal: list[int] = []
        if len(found) > 1:
            for place, one in enumerate(found):
                people = _people(_messages(one))
                others = [n for key, n in people.items() if not mail or key != mail.casefold()]
                titles.append(" + ".join(others) or one.place.split("/")[-2])
                if len(people) <= 2 and "Space " not in one.place:
                    personal.append(place)
        chosen = choose_chat(titles, personal, options, source.name) if titles else 0
        messages = _messages(found[chosen] if titles else source, options.progress)
        rows, speech = Rows.asked_for(options), Speech()
        called: dict[str, str] = {}
        for number, message in enumerate(rows.counted(messages), 1):
            _take_chat(rows, message, number, source.name, speech, called)
        rows.name_people(called)
        if mail:
            owner = called.get(mail.casefold(), owner)
        zone, assumed = show_in_zone(rows, options.zone)
        return finish(
            rows,
            reader=self.name,
            file=source.name,
            title=titles[chosen] if titles else None,
            zone=zone,
            zone_assumed=assumed,
            owner=owner if owner in rows.senders else None,
            chats=tuple(titles),
            limits=("read.limit_google_chat", "read.limit_calls_not_kept"),
        )


def _dig(found: object, *keys: str) -> object:
    """Go down by keys; None where something on the way is missing."""
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _holds_chat(source: Source) -> bool:
    """Tell a conversation from another product's file of that name."""
    return "/" not in source.place or "Groups/" in source.place or "Google Chat" in source.place


def _messages(
    source: Source, progress: Callable[[int, int], None] | None = None
) -> Iterator[object]:
    """Yield a conversation's messages, one at a time."""
    try:
        stream = JsonStream(read_pieces(source, progress), budget_of(source))
        for key, value in read_members(stream, frozenset({"messages"})):
            if key == "messages":
                yield value
    except (ValueError, RecursionError):
        raise ReadError("read.damaged", file=source.name) from None


def _owner(source: Source) -> tuple[str | None, str | None]:
    """Return name and address of the account, where the Takeout holds them."""
    for info in list_beside(source, "user_info.json"):
        data = load_json(info)
        user = data.get("user") if isinstance(data, dict) else None
        if isinstance(user, dict):
            return _text(user.get("name")), _text(user.get("email"))
    return None, None


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _creator(message: object) -> Json:
    creator = message.get("creator") if isinstance(message, dict) else None
    return creator if isinstance(creator, dict) else {}


def _people(messages: Iterable[object]) -> dict[str, str]:
    """List who wrote, by address, with their names."""
    found: dict[str, str] = {}
    for message in messages:
        creator = _creator(message)
        name = _text(creator.get("name")) or _text(creator.get("email"))
        if name:
            found.setdefault((_text(creator.get("email")) or name).casefold(), name)
    return found


def _take_chat(
    rows: Rows, message: object, number: int, file: str, speech: Speech, called: dict[str, str]
) -> None:
    """Take one message; ``called`` takes what its sender is called, by address."""
    if not isinstance(message, dict):
        rows.skip(number, "read.bad_row")
        return
    creator = _creator(message)
    if creator.get("user_type") == "Bot":
        rows.n_system += 1
        return
    name = _text(creator.get("name")) or _text(creator.get("email"))
    if name is None:
        rows.skip(number, "read.no_sender")
        return
    stamp = message.get("created_date") or message.get("updated_date")
    wall = None
    if isinstance(stamp, str) and "UTC" in stamp:
        moment = find_moment(stamp, speech)
        if isinstance(moment, Moment) and settle(moment.date, speech) is None:
            moment = moment.date.split(OPEN)[1]
        if isinstance(moment, str):
            raise ReadError("read.unknown_word", file=file, word=moment)
        wall = read_worded(stamp, speech)
    if wall is None:
        rows.skip(number, "read.bad_date", shown=stamp)
        return
    files = message.get("attached_files")
    names = [str(_dig(f, "original_name")) for f in _list(files)]
    text = message.get("text")
    kind = Kind.MEDIA if names else Kind.TEXT
    if names and all(n.lower().endswith(_AUDIO) for n in names):
        kind = Kind.VOICE
    if message.get("message_state") == "DELETED" or message.get("deletion_metadata"):
        kind, text = Kind.DELETED, None
    own = text if isinstance(text, str) and text else None
    # An address is a person, whatever they were called when they wrote.
    person = (_text(creator.get("email")) or name).casefold()
    called[person] = name
    rows.add(wall.replace(tzinfo=UTC).timestamp(), rows.sender_id(person, file), kind, number, own)


class Hangouts:
    """The reader of Hangouts' ``Hangouts.json``, of either layout."""

    name = "hangouts"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim a JSON object with Hangouts' conversations."""
        text = head.text
        if text is None or not text.lstrip().startswith("{"):
            return NotMine("read.not_json")
        people = '"participant_id"' in text or '"gaia_id"' in text or '"chat_id"' in text
        ours = people and ('"conversations"' in text or '"conversation_state"' in text)
        return Mine() if ours else NotMine("read.not_hangouts")

    def read(self, source: Source, options: Options) -> Reading:
        """Read the conversation that is meant."""
        chats = [_hangout(entry) for entry in _conversations(source, options)]
        titles = [chat.title for chat in chats]
        personal = [i for i, chat in enumerate(chats) if chat.personal]
        chosen = choose_chat(titles, personal, options, source.name)
        chat = chats[chosen]
        rows = Rows.asked_for(options)
        number = 0

        def take(event: object) -> None:
            nonlocal number
            number += 1
            rows.see(1)
            _take_event(rows, event, number, source.name)

        for entry in _conversations(source, options, chosen, take):
            for event in _list(_dig(entry, "conversation_state", "event")):
                take(event)
        rows.name_people(chat.names)
        zone, assumed = show_in_zone(rows, options.zone)
        return finish(
            rows,
            reader=self.name,
            file=source.name,
            title=chat.title,
            zone=zone,
            zone_assumed=assumed,
            owner=chat.names.get(chat.owner) if chat.owner else None,
            chats=tuple(titles),
            limits=("read.limit_hangouts",),
        )


@dataclass(frozen=True, slots=True)
class _Hangout:
    title: str
    personal: bool
    owner: str | None
    names: dict[str, str]


def _conversations(
    source: Source,
    options: Options,
    chosen: int | None = None,
    take: Callable[[object], None] = lambda _: None,
) -> Iterator[Json]:
    """Yield what is said of each conversation, or of the chosen one alone.

    Its events are given to ``take`` one at a time, and let go; in the older layout, where they are
    part of what is said, they are yielded with it.
    """
    place = -1
    try:
        stream = JsonStream(read_pieces(source, options.progress), options.budget)
        if stream.peek() != "{":
            return
        for key in stream.members():
            if key not in {"conversations", "conversation_state"} or stream.peek() != "[":
                stream.value()
                continue
            for _ in stream.places():
                place += 1
                entry: Json = {}
                for inner, value in read_members(stream, frozenset({"events"})):
                    if inner != "events":
                        entry[str(inner)] = value
                    elif place == chosen:
                        take(value)
                if chosen in {None, place}:
                    yield entry
    except (ValueError, RecursionError):
        raise ReadError("read.damaged", file=source.name) from None


def _hangout(entry: object) -> _Hangout:
    about = next(
        (
            found
            for keys in (
                ("conversation", "conversation"),
                ("conversation_state", "conversation"),
                ("conversation",),
            )
            if _dig(found := _dig(entry, *keys), "participant_data") is not None
        ),
        None,
    )
    names: dict[str, str] = {}
    for person in _list(_dig(about, "participant_data")):
        key = _person(_dig(person, "id"))
        name = _dig(person, "fallback_name")
        names[key] = name if isinstance(name, str) and name else key
    owner = _person(_dig(about, "self_conversation_state", "self_read_state", "participant_id"))
    others = [name for key, name in names.items() if key != owner]
    title = _dig(about, "name") or " + ".join(others) or "?"
    return _Hangout(str(title), len(names) == 2, owner if owner in names else None, names)


def _person(found: object) -> str:
    return str(_dig(found, "gaia_id") or _dig(found, "chat_id") or "?")


def _take_event(rows: Rows, event: object, number: int, file: str) -> None:
    kind = _dig(event, "event_type")
    call = _dig(event, "hangout_event", "event_type")
    content = _dig(event, "chat_message", "message_content")
    if call != "START_HANGOUT" and not isinstance(content, dict):
        rows.n_system += 1
        return
    stamp = str(_dig(event, "timestamp"))
    time_s = epoch_s(int(stamp)) if stamp.isdecimal() and len(stamp) < 20 else None
    if time_s is None:
        rows.skip(number, "read.bad_date", shown=stamp)
        return
    key = _person(_dig(event, "sender_id"))
    sender = rows.sender_id(key, file)
    if kind == "HANGOUT_EVENT" or call:
        rows.add(time_s, sender, Kind.CALL, number, None, call_s=UNKNOWN)
        return
    segments = _list(_dig(content, "segment"))
    parts = ("\n" if _dig(s, "type") == "LINE_BREAK" else _dig(s, "text") for s in segments)
    text = "".join(part for part in parts if isinstance(part, str))
    attached = _list(_dig(content, "attachment"))
    rows.add(time_s, sender, Kind.MEDIA if attached else Kind.TEXT, number, text or None)


GOOGLE_CHAT = GoogleChat()
HANGOUTS = Hangouts()
