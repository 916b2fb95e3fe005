"""Whether the department's tasks and its projects tell the same money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.register import core_name
from jixiao.review.rows import figure, rounding_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.department import DepartmentTask
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_WHOLE: Final = ("总额", "合计", "预算金额", "金额", "小计", "资金总额", "预算数")


@rule(
    code="JX-X015",
    fault="TASK_BUDGET_NE",
    title="部门任务的金额与项目预算不符",
    why="整体目标里的任务就是各个项目；同一件事两处金额不同，总数必有一处不对。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  tasks:
    - {name: 劳动监察, amounts: {总额: 12}}
projects:
  - {name: 劳动监察经费, budget: 10}
""",
    good="""
department:
  tasks:
    - {name: 劳动监察, amounts: {总额: 10}}
projects:
  - {name: 劳动监察经费, budget: 10}
""",
    neighbour="""
department:
  tasks:
    - {name: 劳动监察和就业服务, amounts: {总额: 12, 财政拨款: 10, 其他资金: 2}}
projects:
  - {name: 劳动监察经费, budget: 10}
  - {name: 就业服务经费, budget: 2}
""",
    fix="核对任务和项目的金额，改正不符的一处。",
)
def task_and_project_differ(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare each task with the only project of its name, years and common words left out."""
    del context
    tasks = document.department.tasks if document.department else ()
    if not tasks or not document.projects:
        yield not_applicable("没有部门任务，或没有项目。")
        return
    plans: dict[str, list[PerformancePlan]] = {}
    for plan in document.projects:
        plans.setdefault(core_name(plan.name), []).append(plan)
    for task in tasks:
        held = plans.get(core_name(task.name), [])
        if len(held) == 1 and (money := _whole(task)) is not None:
            yield from _judged(task, money, held[0])


def _whole(task: DepartmentTask) -> Decimal | None:
    """Return a task's total, from its total column or as the sum of all columns."""
    for name in _WHOLE:
        found_here = [money for column, money in task.amounts if column.endswith(name)]
        if found_here:
            return found_here[0]
    return sum((money for _, money in task.amounts), Decimal(0)) if task.amounts else None


def _judged(task: DepartmentTask, money: Decimal, plan: PerformancePlan) -> Iterator[Judgement]:
    """Find a task whose money is not its project's."""
    budget = plan.budget
    if budget is None or budget.total is None:
        return
    gap = abs(money - budget.total)
    if gap > rounding_of([money, budget.total]):
        yield found(
            message(
                "任务“{task}”是 {money} {unit}，项目预算 {budget} {unit}，相差 {gap} {unit}。",
                task=task.name,
                money=figure(money),
                budget=figure(budget.total),
                gap=figure(gap),
                unit=budget.unit,
            ),
            plan=plan,
            field="budget.total",
            given=f"{figure(budget.total)} {budget.unit}",
            expected=f"{figure(money)} {budget.unit}",
            difference=f"{figure(gap)} {budget.unit}",
        )
