"""What is asked before a chat is studied, and what was answered before.

Where a store is, its answers count and new ones are kept in it; without one they last as long as
the command.
"""

from awhile.care import merge_care, stop_requests
from awhile.errors import CareError
from awhile.practice.prompter import Desk
from awhile.practice.store import Store
from awhile.types import Care, Dyad

MAX_STUDIES = 6
"""Studies of a day after which a store says that it is enough; a choice of design."""


def keep_answers(store: Store | None, old: Care, new: Care) -> Care:
    """Put new answers over old ones, in the store where there is one."""
    return merge_care(old, new) if store is None else store.keep_care(new)


def ask_missing(store: Store | None, desk: Desk, care: Care) -> Care:
    """Ask each question of care that has no answer yet: age, then a no, then fear.

    Args:
        store: Where answers are kept; None without a store.
        desk: What the questions are asked with.
        care: The answers so far.

    Returns:
        All answers; only a no or nothing to the question of fear counts as no.
    """
    if care.adult is None:
        care = keep_answers(store, care, Care(adult=desk.agrees("ask_adult")))
    if care.no_contact is None and care.adult:
        care = keep_answers(store, care, Care(no_contact=desk.yes("ask_no_contact")))
    if care.afraid is None and care.adult:
        care = keep_answers(store, care, Care(afraid=desk.any_yes("ask_afraid")))
    return care


def ask_before(store: Store | None, desk: Desk, given: Care, *, someone: bool) -> Care:
    """Settle the answers that come before a study.

    Args:
        store: The open store; None where there is none.
        desk: What the questions are asked with.
        given: Answers given in advance. They never undo a no that the store remembers.
        someone: Whether anybody is there to answer.

    Returns:
        The answers as they stand.

    Raises:
        CareError: The reader is not an adult; it was enough for today; or an answer is missing and
            nobody is there to give it.
    """
    care = keep_answers(store, Care(), given)
    if someone:
        care = ask_missing(store, desk, care)
    elif care.adult is None or (care.adult and care.no_contact is None):
        raise CareError("practice.answers_needed")
    if care.adult is False:
        raise CareError("practice.stop_young")
    if store is not None and store.count_study(desk.today()) > MAX_STUDIES:
        raise CareError("practice.enough_today", n=MAX_STUDIES)
    return care


def ask_about_stop(
    store: Store | None,
    desk: Desk,
    care: Care,
    dyad: Dyad,
    *,
    someone: bool,
    confirmed: bool | None = None,
) -> tuple[Care, str]:
    """Ask whether messages that may hold a request to stop do hold one.

    Args:
        store: The open store; None where there is none. It remembers up to when this was answered.
        desk: What the question is asked with.
        care: The answers so far.
        dyad: The pair; person 1's messages count.
        someone: Whether anybody is there to answer.
        confirmed: The answer, where it was given in advance.

    Returns:
        The answers as they then stand, and a sentence to show, or nothing. Where such messages
        were found and nobody answers, this one time counts as a no, and the sentence says so.
    """
    seen_s = None if store is None else store.stop_seen_s()
    found = [t for t in stop_requests(dyad) if seen_s is None or t > seen_s]
    if care.no_contact or not found:
        return care, ""
    dates = desk.dates(found)
    if confirmed is None and not someone:
        no = merge_care(care, Care(no_contact=True))
        return no, desk.say("stop_found", name=dyad.people[1], dates=dates)
    if confirmed is None:
        confirmed = desk.yes("ask_stop_found", name=dyad.people[1], dates=dates)
    if store is not None:
        store.keep_stop_seen(found[-1])
    return keep_answers(store, care, Care(no_contact=confirmed or None)), ""
