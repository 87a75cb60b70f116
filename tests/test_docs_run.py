"""Every command and block of code in the documents is understood, and run where it can be."""

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from awhile.cli import console, main
from awhile.cli.commands import COMMANDS
from awhile.cli.parser import make_parser
from awhile.sample import story
from tests.exports import EXPORTS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {ROOT / "CHANGELOG.md"})
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(awhile [^`\n]+)`")

FILES = {
    "WhatsApp Chat with Sam.zip": "whatsapp-android-en-GB",
    "WhatsApp Chat - Sam.zip": "whatsapp-ios-en-GB",
    "whatsapp.zip": "whatsapp-ios-en-GB",
    "chat.txt": "whatsapp-android-en-GB",
    "result.json": "telegram-json",
    "chat.json": "wechat-weflow",
    "Sam/data.json": "signal-jsonl",
    "Talk_2024.4.2.txt": "kakaotalk-ios-utf-8",
    "[LINE] Chat history with Aoi.txt": "line-en",
}
"""Files that the documents name, each with the form of export that it stands for."""

ELSEWHERE = {
    "facebook.zip", "mail.mbox", "takeout.zip", "chat.db", "viber.db", "sms-20240601.xml",
    "sms.xml", "calls.xml", "signal-backup-2026-03-01", "signal-backup-2026-03-01/main.jsonl",
    "user_data_tiktok.json", "twitter.zip", "messages.csv", "8_live_robin_export.tar", "vk.zip",
    "chat_history.json", "slack.zip", "Sam.txt",
    "matrix - Sam - Chat Export.json", "mydata.zip", "export.zip",
    "FILE", "TABLE", "CHAT", "CHAT…", "events.parquet", "PATH", "prior.json"}  # fmt: skip
"""Files that a command may name without being run here: tests of the readers write them."""

PEOPLE = {"whatsapp-ios-en-GB": "Robin", "kakaotalk-ios-utf-8": "Haneul", "line-en": "Kei"}
OTHERS = {"kakaotalk-ios-utf-8": "Sora", "line-en": "Aoi"}

ANSWERS = ("--adult", "yes", "--my-chat", "yes", "--no-contact", "no", "--afraid", "no")
"""What care asks before a study, given in advance as a script has to."""

RUN = {"inspect", "study", "table", "claims", "tell", "demo", "completion", "report-problem"}
"""Commands that end by themselves, and quickly; of the others only the words are checked."""


def blocks() -> Iterator[tuple[str, str, str]]:
    """Give the page, the language and the text of each block."""
    for page in PAGES:
        for language, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            yield page.relative_to(ROOT).as_posix(), language, text


def commands() -> dict[str, list[str]]:
    """List every line that begins with awhile, each with the pages it is on."""
    found: dict[str, list[str]] = {}
    for page, language, text in blocks():
        if language in {"", "sh"}:
            for line in text.splitlines():
                if line.startswith("awhile "):
                    found.setdefault(line.partition("  #")[0].strip(), []).append(page)
    for page in PAGES:
        for line in INLINE.findall(page.read_text(encoding="utf-8")):
            if not re.search(r"[…]|\.\.\.|PATH|SHELL|APP\b|[A-Z]{3,}=", line):
                found.setdefault(line, []).append(page.relative_to(ROOT).as_posix())
    return found


def words_of(line: str) -> list[str]:
    """Cut a command into its words, without what a shell does with its output."""
    words = shlex.split(line.partition(" > ")[0])[1:]
    names = {command.name for command in COMMANDS}
    return words if words and (words[0] in names or words[0].startswith("-")) else ["study", *words]


COMMAND_LINES = commands()


@pytest.mark.parametrize("line", sorted(COMMAND_LINES))
def test_every_command_is_understood(line: str) -> None:
    """Each option, choice and number of words is one that the parser takes."""
    words = words_of(line)
    if words[0].startswith("-"):
        return
    command = next(c for c in COMMANDS if c.name == words[0])
    if not words[1:]:
        return  # a command's name in a sentence
    try:
        make_parser("en", command).parse_args(words)
    except SystemExit as end:
        pytest.fail(f"{line}: not understood ({end.code}); on {COMMAND_LINES[line]}")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the documents speak of, written once."""
    folder = tmp_path_factory.mktemp("desk")
    rows = list(story.rows())[-400:]
    for name, form in FILES.items():
        export = next(e for e in EXPORTS if str(e) == form)
        people = (PEOPLE.get(form, "Robin"), OTHERS.get(form, "Sam"))
        place = folder / "made" / form / Path(name).stem
        place.mkdir(parents=True, exist_ok=True)
        held = [row for row in rows if row.kind in export.kinds]
        written = export.write(place, held, people)
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written.read_bytes())
    with (folder / "study.json").open("w", encoding="utf-8") as file, redirect_stdout(file):
        assert main(["demo", "chat", "--json"]) == 0
    assert main(["table", str(folder / "chat.txt"), "--out", str(folder / "events.csv")]) == 0
    return folder


@pytest.fixture
def desk(laid_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work where the files that the documents speak of lie."""
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_that_end_by_themselves_are_run(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On files of the form that each page speaks of, they end well."""
    n_run = 0
    for line in sorted(COMMAND_LINES):
        words = words_of(line)
        named = [w for w in words[1:] if "." in w or w.isupper()]
        if words[0] not in RUN or not named or set(named) & ELSEWHERE:
            continue
        if words[0] in {"study", "claims"}:
            words += [*ANSWERS]
        code = main([*words, *(["--force"] if words[0] in {"study", "table"} else [])])
        said = capsys.readouterr()
        assert code == 0, f"{line} ({COMMAND_LINES[line]}): {said.err}"
        n_run += 1
    assert n_run > 12
    assert (desk / "events.jsonl").exists()


ASKED: dict[str, tuple[tuple[str, ...], int, str]] = {
    "awhile care": (("yes", "no", "no"), 0, "Kept"),
    "awhile care --revise": ((), 2, "no answer to revise"),
    "awhile draft": (("no", "1", "good night"), 0, "is not kept"),
    "awhile hold": (("please talk to me", "9"), 0, "number 1"),
    "awhile hold list": ((), 0, "1: waits"),
    "awhile hold longer 1": ((), 0, "It waits on"),
    "awhile hold out 1": ((), 2, "still waits"),
    "awhile hold back 1": ((), 2, "still waits"),
    "awhile hold go 1": (("4",), 0, "9 then and 4 now"),
    "awhile hold undo": ((), 0, "is back"),
    "awhile journal": (("3", "8", "7", "a walk"), 0, "Kept"),
    "awhile plan": (("it is eleven", "I put the kettle on"), 0, "If it is eleven"),
    "awhile practice": ((), 0, "p03"),
    "awhile help-now": ((), 0, "People who listen"),
    "awhile store passphrase": ((), 0, "is changed"),
    "awhile store delete": ((), 0, "Deleted"),
}
"""What is typed at each command that asks or tells of what was typed, its end, and what it says."""

HELD_ELSEWHERE = {"app", "cohort", "prior", "theory", "store", "how-to"}
"""Commands that do not end, need the lab, or have whole tests of their own."""


def test_commands_that_ask_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one place to wait, one after the other; each asks for all that is typed and no more."""
    store = pytest.importorskip("awhile.practice.store")
    pytest.importorskip("apsw", reason="the encrypted store is not installed")
    cheap = (("cipher", "aegis"), ("algorithm", "aegis-256"), ("mcost", 8), ("tcost", 1))
    monkeypatch.setattr(store, "CIPHER", (*cheap, ("pcost", 1)))
    monkeypatch.setenv("AWHILE_STORE", str(tmp_path / "s.awhile"))
    monkeypatch.setattr(console, "ask_hidden", lambda _: "a tide comes in")
    for line, (typed, code, said) in ASKED.items():
        left = list(typed)
        monkeypatch.setattr(console, "ask", lambda _, left=left: left.pop(0))
        ended = main(words_of(line))
        told = capsys.readouterr()
        assert (ended, left) == (code, []), (line, told)
        assert said in told.out + told.err, (line, told)
    others = {line for line in COMMAND_LINES if words_of(line)[0] not in {*RUN, *HELD_ELSEWHERE}}
    assert {line for line in others if not line.startswith("awhile -")} <= set(ASKED)


PYTHON = [
    pytest.param(page, text, id=page, marks=[pytest.mark.slow] if "run-a-cohort" in page else [])
    for page, language, text in blocks() if language == "python"
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), PYTHON)
def test_every_block_of_python_runs(page: str, text: str, desk: Path) -> None:
    """As it stands; where it needs a table or moments, those are there."""
    assert desk.exists()
    if "awhile.lab" in text or "run_cohort" in text:
        pytest.importorskip("polars", reason="the lab is not installed")
        import numpy as np
        import polars as pl

        draw = np.random.default_rng(0)
        n, pairs = 4_000, 20
        frame = pl.DataFrame(
            {
                "dyad": [f"p{i}" for i in draw.integers(0, pairs, n)],
                "t": np.sort(draw.uniform(1.6e9, 1.61e9, n)),
                "sender": draw.integers(0, 2, n),
            }
        )
        frame.write_parquet("events.parquet")
        columns = frame.to_dict(as_series=False)
        text = text.replace('{"dyad": [...], "t": [...], "sender": [...]}', repr(columns)).replace(
            '{"dyad": [...], "partner": [...], "at": [...]}',
            repr({"dyad": ["p0", "p1"], "partner": [0, 1], "at": [1.609e9, 1.609e9]}),
        )
    exec(compile(text, page, "exec"), {"__name__": "docs"})
