"""Whether a standard and a count have the same unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PER: Final = re.compile(r"^元/\(?([\u4e00-\u9fff]+)")
_TIMES: Final = {"年", "月", "日", "天", "时", "小时", "季", "学期", "学年", "次"}


@rule(
    code="JX-N042",
    fault="STANDARD_UNIT_NE",
    title="标准按一种单位、数量按另一种单位",
    why="标准是每村、数量是人数，两者不能相乘，成本无法核算。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#calculation",
    bad="""
indicators:
  - 成本指标 / 经济成本指标 / 发放标准 / =600元/村
  - 产出指标 / 数量指标 / 协办员补贴发放人数 / =146人
""",
    good="""
indicators:
  - 成本指标 / 经济成本指标 / 发放标准 / =600元/人
  - 产出指标 / 数量指标 / 协办员补贴发放人数 / =146人
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本指标 / 统防统治作业单价 / ≤15元/亩·次
  - 产出指标 / 数量指标 / 统防统治作业面积 / =5万亩次
""",
    fix="统一为同一单位，或注明换算关系，如一村一人。",
)
def standard_of_another_unit(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the only standard and the only count of a plan in units that are no kin."""
    rows = list(annual_rows(plan))
    rates = [
        (n, row, _PER.match(row.target.quantity.dimension or ""))
        for n, row in rows
        if is_cost(row) and row.target.quantity and row.target.quantity.kind is QuantityKind.RATE
    ]
    counts = [
        (n, row, row.target.quantity.dimension)
        for n, row in rows
        if class_of(row) == "quantity"
        and row.target.quantity
        and row.target.quantity.kind is QuantityKind.COUNT
    ]
    per = rates[0][2][1] if len(rates) == 1 and rates[0][2] else None
    if per is None or per in _TIMES or len(counts) != 1 or counts[0][2] is None:
        yield not_applicable("不是一个标准对一个数量。")
        return
    kin = [set(line.split()) for line in context.words("unit_kin")]
    unit = counts[0][2]
    if per not in unit and not any({per, unit} <= each for each in kin):
        standard, count = shown(rates[0][1]), shown(counts[0][1])
        yield found(
            message(
                "标准是“{standard}”，数量是“{count}”，没有写两种单位怎样换算，相乘只能靠假定。",
                standard=standard,
                count=count,
            ),
            rows=sorted((rates[0][0], counts[0][0])),
            field="unit",
            given=standard,
            expected=count,
        )
