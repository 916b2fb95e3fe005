"""One call after another in several processes: in order, a few ahead, and killed ones survived.

A process ends with the one that started it, even when that is killed.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD: Final = 4
"""Calls a process that are begun before their turn; more would heap up results."""


def called_in_processes(
    call: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | BrokenProcessPool]]:
    """Yield every item with what the call returns for it, in order, from `jobs` processes.

    Processes are started afresh, as on Windows. When one is killed, the calls it took along are
    made again one by one; an item whose call kills its process again comes with the fault in
    place of a result.
    """
    waiting = iter(items)
    while True:
        lost: list[Item] = []
        yield from _until_killed(call, waiting, jobs, lost)
        if not lost:
            return
        yield from _one_by_one(call, lost)


def _until_killed(
    call: Callable[[Item], Result], waiting: Iterator[Item], jobs: int, lost: list[Item]
) -> Iterator[tuple[Item, Result]]:
    """Yield results until none is left or a process is killed; then `lost` has what was begun."""
    begun: deque[tuple[Item, Future[Result]]] = deque()
    with _pool(jobs) as pool:
        try:
            for item in waiting:
                lost.append(item)
                begun.append((item, pool.submit(call, item)))
                if len(begun) >= jobs * AHEAD:
                    yield _first(begun, lost)
            while begun:
                yield _first(begun, lost)
        except BrokenProcessPool:
            return


def _first(begun: deque[tuple[Item, Future[Result]]], lost: list[Item]) -> tuple[Item, Result]:
    """Return the first item begun with its result and take it from both lists."""
    item, future = begun[0]
    result = future.result()
    begun.popleft()
    lost.pop(0)
    return item, result


def _one_by_one(
    call: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Result | BrokenProcessPool]]:
    """Yield what the call returns for each item, or that the process was killed, in one process.

    No other call is begun meanwhile, so that it is the item's own call that killed it.
    """
    pool: ProcessPoolExecutor | None = None
    try:
        for item in items:
            pool = pool or _pool(1)
            try:
                yield item, pool.submit(call, item).result()
            except BrokenProcessPool as fault:
                pool.shutdown()
                pool = None
                yield item, fault
    finally:
        if pool is not None:
            pool.shutdown()


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Watch the process that started this one; once it is gone, this one ends too.

    A pool's process would wait for its next call for ever.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
