"""Whether the department's objectives say who is in charge and with which project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2
_CHARGE: Final = re.compile(r"牵头|负责|责任(?:单位|科室|股室|部门)|承办|具体由|对应项目")


@rule(
    code="JX-C067",
    fault="DEPARTMENT_NO_OWNER",
    title="部门分项目标没有责任单位和对应项目",
    why="几个单位、几十个项目，分项目标不写由谁负责、用哪个项目完成，目标和钱挂不上钩。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [水质合格率98%]}
    - {name: 防汛抗旱, indicators: [开展演练2次]}
projects:
  - {name: 管网维修, unit: {code: "1", name: 供水站}}
  - {name: 泵站更新, unit: {code: "1", name: 供水站}}
  - {name: 堤防加固, unit: {code: "2", name: 河道所}}
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水（供水站负责）, indicators: [水质合格率98%]}
    - {name: 防汛抗旱（河道所负责）, indicators: [开展演练2次]}
projects:
  - {name: 管网维修, unit: {code: "1", name: 供水站}}
  - {name: 泵站更新, unit: {code: "1", name: 供水站}}
  - {name: 堤防加固, unit: {code: "2", name: 河道所}}
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水, indicators: [水质合格率98%]}
    - {name: 防汛抗旱, indicators: [开展演练2次]}
projects:
  - {name: 管网维修, unit: {code: "1", name: 供水站}}
  - {name: 泵站更新, unit: {code: "1", name: 供水站}}
  - {name: 堤防加固, unit: {code: "1", name: 供水站}}
""",
    fix="每个分项目标写明责任单位（科室）和承接的项目。",
)
def objectives_without_owner(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a unit, a project's name or words of charge in objectives of several units."""
    del context
    objectives = document.department.objectives if document.department else ()
    units = {plain(plan.unit.name) for plan in document.projects if plan.unit and plan.unit.name}
    if len(objectives) < _LEAST or len(units) < _LEAST or len(document.projects) <= _LEAST:
        yield not_applicable("没有几个分项目标，或项目都由一个单位实施。")
        return
    told = "；".join(plain(text) for one in objectives for text in (one.name, *one.indicators))
    named = {plain(plan.name) for plan in document.projects if plan.name} | units
    if not _CHARGE.search(told) and not any(name in told for name in named):
        yield found(
            message(
                "{count}项分项目标都没有写责任单位和对应项目，{projects}个项目对不上。",
                count=len(objectives),
                projects=len(document.projects),
            ),
            field="department.objectives",
            given="；".join(one.name for one in objectives),
        )
