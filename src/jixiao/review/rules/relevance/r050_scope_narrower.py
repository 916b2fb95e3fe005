"""Whether rows cover all whom the project's name covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R050",
    fault="SCOPE_NARROWER",
    title="指标只统计了名称中的一部分对象",
    why="名称是“机关事业单位”，指标只数事业单位，漏掉的部分没有产出，口径也对不上。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
name: 机关事业单位工资系统运维
indicators:
  - 产出指标 / 数量指标 / 保障工资管理事业单位数 / 238个
  - 产出指标 / 质量指标 / 系统正常运行率 / ≥99%
""",
    good="""
name: 机关事业单位工资系统运维
indicators:
  - 产出指标 / 数量指标 / 保障工资管理机关事业单位数 / 238个
  - 产出指标 / 质量指标 / 系统正常运行率 / ≥99%
""",
    neighbour="""
name: 机关事业单位工资系统运维
indicators:
  - 产出指标 / 数量指标 / 事业单位数 / 208个
  - 产出指标 / 数量指标 / 机关数 / 30个
""",
    fix="补上漏掉的对象，或改写项目名称；口径不同的写明。",
)
def rows_of_a_part_only(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts of a part of whom the name covers, when no row speaks of the rest."""
    name = plain(plan.name)
    terms = [row for row in context.table("covering_terms") if row["whole"] in name]
    if not terms:
        yield not_applicable("名称没有合称的对象。")
        return
    rows = [
        (number, f"{plain(row.name)}；{plain(row.description)}")
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
    ]
    for term in terms:
        held = [number for number, told in rows if term["part"] in told]
        if held and not any(speaks_of(told, term["rest"]) for _, told in rows):
            yield found(
                message(
                    "项目名称是“{whole}”，数量指标（第{rows}项）只写了{part}。",
                    whole=term["whole"],
                    rows=listed(held),
                    part=term["part"],
                ),
                rows=held,
                field="name",
                given=term["part"],
                expected=term["whole"],
            )
