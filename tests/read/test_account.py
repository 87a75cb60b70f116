"""Every unit of an input becomes exactly one thing, and whatever loses one is found at once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awhile.errors import ReadError
from awhile.read import READERS, Options, read_file
from awhile.read.columns import Rows, count_questions, finish
from awhile.types import Doubt, Kind, Reading

ANY_PATH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


def filled(n: int) -> Rows:
    """Fill columns with events, each of them a unit of the input."""
    rows = Rows()
    for number in rows.counted(range(1, n + 1)):
        rows.add(1.7e9 + number * 60.0, rows.sender_id("Ada", "x"), Kind.TEXT, number, "hi")
    return rows


def test_a_unit_that_became_nothing_is_found() -> None:
    """Nothing is told then, and the sentence says how many are missing."""
    rows = filled(3)
    list(rows.counted(["a line that nobody takes"]))
    with pytest.raises(ReadError) as caught:
        finish(rows, reader="x", file="x.txt")
    assert caught.value.key == "read.lost_count"
    assert (caught.value.values["seen"], caught.value.values["told"]) == (4, 3)


def test_a_unit_that_became_two_things_is_found() -> None:
    """Counted twice is as wrong as lost."""
    rows = filled(3)
    rows.skip(3, "read.bad_row")
    with pytest.raises(ReadError, match="of 3 rows, 4"):
        finish(rows, reader="x", file="x.txt")


def test_every_way_to_account_for_a_unit_counts_once() -> None:
    """An event, a part, a notice, a skip, a double, a row of another conversation, and one more."""
    rows = filled(4)
    for way in rows.counted(range(4)):
        match way:
            case 0:
                rows.part()
            case 1:
                rows.n_system += 1
            case 2:
                rows.double(7)
            case _:
                rows.part()
                rows.skip_part(8, "read.stray_line")
    rows.more()
    rows.add(1.7e9 + 600.0, 0, Kind.REACTION, 4, None)
    rows.keep([0, 1, 4], {})
    understood = finish(rows, reader="x", file="x.txt").understood
    assert (understood.n_events, understood.n_system) == (3, 1)
    assert (understood.n_skipped, understood.n_doubles) == (1, 1)


def test_skipped_rows_of_other_conversations_are_not_held_against_this_one() -> None:
    """A row whose conversation is known counts there; one that is nobody's counts here."""
    rows = filled(3)
    for chat in rows.counted((5, 6, -1)):
        rows.skip(9, "read.bad_date", chat)
    rows.keep([0, 1, 2], {}, chat=5)
    understood = finish(rows, reader="x", file="x.txt").understood
    assert understood.n_skipped == 2


def _without(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one way to account for units count nothing."""
    monkeypatch.setattr(Rows, method, lambda *_args, **_named: None)


SAMPLE = "\n".join(
    f"[0{day}/02/2025, 10:0{m}:00] {who}: hello\nand more" for day in (1, 2, 3)
    for m, who in ((0, "Ada"), (1, "Ben"))
)  # fmt: skip


def test_a_reader_that_forgets_its_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check runs where people read, not in tests alone."""
    path = tmp_path / "_chat.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    assert read_file(path).understood.n_messages == 6
    _without("part", monkeypatch)
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.lost_count"


@ANY_PATH
@given(st.data())
def test_whatsapp_lines_are_all_accounted_for_wherever_blocks_end(
    tmp_path: Path, data: st.DataObject
) -> None:
    """Blank lines, lines of words and heads, in any order, in blocks of any size."""
    pieces = st.sampled_from(
        ["[01/02/2025, 10:00:00] Ada: hi", "[02/02/2025, 10:00:00] Ben: \u200eimage omitted", "",
         "words", "\u200e", "[31/31/2025, 10:00:00] Ada: hi", "[01/02/2025, 99:00:00] Ben: x",
         "03/02/2025, 10:00 - Ada: hi", "03/02/2025, 10:00 - Messages are encrypted."]
    )  # fmt: skip
    lines = ["[01/02/2025, 10:00:00] Ada: hi", *data.draw(st.lists(pieces, max_size=30))]
    path = tmp_path / "_chat.txt"
    path.write_text(data.draw(st.sampled_from(["\n", "\r\n"])).join(lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("awhile.read.source.CHUNK_BYTES", data.draw(st.sampled_from([7, 64, 4096])))
        assert read_file(path, Options()).understood.n_events >= 1


def test_all_readers_are_listed() -> None:
    """Whoever adds a reader meets `tests.test_found`, which damages exports of each."""
    assert len(READERS) == len({reader.name for reader in READERS}) >= 22


ANDROID = [
    f"{day:02}/02/2025, 10:{m:02} - {who}: hello"
    for day in range(1, 26)
    for m, who in ((0, "Ada"), (1, "Ben"))
]
IOS = [line.replace(", ", ", ", 1).replace(" - ", ":00] ", 1) for line in ANDROID]
IOS = ["[" + line for line in IOS]


def understand(tmp_path: Path, lines: list[str]) -> Reading:
    """Read lines as a chat."""
    path = tmp_path / "chat.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_file(path)


UNKNOWN_HEADS = ["2025-02-{d}T10:30:00 - Ben: hi", "{d}.02.2025 ~ 10:30 ~ x - Ben: hi"]


@pytest.mark.parametrize("head", UNKNOWN_HEADS)
def test_a_line_that_begins_like_a_row_is_a_doubt_and_many_are_a_refusal(
    tmp_path: Path, head: str
) -> None:
    """One in a hundred rows may be words; more are rows of a form that is not known."""
    lines = [*ANDROID * 3]
    once = [*lines[:75], head.format(d=18), *lines[75:]]
    (doubt,) = (d for d in understand(tmp_path, once).understood.doubts)
    assert doubt == Doubt("rows_swallowed", {"n": 1, "row": 76})
    twice = [*once[:90], head.format(d=19), *once[90:]]
    with pytest.raises(ReadError) as caught:
        understand(tmp_path, twice)
    assert caught.value.key == "read.swallowed"
    assert caught.value.values["row"] == 76
    assert "Ben" not in str(caught.value)


def test_a_blank_before_such_a_line_makes_it_words(tmp_path: Path) -> None:
    """What the refusal tells to do works."""
    pasted = [f" 2025-02-{d}T10:30:00 - Ben: hi" for d in range(10, 20)]
    understood = understand(tmp_path, [*ANDROID, *pasted]).understood
    assert (understood.n_messages, understood.doubts) == (50, ())


def test_rows_before_the_first_that_is_known_are_not_lost(tmp_path: Path) -> None:
    """A file may begin in a form that is not known."""
    with pytest.raises(ReadError, match="row 1"):
        understand(tmp_path, ["2025-02-01T10:30:00 - Ben: hi", *ANDROID])


@pytest.mark.parametrize(
    "pasted",
    [
        ["01/01/2025, 09:00 - Kim: are you there?", "01/01/2025, 09:01 - Lee: no"],
        ["01/01/2025, 09:00 - Ada: are you there?", "01/01/2025, 09:01 - Ben: no"],
        ["10/02/2025, 10:00 - Kim: are you there?"],
    ],
)
def test_rows_pasted_in_another_form_are_words_of_the_message(
    tmp_path: Path, pasted: list[str]
) -> None:
    """Nobody joins the two, no silence ends, and what was pasted counts as words."""
    reading = understand(tmp_path, [*IOS[:20], *pasted, *IOS[20:]])
    assert reading.senders == ("Ada", "Ben")
    assert reading.understood.n_messages == len(IOS)
    words = reading.events.counts["words"]
    assert words[19] == 1 + sum(len(line.split()) - 1 for line in pasted)
    assert sum(reading.events.counts["questions"]) == 1


def test_rows_pasted_in_the_same_form_are_words_where_their_time_is_out_of_order(
    tmp_path: Path,
) -> None:
    """A third person who occurs once, before the row that stands before."""
    pasted = "[02/02/2025, 9:00:00] SECRET pasted by hand: yes"
    reading = understand(tmp_path, [*IOS[:20], pasted, *IOS[20:]])
    assert reading.senders == ("Ada", "Ben")


def test_a_phone_that_was_changed_is_no_paste(tmp_path: Path) -> None:
    """Rows of the other form that are in order, of the same two, are what they are."""
    reading = understand(tmp_path, [*ANDROID, *(line.replace("/02/", "/03/") for line in IOS[:4])])
    assert reading.understood.n_messages == len(ANDROID) + 4


FORMS = {
    "line": (
        "[LINE] Chat history with Ben\nSaved on: 2025/03/01 10:00\n\n2025/01/01 Wed\n",
        "10:{m}\tAda\thi\n10:{m}\tBen\thi\n",
        "พฤกษ์ 10:30\tBen\thi\n",
    ),
    "line, a day": (
        "[LINE] Chat history with Ben\nSaved on: 2025/03/01 10:00\n\n2025/01/01 Wed\n",
        "10:{m}\tAda\thi\n10:{m}\tBen\thi\n",
        "2025/01/02 Xyzday\n",
    ),
    "kakaotalk": (
        "벤 님과 카카오톡 대화\n저장한 날짜 : 2025년 3월 1일\n\n2025년 1월 1일 수요일\n",
        "2025년 1월 1일 오전 10:{m}, 에이 : 안녕\n2025년 1월 1일 오전 10:{m}, 벤 : 안녕\n",
        "2025년 1월 1일 한낮 1:05, 벤 : 안녕\n",
    ),
    "signal": (
        "",
        "[2025-01-01 10:{m}] Ada: hi\n\n[2025-01-01 10:{m}] Ben: hi\n\n",
        "[01.01.2025 10:30] Ben: hi\n\n",
    ),
    "wechat": (
        "",
        "Ada (2025-01-01 10:{m}:00):hi\nBen (2025-01-01 10:{m}:00):hi\n",
        "Ben (2025-01-01 下午 1:05:00):hi\n",
    ),
    "memotrace": (
        "",
        "2025-01-01 10:{m}:00 Ada\nhi\n\n2025-01-01 10:{m}:00 Ben\nhi\n\n",
        "2025-01-01 下午1:05:00 Ben\nhi\n\n",
    ),
    "imessage-text": (
        "",
        "Jan 01, 2025 10:{m}:00 AM\nMe\nhi\n\nJan 01, 2025 10:{m}:00 AM\nBen\nhi\n\n",
        "01 janv. 2025 10:30:00\nBen\nhi\n\n",
    ),
    "discord": (
        f"{'=' * 62}\nGuild: Direct Messages\nChannel: Private / Ben\n{'=' * 62}\n\n",
        "[1/1/2025 10:{m} AM] Ada\nhi\n\n[1/1/2025 10:{m} AM] Ben\nhi\n\n",
        "[10:30, 1/1/2025] Ben\nhi\n\n",
    ),
}
"""How each text begins, two of its rows, and a row with a word or a form that is not known."""


@pytest.mark.parametrize("form", FORMS)
def test_every_text_tells_of_rows_in_a_form_that_is_not_known(form: str, tmp_path: Path) -> None:
    """Whatever the format, such a row is no words; without it the file is read without a doubt."""
    start, two, strange = FORMS[form]
    rows = [two.format(m=f"{m:02}") for m in range(10, 40)]
    path = tmp_path / "chat.txt"
    path.write_text(start + "".join(rows), encoding="utf-8")
    understood = read_file(path).understood
    assert (understood.reader, understood.n_messages) == (form.partition(",")[0], 60)
    assert not [d for d in understood.doubts if d.kind == "rows_swallowed"]
    path.write_text(start + "".join((*rows[:20], strange, *rows[20:])), encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_file(path)
    assert caught.value.key == "read.swallowed"
    assert "Ben" not in str(caught.value.values["head"])


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("https://video.example/watch?v=abc", 0),
        ("see https://shop.example/i?id=1&x=2 and tell me", 0),
        ("is https://a.example/?q=1 right?", 1),
        ("do you know https://a.example/b?", 1),
        ("www.a.example/?q=1?x=2", 0),
        ("a? b?! c??", 3),
        ("πού είσαι;", 1),
        ("πού είσαι; έλα; ok;", 3),
        ("a; b; c", 0),
        ("ո՞ւր ես", 1),
        ("የት ነህ፧", 1),
        ("أين؟", 1),
        ("no", 0),
    ],
)
def test_a_mark_in_an_address_asks_nothing_and_every_script_asks(
    text: str, n: int, tmp_path: Path
) -> None:
    """In every reader alike, the fast one of WhatsApp among them."""
    assert count_questions(text) == n
    chat = understand(tmp_path, [*ANDROID[:2], f"03/03/2025, 10:00 - Ada: {text}"])
    assert chat.events.counts["questions"][-1] == n
    rows = Rows()
    rows.n_units = 1
    rows.add(1.7e9, rows.sender_id("Ada", ""), Kind.TEXT, 1, text)
    assert list(finish(rows, reader="x", file="x").events.counts["questions"]) == [n]


def test_a_line_of_words_that_begins_with_a_time_joins_nobody_to_two_people(
    tmp_path: Path,
) -> None:
    """LINE parts time, name and words by blanks; in a chat of two there is no third."""
    start = "[LINE] Chat history with Ben\nSaved on: x\n\n2025/01/01(Wed)\n"
    rows = "10:00 Ada hi\n10:01 Ben meet me\n18:00 SECRETPLACE at the door\n10:02 Ada yes\n"
    path = tmp_path / "line.txt"
    path.write_text(start + rows, encoding="utf-8")
    understood = read_file(path).understood
    assert [sender.name for sender in understood.senders] == ["Ada", "Ben"]
    assert understood.doubts == (Doubt("rows_swallowed", {"n": 1, "row": 7}),)
    path.write_text(start.replace("with Ben", "in Three of us") + rows, encoding="utf-8")
    assert len(read_file(path).senders) == 3
