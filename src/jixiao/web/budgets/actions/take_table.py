"""A bureau takes the budgets of a table over; a project's lines replace those it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.budgets.reading import budgets_in, record_of, told_of
from jixiao.web.budgets.tables import TABLES
from jixiao.web.rounds.tasks import enqueue_watching
from jixiao.web.trail.recording import record
from jixiao.web.years.actions.map_columns import InvalidMapping
from jixiao.web.years.list_lock import locked_list
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.monitoring.budget_rows import Budgets
    from jixiao.web.organisations.actor import Actor

_AT_ONCE = 1000


@transaction.atomic
def take_table(table_id: int, *, actor: Actor) -> Budgets:
    """Return what came of the table, once.

    Raises TransitionRefused, NoSuchYear, InvalidMapping before its columns are told, or twice.
    """
    table = locked_list(TABLES, table_id, actor=actor)
    if not table.columns:
        raise InvalidMapping(message("还没有确认各栏的含义；请先确认再导入。"))
    if table.taken:
        raise InvalidMapping(message("这份预算表已经导入，没有重复导入。"))
    found = budgets_in(table)
    projects = dict(table.year.projects.exclude(code="").values_list("code", "pk"))
    made = [
        record_of(
            line, project_id=projects[line.code], table=table, row=line.row, person=actor.person
        )
        for line in found.lines
    ]
    held = BudgetLineRecord.objects.filter(project__in={one.project_id for one in made})
    before = told_of(held)
    held.delete()
    BudgetLineRecord.objects.bulk_create(made, batch_size=_AT_ONCE)
    table.taken = timezone.now()
    table.save(update_fields=["taken"])
    after = {
        "table": table.pk, "sha256": table.sha256, "lines": told_of(made),
        "aside": [one.row.number for one in found.aside],
    }  # fmt: skip
    record(
        actor, CycleDuty.SET_BUDGET, f"year:{table.year_id}", before={"lines": before}, after=after
    )
    enqueue_watching(table.year_id)
    return found
