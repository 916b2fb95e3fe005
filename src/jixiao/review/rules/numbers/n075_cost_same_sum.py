"""Whether two cost rows are one sum told twice."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, is_cost, money_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_EACH: Final = re.compile(r"[人户]均|每[人户个]|单位成本|平均")


@rule(
    code="JX-N075",
    fault="COST_SAME_SUM",
    title="单价×人数就是另一条总额，两条成本是同一笔钱",
    why="人均666.67元乘18人就是12000元，再列一条总额，没有多约束一分钱。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#cost",
    bad="""
budget: 1.2
indicators:
  - 产出指标 / 数量指标 / 保障办公人数 / 18人
  - 产出指标 / 成本指标 / 人均支出成本 / ≤666.67元
  - 产出指标 / 成本指标 / 经费金额 / 12000元
""",
    good="""
budget: 1.2
indicators:
  - 产出指标 / 数量指标 / 保障办公人数 / 18人
  - 产出指标 / 成本指标 / 人均印刷费 / ≤200元
  - 产出指标 / 成本指标 / 经费金额 / 12000元
""",
    neighbour="""
budget: 1.2
indicators:
  - 产出指标 / 数量指标 / 培训人数 / 15人
  - 产出指标 / 成本指标 / 人均培训费标准 / =800元/人
  - 产出指标 / 成本指标 / 经费金额 / 12000元
""",
    fix="总额保留一条，人均或单价改写有依据的标准；倒推出来的人均数不算标准。",
)
def sum_over_heads(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a cost a head with cents that times the heads is another cost row: worked backwards."""
    del context
    rows = list(annual_rows(plan))
    costs = [(n, row, money.yuan) for n, row in rows if is_cost(row) and (money := money_of(row))]
    heads = [
        row.target.quantity.number
        for _, row in rows
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and isinstance(row.target.quantity.number, Decimal)
    ]
    for number, row, each in costs:
        if not _EACH.search(plain(row.name)) or each == each.to_integral_value():
            continue
        for other, whole_row, whole in costs:
            if other != number and any(abs(each * head - whole) * 100 < whole for head in heads):
                yield found(
                    message(
                        "“{name}”{value}乘人数就是“{total}”{sum}，两条成本是同一笔钱，人"
                        "均是倒推的。",
                        name=row.name,
                        value=shown(row),
                        total=whole_row.name,
                        sum=shown(whole_row),
                    ),
                    rows=sorted((number, other)),
                    field="value",
                    given=shown(row),
                )
                return
