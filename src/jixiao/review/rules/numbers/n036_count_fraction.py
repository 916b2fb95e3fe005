"""Whether what comes in pieces is counted in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N036",
    fault="COUNT_FRACTION",
    title="人数、件数带小数",
    why="半个人、半台设备不存在；带小数说明单位错了或是平均算出来的。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200.5人
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥1.25万人
  - 产出指标 / 数量指标 / 年人均培训次数 / ≥1.5次
  - 产出指标 / 数量指标 / 户均人数 / ≥2.8人
  - 产出指标 / 数量指标 / 绿化面积 / ≥12.5亩
""",
    fix="改为整数，或改正计量单位（如“万人”）。",
)
def pieces_in_fractions(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find fractions of persons, households and machines; means may have them."""
    pieces, means = context.words("pieces"), context.words("mean_words")
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind is not QuantityKind.COUNT or quantity.number is None:
            continue
        whole = quantity.number == quantity.number.to_integral_value()
        if not whole and quantity.dimension in pieces and not speaks_of(row.name, means):
            yield found(
                message(
                    "“{name}”的指标值“{value}”带小数。", name=row.name or "—", value=shown(row)
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
