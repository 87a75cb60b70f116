"""Invented conversations, written by generators with fixed seeds; nobody's words.

They are written here, and not by `awhile.sample`, so that a change of the samples changes no golden
truth. Names are of any gender.
"""

import csv
import io
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

MISSED, CALL = "<missed>", "<call>"


class Sent(NamedTuple):
    """One thing that was sent: the wall clock of the phone, who, and what."""

    wall: datetime
    sender: int
    text: str


SENTENCES = {
    "en": (
        "Good morning, how did you sleep?", "I am on the train to work", "What a day", "Yes",
        "Shall we cook tonight?", "I love you", "Thank you for yesterday, that was lovely",
        "The exam is on Friday and I am so tired", "Sorry, I forgot to write", "Where are you?",
        "We could go to the lake on Sunday", "No", "Look at this sky", "I need some space today",
        "Did you eat? Did you rest? Are you well?", "Talk later", "You always say that", "Ha",
        "My mother is in hospital", "See you at the station at six then",
    ),
    "de": (
        "Guten Morgen, wie hast du geschlafen?", "Ich sitze im Zug zur Arbeit", "Was für ein Tag",
        "Ja", "Kochen wir heute Abend?", "Ich liebe dich", "Danke für gestern, das war schön",
        "Die Prüfung ist am Freitag und ich bin so müde", "Entschuldige, ich habe es vergessen",
        "Wo bist du?", "Wir könnten am Sonntag an den See fahren", "Nein", "Sieh dir den Himmel an",
        "Ich brauche heute etwas Abstand", "Hast du gegessen? Geht es dir gut?", "Bis später",
        "Immer sagst du das", "Ha", "Meine Mutter ist im Krankenhaus", "Dann bis sechs am Bahnhof",
    ),
}  # fmt: skip


def converse(
    seed: int,
    start: datetime,
    days: int,
    *,
    quiet: Sequence[tuple[int, int]] = (),
    per_day: float = 2.5,
    opens: float = 0.6,
    language: str = "en",
) -> list[Sent]:
    """Simulate exchanges by day; in quiet stretches person 0 writes and person 1 does not.

    Args:
        seed: Same seed, same rows.
        start: First day, 0:00.
        days: How many days.
        quiet: First day and length of each stretch in which person 1 is silent.
        per_day: Exchanges a day, on average.
        opens: Share of the exchanges that person 0 opens.
        language: Of the sentences.

    Returns:
        Rows in order of the wall clock, whole seconds.
    """
    rng = random.Random(seed)
    silent = {first + i for first, length in quiet for i in range(length)}
    rows: list[Sent] = []
    for day in range(days):
        for _ in range(min(6, int(rng.expovariate(1 / per_day)))):
            hour = min(23.2, max(6.0, rng.choice((8.0, 13.0, 18.5, 21.5)) + rng.gauss(0, 0.8)))
            wall = start + timedelta(days=day, seconds=int(hour * 3600))
            opener = 0 if rng.random() < opens else 1
            for turn in range(1 + int(rng.expovariate(1 / 4))):
                sender = (opener + turn) % 2
                chance = rng.random()
                text = MISSED if chance < 0.02 else CALL if chance < 0.04 else ""
                text = text or rng.choice(SENTENCES[language])
                if day not in silent or sender == 0:
                    rows.append(Sent(wall, sender, text))
                wall += timedelta(seconds=20 + int(rng.expovariate(1 / 240)))
    return sorted(rows, key=lambda row: row.wall)


def whatsapp_english(rows: Sequence[Sent], people: Sequence[str]) -> str:
    """Write an iPhone's chat, day first, with seconds and a 24-hour clock."""
    told = {MISSED: "\u200eMissed voice call", CALL: "\u200eVoice call, 12 min"}
    return "".join(
        f"[{row.wall:%d/%m/%Y, %H:%M:%S}] {people[row.sender]}: {told.get(row.text, row.text)}\n"
        for row in rows
    )


def whatsapp_american(rows: Sequence[Sent], people: Sequence[str]) -> str:
    """Write an Android phone's chat, month first, to the minute, with AM and PM."""
    told = {MISSED: "Missed voice call", CALL: "Voice call, 12 min"}
    return "".join(
        f"{row.wall.month}/{row.wall.day}/{row.wall:%y, %I:%M %p} - {people[row.sender]}: "
        f"{told.get(row.text, row.text)}\n"
        for row in rows
    )


def whatsapp_german(rows: Sequence[Sent], people: Sequence[str]) -> str:
    """Write an Android phone's chat in German, to the minute."""
    told = {MISSED: "Verpasster Sprachanruf", CALL: "Sprachanruf, 12 Min."}
    return "".join(
        f"{row.wall:%d.%m.%y, %H:%M} - {people[row.sender]}: {told.get(row.text, row.text)}\n"
        for row in rows
    )


def telegram(rows: Sequence[Sent], people: Sequence[str]) -> str:
    """Write Telegram's JSON, whose clock here is UTC."""
    messages = []
    for number, row in enumerate(rows, 1):
        unix_s = int((row.wall - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001
        stamp = {"id": number, "date": row.wall.isoformat(), "date_unixtime": str(unix_s)}
        name, key = people[row.sender], f"user{row.sender + 1}"
        if row.text in (MISSED, CALL):
            ended = {"discard_reason": "missed"} if row.text == MISSED else {
                "discard_reason": "hangup", "duration_seconds": 720}  # fmt: skip
            messages.append({
                **stamp, "type": "service", "actor": name, "actor_id": key, "action": "phone_call",
                **ended, "text": "", "text_entities": [],
            })  # fmt: skip
        else:
            messages.append({
                **stamp, "type": "message", "from": name, "from_id": key, "text": row.text,
                "text_entities": [{"type": "plain", "text": row.text}],
            })  # fmt: skip
    chat = {"name": people[1], "type": "personal_chat", "id": 2, "messages": messages}
    return json.dumps(chat, ensure_ascii=False, indent=1)


def table(rows: Sequence[Sent], people: Sequence[str], zone: str, *more: str) -> str:
    """Write a table of times with their offset; with recipients where there are more people."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["time", "sender", *(["recipient"] if more else []), "text"])
    for number, row in enumerate(rows):
        stamp = row.wall.replace(tzinfo=ZoneInfo(zone)).isoformat()
        if row.text in (MISSED, CALL):
            continue
        if not more:
            writer.writerow([stamp, people[row.sender], row.text])
            continue
        writer.writerow([stamp, people[row.sender], people[1 - row.sender], row.text])
        if number % 9 == 0:
            writer.writerow([stamp, people[0], more[0], "Are you there?"])
        if number % 12 == 0:
            writer.writerow([stamp, more[0], people[0], "Yes"])
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation and how it is studied.

    Attributes:
        name: Of its folder of golden files.
        files: File names, each with a function that makes its text.
        words: What is typed after the files.
        languages: In which the report is held.
        claims: Whether what ``awhile claims`` says of it is held too.
    """

    name: str
    files: dict[str, Callable[[], str]]
    words: tuple[str, ...]
    languages: tuple[str, ...] = ("en",)
    claims: bool = False


def day(text: str) -> datetime:
    """Read a wall clock."""
    return datetime.fromisoformat(text)


WELL = ("--adult", "yes", "--no-contact", "no", "--afraid", "no")
"""The answers of someone whom no stop rule keeps from anything."""

KIM, ROBIN = ("Kim", "Luca"), ("Robin", "Sam")


def berlin() -> str:
    """Autumn in Berlin: one night has an hour twice, and both write in it; then three weeks."""
    rows = converse(11, day("2025-08-01"), 92, quiet=((30, 5), (60, 4)), language="de")
    night = [
        Sent(day(f"2025-10-26T{clock}"), sender, text)
        for clock, sender, text in (
            ("01:50", 0, "Schläfst du?"), ("02:10", 1, "Nein"), ("02:40", 0, "Ich auch nicht"),
            ("02:05", 1, "Jetzt ist es noch einmal zwei"), ("02:50", 0, "Ja"), ("03:10", 1, "Ha"),
        )
    ]  # fmt: skip
    before = [row for row in rows if row.wall < day("2025-10-26")]
    after = [row for row in rows if row.wall >= day("2025-10-26T06:00")]
    last = [Sent(row.wall + timedelta(days=17), 0, "Geht es dir gut?") for row in after[-1:]]
    return whatsapp_german(before + night + after + last, KIM)


def newfoundland() -> str:
    """Winter and spring at half an hour between the zones, over 9 March."""
    rows = converse(12, day("2025-01-10"), 110, quiet=((20, 6), (70, 9)), per_day=1.5, opens=0.4)
    return whatsapp_american(rows, ROBIN)


def utc() -> str:
    """Telegram; the one who reads is the one who has not answered."""
    rows = converse(13, day("2025-03-01"), 80, quiet=((40, 3),), opens=0.3)
    return telegram([*rows, Sent(day("2025-05-21T09:00"), 1, "Are you all right?")], ROBIN)


def recipients() -> str:
    """A table of three people with a column for whom a row was written to."""
    rows = converse(14, day("2025-02-01"), 60, quiet=((35, 8),))
    return table(rows, ROBIN, "America/St_Johns", "Alex")


def year() -> str:
    """A year, on and off, that ends in the longest silence so far."""
    quiet = ((40, 8), (95, 14), (150, 5), (190, 21), (240, 10), (290, 12), (340, 25))
    rows = converse(15, day("2024-06-01"), 365, quiet=quiet, per_day=1.2)
    return whatsapp_english(rows, ROBIN)


def stopped(text: str) -> Callable[[], str]:
    """Make a chat in which person 1 asks for something, and person 0 goes on."""

    def make() -> str:
        rows = converse(16, day("2025-04-01"), 60, quiet=((50, 10),))
        asked = Sent(day("2025-05-20T23:30"), 1, text)
        return whatsapp_english(sorted([*rows, asked], key=lambda row: row.wall), ROBIN)

    return make


def few() -> str:
    """Six messages in two days, then a week."""
    rows = converse(17, day("2025-06-01"), 2, per_day=4)[:6]
    return whatsapp_english(rows, ROBIN)


def phone() -> str:
    """Half a chat, from one phone."""
    return whatsapp_english(converse(18, day("2025-01-01"), 50, quiet=((20, 4),)), ROBIN)


def other_phone() -> str:
    """The other half and a week of the first, from a table in UTC."""
    rows = converse(18, day("2025-01-01"), 50, quiet=((20, 4),))
    later = converse(19, day("2025-02-20"), 40, quiet=((30, 10),))
    return table([r for r in rows if r.wall >= day("2025-02-12")] + later, ROBIN, "Etc/UTC")


CONVERSATIONS = (
    Conversation(
        "berlin",
        {"WhatsApp Chat mit Luca.txt": berlin},
        ("--me", "Kim", "--zone", "Europe/Berlin", "--now", "2025-11-24T20:00", *WELL),
        ("de", "en"),
    ),
    Conversation(
        "newfoundland",
        {"chat.txt": newfoundland},
        ("--me", "Robin", "--zone", "America/St_Johns", "--now", "2025-05-09T12:00", *WELL),
    ),
    Conversation(
        "utc",
        {"result.json": utc},
        ("--me", "Robin", "--zone", "UTC", "--now", "2025-05-24T09:00", *WELL),
    ),
    Conversation(
        "recipients",
        {"table.csv": recipients},
        ("--me", "Robin", "--with", "Sam", "--now", "2025-04-20", *WELL),
    ),
    Conversation(
        "one-message",
        {"chat.txt": lambda: "[03/06/2025, 10:00:00] Robin: Hello\n"},
        ("--me", "Robin", "--now", "2025-06-10", *WELL),
        ("en", "de"),
    ),
    Conversation(
        "few", {"chat.txt": few}, ("--me", "Robin", "--now", "2025-06-10", *WELL), ("en", "de")
    ),
    Conversation(
        "year",
        {"chat.txt": year},
        (
            "--me", "Robin", "--now", "2025-06-20T08:00", *WELL,
            "--event", "2025-01-06", "Sam moved to another town",
        ),
        claims=True,
    ),
    Conversation(
        "no-contact",
        {"chat.txt": stopped("See you")},
        ("--me", "Robin", "--now", "2025-06-20", "--adult", "yes", "--no-contact", "yes"),
        ("en", "de"),
        claims=True,
    ),
    Conversation(
        "afraid",
        {"chat.txt": stopped("See you")},
        (
            "--me", "Robin", "--now", "2025-06-20",
            "--adult", "yes", "--no-contact", "no", "--afraid", "yes",
        ),
        ("en", "de"),
        claims=True,
    ),
    Conversation(
        "asked-to-stop",
        {"chat.txt": stopped("Please stop contacting me")},
        ("--me", "Robin", "--now", "2025-06-20", *WELL, "--stop-found", "yes"),
    ),
    Conversation(
        "not-asked-to-stop",
        {"chat.txt": stopped("Please stop contacting me")},
        ("--me", "Robin", "--now", "2025-06-20", *WELL, "--stop-found", "no"),
    ),
    Conversation(
        "two-files",
        {"chat.txt": phone, "table.csv": other_phone},
        ("--me", "Robin", "--zone", "UTC", "--now", "2025-04-10", *WELL),
    ),
)  # fmt: skip


REFUSED: tuple[tuple[str, ...], ...] = (
    ("nowhere.txt",),
    ("few.txt", "--me", "Robin"),
    ("few.txt", "--me", "Nobody", *WELL),
    ("few.txt", "--now", "2025-06-10", *WELL),
    ("few.txt", "--me", "Robin", "--now", "2025-06-10", "--adult", "no"),
    ("few.txt", "--me", "Robin", "--now", "soon", *WELL),
    ("few.txt", "--me", "Robin", "--now", "2020-01-01", *WELL),
    ("few.txt", "--me", "Robin", "--zone", "Mars/Crater", *WELL),
    ("few.txt", "--me", "Robin", "--now", "2025-06-10", *WELL, "--page", "few.txt"),
    ("few.txt", "--me", "Robin", "--now", "2025-06-10", *WELL, "--event", "never", "Rain"),
    ("asked.txt", "--me", "Robin", "--now", "2025-06-20", *WELL),
    ("empty.txt", *WELL),
    ("picture.png", *WELL),
    ("novel.txt", *WELL),
    ("group.txt", "--me", "Robin", *WELL),
    ("tell", "few.txt"),
    ("inspect", "group.txt"),
)
"""What is typed wrong, or refused for care's sake, each with files of `refused_files`."""


MISTYPED: tuple[tuple[str, ...], ...] = (
    ("few.txt", "--dates", "year-first"),
    ("demo", "nothing"),
    ("no-such-command", "--fast"),
)
"""What argparse refuses; its own words differ from one Python to the next."""


def refused_files(folder: Path) -> None:
    """Write the files that `REFUSED` names."""
    texts = {
        "few.txt": few(),
        "asked.txt": stopped("Please stop contacting me")(),
        "empty.txt": "",
        "novel.txt": "It was a bright cold day, and the clocks were striking.\n" * 40,
        "group.txt": "".join(
            f"[0{1 + i % 9}/06/2025, 10:0{i % 9}:00] {('Robin', 'Sam', 'Alex')[i % 3]}: Hello\n"
            for i in range(30)
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
