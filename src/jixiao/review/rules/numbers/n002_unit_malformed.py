"""Whether units of price are built as money per person and period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONEY: Final = ("元", "万元", "亿元", "千元")
_PERIODS: Final = ("年", "学年", "月", "季", "季度", "学期", "天", "日")


@rule(
    code="JX-N002",
    fault="UNIT_MALFORMED",
    title="计量单位写法不对",
    why="“人/元/月”读出来是每元每月多少人，和本意相反。",
    since="0.1",
    severity=Severity.ADVICE,
    source="caiban-2023-12#unit",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =300人/元/月
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =300元/人·月
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 县级待遇标准 / =2.5元/人.月
  - 产出指标 / 数量指标 / 培训 / ≥3次/年
""",
    fix="按“元/人·月”的次序书写：先写金额，再写对象和时间。",
)
def unit_order_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Money stands first in a price, the period last; parts stand once, none is blank."""
    del context
    rows = [number for number, row in enumerate(plan.indicators, 1) if _malformed(_unit(row))]
    if rows:
        units = "、".join(dict.fromkeys(_unit(plan.indicators[number - 1]) for number in rows))
        yield found(
            message(
                "第{rows}项的计量单位“{units}”次序或写法不对。", rows=listed(rows), units=units
            ),
            rows=rows,
            field="unit",
            given=units,
            expected="元/人·月",
        )


def _unit(row: Indicator) -> str:
    """Return the printed unit without blanks, its slashes made one kind."""
    return plain(row.target.unit).replace("／", "/")


def _malformed(unit: str) -> bool:
    """Return whether money stands behind a slash, a period before things, or a part twice."""
    if "/" not in unit:
        return False
    parts = re.split(r"[/·.．、*×]", re.sub(r"[()（）]", "", unit))
    late_money = any(part in _MONEY for part in parts[1:])
    # A period stands last: 元/月/人 reads as a month for each person.
    early_period = parts[0] in _MONEY and any(part in _PERIODS for part in parts[1:-1])
    return late_money or early_period or "" in parts or len(set(parts)) < len(parts)
