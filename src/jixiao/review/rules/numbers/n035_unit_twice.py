"""Whether a target carries its unit once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TWICE: Final = re.compile(
    r"\d(?:(亿元|万元|人次|公里|平方米|[%％\u4e00-\u9fff])\1|[%％](?:百分比|百分数|％|%)"
    r"|(?:亿|万|千)元元|百分比[%％])$"
)


@rule(
    code="JX-N035",
    fault="UNIT_TWICE",
    title="计量单位写了两遍",
    why="“95%%”“5万元万元”是数值栏和单位栏重复填写，系统无法读数。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#unit",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 考试合格率 / ≥95%%
  - 成本指标 / 经济成本指标 / 培训费 / ≤5万元万元
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 考试合格率 / ≥95%
  - 成本指标 / 经济成本指标 / 培训费 / ≤5万元
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥95人次
  - 成本指标 / 经济成本指标 / 补贴标准 / 300元/人·月
  - 效益指标 / 社会效益指标 / 增速 / ≥2个百分点
""",
    fix="数值栏只填数字，单位填在计量单位栏。",
)
def unit_printed_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find one unit twice behind the number, in signs or in words."""
    del context
    for number, row in annual_rows(plan):
        text = plain(row.target.text)
        if _TWICE.search(text):
            yield found(
                message(
                    "“{name}”的指标值“{value}”重复写了单位。", name=row.name or "—", value=text
                ),
                rows=[number],
                field="unit",
                given=text,
            )
