"""`jixiao check` as a corpus grows from 1,000 to 100,000 plans: time per plan, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

from corpora import corpus
from timing import Figure

SIZES = (1_000, 10_000, 100_000)
GIB = 2**20
"""Kilobytes, in which the system counts resident memory (bytes on macOS)."""
COMMAND = ("-m", "jixiao", "check", "-", "--format", "jsonl", "-o", os.devnull)


@dataclass(frozen=True)
class Spent:
    """What one check took: seconds of processor time, and the most memory at once in GiB."""

    seconds: float
    memory: float


def figures(sizes: tuple[int, ...] = SIZES) -> list[Figure]:
    """Return the time per plan of each size over that of the one before, and the largest memory.

    Each check is a process of its own that reads JSON Lines; its processor time is counted, less
    what a check of 20 plans takes, so that neither starting nor a busy machine matters.
    """
    start = checked(20)
    spent = [checked(size) for size in sizes]
    costs = [(one.seconds - start.seconds) / size for one, size in zip(spent, sizes, strict=True)]
    steps = [
        step(sizes[at], sizes[at - 1], costs[at], costs[at - 1]) for at in range(1, len(sizes))
    ]
    memory = spent[-1].memory
    name = f"memory of checking {sizes[-1]} plans / 2 GiB"
    return [*steps, Figure(name, memory / 2, 1, f"{memory:.2f} GiB", at_least=False)]


def step(size: int, smaller: int, cost: float, before: float) -> Figure:
    """Return the figure of one step."""
    name = f"check per plan, {size} plans / {smaller} plans"
    detail = f"{cost * 1000:.2f} ms against {before * 1000:.2f} ms"
    return Figure(name, cost / before, 1.3, detail, at_least=False)


def checked(plans: int) -> Spent:
    """Return what `jixiao check` takes for a corpus; raises ValueError when it fails."""
    child = subprocess.Popen([sys.executable, *COMMAND], stdin=subprocess.PIPE)
    if child.stdin is not None:
        with child.stdin as stream:
            stream.writelines(corpus(plans))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        msg = f"the check of {plans} plans ended with {child.returncode}"
        raise ValueError(msg)
    unit = GIB * 1024 if sys.platform == "darwin" else GIB
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
