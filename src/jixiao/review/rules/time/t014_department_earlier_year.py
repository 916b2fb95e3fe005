"""Whether the department's year is the budget year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(
    r"(?<!\d)(20\d\d)年?度?(?=届|离校|毕业|未就业|招聘|考核|任务|项目|工作|计划|新增|征缴|征兵|高考|入学)"
)
_CLAUSE: Final = re.compile(r"[；;。]")
_EXPLAINED: Final = re.compile(r"结转|尾款|清算|以前年度|历年|遗留|清零|上年|较|比|以来|起")


@rule(
    code="JX-T014",
    fault="DEPARTMENT_EARLIER_YEAR",
    title="部门指标写的是往年的对象",
    why="2024年的文本还写2023届毕业生，多半是照抄上年，今年做谁的工作说不清。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
fiscal_year: 2024
department:
  objectives:
    - {name: 促进就业, indicators: [做好2022年离校未就业毕业生实名登记]}
projects:
  - {name: 就业补助}
""",
    good="""
fiscal_year: 2024
department:
  objectives:
    - {name: 促进就业, indicators: [做好2024年离校未就业毕业生实名登记]}
projects:
  - {name: 就业补助}
""",
    neighbour="""
fiscal_year: 2024
department:
  objectives:
    - {name: 促进就业, indicators: [登记失业率较2023年考核值下降0.2个百分点]}
projects:
  - {name: 就业补助}
""",
    fix="改为预算年度的对象；确实要继续做往年的，写明人数和原因。",
)
def earlier_years_in_department(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find clauses of objectives and indicators whose object is of an earlier year."""
    year = context.budget_year
    if year is None:
        yield lacks_data("无法判断预算年度。")
        return
    objectives = document.department.objectives if document.department else ()
    for text in (text for one in objectives for text in (one.name, *one.indicators)):
        for clause in _CLAUSE.split(plain(text)):
            years = [int(told) for told in _YEAR.findall(clause)]
            if years and max(years) < year and not _EXPLAINED.search(clause):
                yield found(
                    message(
                        "部门指标“{clause}”写的是 {given} 年，预算年度是 {expected} 年。",
                        clause=clause,
                        given=max(years),
                        expected=year,
                    ),
                    field="department.objectives",
                    given=str(max(years)),
                    expected=str(year),
                )
