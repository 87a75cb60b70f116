"""A real courtship by letter, a sample chat, and a generator of exports."""

from awhile.sample.demos import DEMOS, Demo

__all__ = ["DEMOS", "Demo"]
