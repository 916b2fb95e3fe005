"""Whether a basis gives the target or only tells how the actual will be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    listed,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_WAY: Final = re.compile(
    r"(?:满意度|现场|随机|抽样|电话|网络|群众|家长|服务对象|入户|问卷)*"
    r"(?:调查(?:表|问卷)?|问卷(?:调查)?(?:表)?|测量表|测评表|统计表|抽样(?:调查)?|回访|系统(?:导出|统计|取数|查询))"
    r"|(?:历史|工作|往年|以往|过往|实践|多年)(?:工作)?经验|(?:往年|以往|历年|上年)(?:情况|做法)"
)


@rule(
    code="JX-C042",
    fault="BASIS_IS_SURVEY",
    title="依据写的是取数方法或笼统经验",
    why="“调查问卷”说的是年底怎样取实际值，“历史经验”没有往年数值，都证明不了目标为什么定这么高。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#basis",
    bad="""
indicators:
  - {level2: 服务对象满意度指标, name: 家长满意度, target: ≥90%, basis: 调查问卷}
""",
    good="""
indicators:
  - {level2: 服务对象满意度指标, name: 家长满意度, target: ≥90%, basis: 2025年问卷调查结果89%}
""",
    neighbour="""
indicators:
  - {level2: 服务对象满意度指标, name: 家长满意度, target: ≥90%, basis: 上年满意度调查报告}
  - {level2: 数量指标, name: 参保人数, target: ≥900人, basis: 上年统计}
""",
    fix="写上年实际值、行业标准或文件；取数方法写到描述中。",
)
def basis_is_a_way_of_counting(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find bases that hold nothing but a way of counting or unnamed experience."""
    del context
    told = [(number, plain(row.basis)) for number, row in annual_rows(plan) if row.basis]
    rows = [number for number, basis in told if _WAY.fullmatch(basis)]
    if rows:
        given = "、".join(dict.fromkeys(basis for number, basis in told if number in rows))
        yield found(
            message(
                "第{rows}项的依据“{given}”没有往年数值或标准，得不出指标值。",
                rows=listed(rows),
                given=given,
            ),
            rows=rows,
            field="basis",
            given=given,
        )
