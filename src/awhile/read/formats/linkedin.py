"""LinkedIn's download of one's data: ``messages.csv``, every conversation of an account."""

from collections import Counter
from datetime import UTC

from awhile.patterns import late
from awhile.read.layout import Layout, Talks
from awhile.read.reader import Head, Options, Source
from awhile.read.text_rows import Column, is_table_of, read_records
from awhile.types import Kind, Reading

HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,"
_TAG = late(r"<[^<>]{1,2000}>")


def is_linkedin_table(text: str) -> bool:
    """Tell LinkedIn's table by its first columns.

    Args:
        text: The beginning of the file.
    """
    return is_table_of(text, HEADER)


def _knows(text: str, _head: Head) -> bool:
    return is_linkedin_table(text)


def _read(source: Source, options: Options) -> Reading:
    talks, columns, number = Talks(source, options), list[str](), 0
    people: list[dict[str, str]] = []
    dates = Column([source], options, "DATE")
    for line, record in talks.rows.counted(read_records(source, options, talks.rows)):
        number += 1
        if not columns:
            columns = [name.lstrip("\ufeff").strip() for name in record or ()]
            talks.rows.part()
            continue
        if record is None or len(record) < 7:
            talks.rows.skip(line, "read.bad_row")
            continue
        row = {name: value.strip() for name, value in zip(columns, record, strict=False)}
        chat = talks.open(row.get("CONVERSATION ID", ""), row.get("CONVERSATION TITLE", ""))
        if chat == len(people):
            people.append({})
        people[chat].update(_people(row))
        _take(talks, chat, row, line, dates)
    owner = _name_chats(talks, people)
    return talks.finish(
        "linkedin",
        exact=True,
        owner=owner,
        limits=("read.limit_account", "read.limit_calls_not_kept"),
    )


def _people(row: dict[str, str]) -> dict[str, str]:
    """Name who a row is from and to, by their pages where those are told."""
    names = [row.get("FROM", ""), *map(str.strip, row.get("TO", "").split(","))]
    pages = [row.get("SENDER PROFILE URL", ""), *row.get("RECIPIENT PROFILE URLS", "").split(",")]
    if len(names) != len(pages):
        names, pages = names[:1], pages[:1]
    return {page.strip() or name: name for name, page in zip(names, pages, strict=True) if name}


def _take(talks: Talks, chat: int, row: dict[str, str], line: int, dates: Column) -> None:
    if row.get("IS MESSAGE DRAFT", "").casefold() in {"yes", "true"}:
        talks.skip(chat, line, "read.not_sent")
        return
    name = row.get("FROM", "")
    if not name:
        talks.skip(chat, line, "read.no_sender")
        return
    when = dates.read(row.get("DATE", "").removesuffix(" UTC"))
    if when is None:
        talks.skip(chat, line, "read.bad_date", shown=row.get("DATE"))
        return
    words = _TAG.sub(" ", row.get("CONTENT", "")).strip()
    kind = Kind.TEXT if words and not row.get("ATTACHMENTS") else Kind.MEDIA
    talks.add(chat, when.replace(tzinfo=UTC), name, kind, line, words or None)


def _name_chats(talks: Talks, people: list[dict[str, str]]) -> str | None:
    """Say whom each conversation is with; the owner takes part in all of them."""
    often = Counter(page for found in people for page in found).most_common(2)
    alone = len(often) > 1 and often[0][1] == len(people) > often[1][1]
    owner = often[0][0] if alone else None
    for chat, found in enumerate(people):
        others = [name for page, name in found.items() if page != owner]
        talks.titles[chat] = talks.titles[chat] or " + ".join(others) or str(chat + 1)
        talks.also[chat] += others if len(others) == 1 else []
        if len(found) > 2:
            talks.groups.add(chat)
    return next((found[owner] for found in people if owner in found), None) if owner else None


LINKEDIN = Layout("linkedin", _knows, _read)
"""The reader of LinkedIn's messages."""
