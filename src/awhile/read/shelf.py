"""Readers on a shelf: each is loaded when the beginning of a file does not tell that it is not its.

What a shelf asks of a beginning is necessary, not sufficient: whoever is loaded looks again. Where
it is not so, the answer is the one that the reader would give (`tests/read/test_shelf.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from awhile.encoding import MAIL_MARK, PARQUET_MARK, SQLITE_MARK, is_western
from awhile.read.reader import Head, Mine, NotMine, Options, Reader, Source
from awhile.types import Reading

BLANK = "\ufeff \r\n\t"
"""What may stand before the text of a file."""

TIMES = ("time", "date", "timestamp", "datetime", "sent", "t")
SENDERS = (
    "sender", "from", "author", "user", "name", "sender_name", "sender name", "from_name",
    "from name", "author_name", "author name", "username", "user_name",
)  # fmt: skip
"""What the columns of a table without a layout of its own are called, in order of preference."""

MAX_DAY = 60
"""Characters in which a line that is a day and its weekday ends."""

Ask = Callable[[str, Head], bool]
"""Asks the text of a head, and the head itself."""


@dataclass(frozen=True)
class Shelved:
    """A reader that is loaded when it is needed.

    Attributes:
        name: See `Reader`.
        home: Its module in `read.formats`, and its name there.
        may: Whether a text of this beginning may be its file.
        why: Key of the sentence that says of another text why it is none.
        not_text: Key of the sentence for what is no text.
        raw: Asks a head before it is taken for text; None where only a text can be its file.
    """

    name: str
    home: str
    may: Ask
    why: str
    not_text: str = "read.not_text"
    raw: Callable[[Head], bool] | None = None

    @cached_property
    def reader(self) -> Reader:
        """The reader itself."""
        module, name = self.home.split(":")
        found: Reader = getattr(import_module(f"awhile.read.formats.{module}"), name)
        return found

    def identify(self, head: Head) -> Mine | NotMine:
        """Say whether this is such a file, from its head alone."""
        if self.raw is None or not self.raw(head):
            text = head.text
            if text is None:
                return NotMine(self.not_text)
            if not self.may(text, head):
                return NotMine(self.why)
        return self.reader.identify(head)

    def read(self, source: Source, options: Options) -> Reading:
        """Read it; bad rows are skipped and listed, never fatal."""
        return self.reader.read(source, options)


def _first_signs(text: str) -> set[str]:
    """Return the first sign of a text, behind blanks of either sort; two where they differ.

    Of a text of nothing but blanks it is empty, and readers differ on that.
    """
    return {text.lstrip()[:1], text.lstrip(BLANK)[:1]}


def _always(_text: str, _head: Head) -> bool:
    """Ask nothing."""
    return True


def _never(_text: str, _head: Head) -> bool:
    """Refuse every text: the file is none."""
    return False


def _holds(*marks: str) -> Ask:
    """Ask for one of these anywhere."""
    return lambda text, _head: any(mark in text for mark in marks)


def _begins(*marks: str, quotes: bool = False) -> Ask:
    """Ask for one of these at the beginning.

    Args:
        *marks: What may stand there, behind blanks.
        quotes: Whether quotation marks are passed over.
    """

    def ask(text: str, _head: Head) -> bool:
        bare = text.lstrip(BLANK)
        return (bare.replace('"', "") if quotes else bare).startswith(marks)

    return ask


def _on_json(
    name: str, home: str, why: str, *marks: str, opens: tuple[str, ...] = ("{",)
) -> "_JsonShelved":
    """Shelve a reader of JSON, by keys of which its files hold one."""
    may = _holds(*marks) if marks else _always
    return _JsonShelved(name, home, may, why, "read.not_json", opens=opens)


def _on_markup(name: str, home: str, why: str = "read.not_html") -> Shelved:
    """Shelve a reader of markup."""
    return Shelved(
        name, home, lambda text, _head: not _first_signs(text).isdisjoint({"<", ""}), why, why
    )


def _on_tables(name: str, home: str) -> Shelved:
    """Shelve a reader of a database."""

    def ask(head: Head) -> bool:
        return head.data.startswith(SQLITE_MARK)

    return Shelved(name, home, _never, "read.not_database", "read.not_database", ask)


@dataclass(frozen=True)
class _JsonShelved(Shelved):
    """A reader of JSON, which is told apart before its keys are asked for."""

    opens: tuple[str, ...] = ("{",)

    def identify(self, head: Head) -> Mine | NotMine:
        signs = set[str]() if head.text is None else _first_signs(head.text)
        if signs.isdisjoint((*self.opens, "")):
            return NotMine("read.not_json")
        if len(signs) > 1 or "" in signs:
            return self.reader.identify(head)
        return super().identify(head)


@dataclass(frozen=True)
class _PlainShelved(Shelved):
    """A reader of plain text that says of JSON and markup that they are not plain."""

    def identify(self, head: Head) -> Mine | NotMine:
        answer = super().identify(head)
        if answer == NotMine(self.why) and (head.text or "").lstrip()[:1] in {"{", "<"}:
            return NotMine("read.not_plain")
        return answer


def _may_be_whatsapp(text: str, _head: Head) -> bool:
    """Whether a text is plain."""
    return text.lstrip()[:1] not in {"{", "<"}


def _may_be_signal(text: str, _head: Head) -> bool:
    """Whether a text begins with a bracket and a year, or with JSON."""
    return (text[:1] == "[" and text[5:6] == "-") or text.lstrip()[:1] == "{"


def _may_be_imessage(text: str, _head: Head) -> bool:
    """Whether a text begins with a capital, as the name of a month does."""
    return "A" <= text[:1] <= "Z"


def _may_be_wechat(text: str, _head: Head) -> bool:
    """Whether a text holds WeFlow's key, or a bracket near its beginning."""
    return '"weflow"' in text or "(" in text.lstrip()[:120]


def _may_be_memotrace(text: str, _head: Head) -> bool:
    """Whether a text begins with a year, or with the first column of the table."""
    bare = text.lstrip("\ufeff")
    return bare[:1].isdecimal() or bare.startswith("localId")


def _may_be_kakaotalk(text: str, _head: Head) -> bool:
    """Whether one of the first lines may be a title, the day of saving or the columns, or a row."""
    if " : " in text or "] [" in text:
        return True
    first = " ".join(text.lstrip("\ufeff").split("\n", 3)[:3])
    marks = ("카카오톡 대화", "KakaoTalk Chats with ", "저장한 날짜", "Date Saved")
    return any(m in first for m in marks) or first.replace('"', "").lstrip().startswith("Date,User")


def _may_be_korean(head: Head) -> bool:
    """Whether bytes may be in the encoding of older programs for Windows."""
    return b"\x00" not in head.data and not head.data.isascii() and is_western(head.data)


def _may_be_line(text: str, _head: Head) -> bool:
    """Whether the first line is short, as a day is, or a title."""
    first = next((line for line in text.split("\n") if line.strip()), "").strip("\ufeff\r ")
    return first.startswith("[LINE]") or (first[:1] != "[" and len(first) <= MAX_DAY)


def _may_be_discord(text: str, head: Head) -> bool:
    """Whether a text holds a key, a column or a heading of the exporter, or lies in a package."""
    marks = ("AuthorID", '"guild"', "Guild: ", "Server: ", "ID,Timestamp", '"ID"')
    return bool(head.members) or any(mark in text for mark in marks)


def _is_mail(_text: str, head: Head) -> bool:
    """Whether a file is called as a single mail is."""
    return head.name.lower().endswith(".eml")


def _may_be_table(text: str, _head: Head) -> bool:
    """Whether a column of the first line is called as one of time or sender may be."""
    line = text.lstrip().partition("\n")[0].strip()
    if line.startswith("{"):
        return True
    cut = max((",", ";", "\t", "|"), key=line.count)
    return not {cell.strip('" ').strip().lower() for cell in line.split(cut)}.isdisjoint(
        (*TIMES, *SENDERS)
    )


SHELF: tuple[Reader, ...] = (
    Shelved("whatsapp", "whatsapp:WHATSAPP", _may_be_whatsapp, "read.not_plain"),
    _on_json("telegram", "telegram:TELEGRAM", "read.not_telegram", '"chats"', '"messages"'),
    Shelved("signal", "signal_export:SIGNAL", _may_be_signal, "read.not_signal"),
    _on_json("signal-desktop", "signal_desktop:SIGNAL_DESKTOP", "read.not_signal_desktop"),
    _on_markup("sms", "sms:SMS", "read.not_xml"),
    _on_json(
        *("sms-ie", "sms_ie:SMS_IE", "read.other_json"),
        *('"thread_id"', '"__parts"', '"m_type"', '"number"'),
        opens=("{", "["),
    ),
    _on_tables("imessage", "imessage:IMESSAGE"),
    Shelved(
        "imessage-text", "imessage_text:IMESSAGE_TEXT", _may_be_imessage, "read.not_imessage_text"
    ),
    _on_json("google-chat", "google:GOOGLE_CHAT", "read.not_google_chat", '"creator"'),
    _on_json(
        *("hangouts", "google:HANGOUTS", "read.not_hangouts"),
        *('"participant_id"', '"gaia_id"', '"chat_id"'),
    ),
    Shelved("wechat", "wechat:WECHAT", _may_be_wechat, "read.not_wechat"),
    Shelved("memotrace", "memotrace:MEMOTRACE", _may_be_memotrace, "read.not_memotrace"),
    _on_tables("viber", "viber:VIBER"),
    Shelved(
        *("mbox", "mbox:MBOX", _never, "read.not_mbox"),
        raw=lambda head: head.data.startswith(MAIL_MARK),
    ),
    Shelved("eml", "mbox:EML", _is_mail, "read.not_mbox"),
    _PlainShelved(
        *("kakaotalk", "kakaotalk:KAKAOTALK", _may_be_kakaotalk, "read.not_kakaotalk"),
        raw=_may_be_korean,
    ),
    Shelved("line", "line_app:LINE", _may_be_line, "read.not_line"),
    _on_json(
        *("facebook", "facebook_json:FACEBOOK", "read.not_facebook"),
        *('"participants"', '"sender_name"', '"senderName"', '"timestamp_ms"', '"threadName"'),
    ),
    _on_json("instagram", "facebook_json:INSTAGRAM", "read.not_instagram", '"participants"'),
    _on_markup("facebook_html", "facebook_html:FACEBOOK_HTML"),
    Shelved("discord", "discord:DISCORD", _may_be_discord, "read.not_discord"),
    Shelved(
        *("slack", "slack:SLACK", _never, "read.not_zip", "read.not_zip"),
        raw=lambda head: bool(head.members),
    ),
    _on_json("snapchat", "snapchat:SNAPCHAT", "read.not_snapchat", '"Created"'),
    Shelved("sigtop", "sigtop:SIGTOP", _begins("Conversation: "), "read.other_text"),
    _on_markup("imessage-html", "imessage_html:IMESSAGE_HTML"),
    Shelved("imazing", "imazing:IMAZING", _begins("Chat Session", quotes=True), "read.other_text"),
    _on_markup("google-voice", "google_voice:GOOGLE_VOICE"),
    _on_json(
        *("tiktok", "tiktok:TIKTOK", "read.other_json"),
        *('"Chat History with ', '"ProfileMap"', '"Video Browsing History"'),
        opens=("{", "["),
    ),
    Shelved("x", "x_archive:X", _begins("window.YTD."), "read.other_text"),
    _on_json(
        *("skype", "skype:SKYPE", "read.other_json", '"MessageList"', '"originalarrivaltime"'),
        opens=("{", "["),
    ),
    _on_markup("vk", "vk:VK"),
    _on_markup("telegram-html", "telegram_html:TELEGRAM_HTML"),
    _on_markup("discord-html", "discord_html:DISCORD_HTML"),
    Shelved(
        "linkedin", "linkedin:LINKEDIN", _begins("CONVERSATION ID", quotes=True), "read.other_text"
    ),
    _on_json(
        *("element", "element:ELEMENT", "read.other_json", '"exported_by"', '"room_creator"'),
        opens=("{", "["),
    ),
    Shelved("qq", "qq:QQ", _holds("消息对象"), "read.other_text"),
    Shelved("threema", "threema:THREEMA", _holds("apiid"), "read.other_text"),
    Shelved(
        *("table", "table:TABLE", _may_be_table, "read.not_table"),
        raw=lambda head: head.data.startswith(PARQUET_MARK),
    ),
)
