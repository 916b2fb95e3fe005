"""Whether office money claims what the whole scheme does."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, figure, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OFFICE: Final = re.compile(r"业务费|业务经费|工作经费|办公经费|日常办公|工作费")


@rule(
    code="JX-R100",
    fault="SYSTEM_RESULT_AS_OUTPUT",
    title="把全局业务结果当作小额业务费的产出",
    why="2万元业务费的产出写参保17万人，每人只合一角钱；那是整个制度的结果，不是这笔钱办的事。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 新农合业务费
budget: 2
indicators:
  - 产出指标 / 数量指标 / 参合人数 / ≥170000人
""",
    good="""
name: 新农合业务费
budget: 2
indicators:
  - 产出指标 / 数量指标 / 印制政策问答 / 8000份
""",
    neighbour="""
name: 体检补助
budget: 2
indicators:
  - 产出指标 / 数量指标 / 体检人数 / ≥170000人
""",
    fix="改为这笔钱直接办的事：印刷份数、宣传场次、培训人数、下乡次数。",
)
def result_of_the_whole_scheme(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts of persons in office money that leave less than a yuan for each."""
    del context
    budget = plan.budget.amount if plan.budget else None
    if budget is None or not _OFFICE.search(plain(plan.name) + plain(plan.purpose)):
        yield not_applicable("不是业务费、工作经费，或没有预算数。")
        return
    wide = [
        (number, row)
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.dimension in ("人", "人次", "户")
        and isinstance(row.target.quantity.number, Decimal)
        and row.target.quantity.number > budget.yuan
    ]
    if wide:
        told = "、".join(f"{plain(row.name)}{shown(row)}" for _, row in wide)
        yield found(
            message(
                "{budget}元的业务经费，产出写“{told}”，每人不到1元，是整个业务的结果，不是"
                "本项目的直接产出。",
                budget=figure(budget.yuan),
                told=told,
            ),
            rows=[number for number, _ in wide],
            field="name",
            given=told,
        )
