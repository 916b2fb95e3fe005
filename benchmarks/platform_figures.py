"""What a run of the load test was like, as a table and as data."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from platform_people import Kept
    from platform_watch import Watch

ACTIONS: Final = ("empty", "list", "search", "plan", "save", "submit")
BOUND: Final = 5
"""How many times the 95th percentile of the empty page that of an action may be."""
STEADY: Final = 1.1
"""How many times the memory of the second quarter that of the last may be."""


@dataclass(frozen=True)
class Run:
    """People at work: how many, for how many seconds, what they kept, what it took."""

    plans: int
    people: int
    seconds: float
    think: tuple[float, float]
    kept: Kept
    alone: Kept
    watch: Watch
    lost: int

    @property
    def rate(self) -> float:
        """Actions a second that arrived."""
        return self.kept.count() / self.seconds

    @property
    def quarters(self) -> list[float]:
        """The mean memory of each quarter of the run, in MB."""
        told = self.watch.memory
        ends = [len(told) * part // 4 for part in range(5)]
        return [sum(told[a:b]) / max(1, b - a) for a, b in itertools.pairwise(ends)]


def percentile(seconds: list[float], share: float) -> float:
    """Return the value that `share` of the seconds do not exceed, in ms; nan for none."""
    ordered = sorted(seconds)
    last = len(ordered) - 1
    return ordered[min(last, int(len(ordered) * share))] * 1000 if ordered else float("nan")


def figures(run: Run) -> dict[str, Any]:
    """Return the figures by name; `holds` is true where every bound is kept."""
    times: dict[str, dict[str, float]] = {}
    for action in ACTIONS:
        kept, alone = (told.seconds.get(action, []) for told in (run.kept, run.alone))
        times[action] = {
            "count": len(kept), "p50": percentile(kept, 0.5), "p95": percentile(kept, 0.95),
            "alone": percentile(alone, 0.95),
        }  # fmt: skip
    errors = len(run.kept.faults) + len(run.alone.faults)
    over = [one for one in ACTIONS if times[one]["p95"] > BOUND * times["empty"]["p95"]]
    steady = run.quarters[3] <= STEADY * run.quarters[1]
    return {
        "plans": run.plans, "people": run.people, "seconds": run.seconds, "rate": run.rate,
        "times": times, "errors": errors, "faults": [*run.alone.faults, *run.kept.faults],
        "lost": run.lost, "saves": len(run.kept.saves) + len(run.alone.saves),
        "conflicts": run.kept.conflicts + run.alone.conflicts,
        "submitted": len(run.kept.submitted) + len(run.alone.submitted),
        "web": run.watch.web, "database": run.watch.database, "memory": run.quarters,
        "load": sum(run.watch.load) / len(run.watch.load),
        "holds": not over and not errors and not run.lost and steady,
    }  # fmt: skip


def shown(run: Run) -> str:
    """Return the figures as a table with what belongs to it."""
    found = figures(run)
    lines = [
        (
            f"{run.plans:,} plans; {run.people} people, {run.seconds:.0f} s, thinking "
            f"{run.think[0]:g}-{run.think[1]:g} s; {run.rate:.1f} actions/s arrived; "
            f"load of the machine {found['load']:.1f}"
        ),
        "action    count   p50 ms   p95 ms  x empty  alone p95  x empty",
    ]
    empty = found["times"]["empty"]
    for action, told in found["times"].items():
        lines.append(
            f"{action:8}{told['count']:>7}{told['p50']:>9.0f}{told['p95']:>9.0f}"
            f"{told['p95'] / empty['p95']:>9.1f}{told['alone']:>11.0f}"
            f"{told['alone'] / empty['alone']:>9.1f}"
        )
    whole = found["web"] + found["database"]
    lines += [
        (
            f"errors {found['errors']}, lost updates {found['lost']} of {found['saves']} saves and "
            f"{found['submitted']} submissions, conflicts told {found['conflicts']}"
        ),
        (
            f"processor: web {found['web']:.0f} s ({found['web'] / whole:.0%}), "
            f"database {found['database']:.0f} s ({found['database'] / whole:.0%})"
        ),
        "web memory by quarter, MB: " + ", ".join(f"{one:.0f}" for one in found["memory"]),
        *(f"  {fault}" for fault in found["faults"][:5]),
        "every bound is kept" if found["holds"] else "A BOUND IS MISSED",
    ]
    return "\n".join(lines)
