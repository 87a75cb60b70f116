"""Time how reading grows with files made to be slow, and with honest ones that are large.

    python benchmarks/growth.py [--out FILE] [SHAPE ...]

Each shape is written at two sizes, one twice the other. The CPU seconds of ``awhile inspect``, less
those of a tiny file, may not grow more than `MOST_GROWTH` times; a refusal in one sentence is as
good as a reading. The exit code is 1 where a shape grows faster than its size, or breaks.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MOST_GROWTH, LEAST_S, LIMIT_S = 3.0, 0.05, 60.0
MARK = "\u200e"
CHAT = "[01/02/2025, 10:00:00] Ada: hello there\n[01/02/2025, 10:01:00] Ben: hello\n"
ANDROID = "01/02/2025, 10:00 - Ada: hello there\n01/02/2025, 10:01 - Ben: hello\n"
SIGNAL = "[2025-01-01 10:00] Ada: hello\n\n[2025-01-01 10:01] Ben: "
LINE = (
    "[LINE] Chat history with Ben\nSaved on: 2025/03/01 10:00\n\n2025/01/01(Wed)\n10:00\tAda\thi\n"
)
KAKAO = (
    "벤 님과 카카오톡 대화\n저장한 날짜 : 2025년 3월 1일\n\n"
    "2025년 1월 1일 오전 10:00, 에이 : 안녕\n"
)
HTML = (
    '<html><title>Ben</title><div class="_a6-h">Ada</div><div class="_a6-p">hi</div>'
    '<div class="_a72d">Jan 1, 2024 10:00:00 am</div>'
)
MAIL = (
    "From a@b.c Mon Jan  1 00:00:00 2024\nFrom: A <a@b.c>\nTo: B <b@b.c>\n"
    "Date: Mon, 1 Jan 2024 10:00:00 +0000\n"
)
TELEGRAM = '{"name":"Ben","type":"personal_chat","messages":['
MESSAGE = (
    '{"id":1,"type":"message","date":"2025-01-01T10:00:00","from":"Ada",'
    '"from_id":"user1","text":%s}'
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of file.

    Attributes:
        ending: How its name ends.
        make: Writes it at a size.
        size: The larger of the two sizes.
    """

    ending: str
    make: Callable[[int], str | bytes]
    size: int


def takeout(n: int) -> bytes:
    """Write an honest export of Google Chat with many conversations."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for i in range(n):
            who = {"name": "Ada", "email": "a@b.c"}
            rows = [{"creator": who, "created_date": "Monday, 5 January 2026 at 10:00:00 UTC"}]
            archive.writestr(
                f"Takeout/Google Chat/Groups/DM {i}/messages.json", json.dumps({"messages": rows})
            )
    return out.getvalue()


def messages(texts: list[str]) -> str:
    """Write a chat of Telegram whose texts are given as JSON."""
    return TELEGRAM + ",".join(MESSAGE % text for text in texts) + "]}"


SHAPES = {
    "tags that do not end": Shape(".html", lambda n: HTML + "<a " * n, 40_000),
    "comments that do not end": Shape(".html", lambda n: HTML + "<!--" * n, 40_000),
    "declarations": Shape(".html", lambda n: HTML + "<!x" * n, 40_000),
    "marked sections": Shape(".html", lambda n: HTML + "<![CDATA[" * n, 20_000),
    "entities": Shape(".html", lambda n: HTML + "&amp" * n, 100_000),
    "deep elements": Shape(".html", lambda n: HTML + "<b>" * 500 + "</x>" * n, 40_000),
    "attributes": Shape(".html", lambda n: HTML + "<a " + "x=1 " * n + ">", 40_000),
    "marks at a line start": Shape(".txt", lambda n: CHAT + MARK * n + "\n", 100_000),
    "marks in turn": Shape(".txt", lambda n: CHAT + (MARK + "\u200f") * n + "\n", 50_000),
    "marks in words": Shape(".txt", lambda n: ANDROID + (MARK + "x") * n + "\n", 100_000),
    "blanks at a line start": Shape(".txt", lambda n: CHAT + " " * n + "\n", 400_000),
    "dates without an end": Shape(".txt", lambda n: ANDROID + "01/02/2025, " * n + "\n", 40_000),
    "colons": Shape(".txt", lambda n: ANDROID + "01/02/2025, 10:02 - " + ":" * n + "\n", 200_000),
    "brackets": Shape(".txt", lambda n: CHAT + "[" * n + "\n", 200_000),
    "lines of one digit": Shape(".txt", lambda n: CHAT + "1\n" * n, 400_000),
    "lines like heads": Shape(".txt", lambda n: CHAT + "1/2/3 4:5\n" * n, 100_000),
    "letters before a time": Shape(".txt", lambda n: ANDROID + "é" * n + " 10:00\n", 200_000),
    "names": Shape(
        ".txt", lambda n: "".join(f"[01/02/2025, 10:00:00] A{i}: x: y\n" for i in range(n)), 20_000
    ),
    "pasted rows": Shape(".txt", lambda n: CHAT * n + ANDROID.replace("Ada", "Kim"), 20_000),
    "rows that fall": Shape(
        ".txt",
        lambda n: "".join(
            f"{28 - i * 27 // n:02}/02/2025, {23 - i % 23:02}:00 - {'Ada' if i % 2 else 'Ben'}: a\n"
            for i in range(n)
        ),
        40_000,
    ),
    "pasted blocks": Shape(
        ".txt",
        lambda n: (ANDROID * 5 + "01/02/2024, 10:00 - Zoe: a\n01/02/2024, 10:01 - Kim: b\n") * n,
        4_000,
    ),
    "an export behind itself": Shape(".txt", lambda n: (ANDROID * (n // 2)) * 2, 20_000),
    "blank lines like heads": Shape(".txt", lambda n: CHAT + "   1/2/3 \n" * n, 100_000),
    "signal brackets": Shape(".md", lambda n: SIGNAL + "[" * n + "\n\n", 60_000),
    "signal quotes": Shape(".md", lambda n: SIGNAL + "\n> a" * n + "\n\n", 20_000),
    "line tabs": Shape(".txt", lambda n: LINE + "\t" * n + "\n", 200_000),
    "line days": Shape(
        ".txt", lambda n: LINE + "2025/01/02(Thu)\n" * n + "10:00\tBen\thi\n", 40_000
    ),
    "kakao heads": Shape(".txt", lambda n: KAKAO + "2025년 1월 1일 " * n + "\n", 40_000),
    "encoded words": Shape(
        ".mbox", lambda n: MAIL.replace("A <", '"' + "=?a?q?x" * n + '" <') + "\nhi\n\n", 40_000
    ),
    "recipients": Shape(
        ".mbox", lambda n: MAIL.replace("B <b@b.c>", "B <b@b.c>," * n) + "\nhi\n\n", 20_000
    ),
    "a character set by name": Shape(
        ".mbox",
        lambda n: f"{MAIL}Content-Type: text/plain; charset=punycode\n\nx-{'a' * n}\n",
        200_000,
    ),
    "headers": Shape(".mbox", lambda n: MAIL + "Received: x; y\n" * n + "\nhi\n\n", 40_000),
    "boundaries": Shape(
        ".mbox",
        lambda n: f'{MAIL}Content-Type: multipart/mixed; boundary="x"\n\n' + "--x\n" * n,
        40_000,
    ),
    "undated rows": Shape(
        ".csv", lambda n: "time,sender\n" + "x,Ada\n" * n + "2025-01-01T10:00Z,Ben\n" * n, 40_000
    ),
    "lines in a cell": Shape(
        ".csv",
        lambda n: 'time,sender,text\n2025-01-01T10:00,Ada,"' + "2025-01-02T10:00,Ben\n" * n + '"',
        60_000,
    ),
    "lines that begin like mails": Shape(
        ".mbox", lambda n: MAIL + "\n" + "\n\nFrom a@b.c Mon " * n + "\n", 40_000
    ),
    "quotes in a table": Shape(".csv", lambda n: "time,sender\n" + '"' * n + "\n", 200_000),
    "conversations": Shape(".zip", takeout, 2000),
    "texts in a list": Shape(
        ".json", lambda n: TELEGRAM + ",".join(f'"{i:07}"' for i in range(n)) + "]}", 80_000
    ),
    "open lists": Shape(".json", lambda n: TELEGRAM + "[" * n, 400_000),
    "escapes of C": Shape(
        ".json", lambda n: messages([json.dumps("a")[:-1] + r'\x01"'] * n), 20_000
    ),
    "escapes of C in one text": Shape(
        ".json", lambda n: messages(['"' + r"\x01" * n + '"']), 100_000
    ),
    "bare words": Shape(
        ".json", lambda n: messages(['[{"document_id": a/b.tgs, "text": "x"}]'] * n), 4000
    ),
    "control characters": Shape(".json", lambda n: messages(['"a\x02b"'] * n), 20_000),
    "a long number": Shape(".json", lambda n: messages(["1" * n]), 200_000),
}


def seconds(path: Path) -> tuple[float, str]:
    """Read a file; return the CPU seconds it took, and what came of it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [sys.executable, "-m", "awhile", "inspect", str(path)]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=LIMIT_S, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return LIMIT_S, "no end"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    broken = "Traceback" in done.stderr or "(Error)" in done.stderr or done.returncode not in {0, 2}
    said = "broken" if broken else "read" if done.returncode == 0 else "refused"
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, said


def main() -> int:
    """Time every shape and write a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path)
    parser.add_argument("shapes", nargs="*", metavar="SHAPE")
    args = parser.parse_args()
    lines = ["| shape | KB | s | KB | s | growth | |", "|---|---:|---:|---:|---:|---:|---|"]
    n_bad = 0
    with tempfile.TemporaryDirectory() as folder:
        tiny = Path(folder, "tiny.txt")
        tiny.write_text(CHAT, encoding="utf-8")
        least = min(seconds(tiny)[0] for _ in range(3))
        for name, shape in SHAPES.items():
            if args.shapes and name not in args.shapes:
                continue
            cells, took = [], []
            for size in (shape.size // 2, shape.size):
                data = shape.make(size)
                path = Path(folder, f"chat{shape.ending}")
                path.write_bytes(data.encode() if isinstance(data, str) else data)
                spent, said = seconds(path)
                took.append(max(spent - least, LEAST_S))
                cells += [f"{path.stat().st_size / 1000:.0f}", f"{took[-1]:.2f}"]
            growth = took[1] / took[0]
            bad = growth > MOST_GROWTH or said in {"broken", "no end"}
            n_bad += bad
            lines.append(
                f"| {name} | {' | '.join(cells)} | {growth:.1f} | {said}{' **slow**' * bad} |"
            )
            print(lines[-1], flush=True)
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{n_bad} of {len(lines) - 2} shapes grow faster than their size, or break")
    return int(n_bad > 0)


if __name__ == "__main__":
    sys.exit(main())
