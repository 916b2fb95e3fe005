"""Whether something wanted is not set to zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_POSITIVE: Final = (None, Comparison.EQUAL)


@rule(
    code="JX-N032",
    fault="ZERO_TARGET",
    title="正向指标定为零",
    why="培训0人、合格率0%，要么是没填，要么是测算错了。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / =0人
  - 满意度指标 / 服务对象满意度 / 学员满意度 / 0%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / =200人
  - 满意度指标 / 服务对象满意度 / 学员满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 安全事故死亡人数 / =0人
  - 产出指标 / 质量指标 / 重大差错次数 / 0次
  - 效益指标 / 社会效益 / 拖欠工资人数 / =0人
""",
    fix="填写真正的目标值；本年不做的，删去该项。",
)
def wanted_set_to_zero(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find outputs and good shares of 0; faults, accidents and arrears are wanted to be none."""
    tails = context.words("shares_of_whole")
    for number, row in annual_rows(plan):
        quantity, name = row.target.quantity, plain(row.name)
        if quantity is None or quantity.number != 0 or quantity.comparison not in _POSITIVE:
            continue
        volume = class_of(row) == "quantity" and quantity.kind is QuantityKind.COUNT
        unwanted = speaks_of(name, context.words("unwanted_words"))
        if (volume or name.endswith(tails)) and not unwanted and not is_cost(row):
            yield found(
                message("“{name}”定为“{value}”。", name=row.name, value=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
            )
