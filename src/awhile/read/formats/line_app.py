"""LINE's "Send chat history": text with a row for each day, in several languages."""

import re
from array import array
from collections import Counter

from awhile.encoding import decode_head
from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, DATE_LIKE, like
from awhile.read.columns import Rows, finish
from awhile.read.conversations import owner_beside
from awhile.read.layout import Layout
from awhile.read.pasted import doubt_days_back
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_head
from awhile.read.text_rows import read_rows
from awhile.read.times.date_order import CLOCK, to_day, to_second
from awhile.read.times.days import Days, read_saved
from awhile.read.times.epochs import put_in_zone
from awhile.types import DAY_S, UNKNOWN, Kind, Reading

_TITLE = late(
    r"\[LINE\] ?(?:Chat history (?:with|in) (?P<en>.+)|(?P<ja>.+?)(?:との)?トーク履歴"
    r"|[与與](?P<zh>.+)的聊天(?:记录|記錄)|(?P<ko>.+?)(?:님과의|와의)? 대화|(?P<any>.+))"
)
_OF_TWO = late(
    r"\[LINE\] ?(?:Chat history with .+|.+?とのトーク履歴|[与與].+的聊天(?:记录|記錄)"
    r"|.+?님과의 대화)"
)
"""A title that tells of a chat between two people, not of a group."""
_WEEKDAYS = (
    (
        "mon monday 月 月曜日 週一 周一 星期一 월 월요일 จ จ. จันทร์ วันจันทร์ sen senin mo "
        "montag lun lunes lundi lunedì seg segunda segunda-feira пн понедельник pzt pazartesi "
        "اثنين الاثنين إثنين الإثنين isn isnin"
    ),
    (
        "tue tues tuesday 火 火曜日 週二 周二 星期二 화 화요일 อ อ. อังคาร วันอังคาร sel "
        "selasa di dienstag mar martes mardi martedì ter terça terça-feira вт вторник sal "
        "salı ثلاثاء الثلاثاء"
    ),
    (
        "wed wednesday 水 水曜日 週三 周三 星期三 수 수요일 พ พ. พุธ วันพุธ rab rabu mi "
        "mittwoch mié miércoles mer mercredi mercoledì qua quarta quarta-feira ср среда çar "
        "çarşamba أربعاء الأربعاء"
    ),
    (
        "thu thurs thursday 木 木曜日 週四 周四 星期四 목 목요일 พฤ พฤ. พฤหัสบดี วันพฤหัสบดี "
        "kam kamis do donnerstag jue jueves jeu jeudi gio giovedì qui quinta quinta-feira чт "
        "четверг per perşembe خميس الخميس kha khamis"
    ),
    (
        "fri friday 金 金曜日 週五 周五 星期五 금 금요일 ศ ศ. ศุกร์ วันศุกร์ jum jumat fr "
        "freitag vie viernes ven vendredi venerdì sex sexta sexta-feira пт пятница cum cuma "
        "جمعة الجمعة jumaat"
    ),
    (
        "sat saturday 土 土曜日 週六 周六 星期六 토 토요일 ส ส. เสาร์ วันเสาร์ sab sabtu sa "
        "samstag sáb sábado sabado sam samedi sabato сб суббота cmt cumartesi سبت السبت"
    ),
    (
        "sun sunday 日 日曜日 週日 周日 週天 周天 星期日 星期天 일 일요일 อา อา. อาทิตย์ "
        "วันอาทิตย์ min minggu so sonntag dom domingo domenica dim dimanche вс воскресенье "
        "paz pazar أحد الأحد ahd ahad"
    ),
)
"""Names of the days of the week from Monday on, long and short, in the app's languages."""
_NUMBER = {name: day for day, names in enumerate(_WEEKDAYS) for name in names.split()}
_VIETNAMESE = ("2 hai", "3 ba", "4 tư", "5 năm", "6 sáu", "7 bảy")
_NUMBER |= {
    f"{day}{name}": number
    for number, names in enumerate(_VIETNAMESE)
    for name in names.split()
    for day in ("thứ ", "th ", "th. ", "t")
} | {"cn": 6, "chủ nhật": 6}
_SPELLED = {
    form
    for name in _NUMBER
    for form in (name, name.capitalize(), name.title())
    if len(form) != 2 or not form.islower() or not form.isascii()
}
"""As they stand in texts; of two small letters a word is too easily another."""
_WEEKDAY = rf"(?:{'|'.join(sorted(map(re.escape, _SPELLED), key=len, reverse=True))})"
THURSDAY = 3
"""The weekday of the first of January 1970, from Monday."""
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_ANY_DAY = late(
    rf"\ufeff?(?:{_DATE}\.? ?[(（]?(?P<word>[^\W\d_][^\W\d_]{{0,20}})[.)）]{{0,2}}"
    rf"|(?P<other>[^\W\d_][^\W\d_]{{0,20}})[.,،]{{0,2}} {_DATE})[ ]*$"
)
"""A line that is a day with its weekday in any language."""
_DAY_ROW = (
    rf"\ufeff?(?:(?P<date>{_DATE})\.? ?[(（]?(?P<on>{_WEEKDAY})\.?[)）]?"
    rf"|(?P<first>{_WEEKDAY})\.?[,،]? (?P<late>{_DATE}))[ ]*$"
)
_TABBED = late(rf"{_DAY_ROW}|(?P<clock>{CLOCK})\t")
_SPACED = late(rf"{_DAY_ROW}|(?P<clock>{CLOCK}) (?=\S)")
_DAY = late(_DAY_ROW)
_LIKE_DAY = (
    rf"(?:{DATE_LIKE}\.?[ (（]{{0,2}}[^\W\d_][^\n\d:]{{0,20}}|[^\W\d_]{{2,12}},? {DATE_LIKE})$"
)
_LIKE_TABBED = like(rf"\ufeff?({_LIKE_DAY}|[^\t\n]{{0,20}}?{CLOCK_LIKE}[^\t\n]{{0,12}}(?=\t))")
_LIKE_SPACED = like(rf"\ufeff?({_LIKE_DAY}|[^\W\d_\x00-\x7f][^\n\d]{{0,12}}{CLOCK_LIKE}(?= ))")
"""Rows whose weekday or half of the day is a word that is not known."""
_MEDIA = late(
    r"\[(?:Photo|Video|Sticker|Location|Contact|Album|Note|Gift|null|写真|動画|スタンプ"
    r"|位置情報|連絡先|アルバム|ノート|ギフト|照片|圖片|图片|影片|视频|視訊|貼圖|贴图"
    r"|表情贴图|位置訊息|位置信息|聯絡資訊|联系人|相簿|相册|사진|동영상|스티커|위치정보|연락처|앨범"
    r"|รูป(?:ภาพ)?|วิดีโอ|สติกเกอร์|ตำแหน่งที่ตั้ง)\]"
    r"|\[null\] https?://[^\n]+"
    r"|\[(?:File|ファイル|檔案|文件|파일|ไฟล์)\][^\n]*"
    r"|\[(?:Location|位置情報|位置訊息|위치정보)\] [^\n]+"
)
_VOICE = late(
    r"\[(?:Voice message|Audio|ボイスメッセージ|語音訊息|语音信息|语音消息|음성 ?메시지"
    r"|ข้อความเสียง)\]"
)
_CALL = late(r"☎[\ufe0e\ufe0f]? ?[^\n]{1,60}")
_LENGTH = late(r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)")
_UNSENT = late(
    r"(?P<en>.+?) unsent a message\.?|(?P<ja>.+?)が?メッセージの送信を取り消しました。?"
    r"|(?P<zh>.+?)已?收回(?:訊息|了?消息|了一則訊息|了一条消息)。?"
    r"|(?P<ko>.+?)(?:님이|이|가) 메시지(?:를| 전송을) 취소했습니다\.?"
)
_YOU = {"you", "あなた", "您", "你", "나", "회원님"}
_NOTICE = late(
    r"[^\n]{1,80} (?:joined|left) the (?:group|chat)\.?"
    r"|[^\n]{1,80} (?:invited|added|removed) [^\n]{1,80} (?:to|from) the (?:group|chat)\.?"
    r"|[^\n]{1,80}が(?:グループ|トーク)?(?:に参加|を退会|から退出)しました。?"
    r"|[^\n]{1,80}(?:已?加入|已?離開|已?离开|已?退出)(?:了)?(?:群組|群组|聊天|聊天室)。?"
)


def _knows(text: str, _head: Head) -> bool:
    """Know the app's first line, or a day with its weekday above a row with a time."""
    lines = [line.strip("\ufeff\r ") for line in text.split("\n") if line.strip()][:2]
    if lines and lines[0].startswith("[LINE]"):
        return True
    both = len(lines) == 2 and _DAY.match(lines[0])
    return bool(both and (_TABBED.match(lines[1]) or _SPACED.match(lines[1])))


def _read(source: Source, options: Options) -> Reading:
    """Read every row, with the day of the row above it that holds one."""
    text = decode_head(read_head(source)) or ""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    titled = _TITLE.match(lines[0].lstrip("\ufeff"))
    title = next((t.strip() for t in titled.groups() if t), None) if titled else None
    tabbed = any((m := _TABBED.match(line)) and m["clock"] for line in lines)
    if not any(_DAY.match(line) for line in lines):
        _refuse_weekday(lines, source.name)
    taken = _Taken(Rows.asked_for(options), source.name, title, tabbed)
    for number, found, said in read_rows(
        source,
        options,
        taken.rows,
        _TABBED if tabbed else _SPACED,
        like=_LIKE_TABBED if tabbed else _LIKE_SPACED,
    ):
        taken.row(number, found, said)
    rows = taken.rows
    if not tabbed and titled and _OF_TWO.match(lines[0].lstrip("\ufeff")):
        taken.drop_third_people()
    told = None if options.date_order else _order_by_weekdays(taken.named)
    stated = options.date_order or told
    order = taken.days.place(rows, stated, "mdy", last_day=options.last_day)
    doubt_days_back(rows)
    zone, _ = put_in_zone(rows, options.zone, exact=False)
    return finish(
        rows,
        reader="line",
        file=source.name,
        title=title,
        zone=zone,
        resolution_s=60.0,
        date_order=order.order if order else None,
        date_order_sure=order.sure if order and not told else "certain",
        owner=owner_beside(tuple(rows.senders), title),
        made=read_saved(lines[1:3], order.order if order else None),
        limits=("read.limit_deleted", "read.limit_line"),
    )


def _order_by_weekdays(named: dict[str, str]) -> str | None:
    """Decide the order of day and month by the weekdays that stand beside the dates.

    Args:
        named: Weekdays as written, by date.

    Returns:
        The one order in which every date is of its weekday; None if there is not just one.
    """
    known = [(date, _NUMBER[name]) for date, name in named.items() if name in _NUMBER]
    fits = []
    for order in ("ymd", "mdy", "dmy") if known else ():
        days = ((to_day(date, order), weekday) for date, weekday in known)
        if all(day is not None and (day + THURSDAY) % 7 == weekday for day, weekday in days):
            fits.append(order)
    return fits[0] if len(fits) == 1 else None


def _refuse_weekday(lines: list[str], file: str) -> None:
    """Refuse a text in whose beginning no day has a weekday that is known, naming the word."""
    for line in lines:
        if found := _ANY_DAY.match(line):
            raise ReadError("read.unknown_word", file=file, word=found["word"] or found["other"])


class _Taken:
    """What was read so far; a row's time is the second of its day until the days are known."""

    def __init__(self, rows: Rows, file: str, title: str | None, tabbed: bool) -> None:  # noqa: FBT001
        self.rows, self.file, self.title, self.tabbed = rows, file, title, tabbed
        self.days = Days()
        self.named: dict[str, str] = {}

    def row(self, number: int, found: re.Match[str] | None, said: str) -> None:
        """Take one row: a day, a notice or what somebody sent."""
        if found is None:
            self.rows.part()
            self._stray(number + 3, "\n".join(said.split("\n")[3:]))
            return
        if found["clock"] is None:
            date = found["date"] or found["late"]
            self.days.begin(date)
            self.named.setdefault(date, (found["on"] or found["first"]).casefold())
            self.rows.part()
            self._stray(number, said)
            return
        second = to_second(re.sub(r"\b24:", "00:", found["clock"]))
        if second is None or not self.days.tokens:
            self.rows.skip(number, "read.bad_date" if second is not None else "read.bad_time")
            return
        name, body = self._name(said)
        if not name:
            name = self._unsent(body)
        if not name or _NOTICE.fullmatch(body.strip()):
            self.rows.n_system += 1
            return
        kind, call_s = _kind(body.strip())
        if "\n" in body and body[0] == '"':
            body = body[1:].removesuffix('"')
        sender = self.rows.sender_id(name, self.file)
        text = body if kind is Kind.TEXT else None
        self.rows.add(float(second), sender, kind, number, text, call_s=call_s)
        self.days.add()

    def _name(self, said: str) -> tuple[str, str]:
        if self.tabbed:
            name, tab, body = said.partition("\t")
            return (name.strip(), body) if tab and "\n" not in name else ("", said.strip())
        for name in filter(None, (self.title, *self.rows.senders)):
            if said.startswith(name + " "):
                return name, said[len(name) + 1 :]
        name, _, body = said.partition(" ")
        return ("", said) if "\n" in name else (name, body)

    def drop_third_people(self) -> None:
        """Give lines that begin with a time, in a chat of two, back to the message they are in.

        Blanks alone part time, name and words there, so a line of words can look like a row.
        """
        rows = self.rows
        if self.title not in rows.senders or len(rows.senders) <= 2:
            return
        n_rows = Counter(rows.sender)
        title = rows.senders[self.title]
        other = max((n for n in n_rows if n != title), key=lambda n: (n_rows[n], -n))
        kept = [i for i, sender in enumerate(rows.sender) if sender in {title, other}]
        gone = sorted(set(range(len(rows.sender))) - set(kept))
        self.days.of_row = array("i", map(self.days.of_row.__getitem__, kept))
        rows.doubt("rows_swallowed", n=len(gone), row=rows.row[gone[0]])
        rows.keep(kept, {}, told=True)
        rows.part(len(gone))

    def _unsent(self, notice: str) -> str:
        """Name who took a message back; nobody, for any other notice or the owner unnamed."""
        found = _UNSENT.fullmatch(notice.strip())
        name = next((n.strip() for n in found.groups() if n), "") if found else ""
        return "" if name.casefold() in _YOU else name

    def _stray(self, number: int, said: str) -> None:
        for place, line in enumerate(said.split("\n"), number):
            if line.strip():
                self.rows.skip_part(place, "read.stray_line")


def _kind(bare: str) -> tuple[Kind, int]:
    if _UNSENT.fullmatch(bare):
        return Kind.DELETED, UNKNOWN
    if _MEDIA.fullmatch(bare):
        return Kind.MEDIA, UNKNOWN
    if _VOICE.fullmatch(bare):
        return Kind.VOICE, UNKNOWN
    if _CALL.fullmatch(bare):
        found = _LENGTH.search(bare)
        if found is None:
            return Kind.MISSED_CALL, UNKNOWN
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return Kind.CALL, min(hours * 3600 + minutes * 60 + seconds, int(DAY_S))
    return Kind.TEXT, UNKNOWN


LINE = Layout("line", _knows, _read, why="read.not_line")
"""The reader of LINE's text exports."""
