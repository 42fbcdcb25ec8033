"""The map step over many articles: in this process, in a pool of processes, or on a Dask cluster.

Each way gives the same readings in the same order; they differ in where the work is done.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

from kg.errors import KgError
from kg.model import Article, ArticleFacts

if TYPE_CHECKING:
    from spacy.language import Language

# What one task carries: enough for spaCy to batch, little enough to balance and to show progress.
_BATCH_CHARS: Final = 40_000
_BATCH_ARTICLES: Final = 16
# Below this many characters a second process costs more (loading the model) than it saves.
_WORTH_A_PROCESS: Final = 400_000

Outcome = ArticleFacts | KgError


class Mapper(Protocol):
    """Reads articles; the outcome of each, in order: its facts, or the error that stopped it."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Read ``articles`` lazily."""
        ...


@cache
def _pipeline(model: str | None) -> Language:
    from kg.language import load_model

    return load_model(model)


def _read_batch(articles: list[Article], model: str | None) -> list[Outcome]:
    """Read a batch; when that fails, read its articles one by one so that only the culprit is lost."""
    from kg.extract import extract
    from kg.language import read_all

    nlp = _pipeline(model)
    try:
        return [extract(reading) for reading in read_all(nlp, articles)]
    except Exception as error:  # a bug or a hostile text: report it with the article, and go on
        if len(articles) > 1:
            return [outcome for article in articles for outcome in _read_batch([article], model)]
        return [
            KgError(f"{articles[0].id}: could not be read ({type(error).__name__}: {error}); please report it")
        ]


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if size >= _BATCH_CHARS or len(batch) >= _BATCH_ARTICLES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def choose_jobs(articles: list[Article], jobs: int) -> int:
    """Number of processes: ``jobs``, or (0) as many cores as the amount of text is worth."""
    if jobs:
        return jobs
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, sum(len(a.text) for a in articles) // _WORTH_A_PROCESS))


class InProcess:
    """Reads in the calling process."""

    def __init__(self, model: str | None) -> None:
        """Use the spaCy model ``model`` (see :func:`kg.language.find_model`)."""
        self.model = model

    def __call__(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Read ``articles`` in batches."""
        for batch in _batches(articles):
            yield from zip(batch, _read_batch(batch, self.model), strict=True)


class ProcessPool:
    """Reads in ``jobs`` fresh processes; keeps at most a few batches of each in flight."""

    def __init__(self, model: str | None, jobs: int) -> None:
        """Use ``jobs`` processes that each load ``model``."""
        self.model = model
        self.jobs = jobs

    def __call__(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Read ``articles``; the order of outcomes is the order of articles."""
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_one_thread) as pool:

            def submit(batch: list[Article]) -> tuple[list[Article], Future[list[Outcome]]]:
                return batch, pool.submit(_read_batch, batch, self.model)

            yield from _windowed(map(submit, _batches(articles)), 3 * self.jobs)


class DaskCluster:
    """Reads on a Dask distributed cluster (extra ``cluster``); every worker needs kg and the model."""

    def __init__(self, model: str | None, address: str) -> None:
        """Connect to the scheduler at ``address`` when called."""
        self.model = model
        self.address = address

    def __call__(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Read ``articles`` on the cluster; the order of outcomes is the order of articles."""
        try:
            from distributed import Client
        except ImportError as error:
            raise KgError("--scheduler needs Dask; type: pip install 'newskg[cluster]'") from error
        try:
            connected = Client(self.address)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise KgError(f"no Dask scheduler answers at {self.address}: start one, or check it") from error
        with connected as client:

            def submit(batch: list[Article]) -> tuple[list[Article], Any]:
                return batch, client.submit(_read_batch, batch, self.model, pure=False)

            yield from _windowed(map(submit, _batches(articles)), 4 * max(1, len(client.ncores())))


def _windowed(submitted: Iterator[tuple[list[Article], Any]], window: int) -> Iterator[tuple[Article, Outcome]]:
    """Results of submitted batches in order, with ``window`` batches ahead of the reader."""
    flying = deque(islice(submitted, window))
    while flying:
        batch, future = flying.popleft()
        yield from zip(batch, future.result(), strict=True)
        flying.extend(islice(submitted, 1))


def _one_thread() -> None:
    # One process a core is the parallelism; threads of numpy's BLAS on top only get in each other's way.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def mapper(model: str | None, jobs: int, scheduler: str | None = None) -> Mapper:
    """The mapper for the settings: a cluster when ``scheduler`` is given, else by number of processes."""
    if scheduler:
        return DaskCluster(model, scheduler)
    return ProcessPool(model, jobs) if jobs > 1 else InProcess(model)
