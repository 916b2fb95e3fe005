"""Whether objectives name what most cost items buy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3


@rule(
    code="JX-R107",
    fault="COST_PARTS_NOT_IN_GOAL",
    title="几项主要支出目标都没有提到",
    why="钱用在临聘人员、设备、工装、电子签章，目标只写宣传和系统；目标与支出对不上。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 窗口服务能力提升经费
budget: 26
objectives: [开展政策宣传。]
indicators:
  - 产出指标 / 成本指标 / 大厅设备购置、临聘人员劳务费 / 15万元
  - 产出指标 / 成本指标 / 窗口人员工装 / 6万元
  - 产出指标 / 成本指标 / 电子签章费 / 5万元
""",
    good="""
name: 窗口服务能力提升经费
budget: 26
objectives: [更新大厅设备，聘用导办人员4名，统一窗口工装，建成电子签章。]
indicators:
  - 产出指标 / 成本指标 / 大厅设备购置、临聘人员劳务费 / 15万元
  - 产出指标 / 成本指标 / 窗口人员工装 / 6万元
  - 产出指标 / 成本指标 / 电子签章费 / 5万元
""",
    neighbour="""
name: 窗口服务能力提升经费
budget: 26
objectives: [开展政策宣传。]
indicators:
  - 产出指标 / 成本指标 / 电子签章费 / 5万元
  - 产出指标 / 成本指标 / 宣传费 / 21万元
""",
    fix="在目标中写明各项支出要办成的事，或调整支出使之与目标一致。",
)
def cost_parts_without_goal(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count the kinds of items that cost rows name and neither name, purpose nor objectives do."""
    costs = [(n, plain(row.name)) for n, row in annual_rows(plan) if is_cost(row)]
    head = plain(plan.name) + plain(plan.purpose) + plain("；".join(plan.objectives))
    if len(costs) < _LEAST or not plan.objectives:
        yield not_applicable("成本项太少，或没有目标。")
        return
    told = "；".join(name for _, name in costs)
    items = [
        item["name"]
        for item in context.table("cost_items")
        if speaks_of(told, item["cost"]) and not speaks_of(head, item["counted"])
    ]
    if len(items) >= _LEAST:
        names = "、".join(items)
        yield found(
            message("成本列了{items}，目标都没有提到，目标与支出对不上。", items=names),
            rows=[number for number, _ in costs],
            field="objectives",
            given=names,
        )
