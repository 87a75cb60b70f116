"""Studies of the correspondences that ship with Awhile, made once for all tests of telling."""

from dataclasses import replace
from datetime import datetime
from functools import cache

from awhile.care import RESEARCH
from awhile.read import Options, pair_up, read_file, zone_time_s
from awhile.sample import DEMOS
from awhile.study import study_dyad
from awhile.types import Study


@cache
def demo_study(name: str) -> Study:
    """Study one of the demos as the command line does."""
    demo = DEMOS[name]
    with demo.open() as path:
        reading = read_file(path, Options(text_counts=True))
    end_s = zone_time_s(datetime.fromisoformat(demo.now), reading.understood.zone)
    dyad = replace(pair_up(reading, me=demo.me, other=None, end_s=end_s), care=RESEARCH)
    return study_dyad(dyad, reading.understood, now_s=end_s, said=())
