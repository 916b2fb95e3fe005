"""Whether the department's code stands where the form asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_CODE: Final = re.compile(r"\d{3,}")


@rule(
    code="JX-C032",
    fault="DEPARTMENT_CODE_MISSING",
    title="主管部门没有填代码",
    why="“主管部门及代码”栏只写名称，汇总时同名或改名的部门无法对应。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#integrity",
    bad="""
form: national_2015_target
projects:
  - {name: 道路养护, department: 甲县交通运输局}
  - {name: 桥梁加固, department: 甲县交通运输局}
""",
    good="""
form: national_2015_target
projects:
  - {name: 道路养护, department: "甲县交通运输局[213]"}
  - {name: 桥梁加固, department: "213 甲县交通运输局"}
""",
    neighbour="""
projects:
  - {name: 道路养护, department: 甲县交通运输局}
""",
    fix="在部门名称后填写预算部门代码。",
)
def department_without_code(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for digits in the column of forms that ask for the code; said once a document."""
    del context
    if document.form not in {"national_2015_target", "national_2015_declaration"}:
        yield not_applicable("表样没有主管部门代码栏。")
        return
    named = [plan for plan in document.projects if plan.department]
    bare = [plan for plan in named if not _CODE.search(plan.department or "")]
    if bare:
        yield found(
            message(
                "{count}个项目的“主管部门及代码”栏只有名称“{name}”，没有代码。",
                count=len(bare),
                name=bare[0].department,
            ),
            plan=bare[0],
            field="department",
            given=bare[0].department,
        )
