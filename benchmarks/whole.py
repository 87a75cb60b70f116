"""Time whole commands against what they cannot do without, as ratios in one run.

    python benchmarks/whole.py [--rounds N] [--peers FOLDER] [--out FILE] [--parts PART ...]

Every command is a process of its own, taken in turns on the same files; of each the median is told,
in processor seconds of the process and its children, since a machine may be shared. Each part holds
its commands against a floor: ``python -c pass``, one compiled pattern over the same chat, or
``json.load``. A peer that does not install here is skipped, and the table says why.
"""

import argparse
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from reading import (
    _PRINT,
    CHAT_PARSER,
    MESSENGER,
    PATTERN,
    SCANS,
    TELEGRAM,
    Run,
    machine,
    make_export,
    make_other,
    middle_of,
    run,
)

from awhile.read.language.pack import load_lists

AWHILE = (sys.executable, "-m", "awhile")
CAREFREE = (
    *("--me", "Robin", "--adult", "yes", "--no-contact", "no"),
    *("--stop-found", "no", "--parting-found", "no"),
)
PARTS = ("start", "study", "inspect", "telegram", "messenger", "page")


@dataclass(frozen=True, slots=True)
class Bar:
    """What a command is held to.

    Attributes:
        command: The process; None where it is not here.
        most: The most of the floor that it may take; None for a peer.
        absent: Why it is not here.
        ends: The exit status that is right.
    """

    command: Sequence[str] | None
    most: float | None = None
    absent: str = ""
    ends: int = 0


def python(snippet: str, path: Path) -> list[str]:
    """Return the command that runs a snippet of `reading` on a file."""
    return [sys.executable, "-c", snippet + _PRINT, str(path)]


def study(path: Path, page: Path) -> list[str]:
    """Return the command from a chat to its written page."""
    return [*AWHILE, "study", str(path), *CAREFREE, "--page", str(page), "--force"]


def write_anew(chat: Path, out: Path) -> Path:
    """Write a generated chat again with other texts, of which hardly any comes twice.

    The generator draws from four thousand texts of sixty words. Here each word of a text is drawn
    anew: two in three from the common words of English, the others made up, out of forty thousand
    of which some are met a thousand times as often as others, as in what people write.
    """
    rng = random.Random(1)
    common = str(load_lists("en")["common"]).split()
    parts = [a + b for a in "bdfgklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
    made = [a + b + c for a in parts for b in parts[::3] for c in parts[::7]][:40_000]
    shares = list(accumulate(1 / (n + 40) for n in range(len(made))))
    with chat.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as file:
        for line in lines:
            head, colon, text = line.rpartition(": ")
            if colon and text.isascii():
                words = text.split()
                drawn = rng.choices(common, k=len(words))
                n_rare = sum(rng.random() < 1 / 3 for _ in words)
                drawn[:n_rare] = rng.choices(made, cum_weights=shares, k=n_rare)
                rng.shuffle(drawn)
                line = f"{head}: {' '.join(drawn)}{'?' * text.rstrip().endswith('?')}\n"
            file.write(line)
    return out


def npm_peer(folder: Path, name: str) -> tuple[Path | None, str]:
    """Install one package of npm; where it is, or None and why not."""
    if shutil.which("npm") is None:
        return None, "npm is not here"
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["npm", "install", "--silent", "--prefix", folder, name], capture_output=True, check=False
    )
    here = folder / "node_modules" / name
    return (here, "") if done.returncode == 0 and here.exists() else (None, "it did not install")


def pypi_peer(folder: Path, name: str) -> tuple[Path | None, str]:
    """Install one package of PyPI into a place of its own; its interpreter, or None and why not."""
    interpreter = folder / name / "bin" / "python"
    if not interpreter.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / name], check=True)
    done = subprocess.run(
        [interpreter, "-m", "pip", "install", "-q", name], capture_output=True, check=False
    )
    return (interpreter, "") if done.returncode == 0 else (None, "it did not install")


def tell(title: str, floor: str, bars: Mapping[str, Bar], rounds: int) -> list[str]:
    """Run everyone in turn and return the table.

    Args:
        title: What is timed.
        floor: The command the others are held against, by name.
        bars: Every command by name.
        rounds: How often each is run.
    """
    runs: dict[str, list[Run]] = {name: [] for name in bars}
    for _ in range(rounds):
        for name, bar in bars.items():
            if bar.command is not None:
                runs[name].append(run(bar.command, ends=bar.ends))
                print(title, name, runs[name][-1], flush=True)
    floor_s = middle_of(runs[floor]).cpu_s
    lines = [f"### {title}", "", f"| | processor s | clock s | of {floor} | bar | peak MB |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for name, bar in bars.items():
        if bar.command is None:
            lines.append(f"| {name} | skipped: {bar.absent} | | | | |")
            continue
        r = middle_of(runs[name])
        if r.note:
            lines.append(f"| {name} | {r.note} | | | | |")
            continue
        ratio = r.cpu_s / floor_s if floor_s else 0.0
        met = (
            "" if bar.most is None else f"{bar.most:g}, {'met' if ratio <= bar.most else 'MISSED'}"
        )
        lines.append(
            f"| {name} | {r.cpu_s:.3f} | {r.wall_s:.2f} | {ratio:.2f} | {met} | {r.peak_mb:.0f} |"
        )
    return [*lines, ""]


def start(folder: Path) -> dict[str, Bar]:
    """Return what needs no chat, and the interpreter alone."""
    gone = folder / "not-there.txt"
    other = folder / "picture.png"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    inspect = [*AWHILE, "inspect"]
    return {
        "python -c pass": Bar([sys.executable, "-c", "pass"]),
        "awhile --version": Bar([*AWHILE, "--version"], 4),
        "awhile --help": Bar([*AWHILE, "--help"], 4),
        "awhile inspect: no such file": Bar([*inspect, str(gone)], 4, ends=2),
        "awhile inspect: no chat": Bar([*inspect, str(other)], 4, ends=2),
    }


def main() -> None:
    """Make the files, run everyone, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="where peers are installed and kept")
    parser.add_argument("--out", type=Path, help="where the Markdown goes")
    parser.add_argument("--parts", nargs="*", default=PARTS, choices=PARTS)
    sizes = [20_000, 100_000, 400_000]
    parser.add_argument("--rows", nargs="*", type=int, default=sizes, help="of the chats studied")
    parser.add_argument("--anew", action="store_true", help="no text comes twice in these")
    args = parser.parse_args()
    lines = [f"Measured on {machine()}; the median of {args.rounds} rounds.", ""]
    with TemporaryDirectory() as name:
        folder = Path(name)
        peers = args.peers or folder
        if "start" in args.parts:
            lines += tell("Start", "python -c pass", start(folder), args.rounds)
        for n_rows in args.rows if "study" in args.parts else ():
            export = make_export(folder, "ios", "en-GB", n_rows)
            if args.anew:
                export = replace(export, path=write_anew(export.path, folder / "anew.txt"))
            most = {100_000: 6.0, 400_000: 4.0}.get(n_rows)
            bars = {
                "one compiled pattern": Bar(python(PATTERN, export.path)),
                "awhile study": Bar(study(export.path, folder / "page.html"), most),
            }
            lines += tell(f"Study, {export.name}", "one compiled pattern", bars, args.rounds)
        if "inspect" in args.parts:
            parser_at, why = npm_peer(peers / "npm", "whatsapp-chat-parser")
            for platform, locale in (("ios", "en-GB"), ("android", "en-US")):
                export = make_export(folder, platform, locale, 1_000_000)  # type: ignore[arg-type]
                node = ["node", "-e", CHAT_PARSER, str(peers / "npm"), str(export.path)]
                bars = {
                    "one compiled pattern": Bar(python(PATTERN, export.path)),
                    "awhile inspect": Bar([*AWHILE, "inspect", str(export.path)], 1.3),
                    "whatsapp-chat-parser": Bar(node if parser_at else None, absent=why),
                }
                lines += tell(f"Inspect, {export.name}", "one compiled pattern", bars, args.rounds)
        forms = {
            "telegram": ("result.json", TELEGRAM, 1.0),
            "messenger": ("message_1.json", MESSENGER, 2.0),
        }
        for form, (file, snippets, most) in forms.items():
            if form not in args.parts:
                continue
            with ProcessPoolExecutor(1) as pool:
                path = folder / form / file
                export = pool.submit(make_other, form, path, 500_000).result()
            pack, why = pypi_peer(peers, "chatpack")
            theirs = [str(pack), "-c", snippets["chatpack"] + _PRINT, str(export.path)]
            bars = {
                "json.load": Bar(python(SCANS["json.load"], export.path)),
                "awhile inspect": Bar([*AWHILE, "inspect", str(export.path)], most),
                "chatpack": Bar(theirs if pack else None, absent=why),
            }
            title = f"Inspect, {form}, {export.n_rows:,} rows"
            lines += tell(title, "json.load", bars, args.rounds)
        if "page" in args.parts:
            analytics, why = npm_peer(peers / "npm-analytics", "chat-analytics")
            export = make_export(folder, "ios", "en-GB", 265_000)
            report = str(folder / "report.html")
            cli = peers / "npm-analytics" / "node_modules" / ".bin" / "chat-analytics"
            theirs = [str(cli), "-p", "whatsapp", "-i", str(export.path), "-o", report]
            mine = Bar(study(export.path, folder / "page.html"), 0.25 if analytics else None)
            bars = {
                "chat-analytics": Bar(theirs if analytics else None, absent=why),
                "one compiled pattern": Bar(python(PATTERN, export.path)),
                "awhile study": mine,
            }
            floor = "chat-analytics" if analytics else "one compiled pattern"
            lines += tell(f"Export to report, {export.name}", floor, bars, args.rounds)
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
