"""Whether a monthly standard goes with the payments a year."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONTHLY: Final = re.compile(r"[/.·]月|每月|月均")
_ONCE: Final = re.compile(r"一次性")
_RECURRING: Final = re.compile(r"元[/（(]?[^，,]{0,4}[./·]?[年月]$|每[年月]")
_PAYING: Final = re.compile(r"(?:发放|支付|拨付|补贴|补助).{0,4}(?:频率|频次|次数)")
_MONTHS: Final = Decimal(12)


@rule(
    code="JX-N038",
    fault="FREQUENCY_NE_STANDARD",
    title="按月的标准与发放次数不符",
    why="标准是每人每月，一年却只发2次，是按月发还是半年一发、一次发几个月，说不清。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#calculation",
    bad="""
indicators:
  - 成本指标 / 经济成本指标 / 岗位补贴发放标准 / =300元/人·月
  - 产出指标 / 时效指标 / 补贴发放频率 / ≥2次
""",
    good="""
indicators:
  - 成本指标 / 经济成本指标 / 岗位补贴发放标准 / =300元/人·月
  - 产出指标 / 时效指标 / 补贴发放频率 / =12次
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本指标 / 取暖补贴发放标准 / =1300元/人·年
  - 产出指标 / 时效指标 / 补贴发放频率 / =2次
""",
    fix="按月发的写12次；按季、半年发的，写明每次发放的月数。",
)
def payments_fewer_than_months(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold payments a year against a monthly standard, and what is paid once against periods."""
    del context
    rows = list(annual_rows(plan))
    for number, row in rows:
        if is_cost(row) and _ONCE.search(plain(row.name)) and _RECURRING.search(shown(row)):
            yield found(
                message(
                    "“{name}”是一次性的，标准却按期间（{value}），每年发还是只发一次说不清。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="unit",
                given=shown(row),
                severity=Severity.ADVICE,
            )
    monthly = next((n for n, row in rows if is_cost(row) and _MONTHLY.search(shown(row))), None)
    if monthly is None:
        yield not_applicable("没有按月的标准。")
        return
    for number, row in rows:
        quantity = row.target.quantity
        if quantity is None or quantity.kind is not QuantityKind.COUNT or quantity.number is None:
            continue
        if _PAYING.search(plain(row.name)) and quantity.number < _MONTHS:
            standard = shown(plan.indicators[monthly - 1])
            yield found(
                message(
                    "标准按月（{standard}），“{name}”是“{value}”，按月还是按次发放说不清。",
                    standard=standard,
                    name=row.name,
                    value=shown(row),
                ),
                rows=[monthly, number],
                field="value",
                given=shown(row),
                expected="12次",
            )
