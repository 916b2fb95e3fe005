"""Whether the need of a year is told where old and new money of one policy meet."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import (
    figure,
    listed,
    plain,
)
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)\s*年")
_TOLD: Final = re.compile(r"全年(?:共)?需|需要\d|先用|结转\d|抵减|统筹")


@rule(
    code="JX-X032",
    fault="CARRIED_AND_NEW",
    title="结转与新增并列，没有全年需要数",
    why="往年资金没有用完又安排新的，全年需要多少没有测算，应当先用哪一笔也没有写。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
fiscal_year: 2026
projects:
  - {name: 2025年校车补助省级资金, budget: 60}
  - {name: 2026年校车补助省级资金, budget: 65}
""",
    good="""
fiscal_year: 2026
projects:
  - {name: 2026年校车补助中央资金, budget: 60}
  - {name: 2026年校车补助省级资金, budget: 65}
""",
    neighbour="""
fiscal_year: 2026
projects:
  - {name: 2025年校车补助省级资金, budget: 60, objectives: [全年需要125万元，先用结转60万元。]}
  - {name: 2026年校车补助省级资金, budget: 65}
""",
    fix="写明全年需要数和测算，先用结转资金，再核定新增。",
)
def old_and_new_money(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects of one name, some of an earlier year, that do not tell the year's need."""
    year = context.budget_year
    if year is None:
        yield lacks_data("无法判断预算年度。")
        return
    for plans in siblings(document, context):
        named = [(plan, _YEAR.search(plain(plan.name))) for plan in plans]
        old = [plan for plan, match in named if match and int(match[1]) < year]
        new = [plan for plan, match in named if match and int(match[1]) == year]
        told = any(_TOLD.search(plain("".join((*p.objectives, p.purpose or "")))) for p in plans)
        sums = [_sum(old), _sum(new)]
        if not old or not new or told or None in sums:
            continue
        yield found(
            message(
                "项目 {old} 是往年资金{carried}，项目 {new} 又安排{added}，没有写全年需要多少。",
                old=listed(plan.ordinal for plan in old),
                carried=sums[0],
                new=listed(plan.ordinal for plan in new),
                added=sums[1],
            ),
            plan=old[0],
            field="budget",
            given=sums[0],
            expected=sums[1],
            related=[Locus(document.document, p.ordinal) for p in (*old, *new) if p is not old[0]],
        )


def _sum(plans: Sequence[PerformancePlan]) -> str | None:
    """Return the budgets added up in 万元, as written; None when one is not printed."""
    amounts = [plan.budget.amount for plan in plans if plan.budget]
    if len(amounts) < len(plans) or not all(amounts):
        return None
    return f"{figure(sum((one.yuan for one in amounts if one), Decimal(0)) / 10000)} 万元"
