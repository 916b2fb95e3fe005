"""Whether a floor is set for what others bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FLOORS: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)


@rule(
    code="JX-R049",
    fault="DEMAND_FLOOR",
    title="给来多少办多少的事设了下限",
    why="案件、投诉有多少取决于别人，写“≥30件”等于要求案件越多越好。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 受理案件次数 / ≥30件
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 主动检查用人单位户数 / ≥120户
  - 产出指标 / 质量指标 / 受理案件办结率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 受理案件次数 / 约30件
  - 产出指标 / 数量指标 / 案件回访次数 / ≥30次
""",
    fix="改为办结率、办理时限，或本单位主动做的检查、走访数量。",
)
def floor_for_what_others_bring(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find lower bounds on counts that depend on who complains, reports or calls."""
    words = context.words("demand_counts")
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if (
            quantity is not None
            and quantity.kind is QuantityKind.COUNT
            and quantity.comparison in _FLOORS
            and class_of(row) == "quantity"
            and speaks_of(plain(row.name), words)
        ):
            yield found(
                message(
                    "“{name}”取决于来件多少，设下限“{value}”等于要求越多越好。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
