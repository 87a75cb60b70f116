"""The command line, as a person types it."""

import json
import os
import re
import socket
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import IO, NoReturn

import pytest

from awhile.cli import app, main, study
from awhile.cli.parser import translate_error
from awhile.sample import DEMOS
from awhile.words import LANGUAGES, load_area, say

SRC = Path(__file__).resolve().parents[1] / "src"
Ended = subprocess.CompletedProcess[bytes]
CHAT = "\n".join(
    f"{d:02}/03/2024, 10:{d} - {'Ada' if d % 2 else 'Bo'}: message number {d}?"
    for d in range(13, 31)
)

ANSWERED = ["--adult", "yes", "--no-contact", "no"]
"""The answers that nobody is there to give when a test runs."""


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small chat in a folder of its own, where the page is written too."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return path


def test_a_file_alone_is_studied(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`awhile CHAT` prints the short form and writes the page beside where it was asked."""
    assert main([str(chat), "--me", "Ada", "--now", "2024-04-20", *ANSWERED]) == 0
    assert "Bo" in capsys.readouterr().out
    assert (chat.parent / "awhile-chat.html").exists()


@pytest.mark.parametrize(
    ("answer", "why", "said"),
    [("yes", "", "asked for no contact"), ("unsure", "_unsure", "as a no")],
)
def test_after_a_no_no_form_looks_ahead(
    chat: Path, capsys: pytest.CaptureFixture[str], answer: str, why: str, said: str
) -> None:
    """With a request for no contact, page, terminal and JSON hold no chance and no reply time."""
    words = [
        str(chat),
        "--me",
        "Ada",
        "--now",
        "2024-04-20",
        "--adult",
        "yes",
        "--no-contact",
        answer,
    ]
    assert main([*words, "--json"]) == 0
    study = json.loads(capsys.readouterr().out)
    assert study["own_silences"]["return_probs"] == []
    assert study["own_silences"]["refusal"]["why"] == f"care.why_stopped{why}"
    assert not [m for m in study["measured"] if m["name"].startswith(("reply_latency", "silence_"))]
    assert main(words) == 0
    page = (chat.parent / "awhile-chat.html").read_text(encoding="utf-8")
    for text in (capsys.readouterr().out, page):
        assert said in " ".join(text.split())
        assert "Of those silences" not in text


def test_help_now_speaks_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Help needs nothing and nobody, in English and German."""
    assert main(["help-now"]) == 0
    assert "People who listen" in capsys.readouterr().out
    monkeypatch.setenv("AWHILE_LANGUAGE", "de_DE")
    assert main(["help-now"]) == 0
    assert "Menschen, die zuhören" in capsys.readouterr().out


def test_json_stands_alone_and_tells_again(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints nothing else; `awhile tell` makes the same page without the chat."""
    words = [str(chat), "--me", "Ada", "--now", "2024-04-20T12:00", *ANSWERED]
    assert main([*words, "--page", "a.html"]) == 0
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["people"] == ["Ada", "Bo"]
    Path("study.json").write_text(out, encoding="utf-8")
    chat.unlink()
    assert main(["tell", "study.json"]) == 0
    assert Path("study.html").read_bytes() == Path("a.html").read_bytes()


def test_inspect(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`awhile inspect` shows what was understood, also as JSON."""
    assert main(["inspect", str(chat)]) == 0
    assert "Ada: messages 9" in capsys.readouterr().out
    assert main(["inspect", str(chat), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["n_messages"] == 18


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["nowhere.txt"], "nowhere.txt could not be opened"),
        (["chat.txt"], "--me: "),
        (["chat.txt", "--me", "Eve"], "Nobody called Eve"),
        (["chat.txt", "--me", "Ada", "--now", "soon"], "soon is not a date"),
        (["chat.txt", "--me", "Ada", "--zone", "Mars/Crater"], "Mars/Crater is not a zone"),
        (["chat.txt", "--me", "Ada", "--now", "2024-01-01"], "wrote nothing"),
        (["chat.txt", "--me", "Ada", "--page", "no/such/place.html"], "could not be written"),
        (["chat.txt", "--me", "Ada", "--page", "chat.txt"], "is not a page of Awhile"),
        (["tell", "chat.txt"], "not a study"),
    ],
)
def test_errors_are_one_sentence(
    chat: Path, capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    """What goes wrong is said in a sentence, with exit code 2, and no file is lost."""
    assert main([*words, *ANSWERED] if words[0] == "chat.txt" else words) == 2
    said = capsys.readouterr()
    assert part in said.err
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert chat.read_text(encoding="utf-8") == CHAT


@pytest.mark.parametrize("demo", sorted(DEMOS))
def test_demo_needs_nothing(
    demo: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`awhile demo` ends with a page on disk, and opens no connection."""
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    assert main(["demo", demo]) == 0
    assert f"awhile-{demo}.html" in capsys.readouterr().out
    assert (tmp_path / f"awhile-{demo}.html").stat().st_size > 10_000


def test_no_word_of_a_message_is_told(chat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence planted in a chat is in no output."""
    canary = "xylophone quinces at dawn"
    chat.write_text(f"{CHAT}\n30/03/2024, 23:00 - Bo: {canary}\n99/99/2024, 1:00 - Bo: {canary}\n")
    words = [str(chat), "--me", "Ada", "--now", "2024-04-20", *ANSWERED]
    assert main(words) == 0
    assert main([*words, "--json"]) == 0
    assert main(["inspect", str(chat)]) == 0
    said = capsys.readouterr()
    page = (chat.parent / "awhile-chat.html").read_text(encoding="utf-8")
    for text in (said.out, said.err, page):
        assert "xylophone" not in text
        assert "quinces" not in text


def test_several_files_are_one_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chat, messages and calls of two people are studied together; a number is asked for."""
    chat, sms, calls = tmp_path / "chat.txt", tmp_path / "sms.xml", tmp_path / "calls.xml"
    chat.write_text(
        "".join(
            f"[2023-11-{d:02}, 10:00:00] {n}: hi\n" for d in range(1, 15) for n in ("Ro", "Sam")
        ),
        encoding="utf-8",
    )
    sms.write_text(
        '<smses><sms address="5550001111" date="1700100000000" type="1" body="x" />'
        '<sms address="5550002222" date="1700100000000" type="1" body="y" /></smses>'
    )
    calls.write_text(
        '<calls><call number="+15550001111" date="1700200000000" type="3" duration="0" /></calls>'
    )
    files = [str(chat), str(sms), str(calls)]
    asked = ["--me", "Ro", "--zone", "Europe/Berlin", "--now", "2023-11-20", *ANSWERED]
    assert main([*files, *asked, "--json"]) == 2
    assert "several conversations" in capsys.readouterr().err
    assert main([*files, *asked, "--same", "Sam=+15550001111", "--json"]) == 0
    understood = json.loads(capsys.readouterr().out)["understood"]
    assert understood["files"] == ["chat.txt", "sms.xml", "calls.xml"]
    assert (understood["n_events"], understood["n_missed_calls"]) == (30, 1)
    assert [s["name"] for s in understood["senders"]] == ["Sam", "Ro"]
    assert main([*files[1:], *asked, "--same", "Sam", "--json"]) == 2
    assert "--same" in capsys.readouterr().err
    assert main(["inspect", str(chat), str(chat), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_app_opens_the_page_that_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`awhile app` opens the page where there is one, and says what to do where there is none."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    page = tmp_path / "a" / "b" / "awhile.html"
    monkeypatch.setattr(app, "PAGE", page)
    assert main(["app"]) == 2
    assert "python3 dev.py page" in capsys.readouterr().err
    page.parent.mkdir(parents=True)
    page.touch()
    assert main(["app", "--where"]) == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert opened == []
    assert main(["app"]) == 0
    assert opened == [page.as_uri()]


def run_apart(*words: str, out: int | IO[bytes] = subprocess.PIPE, **environ: str) -> Ended:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "awhile", *words],
        stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(SRC)} | environ, timeout=60,
    )  # fmt: skip


def test_no_word_at_all_shows_the_help() -> None:
    """`awhile` alone says what can be asked."""
    ended = run_apart()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"usage: awhile" in ended.stdout


def test_a_terminal_of_few_letters_takes_any_name(tmp_path: Path) -> None:
    """Names in a script that the terminal's encoding lacks cost nothing, and data are UTF-8."""
    path = tmp_path / "chat.txt"
    path.write_text(CHAT.replace("Bo", "علي"), encoding="utf-8")
    for more in ([], ["--json"]):
        ended = run_apart("inspect", str(path), *more, PYTHONIOENCODING="cp1252")
        assert ended.returncode == 0
        assert "علي" in ended.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_the_output_is_a_sentence(chat: Path) -> None:
    """What cannot be written is said, and the exit code says so too."""
    with Path("/dev/full").open("wb") as full:
        ended = run_apart("inspect", str(chat), out=full)
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"This could not be finished: ")
    assert ended.stderr.count(b"\n") == 1


def test_stopping_is_no_error(
    chat: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends with a word and the exit code that shells expect."""

    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(study, "read_files", interrupt)
    assert main(["inspect", str(chat)]) == 130
    assert capsys.readouterr().err == "\nStopped, as asked.\n"


MISTAKES: dict[str, list[str]] = {
    "parse_missing": ["study"],
    "parse_unknown": ["study", "a.txt", "--frobnicate"],
    "parse_choice": ["study", "a.txt", "--dates", "z"],
    "parse_wants_value": ["study", "a.txt", "--page"],
    "parse_no_value": ["study", "a.txt", "--json=1"],
    "parse_ambiguous": ["study", "a.txt", "--no", "x"],
}
"""What argparse itself refuses, by the sentence for it."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(MISTAKES))
def test_what_argparse_refuses_is_said_in_the_language(
    key: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing of its English is left, from the usage on."""
    words = MISTAKES[key]
    with pytest.raises(SystemExit):
        main([*words, "--language", language] if key != "parse_wants_value" else
             [words[0], "--language", language, *words[1:]])  # fmt: skip
    told = capsys.readouterr().err
    assert told.startswith(say("cli.parse_usage", language))
    parts = [part.strip() for part in re.split(r"{\w+}", load_area(language, "cli")[key])]
    assert all(part in told for part in parts)
    english = r"invalid choice|are required|unrecognized|expected \w+ arg|could match|explicit"
    assert not re.search(english, told)


def test_every_refusal_of_argparse_that_can_be_met_is_known() -> None:
    """What is not in the table stays as it is, values with brackets are kept whole."""
    told = translate_error("argument --a/-b: invalid choice: 'x (y)' (choose from 'c', 'd')", "de")
    assert told == "--a/-b kann nicht 'x (y)' sein, sondern eines davon: 'c', 'd'"
    told = translate_error("argument --n: not allowed with argument --m", "en")
    assert told == "--n does not go together with --m"
    told = translate_error("argument --n: invalid int value: 'q'", "en")
    assert told == "'q' does not fit --n"
    assert translate_error("one of the arguments --a --b is required", "en").endswith("--a --b")
    assert translate_error("argument --now: a sentence of ours", "de").endswith("of ours")
