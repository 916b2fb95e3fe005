"""Whether each listed payment has a number of those who get it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.named_parts import is_told, listed_payments
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    plain,
)
from jixiao.review.rule import rule
from jixiao.review.unit_limits import limits_with_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SHORT: Final = 3


@rule(
    code="JX-R066",
    fault="PAYMENT_NO_COUNT",
    title="列出的补贴只有标准，没有享受人数",
    why="目标列了几种补贴，其中一种只有标准，没有多少人或户享受，这部分钱无从测算。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 学生资助
objectives: [资金用于住宿补助、校服补助、作业本补助等支出。]
indicators:
  - 产出指标 / 数量指标 / 享受校服补助学生 / ≥900人
  - 产出指标 / 数量指标 / 享受作业本补助学生 / ≥900人
  - 产出指标 / 成本指标 / 住宿补助标准 / ≤300元
""",
    good="""
name: 学生资助
objectives: [资金用于住宿补助、校服补助、作业本补助等支出。]
indicators:
  - 产出指标 / 数量指标 / 享受校服补助学生 / ≥900人
  - 产出指标 / 数量指标 / 享受住宿补助学生 / ≥200人
  - 产出指标 / 成本指标 / 住宿补助标准 / ≤300元
""",
    neighbour="""
name: 学生资助
objectives: [资金用于住宿补助、校服补助、食堂补助等支出。]
indicators:
  - 产出指标 / 数量指标 / 享受住宿补助学生 / ≥900人
  - 产出指标 / 数量指标 / 办食堂的学校 / ≥12所
  - 产出指标 / 成本指标 / 食堂补助每所最高限额 / ≤3万元
""",
    fix="补上享受这种补贴的人数或户数。",
)
def payment_without_receivers(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare listed payments with cost and quantity rows, where quantities name some of them.

    A limit for each unit is counted by the row that counts such units.
    """
    listed_ones = listed_payments(plain("；".join(plan.objectives)))
    if not listed_ones:
        yield not_applicable("目标没有列出几种补贴。")
        return
    rows = [row for _, row in annual_rows(plan)]
    counted_ones = {number for (number, _), _ in limits_with_counts(plan)}
    costs = [
        (n, plain(row.name))
        for n, row in annual_rows(plan)
        if is_cost(row) and n not in counted_ones
    ]
    counted = "；".join(
        plain(row.name) + plain(row.description) for row in rows if class_of(row) == "quantity"
    )
    open_ones = [
        one
        for one in listed_ones
        if not is_told(one, counted, context) and not _shortened(one).search(counted)
    ]
    some = len(open_ones) < len(listed_ones)
    missing = {
        one: [n for n, name in costs if is_told(one, name, context)] for one in open_ones if some
    }
    for one, numbers in missing.items():
        if numbers:
            yield found(
                message("目标列有“{payment}”，只有标准，没有享受的人数或户数。", payment=one),
                rows=numbers,
                field="name",
                given=one,
            )


def _shortened(payment: str) -> re.Pattern[str]:
    """Return the pattern of a payment's name written out: 社保 for 社会保险."""
    core = re.sub(r"(?:补贴|补助|奖补|津贴|资金)$", "", payment)
    gap = "[\u4e00-\u9fff]{0,2}" if len(core) <= _SHORT else ""
    return re.compile(gap.join(map(re.escape, core)))
