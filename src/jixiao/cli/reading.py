"""Files → their documents, one by one or in several processes; no file stops the others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jixiao.model.errors import JixiaoError
    from jixiao.model.plan import PlanDocument

    Read = Iterable[PlanDocument | JixiaoError]

STDIN: Final = "-"
ENOUGH: Final = 16
"""Files from which on several processes repay their start, where nobody says how many."""


class ReadingNotFinished(UnreadableDocument):
    """Reading broke off for a reason outside the file: it is worth another attempt."""


def processes_for(files: int, jobs: int | None) -> int:
    """Return how many processes read so many files: as asked for, else one a processor."""
    import os  # noqa: PLC0415 - only click at the top

    if jobs is not None:
        return jobs
    if files < ENOUGH:
        return 1
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # systems that bind no process to processors
        return os.cpu_count() or 1


def read_one(path: str, name: str) -> Iterator[PlanDocument | JixiaoError]:
    """Yield the documents of a file called `name`, or of standard input, and the faults in it."""
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.flow import read_named, read_stream  # noqa: PLC0415 - only click at the top

    try:
        if path == STDIN:
            yield from read_stream(STDIN, sys.stdin.buffer)
        else:
            yield from read_named(Path(path), name)
    except Exception as fault:  # noqa: BLE001 - one bad file must not stop the others
        yield _broken(path, fault)


def read_in_processes(names: Mapping[str, str], jobs: int) -> Iterator[tuple[str, Read]]:
    """Yield files (path → name) in order, read by `jobs` processes; those that kill one are told.

    Corpora in JSON Lines are read here, line by line.
    """
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.cli.processes import called_in_processes  # noqa: PLC0415 - only with --jobs
    from jixiao.flow import holds_lines  # noqa: PLC0415 - only click at the top

    corpora = {path for path in names if holds_lines(Path(path))}
    others = [each for each in names.items() if each[0] not in corpora]
    called = called_in_processes(_read_whole, others, jobs)
    for path, name in names.items():
        if path in corpora:
            yield path, read_one(path, name)
            continue
        _, found = next(called)
        yield path, [_killed(path)] if isinstance(found, Exception) else found


def _read_whole(named: tuple[str, str]) -> list[PlanDocument | JixiaoError]:
    """Return what `read_one` yields, as one piece that another process can send."""
    return list(read_one(*named))


def _broken(path: str, fault: Exception) -> JixiaoError:
    from jixiao.model.errors import JixiaoError  # noqa: PLC0415 - faults only
    from jixiao.model.message import message  # noqa: PLC0415 - faults only

    if isinstance(fault, JixiaoError):
        return fault
    return ReadingNotFinished(
        message(
            "{path}：读取时出错（{fault}）；其余文件不受影响，请把该文件交给维护人员。",
            path=path,
            fault=f"{type(fault).__name__}: {fault}",
        )
    )


def _killed(path: str) -> JixiaoError:
    from jixiao.model.message import message  # noqa: PLC0415 - faults only

    return ReadingNotFinished(
        message(
            "{path}：读取它的进程被系统中止（多为内存不足）；其余文件不受影响，"
            "请用 --jobs 1 单独读取该文件，或拆分后再试。",
            path=path,
        )
    )
