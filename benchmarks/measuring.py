"""CPU time of measuring from sealed payments, against scans, single queries, SQL and pandas.

    python benchmarks/measuring.py [ROWS…]      JIXIAO_BENCH_TURNS=1 for one turn
    JIXIAO_BENCH_WITHOUT="one each;apart;pandas" leaves out what takes long at 100 million rows

CPU time of all threads, medians of alternate turns; the machine may be busy. Stores are made once
below JIXIAO_BENCH, or in a folder for the while.
"""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

import measuring_sql
from measuring_store import store_of
from timing import Figure

from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.measuring import measure
from jixiao.measurement.metric import metrics
from jixiao.measurement.sealing import Store
from jixiao.safety.check import Window, check_named, checks
from jixiao.safety.checking import Look, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.safety.check import Check

ROWS = (1_000_000, 10_000_000)
TURNS = int(os.environ.get("JIXIAO_BENCH_TURNS", "3"))
WITHOUT = [one for one in os.environ.get("JIXIAO_BENCH_WITHOUT", "").split(";") if one]
"""Ways left out: parts of their names."""
YEAR = Ask(202201, 202212)
DISTINCT = {
    "average_per_person", "funeral_grants", "payment_success_rate", "recipients_at_end",
    "recipients_average", "recipients_cumulative", "recipients_over_sixty",
}  # fmt: skip
EVIDENCE = (
    "paid_twice", "not_a_multiple", "account_shared", "two_programmes", "two_counties", "too_young",
)  # fmt: skip
LIMIT = 2 * 1024**3
MOST = int(os.environ.get("JIXIAO_BENCH_MEMORY", "18")) * 1024**3
"""Bytes of address space that pandas may take, so that nothing else of the machine suffers."""
REFUSED = "refused"
SQL_MEMORY = 12 * 1024**3
"""Bytes that DuckDB may take for SQL by hand, six times what we are limited to."""


def figures(sizes: Sequence[int] = ROWS) -> Iterator[Figure]:
    """Yield the figures of each size, then how they grow."""
    kept = os.environ.get("JIXIAO_BENCH")
    with tempfile.TemporaryDirectory() as folder:
        before: dict[str, float] = {}
        for rows in sizes:
            place = Path(kept or folder) / f"payments-{rows}"
            now = _asked(store_of(rows, place))
            yield from _compared(now, rows)
            if "pandas" not in WITHOUT:
                yield from _run(place, rows)
            yield from _limited(place, rows)
            yield from _grown(before, now, rows)
            before = now


def names(*, with_distinct: bool) -> list[str]:
    """Return the names of the metrics over payments alone."""
    over = [one.name for one in metrics().values() if one.ledgers == ("payments",)]
    return [one for one in over if with_distinct or one not in DISTINCT]


def monthly_checks() -> list[Check]:
    """Return the checks over payments alone that need one month."""
    return [
        one
        for one in checks().values()
        if one.ledgers == ("payments",) and one.window is Window.MONTH
    ]


def _asked(store: Store) -> dict[str, float]:
    """Return the CPU seconds of each way of asking, medians of turns one after the other."""
    files = [str(one.path) for one in store.partitions("payments")]
    few = [Question(one, YEAR) for one in names(with_distinct=False)]
    every = [Question(one, YEAR) for one in names(with_distinct=True)]
    additive = measuring_sql.additive(files, YEAR.months)
    both = [additive, measuring_sql.distinct(files, YEAR.months)]
    scan, wide = (measuring_sql.scan(files, _columns(store, asked)) for asked in (few, every))
    monthly = monthly_checks()
    ways: dict[str, Callable[[DuckDB], object]] = {
        "additive": lambda engine: measure(engine, store, few),
        "all": lambda engine: measure(engine, store, every),
        "additive, one each": lambda engine: [measure(engine, store, [one]) for one in few],
        "all, one each": lambda engine: [measure(engine, store, [one]) for one in every],
        "additive, one each, SQL": lambda engine: _sql(
            engine, measuring_sql.singles(files, YEAR.months)
        ),
        "additive, SQL": lambda engine: _sql(engine, [additive]),
        "all, SQL": lambda engine: _sql(engine, both),
        "scan": lambda engine: _sql(engine, [scan]),
        "scan of all": lambda engine: _sql(engine, [wide]),
        "monthly checks": lambda engine: find(Look(engine, store), monthly, YEAR),
        "monthly checks, apart": lambda engine: _apart(engine, store, monthly),
        "monthly checks, apart, narrowed": lambda engine: _apart(
            engine, store, monthly, narrowed=True
        ),
    }
    ways = {name: way for name, way in ways.items() if not any(one in name for one in WITHOUT)}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    with DuckDB() as engine:  # what is loaded once is no part of a turn
        measure(engine, store, every[:1])
        find(Look(engine, store), monthly[:1], Ask(YEAR.first, YEAR.first))
    for _ in range(TURNS):
        for name, way in ways.items():
            memory = SQL_MEMORY if "SQL" in name or "scan" in name else None
            with DuckDB(memory=memory) as engine:
                _ = engine.connection  # opened once for all that is asked of a store
                spent[name].append(_cpu(lambda way=way, engine=engine: way(engine)))
    return {name: median(found) for name, found in spent.items()}


class _Recording(DuckDB):
    """An engine that keeps the SQL it is asked with."""

    asked = ""

    def prepared(self, expression: object) -> Callable[[], list[dict[str, Any]]]:
        self.asked += self.connection.compile(expression)
        return super().prepared(expression)


def _columns(store: Store, questions: Sequence[Question]) -> list[str]:
    """Return the columns that questions read; the division is only named, not looked at."""
    with _Recording() as engine:
        measure(engine, store, questions)
        named = [name for name, _ in ledger_named("payments").stored]
        return [one for one in named if f'"{one}"' in engine.asked and one != "division"]


def _apart(
    engine: DuckDB, store: Store, monthly: Sequence[Check], *, narrowed: bool = False
) -> list[object]:
    """Look for each check by itself over the whole year at once, nothing found for several.

    With `narrowed` each first finds for itself which rows may matter, as all do together.
    """
    whole = [
        replace(one, window=Window.PERIOD, among=one.among if narrowed else None) for one in monthly
    ]
    return [find(Look(engine, store), [one], YEAR) for one in whole]


def _sql(engine: DuckDB, statements: Sequence[str]) -> None:
    for one in statements:
        engine.connection.con.execute(one).fetchall()


def _cpu(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def _compared(spent: dict[str, float], rows: int) -> Iterator[Figure]:
    for name, one, other, bound in (
        ("additive in one pass / scan", "additive", "scan", 2.0),
        ("with distinct counts / scan", "all", "scan of all", 4.0),
        ("additive in one pass / one query each", "additive", "additive, one each", 0.35),
        ("with distinct counts / one query each", "all", "all, one each", 0.6),
        ("additive in one pass / one query each in SQL", "additive", "additive, one each, SQL",
         0.35),
        ("additive / hand-written SQL", "additive", "additive, SQL", 1.15),
        ("with distinct counts / hand-written SQL", "all", "all, SQL", 1.15),
        ("checks month by month / apart", "monthly checks", "monthly checks, apart", 0.4),
        ("checks month by month / apart, each narrowed", "monthly checks",
         "monthly checks, apart, narrowed", 0.4),
    ):  # fmt: skip
        if one not in spent or other not in spent:
            continue
        detail = f"{spent[one]:.2f} against {spent[other]:.2f} CPU s, {rows:,} rows"
        yield Figure(name, spent[one] / spent[other], bound, detail, at_least=False)


def _grown(before: dict[str, float], now: dict[str, float], rows: int) -> Iterator[Figure]:
    for name, bound in (("additive", 11.5), ("monthly checks", 16.0)):
        if name in before:
            detail = f"{before[name]:.2f} to {now[name]:.2f} CPU s at {rows:,} rows"
            growth = now[name] / before[name]
            yield Figure(f"{name}: ten times the rows", growth, bound, detail, at_least=False)


def _run(place: Path, rows: int) -> Iterator[Figure]:
    """Compare a whole run, each in a process of its own: CPU time and the most memory at once."""
    ours, theirs = (_child("evidence", place), _child("pandas", place))
    if theirs[2] == REFUSED:
        detail = f"{ours[1]:.2f} GiB, {ours[0]:.1f} CPU s; pandas gave up at {theirs[1]:.0f} GiB"
        yield Figure(
            "evidence run / pandas, memory", ours[1] / theirs[1], 0.5, detail, at_least=False
        )
        return
    detail = f"{ours[0]:.1f} against {theirs[0]:.1f} CPU s, {rows:,} rows"
    yield Figure("evidence run / pandas", ours[0] / theirs[0], 0.5, detail, at_least=False)
    detail = f"{ours[1]:.2f} against {theirs[1]:.2f} GiB"
    yield Figure("evidence run / pandas, memory", ours[1] / theirs[1], 0.5, detail, at_least=False)


def _limited(place: Path, rows: int) -> Iterator[Figure]:
    """Measure under a limit: the same answers, and how much memory was really taken."""
    free, bound = _child("measure", place), _child("limited", place)
    if free[2] != bound[2]:
        message = "answers under a memory limit differ"
        raise RuntimeError(message)
    detail = f"{bound[1]:.2f} GiB at most, {free[1]:.2f} without a limit, {rows:,} rows"
    yield Figure("peak memory / limit of 2 GiB", bound[1] / 2, 1.0, detail, at_least=False)


def _child(work: str, place: Path) -> tuple[float, float, str]:
    """Return CPU seconds, peak GiB and answers of one run in a process of its own."""
    line = [sys.executable, __file__, "--child", work, str(place)]
    done = subprocess.run(line, check=False, capture_output=True, text=True)
    if work == "pandas" and (done.returncode < 0 or "MemoryError" in done.stderr):
        return 0.0, MOST / 1024**3, REFUSED
    done.check_returncode()
    spent, peak, answers = done.stdout.strip().split("\t")
    return float(spent), float(peak), answers


def _as_child(work: str, place: Path) -> None:
    store = Store(place)
    every = [Question(one, YEAR) for one in names(with_distinct=True)]
    if work == "pandas":
        files = [str(one.path) for one in store.partitions("payments")]
        resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
        answers: object = measuring_sql.by_pandas(files, YEAR.months)
    else:
        with DuckDB(memory=LIMIT if work == "limited" else None) as engine:
            answers = [str(one.value) for one in measure(engine, store, every)]
            if work == "evidence":
                find(Look(engine, store), [check_named(one) for one in EVIDENCE], YEAR)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, _peak(), answers, sep="\t")


def _peak() -> float:
    """Return the most GiB that this process held; what started it may have held more."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024**2


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _as_child(sys.argv[2], Path(sys.argv[3]))
    else:
        for figure in figures([int(one) for one in sys.argv[1:]] or ROWS):
            print(figure, flush=True)
