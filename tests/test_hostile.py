"""Bad input gets one clear sentence and exit code 2, or is read; never a traceback."""

import io
import json
import os
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from awhile.cli import main
from awhile.errors import AwhileError
from awhile.read import Options, read_file
from awhile.sample import story
from awhile.sample.write import write_whatsapp
from awhile.words import say

NOW = "2026-01-01T12:00"


def _png() -> bytes:
    """Build a picture of one grey dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _chat(n_lines: int = 200) -> str:
    out = io.StringIO()
    write_whatsapp(list(story.rows())[:n_lines], out)
    return out.getvalue()


NOT_LOOKED = say("care.not_looked") + "\n"
"""What a file in no known language is told with."""


def _row(number: int, name: str, body: str) -> str:
    day, month = number % 28 + 1, number // 28 + 1
    return f"[{day:02}/{month:02}/2025, 10:{number % 60:02}:00] {name}: {body}\n"


def _two(one: str, other: str, n_rows: int = 60) -> str:
    return "".join(_row(i, (one, other)[i % 2], f"line {i}") for i in range(n_rows))


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    answers = ("--adult", "yes", "--no-contact", "no") if words[0] == "study" else ()
    try:
        code = main([*words, *answers])
    except SystemExit as stop:
        code = int(stop.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def _assert_sentence(code: int, out: str, err: str) -> None:
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    said = err.strip()
    assert 10 < len(said) < 600
    assert said.endswith((".", "?"))
    assert "\n" not in said


REFUSED = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\n",
    "picture.txt": _png(),
    "picture.png": _png(),
    "half.zip": _zip(**{"_chat.txt": _chat().encode()})[:-300],
    "start of a zip.zip": b"PK\x03\x04",
    "no chat.zip": _zip(**{"photo.jpg": _png()}),
    "empty.zip": _zip(),
    "bomb.zip": _zip(**{"_chat.txt": bytes(300_000_000)}),
    "prose.txt": b"It was a dark night.\nNothing else: happened.\n",
    "empty.json": b"",
    "number.json": b"7",
    "list.json": b"[]",
    "half.json": b'{"name": "Sam", "type": "personal_chat", "messages": [{"id": 1, ',
    "deep.json": b"[" * 100_000,
    "other.json": b'{"name": "Sam", "messages": "none"}',
    "head only.csv": b"time,sender\n",
    "no sender.csv": b"time,words\n2025-01-01,3\n",
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("command", ["inspect", "study"])
def test_refused_in_one_sentence(
    name: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What holds no chat is refused in one sentence, whatever it calls itself."""
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    _assert_sentence(*_run(capsys, command, str(path)))


def test_missing_and_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there and a folder get a sentence too."""
    _assert_sentence(*_run(capsys, "inspect", str(tmp_path / "gone.txt")))
    _assert_sentence(*_run(capsys, "inspect", str(tmp_path)))


EITHER = {
    "utf-16 without a mark.txt": _chat().encode("utf-16-le"),
    "utf-16 with a mark.txt": _chat().encode("utf-16"),
    "latin-1.txt": _two("Zoë", "Jürgen").encode("latin-1"),
    "with zeros.txt": _chat().replace("day", "d\0y").encode(),
    "nested.zip": _zip(**{"chat.zip": _zip(**{"_chat.txt": _chat().encode()})}),
    "odd member names.zip": _zip(**{"../../_chat.txt": _chat().encode()}),
    "broken inside.txt": _chat().encode()[:5000] + bytes(range(128, 256)) + _chat().encode()[5000:],
}


@pytest.mark.parametrize("name", EITHER)
def test_read_or_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged chat is read as far as it goes or refused in one sentence; nothing else."""
    path = tmp_path / name
    path.write_bytes(EITHER[name])
    code, out, err = _run(capsys, "inspect", str(path))
    if code:
        _assert_sentence(code, out, err)
    else:
        assert out.strip()
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def _page(path: Path) -> str:
    return str(path.with_suffix(".page.html"))


def _study(capsys: pytest.CaptureFixture[str], path: Path, me: str) -> tuple[int, str, str]:
    return _run(
        capsys, "study", str(path), "--me", me, "--now", NOW, "--page", _page(path), "--force"
    )


def test_one_sided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chat in which only one person writes is inspected, and its study refused in a sentence."""
    path = tmp_path / "alone.txt"
    path.write_text("".join(_row(i, "Ada", "hello") for i in range(40)), encoding="utf-8")
    assert _run(capsys, "inspect", str(path))[0] == 0
    _assert_sentence(*_study(capsys, path, "Ada"))


def test_one_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One message is inspected, and its study refused in a sentence."""
    path = tmp_path / "one.txt"
    path.write_text(_row(20, "Ada", "hello"), encoding="utf-8")
    assert _run(capsys, "inspect", str(path))[0] == 0
    _assert_sentence(*_study(capsys, path, "Ada"))


def test_two_messages_are_studied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The least chat of two people gives a page, however little it can say."""
    path = tmp_path / "two.txt"
    path.write_text(_row(20, "Ada", "hello") + _row(21, "Ben", "hello"), encoding="utf-8")
    code, _, err = _study(capsys, path, "Ada")
    assert (code, err) == (0, NOT_LOOKED)
    assert Path(_page(path)).exists()


def test_backwards_times(tmp_path: Path) -> None:
    """Rows in any order are all read, and come out in order of time."""
    lines = [_row(i, ("Ada", "Ben")[i % 2], "hello") for i in range(100)]
    random.Random(1).shuffle(lines)
    path = tmp_path / "shuffled.txt"
    path.write_text("".join(lines), encoding="utf-8")
    events = read_file(path, Options(date_order="dmy")).events
    assert len(events) == 100
    assert list(events.time_s) == sorted(events.time_s)


def test_very_long_line(tmp_path: Path) -> None:
    """A line of a million characters is one message like any other."""
    path = tmp_path / "long.txt"
    rows = [_row(1, "Ada", "a b " * 250_000), *(_row(i, "Ben", "hello") for i in range(2, 30))]
    path.write_text("".join(rows), encoding="utf-8")
    events = read_file(path, Options()).events
    assert len(events) == 29
    assert events.counts["words"][0] == 500_000


NAMES = [
    ('<script>alert("x")</script>', "</style><img src=x onerror=alert(1)>"),
    ("\u202bשרה\u202c", "Ada \u202e evil"),
    ("👩‍👩‍👧 mum", "🏳️‍🌈"),
    ("../../etc/passwd", "C:\\Windows\\x"),
    ("{0} {file} %s", "$(touch x) `touch y`"),
    ("=1+1", 'O\'Hara & "Sons"'),
    ("+49 170 1234567", "~ Sam"),
    ("a" * 90, "b" * 90),
]


@pytest.mark.parametrize(("one", "other"), NAMES)
def test_names_are_only_names(
    one: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name never becomes markup, a format, a path or a command."""
    path = tmp_path / "names.txt"
    path.write_text(_two(one, other), encoding="utf-8")
    seen = read_file(path, Options()).understood
    assert [sender.n_events for sender in seen.senders] == [30, 30]
    code, _, err = _study(capsys, path, seen.senders[0].name)
    assert (code, err) == (0, NOT_LOOKED)
    page = Path(_page(path)).read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert sorted(p.name for p in tmp_path.iterdir()) == ["names.page.html", "names.txt"]


def test_name_with_colon(tmp_path: Path) -> None:
    """A name that holds a colon and a blank is still one of two names."""
    path = tmp_path / "colon.txt"
    path.write_text(_two("Ada: the first", "Ben"), encoding="utf-8")
    reading = read_file(path, Options())
    assert len(reading.senders) == 2
    assert len(reading.events) == 60


HEADS = (
    b"",
    b"[01/02/2025, 10:00:00] Ada: ",
    b"1/2/25, 10:00 - Ada: ",
    b'{"messages": [',
    b"PK\x03\x04",
)


@pytest.mark.parametrize("head", HEADS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=2000))
@example(data=b"\r\n\x85\xe2\x80\xa8[99/99/9999, 99:99:99] a: b\n[00/00/0000, 00:00] :")
def test_arbitrary_bytes(head: bytes, data: bytes, tmp_path: Path) -> None:
    """Any bytes at all are read or refused with a sentence."""
    path = tmp_path / "any"
    path.write_bytes(head + data)
    try:
        reading = read_file(path, Options())
    except AwhileError as error:
        assert str(error)  # noqa: PT017 - either way is right
    else:
        assert len(reading.events) == reading.understood.n_events


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.text(max_size=200), name=st.text(min_size=1, max_size=30))
def test_arbitrary_text_in_a_chat(body: str, name: str, tmp_path: Path) -> None:
    """Any words and any name leave the rows around them as they are."""
    path = tmp_path / "any.txt"
    text = _two("Ada", "Ben") + f"[01/06/2025, 10:00:00] {name}: {body}\n" + _row(200, "Ben", "end")
    path.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
    try:
        reading = read_file(path, Options())
    except AwhileError as error:
        assert str(error)  # noqa: PT017 - either way is right
    else:
        assert len(reading.events) >= 61


def test_half_a_character_in_a_name_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON can name somebody with half a surrogate pair, which no file can hold."""
    path = tmp_path / "messages.json"
    messages = [
        {
            "creator": {"name": name},
            "text": "\udfff x",
            "created_date": f"Friday, May 29, 2026 at 3:0{minute}:29 PM UTC",
        }
        for minute, name in enumerate(("Ro\ud800bin", "Sam", "Ro\ud800bin"))
    ]
    path.write_text(json.dumps({"messages": messages}), encoding="utf-8")
    page = tmp_path / "page.html"
    code, out, _ = _run(capsys, "inspect", str(path))
    assert (code, "Ro?bin" in out) == (0, True)
    asked = ("--me", "Sam", "--no-contact", "no", "--now", "2026-06-01", "--page", str(page))
    assert _run(capsys, "study", str(path), *asked)[0] == 0
    assert "Ro?bin" in page.read_text(encoding="utf-8")


CLOSED = {
    "stdin": "os.close(0)",
    "stdout": "os.close(1)",
    "stderr": "os.close(2)",
    "all": "[os.close(n) for n in (0, 1, 2)]",
}


@pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise there")
@pytest.mark.parametrize("which", sorted(CLOSED))
def test_closed_streams_break_nothing(which: str, tmp_path: Path) -> None:
    """A program may be begun without any of its streams; no file takes their place."""
    path = tmp_path / "_chat.txt"
    path.write_text("[01/02/2025, 10:00:00] Ada: hi\n[01/02/2025, 10:01:00] Ben: hi\n", "utf-8")
    before = path.read_bytes()
    begin = f"import os, sys; {CLOSED[which]}; os.execv(sys.executable, {{words}})"
    words = [sys.executable, "-m", "awhile", "inspect", str(path)]
    done = subprocess.run(
        [sys.executable, "-c", begin.format(words=words)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert path.read_bytes() == before


def test_no_home_and_a_fault_of_ours_are_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever breaks in a command is told in one sentence without a traceback."""
    path = tmp_path / "_chat.txt"
    path.write_text("[13/02/2025, 10:00:00] Ada: hi\n[13/02/2025, 10:01:00] Ben: hi\n", "utf-8")

    def lost() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("AWHILE_STORE", raising=False)
    monkeypatch.setattr(Path, "home", lost)
    monkeypatch.chdir(tmp_path)
    given = ["--me", "Ada", "--adult", "yes", "--no-contact", "no", "--json"]
    assert main(["study", str(path), *given]) == 0
    capsys.readouterr()

    def break_off(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr("awhile.cli.study.study_files", break_off)
    assert main(["study", str(path), *given]) == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "secret" not in said
    assert said.strip().count("\n") == 0
