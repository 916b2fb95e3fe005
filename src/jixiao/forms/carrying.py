"""Which fields of a plan a form can carry, and which of a document's values it would leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.forms.form import Scope
from jixiao.forms.printed_values import plain_source, walk
from jixiao.forms.tabulating import has_place
from jixiao.model.indicator import Horizon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.forms.form import FormDefinition
    from jixiao.model.funding import ExecutionRow
    from jixiao.model.plan import PerformancePlan, PlanDocument

PROJECT_FIELDS: Final = {
    "name": "项目名称", "code": "项目编码", "unit.code": "单位编码", "unit.name": "单位名称",
    "department": "主管部门", "implementing_unit": "实施单位", "year": "年度",
    "category": "项目类别", "attribute": "项目属性", "period": "项目期",
    "budget.total": "预算数", "budget.fiscal": "财政拨款", "budget.other": "其他资金",
    "purpose": "资金用途", "objectives": "绩效目标", "actual_objectives": "目标完成情况",
    "midterm.years": "中期年限", "midterm.objectives": "中期目标",
    "midterm.budget.total": "中期资金总额", "midterm.budget.fiscal": "中期财政拨款",
    "midterm.budget.other": "中期其他资金", "execution.budget_initial": "年初预算数",
    "execution.budget_year": "全年预算数", "execution.spent": "执行数",
    "execution.rate": "执行率", "execution.score": "执行率得分",
    "execution.forecast": "全年预计执行数", "total_score": "总分",
    "central_funds": "中央补助", "local_funds": "地方资金",
}  # fmt: skip
"""Field paths of a project → what the columns are called."""
INDICATOR_FIELDS: Final = {
    "level1": "一级指标", "level2": "二级指标", "name": "三级指标", "description": "指标描述",
    "weight": "分值权重", "basis": "指标值确定依据", "actual": "实际完成值",
    "full_score": "分值", "score": "得分", "deviation_reason": "偏差原因",
    "direction": "指标方向", "explanation": "指标解释", "basis_kind": "标准类型",
    "data_source": "数据来源", "collection_method": "取值方式", "scoring_rule": "赋分规则",
    "evidence": "佐证资料", "forecast": "全年预计完成情况", "likelihood": "完成目标可能性",
    "causes.funding": "经费保障偏差原因", "causes.rules": "制度保障偏差原因",
    "causes.staff": "人员保障偏差原因", "causes.hardware": "硬件条件保障偏差原因",
    "causes.other": "其他偏差原因",
}  # fmt: skip
"""Field paths of an indicator → what the columns are called."""
TARGET_PARTS: Final = frozenset({"operator", "value", "unit"})


def carries(form: FormDefinition, path: str) -> bool:
    """Return True when the form has a place for a field of projects or (`indicator.…`) rows."""
    owner, _, name = path.partition(".")
    if owner != "indicator":
        return path in form.fields
    columns = form.row_fields
    if name == "target":
        return name in columns or columns >= TARGET_PARTS
    return name in columns


def carries_midterm(form: FormDefinition) -> bool:
    """Return True when medium-term and annual indicators stand in blocks of their own."""
    return any(block.horizon == Horizon.MIDTERM for block in form.blocks)


def carries_source(row: ExecutionRow, plan: PerformancePlan, form: FormDefinition) -> bool:
    """Return True when the form has a line for a source of money, or prints it as the total."""
    whole = plan.execution
    if whole and (row.initial, row.year, row.spent) == (
        whole.budget_initial, whole.budget_year, whole.spent,
    ):  # fmt: skip
        return True
    prefix = f"execution.rows.{plain_source(row.source)}."
    return any(path.startswith(prefix) for path in form.fields)


def uncarried(document: PlanDocument, form: FormDefinition) -> tuple[str, ...]:
    """Return what the document prints and the form has no place for, each named once."""
    words = [*_of_document(document, form)]
    for plan in document.projects:
        words.extend(_of_project(plan, form))
    return tuple(dict.fromkeys(words))


def _of_document(document: PlanDocument, form: FormDefinition) -> Iterator[str]:
    department = document.department
    if department and not form.department:
        if department.overall or department.objectives or department.measures:
            yield "部门整体绩效目标"
        if department.tasks and "department.tasks" not in {block.over for block in form.blocks}:
            yield "年度主要任务"
    elif department and department.tasks:
        yield "年度主要任务"
    if document.contents is not None and not form.contents_heading:
        yield "目录"
    if document.total_budget is not None and "total_budget" not in form.fields:
        yield "预算合计"


def _of_project(plan: PerformancePlan, form: FormDefinition) -> Iterator[str]:
    for path, word in PROJECT_FIELDS.items():
        if walk(plan, path) not in (None, ()) and not carries(form, path):
            yield word
    for month, _ in plan.plan.points if plan.plan else ():
        if f"plan.{month}" not in form.fields:
            yield f"{month}月底资金支出计划"
    for row in plan.execution.rows if plan.execution else ():
        if not carries_source(row, plan, form):
            yield f"{plain_source(row.source)}执行情况"
    if form.scope is not Scope.PROJECT:
        yield from (o.label for o in plan.other_fields if not has_place(o, form, plan))
    yield from _of_indicators(plan, form)


def _of_indicators(plan: PerformancePlan, form: FormDefinition) -> Iterator[str]:
    for path, word in INDICATOR_FIELDS.items():
        printed = carries(form, f"indicator.{path}") or path in form.stand_ins
        if not printed and any(walk(indicator, path) is not None for indicator in plan.indicators):
            yield word
    midterm = any(indicator.horizon is Horizon.MIDTERM for indicator in plan.indicators)
    if midterm and not carries_midterm(form):
        yield "中期指标与年度指标的区分"
