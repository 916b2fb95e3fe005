"""Whether office money is to achieve an office's whole duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import money_text, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R048",
    fault="GOAL_TOO_WIDE",
    title="办公经费写成全局目标",
    why="几万元办公费不能“保障就业局势稳定”，目标过大，与资金不匹配，也无法考核。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 开展工作经费
budget: 3.04
purpose: 日常办公经费
objectives: [全方位做好社会保障工作，构建和谐劳动关系。]
""",
    good="""
name: 开展工作经费
budget: 3.04
purpose: 日常办公经费
objectives: [保障38名工作人员日常办公用品和差旅。]
""",
    neighbour="""
name: 公益性岗位补贴
budget: 480
objectives: [安置就业困难人员200人，保持就业局势稳定。]
""",
    fix="按这笔钱实际办的事写目标，全局目标写在部门整体绩效目标中。",
)
def office_money_with_wide_goal(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find slogans of a whole duty in the objectives of small sums for the office's running."""
    total = plan.budget.amount if plan.budget else None
    told = "\n".join(map(plain, (plan.name, plan.purpose, *(row.name for row in plan.indicators))))
    office = speaks_of(told, context.words("office_money"))
    if (
        total is None
        or not office
        or total.into("万元").number > context.number("office_money_most")
    ):
        yield not_applicable("不是小额办公经费。")
        return
    wide = said_in(context.words("duty_slogans")).search(plain("；".join(plan.objectives)))
    if wide is not None:
        goal = next(text for text in plan.objectives if wide[0] in plain(text))
        yield found(
            message(
                "{budget}的办公经费，目标写“{goal}”，目标过大，与资金不匹配。",
                budget=money_text(total, "万元"),
                goal=goal,
            ),
            field="objectives",
            given=goal,
        )
