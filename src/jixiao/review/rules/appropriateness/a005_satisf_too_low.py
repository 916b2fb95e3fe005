"""Whether satisfaction is set so low that it is always met."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, figure, is_satisfaction, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SATISFIED: Final = re.compile(r"(?<!不)满意(?:度|率|程度)(?:指标)?$")


@rule(
    code="JX-A005",
    fault="SATISF_TOO_LOW",
    title="满意度定得过低",
    why="满意度定为60%、70%，多数人不满意也算完成。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 参保人员满意度 / ≥60%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 参保人员满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 参保人员满意度 / ≥80%
  - 满意度指标 / 服务对象满意度指标 / 不满意率 / ≤5%
  - 满意度指标 / 服务对象满意度指标 / 参保人员满意度提高 / ≥3%
""",
    fix="按近三年调查结果设定，一般不低于80%；偏低的写明原因。",
)
def satisfaction_is_low(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Names must end in satisfaction itself, not in its rise or its contrary."""
    least = context.number("satisfaction_least")
    for number, row in annual_rows(plan):
        share, name = share_of(row), bare(row.name)
        if not is_satisfaction(row) or share is None or not _SATISFIED.search(name):
            continue
        if share < least:
            yield found(
                message("“{name}”定为“{value}”，过低。", name=row.name, value=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
                expected=f"≥{figure(least * 100)}%",
            )
