"""Time the reading of generated exports, side by side with every public parser that installs here.

    python benchmarks/reading.py [--rows N] [--peers FOLDER] [--out FILE] [--formats FORMAT ...]

Every contender runs in a process of its own, one after the other, on the same files, in one run.
Peers are installed from PyPI and npm, each into a place of its own under FOLDER; one that cannot be
installed, fails or takes longer than the limit is reported as such. Written to FILE as Markdown.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO
from xml.sax.saxutils import quoteattr

from awhile.sample.generate import generate
from awhile.sample.rows import Row
from awhile.sample.write import Platform, write_telegram, write_whatsapp
from awhile.types import Kind

SOURCE = Path(__file__).resolve().parents[1] / "src"
LIMIT_S = 240.0

# Each snippet gets the file as argv[1] and prints {"n", "first", "last"}; times in ISO, no zone.
_PRINT = "\nimport json; print(json.dumps({'n': n, 'first': str(first), 'last': str(last)}))"

INTERPRETER = "n = first = last = 0"

PATTERN = r"""
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
one = re.compile(
    r"^\u200e?\[?(\d+)/(\d+)/(\d+), (\d+):(\d\d)(?::(\d\d))?[\u202f ]?([AP]M)?"
    r"(?:\] | - )([^:\n]+): (.*)$",
    re.M,
)
n, first, last = 0, None, None
for match in one.finditer(text):
    n += 1
    last = match.groups()
    first = first or last
"""

READ_FILE = """
import sys
from pathlib import Path
from awhile.read import Options, read_file
seen = read_file(Path(sys.argv[1]), Options()).understood
n, first, last = seen.n_events, seen.first, seen.last
"""

WHATSTK = """
import sys
from whatstk import WhatsAppChat
table = WhatsAppChat.from_source(sys.argv[1], max_size=None).df
n, first, last = len(table), table.date.iloc[0], table.date.iloc[-1]
"""

CHAT_MINER = """
import sys
from chatminer.chatparsers import WhatsAppParser
parser = WhatsAppParser(sys.argv[1])
parser.parse_file()
table = parser.parsed_messages.get_df()
n, first, last = len(table), min(table["timestamp"]), max(table["timestamp"])
"""

CHATPACK = """
import sys, chatpack
rows = chatpack.parse_whatsapp(sys.argv[1])
n, first, last = len(rows), rows[0].timestamp, rows[-1].timestamp
"""

WAKIT = """
import sys
from datetime import datetime, UTC
from wakit.export_import import detect_date_order, parse_lines, to_ms
rows, _ = parse_lines(sys.argv[1])
order = detect_date_order(rows, "auto")
times = [to_ms(row, order, UTC) for row in rows]
n = len(rows)
first, last = (
    datetime.fromtimestamp(time / 1000, UTC).replace(tzinfo=None) for time in (times[0], times[-1])
)
"""

CHAT_EXPORT = """
import sys
from chat_export import MessageParser
text = open(sys.argv[1], encoding="utf-8").read()
rows = MessageParser(is_ios="[" in text[:3]).parse_messages(text)[0].messages
n, first, last = len(rows), "", ""  # it keeps the time as the file writes it
"""

CHAT_PARSER = """
const { parseString } = require(process.argv[1] + "/node_modules/whatsapp-chat-parser");
const text = require("fs").readFileSync(process.argv[2], "utf8");
const rows = parseString(text);
const iso = (d) => new Date(d - d.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
const [first, last] = [iso(rows[0].date), iso(rows.at(-1).date)];
console.log(JSON.stringify({ n: rows.length, first, last }));
"""

MESSENGER = {
    "chat-miner": """
import sys
from chatminer.chatparsers import FacebookMessengerParser
parser = FacebookMessengerParser(sys.argv[1])
parser.parse_file()
table = parser.parsed_messages.get_df()
n, first, last = len(table), min(table["timestamp"]), max(table["timestamp"])
""",
    "chatpack": """
import sys, chatpack
rows = chatpack.parse_instagram(sys.argv[1])  # the same layout, and its only one by Meta
n, first, last = len(rows), rows[0].timestamp, rows[-1].timestamp
""",
    "facebook-chat-analysis": """
import os, sys
from Facebook_Chat_Analysis.Facebook_Chat_Analysis import load_message_info
table = load_message_info(os.path.dirname(sys.argv[1]))
n, first, last = len(table), table["Time_stamp"].min(), table["Time_stamp"].max()
""",
    "FacebookMessengerAnalyzer": """
import os, sys
from FacebookMessengerAnalyzer.FacebookMessengerAnalyzer import IndividualMesseges
rows = IndividualMesseges(os.path.dirname(sys.argv[1]))
rows.message_file_paths = [sys.argv[1]]  # it joins paths as Windows does
table = rows.list_of_messages_objects()
n, first, last = len(table), table["timestamp_ms"].min(), table["timestamp_ms"].max()
first, last = (__import__("datetime").datetime.utcfromtimestamp(t / 1000) for t in (first, last))
""",
}

TELEGRAM = {
    "chat-miner": """
import sys
from chatminer.chatparsers import TelegramJsonParser
parser = TelegramJsonParser(sys.argv[1])
parser.parse_file()
table = parser.parsed_messages.get_df()
n, first, last = len(table), min(table["timestamp"]), max(table["timestamp"])
""",
    "chatpack": """
import sys, chatpack
rows = chatpack.parse_telegram(sys.argv[1])
n, first, last = len(rows), rows[0].timestamp, rows[-1].timestamp
""",
}

SMS = {
    "HPI": """
import sys, types
from pathlib import Path
config = types.ModuleType("my.config")
config.smscalls = type("smscalls", (), {"export_path": sys.argv[1]})
sys.modules["my.config"] = config
from my.smscalls import _extract_messages, _extract_mms
rows = [row for take in (_extract_messages, _extract_mms) for row in take(Path(sys.argv[1]))]
times = [row.dt.replace(tzinfo=None) for row in rows]
n, first, last = len(rows), min(times), max(times)
""",
    "silbacre": """
import os, runpy, sys
tool = runpy.run_path(os.path.join(os.path.dirname(sys.executable), "silbacre"))
rows = tool["Messages"](open(sys.argv[1], "rb"))
n, first, last = len(rows), rows[0].date, rows[-1].date
""",
    "memacs": """
import sys
from memacs.sms import SmsMemacs
open("out.org", "w").close()
sys.argv = ["memacs_sms", "-f", sys.argv[1], "-o", "./out.org"]
SmsMemacs(prog_version="", prog_version_date="", prog_description="", prog_short_description="",
          prog_tag="sms", copyright_year="", copyright_authors="", argv=sys.argv[1:]).handle_main()
n = sum(line.startswith("** ") for line in open("out.org"))
first = last = ""
""",
}

SCANS = {
    "json.load": """
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    messages = json.load(file)["messages"]
n, first, last = len(messages), "", ""
""",
    "expat, no handler": """
import sys
from xml.parsers import expat
n = first = last = ""
expat.ParserCreate().ParseFile(open(sys.argv[1], "rb"))
""",
    "iterparse, counting": """
import sys
from xml.etree.ElementTree import iterparse
n, first, last = 0, "", ""
for _, item in iterparse(sys.argv[1]):
    n += item.tag in ("sms", "mms")
    item.clear()
""",
}
"""What reads a file and does nothing with it: the floor for whoever is to understand it."""

PYPI = {
    "whatstk": WHATSTK,
    "chat-miner": CHAT_MINER,
    "chatpack": CHATPACK,
    "wakit": WAKIT,
    "chat-export": CHAT_EXPORT,
}
NPM = "whatsapp-chat-parser"
PEERS = {"whatsapp": PYPI, "telegram": TELEGRAM, "messenger": MESSENGER, "sms": SMS}
UNDECLARED = {
    "facebook-chat-analysis": ("pandas", "emojis"),
    "FacebookMessengerAnalyzer": ("pandas", "nltk", "tabulate", "matplotlib"),
    "HPI": ("lxml",),
    "silbacre": ("lxml",),
}
"""What peers need and do not ask for."""


@dataclass(frozen=True, slots=True)
class Export:
    """One generated file and what a right reading of it says."""

    name: str
    path: Path
    n_rows: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took and found; ``note`` says why there is nothing."""

    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0
    found: dict[str, str] | None = None
    note: str = ""


def make_export(folder: Path, platform_: Platform, locale: str, n_rows: int) -> Export:
    """Generate one export of about ten years."""
    step = 60 if platform_ == "android" else 1
    times: list[float] = []

    def watched() -> object:
        for row in generate(1, n_rows, pace=25 * n_rows / 1e6 + 1, resolution_s=step):
            if not times:
                times.append(row.time_s)
            times[1:] = [row.time_s]
            yield row

    path = folder / f"{platform_}.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        n_written = write_whatsapp(watched(), out, locale=locale, platform=platform_)  # type: ignore[arg-type]
    first, last = (datetime.fromtimestamp(t, UTC).replace(tzinfo=None).isoformat() for t in times)
    size = path.stat().st_size / 1e6
    phone = "iOS" if platform_ == "ios" else "Android"
    name = f"{phone} ({locale}), {n_written:,} rows, {size:.1f} MB"
    return Export(name, path, n_written, first, last)


def run(command: Sequence[str], *, ends: int = 0) -> Run:
    """Run one process to its end and take its processor time, clock time and peak memory.

    Args:
        command: What to run.
        ends: The exit status that is right.
    """
    environ = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": ""}
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        with out.open("w") as out_file, err.open("w") as err_file:
            started = time.perf_counter()
            process = subprocess.Popen(
                command, stdout=out_file, stderr=err_file, env=environ, cwd=folder
            )
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                wall_s = time.perf_counter() - started
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    break
                if wall_s > LIMIT_S:
                    process.kill()
                    os.wait4(process.pid, 0)
                    process.returncode = -9
                    return Run(note=f"stopped after {LIMIT_S:.0f} s")
                time.sleep(0.005)
        if process.returncode != ends:
            lines = err.read_text(errors="replace").strip().splitlines() or ["no message"]
            return Run(note=f"failed: {lines[-1][:80]}")
        lines = out.read_text(errors="replace").strip().splitlines()
        found = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else None
    cpu_s = usage.ru_utime + usage.ru_stime
    return Run(cpu_s, wall_s, usage.ru_maxrss / 1024, found)


def install(peers: Path, formats: Sequence[str]) -> dict[str, Path | None]:
    """Install every peer for these formats into a place of its own, unless it is there already."""
    places: dict[str, Path | None] = {}
    for name in {name: None for one in formats for name in PEERS.get(one, ())}:
        venv = peers / name
        python = venv / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "-q", name, *UNDECLARED.get(name, ())],
            capture_output=True,
            check=False,
        )
        places[name] = python if done.returncode == 0 else None
    folder = peers / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    places[NPM] = None
    if "whatsapp" in formats and shutil.which("npm"):
        done = subprocess.run(
            ["npm", "install", "--silent", "--prefix", folder, NPM],
            capture_output=True,
            check=False,
        )
        places[NPM] = folder if done.returncode == 0 else None
    return places


def contenders(places: dict[str, Path | None], export: Export) -> dict[str, list[str] | None]:
    """Return the command of every contender; None for one that is absent."""
    path = str(export.path)
    mine = {
        "the interpreter alone": [sys.executable, "-c", INTERPRETER + _PRINT],
        "one compiled pattern": [sys.executable, "-c", PATTERN + _PRINT, path],
        "awhile (read_file)": [sys.executable, "-c", READ_FILE + _PRINT, path],
        "awhile inspect": [sys.executable, "-m", "awhile", "inspect", path],
    }
    theirs: dict[str, list[str] | None] = {
        name: [str(python), "-c", snippet + _PRINT, path] if (python := places[name]) else None
        for name, snippet in PYPI.items()
    }
    folder = places[NPM]
    theirs[NPM] = ["node", "-e", CHAT_PARSER, str(folder), path] if folder else None
    return mine | theirs


def best_of(command: list[str], repeats: int) -> Run:
    """Repeat one command and keep the run with the median processor time."""
    return middle_of([run(command) for _ in range(repeats)])


def middle_of(runs: Sequence[Run]) -> Run:
    """Return the run with the median processor time."""
    middle = statistics.median_low(r.cpu_s for r in runs)
    return next(r for r in runs if r.cpu_s == middle)


def take_turns(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Run contenders in turn, so that a busy machine is busy for all; the slow ones run once."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            done = runs[name]
            if not done or (not done[0].note and done[0].wall_s < 15):
                done.append(run(command))
                print(name, done[-1], flush=True)
    return runs


def compare(export: Export, places: dict[str, Path | None], only: Sequence[str]) -> list[str]:
    """Run every contender on one export and return the table."""
    wanted = {
        name: command
        for name, command in contenders(places, export).items()
        if not only or name in only
    }
    turns = take_turns({name: c for name, c in wanted.items() if c is not None}, 3)
    rows = [
        (
            name,
            middle_of(turns[name]) if name in turns else Run(note="absent: did not install here"),
        )
        for name in wanted
    ]
    pattern_s = next((r.cpu_s for name, r in rows if name == "one compiled pattern"), 0.0)
    lines = [
        f"### {export.name}",
        "",
        "| | processor s | clock s | of one pattern | peak MB | rows found | first, last time |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for name, r in rows:
        if r.note:
            lines.append(f"| {name} | | | | | | {r.note} |")
            continue
        ratio = f"{r.cpu_s / pattern_s:.2f}" if pattern_s else ""
        n_found, right = "", ""
        if r.found and name not in ("the interpreter alone", "one compiled pattern"):
            n_found = f"{int(r.found['n']):,}"
            ends = [str(r.found[k]).replace(" ", "T")[:16] for k in ("first", "last")]
            right = "right" if ends == [export.first[:16], export.last[:16]] else "wrong"
            right = right if any(ends) else "not parsed"
        elif r.found and name == "one compiled pattern":
            n_found = f"{int(r.found['n']):,}"
        lines.append(
            f"| {name} | {r.cpu_s:.2f} | {r.wall_s:.2f} | {ratio} | {r.peak_mb:.0f} "
            f"| {n_found} | {right} |"
        )
    return [*lines, ""]


def write_messenger(rows: Sequence[Row], out: TextIO) -> None:
    """Write a thread as Facebook does: newest first, indented, letters as bytes of UTF-8."""
    held = {Kind.MEDIA: "photos", Kind.VOICE: "audio_files"}
    names = ("Robin", "Sam")
    written = []
    for row in reversed(rows):
        message: dict[str, object] = {"sender_name": names[row.sender]}
        message["timestamp_ms"] = round(row.time_s * 1000)
        if row.kind is Kind.TEXT:
            message["content"] = row.text.encode().decode("latin-1")
        elif row.kind in held:
            message[held[row.kind]] = [{"uri": "messages/inbox/sam_1/1", "creation_timestamp": 1}]
        elif row.kind is Kind.DELETED:
            message["is_unsent"] = True
        else:
            message["call_duration"] = row.call_s
        message["is_geoblocked_for_viewer"] = False
        message["is_unsent_image_by_messenger_kid_parent"] = False
        written.append(message)
    people = [{"name": name} for name in reversed(names)]
    whole = {"participants": people, "messages": written, "title": names[1], "magic_words": []}
    json.dump(whole, out, indent=2)


def write_sms(rows: Sequence[Row], out: TextIO) -> None:
    """Write a phone's messages as SMS Backup & Restore does, but for emoji, which are legal XML."""
    out.write("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"1\">\n")
    ends = 'locked="0" date_sent="0" readable_date="Jan 01, 2024 08:00:00 AM" contact_name="Sam"'
    for row in rows:
        way, stamp = 2 - row.sender, round(row.time_s * 1000)
        if row.kind is Kind.TEXT:
            body = quoteattr(row.text, {"\n": "&#10;", '"': "&quot;"})
            out.write(
                f'  <sms protocol="0" address="+447700900123" date="{stamp}" type="{way}" '
                f'subject="null" body={body} toa="null" sc_toa="null" service_center="null" '
                f'read="1" status="-1" {ends} />\n'
            )
            continue
        out.write(
            f'  <mms date="{stamp}" msg_box="{way}" address="+447700900123" m_type="132" {ends}>'
            '<parts><part seq="-1" ct="application/smil" name="null" text="&lt;smil/&gt;" />'
            f'<part seq="0" ct="image/jpeg" name="1.jpg" text="null" data="{"QUJDRA" * 500}" />'
            '</parts><addrs><addr address="+447700900123" type="137" /></addrs></mms>\n'
        )
    out.write("</smses>\n")


def beside(
    title: str,
    export: Export,
    floors: Sequence[str],
    peers: dict[str, str],
    places: dict[str, Path | None],
) -> list[str]:
    """Compare both ways of reading a file with what only scans it, and with public parsers."""
    path = str(export.path)
    commands = {name: [sys.executable, "-c", SCANS[name] + _PRINT, path] for name in floors}
    commands["awhile inspect"] = [sys.executable, "-m", "awhile", "inspect", path]
    commands["awhile (read_file)"] = [sys.executable, "-c", READ_FILE + _PRINT, path]
    for name, snippet in peers.items():
        if python := places[name]:
            commands[name] = [str(python), "-c", snippet + _PRINT, path]
    turns = take_turns(commands, 3)
    floor_s = middle_of(turns[floors[0]]).cpu_s
    size = export.path.stat().st_size / 1e6
    lines = [f"### {title}, {export.n_rows:,} rows, {size:.1f} MB", ""]
    lines.append(
        f"| | processor s | clock s | of {floors[0]} | peak MB | rows found | first, last time |"
    )
    lines.append("|---|---:|---:|---:|---:|---:|---|")
    for name in [*commands, *(name for name in peers if places[name] is None)]:
        r = middle_of(turns[name]) if name in turns else Run(note="absent: did not install here")
        if r.note:
            lines.append(f"| {name} | | | | | | {r.note} |")
            continue
        found = r.found or {}
        n_found = f"{int(found['n']):,}" if str(found.get("n", "")).isdecimal() else ""
        ends = [str(found.get(k, "")).replace(" ", "T")[:16] for k in ("first", "last")]
        right = "right" if ends == [export.first[:16], export.last[:16]] else "wrong"
        lines.append(
            f"| {name} | {r.cpu_s:.2f} | {r.wall_s:.2f} | {r.cpu_s / floor_s:.2f} "
            f"| {r.peak_mb:.0f} | {n_found} | {right if any(ends) else ''} |"
        )
    return [*lines, ""]


def make_other(name: str, path: Path, n_rows: int) -> Export:
    """Generate an export of another app; in a process of its own, since it holds all rows."""
    rows = list(generate(1, n_rows, pace=25 * n_rows / 1e6 + 1))
    if name == "sms":
        rows = [row for row in rows if row.kind in (Kind.TEXT, Kind.MEDIA)]
    n = len(rows)
    path.parent.mkdir()
    with path.open("w", encoding="utf-8") as out:
        if name == "telegram":
            n = write_telegram(rows, out)
        else:
            {"messenger": write_messenger, "sms": write_sms}[name](rows, out)
    first, last = (
        datetime.fromtimestamp(row.time_s, UTC).replace(tzinfo=None).isoformat()
        for row in (rows[0], rows[-1])
    )
    return Export(name, path, n, first, last)


OTHERS: dict[str, tuple[str, str, list[str]]] = {
    "telegram": ("Telegram", "result.json", ["json.load"]),
    "messenger": ("Messenger", "message_1.json", ["json.load"]),
    "sms": (
        "SMS Backup & Restore, one row in twenty with a small picture",
        "sms-20240101000000.xml",
        ["expat, no handler", "iterparse, counting"],
    ),
}
"""What each is called, its file, and what only scans it."""


STAGES = """
import json, sys, time
from pathlib import Path
marks = [("start", time.process_time())]
def mark(name): marks.append((name, time.process_time()))
from dataclasses import replace
from awhile.care import RESEARCH, gate_study
from awhile.read import Options, pair_up, read_file
from awhile.study import study_dyad
from awhile.tell import tell_html
import awhile.cli
mark("importing")
reading = read_file(Path(sys.argv[1]), Options())
mark("reading")
end_s = reading.events.time_s[-1] + 20 * 86400
dyad = pair_up(reading, me=reading.senders[0], other=None, end_s=end_s)
dyad = replace(dyad, care=RESEARCH)
mark("pairing")
study = study_dyad(dyad, reading.understood, now_s=end_s, said=())
mark("measuring and forecasting")
tell_html(study, gate_study(study, RESEARCH))
mark("telling")
print(json.dumps({b: round(u - t, 4) for (_, t), (b, u) in zip(marks, marks[1:])}))
"""


def study(folder: Path) -> list[str]:
    """Time ``awhile study`` on 20,000 messages, start-up included, and its stages."""
    export = make_export(folder, "ios", "en-GB", 20_000)
    page = str(folder / "page.html")
    command = [sys.executable, "-m", "awhile", "study", str(export.path), "--me", "Robin"]
    command += ["--adult", "yes", "--no-contact", "no"]
    whole = best_of([*command, "--page", page, "--force"], 5)
    alone = best_of([sys.executable, "-c", INTERPRETER], 5)
    stages = run([sys.executable, "-c", STAGES, str(export.path)])
    lines = [f"### A study of {export.n_rows:,} rows, from the command to the written page", ""]
    if whole.note:
        return [*lines, whole.note, ""]
    whole_text = (
        f"{whole.wall_s:.2f} s by the clock, {whole.cpu_s:.2f} s of processor time and "
        f"{whole.peak_mb:.0f} MB; the interpreter alone takes {alone.wall_s:.2f} s and "
        f"{alone.peak_mb:.0f} MB."
    )
    lines += [whole_text, ""]
    if stages.found:
        lines += ["| stage | processor s |", "|---|---:|"]
        lines += [f"| {name} | {seconds:.3f} |" for name, seconds in stages.found.items()]  # type: ignore[str-format]
    elif stages.note:
        lines.append(f"The stages: {stages.note}")
    return [*lines, ""]


def machine() -> str:
    """Describe the machine in general words."""
    return (
        f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the start, "
        f"{datetime.now(UTC):%d %B %Y}"
    )


def main() -> None:
    """Make the exports, run everyone, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--peers", type=Path, help="where peers are installed and kept")
    parser.add_argument("--out", type=Path, help="where the Markdown goes")
    formats = ("study", "whatsapp", "telegram", "messenger", "sms")
    parser.add_argument("--formats", nargs="*", default=formats, choices=formats)
    parser.add_argument("--only", nargs="*", default=[], help="names of contenders for WhatsApp")
    args = parser.parse_args()
    lines = [f"Measured on {machine()}.", ""]
    with TemporaryDirectory() as name:
        folder = Path(name)
        places = install(args.peers or folder, args.formats)
        lines += study(folder) if "study" in args.formats else []
        whatsapp: tuple[tuple[Platform, str], ...] = (("ios", "en-GB"), ("android", "en-US"))
        for platform_, locale in whatsapp if "whatsapp" in args.formats else ():
            export = make_export(folder, platform_, locale, args.rows)
            lines += compare(export, places, args.only)
        for form in [form for form in OTHERS if form in args.formats]:
            title, file, floors = OTHERS[form]
            with ProcessPoolExecutor(1) as pool:
                path = folder / form / file
                export = pool.submit(make_other, form, path, args.rows // 2).result()
            lines += beside(title, export, floors, PEERS[form], places)
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
