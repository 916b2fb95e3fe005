"""The bureau or a department calls experts on a project.

The plan's trail tells that they were called; who they are stands in the panel's own, which the
unit and the department evaluated do not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone

from jixiao.evaluation.panel import checked_points
from jixiao.model.message import message
from jixiao.standards.expert_evaluation import FrameworkKind, frameworks
from jixiao.web.evaluations.judging import seats_of
from jixiao.web.evaluations.models import RUNNING, PanelKind, PanelRecord, SeatRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.evaluations.queries import experts_for
from jixiao.web.evaluations.telling import tell_called
from jixiao.web.plans.mapping import exchange_of
from jixiao.web.plans.moving import locked
from jixiao.web.plans.printing import document_now
from jixiao.web.results.models import ResultRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty, organiser_for
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.standards.expert_evaluation import Framework
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import PersonRecord
    from jixiao.web.plans.models import PlanRecord, VersionRecord

DUTIES: Final = {
    PanelKind.EVALUATION: PanelDuty.OPEN_EVALUATION, PanelKind.EX_ANTE: PanelDuty.OPEN_EX_ANTE,
}  # fmt: skip
MOST_EXPERTS: Final = 15


@dataclass(frozen=True, slots=True)
class Call:
    """Who is called, who is in the chair, by which points and grades; texts as the page sends.

    `due` is the last day to hand in, as ISO date; blank where none is set.
    """

    experts: Sequence[int]
    chair: int | None
    points: Mapping[str, str]
    scale: str
    due: str = ""


@transaction.atomic
def open_panel(plan_id: int, kind: PanelKind, *, actor: Actor, call: Call) -> PanelRecord:
    """Return the panel, its experts called.

    Raises TransitionRefused, NoSuchPlan, ArchivedYear, PanelRefused for points that do not fit,
    PanelChangeRefused for experts that do not, and for a plan that cannot be scored now.
    """
    plan, duty = locked(plan_id), DUTIES[kind]
    organiser = organiser_for(duty, held=actor.held, place=plan.path)
    version = plan.versions.first()
    _refuse_unfit(plan, kind, version)
    day = date(plan.fiscal_year, 12, 31)
    framework = frameworks()[FrameworkKind(kind.value)].on(day)
    points = checked_points(framework, {item: _number(text) for item, text in call.points.items()})
    if call.scale not in framework.scales:
        raise PanelChangeRefused(message("没有这种等级划分；请从列表中选择。"))
    people, due = _called(plan, actor, call, framework), due_told(call.due)
    made = PanelRecord.objects.create(
        kind=kind, plan=plan, path=plan.path, fiscal_year=plan.fiscal_year, organiser=organiser,
        version=version if kind is PanelKind.EVALUATION else None, day=day, scale=call.scale,
        points={item: f"{number.normalize():f}" for item, number in points.items()},
        content=_shown(plan, kind, version), revision=plan.revision, asked=asked_for(plan),
        due=due, person=actor.person,
    )  # fmt: skip
    for number, person in enumerate(people, 1):
        SeatRecord.objects.create(
            panel=made, number=number, person=person, chair=person.pk == call.chair
        )
    after = {
        "panel": made.pk, "organiser": made.organiser, "points": made.points, "scale": made.scale,
        "asked": str(made.asked), "experts": len(people), "due": due,
    }  # fmt: skip
    tell_called(made, seats_of(made))
    record(actor, duty, f"plan:{plan.pk}", after=after)
    names = {"experts": [str(one) for one in people], "chair": str(known_chair(people, call))}
    record(actor, PanelDuty.APPOINT_EXPERT, f"panel:{made.pk}", after=names)
    return made


def known_chair(people: Sequence[PersonRecord], call: Call) -> PersonRecord:
    """Return who of the people called is in the chair."""
    return next(person for person in people if person.pk == call.chair)


def due_told(text: str) -> date | None:
    """Return the last day to hand in; None for a blank. Raises PanelChangeRefused."""
    if not text.strip():
        return None
    try:
        due = date.fromisoformat(text.strip())
    except ValueError:
        due = None
    if due is None or due < timezone.localdate():
        raise PanelChangeRefused(
            message(
                "评分截止日期“{text}”不是今天或以后的日期；请重新选择。", text=text.strip()[:20]
            )
        )
    return due


def asked_for(plan: PlanRecord) -> Decimal:
    """Return the budget a plan asks for in 万元: what it declares or the list says, the larger."""
    return max(plan.total or Decimal(0), plan.project.total or Decimal(0))


def _refuse_unfit(plan: PlanRecord, kind: PanelKind, version: VersionRecord | None) -> None:
    if plan.secret:
        raise PanelChangeRefused(message("涉密项目不在平台上组织专家评价。"))
    if kind is PanelKind.EVALUATION and version is None:
        raise PanelChangeRefused(message("绩效目标还没有批复，不能评价。"))
    if kind is PanelKind.EX_ANTE and plan.at is Stage.APPROVED:
        raise PanelChangeRefused(message("绩效目标已经批复，不再做事前绩效评估。"))
    if PanelRecord.objects.filter(plan=plan, kind=kind, standing__in=RUNNING).exists():
        raise PanelChangeRefused(message("这个项目已有一次评价正在进行；结束或终止后再组织。"))


def _called(plan: PlanRecord, actor: Actor, call: Call, framework: Framework) -> list[PersonRecord]:
    """Return the people called, in the order given, each once."""
    known = {person.pk: person for person in experts_for(plan, actor)}
    wanted = list(dict.fromkeys(call.experts))
    if any(one not in known for one in wanted):
        raise PanelChangeRefused(
            message("所选的人不是本地区的评审专家，或者与项目有利害关系；请重新选择。")
        )
    if not framework.least_experts <= len(wanted) <= MOST_EXPERTS:
        raise PanelChangeRefused(
            message(
                "专家应为{least}至{most}名，现在选了{count}名（{source}）。",
                least=framework.least_experts, most=MOST_EXPERTS, count=len(wanted),
                source=framework.panel_source,
            )
        )  # fmt: skip
    if call.chair not in wanted:
        raise PanelChangeRefused(message("请从所选专家中指定一名组长。"))
    return [known[one] for one in wanted]


def _shown(plan: PlanRecord, kind: PanelKind, version: VersionRecord | None) -> dict[str, Any]:
    """Return the plan as experts are shown it: with its actuals once those were accepted."""
    if kind is PanelKind.EX_ANTE or version is None:
        return exchange_of(document_now(plan))
    result = ResultRecord.objects.filter(evaluation__plan=plan).order_by("-number").first()
    content: dict[str, Any] = (result or version).content
    return content


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return Decimal("NaN")
