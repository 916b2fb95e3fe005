"""What platform and database take while people work: processor time, memory, the machine's load."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import psycopg

if TYPE_CHECKING:
    from types import TracebackType

TICKS: Final = os.sysconf("SC_CLK_TCK")
EVERY: Final = 1.0
"""Seconds between two looks: a connection's process tells nothing more once it has ended."""


class Watch:
    """Looks at the processes of a platform and of its database until it is left.

    `web` and `database` are processor seconds, `memory` the proportional set size of the web
    processes in MB at each look, `load` the machine's load averages of one minute.
    """

    def __init__(self, server: int, database: str) -> None:
        """Keep whom to watch: the process that serves, and the database's name."""
        self.web = self.database = 0.0
        self.memory: list[float] = []
        self.load: list[float] = []
        self._server, self._name = server, database
        self._spent: dict[int, float] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._before = {one: _ticks(one) for one in _below(self._server)}
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Add up what was taken."""
        self._done.set()
        self._thread.join()
        now = {one: _ticks(one) for one in _below(self._server)}
        self.web = sum(spent - self._before.get(one, 0) for one, spent in now.items())
        self.database = sum(self._spent.values())

    def _look(self) -> None:
        begun: dict[int, float] = {}
        with psycopg.connect(f"postgresql:///{self._name}", autocommit=True) as asked:
            while True:
                rows = asked.execute(
                    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
                    "AND pid <> pg_backend_pid()"
                ).fetchall()
                for (backend,) in rows:
                    spent = _ticks(backend)
                    begun.setdefault(backend, spent if not self.memory else 0)
                    self._spent[backend] = max(spent - begun[backend], 0)
                self.memory.append(sum(map(_megabytes, _below(self._server))))
                self.load.append(os.getloadavg()[0])
                if self._done.wait(EVERY):
                    return


def _below(root: int) -> list[int]:
    """Return a process and all it has started."""
    found = [root]
    for number in found:
        told = Path(f"/proc/{number}/task/{number}/children")
        found += [int(each) for each in told.read_text().split()] if told.exists() else []
    return found


def _ticks(number: int) -> float:
    """Return the processor seconds of a process; 0 for one that has ended."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(int(one) for one in fields[11:13]) / TICKS


def _megabytes(number: int) -> float:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def backend_seconds() -> float:
    """Return the processor seconds of this process's own connection in the database so far."""
    from django.db import connection  # noqa: PLC0415 - set up by then

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return _ticks(backend)
