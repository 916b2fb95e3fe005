"""Whether two timeliness rows measure one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TIME: Final = re.compile(
    r"(?:完成)?(?:及时|按时|按期|准时)?(?:率|性|时限|时间|期限|时长|程度|情况)$|及时|按时|按期"
)


@rule(
    code="JX-R106",
    fault="TIMELY_ROWS_SAME",
    title="两项时效指标内容重叠",
    why="“业务办理及时率”和“业务办理时限”是一回事，两条算两遍分，项目本身的时效却没有。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 案件办理及时率 / 100%
  - 产出指标 / 时效指标 / 案件办理时限 / ≤60天
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 案件办理时限 / ≤60天
  - 产出指标 / 时效指标 / 法律文书送达时限 / ≤7天
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 案件办理时限 / ≤60天
  - 产出指标 / 质量指标 / 案件办理合格率 / ≥98%
""",
    fix="合并为一条，写明期限；补上项目核心工作的时效，如故障响应时限。",
)
def timeliness_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find timeliness rows whose names agree but for the words of time."""
    del context
    matters: dict[str, list[int]] = {}
    for number, row in annual_rows(plan):
        if class_of(row) == "timeliness":
            matter = _TIME.sub("", plain(row.name))
            if len(matter) > 1:
                matters.setdefault(matter, []).append(number)
    for matter, rows in matters.items():
        if len(rows) > 1:
            names = "、".join(plain(plan.indicators[n - 1].name) for n in rows)
            yield found(
                message("第{rows}项时效“{names}”说的是一回事。", rows=listed(rows), names=names),
                rows=rows,
                field="name",
                given=matter,
            )
