"""Whether two projects of a unit pay for the same kinds of work."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_cost, listed, money_of, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X033",
    fault="COST_KINDS_OVERLAP",
    title="两个项目列了同几种支出",
    why="两个项目都列劳务、培训、下乡、维护，各自承担哪一部分没有写，容易重复安排。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 窗口服务能力提升经费
    unit: 甲县政务中心
    indicators:
      - 产出指标 / 成本指标 / 聘用人员劳务费、业务培训费 / 12万元
      - 产出指标 / 成本指标 / 下乡核查及系统维护费 / 6万元
  - name: 一卡通制卡经费
    unit: 甲县政务中心
    indicators:
      - 产出指标 / 成本指标 / 制卡劳务费，培训费 / 8万元
      - 产出指标 / 成本指标 / 下乡推广核查，系统维护费 / 10万元
""",
    good="""
projects:
  - name: 窗口服务能力提升经费
    unit: 甲县政务中心
    indicators:
      - 产出指标 / 成本指标 / 聘用人员劳务费、业务培训费 / 12万元
      - 产出指标 / 成本指标 / 下乡核查及系统维护费 / 6万元
  - name: 一卡通制卡经费
    unit: 甲县政务中心
    indicators:
      - 产出指标 / 成本指标 / 卡片印制费 / 18万元
""",
    neighbour="""
projects:
  - name: 窗口服务能力提升经费
    unit: 甲县政务中心
    indicators:
      - 产出指标 / 成本指标 / 聘用人员劳务费、业务培训费 / 12万元
      - 产出指标 / 成本指标 / 下乡核查及系统维护费 / 6万元
  - name: 林业站经费
    unit: 甲县林业站
    indicators:
      - 产出指标 / 成本指标 / 聘用人员劳务费、业务培训费 / 12万元
      - 产出指标 / 成本指标 / 下乡核查及系统维护费 / 6万元
""",
    fix="写明各项目承担哪些人、哪些场次，或把同类支出并到一个项目。",
)
def same_kinds_of_cost(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects of one unit whose cost items name the same several kinds of work."""
    least = int(context.number("cost_kinds_least"))
    held: dict[tuple[str, ...], list[PerformancePlan]] = defaultdict(list)
    kinds: dict[int, set[str]] = {}
    for plan in document.projects:
        kinds[plan.ordinal] = own = _kinds(plan, context)
        for some in combinations(sorted(own), least):
            held[(_unit(plan), *some)].append(plan)
    told: set[tuple[int, ...]] = set()
    for plans in held.values():
        key = tuple(plan.ordinal for plan in plans)
        if len(plans) > 1 and key not in told:
            told.add(key)
            shared = "、".join(sorted(set.intersection(*(kinds[one] for one in key))))
            yield found(
                message(
                    "项目 {projects} 都列了{kinds}，没有写各自承担哪一部分。",
                    projects=listed(key),
                    kinds=shared,
                ),
                plan=plans[0],
                rows=[n for n, row in annual_rows(plans[0]) if _is_item(row)],
                field="name",
                given=shared,
                related=[Locus(document.document, one) for one in key[1:]],
            )


def _kinds(plan: PerformancePlan, context: Context) -> set[str]:
    """Return the kinds of work that a plan's cost items name."""
    costs = "；".join(plain(row.name) for _, row in annual_rows(plan) if _is_item(row))
    rows = context.table("cost_kinds_of_work") if costs else ()
    return {row["name"] for row in rows if speaks_of(costs, row["words"])}


def _is_item(row: Indicator) -> bool:
    return is_cost(row) and money_of(row) is not None


def _unit(plan: PerformancePlan) -> str:
    """Return what tells the plan's unit apart."""
    unit = plan.unit
    return plain((unit.code or unit.name) if unit else plan.implementing_unit)
