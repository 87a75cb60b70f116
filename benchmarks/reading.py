"""Time the reading of generated exports, side by side with every public parser that installs here.

    python benchmarks/reading.py [--rows N] [--peers FOLDER] [--out FILE] [--only NAME ...]

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
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from awhile.sample.generate import generate
from awhile.sample.write import Platform, write_telegram, write_whatsapp

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

PYPI = {
    "whatstk": WHATSTK,
    "chat-miner": CHAT_MINER,
    "chatpack": CHATPACK,
    "wakit": WAKIT,
    "chat-export": CHAT_EXPORT,
}
NPM = "whatsapp-chat-parser"


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


def run(command: Sequence[str]) -> Run:
    """Run one process to its end and take its processor time, clock time and peak memory."""
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
        if process.returncode:
            lines = err.read_text(errors="replace").strip().splitlines() or ["no message"]
            return Run(note=f"failed: {lines[-1][:80]}")
        lines = out.read_text(errors="replace").strip().splitlines()
        found = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else None
    cpu_s = usage.ru_utime + usage.ru_stime
    return Run(cpu_s, wall_s, usage.ru_maxrss / 1024, found)


def install(peers: Path) -> dict[str, Path | None]:
    """Install every peer into a place of its own, unless it is there already."""
    places: dict[str, Path | None] = {}
    for name in PYPI:
        venv = peers / name
        python = venv / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "-q", name], capture_output=True, check=False
        )
        places[name] = python if done.returncode == 0 else None
    folder = peers / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    places[NPM] = None
    if shutil.which("npm"):
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


JSON_LOAD = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    messages = json.load(file)["messages"]
n, first, last = len(messages), messages[0]["date"], messages[-1]["date"]
"""


def telegram(folder: Path, n_rows: int) -> list[str]:
    """Compare ``awhile inspect`` on a Telegram export with parsing it whole."""
    path = folder / "result.json"
    with path.open("w", encoding="utf-8") as out:
        n = write_telegram(generate(1, n_rows, pace=25 * n_rows / 1e6 + 1), out, offset_s=3600)
    commands = {
        "json.load": [sys.executable, "-c", JSON_LOAD + _PRINT, str(path)],
        "awhile inspect": [sys.executable, "-m", "awhile", "inspect", str(path)],
    }
    turns = take_turns(commands, 3)
    size = path.stat().st_size / 1e6
    lines = [f"### Telegram, {n:,} rows, {size:.1f} MB", "", "| | processor s | peak MB |"]
    lines.append("|---|---:|---:|")
    for name, runs in turns.items():
        r = middle_of(runs)
        lines.append(f"| {name} | {r.cpu_s:.2f} | {r.peak_mb:.0f} |")
    return [*lines, ""]


STAGES = """
import json, sys, time
from pathlib import Path
marks = [("start", time.process_time())]
def mark(name): marks.append((name, time.process_time()))
from awhile.read import Options, pair_up, read_file
from awhile.study import study_dyad
from awhile.tell import tell_html
import awhile.cli
mark("importing")
reading = read_file(Path(sys.argv[1]), Options())
mark("reading")
end_s = reading.events.time_s[-1] + 20 * 86400
dyad = pair_up(reading, me=reading.senders[0], other=None, end_s=end_s)
mark("pairing")
study = study_dyad(dyad, reading.understood, now_s=end_s)
mark("measuring and forecasting")
tell_html(study)
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
    parser.add_argument("--only", nargs="*", default=[], help="names of contenders")
    args = parser.parse_args()
    lines = [f"Measured on {machine()}.", ""]
    with TemporaryDirectory() as name:
        folder = Path(name)
        places = install(args.peers or folder)
        lines += study(folder)
        whatsapp: tuple[tuple[Platform, str], ...] = (("ios", "en-GB"), ("android", "en-US"))
        for platform_, locale in whatsapp:
            export = make_export(folder, platform_, locale, args.rows)
            lines += compare(export, places, args.only)
        lines += telegram(folder, args.rows // 5)
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
