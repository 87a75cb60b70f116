"""Time the theory: a million couples over a year, and a map of 50 by 50 cells.

Run ``python benchmarks/theory.py`` with the lab installed; compiling is done beforehand.
"""

import time

import numpy as np

from awhile.lab.theory import PRESETS, outcome_map, simulate


def main() -> None:
    """Print both times in seconds."""
    simulate(PRESETS["silence"], "keep_writing", days=365, n=10, seed=1)
    start = time.perf_counter()
    simulate(PRESETS["silence"], "keep_writing", days=365, n=1_000_000, seed=1)
    print(f"a million couples over a year: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    outcome_map(PRESETS["silence"], ("load", "fear"), np.linspace(0, 1, 50), np.linspace(0, 1, 50))
    print(f"map of 50 x 50 cells: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
