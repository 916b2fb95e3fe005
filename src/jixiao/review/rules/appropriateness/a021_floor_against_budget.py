"""Whether the floor of a paid item is in proportion to the budget."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, figure, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FEW: Final = 5
_HARDLY: Final = 50
_COUNT: Final = re.compile(r"(?:人数|户数|人次|数量|个数|家数|数)$")
_SUM: Final = re.compile(r"(\d[\d,.]*)元")


@rule(
    code="JX-A021",
    fault="FLOOR_AGAINST_BUDGET",
    title="某项人数下限与预算不相称",
    why="“≥2人”按每人5000元只合1万元，预算150万元；定得这么低，这一项等于没有目标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
budget: 150
indicators:
  - 产出指标 / 数量指标 / 创业补贴人数 / ≥2人
  - 产出指标 / 成本指标 / 创业补贴标准 / 每人5000元
""",
    good="""
budget: 150
indicators:
  - 产出指标 / 数量指标 / 创业补贴人数 / ≥60人
  - 产出指标 / 成本指标 / 创业补贴标准 / 每人5000元
""",
    neighbour="""
budget: 1
indicators:
  - 产出指标 / 数量指标 / 创业补贴人数 / ≥2人
  - 产出指标 / 成本指标 / 创业补贴标准 / 每人5000元
""",
    fix="按上年实际享受人数和本年资金重新测算下限。",
)
def floor_out_of_proportion(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find floors of three persons or fewer whose money by the standard is hardly of the budget."""
    del context
    budget = plan.budget.amount if plan.budget else None
    if budget is None:
        yield not_applicable("没有填写预算数。")
        return
    rows = list(annual_rows(plan))
    for number, row in rows:
        quantity = row.target.quantity
        if (
            class_of(row) != "quantity"
            or quantity is None
            or quantity.comparison is not Comparison.AT_LEAST
            or not isinstance(quantity.number, Decimal)
            or not 1 < quantity.number <= _FEW
        ):
            continue
        core = _COUNT.sub("", plain(row.name))
        standard = next(
            (_yuan(one) for _, one in rows if is_cost(one) and core in plain(one.name)), None
        )
        if len(core) > 1 and standard and standard * quantity.number * _HARDLY < budget.yuan:
            yield found(
                message(
                    "“{name}”{value}按标准只合{money}元，预算{budget}元，下限过低。",
                    name=row.name,
                    value=shown(row),
                    money=figure(standard * quantity.number),
                    budget=figure(budget.yuan),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _yuan(row: Indicator) -> Decimal | None:
    """Return the yuan of a standard like 每人5000元 or 5000元/人."""
    match = _SUM.search(plain(row.target.text))
    return Decimal(match[1].replace(",", "")) if match else None
