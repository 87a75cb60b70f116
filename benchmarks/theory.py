"""Time the theory: a million couples over a year beside a peer, and a map of 50 by 50 cells.

Run ``python benchmarks/theory.py`` with the lab installed; compiling is done beforehand. The peer
runs where it is installed as well (``pip install gillespy2==1.8.3 scons`` and a C++ compiler). It
gets the same rates, its compiled exact solver, and all couples as the counts of one run, which is
the fastest way found to ask it.
"""

import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np

from awhile.lab.theory import PRESETS, outcome_map, simulate
from awhile.theory.model import N_STATES, N_TRANSIENT, POLICIES, START, list_rates

N = 1_000_000
COUPLE, POLICY = PRESETS["silence"], "keep_writing"


def ours() -> list[float]:
    """Return the shares that returned and that were gone after a year."""
    ends = simulate(COUPLE, POLICY, days=365, n=N, seed=1)
    return [float((ends == N_TRANSIENT + k).mean()) for k in (0, 1)]


def prepare_peer() -> Callable[[], list[float]]:
    """Build the peer's model and compile its solver; return a run of it."""
    import gillespy2

    model: Any = gillespy2.Model(name="couples")
    model.add_species(
        [
            gillespy2.Species(name=f"s{i}", initial_value=N * (i == START), mode="discrete")
            for i in range(N_STATES)
        ]
    )
    for k, (source, target, rate) in enumerate(list_rates(COUPLE, POLICIES[POLICY])):
        constant = gillespy2.Parameter(name=f"k{k}", expression=repr(rate))
        model.add_parameter(constant)
        model.add_reaction(
            gillespy2.Reaction(
                name=f"r{k}",
                reactants={f"s{source}": 1},
                products={f"s{target}": 1},
                rate=constant,
            )
        )
    model.timespan(np.array([0.0, 365.0]))
    solver: Any = gillespy2.SSACSolver(model)

    def run() -> list[float]:
        found = solver.run(number_of_trajectories=1, seed=2)[0]
        return [float(found[f"s{N_TRANSIENT + k}"][-1]) / N for k in (0, 1)]

    run()
    return run


def main() -> None:
    """Print shares, times in seconds (median of five, in turns) and their ratio."""
    simulate(COUPLE, POLICY, days=365, n=10, seed=1)
    runs = {"ours": ours}
    if find_spec("gillespy2"):
        runs["gillespy2"] = prepare_peer()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    shares = {}
    for _ in range(5):
        for name, run in runs.items():
            start = time.perf_counter()
            shares[name] = run()
            taken[name].append(time.perf_counter() - start)
    for name, (returned, gone) in shares.items():
        seconds = float(np.median(taken[name]))
        print(f"{name}: {seconds:.2f} s, returned {returned:.4f}, gone {gone:.4f}")
    if "gillespy2" in shares:
        error = (2 * shares["ours"][0] * (1 - shares["ours"][0]) / N) ** 0.5
        apart = (shares["gillespy2"][0] - shares["ours"][0]) / error
        ratio = np.median(taken["gillespy2"]) / np.median(taken["ours"])
        print(f"time of gillespy2 over ours {ratio:.2f}; apart by {apart:.1f} standard errors")
    start = time.perf_counter()
    outcome_map(COUPLE, ("load", "fear"), np.linspace(0, 1, 50), np.linspace(0, 1, 50))
    print(f"map of 50 x 50 cells: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
