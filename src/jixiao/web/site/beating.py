"""The beat by which a worker holds what it works on, so that others know it lives."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BEAT: Final = 5.0
"""Seconds between two signs of life."""


@contextmanager
def beating(hold: Callable[[dict[str, int]], object]) -> Iterator[Callable[[int, int], None]]:
    """Hold something on until the block ends; yields what hears (steps done, steps in all).

    `hold` stores the sign of life with {done, total} as heard last, in a thread and on a database
    connection of its own; the work itself never waits for it. While new steps are heard the signs
    come ten times as often.
    """
    ended = threading.Event()
    heard = {"done": 0, "total": 0}

    def beat() -> None:
        told: dict[str, int] = {}
        waited = BEAT / 10
        while not ended.wait(waited):
            waited = min(waited * 2, BEAT) if told == heard else BEAT / 10
            told = dict(heard)
            try:
                hold(told)
            except DatabaseError:  # busy; the next beat comes before the lease ends
                continue
        connection.close()

    def hear(done: int, total: int) -> None:
        heard.update(done=done, total=total)

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield hear
    finally:
        ended.set()
        thread.join()
