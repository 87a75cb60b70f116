"""WhatsApp's "Export chat": iOS, Android and older forms, in any locale, as text or zip."""

import operator
import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count, groupby, repeat
from typing import Any

from awhile.errors import ReadError
from awhile.patterns import late
from awhile.read.account import MAX_HEAD, MOST_SWALLOWED, like_head
from awhile.read.columns import Rows, count_questions, finish, is_sorted, place_in_zone
from awhile.read.formats.notices import (
    ALL_LENGTH,
    APP_FILE,
    ATTACHED,
    ATTACHED_AT_END,
    EDITED,
    ELSEWHERE,
    ENCRYPTION,
    FILE_BEFORE,
    IN_SECONDS,
    LEFT_OUT,
    LENGTH,
    LOCATION,
    MARKS,
    NOTICE,
    PLACEHOLDER,
    POLL,
    START_BYTES,
    UNANSWERED,
    UNTIL_DETAIL,
    VOICE_FILE,
    is_notice,
    load_words,
)
from awhile.read.formats.signal_export import is_signal_text
from awhile.read.pasted import BACK_S, find_pasted
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import read_blocks
from awhile.read.times.calendars import ERA_SIGNS, FIRST_YEAR_SIGN
from awhile.read.times.date_order import (
    BETWEEN,
    BLANK,
    CLOCK,
    NUMBERS,
    Order,
    decide_order,
    find_stranger,
    find_words,
    has_seconds,
    name_calendar,
    to_day,
    to_second,
)
from awhile.read.times.worded import OPEN, find_date, settle
from awhile.read.times.words import QUICK, Speech, find_half
from awhile.types import DAY_S, FLOATING, UNKNOWN, Kind, Reading

MAX_CARRY = 1 << 23
"""Characters after which a row that does not end is cut."""

MOST_REPEATED = 0.9
"""Share of rows going back in time that are in the file already, from which they are the same."""
HEAD_LENGTH = 24
"""Characters of a pasted row's date, time and marks, about."""
FEW_STRANGE, STRANGE_SHARE = 5, 0.01
"""Lines, and their share of all rows, that begin like rows but for a word known in no language,
from which it is the language that is not known, not a message that happens to begin so."""

ENOUGH_ROWS, MAX_NAME = 5, 100
"""Rows from which what begins each of them is part of a name, and bytes behind its first colon."""

MOST_ATTACHED = 0.9
"""Share of marked rows from which the mark is the file's, not a sign of attachments."""

FIRST_S = 1_230_768_000.0
"""2009, when the app began: an older row is of another calendar, or of a clock that stood."""

NO_TIME = float("-inf")
"""In place of the second of a time that does not exist; stays so whatever is added."""

DASHES = "-–—― "
"""What parts time and name where it is not the hyphen of most exports; begins no name."""

NOBODY = -1
"""In place of the sender of a notice."""

_DATE = rf"\d{{1,4}}[{MARKS}]*[./-][{MARKS}]*\ ?\d{{1,4}}[{MARKS}]*[./-][{MARKS}]*\ ?\d{{1,4}}\.?"
_NAME = (
    rf"[{MARKS}]*(?:(?!\n)(:*[^:\n]{{1,100}}(?::[)(\]\[DPpOo3/|*<>\\]{{1,2}}(?=:[ \n]))?)"
    r":(?:[ ]|(?=\n|\Z)|(?=\S)(?!//)))?"
)
"""The name, where there is one; a face such as ``:)`` may end it, a colon begin it."""
_BARE = rf"{BLANK}(?![^:\n]{{0,30}}{BLANK}[-–]{BLANK})(?=[^:\n]{{1,60}}:(?:\ |\n|\Z))"
"""Between time and name in old exports, which have a blank alone there."""
HEAD = late(
    rf"^([{MARKS}]*\[)?[{MARKS}]*({_DATE})[{MARKS}]*"
    rf"(?:[,،]?{BLANK}+(?:(?:klo|à|at|um|-){BLANK}+)?|[,،])[{MARKS}]*"
    rf"({CLOCK})[{MARKS}]*"
    rf"(?(1)\][{MARKS}]*{BLANK}?|(?:{BLANK}*[-–]{BLANK}|[:;]{BLANK}|{_BARE})){_NAME}",
    re.MULTILINE,
)
"""Bracket, date, time and, where there is one, the name. The body follows, up to the next head."""

_REST = r"[^\d:\[\]()\n,،<>{}|–-]{0,24}?"
_WORDS = rf"\u070f?[^\W\d_]{_REST}"
_FOREIGN = rf"[^\W\d_\x00-\x7f]{_REST}"
"""Words before a time that begins a line: only such as begin with a letter beyond ASCII."""
_ANY_NUMBER = rf"(?:(?:[A-Z]|{ERA_SIGNS})?\d{{1,4}}|(?:{ERA_SIGNS}){FIRST_YEAR_SIGN})"
_MONTH = r"[^\W\d_][^\d\s,،:\[\]()/<>-]{1,20}"
_WORDED_DATE = (
    rf"\d{{1,2}}\.?{BLANK}(?:de{BLANK})?{_MONTH}(?:{BLANK}de)?,?{BLANK}\d{{4}}"
    rf"|{_MONTH}{BLANK}\d{{1,2}},?{BLANK}\d{{4}}"
    rf"|\d{{4}}\.?{BLANK}{_MONTH}{BLANK}\d{{1,2}}"
)
"""A date whose month is a word, as old phones wrote it."""
_BEHIND_DATE = rf"(?:{BLANK}?[^\W\d_]{{1,4}}(?:\.[^\W\d_]{{1,3}})?)??\.?"
"""What may stand behind a date: the sign of an era, or of a year."""
_ANY_DATE = (
    rf"(?:{_WORDED_DATE}|{_ANY_NUMBER}[{MARKS}]*(?:{BLANK}?[./年월月년-]{BLANK}?|{BLANK})[{MARKS}]*{_ANY_NUMBER}"
    rf"[{MARKS}]*(?:{BLANK}?[./年월月년-]{BLANK}?|{BLANK})[{MARKS}]*{_ANY_NUMBER})"
    rf"{_BEHIND_DATE}"
)
_ANY_CLOCK = (
    rf"\d{{1,2}}(?:{BETWEEN})\d{{1,2}}(?:(?:[:.]|{BLANK}min{BLANK})\d{{1,2}}(?:{BLANK}s\b)?)?"
    rf"(?:\.?{BLANK}*{_WORDS})?"
)
_WORDED_CLOCK = rf"(?:{_WORDS}{BLANK}*)?[{MARKS}]*{_ANY_CLOCK}"
_GLUE = (
    rf"[{MARKS}]*(?:[,،၊、][{MARKS}]*{BLANK}*|{BLANK}+|(?=\())"
    rf"[{MARKS}]*(?:[-–]{BLANK})?\(?[{MARKS}]*"
)
_BACK_GLUE = rf"[{MARKS}]*[,،]?{BLANK}+[{MARKS}]*"
ANY_HEAD = late(
    rf"\n(?:([{MARKS}]*\[)[{MARKS}]*(?:({_ANY_DATE}){_GLUE}({_WORDED_CLOCK})"
    rf"|({_WORDED_CLOCK}){_BACK_GLUE}({_ANY_DATE}))[{MARKS}]*\)?\][{MARKS}]*{BLANK}?"
    rf"|[{MARKS}]*(?:({_ANY_DATE}){_GLUE}({_WORDED_CLOCK})"
    rf"|((?:{_FOREIGN}{BLANK}*)?{_ANY_CLOCK}){_BACK_GLUE}({_ANY_DATE}))"
    rf"[{MARKS}]*\)?{BLANK}*[-–]{BLANK}){_NAME}"
)
"""A row of any form in which CLDR writes short dates and times, behind a line end; looser than
`HEAD`: what stands there for a part of the day or an era is looked up."""

DATED = late(rf"^[{MARKS}]*\[?[{MARKS}]*{_DATE}", re.MULTILINE)
"""A line that begins with a date."""
ANY_ROW = late("\n" + HEAD.pattern[1:])
"""`HEAD` behind a line end: a pattern that begins with a letter is searched for much faster."""
_EITHER = late(f"{ANY_ROW.pattern}|{ANY_HEAD.pattern}")

_PLAIN = (
    rb"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),? (\d{1,2}:\d\d)(:\d\d)?"
    rb"((?: |\xc2\xa0|\xe2\x80\xaf)(?:[AaPp][Mm]|[ap]\.(?: |\xc2\xa0|\xe2\x80\xaf)m\.))?"
)
_PLAIN_NAME = rb" (?:([^:\n]{1,100}): |(?![^\n]*:))"
PLAIN_IOS = late(rb"\n((?:\xe2\x80[\x8e\x8f])?\[" + _PLAIN + rb"\]" + _PLAIN_NAME)
PLAIN_ANDROID = late(rb"\n(?:\xe2\x80\x8e)?(" + _PLAIN + rb" -" + _PLAIN_NAME)
"""What most rows look like, in UTF-8; match nothing that `ANY_ROW` does not match the same way."""
OTHER_APPS = late(
    r"\ufeff?(?:\[LINE\]|={20}|[^\n]*(?:카카오톡 대화|KakaoTalk)"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: (?!- )[^:\n]+)?\r?\n(?=\S))"
)
"""First lines of other apps' texts, in which a row of WhatsApp can only be pasted."""
_ODD_MARKS = late(
    b"|".join(
        mark.encode()
        for mark in "\u061f\uff1f\u2e2e\u037e\u055e\u1367\ua60f\u2047\u2048\u2049\u2753\u2754"
    )
)
"""Question marks other than ``?``."""
_ODD_LEADS = (b"\xcd", b"\xce", b"\xcf", b"\xd5", b"\xd8", b"\xe1", b"\xea", b"\xef")
"""First bytes of most of these, and of Greek letters: one byte is looked for fastest."""
_ODD_WHOLE = tuple(mark.encode() for mark in "\u2e2e\u2047\u2048\u2049\u2753\u2754")
"""Those that begin as many other signs do."""
_GREEK_MARK = late(rb";(?<=[\xce\xcf][\x80-\xbf];)")
"""A semicolon behind a Greek letter."""
MAY_BE_HEAD = late(
    rb"\n(?:(?:[ \t]|\xc2\xa0){2,8}|\t)?(?:\xe2\x80.|\xef\xbb\xbf){0,8}\[?(?:\xe2\x80.){0,8}"
    rb"(?:[0-9\xd9\xdb\xe0\xe4-\xe6]|[A-Z][0-9])"
)
"""What a line that begins like a row begins with: a number in one of the scripts' digits, or the
sign of an era. One blank before it says that it is none (`read.swallowed`)."""
MAY_BE_ROW = late(rb"\n(?:[\[0-9\x80-\xff]|[A-Z](?:\d{1,3}[./-]|[a-z]{2,11} \d{1,2},? \d{4}))")
"""What every row begins with, and few other lines."""

STRIP_MARKS = {
    ord(c): None for c in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
} | dict.fromkeys(range(8294, 8298))


@dataclass(frozen=True, slots=True)
class Body:
    """What one body counts as.

    Attributes:
        kind: The kind; None for a notice of the app.
        text: The person's own words; None where there are none to count.
        call_s: Length of an answered call, `UNKNOWN` if not told.
        own: The row tells that its sender is whose export it is.
    """

    kind: Kind | None
    text: str | None = None
    call_s: int = UNKNOWN
    own: bool = False


def classify(body: str, *, bracket: bool, attached: bool = False) -> Body:
    """Tell a person's words from what the app put in their place.

    Args:
        body: Everything after the name, marks included.
        bracket: The row is in the iOS form, where the app's own words begin with a mark.
        attached: A mark before its bracket tells that the row holds an attachment.

    Returns:
        What it counts as.
    """
    bare = body.translate(STRIP_MARKS).strip()
    low = bare.casefold()
    if not bare or low == "null":
        return Body(Kind.TEXT, "")
    words = load_words()
    if (own := words.own.match(low)) or words.deleted.match(low):
        return Body(Kind.DELETED, own=own)
    marked = body.lstrip(" ")[:1] in {"\u200e", "\u200f"}
    found = _find_call(body.strip(), low, marked=marked)
    found = found or _find_media(body, bare, bracket=bracket, attached=attached)
    if found is not None:
        return found
    if edited := EDITED.search(body):
        return Body(Kind.TEXT, body[: edited.start()].translate(STRIP_MARKS))
    if marked and bracket:
        return Body(None) if is_notice(low) else Body(Kind.TEXT, bare)
    if (marked and NOTICE.search(low)) or (bracket and len(low) > 40 and ENCRYPTION.search(low)):
        return Body(None)
    return Body(Kind.TEXT, bare)


def _find_media(body: str, bare: str, *, bracket: bool, attached: bool) -> Body | None:
    """Find what stands in place of a file, a poll or a place; arguments as in `classify`."""
    words = load_words()
    low, first_line = bare.casefold(), bare.partition("\n")[0]
    if PLACEHOLDER.fullmatch(first_line):
        return Body(Kind.MEDIA, bare[len(first_line) :].strip() or None)
    file = ATTACHED.fullmatch(first_line)
    if file and _is_file(first_line, file["said"]):
        kind = Kind.VOICE if VOICE_FILE.search(first_line) else Kind.MEDIA
        return Body(kind, bare[len(first_line) :].strip() or None)
    if "\u200e" in body and ATTACHED_AT_END.search(first_line):
        return Body(Kind.MEDIA)
    place = LOCATION.match(bare)
    if place and (place["place"] is None or place["place"].casefold() in words.places.whole):
        return Body(Kind.MEDIA)
    if POLL.match(bare) or low in words.live.whole:
        return Body(Kind.MEDIA)
    at = max(body.rfind("\u200e"), body.rfind("\u200f"))
    said, tail = (body[:at], body[at + 1 :]) if at >= 0 else ("", "")
    left_out = tail.strip().casefold().rstrip(".。")
    if low in words.omitted.whole or low in words.voice.whole:
        left_out, at = low, 0
    known = at >= 0 and len(left_out) <= 60 and _is_left_out(left_out)
    if not known and not (attached and bracket and not (said == "" and is_notice(low))):
        return None
    voice = left_out in words.voice.whole or "audio" in left_out or "áudio" in left_out
    caption = said.translate(STRIP_MARKS).strip()
    if FILE_BEFORE.fullmatch(caption):
        caption = ""
    return Body(Kind.VOICE if voice else Kind.MEDIA, caption or None)


def _is_left_out(low: str) -> bool:
    words = load_words()
    known = low in words.omitted.whole or low in words.voice.whole
    return known or LEFT_OUT.fullmatch(low) is not None


def _is_file(line: str, said: str | None) -> bool:
    """Whether what stands in brackets behind a file's name are the app's words for it."""
    if said is None or said.casefold() in load_words().attached.whole:
        return True
    return APP_FILE.match(line) is not None


def _find_call(body: str, low: str, *, marked: bool) -> Body | None:
    """Find a row of a call: by its two marks, or by the app's words for calls."""
    words = load_words()
    if (found := UNTIL_DETAIL.fullmatch(body)) is not None:
        detail = found["length"].casefold()
        if words.missed.find_start(low) or not (LENGTH.search(detail) or ELSEWHERE.search(detail)):
            return Body(Kind.MISSED_CALL)
        return _call(detail)
    if words.missed.match(low):
        return Body(Kind.MISSED_CALL)
    for phrases in (words.missed, words.calls):
        start = phrases.find_start(low)
        rest = low[len(start) :] if start else ""
        if not rest or not (rest[0] in ".,:،、，" or rest.startswith(" (")):
            continue
        detail = rest.strip(" .,:،、，()")
        why = UNANSWERED.search(detail) is not None and len(detail) <= 40
        if phrases is words.missed and (why or marked or not detail):
            return Body(Kind.MISSED_CALL)
        if phrases is words.calls and (why or ALL_LENGTH.fullmatch(detail)):
            return Body(Kind.MISSED_CALL) if why else _call(detail)
    return None


def _call(length: str) -> Body:
    if UNANSWERED.search(length):
        return Body(Kind.MISSED_CALL)
    seconds = 0
    for number, unit in LENGTH.findall(length):
        starts = (unit_s for start, unit_s in IN_SECONDS.items() if unit.startswith(start))
        seconds += int(number) * next(starts, 0)
    return Body(Kind.CALL, None, seconds or UNKNOWN)


def _style(bracket: str | None, date: str) -> str:
    """Name the form of a row, since each form of a mixed file has its own order of dates."""
    long = [i for i, part in enumerate(NUMBERS.findall(date)) if len(part) > 2]
    mark = next((c for c in date if c in "./-"), "")
    return f"{bracket or ''}{mark}{long[0] if long else '-'}"


class WhatsApp:
    """The reader of WhatsApp's text exports."""

    name = "whatsapp"

    def identify(self, head: Head) -> Mine | NotMine:
        """Claim text in which rows begin with a date, a time and a name or notice."""
        text = head.text
        if text is None:
            return NotMine("read.not_text")
        if text.lstrip()[:1] in {"{", "<"}:
            return NotMine("read.not_plain")
        # A mail may quote a chat.
        if OTHER_APPS.match(text) or is_signal_text(text) or text.startswith("From "):
            return NotMine("read.not_whatsapp")
        plain = b"\n" + head.data
        if PLAIN_IOS.match(plain) or PLAIN_ANDROID.match(plain):
            return Mine()
        if HEAD.search(text) or ANY_HEAD.search("\n" + text):
            return Mine()
        return NotMine("read.not_whatsapp", near=DATED.search(text) is not None)

    def read(self, source: Source, options: Options) -> Reading:
        """Read every row; those with impossible dates are skipped and listed."""
        try:
            return _Reading(source, options).run()
        except _NotLongerError:
            return _Reading(source, options, longer={}).run()


class _Clocks(dict[bytes, float]):
    """Second of the day by time as written, `NO_TIME` where there is none; fills itself."""

    to_the_second = False
    halves = False

    def __init__(self) -> None:
        super().__init__()
        self.speech = Speech()

    def hear(self, keys: Iterable[bytes]) -> None:
        """Learn from all new times together which language their words are in."""
        new = (_decode(key) for key in keys if key not in self and not key.isascii())
        words = {find_half(find_words(clock)) for clock in new}
        self.speech.hear(sorted(word for word in words if word and word not in QUICK))

    def __missing__(self, key: bytes) -> float:
        clock = _decode(key)
        found = to_second(clock, self.speech)
        self.halves = self.halves or any(c.isalpha() for c in clock)
        self.to_the_second = self.to_the_second or has_seconds(clock)
        self[key] = NO_TIME if found is None else float(found)
        return self[key]


class _Seconds(dict[bytes | None, float]):
    """Seconds behind a time's minutes, as written behind their colon; fills itself."""

    def __missing__(self, key: bytes | None) -> float:
        second = int(key[1:]) if key else 0
        self[key] = float(second) if second < 60 else NO_TIME
        return self[key]


class _Tokens(dict[bytes, int]):
    """Number of each date as written, with its bracket; fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[tuple[str, str]] = []
        self.speech = Speech()

    def __missing__(self, key: bytes) -> int:
        bare = key.partition(b"[")
        if bare[0] and bare[1]:
            # The same date behind a mark, as it stands before attachments.
            self[key] = self[bare[1] + bare[2]]
            return self[key]
        self[key] = len(self.styles)
        date = _decode(key)
        bracket = "[" if date[:1] == "[" else None
        date = date.removeprefix("[")
        if _WORDED.fullmatch(date):
            date = find_date(date, self.speech) or date
        self.styles.append((_style(bracket, date), date.translate(STRIP_MARKS)))
        return self[key]


class _Names(dict[bytes | None, int]):
    """Number of each sender by name as written, `NOBODY` for none; fills itself."""

    def __init__(self, rows: Rows, file: str) -> None:
        super().__init__({None: NOBODY})
        self.rows, self.file = rows, file

    def __missing__(self, key: bytes | None) -> int:
        name = _decode(key or b"").translate(STRIP_MARKS).strip().lstrip(DASHES)
        self[key] = self.rows.sender_id(name, self.file)
        return self[key]


class _Reading:
    """One pass over one file: dates stay as written until the whole file has been seen.

    Args:
        source: The file.
        options: What the user said about it.
        longer: What goes on behind the colon of each name that holds one; None to find out.
    """

    def __init__(
        self, source: Source, options: Options, longer: dict[bytes, bytes] | None = None
    ) -> None:
        self.source, self.options, self.longer = source, options, longer
        self.rows = Rows.asked_for(options)
        self.tokens = _Tokens()
        self.token_of = array("i")
        self.sequence: list[int] = []
        self.clocks = _Clocks()
        self.seconds = _Seconds()
        self.names = _Names(self.rows, source.name)
        self.owners: Counter[int] = Counter()
        self.looked_at: dict[tuple[bytes, str], Body] = {}
        self.strangers: Counter[str] = Counter()
        self.line = 1

    def run(self) -> Reading:
        """Read all blocks, decide the order of dates, and place every event."""
        carry, ended = b"\n", True
        for block in read_blocks(self.source, self.options.progress, self.rows.limits):
            text = carry + block
            self.rows.see(block.count(b"\n"))
            ended = block.endswith(b"\n")
            # The last row may go on in the next block, unless it is beyond all reason already.
            last = (
                _last_head(text, len(carry) - 1)
                if len(text) < MAX_CARRY
                else len(text.removesuffix(b"\n"))
            )
            self.take(text[:last])
            carry = text[last:]
        self.rows.see(not ended)
        self.take(carry.removesuffix(b"\n"))
        self.rows.let_go()
        self.refuse_strangers()
        if not self.tokens:
            raise ReadError("read.nothing_found", file=self.source.name)
        return self.place()

    def refuse_strangers(self) -> None:
        """Refuse a file in which unknown words stand where the part of the day or an era does."""
        n_rows, n_strange = len(self.rows.time_s), self.strangers.total()
        if n_strange and (n_strange >= FEW_STRANGE or n_strange > n_rows * STRANGE_SHARE):
            word = self.strangers.most_common(1)[0][0]
            raise ReadError("read.unknown_word", file=self.source.name, word=word)

    def take(self, text: bytes) -> None:
        """Take every row of a text, column by column; then its words are gone.

        Args:
            text: Whole rows, the first behind a line end.
        """
        before, (dates, clocks, ends, halves, names, bodies) = _split(text, self.strangers)
        if self.longer is None:
            self.longer = _find_longer(names, bodies)
        if self.longer:
            names, bodies = _lengthen(names, bodies, self.longer)
        whole = b"".join(bodies)
        stops = list(accumulate(map(len, bodies)))
        first = self.line + before.count(b"\n")
        self.rows.part(text.count(b"\n") - len(bodies))
        self.line += text.count(b"\n")
        ends_of_lines = list(_places(b"\n", whole))
        lines = _number(ends_of_lines, stops, first)
        if before:
            self.look_for_heads(before, [len(before)], [first - before.count(b"\n")], None)
        if ends_of_lines:
            self.look_for_heads(whole, stops, lines, dates)
        tokens = list(map(self.tokens.__getitem__, dates))
        self.sequence += [token for token, _ in groupby(tokens)]
        seconds = self.take_times(clocks, ends, halves)
        senders = list(map(self.names.__getitem__, names))
        n, counts = len(bodies), self.rows.counts
        kinds = array(self.rows.kind.typecode, [int(Kind.TEXT)]) * n
        calls = array(counts["call_s"].typecode, [UNKNOWN]) * n
        own: dict[int, str | None] = {}
        attached = _find_attached(dates) if b"\n\xe2" in text else set[int]()
        for i in sorted(attached.union(_find_suspects(bodies, whole, stops, ends_of_lines))):
            if senders[i] == NOBODY:
                continue
            form = "attached" if i in attached else "[" if b"[" in dates[i] else ""
            what = self.look_at(bodies[i], form)
            if i == 0 and not self.token_of and form == "[" and _begins_chat(bodies[0], what):
                what = Body(None)
            if what.kind is None:
                senders[i] = NOBODY
                continue
            kinds[i], calls[i], own[i] = int(what.kind), what.call_s, what.text
            if what.own:
                self.owners[senders[i]] += 1

        columns: list[tuple[array[Any], list[Any] | array[Any]]] = [
            (self.rows.time_s, seconds),
            (self.rows.row, lines),
            (self.token_of, tokens),
            (self.rows.sender, senders),
            (self.rows.kind, kinds),
            (counts["call_s"], calls),
        ]
        texts: list[str] = []
        if self.options.counts or self.rows.texts is not None:
            texts = _decode_bodies(bodies, own)
        if self.options.counts:
            found = _count(texts, own, odd=_has_odd_marks(text))
            columns += [(counts[name], found[name]) for name in found]
        chosen = self.choose(senders, seconds, lines)
        for column, values in columns:
            kept = values if chosen is None else list(compress(values, chosen))
            if isinstance(kept, list):
                column.fromlist(kept)
            else:
                column.extend(kept)
        if self.rows.texts is not None:
            said = [None if own.get(i, "") is None else text for i, text in enumerate(texts)]
            if chosen is not None:
                senders, said = list(compress(senders, chosen)), list(compress(said, chosen))
            self.rows.texts.take(senders, said)

    def look_for_heads(
        self, whole: bytes, stops: list[int], lines: list[int], dates: list[bytes] | None
    ) -> None:
        """Count lines inside messages that begin like rows, in the form that the file's rows have.

        Args:
            whole: Bodies, one behind the other.
            stops: Where each stops in it [n].
            lines: Number of each one's first line [n].
            dates: What each one's row begins with [n]; None for what stands before any row.
        """
        for found in MAY_BE_HEAD.finditer(whole):
            at = found.start()
            i = bisect_right(stops, at)
            end = whole.find(b"\n", at + 1, min(stops[i], at + 4 * MAX_HEAD))
            line = whole[at + 1 : end if end >= 0 else min(stops[i], at + 4 * MAX_HEAD)]
            head = like_head(_decode(line))
            if head is None or (dates and (head[:1] == "[") != (dates[i][:1] == b"[")):
                continue
            start = stops[i - 1] if i else 0
            known = self.rows.n_swallowed >= MOST_SWALLOWED
            below = 0 if known else whole.count(b"\n", start, at) + 1
            self.rows.swallow(lines[i] + below - (dates is None), head)

    def take_times(
        self, clocks: list[bytes], ends: list[bytes | None], halves: list[bytes | None]
    ) -> list[float]:
        """Read times of day from hours and minutes, seconds, and the half of the day."""
        n = len(clocks)
        if halves.count(None) < n:
            clocks = [clock + (half or b"") for clock, half in zip(clocks, halves, strict=True)]
        self.clocks.hear(set(clocks))
        seconds = map(self.clocks.__getitem__, clocks)
        if ends.count(None) == n:
            return list(seconds)
        self.clocks.to_the_second = True
        return list(map(operator.add, seconds, map(self.seconds.__getitem__, ends)))

    def look_at(self, body: bytes, form: str) -> Body:
        """Give a body the long look, once for each short one that comes again and again."""
        what = self.looked_at.get((body, form))
        if what is None:
            what = classify(_decode(body), bracket=form != "", attached=form == "attached")
            if len(body) < 100 and len(self.looked_at) < 10_000:
                self.looked_at[body, form] = what
        return what

    def choose(
        self, senders: list[int], seconds: list[float], lines: list[int]
    ) -> list[bool] | None:
        """Leave out notices, which are counted, and impossible times, which are listed.

        Returns:
            Which rows are left [n]; None for all.
        """
        if NOBODY not in senders and NO_TIME not in seconds:
            return None
        chosen = [sender != NOBODY for sender in senders]
        self.rows.n_system += chosen.count(False)
        for i, second in enumerate(seconds):
            if second == NO_TIME and chosen[i]:
                self.rows.skip(lines[i], "read.bad_time")
                chosen[i] = False
        return chosen

    def place(self) -> Reading:
        """Decide the order of dates per form of row and turn what was written into moments."""
        rows, options = self.rows, self.options
        by_style: dict[str, list[str]] = {}
        for number, (style, date) in enumerate(self.tokens.styles):
            settled_date = settle(date, self.tokens.speech)
            if settled_date is None:
                word = date.split(OPEN)[1]
                raise ReadError("read.unknown_word", file=self.source.name, word=word)
            self.tokens.styles[number] = style, settled_date
        for token in self.sequence:
            style, date = self.tokens.styles[token]
            by_style.setdefault(style, []).append(date)
        american = self.clocks.halves and any(s.endswith("/-") for s in by_style)
        hint = "mdy" if american else "dmy"
        orders = {
            style: decide_order(
                dates, options.date_order if _free(dates) else None, hint, options.last_day
            )
            for style, dates in by_style.items()
        }
        settled = {
            style[-1]: order.order for style, order in orders.items() if order.sure != "ambiguous"
        }
        main = max(by_style, key=lambda s: len(by_style[s]))
        for style, order in orders.items():
            if order.sure == "ambiguous" and style[-1] in settled:
                orders[style] = Order(settled[style[-1]], "likely")
        days = [to_day(date, orders[style].order) for style, date in self.tokens.styles]
        if None in days and (calendar := name_calendar([date for _, date in self.tokens.styles])):
            raise ReadError(calendar, file=self.source.name)
        self.drop_undated(days)
        self.drop_too_old()
        self.drop_pasted()
        self.drop_repeated()
        self.drop_false_names()
        self.refuse_prefixes()
        rows.offset_s = array("i", bytes(rows.offset_s.itemsize * len(rows.time_s)))
        if options.zone is not None:
            place_in_zone(rows, options.zone)
        sure = {o.sure for o in orders.values()}
        owner = self.owners.most_common(1)
        names = list(rows.senders)
        return finish(
            rows,
            reader="whatsapp",
            file=self.source.name,
            zone=options.zone or FLOATING,
            zone_assumed=options.zone is None,
            resolution_s=1.0 if self.clocks.to_the_second else 60.0,
            date_order=orders[main].order,
            date_order_sure="ambiguous" if "ambiguous" in sure else orders[main].sure,
            owner=names[owner[0][0]] if len(owner) == 1 else None,
            limits=("read.limit_whatsapp_capped", "read.limit_deleted", "read.limit_reactions"),
        )

    def drop_undated(self, days: list[int | None]) -> None:
        """Skip rows whose date does not exist; give the others their moment."""
        rows = self.rows
        if all(days[t] is not None for t in set(self.token_of)):
            start_s = [(day or 0) * DAY_S for day in days]
            day_s = map(start_s.__getitem__, self.token_of)
            rows.time_s = array("d", map(operator.add, rows.time_s, day_s))
            return
        keep = []
        for i, token in enumerate(self.token_of):
            day = days[token]
            if day is None:
                rows.skip(rows.row[i], "read.bad_date", shown=self.tokens.styles[token][1])
            else:
                rows.time_s[i] += day * DAY_S
                keep.append(i)
        self.keep(keep)
        self.token_of = array("i", map(self.token_of.__getitem__, keep))

    def drop_too_old(self) -> None:
        """Skip rows from before there was such an app."""
        rows = self.rows
        if min(rows.time_s, default=FIRST_S) >= FIRST_S:
            return
        keep = []
        for i, time_s in enumerate(rows.time_s):
            if time_s < FIRST_S:
                shown = self.tokens.styles[self.token_of[i]][1]
                rows.skip(rows.row[i], "read.bad_date", shown=shown)
            else:
                keep.append(i)
        self.keep(keep)
        self.token_of = array("i", map(self.token_of.__getitem__, keep))

    def refuse_prefixes(self) -> None:
        """Refuse a file in which what stands before the names is taken for their beginning.

        It is a word beside the time, and may be the half of the day.
        """
        cut = [name.partition(" - ") for name in self.rows.senders]
        before = [start for start, dash, _ in cut if dash]
        people = Counter(rest for _, dash, rest in cut if dash)
        if len(cut) < 2 or len(before) < len(cut):
            return
        if len(set(before)) == 1 or max(people.values()) > 1:
            raise ReadError("read.unknown_word", file=self.source.name, word=before[0])

    def drop_pasted(self) -> None:
        """Give rows that somebody pasted into a message back to it: they are its words.

        They have the other form, with a bracket or without, or are of somebody who hardly occurs;
        and they are of nobody who writes here, or do not fit the time of the rows around them. Rows
        in the usual form may as well be rows of this chat with a damaged head: they are doubted.
        """
        rows, n = self.rows, len(self.rows.time_s)
        opens = [style[:1] == "[" for style, _ in self.tokens.styles]
        if len({opens[token] for token in set(self.token_of)}) < 2:
            self.drop_runs(find_pasted(rows.time_s, rows.sender), ())
            return
        forms = list(map(opens.__getitem__, self.token_of))
        usual = 2 * sum(forms) >= n
        odd = [i for i, form in enumerate(forms) if form != usual]
        named = {who for who, form in zip(rows.sender, forms, strict=True) if form == usual}

        def is_unknown(start: int, end: int) -> bool:
            return forms[start] != usual and not named.issuperset(rows.sender[start:end])

        self.drop_runs(find_pasted(rows.time_s, rows.sender, odd, is_unknown), odd)

    def drop_runs(self, runs: Iterable[tuple[int, int]], odd: Iterable[int]) -> None:
        """Give runs of pasted rows back to the messages that they were pasted into.

        Args:
            runs: Place of the first row of each, and the place behind its last.
            odd: Places of the rows in another form than most; they may stand in any message.
        """
        rows, n = self.rows, len(self.rows.time_s)
        pasted: list[int] = []
        for start, end in runs:
            pasted += range(start, end)
            self.give_words(start - 1, range(start, end))
        if pasted:
            rows.part(len(pasted))
            other = set(odd)
            doubted = [rows.row[i] for i in pasted if i not in other]
            if doubted:
                rows.doubt("rows_swallowed", n=len(doubted), row=doubted[0])
            gone = set(pasted)
            self.keep([i for i in range(n) if i not in gone])

    def drop_repeated(self) -> None:
        """Count rows once that stand in the file again, as where exports were put together.

        They go back behind the row before them, and nearly all are there already, by time and
        sender.
        """
        rows, n = self.rows, len(self.rows.time_s)
        if is_sorted(rows.time_s):
            return
        keys = list(zip(rows.time_s, rows.sender, strict=True))
        seen: Counter[tuple[float, int]] = Counter()
        gone: set[int] = set()
        at = 0
        while at < n:
            end = at + 1
            if at and rows.time_s[at] < rows.time_s[at - 1] - BACK_S:
                before_s, twice = rows.time_s[at - 1], list[int]()
                again: Counter[tuple[float, int]] = Counter()
                for end in range(at, n + 1):
                    if end == n or rows.time_s[end] > before_s:
                        break
                    if again[keys[end]] < seen[keys[end]]:
                        again[keys[end]] += 1
                        twice.append(end)
                if len(twice) >= MOST_REPEATED * (end - at):
                    gone.update(twice)
            seen.update(keys[at:end])
            at = end
        if gone:
            rows.n_doubles += len(gone)
            self.keep([i for i in range(n) if i not in gone])

    def give_words(self, host: int, pasted: Iterable[int]) -> None:
        """Count the words of pasted rows, their heads among them, with the message they are in."""
        rows = self.rows
        names = list(rows.senders)
        for i in pasted:
            head = 2 + len(names[rows.sender[i]].split())
            for name, more in (("words", head), ("characters", HEAD_LENGTH), ("questions", 0)):
                column = rows.counts.get(name)
                if column is not None and column[host] != UNKNOWN and column[i] != UNKNOWN:
                    column[host] += column[i] + more

    def drop_false_names(self) -> None:
        """Count as notices what only looked like a name: a notice that holds a colon."""
        rows = self.rows
        n_rows = Counter(rows.sender)
        few = max(3, len(rows.sender) // 10_000)
        often = [n for n, i in rows.senders.items() if n_rows[i] > few]
        false = {
            number
            for name, number in rows.senders.items()
            if "\n" in name or (n_rows[number] <= few and _is_false_name(name, often))
        }
        if false:
            rows.n_system += sum(n_rows[i] for i in false)
            self.keep([i for i, s in enumerate(rows.sender) if s not in false])
        used = set(rows.sender)
        names = [n for n, i in rows.senders.items() if i in used]
        renumber = {rows.senders[n]: i for i, n in enumerate(names)}
        if any(old != new for old, new in renumber.items()):
            for i, sender in enumerate(rows.sender):
                rows.sender[i] = renumber[sender]
        self.owners = Counter({renumber[i]: n for i, n in self.owners.items() if i in renumber})
        rows.senders = {n: i for i, n in enumerate(names)}

    def keep(self, chosen: list[int]) -> None:
        """Keep only the chosen rows."""
        rows = self.rows
        for name in ("time_s", "sender", "kind", "row"):
            column = getattr(rows, name)
            setattr(rows, name, type(column)(column.typecode, [column[i] for i in chosen]))
        rows.counts = {
            k: type(c)(c.typecode, [c[i] for i in chosen]) for k, c in rows.counts.items()
        }


class _NotLongerError(Exception):
    """A name seemed to hold a colon, and then came without what stood behind it."""


def _find_longer(names: list[bytes | None], bodies: list[bytes]) -> dict[bytes, bytes]:
    """Find names that hold a colon: what stands behind it begins every message under them.

    Args:
        names: As cut at their first colon [n].
        bodies: What follows each [n].

    Returns:
        What goes on behind the colon, up to the last one that recurs, by name as cut.
    """
    said: dict[bytes, list[bytes]] = {}
    for name, body in zip(names, bodies, strict=True):
        if name is not None:
            said.setdefault(name, []).append(body)
    found = {}
    for name, texts in said.items():
        low, high = min(texts), max(texts)
        same = next(
            (i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low)
        )
        rest = low[: low.rfind(b": ", 0, min(same, MAX_NAME)) + 2]
        if len(texts) >= ENOUGH_ROWS and len(rest) > 2 and b"\n" not in rest:
            found[name] = rest
    return found


def _lengthen(
    names: list[bytes | None], bodies: list[bytes], longer: dict[bytes, bytes]
) -> tuple[list[bytes | None], list[bytes]]:
    """Put back into names what was cut off them.

    Raises:
        _NotLongerError: It does not stand there everywhere.
    """
    names, bodies = list(names), list(bodies)
    for i, name in enumerate(names):
        rest = longer.get(name or b"")
        if rest is not None and name is not None:
            if not bodies[i].startswith(rest):
                raise _NotLongerError
            names[i], bodies[i] = name + b": " + rest[:-2], bodies[i][len(rest) :]
    return names, bodies


def _is_false_name(name: str, often: list[str]) -> bool:
    """Whether a rare name is a notice cut at a colon: ``Ada changed the subject to “a``.

    Args:
        name: What stood before the colon.
        often: Those who wrote often.
    """
    if NOTICE.search(name.lower()):
        return True
    if any(name.count(a) > name.count(b) for a, b in ("“”", "„“", "«»", "「」")):
        return True
    rest = (name.removeprefix(other + " ") for other in often if name.startswith(other + " "))
    return any(len(words.split()) > 2 for words in rest)


def _free(dates: list[str]) -> bool:
    """Whether day and month could be either way round, so that the user's word decides."""
    return any(to_day(d, "dmy") is not None for d in dates) or any(
        to_day(d, "mdy") is not None for d in dates
    )


_start = operator.itemgetter(slice(0, START_BYTES))
_GIVEAWAYS = (b"\xe2\x80\x8e", b"\xe2\x80\x8f", b">")
_AT_END_OF_LINE = (b":", b"\xef\xbc\x9a")
_PLACES = (b"://foursquare.com/", b"://maps.google.com/?q=", b"://goo.gl/maps/")
_BRACKETS = (b"(", b"\xef\xbc\x88")
_FILE = late(rb"\.[A-Za-z0-9]{2,5} ?\Z")
_FILE_LENGTH = 7


def _find_suspects(
    bodies: list[bytes], whole: bytes, stops: list[int], ends_of_lines: list[int]
) -> list[int]:
    """Find the bodies worth the long look of `classify`; never leaves out one it would change.

    Args:
        bodies: What stands behind each name [n].
        whole: All of them, one behind the other.
        stops: Where each stops in it [n].
        ends_of_lines: Where lines end in it, rising.

    Returns:
        Their places, rising.
    """
    starts = load_words().starts
    suspects = set(compress(count(), map(starts.__contains__, map(_start, bodies))))
    places: list[int] = []
    for bracket in _BRACKETS:
        before = ((max(at - _FILE_LENGTH, 0), at) for at in _places(bracket, whole))
        places += (found.start() for span in before if (found := _FILE.search(whole, *span)))
    for giveaway in _GIVEAWAYS:
        places += _places(giveaway, whole)
    for mark in _AT_END_OF_LINE:
        ends = (at - len(mark) for at in ends_of_lines)
        places += (at for at in ends if at >= 0 and whole.startswith(mark, at))
    places += (at for at in _places(b"://", whole) if whole.startswith(_PLACES, at))
    suspects.update(bisect_right(stops, place) for place in places)
    return sorted(suspects)


def _begins_chat(body: bytes, what: Body) -> bool:
    """Whether the first row, on iOS, is the notice that every chat begins with, in other words."""
    return body[:3] == b"\xe2\x80\x8e" and what.kind is Kind.TEXT


def _has_odd_marks(text: bytes) -> bool:
    """Whether question marks of other scripts may stand in a text."""
    if text.isascii() or not (
        any(map(text.__contains__, _ODD_LEADS))
        or (b"\xe2" in text and any(map(text.__contains__, _ODD_WHOLE)))
    ):
        return False
    return _ODD_MARKS.search(text) is not None or _GREEK_MARK.search(text) is not None


def _find_attached(dates: list[bytes]) -> set[int]:
    """Find rows with a mark before their bracket, where that tells: where not every row has one."""
    begin_so = {date for date in set(dates) if date[:1] == b"\xe2"}
    marked = set(compress(count(), map(begin_so.__contains__, dates)))
    return marked if len(marked) < len(dates) * MOST_ATTACHED else set()


def _places(wanted: bytes, whole: bytes) -> Iterator[int]:
    place = whole.find(wanted)
    while place >= 0:
        yield place
        place = whole.find(wanted, place + 1)


def _number(ends_of_lines: list[int], stops: list[int], first: int) -> list[int]:
    """Number the lines on which rows begin; a body may hold several lines."""
    lines: list[int] = []
    for place in ends_of_lines:
        row = bisect_right(stops, place)
        lines += range(first + len(lines), first + row + 1)
        first += 1
    return [*lines, *range(first + len(lines), first + len(stops))]


def _decode_bodies(bodies: list[bytes], own: dict[int, str | None]) -> list[str]:
    """Decode bodies; ``own`` holds the person's own words where they are not the body, or None."""
    try:
        texts = list(map(bytes.decode, bodies))
    except UnicodeDecodeError:
        texts = list(map(_decode, bodies))
    for i, text in own.items():
        texts[i] = text or ""
    return texts


def _count(texts: list[str], own: dict[int, str | None], *, odd: bool) -> dict[str, list[int]]:
    """Count words, characters and questions.

    Args:
        texts: The persons' own words [n].
        own: None where there are none to count.
        odd: Whether question marks of other scripts occur.

    Returns:
        Counts by name [n].
    """
    words, characters = [len(text.split()) for text in texts], list(map(len, texts))
    questions = list(map(str.count, texts, repeat("?")))
    for i in range(len(texts)) if odd else [i for i, n in enumerate(questions) if n]:
        if odd or questions[i] > 1 or "://" in texts[i] or "." in texts[i]:
            questions[i] = count_questions(texts[i])
    for i in [i for i, text in own.items() if text is None]:
        words[i] = characters[i] = questions[i] = UNKNOWN
    return {"words": words, "characters": characters, "questions": questions}


def _split(text: bytes, strangers: Counter[str]) -> tuple[bytes, list[list[Any]]]:
    """Cut a text into what comes before the first row, and columns.

    Args:
        text: Whole rows, the first behind a line end.
        strangers: Words that stand where a part of the day or an era does and are known in no
            language are counted here; their lines are no rows.

    Returns:
        What comes before; dates (on iOS behind their bracket), times, seconds behind their colon
        and half of the day (None where the time holds them or there is none), names (None where
        there is none), and bodies [n].
    """
    plain = PLAIN_IOS if text.startswith((b"\n[", b"\n\xe2\x80\x8e[")) else PLAIN_ANDROID
    parts: list[Any] = plain.split(text)
    # Where a plain row runs over a line end, a row of another form may hide in it.
    rest = b"".join(parts[::6])
    if not (MAY_BE_ROW.search(rest) and _has_head(_decode(rest))):
        return parts[0], [parts[i::6] for i in range(1, 7)]
    found: list[Any] = ANY_ROW.split(_decode(text))
    if ANY_HEAD.search("".join(found[::5])):
        found = _split_any(_decode(text), strangers)
    starts = zip(found[1::5], found[2::5], strict=True)
    dates = [((bracket or "") + date).encode() for bracket, date in starts]
    clocks, bodies = ([part.encode() for part in found[i::5]] for i in (3, 5))
    names = [name if name is None else name.encode() for name in found[4::5]]
    nothing = [None] * len(dates)
    return found[0].encode(), [dates, clocks, nothing, nothing, names, bodies]


def _split_any(text: str, strangers: Counter[str]) -> list[str | None]:
    """Cut a text as ``ANY_ROW.split`` does, at heads of every form."""
    parts: list[str | None] = []
    end = 0
    for match in _EITHER.finditer(text):
        found = _read_head(match)
        if isinstance(found, str):
            strangers[found] += 1
            continue
        parts += [text[end : match.start()], *found]
        end = match.end()
    return [*parts, text[end:]]


def _read_head(match: re.Match[str]) -> tuple[str | None, str, str, str | None] | str:
    """Return bracket, date, time and name of a head that `_EITHER` found, or its unknown word."""
    bracket, date, clock, name, *other = match.groups()
    if date is not None:
        return bracket, date, clock, name
    dates, clocks = (other[1], other[4], other[5], other[8]), (other[2], other[3], *other[6:8])
    date, clock = next(d for d in dates if d), next(c for c in clocks if c)
    return _find_stranger(date, clock) or (other[0], date, clock, other[9])


_WORDED = late(rf"(?:{_WORDED_DATE.replace(_MONTH, f'({_MONTH})')})({_BEHIND_DATE})")


@lru_cache(maxsize=4096)
def _find_stranger(date: str, clock: str) -> str | None:
    """Find the word in a head that is known in no language; None if all are known."""
    date, words = date.translate(STRIP_MARKS), find_words(clock.translate(STRIP_MARKS))
    if worded := _WORDED.fullmatch(date):
        *months, behind = worded.groups()
        strange = next((word for word in months if word and not Speech().months(word)), None)
        strange = strange or find_stranger(f"1 {behind}")
    else:
        strange = find_stranger(date)
    return strange or (words if find_half(words) is None else None)


def _has_head(text: str) -> bool:
    """Whether a row of any form, or what begins like one, stands in a text behind a line end."""
    return _EITHER.search(text) is not None


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _last_head(text: bytes, seen: int) -> int:
    """Return where the line end before the last row of a text stands.

    Args:
        text: Whole lines, the first behind a line end.
        seen: So many bytes were looked at before, and hold no row but that at their beginning.

    Returns:
        Its place; 0 if no row begins behind the first line.
    """
    end = len(text)
    while end > seen:
        end = text.rfind(b"\n", 0, end)
        if MAY_BE_ROW.match(text, end):
            if PLAIN_IOS.match(text, end) or PLAIN_ANDROID.match(text, end):
                return end
            found = _EITHER.match(_decode(text[end : end + 1000]))
            if found is not None and not isinstance(_read_head(found), str):
                return end
    return 0


WHATSAPP = WhatsApp()
