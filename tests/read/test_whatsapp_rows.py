"""The quick way to cut a chat into rows finds exactly what the careful way finds."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awhile.read import Options, read_file
from awhile.read.formats import notices
from awhile.read.formats.notices import START_BYTES, load_words
from awhile.read.formats.whatsapp import (
    STRIP_MARKS,
    _find_suspects,
    _has_odd_marks,
    _number,
    _split,
    _split_any,
    classify,
)
from awhile.types import Kind

PIECES = (
    "[27/03/2024, 11:05:09] Ada: hi\n",
    "\u200e[27/03/2024, 11:05:09] Ada: \u200eimage omitted\n",
    "[27/03/2024, 11:05:09] Ada\u200e: hi\n",
    "27/03/2024, 11:05 - Ada: hi\n",
    "3/27/24, 11:05\u202fPM - Ada: a: b\n",
    "27/03/2024, 11:05 - Ada added Ben\n",
    "27.03.24, 11.05 - Ada: hi\n",
    "۲۰۲۴/۳/۲۷، ۲۳:۰۵ - Ada: hi\n",
    "12-07-17 22:35:22: Ada: hi\n",
    "27/03/2024, 11:05 - Ada:\n",
    "27/03/2024, 11:05 - Ada:hi\n",
    "[3/27/24, 11:05:09 p. m.] Ada: hi\n",
    "[27/03/2024, 11:05:09] Ada added Ben\n",
    "more of it\n",
    "\n",
    "12:30 - at noon: lunch\n",
    "27/03/2024, 11:05 - Ada :): hi\n",
    "27/03/2024, 11:05 - :ada: hi\n",
    "27.03.24 г., 11:05 ч. - Ада: hi\n",
    "27.03.24, 11:05 nachm. - Ada: hi\n",
    "27.03.24, 11:05 gibberish - Ada: hi\n",
    "[11:05:09 SA, 27/3/24] Ada: hi\n",
    "24/3/27 (11:05) - Ada: hi\n",
    "2024-03-27 11 h 05 - Ada: hi\n",
    "2024/3/27 晚上11:05 - Ada: hi\n",
    "[27/3/2567 BE, 11:05:09] Ada: hi\n",
    "\u2028 not a line end \x85\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_quick_split_equals_careful_split(text: str) -> None:
    """Same rows, same parts; a name may keep its marks, which are taken off later."""
    text = "\n" + text.removesuffix("\n")
    before, columns = _split(text.encode(), Counter())
    found = [before.decode()]
    for date, clock, end, half, name, body in zip(*columns, strict=True):
        time = clock + (end or b"") + (half or b"")
        parts = (date, time, name or b"nobody", body)
        found += [part.decode().translate(STRIP_MARKS) for part in parts]
    cut = _split_any(text, Counter())
    wanted = [cut[0] or ""]
    for bracket, date, time, name, body in zip(*(cut[i::5] for i in range(1, 6)), strict=True):
        parts = ((bracket or "") + date, time, name or "nobody", body)
        wanted += [part.translate(STRIP_MARKS) for part in parts]
    assert found == wanted


WORDS = notices.load_words()


def fill(phrases: notices.Phrases) -> list[str]:
    """Write each phrase with a name in its hole."""
    return sorted([*phrases.whole, *(f"{start}Zed 9:05{end}" for start, end in phrases.around)])


LONG_ENOUGH = [phrase for phrase in sorted(WORDS.calls.whole) if len(phrase.encode()) >= 8]
PHRASES = [
    *((phrase, Kind.DELETED) for phrase in sorted(WORDS.deleted.whole | WORDS.own.whole)),
    *((phrase, Kind.MISSED_CALL) for phrase in sorted(WORDS.missed.whole)),
    *((f"{phrase}, 5 min", Kind.CALL) for phrase in LONG_ENOUGH),
    *((phrase, Kind.MEDIA) for phrase in sorted(WORDS.omitted.whole)),
    *((phrase, Kind.VOICE) for phrase in sorted(WORDS.voice.whole)),
    *((phrase, Kind.MEDIA) for phrase in sorted(WORDS.live.whole)),
    ("audio omitted", Kind.VOICE),
    ("I image omitted that", Kind.TEXT),
    *(
        (f"{place}: https://maps.google.com/?q=1,2", Kind.MEDIA)
        for place in sorted(WORDS.places.whole)
    ),
    ("POLL:\nWhere?\nOPTION: here (1 vote)", Kind.MEDIA),
    ("https://example.org: https://foursquare.com/v/1", Kind.MEDIA),
    ("<Media omitted>", Kind.MEDIA),
    ("a.pdf (file attached)", Kind.MEDIA),
    ("PTT-20240101-WA0001.opus (file attached)", Kind.VOICE),
    ("Missed you", Kind.TEXT),
    ("Voice call me, at 5", Kind.TEXT),
]


MARKED = [
    *((phrase, Kind.DELETED) for phrase in (*fill(WORDS.deleted), *fill(WORDS.own))),
    *((phrase, Kind.MISSED_CALL) for phrase in fill(WORDS.missed)),
    *((f"{phrase}, \u200e5 min", Kind.CALL) for phrase in sorted(WORDS.calls.whole)),
    *((f"{phrase}, \u200eany reason", Kind.MISSED_CALL) for phrase in sorted(WORDS.calls.whole)),
    *((notice.replace("%", "Zed "), None) for notice in WORDS.notices),
]


@pytest.mark.parametrize("mark", ["\u200e", "\u200f"])
def test_the_apps_words_behind_a_mark(mark: str) -> None:
    """On iOS a mark begins the app's own words, in every language of its tables."""
    assert len(MARKED) > 1000
    found = {body: classify(mark + body, bracket=True).kind for body, _ in MARKED}
    assert {b: (found[b], kind) for b, kind in MARKED if found[b] is not kind} == {}


@pytest.mark.parametrize(
    "body", ["\u200fבסדר?", "\u200eNo idea, sorry", "\u200eKeine Ahnung", "\u200eVoice call her"]
)
def test_a_mark_before_a_persons_words_hides_no_message(body: str) -> None:
    """Keyboards write marks too; a row is the app's only if its words are."""
    assert classify(body, bracket=True).kind is Kind.TEXT


@pytest.mark.parametrize(
    "head", ["27/03/2024, 11:05 - Ada: ", "[27/03/2024, 11:05:09] Ada: \u200e"]
)
def test_the_apps_words_are_found_in_a_file(tmp_path: Path, head: str) -> None:
    """The quick search for suspects hands over whatever the long look would know."""
    known = [row for row in PHRASES if row[1] is not Kind.TEXT or "[" not in head]
    assert len(known) > 1000
    path = tmp_path / "chat.txt"
    path.write_text("".join(f"{head}{body}\n" for body, _ in known), "utf-8")
    kinds = list(read_file(path).events.kind)
    assert len(kinds) == len(known)
    wrong = {body: Kind(got) for (body, kind), got in zip(known, kinds, strict=True) if got != kind}
    assert wrong == {}


@pytest.mark.parametrize(("body", "kind"), PHRASES[:: len(PHRASES) // 40])
def test_the_apps_words_are_found_alone(tmp_path: Path, body: str, kind: Kind) -> None:
    """A file that holds one of them and nothing else is read alike."""
    path = tmp_path / "chat.txt"
    path.write_text(f"27/03/2024, 11:05 - Ada: hi\n27/03/2024, 11:06 - Ada: {body}\n", "utf-8")
    assert list(read_file(path).events.kind) == [Kind.TEXT, kind]


def test_a_call_has_its_length(tmp_path: Path) -> None:
    """Units of several languages are told apart."""
    lengths = {"5 min": 300, "2 Std. 3 Min.": 7380, "40 s": 40, "1 saat": 3600, "7 мин": 420}
    path = tmp_path / "chat.txt"
    rows = (f"[27/03/2024, 11:05:09] Ada: \u200eVideo call, \u200e{each}\n" for each in lengths)
    path.write_text("".join(rows), "utf-8")
    assert list(read_file(path).events.counts["call_s"]) == list(lengths.values())


def test_counts_are_left_out_where_nobody_asks(tmp_path: Path) -> None:
    """Without counts everything else is the same."""
    path = tmp_path / "chat.txt"
    path.write_text("".join(PIECES[:6]), "utf-8")
    whole, lean = read_file(path), read_file(path, Options(counts=False))
    assert lean.understood == whole.understood
    assert list(lean.events.time_s) == list(whole.events.time_s)
    assert (set(lean.events.counts), "words" in whole.events.counts) == ({"call_s"}, True)


@given(st.lists(st.sampled_from(["a", "", "a\nb", "\n", "a\n\nb\n", "long"]), min_size=1))
def test_lines_are_numbered(bodies: list[str]) -> None:
    """A row's number is its line in the file, however many lines the rows before it hold."""
    wanted, line = [], 7
    for body in bodies:
        wanted.append(line)
        line += 1 + body.count("\n")
    raw = [body.encode() for body in bodies]
    ends_of_lines = [at for at, byte in enumerate(b"".join(raw)) if byte == ord("\n")]
    assert _number(ends_of_lines, list(accumulate(map(len, raw))), 7) == wanted


GIVEAWAYS = (
    *("\u200e", "\u200f", ">", ":\n", "\uff1a\n"),
    *("://foursquare.com/", "://maps.google.com/?q=", "://goo.gl/maps/"),
)
SCRAPS = [
    *GIVEAWAYS, *(giveaway[:-1] for giveaway in GIVEAWAYS),
    *("a", " ", ".", ".pdf", ".jpeg (", ".opus", "(", "\uff08", ":", "\n", "\u2019"),
    "x.ab.cde (y)",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(SCRAPS), max_size=4).map("".join), min_size=1))
def test_every_body_that_may_be_the_apps_is_looked_at(bodies: list[str]) -> None:
    """What a plain search for each sign finds, is found by the searches that share their work."""
    raw = [body.encode() for body in bodies]
    whole, stops = b"".join(raw), list(accumulate(map(len, raw)))
    signs = [re.escape(sign.encode()) for sign in GIVEAWAYS]
    signs.append(rb"\.[A-Za-z0-9]{2,5} ?(?:\(|\xef\xbc\x88)")
    places = [found.start() for sign in signs for found in re.finditer(sign, whole)]
    wanted = {bisect_right(stops, place) for place in places}
    ends = [found.start() for found in re.finditer(b"\n", whole)]
    assert wanted <= set(_find_suspects(raw, whole, stops, ends))
    starts = load_words().starts
    own = {i for i, body in enumerate(raw) if body[:START_BYTES] in starts}
    assert set(_find_suspects(raw, whole, stops, ends)) == wanted | own


@given(
    st.text(alphabet=st.sampled_from("ab;?ας\u061f\uff1f\u2e2e\u037e\u2047\u2753\u2764\u2019é😀"))
)
def test_odd_question_marks_are_seen(text: str) -> None:
    """By their first bytes as surely as by looking for each."""
    raw = text.encode()
    odd = any(mark in text for mark in "\u061f\uff1f\u2e2e\u037e\u2047\u2753")
    assert _has_odd_marks(raw) == (odd or re.search("[\u0370-\u03ff];", text) is not None)
