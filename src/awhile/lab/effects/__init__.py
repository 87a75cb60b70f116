"""Has writing again changed anything, over many pairs; and a world in which the answer is known."""

from awhile.lab.effects.pool import (
    NOTHING,
    SIDES_SCHEMA,
    Pooled,
    Side,
    look,
    pack_sides,
    pool_sides,
    pool_table,
)
from awhile.lab.effects.world import WORLDS, World, simulate_pairs

__all__ = [
    "NOTHING",
    "SIDES_SCHEMA",
    "WORLDS",
    "Pooled",
    "Side",
    "World",
    "look",
    "pack_sides",
    "pool_sides",
    "pool_table",
    "simulate_pairs",
]
