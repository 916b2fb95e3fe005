"""A monitoring round with measuring from ledgers: what measuring costs, and what all the rest does.

    python benchmarks/monitoring_round.py [--plans 10000] [--share 0.01] [--pages]

Needs a local PostgreSQL in which this user may create databases; the database is dropped at the
end. The round is opened by the platform's action and done by its worker (`db_worker`), in this
process: the bound rows of all plans are measured in one run, what they came to is stored, every
sheet is drawn up with its lamps and its forecast. Processor time is counted of this process and
of the database's. `--pages` then holds the pages of the round against an empty page.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from platform_plans import drop_database, empty_database
from platform_watch import backend_seconds
from round_store import SHARE, YEAR, store_for
from timing import Figure, peak_megabytes

from jixiao.web.site.serving import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator

PLANS: Final = 10_000
TURNS: Final = 30
ALONE: Final = 22
"""Plans that are measured one by one, for comparison."""
CUT_OFF: Final = date(YEAR, 7, 31)
DUE: Final = date(YEAR, 8, 20)


class RoundIncomplete(AssertionError):
    """The round did not do all it should have, so its time means nothing."""


class Spent:
    """Processor seconds of the parts of a round: measuring, within it the engine, and the rest.

    Of the rest: storing what was measured, drawing up sheets, what the database took for both.
    """

    def __init__(self) -> None:
        self.measuring = self.engine = self.storing = self.sheets = 0.0
        self.all = self.database = 0.0

    @property
    def rest(self) -> float:
        """What all but measuring took, the database's part with it."""
        return self.all - self.measuring + self.database


def main() -> int:
    """Print the figures; return 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--share", type=float, default=SHARE, help="of the sample county's heads")
    parser.add_argument("--pages", action="store_true", help="measure the pages too")
    parser.add_argument("--turns", type=int, default=TURNS, help="of each page")
    parser.add_argument("--profile", type=Path, help="write what the round spends its time on")
    parser.add_argument("--figures", type=Path, help="write the figures here too, as JSON")
    asked = parser.parse_args()
    turns = asked.turns if asked.pages else 0
    found = list(figures(asked.plans, share=asked.share, turns=turns, profile=asked.profile))
    if asked.figures:
        told = [{"name": one.name, "ratio": one.ratio, "detail": one.detail} for one in found]
        asked.figures.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return 0 if all(one.holds for one in found) else 1


def figures(
    plans: int = PLANS, *, share: float = SHARE, turns: int = 0, profile: Path | None = None
) -> Iterator[Figure]:
    """Yield the figures of a round, printed as they come; `turns` of its pages, if any."""
    with filled(plans, share) as (year, rows):
        spent, told = round_of(year, plans, profile=profile)
        detail = (
            f"{spent.rest:.1f} against {spent.measuring:.1f} CPU s (engine {spent.engine:.1f}), "
            f"{plans} plans, {told} rows bound, {rows:,} of ledgers, {peak_megabytes():.0f} MB"
        )
        ratio = spent.rest / spent.measuring
        yield shown(Figure("round: all the rest / measuring", ratio, 1, detail, at_least=False))
        detail = (
            "ms a plan: storing {:.2f}, sheets {:.2f}, database {:.2f}, all the rest {:.2f}"
        ).format(
            *(
                one / plans * 1000
                for one in (spent.storing, spent.sheets, spent.database, spent.rest)
            )
        )
        alone = measured_alone(year) * plans
        ratio = spent.measuring / alone
        name = "round: measuring all at once / plan by plan"
        yield shown(Figure(name, ratio, 0.1, f"{alone:.0f} CPU s; {detail}", at_least=False))
        if turns:
            for one in import_module("round_pages").figures(year, turns):
                yield shown(one)


def shown(figure: Figure) -> Figure:
    """Print a figure and return it."""
    print(figure, flush=True)
    return figure


@contextmanager
def filled(plans: int, share: float = SHARE) -> Iterator[tuple[Any, int]]:
    """Yield the year's record of a database made for the while, and the rows of its ledgers."""
    name = f"jixiao_round_{plans}_{os.getpid()}"
    with tempfile.TemporaryDirectory(prefix="jixiao_round_") as home:
        os.environ["JIXIAO_HOME"] = home
        try:
            empty_database(name)
            prepare()
            made = import_module("round_plans")
            from django.conf import settings  # noqa: PLC0415 - set up by then

            rows = store_for(made.copies_of(plans), Path(settings.LEDGERS_ROOT), share=share)
            yield made.fill(plans), rows
        finally:
            drop_database(name)


def round_of(year: Any, plans: int, *, profile: Path | None = None) -> tuple[Spent, int]:  # noqa: ANN401 - a record
    """Open a round and do it; return what it took and how many bound rows were measured."""
    from cProfile import Profile  # noqa: PLC0415 - when asked for

    from django.core.management import call_command  # noqa: PLC0415 - set up by then
    from django.db import connection  # noqa: PLC0415 - as above

    open_round = import_module("jixiao.web.rounds.actions.open_round").open_round
    spent, watched = Spent(), Profile(process_time)
    # The worker lets go of its connection between tasks; kept, its process tells what it took.
    connection.settings_dict["CONN_MAX_AGE"] = None
    connection.close()
    with _told_apart(spent):
        backends, begun = backend_seconds(), process_time()
        if profile:
            watched.enable()
        made = open_round(year.pk, actor=actor_of("performance_desk"), cut_off=CUT_OFF, due=DUE)
        call_command("db_worker", batch=True, startup_delay=False, interval=0.0, verbosity=0)
        watched.disable()
        spent.all = process_time() - begun
        spent.database = backend_seconds() - backends
    if profile:
        watched.dump_stats(profile)
    return spent, _complete(made, plans)


def measured_alone(year: Any) -> float:  # noqa: ANN401 - a record
    """Return what measuring one plan by itself takes, for one month; the mean of some."""
    bindings = import_module("jixiao.web.bindings.models").BindingRecord.objects
    work = import_module("jixiao.web.rounds.measuring_work")
    made = import_module("jixiao.web.rounds.models").RoundRecord.objects.get(year=year)
    versions = list(
        bindings.order_by("version").values_list("version", flat=True).distinct()[:ALONE]
    )
    begun = process_time()
    for version in versions:
        work.measured(made, work.bound_rows(made).filter(version=version))
    return (process_time() - begun) / len(versions)


def actor_of(role: str) -> Any:  # noqa: ANN401 - an Actor
    """Return the first person of a role, acting."""
    actor = import_module("jixiao.web.organisations.actor").Actor
    people = import_module("jixiao.web.organisations.models").PersonRecord
    person = people.objects.get(username=f"{role}_0")
    return actor(person, person.held())


def _complete(made: Any, plans: int) -> int:  # noqa: ANN401 - a record
    """Return how many rows were measured; raise RoundIncomplete where anything is missing."""
    made.refresh_from_db()
    actuals = import_module("jixiao.web.bindings.models")
    measured = actuals.ActualRecord.objects.count()
    bound = actuals.BindingRecord.objects.count()
    lit = made.sheets.exclude(money_lamp="none").count()
    if not made.ready or made.sheets.count() != plans or measured != bound or lit != plans:
        raise RoundIncomplete(made.ready, made.sheets.count(), measured, bound, lit)
    return int(measured)


@contextmanager
def _told_apart(spent: Spent) -> Iterator[None]:
    """Count what measuring takes, and the engine within it, while the block runs."""
    work = import_module("jixiao.web.rounds.measuring_work")
    tasks = import_module("jixiao.web.rounds.tasks")
    engine = import_module("jixiao.measurement.engines.duckdb").DuckDB
    with (
        _timed(spent, "measuring", work, "measure_bound"),
        _timed(spent, "engine", engine, "rows"),
        _timed(spent, "storing", work, "keep"),
        _timed(spent, "sheets", tasks, "add_sheets"),
    ):
        yield


@contextmanager
def _timed(spent: Spent, part: str, holder: Any, name: str) -> Iterator[None]:  # noqa: ANN401 - a module
    """Count what a function takes while the block runs."""
    function = getattr(holder, name)

    def timed(*given: Any, **told: Any) -> Any:  # noqa: ANN401 - as the function is
        begun = process_time()
        found = function(*given, **told)
        setattr(spent, part, getattr(spent, part) + process_time() - begun)
        return found

    setattr(holder, name, timed)
    try:
        yield
    finally:
        setattr(holder, name, function)


if __name__ == "__main__":
    sys.exit(main())
