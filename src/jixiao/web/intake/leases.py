"""How long a worker holds a file, and the beat that holds it on while it reads."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, connection
from django.utils import timezone

from jixiao.web.intake.models import IntakeFileRecord, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HELD: Final = timedelta(seconds=20)
"""A worker that says nothing for so long is dead; another takes the file up."""
BEAT: Final = 5.0
"""Seconds between two signs of life."""
ATTEMPTS: Final = 3
"""Workers that may die of a file before it is given up."""


def say(file_id: int, attempt: int, **told: object) -> bool:
    """Hold a file on and store what is told of it; False when it is another's meanwhile."""
    mine = IntakeFileRecord.objects.filter(pk=file_id, attempt=attempt, state=State.READING)
    return bool(mine.update(lease=timezone.now() + HELD, **told))


@contextmanager
def beating(file_id: int, attempt: int) -> Iterator[Callable[[int, int], None]]:
    """Hold the file until the block ends; yields what hears (pages read, pages).

    What is heard goes to the database with the next beat, so that reading never waits for it.
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
                say(file_id, attempt, **told)
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
