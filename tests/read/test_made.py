"""When an export was made is read from the file itself, where its layout says it."""

import json
import zipfile
from pathlib import Path

import pytest

from awhile.read import Options, read_file

DISCORD = {
    "guild": {"id": "0"}, "channel": {"id": "1", "type": "DirectTextChat", "name": "sam"},
    "exportedAt": "2024-03-20T12:00:00+00:00",
    "messages": [
        {"id": str(i), "type": "Default", "timestamp": f"2024-03-1{i}T10:00:00+00:00",
         "content": "hi", "author": {"id": str(i % 2), "name": f"n{i % 2}"}}
        for i in range(3)
    ],
}  # fmt: skip
WECHAT = {
    "weflow": {"version": "1", "exportedAt": 1710936000}, "session": {"displayName": "Sam"},
    "messages": [
        {"createTime": 1710000000 + i, "localType": 1, "type": "文本消息", "content": "hi",
         "isSend": i % 2, "senderDisplayName": f"n{i % 2}", "senderUsername": f"u{i % 2}"}
        for i in range(3)
    ],
}  # fmt: skip
SIGNAL = "".join(
    json.dumps(line) + "\n"
    for line in (
        {"version": "1", "backupTimeMs": "1710936000000"},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "2", "contact": {"profileGivenName": "Sam"}}},
        {"chat": {"id": "1", "recipientId": "2"}},
        *({"chatItem": {"chatId": "1", "authorId": str(1 + i % 2),
           "dateSent": str(1710000000000 + i),
           "standardMessage": {"text": {"body": "hi"}}}} for i in range(3)),
    )
)  # fmt: skip
SMS = (
    '<?xml version="1.0"?><smses count="2" backup_set="x" backup_date="{}" type="full">'
    '<sms protocol="0" address="+447700900123" date="1710000000000" type="1" body="hi" />'
    '<sms protocol="0" address="+447700900123" date="1710000100000" type="2" body="hi" /></smses>'
)
LINE = "[LINE] Chat history with Sam\n{}\n\n2024/03/13(Wed)\n09:05\tSam\thi\n10:05\tAda\tyo\n"
KAKAO = (
    "Sam 님과 카카오톡 대화\n저장한 날짜 : {}\n\n\n2024년 3월 13일 오후 1:05\n"
    "2024년 3월 13일 오후 1:05, Sam : hi\n2024년 3월 13일 오후 1:06, Ada : yo\n"
)
PAGE = (
    '<html><head><title>Sam</title></head><body><div class="contents"><h1>Kai</h1>'
    '<div class="thread">Sam, Kai'
    + "".join(
        f'<div class="message"><div class="message_header"><span class="user">{who}</span>'
        f'<span class="meta">Wednesday, March 13, 2024 at 1{i}:05am UTC+01</span></div></div>'
        "<p>hi</p>"
        for i, who in enumerate(("Sam", "Kai"))
    )
    + '</div></div><div class="footer">Downloaded by Kai on Wednesday, March 20, 2024 at 1:00pm '
    "UTC+01</div></body></html>"
)


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("ben.json", json.dumps(DISCORD), "2024-03-20T12:00:00"),
        ("wechat.json", json.dumps(WECHAT, ensure_ascii=False), "2024-03-20T12:00:00"),
        ("main.jsonl", SIGNAL, "2024-03-20T12:00:00"),
        ("sms.xml", SMS.format(1710936000000), "2024-03-20T12:00:00"),
        ("sms.xml", SMS.format("x" * 30), None),
        ("sms.xml", SMS.format("9" * 30), None),
        ("sms.xml", SMS.format(1600000000000), None),
        ("line.txt", LINE.format("Saved on: 2024/03/20 13:00"), "2024-03-20T13:00:00"),
        ("line.txt", LINE.format("保存日時：2024/03/20 13:00"), "2024-03-20T13:00:00"),
        ("line.txt", LINE.format("儲存日期：2024/03/20 下午1:00"), "2024-03-20T13:00:00"),
        ("line.txt", LINE.format("Saved on: 03/20/2024 13:00").replace("2024/03/13", "03/13/2024"),
         "2024-03-20T13:00:00"),
        ("line.txt", LINE.format("Saved on: x"), None),
        ("kakao.txt", KAKAO.format("2024년 3월 20일 오후 1:00"), "2024-03-20T13:00:00"),
        ("kakao.txt", KAKAO.format("2024. 3. 20. 오후 1:00"), "2024-03-20T13:00:00"),
        ("messages.htm", PAGE, "2024-03-20T13:00:00"),
    ],
)  # fmt: skip
def test_the_file_says_when_it_was_made(
    tmp_path: Path, name: str, text: str, made: str | None
) -> None:
    """Whatever is no such moment, or lies before the last message, is none."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    understood = read_file(path, Options()).understood
    assert understood.n_events >= 2
    assert understood.made == made


@pytest.mark.parametrize(
    ("packed", "made"),
    [((2024, 3, 20, 13, 0, 2), "2024-03-20T13:00:02"), ((1980, 1, 1, 0, 0, 0), None),
     ((2023, 3, 20, 13, 0, 2), None)],
)  # fmt: skip
def test_a_phones_zip_says_when_it_was_made(
    tmp_path: Path, packed: tuple[int, int, int, int, int, int], made: str | None
) -> None:
    """The chat in it has the moment of the export for a date; 1980 stands for none."""
    path = tmp_path / "WhatsApp Chat - Sam.zip"
    with zipfile.ZipFile(path, "w") as archive:
        member = zipfile.ZipInfo("_chat.txt", packed)
        archive.writestr(member, "13/03/2024, 11:05 - Ada: hi\n14/03/2024, 11:05 - Ben: hi\n")
    assert read_file(path, Options()).understood.made == made
