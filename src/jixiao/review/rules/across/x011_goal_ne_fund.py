"""Whether a project keeps to what its fund may pay for."""

from __future__ import annotations

import re
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

_DENIED: Final = re.compile(r"不得|不用于|严禁|禁止|不能用于|不包括|杜绝")


@rule(
    code="JX-X011",
    fault="GOAL_NE_FUND",
    title="支出超出资金管理办法规定的范围",
    why="专项资金有规定的用途和禁止的支出；超出范围的钱要追回。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#fund-scope",
    bad="""
name: 2024年中央就业补助资金
purpose: 就业服务中心办公用房租金和工作人员工资
""",
    good="""
name: 2024年中央就业补助资金
purpose: 职业培训补贴、社会保险补贴和公益性岗位补贴
""",
    neighbour="""
name: 2024年中央就业补助资金
purpose: 职业培训补贴和公益性岗位补贴，不得用于办公用房建设和购置交通工具
""",
    fix="删去规定范围外的支出，改由部门经费安排。",
)
def spending_outside_the_fund(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for forbidden spending in purpose, objectives and cost rows of a known fund."""
    source = plain(plan.name) + "，" + plain(plan.purpose)
    funds = [one for one in context.table("fund_scopes") if speaks_of(source, one["fund"])]
    funds = [
        {**one, "outside": [*one["outside"], *context.words("outside_any_fund")]} for one in funds
    ]
    if not funds and speaks_of(plan.name, context.words("special_funds")):
        funds = [{"rules": message("专项资金管理"), "outside": context.words("outside_any_fund")}]
    if not speaks_of(plain(plan.name), ("机关", "办公", "后勤", "职工")):
        own = context.words("office_own")
        funds = [{**one, "outside": [*one["outside"], *own]} for one in funds]
    if not funds:
        yield not_applicable("项目名称不是有支出范围可查的专项资金。")
        return
    texts: list[tuple[list[int] | None, str, str | None]] = [(None, "purpose", plan.purpose)]
    texts += [(None, "objectives", text) for text in plan.objectives]
    texts += [([number], "name", row.name) for number, row in annual_rows(plan) if is_cost(row)]
    for one in funds:
        for rows, field, text in texts:
            outside = next((word for word in one["outside"] if word in plain(text)), None)
            if outside and not _DENIED.search(plain(text)):
                yield found(
                    message(
                        "“{text}”含{outside}，{rules}规定不得列支。",
                        text=text,
                        outside=outside,
                        rules=one["rules"],
                    ),
                    rows=rows,
                    field=field,
                    given=outside,
                )
