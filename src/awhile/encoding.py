"""What a file is, as far as its first bytes tell: text, something packed, or no chat at all."""

import codecs

from awhile.patterns import late

HEAD_BYTES = 65_536
"""The beginning of a file that is looked at."""
WESTERN = "cp1252"
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SQLITE_MARK, ZIP_MARK, PARQUET_MARK = b"SQLite format 3\x00", b"PK\x03\x04", b"PAR1"
TAR_MARK_AT, TAR_MARK = 257, b"ustar"
"""Where a tar says what it is."""
MAIL_MARK = b"From "
"""How a box of mails begins, in which mails may hold anything."""
MOST_MARKS = 8
"""Marks of direction in a row that mean anything; of more, only so many are kept."""
MANY_MARKS = late(rf"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{{{MOST_MARKS + 1},}}")
_CONTROLS = late(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_tar(head: bytes) -> bool:
    """Whether a file that begins so is a tar.

    Args:
        head: The first bytes of the file.
    """
    return head[TAR_MARK_AT : TAR_MARK_AT + len(TAR_MARK)] == TAR_MARK


def is_no_chat(head: bytes) -> bool:
    """Whether a file that begins so is none that any reader could claim: a picture, a program.

    Args:
        head: Its first bytes.
    """
    marks = (SQLITE_MARK, ZIP_MARK, PARQUET_MARK, MAIL_MARK)
    known = head.startswith(marks) or is_tar(head)
    return not known and b"\x00" in head and tell_encoding(head) is None


def tell_encoding(head: bytes) -> str | None:
    """Tell how a text is encoded from its head; None if it is not text.

    Args:
        head: The first bytes of the file.
    """
    if head.startswith(UTF_16_MARKS):
        return "utf-16"
    if b"\x00" in head:
        # Without a mark, every other byte of a text in Latin letters is 0.
        for name, start in (("utf-16-le", 1), ("utf-16-be", 0)):
            halves = head[start:400:2]
            if halves.count(0) > len(halves) / 2 and 0 not in head[1 - start : 400 : 2]:
                return name
        return None
    if head.startswith(codecs.BOM_UTF8) or head.isascii() or not is_western(head):
        return "utf-8-sig"
    return WESTERN if not _CONTROLS.search(head) else None


def is_western(data: bytes) -> bool:
    """Whether bytes beyond ASCII read better as Windows-1252 than as UTF-8.

    Args:
        data: The first bytes of the file.
    """
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data)
    n_bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    return n_bad > len(text) - len(text.encode("ascii", "ignore")) - n_bad


def decode_head(data: bytes) -> str | None:
    """Decode the head of a text file; None if it is not text.

    Args:
        data: The first bytes of the file.
    """
    encoding = tell_encoding(data)
    if encoding is None:
        return None
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    text = text.replace("\r", "\n") if ends_old(data) else text
    return MANY_MARKS.sub(lambda found: found[0][:MOST_MARKS], text)


def ends_old(data: bytes) -> bool:
    r"""Whether lines end as old Macs ended them, at ``\r`` alone.

    Args:
        data: The first bytes of the file.
    """
    return b"\r" in data and b"\n" not in data
