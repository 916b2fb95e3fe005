"""Whether the cost rows of several payments can be added up to the budget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    is_cost,
    listed,
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STANDARD: Final = re.compile(r"标准|限额|额度|定额|单价|费率")
_LEAST: Final = 3


@rule(
    code="JX-N048",
    fault="STANDARDS_NO_SUM",
    title="成本只抄政策标准，加不出预算",
    why="几种补贴只写“实际缴费的50%”“当地最低工资的70%”，没有各项金额，预算数从哪里来无从核对。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
name: 学生资助补助
budget: 300
indicators:
  - 产出指标 / 数量指标 / 资助学生 / ≥900人
  - 产出指标 / 成本指标 / 住宿补助标准 / 按实际住宿费的50%
  - 产出指标 / 成本指标 / 交通补助标准 / 不高于客运票价
  - 产出指标 / 成本指标 / 伙食补助标准 / 每生每年1000元
""",
    good="""
name: 学生资助补助
budget: 300
indicators:
  - 产出指标 / 数量指标 / 资助学生 / ≥900人
  - 产出指标 / 成本指标 / 住宿补助标准 / 按实际住宿费的50%
  - 产出指标 / 成本指标 / 住宿补助金额 / ≤120万元
  - 产出指标 / 成本指标 / 伙食补助金额 / ≤180万元
""",
    neighbour="""
name: 学生资助补助
budget: 300
indicators:
  - 产出指标 / 数量指标 / 资助学生 / ≥900人
  - 产出指标 / 成本指标 / 小学补助标准 / 1000元/人·年
  - 产出指标 / 成本指标 / 初中补助标准 / 1250元/人·年
  - 产出指标 / 成本指标 / 高中补助标准 / 2000元/人·年
""",
    fix="写出每种补贴的人数、标准折算的金额和小计，合计等于预算。",
)
def standards_without_sums(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find three or more cost rows that are all standards, two at least not in money."""
    del context
    costs = [(number, row) for number, row in annual_rows(plan) if is_cost(row)]
    if len(costs) < _LEAST or not all(_STANDARD.search(plain(row.name)) for _, row in costs):
        yield not_applicable("成本指标不全是标准。")
        return
    loose = [number for number, row in costs if row.target.quantity is None or _relative(row)]
    if len(loose) + 1 >= _LEAST:
        names = "、".join(dict.fromkeys(row.name or "" for _, row in costs))
        yield found(
            message(
                "成本指标（{names}）都是政策标准，第{rows}项不是金额，加不出预算数。",
                names=names,
                rows=listed(loose),
            ),
            rows=[number for number, _ in costs],
            field="value",
            given=names,
        )


def _relative(row: Indicator) -> bool:
    """Return whether a standard is a share or words, not money."""
    quantity = row.target.quantity
    return quantity is not None and quantity.kind in (QuantityKind.RATIO, QuantityKind.TEXT)
