"""Whether the department's objectives come to a result that can be measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_RESULT: Final = re.compile(
    r"率[^，,。；;]{0,10}\d|\d[\d.]*[%％]|百分之"
    r"|(?:新增|增加|增长|提高|提升|下降|降低|减少|压减|压降|达到|不低于|不少于|以上)[^，,。；;]{0,12}\d"
    r"|\d[\d.]*(?:万|亿)?[人户家亩吨个元公里件]{1,2}(?:以上|以内)"
)


@rule(
    code="JX-C039",
    fault="DEPARTMENT_NO_RESULT",
    title="部门分项目标只有工作，没有结果",
    why="“开展检查、做好帮扶”是要做的事；没有率、没有增减，年底看不出目标实现了多少。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#department-form",
    bad="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [开展水质巡查和管网检修, 做好供水应急演练2次]}
projects:
  - {name: 管网维修}
""",
    good="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [开展水质巡查和管网检修, 水质合格率达到98%以上]}
projects:
  - {name: 管网维修}
""",
    neighbour="""
department:
  objectives:
    - {name: 保障城乡供水安全, indicators: [新增通水农户800户]}
projects:
  - {name: 管网维修}
""",
    fix="每个分项目标至少写一项结果指标，如结案率、新增人数、下降幅度。",
)
def objectives_of_work_alone(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find objectives of the department none of whose indicators states a result."""
    del context
    objectives = document.department.objectives if document.department else ()
    if not objectives:
        yield not_applicable("没有部门分项目标。")
        return
    bare_ones = [
        one.name
        for one in objectives
        if one.indicators and not any(_RESULT.search(plain(text)) for text in one.indicators)
    ]
    if bare_ones:
        names = "；".join(bare_ones)
        yield found(
            message("分项目标“{names}”的指标都是要做的工作，没有结果。", names=names),
            field="department.objectives",
            given=names,
        )
