"""Whether a document that will be published holds numbers of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.personal_numbers import personal_numbers
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.department import DepartmentPart
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

    Text = tuple[PerformancePlan | None, list[int] | None, str, str | None]

_ROW_FIELDS = (
    "name", "description", "basis", "actual", "deviation_reason", "explanation", "data_source",
    "evidence", "scoring_rule", "forecast",
)  # fmt: skip


@rule(
    code="JX-X012",
    fault="DIRTY_DATA_CONTAINS_PII",
    title="含有个人信息",
    why="绩效目标要向社会公开，身份证号、手机号、银行卡号一旦公开就收不回来。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="personal-information#minimum",
    bad="""
name: 困难群众救助
objectives: [救助张某，身份证号 11010519491231002X，联系电话 13800138000]
""",
    good="""
name: 困难群众救助
objectives: [救助困难群众32人，联系电话 0951-6012345]
""",
    neighbour="""
name: 困难群众救助
code: 13030624P00582510178X
objectives: [合同编号 110105194912310021，统计代码 6222021234567890123]
""",
    fix="删去个人信息；确需说明的，只写人数或用编号代替。",
)
def numbers_of_persons(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look at every text of the document; numbers are told with most digits covered."""
    del context
    for texts in _parts(document):
        # Nearly no part holds one: a look at all its texts at once tells.
        if not any(personal_numbers("\n".join(text for *_, text in texts if text))):
            continue
        for plan, rows, field, text in texts:
            for number in personal_numbers(text):
                yield found(
                    message("写有{kind} {covered}。", kind=number.kind, covered=number.covered),
                    plan=plan,
                    rows=rows,
                    field=field,
                    given=number.covered,
                )


def _parts(document: PlanDocument) -> Iterator[list[Text]]:
    """Yield the texts of the document's head, then of each project, with their places."""
    head: list[Text] = [(None, None, "issuer", document.issuer)]
    if document.department is not None:
        head += _department_texts(document.department)
    yield head
    for plan in document.projects:
        yield [*_plan_texts(plan), *_row_texts(plan)]


def _row_texts(plan: PerformancePlan) -> Iterator[Text]:
    """Yield the texts of a project's rows."""
    for number, row in enumerate(plan.indicators, 1):
        yield plan, [number], "value", row.target.text
        for field in _ROW_FIELDS:
            yield plan, [number], field, getattr(row, field)


def _department_texts(department: DepartmentPart) -> Iterator[Text]:
    """Yield the texts of the department's part."""
    yield None, None, "department.overall", department.overall
    for objective in department.objectives:
        for text in (objective.name, *objective.indicators):
            yield None, None, "department.objectives", text
    for measure in department.measures:
        yield None, None, "department.measures", f"{measure.name} {measure.text or ''}"
    for task in department.tasks:
        yield None, None, "department.tasks", f"{task.name} {task.content or ''}"


def _plan_texts(plan: PerformancePlan) -> Iterator[Text]:
    """Yield the texts of a project's head."""
    for field in ("name", "purpose", "department", "implementing_unit", "category", "attribute"):
        yield plan, None, field, getattr(plan, field)
    for field in ("objectives", "actual_objectives"):
        for text in getattr(plan, field):
            yield plan, None, field, text
    for other in plan.other_fields:
        yield plan, None, "other_fields", f"{other.label} {other.text}"
