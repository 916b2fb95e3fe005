"""Whether the monthly pay of a post says how it stands to the minimum wage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, is_cost, plain, shown
from jixiao.review.rule import rule
from jixiao.standards.costing import costing_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONTHLY_UNITS: Final = ("元/人·月", "元/人.月", "元/月·人", "元/人月")
_BASIS: Final = re.compile(
    r"最低工资|文件|〔20|规定|标准为|办法|通知|批复|分担|其中|部分|按天|半天|兼职|补差|差额|加发"
)


@rule(
    code="JX-N055",
    fault="POST_PAY_NO_BASIS",
    title="岗位补贴标准没有依据",
    why="岗位补贴低于最低工资，没有写依据，也没有写其余由谁出，标准对不对无从判断。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
name: 城乡公益性岗位补贴
budget: 6.48
indicators:
  - 成本指标 / 经济成本 / 岗位补贴发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 享受公益性岗位补贴人数 / =18人
""",
    good="""
name: 城乡公益性岗位补贴
budget: 6.48
purpose: 县级按最低工资标准的分担部分每人每月300元
indicators:
  - 成本指标 / 经济成本 / 岗位补贴发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 享受公益性岗位补贴人数 / =18人
""",
    neighbour="""
name: 高龄津贴
budget: 6.48
indicators:
  - 成本指标 / 经济成本 / 高龄津贴标准 / =300元/人·月
  - 产出指标 / 数量指标 / 享受高龄津贴人数 / =18人
""",
    fix="写明标准的文件依据，与最低工资标准的关系，其余部分由谁承担。",
)
def post_paid_below_the_wage(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find monthly standards of posts below the minimum wage with no word on their basis."""
    posts = said_in(context.words("whole_posts"))
    name = plain(plan.name)
    rates = [(n, row) for n, row in annual_rows(plan) if is_cost(row) and _monthly(row) is not None]
    if not rates or not posts.search(name + "，".join(plain(row.name) for _, row in rates)):
        yield not_applicable("没有按月的岗位补贴标准。")
        return
    told = "；".join(map(plain, (plan.purpose, *plan.objectives)))
    wage = costing_number("minimum_wage", context.day)
    for number, row in rates:
        own = posts.search(name) or posts.search(plain(row.name))
        said = told + plain(row.basis) + plain(row.description) + plain(row.explanation)
        if own and (_monthly(row) or wage) < wage and not _BASIS.search(said):
            yield found(
                message(
                    "{post}“{name}”{value}，没有写依据，也没有写与最低工资标准的关系。",
                    post=own[0],
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="basis",
                given=shown(row),
            )


def _monthly(row: Indicator) -> Decimal | None:
    """Return what a standard pays one person a month, or None for other kinds of targets."""
    quantity = row.target.quantity
    monthly = (
        quantity is not None
        and plain(quantity.dimension).replace("(", "").replace(")", "") in _MONTHLY_UNITS
    )
    return quantity.number if quantity is not None and monthly else None
