"""One call after another in several processes: in order, a few ahead, and killed ones survived."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
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
    made again, each in a process of its own; an item whose own process is killed comes with the
    fault in place of a result.
    """
    waiting = iter(items)
    while True:
        lost: list[Item] = []
        yield from _until_killed(call, waiting, jobs, lost)
        if not lost:
            return
        for item in lost:
            yield item, _alone(call, item)


def _until_killed(
    call: Callable[[Item], Result], waiting: Iterator[Item], jobs: int, lost: list[Item]
) -> Iterator[tuple[Item, Result]]:
    """Yield results until none is left or a process is killed; then `lost` has what was begun."""
    begun: deque[tuple[Item, Future[Result]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
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


def _alone(call: Callable[[Item], Result], item: Item) -> Result | BrokenProcessPool:
    """Return what the call returns in a process of its own, or that this was killed."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(call, item).result()
        except BrokenProcessPool as fault:
            return fault
