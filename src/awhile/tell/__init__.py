"""Study → terminal, page, JSON."""

from awhile.tell.json import inspect_json, read_study, tell_json
from awhile.tell.report.html import tell_dials, tell_html
from awhile.tell.terminal import tell_inspect, tell_terminal

__all__ = [
    "inspect_json",
    "read_study",
    "tell_dials",
    "tell_html",
    "tell_inspect",
    "tell_json",
    "tell_terminal",
]
