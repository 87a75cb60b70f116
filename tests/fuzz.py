"""Throw damaged exports at a reader until something breaks; by hand, not among the tests.

    python -m tests.fuzz READER SECONDS [--seeds FOLDER ...] [--keep FOLDER] [--seed N] [--plain]

READER is the name of a reader (`awhile.read.READERS`), ``zip`` for archives, ``tell`` for saved
studies, or ``all``, which gives each its share of the time. It begins with the small exports of
``tests/read`` and whatever lies in the FOLDERs. Where atheris is installed it leads towards code
not yet reached; without it, or with ``--plain``, exports are damaged at random (`tests.mutate`),
and every input that gave a new answer is kept to go on from.

What must hold: nothing but a reading or one sentence, within the limits of time and memory below.
What breaks it is printed, and written to the folder of ``--keep``; the exit code is 1.
"""

import argparse
import io
import json
import math
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from random import Random
from types import FrameType
from zlib import crc32

try:
    import atheris
except ImportError:
    atheris, watched = None, nullcontext()
else:
    watched = atheris.instrument_imports(include=["awhile.read", "awhile.tell"])
with watched:  # what is imported here is led by
    from awhile.errors import AwhileError, StudyError
    from awhile.read import READERS, Options, read_file
    from awhile.read.reader import Mine
    from awhile.read.source import find_source
    from awhile.sample import DEMOS
    from awhile.sample.rows import Row
    from awhile.tell import read_study, tell_html, tell_inspect, tell_json, tell_terminal
    from awhile.types import Kind
    from tests.exports import EXPORTS
    from tests.make import gate_of
    from tests.mutate import damage
    from tests.tell.studies import demo_study
    from tests.tell.test_hostile_study import damage as damage_study

ROOT = Path(__file__).resolve().parent.parent
LIMIT_S = 5.0
"""Processor time of one input; none is larger than the limit below."""
MAX_BYTES = 1 << 20
MEMORY = 1 << 30
"""What the whole process may take, the fuzzer's own included."""
FAULTS_OF_OURS = {"read.lost_count", "read.fault"}
"""Refusals that say that Awhile itself is wrong: the account does not add up, or a reader broke."""
OPTIONS = (
    Options(),
    Options(counts=False),
    Options(text_counts=True),
    Options(chat="1", zone="Europe/Berlin"),
    Options(chat="2", date_order="mdy"),
    Options(names=("Sam", "Ben"), date_order="dmy", zone="America/New_York"),
)
OWN = {
    "memotrace": [
        ("localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,"
        "NickName,Sender\n"
        "0,7,1,0,1,1740000000,,hello,2025-02-20 05:20:00,Sam,Sam,wxid_1\n"
        "1,7,34,0,0,1740000060,,<msg/>,2025-02-20 05:21:00,Sam,Sam,wxid_1\n"),
        "2025-02-20 05:20:00 \u6211\nhello\n\n2025-02-20 05:21:00 Sam\n[\u8bed\u97f3]\n\n",
    ],
    "telegram": [
        json.dumps(
            {
                "name": "Sam",
                "type": "personal_chat",
                "id": 1,
                "messages": [
                    {"id": 1, "type": "message", "date": "2025-03-30T01:59:00",
                     "date_unixtime": "1743292740", "from": "Sam", "from_id": "user1",
                     "text": "a?"},
                    {"id": 2, "type": "message", "date": "2025-03-30T03:01:00", "from": "Kim",
                     "date_unixtime": "1743292860", "media_type": "voice_message", "file": "v.ogg",
                     "text": [{"type": "link", "text": "b"}, "c"], "forwarded_from": "X"},
                    {"id": 3, "type": "service", "action": "phone_call", "duration_seconds": 9,
                     "date": "2025-03-31T03:01:00", "actor": "Kim", "actor_id": "user2"},
                ],
            }
        ),
        json.dumps(
            {
                "personal_information": {"user_id": 1},
                "chats": {"list": [
                    {"name": n, "type": "personal_chat", "id": i, "messages": [
                        {"id": 1, "type": "message", "date": "2025-03-30T01:59:00",
                         "from": n, "from_id": "user1", "text": "a"}]}
                    for i, n in enumerate(("Sam", "Ben"))
                ]},
            }
        ),
    ],
    "table": [
        "time,sender,words\n2025-01-01T10:00:00Z,Ada,3\n2025-01-01T10:05:00+01:00,Ben,1\n",
        """{"time": 1735725600, "sender": "Ada", "kind": "text"}
        {"time": "2025-01-02T00:00:00Z", "sender": "Ben", "kind": "call", "call_s": 60}
        """,
    ],
}  # fmt: skip
ROWS = [Row(1_735_725_600.0 + 60 * i, i % 2, Kind.TEXT, f"so it goes {i}") for i in range(6)]
"""A short chat, for formats without a seed of their own."""
APPLE = """
    CREATE TABLE message (text, attributedBody, date, is_from_me, handle_id, item_type,
        associated_message_type, date_edited, date_retracted, cache_has_attachments);
    CREATE TABLE chat (style, chat_identifier, display_name);
    CREATE TABLE handle (id);
    CREATE TABLE chat_message_join (chat_id, message_id);
    CREATE TABLE chat_handle_join (chat_id, handle_id);
    INSERT INTO handle VALUES ('+15550001111'), ('5550001111'), ('sam@example.com');
    INSERT INTO chat VALUES (43, '+15550001111', NULL), (45, 'x', 'Three');
    INSERT INTO chat_handle_join VALUES (1, 1), (2, 2), (2, 3);
    INSERT INTO message VALUES ('a?', NULL, 700000000, 0, 1, 0, 0, 0, 0, 0),
        (NULL, x'4E53537472696E67019584012B036869218684', 700000001000000000, 1, 0, 0, 0, 0, 0, 0),
        ('Loved “a?”', NULL, 700000002, 0, 1, 0, 2000, 0, 0, 0);
    INSERT INTO chat_message_join VALUES (1, 1), (1, 2), (1, 3), (2, 1);
"""
VIBER = """
    CREATE TABLE Contact (ContactID INTEGER PRIMARY KEY, Name TEXT, ClientName TEXT);
    CREATE TABLE ChatInfo (ChatID INTEGER PRIMARY KEY);
    CREATE TABLE ChatRelation (ChatID, ContactID);
    CREATE TABLE Events (EventID INTEGER PRIMARY KEY, timestamp, ContactID, ChatID);
    CREATE TABLE Messages (EventID INTEGER PRIMARY KEY, Type, Body);
    INSERT INTO Contact VALUES (1, NULL, 'me'), (2, 'Sam', 'S'), (3, NULL, 'Ben');
    INSERT INTO ChatInfo VALUES (10), (11);
    INSERT INTO ChatRelation VALUES (10, 1), (10, 2), (11, 1), (11, 3);
    INSERT INTO Events VALUES (1, 1700000000000, 1, 10), (2, 1700000001000, 2, 10),
        (3, 1700000002000, 2, 10), (4, 1700000004000, 3, 11);
    INSERT INTO Messages VALUES (1, 1, 'are you there?'), (2, 2, ''), (3, 11, NULL), (4, 1, 'x');
"""
SLACK = {
    "users.json": [{"id": "U1", "profile": {"real_name": "Ada"}}, {"id": "U2", "name": "Ben"}],
    "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
    "D1/2025-01-01.json": [
        {"type": "message", "user": "U1", "ts": "1735725600.000100", "text": "a <b>"},
        {"type": "message", "user": "U2", "ts": "1735725700.000100", "subtype": "file_share"},
    ],
}


def find_seeds(folders: list[Path]) -> dict[str, list[bytes]]:
    """Group small exports by the reader that claims them; ``zip`` holds some of each packed."""
    seeds: dict[str, list[bytes]] = {reader.name: [] for reader in READERS}
    for name, texts in OWN.items():
        seeds[name] += [text.encode() for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        for name, schema in (("imessage", APPLE), ("viber", VIBER)):
            path = Path(folder, name)
            with closing(sqlite3.connect(path)) as base:
                base.executescript(schema)
            seeds[name].append(path.read_bytes())
        slack = Path(folder, "slack.zip")
        with zipfile.ZipFile(slack, "w") as archive:
            for name, value in SLACK.items():
                archive.writestr(name, json.dumps(value))
        seeds["slack"].append(slack.read_bytes())
        for path in _files([ROOT / "tests" / "read", *folders]):
            try:
                head = find_source(path)[1]
            except AwhileError:
                continue
            names = [r.name for r in READERS if isinstance(r.identify(head), Mine)]
            if len(names) == 1 and path.stat().st_size <= MAX_BYTES // 2:
                seeds[names[0]].append(path.read_bytes())
        for export in EXPORTS:
            if not seeds[export.reader]:
                written = export.write(Path(folder), ROWS, ("Robin", "Sam")).read_bytes()
                seeds[export.reader] += _members(written) if written[:2] == b"PK" else [written]
        packed: list[bytes] = [*seeds["slack"]]
        for name, found in seeds.items():
            path = Path(folder, "one.zip")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for number, data in enumerate(found[:3], 1):
                    archive.writestr(
                        f"messages/inbox/x_{number}/{NAMES.get(name, '_chat.txt')}", data
                    )
            packed.append(path.read_bytes())
    return seeds | {"zip": packed}


def _members(packed: bytes) -> list[bytes]:
    """Give the largest file of an export that is a zip of many."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [archive.read(max(archive.infolist(), key=lambda info: info.file_size))]


NAMES = {
    "facebook": "message_1.json", "instagram": "message_1.json", "facebook_html": "message_1.html",
    "google-chat": "messages.json", "hangouts": "Hangouts.json", "sms": "sms.xml",
    "imessage": "chat.db", "viber": "viber.db", "discord": "dm.json", "snapchat":
    "chat_history.json",
    "mbox": "mail.mbox", "telegram": "result.json", "table": "table.csv", "slack": "slack.zip",
    "signal-desktop": "main.jsonl", "zip": "chat.zip", "eml": "1.eml", "x": "direct-messages.js",
    "vk": "messages0.html", "google-voice": "Sam.html", "tiktok": "user_data.json",
    "skype": "messages.json", "imessage-html": "Sam.html", "imazing": "Sam.csv",
    "linkedin": "messages.csv", "element": "export.json", "sms-ie": "messages.json",
    "telegram-html": "messages.html", "threema": "message_A.csv", "discord-html": "dm.html",
}  # fmt: skip


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".py" and ".events." not in path.name:
                yield path


class Slow(BaseException):
    """An input took longer than it may."""


def stop(_number: int, _frame: FrameType | None) -> None:
    """Break off an input that takes too long."""
    raise Slow


def list_targets() -> list[str]:
    """Name everything that is fuzzed."""
    return [*(reader.name for reader in READERS), "zip", "tell"]


def find_studies() -> list[bytes]:
    """Return the studies of the correspondences that ship, as they are saved."""
    studies = map(demo_study, DEMOS)
    return [tell_json(study, gate_of(study)).encode() for study in studies]


def harm(data: bytes, random: Random, seeds: list[bytes], *, tells: bool) -> bytes:
    """Damage an export, or values of a saved study, of which most still fit together."""
    if tells and random.random() < 0.8:
        try:
            return json.dumps(damage_study(json.loads(data), random)).encode()
        except (ValueError, TypeError, IndexError, RecursionError):
            pass
    return damage(data, random, seeds)


class Judge:
    """Reads inputs and says what came of each."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path, self.tells = folder / NAMES.get(name, "chat.txt"), name == "tell"
        self.n, self.n_read, self.bytes, self.slowest_s = 0, 0, 0, 0.0
        signal.signal(signal.SIGVTALRM, stop)

    def judge(self, data: bytes, options: Options | None = None) -> tuple[object, ...]:
        """Read one input; raise whatever is no refusal.

        Args:
            data: The file.
            options: What the user says; told by the data if None.

        Returns:
            What kind of answer it was, so that a new kind can be known.
        """
        self.n += 1
        self.bytes += len(data)
        if self.tells:
            return self.judge_study(data)
        self.path.write_bytes(data)
        options = options or OPTIONS[crc32(data) % len(OPTIONS)]
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_S)
        try:
            reading = read_file(self.path, options)
        except AwhileError as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if error.key in FAULTS_OF_OURS:
                raise RuntimeError(error.key) from error
            said = error.tell("en"), error.tell("de")
            for sentence in said:
                assert 10 < len(sentence) < 5000, sentence
                assert "\n" not in sentence, sentence
                assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in sentence), sentence
                sentence.encode()
            return (error.key,)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self.slowest_s = max(self.slowest_s, time.process_time() - started)
        self.n_read += 1
        events, understood = reading.events, reading.understood
        n = len(events.time_s)
        columns = (events.offset_s, events.sender, events.kind, events.row, *events.counts.values())
        assert n > 0
        assert all(len(column) == n for column in columns)
        assert list(events.time_s) == sorted(events.time_s)
        assert all(map(math.isfinite, events.time_s))
        assert all(0 <= s < len(reading.senders) for s in events.sender)
        assert understood.n_events == n == sum(s.n_events for s in understood.senders)
        told = tell_inspect(understood, "de" if crc32(data) & 64 else "en")
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in told), told
        told.encode()
        return (understood.reader, min(n, 20), min(understood.n_skipped, 5), understood.zone)

    def judge_study(self, data: bytes) -> tuple[object, ...]:
        """Read one saved study and tell it in every form; raise whatever is no refusal."""
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_S)
        language = "de" if crc32(data) & 64 else "en"
        try:
            study = read_study(data.decode("utf-8", "replace"))
            gate = gate_of(study)
            tell_html(study, gate, language).encode()
            tell_terminal(study, gate, language, width=80, colour=False).encode()
            json.loads(tell_json(study, gate))
        except StudyError as error:
            return (error.key, error.tell(language).count("\n"))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self.slowest_s = max(self.slowest_s, time.process_time() - started)
        self.n_read += 1
        return ("told", len(study.silences) % 20, study.forecast.refusal is None)


def fuzz(name: str, seconds: float, seeds: list[bytes], seed: int, keep: Path | None) -> int:
    """Throw damaged exports at one reader for some time; return how many broke it."""
    random, known, broken = Random(seed), set[tuple[object, ...]](), dict[str, bytes]()
    pool = list(seeds)
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(Path(folder), name)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            data = harm(random.choice(pool), random, seeds, tells=judge.tells)[:MAX_BYTES]
            try:
                answer = judge.judge(data)
            except (Exception, Slow):  # noqa: BLE001 - anything at all is a finding
                keep_broken(traceback.format_exc(), data, broken, keep, name)
                continue
            if answer not in known:
                known.add(answer)
                pool.append(data)
        report(name, judge, seconds, f"{len(known)} kinds of answer", broken)
    return len(broken)


def keep_broken(
    told: str, data: bytes, broken: dict[str, bytes], keep: Path | None, name: str
) -> None:
    """Keep the smallest input for each place that broke."""
    lines = [line for line in told.splitlines() if line.startswith("  File")]
    place = (lines[-1] if lines else "") + told.splitlines()[-1][:60]
    if place in broken and len(broken[place]) <= len(data):
        return
    if place not in broken:
        print(told, flush=True)
    broken[place] = data
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}-{crc32(place.encode()):08x}").write_bytes(data)


def report(name: str, judge: Judge, seconds: float, reached: str, broken: dict[str, bytes]) -> None:
    """Say in one line what was done and found."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {judge.n:,} inputs, {judge.bytes / 1e6:,.1f} MB in {seconds:.0f} s; "
        f"{judge.n_read:,} read, the others refused; {reached}; slowest {judge.slowest_s:.2f} s; "
        f"peak {peak:.0f} MB; {len(broken)} broken",
        flush=True,
    )


def fuzz_led(name: str, seconds: float, seeds: list[bytes], seed: int, keep: Path | None) -> None:
    """Do the same, led by coverage; atheris never returns, so a process of its own is expected."""
    folder = Path(tempfile.mkdtemp())
    judge, broken = Judge(folder, name), dict[str, bytes]()
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, data in enumerate(seeds):
        (corpus / str(number)).write_bytes(data)

    def one(data: bytes) -> None:
        try:
            judge.judge(data)
        except (Exception, Slow):  # noqa: BLE001 - as above
            keep_broken(traceback.format_exc(), data, broken, keep, name)
        if time.monotonic() > until:
            n_kept = sum(1 for _ in corpus.iterdir())
            report(name, judge, seconds, f"{n_kept} kept", broken)
            sys.stdout.flush()
            os._exit(1 if broken else 0)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        random = Random(number)
        if not data or random.random() < 0.25:
            return bytes(atheris.Mutate(data, min(most, len(data) + 256)))
        return harm(data, random, seeds, tells=judge.tells)[:most]

    words = [sys.argv[0], f"-seed={seed}", f"-max_len={MAX_BYTES}", "-rss_limit_mb=900"]
    words += ["-len_control=0", "-print_final_stats=1", "-verbosity=1", str(corpus)]
    atheris.Setup(words, one, custom_mutator=mutate)
    until = time.monotonic() + seconds
    atheris.Fuzz()


def main() -> int:
    """Fuzz one reader, or each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=[*list_targets(), "all"])
    parser.add_argument("seconds", type=float)
    parser.add_argument("--seeds", type=Path, nargs="*", default=[])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args()
    if args.reader == "all":
        names = list_targets()
        share = str(args.seconds / len(names))
        rest = sys.argv[3:]
        return max(
            subprocess.run(
                [sys.executable, "-m", "tests.fuzz", name, share, *rest], cwd=ROOT
            ).returncode
            for name in names
        )
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    tells = args.reader == "tell"
    seeds = find_studies() if tells else find_seeds(args.seeds)[args.reader]
    if atheris is not None and not args.plain:
        fuzz_led(args.reader, args.seconds, seeds, args.seed, args.keep)
    return 1 if fuzz(args.reader, args.seconds, seeds, args.seed, args.keep) else 0


if __name__ == "__main__":
    sys.exit(main())
