"""A bureau types what a project has of each source, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.monitoring.budget_rows import BudgetRow, read_budgets
from jixiao.monitoring.coding import Codes
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.budgets.reading import LONGEST as LONGEST_SOURCE
from jixiao.web.budgets.reading import record_of, told_of
from jixiao.web.budgets.signed import SIGNED, signed
from jixiao.web.plans.models import ProjectRecord
from jixiao.web.rounds.adding import watch_project
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import NoSuchYear, locked_year
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor

_LONGEST = 500
_CODE = "-"
"""Stands for the project, which may have no code, where its rows are read."""


class BudgetRefused(JixiaoError):
    """What was typed of a project's budget cannot be kept."""


@transaction.atomic
def set_budget(
    project_id: int, *, actor: Actor, rows: Sequence[tuple[str, str, str, str]], reason: str
) -> list[BudgetLineRecord]:
    """Return the project's lines as typed: source, initial, adjusted, carried, in 万元.

    Without any row nothing is told any more, and the approved plan's budget counts. Raises
    TransitionRefused, NoSuchYear, ArchivedYear, BudgetRefused.
    """
    project = ProjectRecord.objects.filter(pk=project_id).first()
    if project is None:
        raise NoSuchYear(message("没有这个项目；请从项目清单重新进入。"))
    locked_year(project.year_id, actor=actor, duty=CycleDuty.SET_BUDGET)
    if signed().filter(plan__project=project).exists():
        raise BudgetRefused(SIGNED)
    if not reason.strip():
        raise BudgetRefused(message("没有写明理由；请写明预算调整或结转的依据，如文号。"))
    told = [
        BudgetRow(number, _CODE, source=source.strip()[:LONGEST_SOURCE], initial=initial.strip(),
                  year=year.strip(), carried=carried.strip())
        for number, (source, initial, year, carried) in enumerate(rows, 1)
    ]  # fmt: skip
    found = read_budgets(told, Codes(frozenset({_CODE})), "万元")
    if found.aside:
        first = found.aside[0]
        raise BudgetRefused(message("第{row}行：{why}", row=first.row.number, why=first.why))
    kept = reason.strip()[:_LONGEST]
    held = BudgetLineRecord.objects.filter(project=project)
    before = told_of(held).get(project.pk, [])
    held.delete()
    made = [
        record_of(line, project=project, reason=kept, person=actor.person) for line in found.lines
    ]
    BudgetLineRecord.objects.bulk_create(made)
    record(
        actor, CycleDuty.SET_BUDGET, f"project:{project.pk}", before={"lines": before},
        after={"lines": told_of(made).get(project.pk, []), "reason": kept},
    )  # fmt: skip
    watch_project(project.pk)
    return made
