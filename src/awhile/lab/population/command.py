"""What ``awhile prior fit`` does: a prior from tables of populations, with where it comes from."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from awhile import __version__
from awhile.errors import AwhileError
from awhile.fit.prior import prior_to_json
from awhile.lab.population.hmm_fit import fit_states
from awhile.lab.population.landmarks import Table, compiled
from awhile.lab.population.population import find_rows, fit_population
from awhile.words import say

HELD_OUT = 5
"""Every fifth pair is held out while the prior is scored; the one that is written sees all."""


def run_fit(args: Namespace) -> int:
    """Fit a prior and write it.

    Args:
        args: ``tables``, ``out``, ``weight``, ``types``, ``rounds``, ``trees``, ``seed``,
            ``language``.

    Returns:
        The exit code.

    Raises:
        AwhileError: A table or a weight cannot be used.
    """
    tables = {path.stem: read_events(path) for path in args.tables}
    weights = {}
    for text in args.weight:
        name, _, value = text.partition("=")
        if name not in tables or not value.replace(".", "", 1).isdigit():
            raise AwhileError("prior.bad_weight", text=text, names=", ".join(tables))
        weights[name] = float(value)
    states, trace = fit_states(
        tables, seed=args.seed, weights=weights, n_types=args.types, n_rounds=args.rounds
    )
    options: dict[str, Any] = {
        "seed": args.seed, "weights": weights, "n_trees": args.trees, "states": states,
    }  # fmt: skip
    score = score_prior(tables, options)
    prior = fit_population(
        tables,
        **options,
        provenance={
            "made_by": f"awhile {__version__}",
            "command": "awhile prior fit",
            "data": dict.fromkeys(tables, "a table of one's own"),
            "weights": weights,
            "states": {"rounds": args.rounds, "log_likelihood_per_gap": round(trace[-1], 4)},
            "score": score,
        },
    )
    args.out.write_text(prior_to_json(prior), encoding="utf-8")
    sys.stdout.write(json.dumps(score, indent=1) + "\n")
    sys.stdout.write(say("prior.written", args.language, path=args.out) + "\n")
    return 0


def read_events(path: Path) -> Table:
    """Read one population's events.

    Args:
        path: Parquet or CSV with ``dyad``, ``t`` (s) and ``sender`` (0/1); or the messages of a
            collection of donated chats (`read_donations`), or a folder that holds such a table.

    Returns:
        The columns.

    Raises:
        AwhileError: It cannot be read, or a column is missing or holds something else.
    """
    if path.is_dir():
        inside = sorted(f for f in path.iterdir() if f.suffix in {".csv", ".parquet"})
        path = next((f for f in inside if "message" in f.stem or len(inside) == 1), path)
    try:
        frame = pl.read_csv(path) if path.suffix == ".csv" else pl.read_parquet(path)
        if set(DONATED) <= set(frame.columns):
            frame = read_donations(frame)
        frame = frame.select(
            pl.col("dyad").cast(pl.String), pl.col("t").cast(pl.Float64),
            pl.col("sender").cast(pl.Int64),
        ).filter(pl.col("t").is_finite())  # fmt: skip
    except (OSError, pl.exceptions.PolarsError) as error:
        raise AwhileError("prior.no_table", path=path) from error
    if not frame.height or not frame["sender"].is_in([0, 1]).all():
        raise AwhileError("prior.no_table", path=path)
    return {name: frame[name].to_numpy() for name in frame.columns}


DONATED = ("conversation_id", "sender_id", "datetime")
"""Columns of donated chats, as the tables of Dona have them."""


def read_donations(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn donated messages into events of pairs.

    Conversations of two are pairs; groups, and chats in which one alone wrote, are left out. Rows
    that stand there twice count once. A donor's record ends with the donor's last message anywhere,
    which is not the end of another's: each pair is moved along so that all records end together,
    and what lies between a pair's last message and its donor's stays a silence.

    Args:
        frame: `DONATED`, and ``donation_id`` or ``donor_id`` where it is known.

    Returns:
        ``dyad``, ``t`` (s) and ``sender`` (0/1).
    """
    written = pl.col("datetime")
    if frame.schema["datetime"] == pl.String:
        written = written.str.to_datetime(strict=False, time_unit="us")
    donor = next((c for c in ("donation_id", "donor_id") if c in frame.columns), None)
    rows = frame.with_columns(
        (written.cast(pl.Datetime("us")).dt.epoch("us") / 1e6).alias("t"),
        (pl.lit("") if donor is None else pl.col(donor).cast(pl.String)).alias("donor"),
        pl.col("conversation_id").cast(pl.String), pl.col("sender_id").cast(pl.String),
    ).drop_nulls(["t", "sender_id", "conversation_id"])  # fmt: skip
    same = [c for c in (*DONATED, "word_count", "donor") if c in rows.columns]
    rows = rows.unique(same, keep="first", maintain_order=True)
    rows = rows.with_columns((pl.col("t").max().over("donor")).alias("end"))
    pair = ["donor", "conversation_id"]
    rows = rows.filter(pl.col("sender_id").n_unique().over(pair) == 2)
    return rows.select(
        pl.concat_str(pair, separator="/").alias("dyad"),
        (pl.col("t") - pl.col("end") + pl.col("end").max()).alias("t"),
        (pl.col("sender_id").rank("dense").over(pair).cast(pl.Int64) - 1).alias("sender"),
    )


def score_prior(tables: Mapping[str, Table], options: Mapping[str, Any]) -> dict[str, Any]:
    """Fit on four pairs of five and score the steps ahead of the fifth.

    Args:
        tables: Events by name of population.
        options: What `fit_population` is asked.

    Returns:
        By population, the mean log score of a step and that of the mean outcome.
    """
    kept, held = {}, {}
    for name, table in tables.items():
        dyads = np.unique(np.asarray(table["dyad"]).astype(str))
        kept[name] = dyads[np.arange(len(dyads)) % HELD_OUT > 0].tolist()
        held[name] = dyads[::HELD_OUT].tolist()
    prior = fit_population(tables, dyads=kept, **options)
    grow = compiled()["score_trees"]
    trees = [
        np.array(getattr(prior, f))
        for f in ("roots", "feature", "threshold", "left", "right", "leaf")
    ]
    out: dict[str, Any] = {}
    for name, table in tables.items():
        x, y, w, _ = find_rows(
            table, held[name], 4_000, np.random.default_rng(options["seed"]), whole_share=1.0
        )
        odds = np.array([grow(*trees, prior.base, row) for row in x])
        base = float(w @ y)
        out[name] = {
            "log_score": round(float(w @ np.logaddexp(0, np.where(y > 0, -odds, odds))), 4),
            "of_the_mean": round(-base * np.log(base) - (1 - base) * np.log(1 - base), 4),
        }
    return out
