"""Whether heads that use up the budget are a fixed number."""

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

_HEADS: Final = ("人", "名", "户", "个", "村", "家")
_LIMITS: Final = ("≤", "≥", "<", ">")
_MONTHS: Final = 12
_SUM: Final = re.compile(r"(\d[\d.]*)(?:元|人/元)")
_PER: Final = re.compile(r"/|每")


@rule(
    code="JX-N072",
    fault="FLOOR_WHERE_FIXED",
    title="预算正好按人数算出，人数却写“≥”",
    why="标准×人数×月数正好等于预算，多一个人就超支；人数应写“=”，写“≥”与预算不符。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#operators",
    bad="""
budget: 7.2
indicators:
  - 产出指标 / 数量指标 / 补贴护林员人数 / ≥20人
  - 成本指标 / 经济成本指标 / 补贴标准 / =300元/人·月
""",
    good="""
budget: 7.2
indicators:
  - 产出指标 / 数量指标 / 补贴护林员人数 / =20人
  - 成本指标 / 经济成本指标 / 补贴标准 / =300元/人·月
""",
    neighbour="""
budget: 8
indicators:
  - 产出指标 / 数量指标 / 补贴护林员人数 / ≥20人
  - 成本指标 / 经济成本指标 / 补贴标准 / =300元/人·月
""",
    fix="人数改为“=”；确需上下浮动的，写明超出部分的资金来源。",
)
def floor_of_what_is_fixed(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Multiply the one fixed standard by each floor of heads, for a year or twelve months."""
    del context
    budget = plan.budget.amount if plan.budget else None
    if budget is None:
        yield not_applicable("没有填写预算数。")
        return
    floors = [
        (n, row, row.target.quantity.number)
        for n, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.comparison is Comparison.AT_LEAST
        and row.target.quantity.dimension in _HEADS
        and isinstance(row.target.quantity.number, Decimal)
    ]
    fixed = [
        (n, _standard(row))
        for n, row in annual_rows(plan)
        if floors and is_cost(row) and not plain(row.target.text).startswith(_LIMITS)
    ]
    standards = [(n, one) for n, one in fixed if one is not None]
    if len(floors) != 1 or len(standards) != 1:
        yield not_applicable("人数或标准不是一项。")
        return
    (number, row, heads), (place, standard) = floors[0], standards[0]
    if any(standard * heads * times == budget.yuan for times in (1, _MONTHS)):
        yield found(
            message(
                "标准×“{name}”{value}正好等于预算{budget}元，多一人就超预算，人数应写“=”。",
                name=row.name,
                value=shown(row),
                budget=figure(budget.yuan),
            ),
            rows=[number, place] if number < place else [place, number],
            field="operator",
            given=shown(row),
        )


def _standard(row: Indicator) -> Decimal | None:
    """Return the yuan a head of a target like =300元/人·月 or 300 人/元/月."""
    text = plain(row.target.text)
    match = _SUM.search(text)
    return Decimal(match[1]) if match and _PER.search(text) else None
