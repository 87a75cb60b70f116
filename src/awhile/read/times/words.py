"""Words for months and for parts of the day, from Unicode's locale data (`tables.json`)."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from awhile.patterns import late
from awhile.read.times.calendars import BY_SIZE, ERAS

Span = tuple[int, int]
"""Hours of a part of the day: from, and before; it may go on over midnight."""

MOST_OUTSIDE_H = 3.0
"""So far (h) outside its part of the day an hour is still that part's: languages draw it apart."""

_COMMON = (
    "af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fo fr ga gl gu ha he hi "
    "hr hu hy id is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no "
    "or pa pl ps pt ro ru rw sc si sk sl sn so sq sr su sv sw szl ta te tg th ti tk tr uk ur uz "
    "vi yo yue zh zu"
)
COMMON = frozenset(_COMMON.split(" "))
"""Languages that chat apps are translated into; where a word is in several, theirs is meant."""

_GAPS = late(r"[\s\u00a0\u2009\u202f]+")
_MARKS = dict.fromkeys(
    (0x61C, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
MORNING, AFTERNOON = (0, 12), (12, 24)
QUICK: Mapping[str, Span] = dict.fromkeys(
    ("am", "a.m.", "a.m", "a. m.", "上午", "午前", "오전", "ص"), MORNING
) | dict.fromkeys(("pm", "p.m.", "p.m", "p. m.", "下午", "午後", "오후", "م"), AFTERNOON)
"""The commonest, for which no table need be loaded."""

_OLD_MORNINGS = (
    "পূর্বাহ্ণ|পূর্বাহ্ন|म.पू.|ಪೂರ್ವಾಹ್ನ|పూర్వాహ్నం|முற்பகல்|ਪੂ.ਦੁ.|ਪੂਰਵ ਦੁਪਹਿਰ|ق.د.|قبل دوپہر|قبل دوپهر|e.k."
    '|enne keskpäeva|пр.об.|voorm.|មុនថ្ងៃត្រង់|မနက်|կա|կեսօրից առաջ|לפנה״צ|לפנה"צ|ق.ظ|d.e.|pagi'
    "|претпладне|غ.م.|முற்பகல்"
)
_OLD_AFTERNOONS = (
    "অপরাহ্ণ|অপরাহ্ন|म.उ.|ಅಪರಾಹ್ನ|అపరాహ్నం|ਬਾ.ਦੁ.|بعد دوپہر|p.k.|pärast keskpäeva|сл.об.|nam."
    '|ល្ងាច|կհ|կեսօրից հետո|אחה״צ|אחה"צ|ب.ظ|d.u.|попладне|பிற்பகல்'
)
"""Halves of the day of earlier releases of CLDR, which older phones still write."""

MORE_HALVES: Mapping[str, Span] = {
    "vormittags": (0, 12),
    "nachmittags": (12, 24),
    "vorm.": (0, 12),
    "nachm.": (12, 24),
    "de la mañana": (0, 12),
    "de la tarde": (12, 24),
    "de la noche": (18, 4),
    "du matin": (0, 12),
    "de l’après-midi": (12, 24),
    "du soir": (16, 24),
    "in the morning": (0, 12),
    "in the afternoon": (12, 24),
    "in the evening": (16, 24),
    "at night": (18, 6),
    "রাত": (20, 4),
    "傍晚": (16, 20),
    "早晨": (5, 12),
    "早": (5, 12),
    "晚": (18, 6),
    "深夜": (22, 5),
    "半夜": (22, 5),
    "夜里": (22, 5),
    "새벽": (0, 6),
    **dict.fromkeys(_OLD_MORNINGS.split("|"), MORNING),
    **dict.fromkeys(_OLD_AFTERNOONS.split("|"), AFTERNOON),
}
"""What exports hold and CLDR lacks, or draws more narrowly than they do."""

_MORE_BESIDE = (
    "uhr klo kello klokken kl at um las alle ore às as h om o r ora lúc pukul jam saat saa plkst "
    "godz kell klukkan klockan val στις в у о u v ve ob vers во об в les ag aig ás w pada nang ng "
    "aldia саат ура год ժամը בשעה في الساعة बजे को रोजी वाजता मा વાગ્યે ਵਜੇ ਨੂੰ এ "
    "அன்று సమయానికి ರಂದು ಸಮಯಕ್ಕೆ เวลา ເວລາ ម៉ោង នៅម៉ោង"
)
MORE_BESIDE = frozenset(_MORE_BESIDE.split(" ")) | {sign.strip(".") for sign in (*ERAS, *BY_SIZE)}
"""Words beside a time in exports, whatever CLDR has."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What the data file holds, by word.

    Attributes:
        months: Languages, one behind the other, by number of month, by word without a last point.
        halves: The same by part of the day, as ``from-before``, by word.
        weekdays: Languages by day of the week.
        beside: Words that stand beside dates and times and mean neither.
    """

    months: Mapping[str, Mapping[str, str]]
    halves: Mapping[str, Mapping[str, str]]
    weekdays: Mapping[str, str]
    beside: frozenset[str]


def fold_word(word: str) -> str:
    """Reduce a word to what tables hold: lower case, plain blanks, no marks, one form a letter.

    Args:
        word: The word as written.
    """
    folded = unicodedata.normalize("NFC", word.translate(_MARKS).casefold())
    return _GAPS.sub(" ", folded).strip()


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Load the words of every language; most files need none of them."""
    data = json.loads(files("awhile.read.times").joinpath("tables.json").read_text("utf-8"))
    more = {word: {f"{start}-{end}": ""} for word, (start, end) in MORE_HALVES.items()}
    beside = frozenset(data["beside"]) | MORE_BESIDE
    return Tables(data["months"], data["halves"] | more, data["weekdays"], beside)


class Speech:
    """What language the words of one file are in, as far as they tell; narrows as words are met."""

    def __init__(self) -> None:
        self.languages: frozenset[str] = frozenset()

    def hear(self, words: Iterable[str]) -> None:
        """Take words of the file into account before any of them is read.

        Args:
            words: Words of the file.
        """
        tables = load_tables()
        for word in words:
            self._narrow(tables.months.get(word) or tables.halves.get(word) or {})

    def _narrow(self, found: Mapping[str, str]) -> None:
        languages = frozenset(" ".join(found.values()).split())
        both = self.languages & languages
        self.languages = both or self.languages or languages

    def months(self, word: str) -> tuple[int, ...]:
        """Return the number of a month by its name; several if languages differ, none if none.

        Args:
            word: The name as written.
        """
        folded = fold_word(word).rstrip(".")
        tables = load_tables()
        for form in (folded, folded.removeprefix("ב"), folded.removesuffix("a")):
            if found := tables.months.get(form):
                self._narrow(found)
                return tuple(int(number) for number in self._meant(found))
        return ()

    def hear_weekday(self, word: str) -> bool:
        """Whether a word is a day of the week; if so, it tells the language.

        Args:
            word: The word as written.
        """
        spoken = load_tables().weekdays.get(fold_word(word).rstrip("."))
        if spoken:
            self._narrow({"": spoken})
        return spoken is not None

    def hour(self, word: str, hour: int, minute: int) -> int | None:
        """Return the hour of the day that a clock of twelve hours means beside a word.

        Args:
            word: As folded; one that `find_half` found.
            hour: As written.
            minute: As written.

        Returns:
            0 to 23; None if the word leaves both halves open.
        """
        if hour > 12 or not word:
            return hour
        quick = QUICK.get(word)
        if quick is not None:
            return hour % 12 + quick[0]
        found = load_tables().halves[word]
        self._narrow(found)
        spans = [tuple(map(int, span.split("-"))) for span in self._meant_span(found)]
        hours = {_nearest(hour, minute, start, end) for start, end in spans} - {None}
        return next(iter(hours)) if len(hours) == 1 else None

    def _meant_span(self, found: Mapping[str, str]) -> list[str]:
        """List what a word for a part of the day means; as a half of the day, if it can be one."""
        spoken = frozenset(" ".join(found.values()).split())
        # Words of languages that have nothing in common tell none: each may be a half in its own.
        languages = self.languages & spoken or spoken
        halves = [h for h in ("0-12", "12-24") if languages & set(found.get(h, "").split())]
        return halves if len(halves) == 1 else self._meant(found)

    def _meant(self, found: Mapping[str, str]) -> list[str]:
        """List what a word means in the languages that the file can be in, common ones first."""
        for languages in (self.languages & COMMON, self.languages, COMMON):
            meant = [what for what, spoken in found.items() if languages & set(spoken.split())]
            if meant:
                return meant
        return list(found)


def _nearest(hour: int, minute: int, start: int, end: int) -> int | None:
    """Choose the half of the day in which a time lies nearest to a part of the day."""
    length = (end - start) % 24 or 24 * (start != end)
    far_h = {}
    for candidate in (hour % 12, hour % 12 + 12):
        into = (candidate + minute / 60 - start) % 24
        far_h[candidate] = 0.0 if into < length else min(into - length, 24 - into)
    best, other = sorted(far_h, key=far_h.__getitem__)
    return best if far_h[best] <= MOST_OUTSIDE_H and far_h[other] > far_h[best] else None


@lru_cache(maxsize=4096)
def find_half(words: str) -> str | None:
    """Find the part of the day among the words beside a time.

    Args:
        words: Everything beside the numbers, before or behind them.

    Returns:
        The word for the part of the day, as folded; empty where the words mean none; None if one of
        them is known in no language.
    """
    folded = fold_word(words).strip(" ,،()")
    if not folded or folded in QUICK:
        return folded
    tables = load_tables()
    if len(folded) == 1 and folded in tables.beside:
        return ""
    if folded in tables.halves:
        return folded
    parts = [part for part in folded.split(" ") if part.strip(".") not in tables.beside]
    rest = " ".join(parts)
    if not rest.strip("."):
        # A half of the day may be written without its point, and be a small word elsewhere.
        return folded + "." if folded + "." in tables.halves else ""
    bare = rest.replace(" ", "")
    # A letter without its point is more likely a small word.
    for form in (rest, rest + "." * (len(rest) > 1), bare, bare.replace(".", "")):
        if form in QUICK or form in tables.halves:
            return form
    return None
