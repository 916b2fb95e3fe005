"""One call after another in several processes: in order, a few ahead, and killed ones survived.

Every process has a pipe of its own: one that is killed while it sends breaks that pipe and holds
no lock that others wait for. A process ends with the one that started it, even when that is
killed.

Where there are as many as processors, each keeps to one of them with what it starts itself: it
and the process that reads PDFs for it take turns, and finding each other on one processor saves
an eighth of the time.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD: Final = 4
"""Calls a process that are begun before their turn; more would heap up results."""
HELD: Final = 2
"""Calls a process has at once: one it makes, one it need not wait for."""


def called_in_processes(
    call: Callable[[Item], Result], items: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | BrokenProcessPool]]:
    """Yield every item with what the call returns for it, in order, from `jobs` processes.

    Processes are started afresh, as on Windows. When one is killed, the calls it held are made
    again, each alone in a process; an item whose call kills its process again comes with the
    fault in place of a result. What a call raises is raised here.
    """
    calls = _Calls(call, jobs)
    begun: deque[tuple[int, Item]] = deque()
    try:
        for at, item in enumerate(items):
            begun.append((at, item))
            calls.begin(at, item)
            if len(begun) >= jobs * AHEAD:
                first, oldest = begun.popleft()
                yield oldest, calls.result(first)
        while begun:
            first, oldest = begun.popleft()
            yield oldest, calls.result(first)
    finally:
        calls.end()


class _Worker(Generic[Item]):
    """A process with its pipe and the calls it holds, the oldest first; `alone` takes but one."""

    def __init__(
        self, call: Callable[[Item], Any], *, alone: bool = False, processor: int | None = None
    ) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.processor = processor
        self.process = context.Process(target=_work, args=(call, theirs, processor), daemon=True)
        self.process.start()
        theirs.close()
        self.held: deque[tuple[int, Item]] = deque()
        self.room = 1 if alone else HELD
        self.alone = alone

    def end(self) -> None:
        """Let the process go, or stop what it is still making."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Calls(Generic[Item, Result]):
    """Calls by number: those waiting, those held by processes, and results not yet asked for."""

    def __init__(self, call: Callable[[Item], Result], jobs: int) -> None:
        self.call, self.jobs = call, jobs
        self.processors = _processors_for(jobs)
        self.waiting: deque[tuple[int, Item]] = deque()
        self.suspects: deque[tuple[int, Item]] = deque()
        self.workers: list[_Worker[Item]] = []
        self.done: dict[int, tuple[bool, Any]] = {}

    def begin(self, at: int, item: Item) -> None:
        """Take a call in, and hand on what there is room for."""
        self.waiting.append((at, item))
        self._hand_on()

    def result(self, at: int) -> Result | BrokenProcessPool:
        """Return what a call came to, once it is there; raise what it raised."""
        while at not in self.done:
            self._hand_on()
            self._receive()
        fine, told = self.done.pop(at)
        if not fine:
            raise told
        return told  # type: ignore[no-any-return] # what the call returned

    def end(self) -> None:
        """End all processes."""
        for worker in self.workers:
            worker.end()

    def _hand_on(self) -> None:
        while self.suspects and len(self.workers) < self.jobs:
            self._start(alone=True)
        while self.waiting and not self.suspects:
            free = [one for one in self.workers if len(one.held) < one.room and not one.alone]
            if not free and len(self.workers) < self.jobs:
                free = [self._start(alone=False)]
            if not free:
                return
            self._give(min(free, key=lambda one: len(one.held)), self.waiting.popleft())

    def _start(self, *, alone: bool) -> _Worker[Item]:
        taken = {one.processor for one in self.workers}
        free = next((one for one in self.processors if one not in taken), None)
        worker = _Worker(self.call, alone=alone, processor=free)
        self.workers.append(worker)
        if alone:
            self._give(worker, self.suspects.popleft())
        return worker

    def _give(self, worker: _Worker[Item], call: tuple[int, Item]) -> None:
        worker.held.append(call)
        with suppress(OSError):  # a process that is gone is found out when its answer is awaited
            worker.pipe.send(call[1])

    def _receive(self) -> None:
        """Take in the answers that are there, and the calls of processes that are gone."""
        by_pipe = {worker.pipe: worker for worker in self.workers if worker.held}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index] # the pipes that were given
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._lost(worker)
                continue
            at, _ = worker.held.popleft()
            self.done[at] = answer
            if worker.alone:
                self._drop(worker)

    def _lost(self, worker: _Worker[Item]) -> None:
        self._drop(worker)
        for at, item in worker.held:
            if worker.alone:
                self.done[at] = (True, BrokenProcessPool())
            else:
                self.suspects.append((at, item))

    def _drop(self, worker: _Worker[Item]) -> None:
        self.workers.remove(worker)
        worker.end()


def _processors_for(jobs: int) -> list[int]:
    """Return the processors that so many processes keep to: none where some would be left over."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    mine = sorted(os.sched_getaffinity(0))
    return mine if jobs == len(mine) > 1 else []


def _work(call: Callable[[Any], Any], pipe: Connection[Any, Any], processor: int | None) -> None:
    """Make the calls that come through a pipe until it is closed; watch the parent meanwhile."""
    if processor is not None:
        with suppress(OSError):  # taken from us meanwhile
            os.sched_setaffinity(0, {processor})
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            answer = (True, call(item))
        except Exception as fault:  # noqa: BLE001 - raised again where the result is asked for
            answer = (False, fault)
        pipe.send(answer)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
