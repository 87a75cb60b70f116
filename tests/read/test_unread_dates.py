"""Dates in the words and forms of more languages and releases; and dates that nobody can read."""

import json
from pathlib import Path

import pytest

from awhile.errors import ReadError
from awhile.read import Options, read_file
from awhile.read.times.words import load_tables
from awhile.types import Kind, Reading


def read(folder: Path, text: str, name: str = "chat.txt", **options: object) -> Reading:
    """Read a text as a file of a name."""
    path = folder / name
    path.write_text(text, "utf-8", newline="")
    return read_file(path, Options(**options))  # type: ignore[arg-type]


def refusal(folder: Path, text: str, name: str = "chat.txt") -> ReadError:
    """Return why a text is refused."""
    with pytest.raises(ReadError) as caught:
        read(folder, text, name)
    return caught.value


@pytest.mark.parametrize(
    "stamp",
    [
        "13 มีนาคม 2567 เวลา {}", "13 марта 2024 г., {}", "2024. március 13., {}",
        "13. marts 2024 kl. {}", "13.3.24, во {}", "13 Mart 2024 {}", "13 मार्च 2024 को {}",
        "13 มี.ค. 2567 {}", "13 de marzo de 2024, a las {}",
    ],
)  # fmt: skip
def test_small_words_beside_worded_dates(tmp_path: Path, stamp: str) -> None:
    """What a language writes between date and time, or behind the year, changes neither."""
    text = f"{stamp.format('9:05')} - Ada: hi\n{stamp.format('13:05')} - Ben: hi\n"
    reading = read(tmp_path, text)
    assert reading.understood.first == "2024-03-13T09:05:00"
    assert reading.understood.last == "2024-03-13T13:05:00"
    assert sorted(reading.senders) == ["Ada", "Ben"]


def test_an_unknown_word_beside_a_worded_date_refuses_the_file(tmp_path: Path) -> None:
    """It may be the half of the day; row by row it would be a silence."""
    text = "".join(f"{day} March 2024 9:05 zorkß - Ada: hi\n" for day in range(1, 9))
    error = refusal(tmp_path, text + "9 March 2024 9:05 - Ben: hi\n")
    assert (error.key, error.values["word"]) == ("read.unknown_word", "zorkß")


@pytest.mark.parametrize(
    ("word", "hour"), [("傍晚", 18), ("深夜", 23), ("早晨", 6), ("vorm.", 11), ("nachm.", 23)]
)
def test_halves_that_phones_write_and_the_tables_lack(tmp_path: Path, word: str, hour: int) -> None:
    """A word for a part of the day, or once for half of it, tells which half is meant."""
    clock = f"{hour % 12 or 12}:05"
    row = (
        "2024/3/{0} {1}{2} - {3}: hi\n" if ord(word[0]) > 999 else "{0}.3.2024, {2} {1} - {3}: hi\n"
    )
    text = row.format(13, word, clock, "Ada") + row.format(14, word, clock, "Ben")
    walls = [time_s % 86_400 // 3600 for time_s in read(tmp_path, text).events.time_s]
    assert walls == [hour, hour]


def page(*dates: str) -> str:
    """Write a conversation as Meta's download in HTML has it, newest first."""
    return (
        '<html><head><title>Suri</title></head><body><div class="_a706" role="main">'
        + "".join(
            f'<div class="_a6-g"><h2 class="_a6-h _a6-i">{("Kai", "Suri")[i % 2]}</h2><div class='
            f'"_3-95 _a6-p"><div><div>hi</div></div></div><div class="_a6-o">{date}</div></div>'
            for i, date in enumerate(dates)
        )
        + "</div></body></html>"
    )


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("02. Dez. 2024, 9:22 vorm.", "31. Okt. 2024, 11:22 nachm."),
        ("pro 02, 2024 9:22 AM", "lis 31, 2024 11:22 PM"),
        ("2024 m. gruodžio 2 d. 9:22", "2024 m. spalio 31 d. 23:22"),
        ("2024(e)ko abenduaren 2(a) 9:22", "2024(e)ko urriaren 31(a) 23:22"),
        ("২ ডিসেম্বর ২০২৪ ৯:২২", "৩১ অক্টোবর ২০২৪ ২৩:২২"),
        ("2 დეკემბერი, 2024, 9:22", "31 ოქტომბერი, 2024, 23:22"),
    ],
)
def test_months_of_more_languages(tmp_path: Path, newer: str, older: str) -> None:
    """A month's name that means two is the one that has such a day; a day's sign is no half."""
    understood = read(tmp_path, page(newer, older), "message_1.html").understood
    assert (understood.first, understood.last) == ("2024-10-31T23:22:00", "2024-12-02T09:22:00")


def test_words_of_older_releases_of_the_locale_data_are_known() -> None:
    """Phones are older than the newest data: words that left it are still there."""
    months = load_tables().months
    for word, month in (("ژانویهٔ", "1"), ("জানুয়ারী", "1"), ("dec", "12"), ("urtarrilaren", "1")):
        assert month in months[word], word


UNREADABLE = "5 o'clock on the 99th"
FILES = {
    "chat.txt": "99/99/2024, 10:05 - Ada: hi\n99/98/2024, 10:06 - Ben: hi\n",
    "message_1.html": page("99 99 99 9:22", "98 98 98 9:22"),
    "messages.json": json.dumps(
        {"messages": [{"creator": {"name": name, "email": f"{name}@x.org", "user_type": "Human"},
                       "created_date": UNREADABLE, "text": "hi"} for name in ("Sam", "Robin")]}
    ),
    "table.csv": f'time,sender\n"{UNREADABLE}",Ada\n"{UNREADABLE}",Ben\n',
    "user_data.json": json.dumps(
        {"ProfileMap": {"userName": "robin"}, "Direct Messages": {"ChatHistory": {
            "Chat History with sam:": [{"Date": UNREADABLE, "From": "sam", "Content": "hi"}]}}}
    ),
    "result.json": json.dumps(
        {"name": "Tom", "type": "personal_chat", "id": 7, "messages": [
            {"id": 1, "type": "message", "date": UNREADABLE, "from": "Tom", "from_id": "user7",
             "text": "hi"}]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_whose_dates_cannot_be_read_says_so_and_shows_one(tmp_path: Path, name: str) -> None:
    """“Holds no message” would be false, and help nobody."""
    error = refusal(tmp_path, FILES[name], name)
    assert error.key == "read.unread_dates"
    assert str(error.values["date"])[:2] in {"99", "5 "}
    assert str(error.values["date"]) in error.tell("en")
    assert str(error.values["date"]) in error.tell("de")


def test_hardly_a_date_is_no_date(tmp_path: Path) -> None:
    """A few rows whose dates cannot be read cost themselves; more than half are no reading."""
    good = "time,sender\n2025-01-01 10:00,Ada\n2025-01-02 10:00,Ben\n2025-01-03 10:00,Ben\n"
    assert read(tmp_path, good + "13 moons ago,Ben\n" * 2, "t.csv").understood.n_skipped == 2
    error = refusal(tmp_path, good + "13 moons ago,Ben\n" * 5, "t.csv")
    assert (error.key, error.values["date"]) == ("read.unread_dates", "13 moons ago")


LINKEDIN = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS\n"
)
IMAZING = (
    "Chat Session,Message Date,Delivered Date,Read Date,Edited Date,Service,Type,Sender ID,"
    "Sender Name,Status,Replying to,Subject,Text,Attachment,Attachment type\n"
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-03-04 18:20:00", "2025-03-14 18:01:00"), ("3/4/2025 18:20", "3/14/2025 18:01"),
        ("04.03.2025 18:20", "14.03.2025 18:01:00"), ("04/03/2025 6:20 PM", "14/03/2025 6:01 PM"),
    ],
)  # fmt: skip
def test_tables_that_a_spreadsheet_wrote_anew(
    tmp_path: Path, delimiter: str, first: str, last: str
) -> None:
    """Another delimiter and the spreadsheet's dates, in the order that the whole column shows."""
    linkedin = (
        LINKEDIN + f"2-a,,Sam,v,Robin,u,{first},,hi,INBOX,\n2-a,,Robin,u,Sam,v,{last},,yo,INBOX,\n"
    )
    imazing = IMAZING + (
        f"Sam,{first},,,,iMessage,Incoming,+1,Sam,Read,,,hi,,\n"
        f"Sam,{last},,,,iMessage,Outgoing,,,Sent,,,yo,,\n"
    )
    for text in (linkedin, imazing):
        understood = read(tmp_path, text.replace(",", delimiter), "messages.csv").understood
        assert (understood.first, understood.last) == ("2025-03-04T18:20:00", "2025-03-14T18:01:00")


ROWS = ("2024년 3월 13일 오전 9:05, Ada : hi", "2024년 3월 14일 오후 1:05, Ben : hi")
WINDOWS = "".join(
    f"{'-' * 15} 2024년 3월 {day} {'-' * 15}\n{row}\n"
    for day, row in (
        ("13일 수요일", "[Ada] [오전 9:05] hi"),
        ("14일 목요일", "[Ben] [오후 1:05] hi"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS[0]}\n{ROWS[1]}\n",
        f"2024년 3월 13일 수요일\n{ROWS[0]}\n{ROWS[1]}\n",
        WINDOWS,
    ],
)
def test_kakaotalk_without_its_first_lines(tmp_path: Path, text: str) -> None:
    """People take away the lines with a name before they hand a chat on."""
    understood = read(tmp_path, text).understood
    assert (understood.reader, understood.n_events) == ("kakaotalk", 2)
    assert (understood.first, understood.last) == ("2024-03-13T09:05:00", "2024-03-14T13:05:00")


def test_a_call_behind_a_wide_comma_is_a_call(tmp_path: Path) -> None:
    """In Chinese the app's comma is a wide one."""
    mark = "\u200e"
    text = (
        "[2024/3/13 11:05:09] Ada: hi\n"
        f"[2024/3/14 11:05:09] Ben: {mark}语音通话，{mark}3分钟\n"
        f"[2024/3/15 11:05:09] Ben: {mark}视频通话，{mark}无应答\n"
    )
    reading = read(tmp_path, text)
    assert list(reading.events.kind) == [Kind.TEXT, Kind.CALL, Kind.MISSED_CALL]
    assert reading.events.counts["call_s"][1] == 180


def test_programs_are_not_whom_one_waits_for(tmp_path: Path) -> None:
    """Of an account with one person, a bot and notes to oneself, the person is meant."""
    row = {"id": 1, "type": "message", "date": "2024-03-01T11:01:00", "text": "hi"}
    chats = [
        {"name": name, "type": sort, "id": i,
         "messages": [row | {"from": who, "from_id": f"user{who}"} for who in ("Mira", name)]}
        for i, (name, sort) in enumerate(
            (("Tom", "personal_chat"), ("Helper", "bot_chat"), ("", "saved_messages")))
    ]  # fmt: skip
    chats.append({"name": "Empty", "type": "personal_chat", "id": 9, "messages": []})
    text = json.dumps({"personal_information": {"user_id": 1}, "chats": {"list": chats}})
    assert read(tmp_path, text, "result.json").understood.title == "Tom"
    call = {
        "messagetype": "RichText",
        "content": "hi",
        "originalarrivaltime": "2026-01-05T10:00:00Z",
    }
    talks = [
        {"id": key, "displayName": name,
         "MessageList": [call | {"from": "8:live:robin"}, call | {"from": key}]}
        for key, name in (("8:live:sam", "Sam"), ("28:concierge", "Skype"))
    ]  # fmt: skip
    text = json.dumps({"userId": "8:live:robin", "conversations": talks})
    assert read(tmp_path, text, "messages.json").understood.title == "Sam"


def test_a_conversation_in_two_files_of_an_archive_is_one(tmp_path: Path) -> None:
    """X parts large archives; a conversation may go on in the next file."""
    data = tmp_path / "data"
    data.mkdir()
    for part, day in ((0, 5), (1, 6)):
        messages = [
            {"messageCreate": {"senderId": who, "recipientId": to, "text": "hi",
                               "createdAt": f"2026-01-0{day}T10:0{i}:00.000Z"}}
            for i, (who, to) in enumerate((("222", "111"), ("111", "222")))
        ]  # fmt: skip
        name = "direct-messages.js" if part == 0 else f"direct-messages-part{part}.js"
        conversation = {"dmConversation": {"conversationId": "111-222", "messages": messages}}
        text = f"window.YTD.direct_messages.part{part} = {json.dumps([conversation])}"
        (data / name).write_text(text, "utf-8")
    assert read_file(tmp_path, Options()).understood.n_events == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mon, 05/01/2026", "Thu, 05/02/2026"), ("Mon, 01/05/2026", "Thu, 02/05/2026"),
        ("lun, 05/01/2026", "jue, 05/02/2026"), ("Mo., 05.01.2026", "Do., 05.02.2026"),
        ("lun. 05/01/2026", "jeu. 05/02/2026"), ("Th 2, 05/01/2026", "Th 5, 05/02/2026"),
        ("الاثنين، 05/01/2026", "الخميس، 05/02/2026"), ("пн, 05.01.2026", "чт, 05.02.2026"),
        ("Pzt, 05.01.2026", "Per, 05.02.2026"), ("2026.01.05 월요일", "2026.02.05 목요일"),
        ("seg., 05/01/2026", "qui., 05/02/2026"), ("Isn, 05/01/2026", "Kha, 05/02/2026"),
        ("จ. 05/01/2569", "พฤ. 05/02/2569"), ("2026/01/05（週一）", "2026/02/05（週四）"),
    ],
)  # fmt: skip
def test_the_weekday_tells_day_from_month(tmp_path: Path, first: str, second: str) -> None:
    """LINE writes it beside every date, in its languages; nothing is left to be guessed."""
    for title in ("[LINE] Chat history with Sam\nSaved on: x\n\n", ""):
        text = f"{title}{first}\n10:00\tSam\thi\n\n{second}\n10:01\tRobin\tyo\n"
        understood = read(tmp_path, text).understood
        assert (understood.first, understood.last) == ("2026-01-05T10:00:00", "2026-02-05T10:01:00")
        assert understood.date_order_sure == "certain"
        assert understood.doubts == ()


def test_a_weekday_of_no_language_refuses_the_chat(tmp_path: Path) -> None:
    """Without its days no row can be placed; a wrong weekday decides nothing."""
    rows = "10:00\tSam\thi\n10:01\tRobin\tyo\n"
    text = f"[LINE] Chat history with Sam\nSaved on: x\n\n{{}}, 05/01/2026\n{rows}"
    error = refusal(tmp_path, text.format("Zork"))
    assert (error.key, error.values["word"]) == ("read.unknown_word", "Zork")
    assert read(tmp_path, text.format("Tue")).understood.date_order_sure == "ambiguous"


@pytest.mark.parametrize("packed", [False, True])
def test_skype_tells_when_somebody_reacted(tmp_path: Path, packed: bool) -> None:
    """A reaction with a time is an event of whoever reacted; one without is none."""
    users = [{"mri": "8:live:robin", "time": 1767607330000, "value": "x"}, {"mri": "8:live:sam"}]
    listed = [{"key": "heart", "users": users}, {"key": "like", "users": []}, "x"]
    emotions = json.dumps(listed) if packed else listed
    message = {
        "from": "8:live:sam", "originalarrivaltime": "2026-01-05T10:01:00Z", "content": "hi",
        "messagetype": "RichText", "properties": {"emotions": emotions},
    }  # fmt: skip
    own = message | {"from": "8:live:robin", "properties": {"emotions": "[{"}}
    talk = {"id": "8:live:sam", "displayName": "Sam", "MessageList": [message, own]}
    text = json.dumps({"userId": "8:live:robin", "conversations": [talk]})
    reading = read(tmp_path, text, "messages.json")
    assert sorted(reading.events.kind) == [Kind.TEXT, Kind.TEXT, Kind.REACTION]
    assert reading.understood.last == "2026-01-05T10:02:10"
