"""Whether money stands as a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, money_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R013",
    fault="COST_IN_QUANTITY",
    title="数量指标里放了金额",
    why="数量指标反映办了多少事；花了多少钱属于成本。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quantity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 劳动监察业务费 / ≤10万元
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 劳动监察业务费 / ≤10万元
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 发放创业担保贷款金额 / ≥3000万元
""",
    fix="把金额移到成本指标，数量指标改写人数、次数、面积等工作量。",
)
def money_as_quantity(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Money spent is cost; money lent, invested or collected is the work itself."""
    for number, row in annual_rows(plan):
        if (
            class_of(row) == "quantity"
            and _is_money(row)
            and not speaks_of(row.name, context.words("money_outputs"))
        ):
            yield found(
                message(
                    "数量指标“{name}”的指标值是金额“{value}”。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="level2",
                given=row.level2,
                expected="成本指标",
            )


def _is_money(row: Indicator) -> bool:
    """Return whether a target is an amount of money, or money per something."""
    quantity = row.target.quantity
    dimension = (quantity.dimension or "") if quantity else ""
    return money_of(row) is not None or dimension.startswith("元")
