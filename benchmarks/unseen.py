"""Letters that the prior never saw: for `forecast.py`, scored with no refit.

Five two-way correspondences of the eighteenth and nineteenth century in the public domain
(`pd_letters_text.parquet`: columns ``corpus``, ``date``, ``sender``, ``recipient``). A pair is a
population of one here, so that what is stated of them is about these ten people.
"""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from cuts import list_rows

from awhile.lab.population.landmarks import DAY_S, lay_out
from awhile.lab.population.population import DAY_SILENCES_DAYS

Table = dict[str, Any]


def read_letters(path: Path) -> tuple[Table, Table]:
    """Read the letters as events, and list their landmarks.

    Args:
        path: The Parquet file.

    Returns:
        Events and landmarks, columns as for the other populations; the record of each pair ends
        with its last letter, folds are pairs.
    """
    table = pq.read_table(path, columns=["corpus", "date", "sender", "recipient"]).to_pydict()
    events: Table = {"dyad": [], "t": [], "sender": []}
    for corpus, day, sender, recipient in zip(*table.values(), strict=True):
        events["dyad"].append(corpus)
        events["t"].append(float(date.fromisoformat(day[:10]).toordinal()) * DAY_S)
        events["sender"].append(int(sender > recipient))
    events = {c: np.array(v) for c, v in events.items()}
    parts = []
    for fold, dyad in enumerate(np.unique(events["dyad"])):
        mine = {c: v[events["dyad"] == dyad] for c, v in events.items()}
        layout = lay_out(mine)
        rows = list_rows(layout, DAY_SILENCES_DAYS, layout.end_s, np.random.default_rng(0))
        parts.append({**rows, "fold": np.full(len(rows["at"]), fold)})
    return events, {c: np.concatenate([p[c] for p in parts]) for c in parts[0]}
