"""Inputs of the same kinds as known faults, in other languages, layouts and calendars."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.types import Kind, Reading

START = "".join(
    f"{day:02}/03/2024, 11:0{day % 10} - {'Ada' if day % 2 else 'Ben'}: so it goes {day}\n"
    for day in range(1, 21)
)
"""Twenty rows on as many days of March."""


def read(folder: Path, text: str, name: str = "chat.txt") -> Reading:
    """Read a text as a file of a name."""
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return read_file(path, Options())


def counts(reading: Reading) -> dict[str, int]:
    """Return how many events each sender has."""
    return {one.name: one.n_events for one in reading.understood.senders}


def refusal(folder: Path, text: str) -> ReadError:
    """Return why a text is refused."""
    with pytest.raises(ReadError) as caught:
        read(folder, text)
    return caught.value


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("令和6/03/13 9:05", "令和6/03/14 13:05"),
        ("令和6年3月13日 9:05", "令和6年3月14日 13:05"),
        ("R6/03/13 9:05", "R6/03/14 13:05"),
        ("民國113/3/13 上午9:05", "民國113/3/14 下午1:05"),
        ("113/3/13 上午9:05", "113/3/14 下午1:05"),
        ("๑๓/๓/๒๕๖๗ ๐๙:๐๕", "๑๔/๓/๒๕๖๗ ๑๓:๐๕"),
        ("13 มี.ค. 2567 09:05", "14 มี.ค. 2567 13:05"),
        ("1402/12/23, 09:05", "1402/12/24, 13:05"),
        ("9:05, 13/3/2024", "13:05, 14/3/2024"),
        ("9:05 CH, 13/3/24".replace("CH", "SA"), "1:05 CH, 14/3/24"),
    ],
)
def test_other_calendars_and_orders(tmp_path: Path, first: str, second: str) -> None:
    """Years of other calendars, and times before dates, are the days they mean, on both phones."""
    for row in ("{} - {}: hi\n", "[{}] {}: hi\n"):
        reading = read(tmp_path, row.format(first, "Ada") + row.format(second, "Ben"))
        understood = reading.understood
        assert (understood.first, understood.last) == ("2024-03-13T09:05:00", "2024-03-14T13:05:00")
        assert counts(reading) == {"Ada": 1, "Ben": 1}


def test_the_first_year_of_an_era_has_a_name(tmp_path: Path) -> None:
    """In Japan and Taiwan the first year of an era is written with a sign of its own."""
    reading = read(tmp_path, "平成31/04/30 9:05 - Ada: hi\n令和元/05/01 13:05 - Ben: hi\n")
    assert reading.understood.last == "2019-05-01T13:05:00"
    assert counts(reading) == {"Ada": 1, "Ben": 1}


@pytest.mark.parametrize(
    "text",
    ["6/03/13 9:05 - Ada: hi\n6/03/14 9:05 - Ben: hi\n",
     "02/12/23, 09:05 - Ali: hi\n02/12/29, 13:05 - Mina: hi\n"],
)  # fmt: skip
def test_years_before_the_app_are_of_another_calendar(tmp_path: Path, text: str) -> None:
    """No chat of WhatsApp is older than WhatsApp: such years are counted otherwise."""
    error = refusal(tmp_path, text)
    assert (error.key, error.values["date"]) == (
        "read.unread_dates",
        text.split(",")[0].split(" ")[0],
    )


def test_a_phone_whose_clock_stood_costs_its_rows_alone(tmp_path: Path) -> None:
    """Rows of the year 2000 in a chat of 2024 are skipped and listed."""
    reading = read(tmp_path, "01/01/2000, 00:01 - Ada: hi\n" + START)
    assert reading.understood.n_skipped == 1
    assert reading.understood.first == "2024-03-01T11:01:00"


@pytest.mark.parametrize(
    ("morning", "evening"),
    [
        ("முற்பகல்", "பிற்பகல்"), ("претпладне", "попладне"), ("غ.م.", "غ.و."), ("DE", "DU"),
        ("пре подне", "по подне"), ("ק״ל".replace("ק״ל", "לפנה״צ"), "אחה״צ"), ("ÖÖ", "ÖS"),
        ("PG", "PTG"), ("yb", "yh"), ("ап.".replace("ап.", "ap."), "ip."), ("πμ", "μμ"),
        ("TO", "TK"), ("ቅ.ቀ.", "ድ.ቀ."), ("BN", "PN"), ("چ.ب", "چ.ك"),
    ],
)  # fmt: skip
def test_halves_of_the_day(tmp_path: Path, morning: str, evening: str) -> None:
    """Noon and midnight are told apart by whatever word a phone has for them."""
    said = ((13, "9:05", morning), (13, "3:05", evening), (14, "12:05", morning),
            (15, "12:30", evening), (16, "11:30", evening))  # fmt: skip
    for row in ("{}/03/2024, {} {} - {}: hi\n", "[{}/03/2024, {} {}] {}: hi\n"):
        text = "".join(row.format(*one, "Ada" if i % 2 else "Ben") for i, one in enumerate(said))
        walls = [time_s % 86_400 / 60 for time_s in read(tmp_path, text).events.time_s]
        assert walls == [545, 905, 5, 750, 1410]


@pytest.mark.parametrize(
    "word", [("zork", "blip"), ("chat", "chat")], ids=["several", "one"]
)  # fmt: skip
def test_words_before_all_names_are_no_names(tmp_path: Path, word: tuple[str, str]) -> None:
    """What stands before every name and a hyphen may be the half of the day: it is refused."""
    text = (
        f"13/03/2024, 9:05 - {word[0]} - Ada: hi\n13/03/2024, 3:05 - {word[1]} - Ben: hi\n"
        f"14/03/2024, 3:05 - {word[1]} - Ada: hi\n"
    )
    error = refusal(tmp_path, text)
    assert (error.key, error.values["word"]) == ("read.unknown_word", word[0])


def test_a_name_may_hold_a_hyphen(tmp_path: Path) -> None:
    """One of two who is called so is a person."""
    assert counts(read(tmp_path, START.replace("Ada", "Ada - work"))) == {
        "Ada - work": 10, "Ben": 10,
    }  # fmt: skip


@pytest.mark.parametrize("dash", [" -", " —", " – ", " — ", ": ", " "])
def test_a_name_does_not_begin_with_a_dash(tmp_path: Path, dash: str) -> None:
    """Whatever dash parts time and name, in some rows or in all, no third person comes of it."""
    for text in (START.replace(" - ", dash), START + START.replace(" - ", dash)):
        assert counts(read(tmp_path, text)).keys() == {"Ada", "Ben"}


@pytest.mark.parametrize(
    "row",
    ["  21/03/2024, 11:05 - Ada: hi\n", "\t21/03/2024, 11:05 - Ada: hi\n",
     "21/03/20244, 11:05 - Ada: hi\n", "令和元/03/21 11:05 zork - Ada: hi\n",
     "21 Zork 2024, 11:05 - Ada: hi\n"],
)  # fmt: skip
def test_what_begins_like_a_row_is_told(tmp_path: Path, row: str) -> None:
    """A row that is not read, for a blank or a digit too many, refuses or is a doubt."""
    assert refusal(tmp_path, START + row).key in {"read.swallowed", "read.unknown_word"}
    longer = START + "".join(START.replace("03/2024", f"{month:02}/2024") for month in range(4, 12))
    doubts = read(tmp_path, longer + row.replace("03/", "12/")).understood.doubts
    assert "rows_swallowed" in {doubt.kind for doubt in doubts}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
def test_every_line_end(tmp_path: Path, end: str) -> None:
    """Lines of old Macs are lines."""
    assert counts(read(tmp_path, START.replace("\n", end))) == {"Ada": 10, "Ben": 10}


@pytest.mark.parametrize(
    "pasted",
    [
        "01/02/2023, 10:00 - Zoe: hi Ada\n01/02/2023, 10:01 - Ada: hi Zoe\n",
        "01/02/2023, 10:00 - Ada: hi Zoe\n01/02/2023, 10:01 - Zoe: hi Ada\n",
        "[01/02/2023, 10:00:11] Zoe: hi Ada\n[01/02/2023, 10:01:11] Ada: hi Zoe\n",
        "[10:00, 01/02/2023] Zoe: hi Ada\n[10:01, 01/02/2023] Ada: hi Zoe\n",
        "25/12/2024, 10:00 - Lunch: at home\n",
    ],
)
def test_pasted_rows_are_words(tmp_path: Path, pasted: str) -> None:
    """Rows of another chat, in either form and of whomever, belong to the message they are in."""
    text = f"{START}21/03/2024, 11:05 - Ada: look\n{pasted}22/03/2024, 11:05 - Ben: oh\n"
    reading = read(tmp_path, text)
    assert counts(reading) == {"Ada": 11, "Ben": 11}
    assert reading.understood.first == "2024-03-01T11:01:00"
    assert reading.events.counts["words"][20] > 1


def test_an_export_put_behind_itself_counts_once(tmp_path: Path) -> None:
    """Two exports in one file, the later one longer, are one chat."""
    reading = read(tmp_path, START + START + "21/03/2024, 11:05 - Ada: hi\n")
    assert counts(reading) == {"Ada": 11, "Ben": 10}
    assert reading.understood.n_doubles == 20


def test_a_clock_set_back_loses_nothing(tmp_path: Path) -> None:
    """Rows that go back and are not there yet stay."""
    text = f"{START}15/03/2024, 22:22 - Ada: hi\n15/03/2024, 22:23 - Ben: hi\n"
    reading = read(tmp_path, text)
    assert counts(reading) == {"Ada": 11, "Ben": 11}


def test_texts_of_any_name_in_a_zip_are_looked_at(tmp_path: Path) -> None:
    """Two chats called a and b are a question; beside notes, one is the chat."""
    row = START.splitlines()[0]
    for members, n in (({"a.txt": START, "b.txt": START}, 0), ({"a.txt": row, "c.txt": "x"}, 1),
                       ({"note.txt": "x", "the other.txt": START}, 20)):  # fmt: skip
        path = tmp_path / "x.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        if n:
            assert read_file(path, Options()).understood.n_events == n
            continue
        with pytest.raises(ReadError) as caught:
            read_file(path, Options())
        assert caught.value.key == "read.several_chats"


def test_a_mail_whose_first_line_is_damaged_is_told(tmp_path: Path) -> None:
    """It is read as the end of the one before it, so it is a doubt."""
    mail = (
        "From x@example.com Mon Jan  1 10:00:00 2024\nFrom: Ada <a@example.com>\n"
        "To: Ben <b@example.com>\nDate: Mon, 01 Jan 2024 10:00:00 +0000\n\nhello\n\n"
    )
    text = mail * 150
    at = text.index("From x@", len(mail) * 70)
    reading = read(tmp_path, text[:at] + "Xyzzy" + text[at + 4 :], "all.mbox")
    assert "rows_swallowed" in {doubt.kind for doubt in reading.understood.doubts}


def test_a_timer_is_no_message(tmp_path: Path) -> None:
    """A notice on iOS without a mark of an attachment is none of the two's words."""
    mark = "\u200e"
    text = (
        f"[27/03/2024, 11:05:09] Ada: {mark}Messages and calls are end-to-end encrypted.\n"
        "[27/03/2024, 11:06:09] Ada: hi\n[27/03/2024, 11:07:09] Ben: hi\n"
        f"[28/03/2024, 11:05:09] Ada: {mark}Ada updated the message timer. New messages will "
        "disappear from this chat 24 hours after they're sent.\n"
        f"[28/03/2024, 11:06:09] Ben: {mark}I blocked my calendar, see you there\n"
    )
    reading = read(tmp_path, text)
    assert list(reading.events.kind) == [Kind.TEXT] * 3
    assert reading.understood.n_system == 2


def chat_of(*messages: tuple[str, str, str]) -> str:
    """Write a conversation of Google Chat: name, address and date of each message."""
    return json.dumps(
        {
            "messages": [
                {
                    "creator": {"name": name, "email": mail, "user_type": "Human"},
                    "created_date": date,
                    "text": "hi",
                }
                for name, mail, date in messages
            ]
        }
    )


def test_an_address_is_a_person(tmp_path: Path) -> None:
    """In Google Chat one who changes their name is one, and two of one name are two."""
    date = "Monday, January 5, 2026 at 1{}:00:00 AM UTC"
    renamed = chat_of(("Sam", "s@x.org", date.format(0)), ("Robin", "r@x.org", date.format(1)),
                      ("Sam Oak", "s@x.org", date.format(1)))  # fmt: skip
    assert counts(read(tmp_path, renamed, "messages.json")) == {"Sam Oak": 2, "Robin": 1}
    alike = chat_of(("Sam", "s@x.org", date.format(0)), ("Sam", "r@x.org", date.format(1)))
    assert len(counts(read(tmp_path, alike, "messages.json"))) == 2


@pytest.mark.parametrize(
    "date",
    [
        "Montag, 5. Januar 2026 um 10:00:00 UTC", "pondělí 5. ledna 2026 v 10:00:00 UTC",
        "pondelok 5. januára 2026 o 10:00:00 UTC", "2026년 1월 5일 월요일 오전 10시 0분 0초 UTC",
        "2026年1月5日月曜日 10時00分00秒 UTC", "2026. január 5., hétfő 10:00:00 UTC",
        "Thứ Hai, 5 tháng 1, 2026 lúc 10:00:00 UTC", "Senin, 05 Januari 2026 pukul 10.00.00 UTC",
        "วันจันทร์ที่ 5 มกราคม พ.ศ. 2569 เวลา 10:00:00 UTC",
        "2026 m. sausio 5 d., pirmadienis 10:00:00 UTC",
        "понеделник, 5 януари 2026 г. в 10:00:00 ч. UTC",
        "Isnin, 5 Januari 2026 pada 10:00:00 PG UTC",
        "الاثنين، 5 يناير 2026 في 10:00:00 ص UTC", "2026 թ. հունվարի 5, երկուշաբթի, 10:00:00 UTC",
    ],
)  # fmt: skip
def test_google_chat_in_more_languages(tmp_path: Path, date: str) -> None:
    """A small word before the time is no half of the day."""
    text = chat_of(("Sam", "s@x.org", date), ("Robin", "r@x.org", date))
    understood = read(tmp_path, text, "messages.json").understood
    assert (understood.first, understood.n_events) == ("2026-01-05T10:00:00", 2)


def test_times_with_their_offset_keep_their_wall_clock(tmp_path: Path) -> None:
    """The zone is the commonest offset; a row without one is taken as the others are."""
    header = "time,sender\n"
    winter, summer = "2025-01-01T23:30:00+01:00,Ada\n", "2025-07-01T23:35:00+02:00,Ben\n"
    bare = "2025-07-02T10:00:00,Ben\n"
    understood = read(tmp_path, header + winter + summer + winter, "t.csv").understood
    assert (understood.zone, understood.zone_assumed) == ("+01:00", False)
    assert (understood.first, understood.last) == ("2025-01-01T23:30:00", "2025-07-01T23:35:00")
    exact = read(tmp_path, header + winter + summer + summer + bare, "t.csv")
    assert (exact.understood.zone, exact.understood.last) == ("+02:00", "2025-07-02T10:00:00")
    assert exact.events.time_s[-1] == 1751443200.0  # 2025-07-02T08:00:00Z
    floating = read(tmp_path, header + bare + bare + winter, "t.csv")
    assert floating.understood.zone == "floating"
    assert (floating.events.time_s[0], floating.events.offset_s[0]) == (1735774200.0, 0)
    assert floating.understood.first == "2025-01-01T23:30:00"


def test_dates_of_mails_in_a_table(tmp_path: Path) -> None:
    """A month in words is a month."""
    text = 'time,sender\n"Wed, 01 Jan 2025 23:30:00 +0100",Ada\n"5 January 2025 10:00",Ben\n' * 2
    understood = read(tmp_path, text.replace("\ntime,sender", "", 1), "t.csv").understood
    assert (understood.first, understood.last) == ("2025-01-01T23:30:00", "2025-01-05T10:00:00")


@pytest.mark.parametrize("rest", ["a\n", "a, and\nmore\n"])
def test_a_quote_that_does_not_end_hides_no_row(tmp_path: Path, rest: str) -> None:
    """Everything behind it would be one message's words."""
    text = f'time,sender,text\n2025-01-01T10:00,Ada,"{rest}'
    rows = "".join(f"2025-01-{day:02}T10:00,Ben,x\n" for day in range(2, 9))
    assert refusal(tmp_path, text + rows).key == "read.swallowed"


@pytest.mark.parametrize("column", ["chat", "thread", "conversation id", "thread_id"])
def test_a_table_of_conversations_without_recipients(tmp_path: Path, column: str) -> None:
    """A column that names conversations tells them apart, whoever they are with."""
    text = (
        f"time,sender,{column}\n2025-01-01 10:00,Ada,1\n2025-01-02 10:00,Ada,2\n"
        "2025-01-02 11:00,Ben,1\n2025-01-02 12:00,Zoe,2\n"
    )
    assert refusal(tmp_path, text).key == "read.several_chats"
    reading = read_file(tmp_path / "chat.txt", Options(names=("Ben",)))
    assert counts(reading) == {"Ada": 1, "Ben": 1}


def test_no_message_is_of_a_day_to_come(tmp_path: Path) -> None:
    """The day of reading decides between two readings of a date, and doubts a year like 2067."""
    path = tmp_path / "chat.txt"
    rows = "05/10/2025, 11:05 - Ada: hi\n06/10/2025, 11:05 - Ben: hi\n"
    path.write_text(rows, "utf-8")
    assert read_file(path, Options()).understood.date_order_sure == "ambiguous"
    early = read_file(path, Options(today=date(2025, 9, 3))).understood
    assert (early.date_order, early.date_order_sure) == ("mdy", "likely")
    assert early.last == "2025-06-10T11:05:00"
    path.write_text(rows.replace("/2025", "/2067"), "utf-8")
    doubts = read_file(path, Options(today=date(2025, 11, 3))).understood.doubts
    assert "future_rows" in {doubt.kind for doubt in doubts}


def mail(sender: str, to: str, day: int, more: str = "") -> str:
    """Write one mail of a mailbox."""
    return (
        f"From x@example.com Mon Jan  1 10:00:00 2024\nFrom: {sender}\nTo: {to}\n"
        f"Date: Mon, {day:02} Jan 2026 10:00:00 +0000\n{more}\nhello\n\n"
    )


ADA, BEN = "Ada <ada@example.com>", "Ben <ben@example.org>"


@pytest.mark.parametrize(
    "more",
    [
        'X-Gmail-Labels: "Drafts",Opened\n', "X-Status: T\n", "X-Status: D\n",
        "Precedence: auto_reply\n", "Auto-Submitted: auto-replied (vacation)\n",
        "X-Autoreply: yes\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n",
    ],
)  # fmt: skip
def test_mails_that_nobody_sent_by_hand(tmp_path: Path, more: str) -> None:
    """Quoted labels, flags of other programs, answers and reports of machines."""
    by_hand = mail(BEN, ADA, 6, "Auto-Submitted: no\nPrecedence: bulk\n")
    text = mail(ADA, BEN, 5) + by_hand + mail(BEN, ADA, 9, more)
    understood = read(tmp_path, text, "all.mbox").understood
    assert (understood.n_events, understood.last) == (2, "2026-01-06T10:00:00")
    assert understood.n_skipped + understood.n_system == 1


def test_spellings_of_one_mailbox(tmp_path: Path) -> None:
    """Gmail passes over points, and what stands behind a plus is a folder."""
    text = "".join(
        mail(ADA, f"Ben <{name}>", 5 + i)
        for i, name in enumerate(("b.en@gmail.com", "ben@googlemail.com", "Ben+x@gmail.com"))
    )
    reading = read(tmp_path, text + mail("Ben <be.n@gmail.com>", ADA, 9), "all.mbox")
    assert counts(reading) == {"Ada": 3, "Ben": 1}


def test_a_blind_copy_in_ones_own_folder_is_to_somebody(tmp_path: Path) -> None:
    """A mail to oneself with the other in blind copy is one to the other."""
    text = mail(ADA, ADA, 5, f"Bcc: {BEN}\n") + mail(BEN, ADA, 6) + mail(ADA, BEN, 7)
    assert counts(read(tmp_path, text, "all.mbox")) == {"Ada": 2, "Ben": 1}


def test_pasted_rows_in_other_apps(tmp_path: Path) -> None:
    """What somebody copied out of another chat makes no third person, and is a doubt."""
    said = [f"[2026-01-{day:02} 10:00:00] {'Me' if day % 2 else 'Sam'}: hi\n\n"
            for day in range(1, 13)]  # fmt: skip
    pasted = "[2020-01-05 10:01:00] Zoe: old\n\n[2020-01-05 10:02:00] Sam: older\n\n"
    kakao = "Sam 님과 카카오톡 대화\n저장한 날짜 : 2026-01-20 10:00:00\n\n" + "".join(
        f"--------------- 2026년 1월 {day}일 월요일 ---------------\n"
        f"[{'Ada' if day % 2 else 'Sam'}] [오후 2:30] hi\n"
        for day in range(1, 13)
    )
    for name, text in (
        ("chat.md", "".join([*said[:6], pasted, *said[6:]])),
        (
            "kakao.txt",
            kakao + "[Zoe] [오전 9:30] old\n[Sam] [오전 9:31] older\n[Ada] [오후 3:00] hm\n",
        ),
    ):
        reading = read(tmp_path, text, name)
        assert len(counts(reading)) == 2
        assert reading.understood.n_events == 12 + (name == "kakao.txt")
        assert reading.understood.first is not None
        assert reading.understood.first.startswith("2026-01-01")
        assert "rows_swallowed" in {doubt.kind for doubt in reading.understood.doubts}


def backup(*items: str, end: str = "</smses>") -> str:
    """Write a phone's backup with two messages, and these."""
    return (
        '<?xml version="1.0"?>\n<smses count="3">\n'
        '<sms address="+447700900123" date="1710000000000" type="1" body="hi" />\n'
        '<sms address="+447700900123" date="1710000100000" type="2" body="hi" />\n'
        + "\n".join(items)
        + end
    )


@pytest.mark.parametrize("number", ["Unknown", "PRIVATE", "anonymous", "Payphone", "-2", "null"])
def test_a_number_that_is_not_shown_is_nobody(tmp_path: Path, number: str) -> None:
    """Whatever stands for it; a row of such is listed, since it may have been the other."""
    item = f'<sms address="{number}" date="1710000200000" type="1" body="hi" />'
    call = '<call number="+4477" date="1710000300000" type="3" duration="0" presentation="2" />'
    understood = read(tmp_path, backup(item, call), "sms.xml").understood
    assert (understood.n_events, understood.n_skipped) == (2, 2)
    assert [doubt.kind for doubt in understood.doubts] == ["rows_skipped_last"]


@pytest.mark.parametrize("end", ["", '<sms address="+447700900123" date="17100002', "<mms date='1"])
def test_a_backup_that_breaks_off_is_doubted(tmp_path: Path, end: str) -> None:
    """The rows that are missing are the newest."""
    understood = read(tmp_path, backup(end=end), "sms.xml").understood
    assert understood.n_events == 2
    assert [doubt.kind for doubt in understood.doubts] == ["rows_skipped_last"]


@pytest.mark.parametrize(
    ("text", "reacts"),
    [
        ("Liked “see you at eight?”", True), ("Gefiel „see you at eight?“", True),
        ("A adoré « see you at eight? »", True), ("Reacted 😂 to “see you at eight?”", True),
        ("“see you at eight?”に大笑いしました", False), ("Le encantó “see you at eight?”", True),
        ("did you mean “nine”?", False), ("“see you at eight?”", False), ("Liked it", False),
    ],
)  # fmt: skip
def test_reactions_written_as_text(tmp_path: Path, text: str, reacts: bool) -> None:
    """In any language they are a few words around what was said before."""
    sms = '<sms address="+447700900123" date="17100001{}0000" type="{}" body="{}" />'
    items = [sms.format(i, 2 - i, body) for i, body in enumerate(("see you at eight?", text))]
    reading = read(tmp_path, backup(*items), "sms.xml")
    assert reading.events.kind[3] == (Kind.REACTION if reacts else Kind.TEXT)
    assert reading.events.counts["questions"][3] == (-1 if reacts else text.count("?"))


def test_a_date_and_a_time_in_two_columns_are_one_moment(tmp_path: Path) -> None:
    """Tools that turn a chat into a table part day and time."""
    text = "Date,Time,Author,Message\n13/03/2024,09:05,Ada,hi\n14/03/2024,1:05 PM,Ben,yo\n"
    understood = read(tmp_path, text, "t.csv").understood
    assert (understood.first, understood.last) == ("2024-03-13T09:05:00", "2024-03-14T13:05:00")


def test_a_mail_whose_date_is_iso_has_a_date(tmp_path: Path) -> None:
    """Some programs write it so, against the rules."""
    text = mail(ADA, BEN, 5) + mail(BEN, ADA, 6).replace(
        "Mon, 06 Jan 2026 10:00:00 +0000", "2026-01-06T10:00:00Z"
    )
    assert read(tmp_path, text, "all.mbox").understood.last == "2026-01-06T10:00:00"


def test_a_name_chooses_among_the_chats_of_a_zip(tmp_path: Path) -> None:
    """Who is meant is told; then it is no question which file."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("Ben", "Zoe"):
            archive.writestr(f"WhatsApp Chat mit {name}.txt", START.replace("Ben", name))
    by_name = (Options(names=("Zoe",)), Options(chat="zoe"), Options(names=("Ada", "Zoe")))
    for options in (*by_name, Options(chat="WhatsApp Chat mit Zoe"), Options(chat="2")):
        assert counts(read_file(path, options)) == {"Ada": 10, "Zoe": 10}
    with pytest.raises(ReadError) as caught:
        read_file(path, Options(names=("Kim",)))
    assert caught.value.key == "read.several_chats"
    assert caught.value.values["titles"] == ("WhatsApp Chat mit Ben", "WhatsApp Chat mit Zoe")
    with zipfile.ZipFile(path, "a") as archive:  # one that ends alike, and a copy
        archive.writestr("Alter WhatsApp Chat mit Zoe.txt", START.replace("Ben", "Mia"))
        archive.writestr("WhatsApp Chat mit Zoe (1).txt", START.replace("Ben", "Kim"))
    for chosen, other in (("WhatsApp Chat mit Zoe", "Zoe"), ("WhatsApp Chat mit Zoe (1)", "Kim")):
        assert counts(read_file(path, Options(chat=chosen))) == {"Ada": 10, other: 10}


def test_numbers_that_nobody_can_answer_are_no_conversation(tmp_path: Path) -> None:
    """Beside one person, a bank's messages are no question; a person without a number is one."""
    row = '<sms address="{}" date="17676072{}0000" type="{}" body="hi" contact_name="{}" />\n'
    rows = [row.format("+15550001111", n, 1 + n % 2, "Sam") for n in range(4)]
    rows += [row.format(who, 5, 1, "(Unknown)") for who in ("BANK", "72345")]
    text = f'<smses count="6">\n{"".join(rows)}</smses>\n'
    assert read(tmp_path, text, "sms.xml").understood.title == "Sam"
    named = text.replace('address="BANK" date', 'address="Kim" date').replace(
        'body="hi" contact_name="(Unknown)"', 'body="hi" contact_name="Kim"', 1
    )
    assert refusal(tmp_path, named).key == "read.several_chats"


@pytest.mark.parametrize(
    ("members", "key"),
    [
        ({"user.json": "{}", "matches.json": '[{"match": [], "chats": []}]'}, "read.hinge"),
        ({"a.json": "{}", "data.json": '{"Usage": {"app_opens": {}}}'}, "read.tinder"),
        ({"data.json": '{"User": "' + "x" * 99_999 + '", "swipes_likes": 1}'}, "read.tinder"),
    ],
)
def test_an_app_is_named_wherever_its_marks_are(
    tmp_path: Path, members: dict[str, str], key: str
) -> None:
    """In another file of the archive, or far behind the beginning of a file."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
            (tmp_path / name).write_text(text, "utf-8")
    for place in (path, tmp_path / list(members)[-1]):
        with pytest.raises(ReadError) as caught:
            read_file(place, Options())
        assert caught.value.key == key
