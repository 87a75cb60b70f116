"""A look at one's own draft against one's own usual, never at what works on anyone."""

import re
import statistics
from dataclasses import dataclass

from awhile.care import recent_attempts, refuse_draft
from awhile.practice.word_lists import count_phrases
from awhile.types import MESSAGE_KINDS, UNKNOWN, Care, Dyad, Refusal

MIN_MESSAGES = 20
"""Below this a draft is not compared with a usual."""

LONG_RATIO = 2.0
"""A draft this many times as long as the writer's usual is said to be long; a design choice."""


@dataclass(frozen=True, slots=True)
class Usual:
    """How the writer usually writes in this chat.

    Attributes:
        n: Their messages whose words are counted.
        words: Median words per message; None below `MIN_MESSAGES`.
        questions: Mean questions per message; None where they are not counted.
        n_attempts: Their unanswered attempts in the last seven days.
    """

    n: int
    words: float | None
    questions: float | None
    n_attempts: int


NO_USUAL = Usual(0, None, None, 0)
"""Where no chat was read."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to notice: the key of a sentence and what it names."""

    key: str
    values: dict[str, int]


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What there is to notice in a draft.

    Attributes:
        notes: In the order of `check_draft`; empty if refused.
        refusal: Set where a stop rule lets the draft only be held.
    """

    notes: tuple[Note, ...]
    refusal: Refusal | None = None


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
        n_attempts=recent_attempts(dyad, now_s),
    )


def _count(dyad: Dyad, name: str, index: int) -> int:
    """Look up one count of one event."""
    column = dyad.events.counts.get(name)
    return UNKNOWN if column is None else column[index]


def check_draft(text: str, *, usual: Usual, care: Care, language: str = "en") -> DraftCheck:
    """Look at a draft; its text is not kept.

    Args:
        text: The draft.
        usual: How its writer usually writes (`find_usual`).
        care: The answers to the questions of care.
        language: Language of the draft, ``en`` or ``de``.

    Returns:
        What to notice: questions, demands, blame, length and pace, in this order.
    """
    refusal = refuse_draft(care, usual.n_attempts)
    if refusal is not None:
        return DraftCheck((), refusal)
    notes: list[Note] = []
    questions = len(re.findall(r"[?？؟]+", text))
    if questions > max(1.0, 2 * (usual.questions or 0.0)):
        notes.append(Note("practice.draft_questions", {"n": questions}))
    if demands := count_phrases(text, "demands", language):
        notes.append(Note("practice.draft_demands", {"n": demands}))
    if blame := count_phrases(text, "blame", language):
        notes.append(Note("practice.draft_blame", {"n": blame}))
    words = len(text.split())
    if usual.words is not None and words >= LONG_RATIO * usual.words:
        values = {"n": words, "usual": round(usual.words)}
        notes.append(Note("practice.draft_long", values))
    if usual.n_attempts:
        notes.append(Note("practice.draft_pace", {"n": usual.n_attempts}))
    return DraftCheck(tuple(notes or [Note("practice.draft_plain", {})]))
