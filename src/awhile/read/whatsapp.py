"""WhatsApp's "Export chat": iOS, Android and older forms, in any locale, as text or zip."""

import operator
import re
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, compress, groupby, repeat
from typing import Any

from awhile.errors import ReadError
from awhile.read.columns import Rows, finish, place_in_zone
from awhile.read.dates import NUMBERS, Order, decide_order, to_day
from awhile.read.reader import Head, Mine, NotMine, Options, Source
from awhile.read.source import decode_head, read_text_chunks
from awhile.types import DAY_S, FLOATING, UNKNOWN, Kind, Reading

MAX_CARRY = 1 << 23
"""Characters after which a row that does not end is cut."""

NO_TIME = -1.0
"""In place of the second of a time that does not exist."""

NOBODY = -1
"""In place of the sender of a notice."""

MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_BLANK = "[ \u00a0\u202f\u2009]"
_HALF = (
    rf"[aApP]{_BLANK}?\.?{_BLANK}?[mM]\b\.?|上午|下午|午前|午後|오전|오후|ص|م(?![\u0600-\u06ff])"
)
_DATE = rf"\d{{1,4}}[{MARKS}]*[./-][{MARKS}]*\ ?\d{{1,4}}[{MARKS}]*[./-][{MARKS}]*\ ?\d{{1,4}}\.?"
_TIME = rf"(?:(?:{_HALF}){_BLANK}*)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{_BLANK}*(?:{_HALF}))?"
HEAD = re.compile(
    rf"^[{MARKS}]*(\[)?[{MARKS}]*({_DATE})[{MARKS}]*"
    rf"(?:[,،]?{_BLANK}+(?:(?:klo|à|at|um|-){_BLANK}+)?|[,،])[{MARKS}]*"
    rf"({_TIME})[{MARKS}]*"
    rf"(?(1)\][{MARKS}]*{_BLANK}?"
    rf"|(?:{_BLANK}*[-–]{_BLANK}|[:;]{_BLANK}|{_BLANK}(?=[^:\n]{{1,60}}:\ )))"
    rf"[{MARKS}]*(?:(?!\n)([^:\n]{{1,100}}):(?:[ ]|(?=\n|\Z)|(?=\S)(?!//)))?",
    re.MULTILINE,
)
"""Bracket, date, time and, where there is one, the name. The body follows, up to the next head."""

ANY_ROW = re.compile("\n" + HEAD.pattern[1:])
"""`HEAD` behind a line end: a pattern that begins with a letter is searched for much faster."""
PLAIN_ROW = re.compile(
    r"\n\u200e?(\[)?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),? "
    r"(\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f][AaPp][Mm])?)(?(1)\]| -) ([^:\n]{1,100}): "
)
"""What most rows look like; matches nothing that `ANY_ROW` does not match in the same way."""

STRIP_MARKS = {
    ord(c): None for c in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
} | dict.fromkeys(range(8294, 8298))
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?")
_QUESTION = re.compile("[?？؟]+")
_PLACEHOLDER = re.compile(r"<[^<>\n]{1,40}>")
_ATTACHED = re.compile(
    rf"[{MARKS}]*(?:<\ ?[{MARKS}]*[^<>\n:]{{2,30}}:\ ?[^<>\n]+\.\w{{2,5}}\ ?>"
    rf"|[^\n]*\.\w{{2,5}}\ ?(?:<[{MARKS}]*attached>|\([^()\n]{{3,30}}\)))[^\n]*"
)
_VOICE_FILE = re.compile(r"\.opus\b|(?:PTT|AUDIO)-", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+)\s*([^\W\d]+)")
_IN_SECONDS = {"s": 1, "m": 60, "h": 3600}

DELETED = re.compile(
    r"(?:(?:this|your) message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje"
    r"|este mensaje fue eliminado|ce message a été supprimé|vous avez supprimé ce message"
    r"|questo messaggio è stato eliminato|hai eliminato questo messaggio"
    r"|(?:essa|esta) mensagem foi apagada|você apagou esta mensagem|dit bericht is verwijderd"
    r"|u hebt dit bericht verwijderd|je hebt dit bericht verwijderd|تم حذف هذه الرسالة"
    r"|данное сообщение удалено|вы удалили данное сообщение|このメッセージは削除されました"
    r"|メッセージを削除しました)\.?"
)
OWN_DELETED = re.compile(
    r"(?:you deleted this message|du hast diese nachricht gelöscht|eliminaste este mensaje"
    r"|vous avez supprimé ce message|hai eliminato questo messaggio|você apagou esta mensagem"
    r"|u hebt dit bericht verwijderd|je hebt dit bericht verwijderd|вы удалили данное сообщение"
    r"|メッセージを削除しました)\.?"
)
MISSED = re.compile(
    r"(?:(?:silenced )?missed (?:group )?(?:voice |video )?call"
    r"|verpasster (?:sprach|video)anruf|(?:video)?llamada(?: de voz)? perdida"
    r"|appel (?:vocal|vidéo) manqué|(?:video)?chiamata(?: vocale)? persa"
    r"|(?:chamada|ligação) de (?:voz|vídeo) perdida|gemiste (?:spraak|video-)oproep"
    r"|مكالمة (?:صوتية|فيديو) فائتة|пропущенный (?:аудио|видео)звонок|不在着信)\b[^\n]{0,60}"
)
CALL = re.compile(
    r"(?:(?:voice|video|group) call|(?:sprach|video)anruf|llamada de voz|videollamada"
    r"|appel (?:vocal|vidéo)|(?:video)?chiamata(?: vocale)?|(?:chamada|ligação) de (?:voz|vídeo)"
    r"|(?:spraak|video-)oproep|مكالمة صوتية|音声通話)(?:[.,:]\s*|\s+\()(?P<length>[^\n]{1,40})"
)
LEFT_OUT = re.compile(
    r"(?:.{0,40}\b(?:omitted|weggelassen|ausgelassen|omitid[oa]s?|omis(?:e|es)?|absente?s?"
    r"|omess[oaie]|ocultad[oa]s?|weggelaten|пропущено?а?|отсутствует|удален[оа])"
    r"|.{0,12}(?:略去|省略|忽略|略过|생략됨?|제외됨?))"
)
NOTICE = re.compile(
    r"end-to-end|ende-zu-ende|extremo a extremo|de bout en bout|ponta a ponta|eind-tot-eind"
    r"|сквозн|шифрован|エンドツーエンド|مشفرة|رمزگذاری"
    r"|security code|sicherheitsnummer"
    r"|changed (?:their|the|this|to)|created (?:this )?group|\badded\b|\bremoved\b|\bleft\b$"
    r"|blocked|disappearing messages|is a contact|waiting for this message|secure service from meta"
    r"|advanced chat privacy|joined using|pinned a message|turned (?:on|off)|new phone number"
    r"|advanced privacy|you're now an admin|changed the (?:subject|group)|created group"
)
POLL = re.compile(r"\s*(?:POLL|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE|SONDAGGIO):\n")
LOCATION = re.compile(
    r"(?:Location|Ubicación|Standort|Localisation|Posizione|Localização): https?://"
    r"|[^\n]{1,200}: https://foursquare\.com/"
)
EDITED = re.compile(
    rf" ?[{MARKS}]*<[^<>\n]{{1,40}}(?:edited|bearbeitet|editó|editad[oa])[^<>\n]*>$"
)


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


def classify(body: str, *, bracket: bool) -> Body:
    """Tell a person's words from what the app put in their place.

    Args:
        body: Everything after the name, marks included.
        bracket: The row is in the iOS form, where the app's own words begin with a mark.

    Returns:
        What it counts as.
    """
    bare = body.translate(STRIP_MARKS).strip()
    low = bare.lower()
    if not bare or low == "null":
        return Body(Kind.TEXT, "")
    marked = body.lstrip(" ")[:1] in {"\u200e", "\u200f"}
    first_line = bare.partition("\n")[0]
    if DELETED.fullmatch(low):
        return Body(Kind.DELETED, own=OWN_DELETED.fullmatch(low) is not None)
    if _PLACEHOLDER.fullmatch(first_line):
        caption = bare[len(first_line) :].strip()
        return Body(Kind.MEDIA, caption or None)
    if _ATTACHED.fullmatch(first_line):
        kind = Kind.VOICE if _VOICE_FILE.search(first_line) else Kind.MEDIA
        return Body(kind, bare[len(first_line) :].strip() or None)
    if (marked or not bracket) and MISSED.fullmatch(low):
        return Body(Kind.MISSED_CALL)
    if (marked or "\u200e" in body) and (found := CALL.fullmatch(low)):
        return _call(found["length"])
    if not bracket and (found := CALL.fullmatch(low)) and any(c.isdigit() for c in low):
        return _call(found["length"])
    if POLL.match(bare) or LOCATION.match(bare):
        return Body(Kind.MEDIA)
    tail = body.rpartition("\u200e")[2].strip()
    if "\u200e" in body and len(tail) <= 40 and LEFT_OUT.fullmatch(tail.lower().rstrip(".")):
        caption = body[: body.rindex("\u200e")].translate(STRIP_MARKS).strip()
        voice = "audio" in tail.lower() or "áudio" in tail.lower()
        return Body(Kind.VOICE if voice else Kind.MEDIA, caption or None)
    if edited := EDITED.search(body):
        return Body(Kind.TEXT, body[: edited.start()].translate(STRIP_MARKS))
    if (marked and (bracket or NOTICE.search(low))) or (bracket and _is_encryption(low)):
        return Body(None) if NOTICE.search(low) or len(bare) > 40 else Body(Kind.MEDIA)
    return Body(Kind.TEXT, bare)


def _is_encryption(low: str) -> bool:
    return len(low) > 40 and re.search(
        r"(?:end-to-end encrypt|ende-zu-ende-verschl|сквозн\w+ шифрован|cifrad[oa]s de extremo"
        r"|chiffrés de bout|now secured with)",
        low,
    ) is not None  # fmt: skip


def _call(length: str) -> Body:
    if "no answer" in length or "missed" in length or "keine antwort" in length:
        return Body(Kind.MISSED_CALL)
    seconds = 0
    for number, unit in _LENGTH.findall(length):
        seconds += int(number) * _IN_SECONDS.get(unit[0], 0)
    return Body(Kind.CALL, None, seconds or UNKNOWN)


def to_second(clock: str) -> int | None:
    """Read a time of day in any script, on a 12- or 24-hour clock.

    Args:
        clock: As the row holds it, halves of the day before or after.

    Returns:
        Seconds since midnight; None if there is no such time.
    """
    found = _CLOCK.search(clock)
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    rest = (clock[: found.start()] + clock[found.end() :]).lower()
    if any(half in rest for half in ("p", "下午", "午後", "오후", "م")):
        hour += 12 if hour < 12 else 0
    elif any(half in rest for half in ("a", "上午", "午前", "오전", "ص")) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return hour * 3600 + minute * 60 + second


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
        text = decode_head(head.data)
        if text is None:
            return NotMine("read.not_text")
        if text.lstrip()[:1] in {"{", "<"}:
            return NotMine("read.not_whatsapp")
        return Mine() if HEAD.search(text) else NotMine("read.not_whatsapp")

    def read(self, source: Source, options: Options) -> Reading:
        """Read every row; those with impossible dates are skipped and listed."""
        return _Reading(source, options).run()


class _Clocks(dict[str, float]):
    """Second of the day by time as written, `NO_TIME` where there is none; fills itself."""

    to_the_second = False
    halves = False

    def __missing__(self, clock: str) -> float:
        parts = clock.split(":")
        if len(parts) == 3 and clock.isascii() and parts[2].isdigit():
            hour, minute, second = map(int, parts)
            found = hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 else None
            found = None if second > 59 else found
            self.to_the_second = True
        else:
            found = to_second(clock)
            self.halves = self.halves or any(c.isalpha() for c in clock)
            self.to_the_second = self.to_the_second or _has_seconds(clock)
        self[clock] = NO_TIME if found is None else float(found)
        return self[clock]


class _Tokens(dict[tuple[str | None, str], int]):
    """Number of each date as written, with its bracket; fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self.styles: list[tuple[str, str]] = []

    def __missing__(self, key: tuple[str | None, str]) -> int:
        self[key] = len(self.styles)
        self.styles.append((_style(*key), key[1].translate(STRIP_MARKS)))
        return self[key]


class _Reading:
    """One pass over one file: dates stay as written until the whole file has been seen."""

    def __init__(self, source: Source, options: Options) -> None:
        self.source, self.options = source, options
        self.rows = Rows(text_counts=options.text_counts)
        self.tokens = _Tokens()
        self.token_of = array("i")
        self.sequence: list[int] = []
        self.clocks = _Clocks()
        self.names: dict[str, int] = {}
        self.owners: Counter[int] = Counter()
        self.line = 1

    def run(self) -> Reading:
        """Read all chunks, decide the order of dates, and place every event."""
        carry = ""
        for chunk in read_text_chunks(self.source, self.options.progress):
            text = carry + chunk if carry else chunk
            # The last row may go on in the next chunk, unless it is beyond all reason already.
            last = _last_head(text) if len(text) < MAX_CARRY else len(text)
            self.take(text[:last])
            carry = text[last:]
        self.take(carry)
        self.rows.let_go()
        if not self.tokens:
            raise ReadError("read.nothing_found", file=self.source.name)
        return self.place()

    def take(self, text: str) -> None:
        """Take every row of a text, column by column; then its words are gone.

        Args:
            text: Whole rows.
        """
        parts = _split(text.removesuffix("\n"))
        brackets, dates, clocks, names, bodies = (parts[i::5] for i in range(1, 6))
        first = self.line + parts[0].count("\n")
        breaks = map(str.count, bodies, repeat("\n"))
        lines = list(accumulate((n + 1 for n in breaks), initial=first))
        self.line = lines.pop()

        tokens = self.take_dates(brackets, dates)
        seconds = list(map(self.clocks.__getitem__, clocks))
        for name in dict.fromkeys(names):
            if name is not None and name not in self.names:
                clean = name.translate(STRIP_MARKS).strip()
                self.names[name] = self.rows.sender_id(clean, self.source.name)
        senders = [NOBODY if name is None else self.names[name] for name in names]

        kinds, calls = [int(Kind.TEXT)] * len(bodies), [UNKNOWN] * len(bodies)
        words, characters = [len(body.split()) for body in bodies], list(map(len, bodies))
        if "؟" in text or "？" in text:
            questions = [len(_QUESTION.findall(body)) for body in bodies]
        else:
            questions = list(map(str.count, bodies, repeat("?")))
            for i in [i for i, n in enumerate(questions) if n > 1]:
                questions[i] = len(_QUESTION.findall(bodies[i]))
        texts: list[str | None] = list(bodies)
        looked_at: dict[tuple[str, str | None], Body] = {}
        for i in _find_suspects(bodies):
            if senders[i] == NOBODY:
                continue
            what = looked_at.get(key := (bodies[i], brackets[i]))
            if what is None:
                what = looked_at[key] = classify(bodies[i], bracket=brackets[i] is not None)
            if what.kind is None:
                senders[i] = NOBODY
                continue
            kinds[i], calls[i] = int(what.kind), what.call_s
            if what.own:
                self.owners[senders[i]] += 1
            own = texts[i] = what.text
            words[i] = UNKNOWN if own is None else len(own.split())
            characters[i] = UNKNOWN if own is None else len(own)
            questions[i] = UNKNOWN if own is None else len(_QUESTION.findall(own))

        self.rows.n_system += senders.count(NOBODY)
        self.add(
            [s != NOBODY for s in senders],
            lines,
            tokens,
            seconds,
            senders,
            kinds,
            words,
            characters,
            questions,
            calls,
            texts,
        )

    def take_dates(self, brackets: list[str | None], dates: list[str]) -> list[int]:
        """Number the dates as written, and note in which order they come."""
        tokens = list(map(self.tokens.__getitem__, zip(brackets, dates, strict=True)))
        for token, _ in groupby(tokens):
            if not self.sequence or self.sequence[-1] != token:
                self.sequence.append(token)
        return tokens

    def add(
        self,
        chosen: list[bool],
        lines: list[int],
        tokens: list[int],
        seconds: list[float],
        senders: list[int],
        kinds: list[int],
        words: list[int],
        characters: list[int],
        questions: list[int],
        calls: list[int],
        texts: list[str | None],
    ) -> None:
        """Append the chosen rows; those with an impossible time are skipped and listed."""
        rows, counts = self.rows, self.rows.counts
        if NO_TIME in seconds:
            for i, second in enumerate(seconds):
                if second == NO_TIME and chosen[i]:
                    rows.skip(lines[i], "read.bad_time")
                    chosen[i] = False
        every = all(chosen)
        if rows.texts is not None:
            rows.texts.take(list(compress(senders, chosen)), list(compress(texts, chosen)))
        rows.time_s.fromlist(seconds if every else list(compress(seconds, chosen)))
        for column, values in (
            (rows.row, lines),
            (self.token_of, tokens),
            (rows.sender, senders),
            (rows.kind, kinds),
            (counts["words"], words),
            (counts["characters"], characters),
            (counts["questions"], questions),
            (counts["call_s"], calls),
        ):
            column.fromlist(values if every else list(compress(values, chosen)))

    def place(self) -> Reading:
        """Decide the order of dates per form of row and turn what was written into moments."""
        rows, options = self.rows, self.options
        by_style: dict[str, list[str]] = {}
        for token in self.sequence:
            style, date = self.tokens.styles[token]
            by_style.setdefault(style, []).append(date)
        american = self.clocks.halves and any(s.endswith("/-") for s in by_style)
        hint = "mdy" if american else "dmy"
        orders = {
            style: decide_order(dates, options.date_order if _free(dates) else None, hint)
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
        self.drop_undated(days)
        self.drop_false_names()
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
                rows.skip(rows.row[i], "read.bad_date")
            else:
                rows.time_s[i] += day * DAY_S
                keep.append(i)
        self.keep(keep)

    def drop_false_names(self) -> None:
        """Count as notices what only looked like a name: a notice that holds a colon."""
        rows = self.rows
        false = {i for n, i in rows.senders.items() if NOTICE.search(n.lower()) or "\n" in n}
        if false:
            rows.n_system += sum(s in false for s in rows.sender)
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


def _free(dates: list[str]) -> bool:
    """Whether day and month could be either way round, so that the user's word decides."""
    return any(to_day(d, "dmy") is not None for d in dates) or any(
        to_day(d, "mdy") is not None for d in dates
    )


_FIRST_WORDS = {
    form + end
    for word in re.findall(
        r"\S+",
        "this your you diese du se eliminaste este ce vous questo hai essa esta você dit u "
        "je تم вы данное silenced missed verpasster llamada videollamada appel chiamata "
        "videochiamata chamada ligação gemiste مكالمة пропущенный voice video group "
        "sprachanruf videoanruf spraakoproep video-oproep null poll encuesta umfrage "
        "sondage enquete sondaggio location ubicación standort localisation posizione "
        "localização messages nachrichten сообщения los les",
    )
    for form in (word, word.capitalize(), word.upper())
    for end in ("", ",", ":", ".")
} | {""}
"""How the app's own sentences begin, where no mark or bracket gives them away."""


def _find_suspects(bodies: list[str]) -> list[int]:
    """Find the bodies worth the long look of `classify`; never leaves out one it would change."""
    return [
        i
        for i, body in enumerate(bodies)
        if "\u200e" in body
        or "\u200f" in body
        or "<" in body
        or ")" in body
        or "://" in body
        or (first := body.partition(" ")[0]) in _FIRST_WORDS
        or "\n" in first
        or "\u3000" <= first < "\ua000"
    ]


def _split(text: str) -> list[Any]:
    """Cut a text into what comes before the first row, and five parts for each row."""
    text = "\n" + text
    parts = PLAIN_ROW.split(text)
    # Where a plain row runs over a line end, a row of another form may hide in it.
    if ANY_ROW.search(parts[0]) or any("\n" in b and ANY_ROW.search(b) for b in parts[5::5]):
        parts = ANY_ROW.split(text)
    return parts


def _last_head(text: str) -> int:
    """Return where the last row of a text starts; 0 if none does."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end - 1) + 1
        if HEAD.match(text, start):
            return start
        end = start
    return 0


def _has_seconds(clock: str) -> bool:
    found = _CLOCK.search(clock)
    return found is not None and found[3] is not None


WHATSAPP = WhatsApp()
