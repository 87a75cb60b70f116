"""Events outside the messages: the reader's own words, whose, and when."""

from pathlib import Path

import pytest

from awhile.cli import main
from awhile.errors import ReadError
from awhile.read import read_outside
from awhile.read.user_events import MAX_CHARACTERS
from awhile.tell import read_study, tell_html, tell_json
from awhile.types import DAY_S, FLOATING, Outside
from tests.make import gate_of
from tests.tell.test_charts import hand_made

PEOPLE = ("Ada", "Ben: the builder")
DAY = 1_772_323_200.0
"""2026-03-01."""


def test_words_may_begin_with_a_name(tmp_path: Path) -> None:
    """A name and a colon say whose it is; any other colon belongs to the words."""
    given = [
        ("2026-03-02", "ada: exams  begin"),
        ("2026-03-01", "note: new job"),
    ]
    assert read_outside(given, None, people=PEOPLE, zone=FLOATING) == (
        Outside(DAY, None, "note: new job"),
        Outside(DAY + DAY_S, 0, "exams begin"),
    )


def test_a_table_names_date_what_and_who(tmp_path: Path) -> None:
    """Columns may come in any order; who may be missing; long words are cut."""
    path = tmp_path / "events.csv"
    long = "x" * 500
    path.write_text(
        f"who;what;date\n;{long};2026-03-01\n\nAda;illness;2026-03-02\n", encoding="utf-8"
    )
    first, second = read_outside([], path, people=PEOPLE, zone=FLOATING)
    assert first == Outside(DAY, None, "x" * MAX_CHARACTERS)
    assert second == Outside(DAY + DAY_S, 0, "illness")
    path.write_text("date,what\n2026-03-01,travel\n", encoding="utf-8")
    assert [o.what for o in read_outside([], path, people=PEOPLE, zone=FLOATING)] == ["travel"]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("date,what\n1/3/2026,travel\n", "read.bad_outside_date"),
        ("date,what,who\n2026-03-01,travel,Cy\n", "read.bad_outside_name"),
        ("when,what\n2026-03-01,travel\n", "read.bad_outside_table"),
        ("", "read.bad_outside_table"),
        ("\x00\x01\xff", "read.bad_outside_table"),
        ("date,what\n" + "2026-03-01,x\n" * 1001, "read.too_many_outside"),
        ("date,what\n" + "x" * (1 << 20), "read.too_many_outside"),
    ],
)
def test_a_bad_table_is_one_sentence(tmp_path: Path, table: str, key: str) -> None:
    """What cannot be read is named with its place; nothing is dropped in silence."""
    path = tmp_path / "events.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_outside([], path, people=PEOPLE, zone=FLOATING)
    assert caught.value.key == key
    assert str(caught.value)


def test_an_event_stands_on_the_timeline_and_is_only_text() -> None:
    """Its words are kept in the study and escaped on the page; what is yet to come is not shown."""
    study = hand_made()
    evil = "<script>alert(1)</script>"
    told = (
        Outside(study.now_s - 20 * DAY_S, 1, evil),
        Outside(study.now_s + 20 * DAY_S, None, "moving house"),
    )
    study = type(study)(**{f: getattr(study, f) for f in study.__slots__} | {"outside": told})  # type: ignore[attr-defined]
    assert read_study(tell_json(study, gate_of(study))).outside == study.outside
    page = tell_html(study, gate_of(study))
    assert evil not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "moving house" not in page


def test_the_command_line_takes_events(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--event` may be given again, and a bad one ends in a sentence and no page."""
    monkeypatch.chdir(tmp_path)
    chat = tmp_path / "chat.txt"
    rows = [f"{d:02}/03/2024, 10:{d} - {'Ada' if d % 2 else 'Bo'}: hello" for d in range(13, 31)]
    chat.write_text("\n".join(rows), encoding="utf-8")
    words = [str(chat), "--me", "Ada", "--now", "2024-04-20"]
    words += ["--adult", "yes", "--no-contact", "no", "--event"]
    assert (
        main([*words, "2024-03-20", "bo: exams begin", "--event", "2024-03-21", "rain", "--json"])
        == 0
    )
    study = read_study(capsys.readouterr().out)
    assert [(o.person, o.what) for o in study.outside] == [(1, "exams begin"), (None, "rain")]
    assert main([*words, "soon", "exams"]) == 2
    assert "soon" in capsys.readouterr().err
