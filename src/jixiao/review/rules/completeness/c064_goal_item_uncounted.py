"""Whether things an objective or a cost names are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C064",
    fault="GOAL_ITEM_UNCOUNTED",
    title="目标或成本写到的事没有数量",
    why="条幅做多少、讲座办几场、演练几次没有数，年底做一次也算完成。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quantity",
    bad="""
name: 禁毒工作经费
objectives: [制作宣传条幅，举办禁毒讲座。]
indicators:
  - 产出指标 / 数量指标 / 吸毒人员管控人数 / 120人
""",
    good="""
name: 禁毒工作经费
objectives: [制作宣传条幅，举办禁毒讲座。]
indicators:
  - 产出指标 / 数量指标 / 制作宣传条幅 / 200条
  - 产出指标 / 数量指标 / 禁毒讲座 / 12场
""",
    neighbour="""
name: 禁毒工作经费
objectives: [制作宣传条幅200条，举办禁毒讲座12场。]
indicators:
  - 产出指标 / 数量指标 / 吸毒人员管控人数 / 120人
""",
    fix="为每件事写明条数、场次、人数。",
)
def things_without_number(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for things that are made or held among quantity rows; those with a figure pass."""
    rows = list(annual_rows(plan))
    counted = "；".join(
        plain(row.name) + plain(row.description) for _, row in rows if class_of(row) == "quantity"
    )
    if not counted:
        yield not_applicable("没有数量指标。")
        return
    costs = [plain(row.name) for _, row in rows if is_cost(row)]
    told = "；".join((*(plain(goal) for goal in plan.objectives), plain(plan.purpose), *costs))
    things = [
        word
        for word in context.words("countable_things")
        if word in told
        and word not in counted
        and not re.search(rf"{word}[^，。；]{{0,4}}\d|\d[^，。；]{{0,4}}{word}", told)
    ]
    if things:
        names = "、".join(things)
        yield found(
            message("目标或成本写了{things}，没有数量。", things=names),
            field="objectives",
            given=names,
        )
