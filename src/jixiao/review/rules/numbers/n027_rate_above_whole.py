"""Whether a share of a whole stays within the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import without_tail
from jixiao.review.rows import WHOLE, annual_rows, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SHARES: Final = ("率", "满意度", "满意程度")


@rule(
    code="JX-N027",
    fault="RATE_ABOVE_WHOLE",
    title="比率超过100%",
    why="合格的不会多于全部；超过100%说明数值或单位填错了。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 工程验收合格率 / ≥980%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 工程验收合格率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 任务完成率 / ≥105%
  - 效益指标 / 社会效益指标 / 高等教育毛入学率 / ≥102%
  - 效益指标 / 经济效益指标 / 产值增长率 / ≥120%
""",
    fix="改正数值或单位，如把“980%”改为“98%”。",
)
def share_above_whole(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find shares of a whole above the whole; what may be overfulfilled is no such share."""
    for number, row in annual_rows(plan):
        share = share_of(row)
        if share is None or share <= WHOLE:
            continue
        name = without_tail(row.name)
        if not name.endswith(_SHARES):
            continue
        if speaks_of(name, context.words("open_rates")):
            continue
        yield found(
            message("“{name}”定为“{value}”，超过了100%。", name=row.name, value=shown(row)),
            rows=[number],
            field="value",
            given=shown(row),
            expected="≤100%",
        )
