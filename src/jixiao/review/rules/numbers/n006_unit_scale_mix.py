"""Whether sums of money in one form share one unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_outcome, listed, money_of, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TEN_THOUSAND: Final = Decimal(10_000)


@rule(
    code="JX-N006",
    fault="UNIT_SCALE_MIX",
    title="金额单位混用",
    why="一张表里元、万元、亿元混用，汇总和核对时容易差出几个数量级。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#scale",
    bad="""
budget: 25
indicators:
  - 产出指标 / 成本指标 / 设备购置及维护 / 150000元
  - 产出指标 / 成本指标 / 人员培训 / 10万元
""",
    good="""
budget: 25
indicators:
  - 产出指标 / 成本指标 / 设备购置及维护 / 15万元
  - 产出指标 / 成本指标 / 人员培训 / 10万元
""",
    neighbour="""
budget: 25
indicators:
  - 产出指标 / 成本指标 / 房租补贴标准 / ≤40000元
  - 产出指标 / 成本指标 / 人均支出 / ≤666.67元
  - 效益指标 / 经济效益指标 / 旅游收入 / ≥3.2亿元
""",
    fix="金额统一用表头的单位（一般为万元）。",
)
def money_units_mixed(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare with the form's own unit; standards per head and economic results may differ."""
    own = plan.budget.unit if plan.budget and plan.budget.total is not None else None
    if own is None:
        yield not_applicable("没有预算数。")
        return
    mixed = [
        number
        for number, row in annual_rows(plan)
        if not is_outcome(row) and _other_scale(row, own, context)
    ]
    if mixed:
        values = "、".join(shown(plan.indicators[number - 1]) for number in mixed)
        yield found(
            message(
                "预算数以{own}为单位，第{rows}项写成了{values}。",
                own=own,
                rows=listed(mixed),
                values=values,
            ),
            rows=mixed,
            field="unit",
            given=values,
            expected=own,
        )


def _other_scale(row: Indicator, own: str, context: Context) -> bool:
    """Return whether a row's sum is printed in another unit than the form's."""
    money, unit = money_of(row), plain(row.target.unit)
    if money is None or unit not in YUAN_PER_UNIT or unit == own:
        return False
    told = f"{plain(row.name)}，{plain(row.description)}"
    small = unit == "元" and money.yuan < _TEN_THOUSAND
    return not small and not speaks_of(told, context.words("unit_price_words"))
