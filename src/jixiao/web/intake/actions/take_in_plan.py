"""A plan that was read becomes the draft of its project, or replaces one if the person wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction

from jixiao.forms.typed_changes import Change, Kind
from jixiao.forms.typed_form import plan_of
from jixiao.model.amount import Amount
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.actions.correct_values import read_file_of
from jixiao.web.intake.corrections import corrected_form
from jixiao.web.intake.matching import plan_of_project, project_of
from jixiao.web.intake.models import TakenRecord
from jixiao.web.intake.reaching import takes_in_for
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.actions.create_plan import PlanExists, create_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.forms.typed_form import TypedForm
    from jixiao.model.funding import Funding
    from jixiao.web.organisations.actor import Actor


class CannotTakeIn(JixiaoError):
    """The plan lacks what a draft needs: a name, a unit, an open year."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a plan goes: unit and year; `replace` a draft that is there already."""

    unit_id: int | None
    year_id: int | None
    replace: bool = False


@transaction.atomic
def take_in_plan(file_id: int, number: int, to: Destination, *, actor: Actor) -> TakenRecord:
    """Return the draft that plan `number` of the file became; the earlier one if it did before.

    Raises TransitionRefused, NoSuchFile, CannotTakeIn, PlanExists, InvalidChange.
    """
    file, read = read_file_of(actor, file_id, number)
    taken = file.taken.select_related("plan").filter(number=number).first()
    if taken is not None:
        return taken
    typed = corrected_form(read, file.corrections.filter(number=number))
    unit, year = _unit(actor, to), _year(to)
    if year.division.path != f"{unit.division_code}/":
        raise CannotTakeIn(message("所选年度不是{unit}所在行政区的年度。", unit=unit.name))
    if not typed.fields.get("name", "").strip():
        raise CannotTakeIn(message("没有项目名称，不能接收；请先在预览中填上项目名称。"))
    project = project_of(typed, unit, year) or _new_project(typed, unit, year)
    if project.unit_id != unit.pk:
        raise CannotTakeIn(
            message("项目编码{code}在项目库中属于别的单位；请核对单位和编码。", code=project.code)
        )
    plan = plan_of_project(project)
    replaced = plan is not None
    if plan is None:
        plan = create_plan(project, actor=actor, typed=typed, action=Action.TAKE_IN)
    elif to.replace:
        _replace(plan, typed, actor)
    else:
        raise PlanExists(
            message("项目“{name}”已有绩效目标；请从列表进入后修改。", name=project.name)
        )
    taken = TakenRecord.objects.create(
        file=file, number=number, plan=plan, replaced=replaced, person=actor.person
    )
    after = {"plan": plan.pk, "number": number, "sha256": file.sha256, "replaced": replaced}
    record(actor, Action.TAKE_IN, f"intake:{file.pk}", after=after)
    return taken


def _unit(actor: Actor, to: Destination) -> OrganisationRecord:
    unit = OrganisationRecord.objects.filter(pk=to.unit_id).first() if to.unit_id else None
    if unit is None:
        raise CannotTakeIn(message("还没有选定单位；请为这份绩效目标选择预算单位。"))
    if not takes_in_for(actor, unit):
        raise TransitionRefused(message("您不能为{unit}导入绩效目标。", unit=unit.name))
    return unit


def _year(to: Destination) -> YearRecord:
    years = YearRecord.objects.select_for_update(of=("self",)).select_related("division")
    year = years.filter(pk=to.year_id).first() if to.year_id else None  # one at a time in a year
    if year is None or year.archived:
        raise CannotTakeIn(message("没有开放填报的年度；请联系财政部门开启年度后再接收。"))
    return year


def _new_project(typed: TypedForm, unit: OrganisationRecord, year: YearRecord) -> ProjectRecord:
    budget = plan_of(typed).plan.budget
    return ProjectRecord.objects.create(
        year=year, unit=unit, code=typed.fields.get("code", "").strip()[:40],
        name=typed.fields["name"].strip()[:200], category=typed.fields.get("category", "")[:60],
        total=_money(budget, "total"), fiscal=_money(budget, "fiscal"),
        other=_money(budget, "other"),
    )  # fmt: skip


def _money(budget: Funding | None, part: str) -> Decimal | None:
    """Return a part of the budget in 万元."""
    number: Decimal | None = getattr(budget, part) if budget else None
    return (
        Amount(number, budget.unit).into("万元").number if budget and number is not None else None
    )


def _replace(plan: PlanRecord, typed: TypedForm, actor: Actor) -> None:
    """Write the draft over, in changes that its history keeps; raises TransitionRefused."""
    before = typed_on_record(plan.content)
    changes = [
        Change(Kind.FIELD, name=name, text=typed.fields.get(name, ""))
        for name in {**before.fields, **typed.fields}
        if before.fields.get(name, "") != typed.fields.get(name, "")
    ]
    changes += [Change(Kind.REMOVE, row=row.id) for row in before.rows]
    after: str | None = None
    for row in typed.rows:
        new = f"t{uuid4().hex[:12]}"
        changes.append(Change(Kind.INSERT, row=new, after=after))
        changes += [
            Change(Kind.CELL, name=name, text=text, row=new) for name, text in row.cells.items()
        ]
        after = new
    save_changes(plan.pk, actor=actor, base=plan.revision, changes=changes)
