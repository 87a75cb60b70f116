"""Has writing again changed anything, over many pairs; and a world in which the answer is known."""

from awhile.lab.effects.pool import Pooled, Side, look, pool_sides
from awhile.lab.effects.world import simulate_pairs

__all__ = ["Pooled", "Side", "look", "pool_sides", "simulate_pairs"]
