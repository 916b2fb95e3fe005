"""Timing in turns: what is compared runs alternately, so that a busy machine slows both."""

from __future__ import annotations

import gc
import resource
import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Figure:
    """A ratio with the bound it is held to; `at_least` tells the direction."""

    name: str
    ratio: float
    bound: float
    detail: str
    at_least: bool = True

    @property
    def holds(self) -> bool:
        """True when the ratio keeps its bound."""
        return self.ratio >= self.bound if self.at_least else self.ratio <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "ok" if self.holds else "MISSED"
        return (
            f"{self.name:<52}{self.ratio:>8.2f} ×  {sign} {self.bound:<5g}{verdict:<8}{self.detail}"
        )


def seconds(call: Callable[[], object]) -> float:
    """Return how long one call takes, rubbish collected before."""
    gc.collect()
    started = perf_counter()
    call()
    return perf_counter() - started


def medians(*calls: Callable[[], object], rounds: int = 5) -> list[float]:
    """Return the median seconds of each call over `rounds` turns, after one turn unmeasured."""
    for call in calls:
        call()
    turns = [[seconds(call) for call in calls] for _ in range(rounds)]
    return [median(column) for column in zip(*turns, strict=True)]


def peak_megabytes() -> float:
    """Return the most memory this process held at once, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)
