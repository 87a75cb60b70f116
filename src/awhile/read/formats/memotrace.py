"""WeChat as the tool MemoTrace (WeChatMsg) writes it: a table in CSV, or text."""

from datetime import datetime
from pathlib import PurePath

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.account import CLOCK_LIKE, like
from awhile.read.columns import EPOCH, Rows, finish
from awhile.read.conversations import OWNER
from awhile.read.formats.wechat import CALL, KINDS, NOTICES, PLACEHOLDER, read_call
from awhile.read.layout import Layout
from awhile.read.reader import Head, Options, Source
from awhile.read.source import read_head
from awhile.read.text_rows import read_records, read_rows
from awhile.read.times.epochs import epoch_s, put_in_zone
from awhile.types import UNKNOWN, Kind, Reading

_HEADER = "localId,TalkerId,Type,SubType,IsSender,CreateTime,"
_ROW = late(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?: ([^\n]{1,200}))?$")
_LIKE = like(
    rf"(\d{{4}}[-/.]\d\d?[-/.]\d\d?[^\n]{{1,12}}?{CLOCK_LIKE}(?::\d\d)?)(?: [^\n]{{1,40}})?$"
)
_VOICE = late(r"\[(?:语音|音频)\][^\n]*")
_I = "我"
"""What some versions call the owner."""
LINKS, QUOTE = 49, 57
"""Of links and files, the sort that is a person's answer to a message; its words are not told."""


def _knows(text: str, _head: Head) -> bool:
    """Know its table by its columns, and its text by lines of a time and a name alone."""
    return _is_table(text) or _is_text(text)


def _read(source: Source, options: Options) -> Reading:
    """Read one conversation, from either form."""
    exact = _is_table(decode_head(read_head(source)) or "")
    rows = Rows.asked_for(options)
    title = None
    if exact:
        title = _read_table(rows, source, options)
    else:
        _read_text(rows, source, options)
    zone, assumed = put_in_zone(rows, options.zone, exact=exact)
    return finish(
        rows,
        reader="memotrace",
        file=source.name,
        title=title,
        zone=zone,
        zone_assumed=assumed,
        owner=OWNER if OWNER in rows.senders else None,
        limits=("read.limit_wechat",),
    )


def _is_table(text: str) -> bool:
    return text.lstrip("\ufeff").startswith(_HEADER)


def _is_text(text: str) -> bool:
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    heads = [i for i, line in enumerate(lines) if (found := _ROW.match(line)) and found[2]]
    known = bool(heads) and _ROW.match(lines[0]) is not None
    return known and all(i == 0 or not lines[i - 1] for i in heads[: len(heads) // 2 + 1])


def _read_table(rows: Rows, source: Source, options: Options) -> str | None:
    """Read the table; one's own rows may stand under the other's name, so a column says whose."""
    columns: list[str] = []
    names: dict[str, str] = {}
    stem = PurePath(source.name).stem
    for number, record in rows.counted(read_records(source, options, rows)):
        if not columns:
            columns = [name.lstrip("\ufeff") for name in record or ()]
            rows.part()
            continue
        if record is None or len(record) < len(columns):
            rows.skip(number, "read.bad_row")
            continue
        row = dict(zip(columns, record, strict=False))
        kind = int(row["Type"]) if row["Type"].isdecimal() else UNKNOWN
        if kind in NOTICES:
            rows.n_system += 1
            continue
        stamp = row["CreateTime"]
        time_s = epoch_s(int(stamp)) if stamp.isdecimal() and len(stamp) < 20 else None
        if time_s is None:
            rows.skip(number, "read.bad_date", shown=stamp)
            continue
        name = OWNER
        if row["IsSender"] != "1":
            shown = row.get("Remark") or row.get("NickName") or row.get("Sender") or stem
            name = names.setdefault(row.get("Sender", ""), shown.strip() or stem)
        said = row.get("StrContent", "")
        sender = rows.sender_id(name, source.name)
        if kind == CALL:
            what, call_s = read_call(said)
            rows.add(time_s, sender, what, number, None, call_s=call_s)
            continue
        what = KINDS.get(kind, Kind.MEDIA)
        if kind == LINKS and row["SubType"] == str(QUOTE):
            what, said = Kind.TEXT, ""
        rows.add(time_s, sender, what, number, (said or None) if what is Kind.TEXT else None)
    return next(iter(names.values()), None)


def _read_text(rows: Rows, source: Source, options: Options) -> None:
    for number, head, said in read_rows(source, options, rows, _ROW, like=_LIKE):
        if head is None or not head[2]:
            rows.n_system += head is not None
            rows.part(head is None)
            continue
        try:
            wall = datetime.fromisoformat(head[1])
        except ValueError:
            rows.skip(number, "read.bad_date", shown=head[1])
            continue
        name = head[2].removesuffix("\r").strip()
        bare = said.strip()
        kind = Kind.VOICE if _VOICE.fullmatch(bare) else Kind.TEXT
        if PLACEHOLDER.fullmatch(bare) and kind is Kind.TEXT:
            kind = Kind.MEDIA
        sender = rows.sender_id(OWNER if name == _I else name, source.name)
        words = bare if kind is Kind.TEXT else None
        rows.add((wall - EPOCH).total_seconds(), sender, kind, number, words)


MEMOTRACE = Layout("memotrace", _knows, _read, why="read.not_memotrace")
"""The reader of MemoTrace's CSV and text."""
