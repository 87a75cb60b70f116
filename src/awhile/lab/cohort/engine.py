"""The one seam between the work and what runs it: here, on all cores, or on a Dask cluster.

An engine is asked to do tasks and gives back, in any order, what became of each. Work that was cut
off is asked for again; a task whose work fails is reported and costs the others nothing.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from awhile.errors import AwhileError

TRIES = 4
"""How often a task that a dying worker held is asked for again before it counts as failed."""

DASK_WAIT_S = 60
POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: done, or failed and why.

    Attributes:
        number: Which task.
        failure: What went wrong, in one line; None if nothing did.
    """

    number: int
    failure: str | None = None


Work = Callable[[Any], Path]
Engine = Callable[[Work, Sequence[Any]], Iterator[Outcome]]


@contextmanager
def open_engine(name: str, workers: int) -> Iterator[Engine]:
    """Open what runs the work; its workers stay until it is closed, so that rounds follow cheaply.

    Args:
        name: ``serial``, ``processes``, ``dask`` (a cluster of one's own on this machine) or the
            address of a scheduler, as ``tcp://10.0.0.1:8786``.
        workers: How many processes; for a cluster that is there already this is its own matter.

    Yields:
        The engine.

    Raises:
        AwhileError: There is no such engine.
    """
    if name == "serial":
        yield run_serial
    elif name == "processes":
        with _Pool(workers) as pool:
            yield pool.run
    elif name == "dask" or "://" in name:
        address = None if name == "dask" else name.removeprefix("dask://")
        if address and "://" not in address:
            address = f"tcp://{address}"
        with _Dask(workers, address) as dask:
            yield dask.run
    else:
        raise AwhileError("cohort.no_engine", name=name)


def _brief(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]


def _is_full(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno == 28


def _attempt(work: Work, task: object) -> str | None:
    """Do a task; return what went wrong. A full disk is everybody's trouble and goes up."""
    try:
        work(task)
    except Exception as error:  # whatever is wrong with one part must not cost the rest
        if _is_full(error):
            raise
        return _brief(error)
    return None


def run_serial(work: Work, tasks: Sequence[Any]) -> Iterator[Outcome]:
    """Do one task after the other, in this process.

    Args:
        work: What is done with each task.
        tasks: The tasks.
    """
    for number, task in enumerate(tasks):
        yield Outcome(number, _attempt(work, task))


class _Pool:
    """Processes on this machine, begun with the first task and kept for the next."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None

    def run(self, work: Work, tasks: Sequence[Any]) -> Iterator[Outcome]:
        """Do the tasks on several cores; a worker that dies costs its task's time and no more."""
        left = dict(enumerate(tasks))
        tries = dict.fromkeys(left, 0)
        while left:
            if self.pool is None:
                # Not forked: NumPy's and Polars' threads do not survive a fork.
                self.pool = ProcessPoolExecutor(self.workers, get_context("spawn"))
            asked = {self.pool.submit(_attempt, work, task): n for n, task in left.items()}
            broken = False
            for done in as_completed(asked):
                number = asked[done]
                try:
                    failure = done.result()
                except BrokenProcessPool as error:
                    broken = True
                    tries[number] += 1
                    if tries[number] < TRIES:
                        continue
                    failure = _brief(error)
                del left[number]
                yield Outcome(number, failure)
            if broken:
                self.close()


class _Dask:
    """A Dask cluster: one that is there, or one made here with the first task and kept."""

    def __init__(self, workers: int, address: str | None) -> None:
        self.workers = workers
        self.address = address
        self.cluster: Any = None
        self.scratch = TemporaryDirectory(prefix="awhile-")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.cluster is not None:
            self.cluster.close()
        self.scratch.cleanup()

    def run(self, work: Work, tasks: Sequence[Any]) -> Iterator[Outcome]:
        """Do the tasks on the cluster.

        Whatever a scheduler loses when it stops is asked for again when one answers at its address.

        Raises:
            AwhileError: No scheduler or no worker answers for `DASK_WAIT_S`, or the work is lost
                again and again.
        """
        from distributed import Client

        left = dict(enumerate(tasks))
        try:
            for _ in range(TRIES):
                if not left:
                    return
                if self.address is None and self.cluster is None:
                    self.cluster = _own_cluster(self.workers, self.scratch.name)
                where = self.address or self.cluster
                with Client(where, timeout=DASK_WAIT_S) as client:  # type: ignore[no-untyped-call]  # as above
                    yield from _round(client, work, left)
        except (OSError, TimeoutError) as error:
            if _is_full(error):
                raise
            raise AwhileError("cohort.no_cluster", why=_brief(error)) from None
        if left:
            raise AwhileError("cohort.no_cluster", why=f"{len(left)} parts lost {TRIES} times")


def _own_cluster(workers: int, scratch: str) -> Any:  # noqa: ANN401 - Dask ships no types here
    """Make a cluster within this process, to which nobody else can connect.

    Its parts speak to each other in memory. The pages that Dask would show about itself have no
    address but this machine's and no content, and are closed at once.
    """
    import dask
    from distributed import LocalCluster

    parts = ("scheduler", "worker", "nanny")
    with dask.config.set({f"distributed.{part}.http.routes": [] for part in parts}):
        cluster = LocalCluster(  # type: ignore[no-untyped-call]  # as above
            n_workers=workers,
            threads_per_worker=1,
            processes=False,
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address="127.0.0.1:0",
            local_directory=scratch,
            silence_logs=50,
        )
    for node in (cluster.scheduler, *cluster.workers.values()):
        node.http_server.stop()
    return cluster


def _round(client: Any, work: Work, left: dict[int, Any]) -> Iterator[Outcome]:  # noqa: ANN401 - as above
    """Ask a scheduler for every task that is left, and take those that it does from the list."""
    asked = {
        n: client.submit(_attempt, work, task, pure=False, retries=TRIES)
        for n, task in left.items()
    }
    last = time.monotonic()
    while asked:
        ready = [n for n, future in asked.items() if future.status != "pending"]
        for number in ready:
            future = asked.pop(number)
            last = time.monotonic()
            if future.status == "finished":
                failure = future.result()
            elif future.status == "error":
                error = future.exception()
                if _is_full(error):
                    raise error
                failure = _brief(error)
            else:  # lost with its scheduler: asked for again in the next round
                continue
            del left[number]
            yield Outcome(number, failure)
        if not ready:
            if time.monotonic() - last > DASK_WAIT_S and not client.scheduler_info()["workers"]:
                message = "no worker"
                raise TimeoutError(message)
            time.sleep(POLL_S)
