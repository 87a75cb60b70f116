"""SMS Import / Export, which writes Android's own columns as JSON: messages or calls."""

import json
from collections.abc import Iterator
from typing import Any

from awhile.encoding import decode_head
from awhile.patterns import late
from awhile.read.columns import Rows
from awhile.read.formats.sms import Phone, take_call, take_mms, take_sms, write_value
from awhile.read.json_stream import JsonStream
from awhile.read.layout import Layout
from awhile.read.reader import Head, Options, Source
from awhile.read.shelf import BLANK
from awhile.read.source import read_head, read_pieces
from awhile.read.text_rows import read_lines
from awhile.types import Reading

_MESSAGE = late(r'"(?:thread_id|__parts|m_type)"\s*:')
_CALL = late(r'"number"\s*:')
_DATED = late(r'"date"\s*:')
_TYPED = late(r'"(?:type|msg_box)"\s*:')
_NAMES = ("__display_name", "display_name")


def _knows(text: str, _head: Head) -> bool:
    first = text.lstrip(BLANK)[:4000]
    known = _DATED.search(first) and _TYPED.search(first)
    return bool(known and (_MESSAGE.search(first) or _is_calls(first)))


def _is_calls(first: str) -> bool:
    return first.startswith("[") and _CALL.search(first) is not None and '"duration"' in first


def _read(source: Source, options: Options) -> Reading:
    phone = Phone(source.name, Rows.asked_for(options), options)
    first = (decode_head(read_head(source)) or "").lstrip(BLANK)
    listed = first.startswith("[")
    items = (
        JsonStream(read_pieces(source, options.progress), options.budget).values()
        if listed
        else None
    )
    calls = _is_calls(first[:4000])
    for number, item in enumerate(phone.rows.counted(items or _lines(source, options)), 1):
        if not isinstance(item, dict):
            phone.rows.skip(number, "read.bad_row")
        elif calls:
            take_call(phone, _columns(item), number)
        elif "msg_box" in item or "m_type" in item:
            sender = _under(item, "sender_address")
            to = _listed(item, "recipient_addresses")
            people = [_columns(one) for one in ([sender] if sender else []) + to]
            take_mms(
                phone, _columns(item), [_columns(p) for p in _listed(item, "parts")], people, number
            )
        else:
            take_sms(phone, _columns(item), number)
    return phone.finish("sms-ie", calls=calls)


def _lines(source: Source, options: Options) -> Iterator[object]:
    """Yield what each line holds; None for one that is damaged."""
    for line in read_lines(source, options):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield None


def _under(item: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Return what stands under a key of the app's own, which once had no mark."""
    found = item.get("__" + name, item.get(name))
    return found if isinstance(found, dict) else None


def _listed(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = item.get("__" + name, item.get(name))
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _columns(item: dict[str, Any]) -> dict[str, str]:
    """Return what the columns hold, as the backup in XML writes it."""
    plain = {
        key: write_value(value)
        for key, value in item.items()
        if isinstance(value, str | int) and not isinstance(value, bool)
    }
    shown = next((plain[name] for name in _NAMES if name in plain), plain.get("name"))
    return plain | ({"contact_name": shown} if shown else {})


SMS_IE = Layout("sms-ie", _knows, _read, shape="json")
"""The reader of SMS Import / Export."""
