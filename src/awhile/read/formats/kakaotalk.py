"""KakaoTalk's exports: text from Android, iOS and Windows, CSV from the Mac, in UTF-8 or CP949."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from awhile.encoding import decode_head, is_western
from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, DATE_LIKE, like, like_head
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.conversations import owner_beside
from awhile.read.pasted import doubt_days_back, drop_pasted
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import read_head
from awhile.read.text_rows import read_rows
from awhile.read.times.date_order import CLOCK, to_second
from awhile.read.times.days import read_saved
from awhile.read.times.epochs import put_in_zone
from awhile.read.times.words import Speech
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

CSV_HEADER = "Date,User,Message"
KOREAN = "cp949"
"""What older programs for Windows wrote; holds EUC-KR."""

_DAY = (
    r"(?:(?P<year>\d{4})(?:년|\.) ?(?P<month>\d{1,2})(?:월|\.) ?(?P<day>\d{1,2})(?:일|\.)"
    r"|(?:[A-Z][a-z]+day, )?(?P<name>[A-Z][a-z]{2,8})\.? (?P<of>\d{1,2}), (?P<in>\d{4}))"
)
_WEEKDAY = "(?: [월화수목금토일]요일)?"
_DAY_ROW = rf"(?:-{{3,}} )?{_DAY}{_WEEKDAY}"
_DAY_ROW_END = rf"(?: at)?(?: {CLOCK})?(?: -{{3,}})?[ ]*$"
_MARKS = "[\u200e\ufeff]*"
_NOTICE = (
    r"[^\n]{1,80}(?:님이|님을|님께서|님과) ?[^\n]{0,200}"
    r"(?:들어왔|나갔|초대하였|초대했|내보냈|퇴장했)"
    r"(?:습니다|어요)\.?"
    r"|[^\n]{1,80} (?:left|joined|has left|has joined) this chatroom\."
    r"|[^\n]{1,80} has been (?:removed from|invited to) this chatroom\."
    r"|[^\n]{1,80} invited [^\n]{1,200}\."
)
_NOTICE_ROW = late(_NOTICE)
LAYOUTS = {
    "csv": late(
        r"(?P<stamp>\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)?,"
        r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^",]*)),'
    ),
    "windows": late(
        rf"{_DAY_ROW}{_DAY_ROW_END}|\[(?P<who>[^\n]{{0,100}}?)\] \[(?P<clock>{CLOCK})\](?: |$)"
        rf"|(?P<notice>{_NOTICE})$"
    ),
    "dated": late(
        rf"{_MARKS}{_DAY_ROW}(?:(?: at|,)? (?P<clock>{CLOCK})(?P<end>, |: )|{_DAY_ROW_END})"
    ),
    "timed": late(rf"{_MARKS}(?:{_DAY_ROW}{_DAY_ROW_END}|(?P<clock>{CLOCK})(?P<end>, ))"),
}
_LIKE_DAY = rf"(?:-+ )?(?:{DATE_LIKE}일?|[^\W\d_]{{3,12}}\.? \d{{1,2}}, \d{{4}})"
_LIKE_CLOCK = rf"[^\n\d]{{0,12}}{CLOCK_LIKE}[^\n\d,]{{0,8}}"
_LIKE_DAY_ROW = (
    r"(?:-+ )?(?:\d{4}[년.] ?\d{1,2}[월.] ?\d{1,2}[일.] ?[^\W\d_]{1,12}"
    r"|(?:[^\W\d_]{2,12}, )?[^\W\d_]{3,12}\.? \d{1,2}, \d{4})(?: -+)?$"
)
LIKE = {
    "windows": like(rf"(?:\[[^\]\n]{{1,100}}\] )?\[({_LIKE_CLOCK})\]|({_LIKE_DAY_ROW})"),
    "dated": like(rf"({_LIKE_DAY}{_LIKE_CLOCK}),[^\n]{{1,60}} : "),
    "timed": like(rf"({_LIKE_CLOCK}), [^\n]{{1,60}} : |({_LIKE_DAY_ROW})"),
    "csv": like(rf"({DATE_LIKE} {CLOCK_LIKE}(?::\d\d)?),"),
}
"""What rows of each layout look like, whatever words stand in their dates and times."""
_TITLE = late(r"(?P<title>.+?)(?: 님과)? 카카오톡 대화\s*$|KakaoTalk Chats with (?P<en>.+)")
_SAVED = late(r"(?:저장한 날짜|Date Saved) ?: ")
_MEDIA = late(
    r"<?(?:사진|동영상|이모티콘|연락처|지도|Photos?|Videos?|Emoticons?|Sticker|Contact|Location)"
    r"(?: 읽지 않음| \d+장| \d+)?>?"
    r"|(?:파일|지도|연락처|File|Location|Contact) ?: [^\n]+"
)
_VOICE = late(r"<?(?:음성메시지|음성 메시지|Voice message|Voice Note)(?: 읽지 않음)?>?")
_DELETED = late(
    r"삭제된 메시지입니다\.?|(?:The|This) message (?:has been|was) deleted\.?|Deleted message\.?"
)
_CALL = late(
    r"(?:보이스톡|페이스톡|라이브톡|그룹콜|Voice Call|Video Call)"
    r"(?: (?P<state>해요|종료|부재중|취소|응답 ?없음|거절|Missed|Canceled|No answer|Declined)\.?)?"
    r"(?: (?P<length>(?:\d{1,2}:)?\d{1,2}:\d\d))?"
)
RINGING = "해요"
RING_S = 6 * 3600.0
"""What is said of a call within this belongs to the row that it began with."""


class KakaoTalk:
    """The reader of KakaoTalk's exports."""

    name = "kakaotalk"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim the app's first lines, or its CSV with dates as it writes them."""
        text, _ = _decode(head.data)
        if text is None:
            return NotMine("read.not_text")
        first = text.lstrip("\ufeff").split("\n", 3)[:3]
        lines = [line.strip() for line in first]
        known = any(_TITLE.fullmatch(line) or _SAVED.match(line) for line in lines)
        if known or is_kakao_table(text) or _begins_with_row(text):
            return Mine()
        plain = text.lstrip()[:1] not in {"{", "<"}
        return NotMine("read.not_kakaotalk" if plain else "read.not_plain")

    def read(self, source: Source, options: Options) -> Reading:
        """Read every row of the layout that the first lines show."""
        text, encoding = _decode(read_head(source))
        text = (text or "").lstrip("\ufeff")
        title = next(
            (m for line in text.split("\n")[:3] if (m := _TITLE.match(line.strip()))), None
        )
        layout = _layout(text)
        rows = Rows.asked_for(options)
        taken = _Taken(rows, source.name, layout == "csv")
        for number, found, said in read_rows(
            source, options, rows, LAYOUTS[layout], encoding, LIKE.get(layout, like_head)
        ):
            if found is None:
                taken.before(number, said)
            elif layout == "csv":
                taken.table_row(number, found, said)
            else:
                taken.text_row(number, found, said)
        drop_pasted(rows)
        doubt_days_back(rows)
        zone, _ = put_in_zone(rows, options.zone, exact=False)
        called = (title["title"] or title["en"]).strip() if title else None
        return finish(
            rows,
            reader="kakaotalk",
            file=source.name,
            title=called,
            zone=zone,
            resolution_s=1.0 if taken.to_the_second else 60.0,
            owner=owner_beside(tuple(rows.senders), called),
            made=read_saved(text.split("\n", 4)[:4], "ymd"),
            limits=("read.limit_deleted", "read.limit_kakaotalk"),
        )


def is_kakao_table(text: str) -> bool:
    """Whether a text begins as KakaoTalk's CSV: its three columns, and a date to the second.

    Args:
        text: The beginning of the file.
    """
    header, _, rest = text.lstrip("\ufeff").partition("\n")
    if header.strip().replace('"', "") != CSV_HEADER:
        return False
    return not rest.strip() or LAYOUTS["csv"].match(rest) is not None


def _begins_with_row(text: str) -> bool:
    """Whether a text whose first lines somebody took away begins as the app writes rows."""
    lines = [line for line in text.lstrip("\ufeff").split("\n", 20)[:20] if line.strip()]
    if len(lines) > 1 and lines[0].startswith("---"):
        day, row = (LAYOUTS["windows"].match(line.rstrip()) for line in lines[:2])
        return bool(day and day["who"] is None and row and row["who"])
    if not lines or (first := LAYOUTS["dated"].match(lines[0])) is None:
        return False
    rows = (LAYOUTS["dated"].match(line) for line in lines[: 2 if first["end"] is None else 1])
    return any(row and row["end"] == ", " and " : " in row.string[row.end() :] for row in rows)


def _decode(data: bytes) -> tuple[str | None, str | None]:
    """Decode the head of a file; the encoding is told where it is the Korean one."""
    if b"\x00" not in data and is_western(data):
        for cut in range(2):
            try:
                return data[: len(data) - cut].decode(KOREAN), KOREAN
            except UnicodeDecodeError:
                continue
    return decode_head(data), None


def _layout(text: str) -> str:
    if is_kakao_table(text):
        return "csv"
    for line in text.split("\n"):
        for layout, key in (("windows", "who"), ("dated", "end"), ("timed", "end")):
            if (found := LAYOUTS[layout].match(line)) and found[key] is not None:
                return layout
    return "dated"


@dataclass
class _Taken:
    """What was read so far, and the day that rows without one are of."""

    rows: Rows
    file: str
    to_the_second: bool
    day_s: float | None = None
    ring: int | None = None

    def before(self, number: int, said: str) -> None:
        """List lines before the first row, but for the few that every file begins with."""
        self.rows.part()
        for place, line in enumerate(said.split("\n"), number):
            known = place <= 2 or not line.strip() or _SAVED.match(line)
            if not known and line.strip() != CSV_HEADER:
                self.rows.skip_part(place, "read.stray_line")

    def text_row(self, number: int, found: re.Match[str], said: str) -> None:
        """Take one row of a text: a date, a notice or what somebody sent."""
        parts = found.groupdict()
        if parts["day"] or parts["of"]:
            self.day_s = _day_s(parts)
        if parts["clock"] is None:
            if parts.get("notice"):
                self.rows.n_system += 1
            else:
                self.rows.part()
            if said.strip():
                self._stray(number, said)
            return
        if parts.get("who") is not None:
            name, body = parts["who"], said
        else:
            name, colon, body = said.partition(" : ")
            if not colon and said.endswith(" :"):
                name, colon = said[:-2], ":"
            if parts.get("end") == ": " or not colon or "\n" in name:
                self.rows.n_system += 1
                return
        second = to_second(parts["clock"])
        if self.day_s is None or second is None:
            self.rows.skip(number, "read.bad_date" if self.day_s is None else "read.bad_time")
            return
        self._take(number, self.day_s + second, name.strip(), body)

    def _stray(self, number: int, said: str) -> None:
        for place, line in enumerate(said.split("\n"), number):
            if line.strip():
                self.rows.skip_part(place, "read.stray_line")

    def table_row(self, number: int, found: re.Match[str], said: str) -> None:
        """Take one row of a table; a broken one goes on below it without quotes."""
        name = (found["quoted"] or found["plain"] or "").replace('""', '"').strip()
        if said.startswith('"'):
            said = said[1:].replace('""', "\0").replace('"', "").replace("\0", '"')
        if not found["stamp"] or name == "시스템" or _NOTICE_ROW.fullmatch(said):
            self.rows.n_system += 1
            return
        try:
            wall_s = (datetime.fromisoformat(found["stamp"]) - EPOCH).total_seconds()
        except ValueError:
            self.rows.skip(number, "read.bad_date", shown=found["stamp"])
            return
        self._take(number, wall_s, name, said)

    def _take(self, number: int, wall_s: float, name: str, body: str) -> None:
        rows = self.rows
        if not name:
            rows.n_system += 1
            return
        bare = body.strip()
        kind, call_s, ringing = Kind.TEXT, UNKNOWN, False
        if _DELETED.fullmatch(bare):
            kind = Kind.DELETED
        elif _MEDIA.fullmatch(bare):
            kind = Kind.MEDIA
        elif _VOICE.fullmatch(bare):
            kind = Kind.VOICE
        elif found := _CALL.fullmatch(bare):
            kind = Kind.CALL if found["length"] else Kind.MISSED_CALL
            call_s = _length_s(found["length"])
            ringing = kind is Kind.MISSED_CALL and found["state"] in {RINGING, None}
            if found["state"] != RINGING and self._belongs_to_ring(wall_s, kind, call_s):
                return
        sender = rows.sender_id(name, self.file)
        rows.add(wall_s, sender, kind, number, body if kind is Kind.TEXT else None, call_s=call_s)
        if ringing:
            self.ring = len(rows.time_s) - 1

    def _belongs_to_ring(self, wall_s: float, kind: Kind, call_s: int) -> bool:
        """Put how a call ended beside the row that it began with, as one call."""
        rows, ring = self.rows, self.ring
        if ring is None or not 0 <= wall_s - rows.time_s[ring] <= RING_S:
            return False
        rows.kind[ring], rows.counts["call_s"][ring] = kind, call_s
        rows.n_system += 1
        self.ring = None
        return True


def _day_s(parts: dict[str, str | None]) -> float | None:
    """Read a day; None if there is none like it."""
    if parts["name"]:
        months = Speech().months(parts["name"])
        year, month, day = parts["in"], months[0] if len(months) == 1 else 0, parts["of"]
    else:
        year, month, day = parts["year"], int(parts["month"] or 0), parts["day"]
    try:
        return (datetime(int(year or 0), month, int(day or 0)) - EPOCH) / timedelta(seconds=1)  # noqa: DTZ001
    except ValueError:
        return None


def _length_s(length: str | None) -> int:
    if length is None:
        return UNKNOWN
    seconds = 0
    for part in length.split(":"):
        seconds = seconds * 60 + int(part)
    return min(seconds, int(DAY_S))


KAKAOTALK = KakaoTalk()
