"""What every reader owes, and the writers of the sample check: what is written is read back."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import READERS, Options, pair_up, read_file
from awhile.read.reader import Mine
from awhile.read.source import find_source
from awhile.sample.generate import generate
from awhile.sample.locales import LOCALES
from awhile.sample.write import write_table, write_telegram, write_whatsapp
from awhile.types import Kind, Reading


def _moments(reading: Reading) -> list[tuple[int, str, Kind]]:
    events = reading.events
    return [
        (int(t + o), reading.senders[s], Kind(k))
        for t, o, s, k in zip(
            events.time_s, events.offset_s, events.sender, events.kind, strict=True
        )
    ]


@pytest.mark.parametrize("locale", sorted(LOCALES))
@pytest.mark.parametrize("platform", ["ios", "android"])
def test_whatsapp_is_read_back(tmp_path: Path, locale: str, platform: str) -> None:
    """Times, senders and words written in any locale come back, in order."""
    rows = [r for r in generate(7, 300) if r.kind is Kind.TEXT]
    path = tmp_path / "chat.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        write_whatsapp(rows, out, platform=platform, locale=locale)  # type: ignore[arg-type]
    reading = read_file(path)
    step = 60 if platform == "android" else 1
    wanted = [(int(r.time_s) // step * step, r.sender) for r in rows]
    got = [(t, s) for t, s, _ in _moments(reading)]
    assert [t for t, _ in got] == [t for t, _ in wanted]
    assert len({(a[1], b[1]) for a, b in zip(got, wanted, strict=True)}) == 2
    assert list(reading.events.counts["words"]) == [len(r.text.split()) for r in rows]


@pytest.mark.parametrize("locale", ["en-GB", "en-US", "de-DE", "es-ES", "fr-FR"])
@pytest.mark.parametrize("platform", ["ios", "android"])
def test_kinds_are_read_back(tmp_path: Path, locale: str, platform: str) -> None:
    """Calls, media and deleted messages are told from words."""
    rows = list(generate(11, 400))
    path = tmp_path / "chat.txt"
    with path.open("w", encoding="utf-8", newline="") as out:
        write_whatsapp(rows, out, platform=platform, locale=locale)  # type: ignore[arg-type]
    got = [k for _, _, k in _moments(read_file(path))]
    wanted = [r.kind for r in rows]
    if platform == "android":
        wanted = [Kind.MEDIA if k is Kind.VOICE else k for k in wanted]
    assert got == wanted


def test_telegram_is_read_back(tmp_path: Path) -> None:
    """Telegram's exact moments and kinds come back."""
    rows = [r for r in generate(3, 300) if r.kind is not Kind.DELETED]
    path = tmp_path / "result.json"
    with path.open("w", encoding="utf-8") as out:
        write_telegram(rows, out, offset_s=3600)
    reading = read_file(path)
    assert [t for t, _, _ in _moments(reading)] == [int(r.time_s) for r in rows]
    assert [k for _, _, k in _moments(reading)] == [r.kind for r in rows]
    assert not reading.understood.zone_assumed


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_table_is_read_back(tmp_path: Path, form: str) -> None:
    """A table's rows come back."""
    rows = list(generate(3, 200))
    path = tmp_path / f"events.{form}"
    with path.open("w", encoding="utf-8", newline="") as out:
        write_table(rows, out, form=form)  # type: ignore[arg-type]
    assert [t for t, _, _ in _moments(read_file(path))] == [int(r.time_s) for r in rows]


def test_exactly_one_reader_claims(tmp_path: Path) -> None:
    """Each sample is claimed by its own reader alone."""
    rows = list(generate(5, 60))
    texts: dict[str, str] = {}
    for name, write in (("whatsapp", write_whatsapp), ("telegram", write_telegram)):
        out = io.StringIO()
        write([r for r in rows if r.kind is Kind.TEXT], out)  # type: ignore[operator]
        texts[name] = out.getvalue()
    table = io.StringIO()
    write_table(rows, table)
    texts["table"] = table.getvalue()
    for name, text in texts.items():
        path = tmp_path / f"{name}.x"
        path.write_text(text, encoding="utf-8")
        _, head = find_source(path)
        assert [r.name for r in READERS if isinstance(r.identify(head), Mine)] == [name]


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")),
        st.lists(
            st.sampled_from(
                [
                    b"[1/2/24, 10:00:00] A: hi\n",
                    b"31/12/2023, 23:59 - B: ",
                    b"\xff\xfe",
                    b'{"messages":[',
                    b"time,sender\n",
                    b"2024-01-01,A\n",
                    b"PK\x03\x04",
                    b'{"type":"message","date":"x","from":"A"}',
                    b"\n",
                    b"]}",
                    b"\xe2\x80\x8e",
                ]
            ),
            max_size=12,
        ).map(b"".join),
    )
)
def test_any_bytes_give_a_reading_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    """Arbitrary bytes never raise anything but a sentence."""
    path = tmp_path / "chat"
    path.write_bytes(data)
    try:
        times = list(read_file(path).events.time_s)
    except ReadError:
        return
    assert times == sorted(times)


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "chat.txt"
    path.write_text(text, encoding="utf-8")
    return path


CHAT = "\n".join(
    f"{d:02}/03/2024, 10:0{d % 10} - {who}: {body}"
    for d, who, body in [
        (13, "Ada", "hello"),
        (14, "Bo: the builder", "colons in a name are kept out of the body"),
        (15, "Ada", "<script>alert(1)</script>"),
    ]
)


def test_bad_rows_never_cost_good_ones(tmp_path: Path) -> None:
    """An impossible date or time is listed with its line; the rest is read."""
    text = CHAT + "\n99/99/2024, 10:00 - Ada: never\n16/03/2024, 27:00 - Ada: never\n"
    understood = read_file(_write(tmp_path, text)).understood
    assert [(s.row, s.why) for s in understood.skipped] == [
        (5, "read.bad_time"),
        (4, "read.bad_date"),
    ]
    assert understood.n_events == 3


def test_zip_is_read_in_place(tmp_path: Path) -> None:
    """The chat inside a zip is found among its media, and hostile names are only names."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.jpg", b"x")
        archive.writestr("_chat.txt", CHAT)
    assert read_file(path).understood.n_events == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["export.zip"]


def test_pair_up_names_what_is_missing(tmp_path: Path) -> None:
    """Groups, unknown names and unstated owners each get their own sentence."""
    text = "\n".join(f"1{i}/03/2024, 10:00 - {n}: x" for i, n in enumerate(("Ada", "Bo", "Cy"), 3))
    group = read_file(_write(tmp_path, text))
    for me, other, key in [
        (None, None, "read.is_group"),
        ("Ada", None, "read.is_group"),
        ("Adda", "Bo", "read.no_such_name"),
        ("Ada", "Ada", "read.same_person"),
        (None, "Bo", "read.who_are_you"),
    ]:
        with pytest.raises(ReadError) as caught:
            pair_up(group, me=me, other=other, end_s=2e9)
        assert caught.value.key == key
    dyad = pair_up(group, me="cy", other="ADA", end_s=2e9)
    assert dyad.people == ("Cy", "Ada")
    assert list(dyad.events.sender) == [1, 0]


def test_the_zone_is_used(tmp_path: Path) -> None:
    """A repeated hour at the end of summer time is resolved by the order of the file."""
    text = "\n".join(
        f"27/10/2024, {t} - Ada: x" for t in ("01:30", "02:30", "02:40", "02:10", "03:10")
    )
    events = read_file(_write(tmp_path, text), Options(zone="Europe/Berlin")).events
    gaps = [round(b - a) for a, b in zip(events.time_s, events.time_s[1:], strict=False)]
    assert gaps == [3600, 600, 1800, 3600]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("time,sender\n\n2024-01-01T10:00,A\n\n2024-01-02T10:00,B\n", [3, 5]),
        (
            '\n{"time":"2024-01-01T10:00","sender":"A"}\n\n{"time":"2024-01-02T10:00","sender":"B"}\n',
            [2, 4],
        ),
    ],
)
def test_blank_lines_of_a_table_are_counted(tmp_path: Path, text: str, rows: list[int]) -> None:
    """An event's row is its line in the file, blank lines included, and these are not bad rows."""
    reading = read_file(_write(tmp_path, text))
    assert list(reading.events.row) == rows
    assert reading.understood.n_skipped == 0
