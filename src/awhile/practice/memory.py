"""What is remembered of care: the answers about oneself, and those about each pair.

A pair is kept as a keyed digest of its two names, whichever of them the reader goes by, so that no
name stands anywhere and a no outlives the file in which it was found. Memory only grows stricter,
but by `revise`. Fear is never in it.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

from awhile.care import answers
from awhile.errors import CareError
from awhile.read.columns import fold_name
from awhile.read.conversations import address_key
from awhile.types import NOT_ASKED, QUESTIONS, Care, Reply, Said, Turn

ABOUT_PAIR = ("outsider", "no_contact", "parted", "you_asked_stop", "asked_time")
"""Questions whose answers belong to a pair; those of age and the limit are about the reader."""

CLOSING = ("no_contact", "parted", "you_asked_stop")
"""Answers that can be revised, and that a new name does not leave behind unasked."""

ANYBODY = "anybody"
"""Stands for the pair where an answer was given and no chat was at hand."""

MINUTE_S = 60.0


@dataclass(frozen=True, slots=True)
class Pair:
    """What is remembered of one pair.

    Attributes:
        care: What was answered about it.
        day: When that last changed, ISO 8601.
        denied: Messages that the reader said do not say it: digests of kind, sender and minute.
        n_attempts: Unanswered attempts when it was last looked at.
        same_as: Digests of other pairs that are the same two people.
        maybe: Digests of pairs that may be: the reader was not sure, or said that it is one of
            several. What closes either closes both; revising one leaves the other closed.
        other_than: Digests of pairs that the reader said are other people.
        revised: Days on which its answers were revised, ISO 8601.
        said_on: On which day the last message was sent that the reader says is a no, by the
            question it answers, ISO 8601.
    """

    care: Care = NOT_ASKED
    day: str = ""
    denied: frozenset[str] = frozenset()
    n_attempts: int = 0
    same_as: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    other_than: frozenset[str] = frozenset()
    revised: tuple[str, ...] = ()
    said_on: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """All that is remembered of care.

    Attributes:
        key: Secret of the digests.
        care: What was answered about the reader: age and the limit.
        pairs: What was answered about each pair, by digest.
    """

    key: bytes
    care: Care = NOT_ASKED
    pairs: Mapping[str, Pair] = field(default_factory=dict)


def _digest(memory: Memory, *parts: str) -> str:
    """Digest some words under the key of the memory."""
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(memory.key, text, hashlib.sha256).hexdigest()[:32]


def _plain(name: str) -> str:
    """Reduce a name or address to what every spelling of it shares."""
    return address_key(fold_name(name)).casefold()


def name_pairs(memory: Memory, mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """Name every digest under which a pair may be remembered.

    Args:
        memory: Whose key is used.
        mine: Every name and address of one of the two.
        theirs: Those of the other; which of them reads makes no difference.

    Returns:
        One digest for each way to combine them.
    """
    both = product(sorted({_plain(n) for n in mine}), sorted({_plain(n) for n in theirs}))
    return tuple(dict.fromkeys(_digest(memory, "pair", *sorted(names)) for names in both))


def _linked(memory: Memory, digests: Iterable[str]) -> set[str]:
    """Follow what was said to be the same pair, however far it leads."""
    found, ahead = set[str](), list(digests)
    while ahead:
        one = ahead.pop()
        if one in found:
            continue
        found.add(one)
        ahead += memory.pairs.get(one, Pair()).same_as
        ahead += [key for key, pair in memory.pairs.items() if one in pair.same_as]
    return found


def _beside(memory: Memory, own: set[str]) -> set[str]:
    """Find every pair that may be one of these, in the words of either; one step, not further."""
    ahead = {d for one in own for d in memory.pairs.get(one, Pair()).maybe}
    behind = {key for key, pair in memory.pairs.items() if pair.maybe & own}
    return _linked(memory, ahead | behind) - own


def _merge(memory: Memory, digests: Iterable[str]) -> Care:
    """Merge what was answered about some pairs."""
    care = NOT_ASKED
    for one in digests:
        care |= memory.pairs.get(one, Pair()).care
    return care


def recall(memory: Memory, digests: Sequence[str]) -> Care:
    """Return what is remembered for a pair.

    Args:
        memory: What is remembered.
        digests: The pair, as `name_pairs` names it.

    Returns:
        The answers about the reader, merged with those about the pair under each of its names, and
        with those about whoever may be it.
    """
    own = _linked(memory, digests)
    return memory.care | _merge(memory, own | _beside(memory, own))


def recall_all(memory: Memory) -> Care:
    """Return the answers about the reader and, where no pair is named, what any pair closes.

    Args:
        memory: What is remembered.
    """
    care = memory.care
    for pair in memory.pairs.values():
        care |= replace(pair.care, outsider=Reply.NOT_NOW)
    return care


def find_unknown(memory: Memory, digests: Sequence[str]) -> tuple[str, ...]:
    """Find pairs that closed something and of which nobody has said whether this pair is one.

    Args:
        memory: What is remembered.
        digests: The pair that is new, as `name_pairs` names it.

    Returns:
        Digests of such pairs; empty where it is known.
    """
    own = _linked(memory, digests)
    known = own | _beside(memory, own)
    denied = {d for one in own for d in memory.pairs.get(one, Pair()).other_than}
    return tuple(
        key
        for key, pair in memory.pairs.items()
        if key not in known
        and not denied & _linked(memory, [key])
        and any(pair.care.holds(name) for name in CLOSING)
    )


def link(memory: Memory, digests: Sequence[str], others: Sequence[str], reply: Reply) -> Memory:
    """Remember whether a pair is the same two people as one of others.

    Args:
        memory: What is remembered.
        digests: The pair.
        others: Those it was asked about, all in one question (`find_unknown`).
        reply: What was answered. Only a yes where all of them are one pair makes them the same;
            after "not sure", or a yes that may mean either of two, each keeps answers of its own.
    """
    if reply is Reply.NOT_NOW or not others:
        return memory
    one_pair = set(others) <= _linked(memory, others[:1])
    same = "same_as" if reply is Reply.YES and one_pair else "maybe"
    name = "other_than" if reply is Reply.NO else same
    pairs = dict(memory.pairs)
    for one in digests:
        pair = pairs.get(one, Pair())
        pairs[one] = replace(pair, **{name: getattr(pair, name) | set(others)})
    return replace(memory, pairs=pairs)


def remember(
    memory: Memory,
    digests: Sequence[str],
    care: Care,
    *,
    today: str,
    turn: Turn | None = None,
    recalled: bool = False,
) -> Memory:
    """Put new answers over those that are remembered; nothing opens by it.

    Args:
        memory: What is remembered.
        digests: The pair the answers are about; empty where they are about the reader alone.
        care: The answers. Fear is left out.
        today: ISO 8601.
        turn: What has gone unanswered, where a chat was read.
        recalled: Whether the answers hold what was remembered of whoever may be this pair
            (`recall`): that stays with them, so that revising it there takes it back.
    """
    about_me = Care(young=care.young, max_attempts=care.max_attempts)
    own = _linked(memory, digests) if recalled else set[str]()
    beside = _merge(memory, _beside(memory, own))
    pairs = dict(memory.pairs)
    for one in digests:
        pair = pairs.get(one, Pair())
        n = pair.n_attempts if turn is None else turn.n_attempts * (turn.person == 0)
        told = {name: getattr(care, name) for name in ABOUT_PAIR}
        for name in CLOSING:
            if beside.holds(name) and getattr(care | beside, name) is getattr(beside, name):
                told[name] = Reply.NOT_NOW
        merged = pair.care | replace(Care(), **told)
        day = today if merged != pair.care or not pair.day else pair.day
        pairs[one] = replace(pair, care=merged, day=day, n_attempts=n)
    return replace(memory, care=memory.care | about_me, pairs=pairs)


def count_remembered(memory: Memory) -> int:
    """Count the unanswered attempts that were last seen, of the pair with the most.

    Args:
        memory: What is remembered.
    """
    return max((pair.n_attempts for pair in memory.pairs.values()), default=0)


def _mark(memory: Memory, said: Said, names: Sequence[str]) -> str:
    """Digest one message: what it may say, who sent it, and the minute."""
    minute = int(said.wall_s // MINUTE_S)
    return _digest(memory, "said", said.kind, _plain(names[said.person]), str(minute))


def resolve(
    memory: Memory, digests: Sequence[str], said: Iterable[Said], names: Sequence[str]
) -> tuple[Said, ...]:
    """Put to each message what was answered before.

    Args:
        memory: What is remembered.
        digests: The pair.
        said: What its messages may say.
        names: Names of person 0 and person 1.

    Returns:
        The same messages; those that were denied say so, and so do those of a kind that was
        answered with a clear yes.
    """
    care = recall(memory, digests)
    denied = {d for one in _linked(memory, digests) for d in memory.pairs.get(one, Pair()).denied}
    told = []
    for one in said:
        name = answers(one)
        if one.confirmed is None and _mark(memory, one, names) in denied:
            told.append(replace(one, confirmed=False))
        elif one.confirmed is None and name and getattr(care, name) is Reply.YES:
            told.append(replace(one, confirmed=True))
        else:
            told.append(one)
    return tuple(told)


def deny(
    memory: Memory, digests: Sequence[str], said: Iterable[Said], names: Sequence[str]
) -> Memory:
    """Remember that messages do not say what they seemed to say, so that each is asked once.

    Args:
        memory: What is remembered.
        digests: The pair, as `name_pairs` names it.
        said: The messages that were denied.
        names: Names of person 0 and person 1.
    """
    marks = {_mark(memory, one, names) for one in said}
    pairs = dict(memory.pairs)
    for one in digests:
        pair = pairs.get(one, Pair())
        pairs[one] = replace(pair, denied=pair.denied | marks)
    return replace(memory, pairs=pairs)


def date_no(memory: Memory, digests: Sequence[str], question: str, said: Iterable[Said]) -> Memory:
    """Remember on which day a no was said, of the messages that the reader says are one.

    Args:
        memory: What is remembered.
        digests: The pair.
        question: The question of care that these messages answer.
        said: The messages; the day of the last one is kept, and nothing else of them.
    """
    day = _day(max(one.wall_s for one in said))
    pairs = dict(memory.pairs)
    for one in digests:
        pair = pairs.get(one, Pair())
        last = max(day, pair.said_on.get(question, day))
        pairs[one] = replace(pair, said_on={**pair.said_on, question: last})
    return replace(memory, pairs=pairs)


def _day(wall_s: float) -> str:
    """Write the day of a moment on the local wall clock, ISO 8601."""
    return datetime.fromtimestamp(wall_s, UTC).date().isoformat()


def recall_days(memory: Memory, digests: Iterable[str]) -> dict[str, str]:
    """Return on which day each no of a pair was said, ISO 8601, by the question it answers.

    Args:
        memory: What is remembered. The day stays when an answer is revised: it was said then.
        digests: The pair, as `name_pairs` names it.
    """
    days: dict[str, str] = {}
    for one in _linked(memory, digests):
        for name, day in memory.pairs.get(one, Pair()).said_on.items():
            days[name] = max(day, days.get(name, day))
    return days


def list_closed(memory: Memory) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """List what can be revised: digest of the pair, the day, and the answers that close.

    Args:
        memory: What is remembered.
    """
    told = []
    for key, pair in memory.pairs.items():
        closing = tuple(name for name in CLOSING if pair.care.holds(name))
        if closing:
            told.append((key, pair.day, closing))
    return tuple(sorted(told, key=lambda row: (row[1], row[0])))


def revise(memory: Memory, digest: str, *, today: str, confirmed: bool) -> Memory:
    """Take back the answers about one pair, so that they are asked again: the only way to open.

    Args:
        memory: What is remembered.
        digest: The pair, as `list_closed` lists it.
        today: ISO 8601; kept with the pair.
        confirmed: Whether the reader was told what it does and said so in so many words.

    Returns:
        The memory, in which the questions about this pair, and about messages found in it, are
        open. Age, the limit, and whether the reader is one of the two stay.

    Raises:
        CareError: It was not confirmed, or there is no such pair.
    """
    if not confirmed:
        raise CareError("care.revise_not_confirmed")
    if digest not in memory.pairs:
        raise CareError("care.revise_nothing")
    pairs = dict(memory.pairs)
    for one in _linked(memory, [digest]) & pairs.keys():
        old = pairs[one]
        pairs[one] = replace(
            old,
            care=Care(outsider=old.care.outsider),
            day=today,
            denied=frozenset(),
            revised=(*old.revised, today),
        )
    return replace(memory, pairs=pairs)


def _later(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Merge days by question; of two, the later."""
    return {name: max(one.get(name, ""), other.get(name, "")) for name in {*one, *other}}


def join(one: Memory, other: Memory) -> Memory:
    """Merge two memories, under the key of the first; used where a store is opened or made.

    Args:
        one: Whose key is used.
        other: With the same key.

    Raises:
        ValueError: Their keys differ, so that the same pair would have two names.
    """
    if one.key != other.key:
        raise ValueError
    pairs = dict(one.pairs)
    for key, pair in other.pairs.items():
        mine = pairs.get(key, Pair())
        pairs[key] = Pair(
            mine.care | pair.care,
            max(mine.day, pair.day),
            mine.denied & pair.denied if mine.day and pair.day else mine.denied | pair.denied,
            max(mine.n_attempts, pair.n_attempts),
            mine.same_as | pair.same_as,
            mine.maybe | pair.maybe,
            mine.other_than & pair.other_than,
            tuple(sorted({*mine.revised, *pair.revised})),
            _later(mine.said_on, pair.said_on),
        )
    return Memory(one.key, one.care | other.care, pairs)


def write_memory(memory: Memory) -> str:
    """Write a memory as JSON, for a page whose worker is replaced; fear is not in it.

    Args:
        memory: What is remembered.
    """
    rows = {key: asdict(pair) for key, pair in memory.pairs.items()}
    data = {"key": memory.key.hex(), "care": asdict(memory.care.unafraid()), "pairs": rows}
    return json.dumps(data, default=sorted)


def read_memory(text: str) -> Memory:
    """Read what `write_memory` wrote.

    Args:
        text: The JSON.

    Raises:
        CareError: It is nothing of the kind.
    """
    try:
        data = json.loads(text)
        pairs = {str(key): _read_pair(row) for key, row in data["pairs"].items()}
        return Memory(bytes.fromhex(data["key"]), _read_care(data["care"]), pairs)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CareError("care.not_a_memory") from None


def _read_care(row: Mapping[str, Any]) -> Care:
    """Read the answers of one row."""
    replies = {name: Reply(row[name]) for name in QUESTIONS if name in row}
    return Care(**replies, max_attempts=int(row["max_attempts"])).unafraid()


def _read_pair(row: Mapping[str, Any]) -> Pair:
    """Read one pair."""
    sets = {name: frozenset(map(str, row[name])) for name in ("denied", "same_as", "other_than")}
    days = {str(name): date.fromisoformat(day) for name, day in row.get("said_on", {}).items()}
    return Pair(
        care=_read_care(row["care"]),
        day=str(row["day"]),
        n_attempts=int(row["n_attempts"]),
        revised=tuple(map(str, row["revised"])),
        maybe=frozenset(map(str, row.get("maybe", ()))),
        said_on={name: day.isoformat() for name, day in days.items() if name in QUESTIONS},
        **sets,
    )


def take_answers(said: Iterable[Said], kind: str, person: int, reply: Reply) -> tuple[Said, ...]:
    """Put one reply to every unanswered message of a kind and a person.

    Args:
        said: What the messages may say.
        kind: One of `types.SAID`.
        person: Who sent them.
        reply: A yes or no. "Not now" and "not sure" answer nothing about a message; what "not
            sure" closes stands in `Care`.
    """
    if reply in {Reply.NOT_NOW, Reply.UNSURE}:
        return tuple(said)
    return tuple(
        replace(one, confirmed=reply is Reply.YES)
        if (one.kind, one.person) == (kind, person) and one.confirmed is None
        else one
        for one in said
    )


def carry_over(
    old: Memory, new: Memory, seen: Iterable[tuple[Sequence[str], Sequence[str]]], *, today: str
) -> Memory:
    """Take what a session learned into the memory of a store that was opened meanwhile.

    Args:
        old: The memory of the session.
        new: That of the store; its key stays.
        seen: The names of the two people of every chat of the session.
        today: ISO 8601.
    """
    if old.key == new.key:
        return join(new, old)
    new = remember(new, (), old.care, today=today)
    named = set[str]()
    for mine, theirs in seen:
        before = name_pairs(old, mine, theirs)
        own = _linked(old, before)
        named |= own | _beside(old, own)
        digests = name_pairs(new, mine, theirs)
        new = remember(new, digests, recall(old, before), today=today)
        pairs, days = dict(new.pairs), recall_days(old, before)
        for one in digests:
            pairs[one] = replace(pairs[one], said_on=_later(pairs[one].said_on, days))
        new = replace(new, pairs=pairs)
    for key, pair in old.pairs.items():
        if key not in named and any(pair.care.holds(name) for name in CLOSING):
            care = replace(pair.care, outsider=Reply.NOT_NOW)  # of whom nobody can say any more
            new = remember(new, (ANYBODY,), care, today=today)
    return new
