"""A look at one's own draft against one's own usual, never at what works on anyone."""

import re
import statistics
from collections import Counter
from dataclasses import dataclass

from awhile.care import Gate, Line, May, read_turn, refuse
from awhile.practice.word_lists import count_phrases
from awhile.read.language import COLUMNS, load_pack
from awhile.read.language import LANGUAGES as DRAFT_LANGUAGES
from awhile.read.language.count import MAX_CHARACTERS
from awhile.read.language.pack import common_words, find_leader
from awhile.types import MESSAGE_KINDS, UNKNOWN, Dyad, Turn

MIN_MESSAGES = 20
"""Below this a draft is not compared with a usual."""

LONG_RATIO = 2.0
"""A draft this many times as long as the writer's usual is said to be long; a design choice."""


MIN_FREQUENT, MIN_LEAD = 2, 1.25
"""A draft's language is told from so many of its frequent words, so far ahead of the next."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How the writer usually writes in this chat.

    Attributes:
        n: Their messages whose words are counted.
        words: Median words per message; None below `MIN_MESSAGES`.
        questions: Mean questions per message; None where they are not counted.
        turn: Who spoke last, and what has gone unanswered.
    """

    n: int
    words: float | None
    questions: float | None
    turn: Turn


NO_USUAL = Usual(0, None, None, Turn())
"""Where no chat was read."""


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What there is to notice in a draft.

    Attributes:
        notes: In the order of `check_draft`.
        language: The language in which words were looked for; None where it is not known, so that
            none were.
    """

    notes: tuple[Line, ...]
    language: str | None


def find_usual(dyad: Dyad, now_s: float) -> Usual:
    """Find how person 0 usually writes.

    Args:
        dyad: The pair.
        now_s: Now, on the clock of the dyad.

    Returns:
        Their usual; conditions on everything in the export.
    """
    events = dyad.events
    mine = [
        i for i in range(len(events)) if events.sender[i] == 0 and events.kind[i] in MESSAGE_KINDS
    ]
    words = [w for i in mine if (w := _count(dyad, "words", i)) not in {0, UNKNOWN}]
    questions = [q for i in mine if (q := _count(dyad, "questions", i)) != UNKNOWN]
    return Usual(
        n=len(words),
        words=statistics.median(words) if len(words) >= MIN_MESSAGES else None,
        questions=statistics.fmean(questions) if len(questions) >= MIN_MESSAGES else None,
        turn=read_turn(dyad, now_s),
    )


def _count(dyad: Dyad, name: str, index: int) -> int:
    """Look up one count of one event."""
    column = dyad.events.counts.get(name)
    return UNKNOWN if column is None else column[index]


def tell_language(text: str) -> str | None:
    """Tell the language of a draft, which may be a few words long.

    Args:
        text: The draft.

    Returns:
        The code of the language whose frequent words are clearly ahead; None where none is.
    """
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", text[:MAX_CHARACTERS].lower())
    scores, n_frequent = common_words().score(Counter(word.replace("’", "'") for word in words))
    return find_leader(scores, MIN_LEAD) if n_frequent >= MIN_FREQUENT else None


def _count_blame(text: str, language: str) -> int:
    """Count blame as the measures of a chat do, so that there is one way to count it."""
    return load_pack(language).count(text).count(COLUMNS.index("blame"))


def check_draft(text: str, *, usual: Usual, gate: Gate) -> DraftCheck:
    """Look at a draft; its text is not kept.

    Args:
        text: The draft.
        usual: How its writer usually writes (`find_usual`); with `NO_USUAL` nothing is compared.
        gate: What may be done.

    Returns:
        What to notice: questions, demands, blame, length and pace, in this order. Words are looked
        for only where the language of the draft is known and has lists.

    Raises:
        CareError: A rule of care lets a draft only be held.
    """
    refuse(gate, May.DRAFT)
    code = tell_language(text)
    language = code if code in DRAFT_LANGUAGES else None
    notes: list[Line] = []
    questions = len(re.findall(r"[?？؟]+", text))
    if questions > max(1.0, 2 * (usual.questions or 0.0)):
        notes.append(Line("practice.draft_questions", {"n": questions}))
    if language and (demands := count_phrases(text, "demands", language)):
        notes.append(Line("practice.draft_demands", {"n": demands}))
    if language and (blame := _count_blame(text[:MAX_CHARACTERS], language)):
        notes.append(Line("practice.draft_blame", {"n": blame}))
    words = len(text.split())
    if usual.words is not None and words >= LONG_RATIO * usual.words:
        notes.append(Line("practice.draft_long", {"n": words, "usual": round(usual.words)}))
    if usual.turn.person == 0 and usual.turn.n_attempts:
        notes.append(Line("practice.draft_pace", {"n": usual.turn.n_attempts}))
    return DraftCheck(tuple(notes), language)
