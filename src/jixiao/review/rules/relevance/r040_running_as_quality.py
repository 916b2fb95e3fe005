"""Whether quality only says that the office keeps running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, class_of, listed, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R040",
    fault="RUNNING_AS_QUALITY",
    title="质量指标只说单位照常运转",
    why="“运转保障率100%”放在哪个项目都成立，没有说明这项工作办得合不合格。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#quality",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 运转保障率 / =100%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 案件结案率 / ≥95%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 办公设备正常运行率 / ≥98%
  - 产出指标 / 质量指标 / 污水处理厂正常运转率 / ≥95%
""",
    fix="改写本项目工作的合格率、准确率、结案率等。",
)
def quality_is_running(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare whole names; plants and devices that run are quality of a service."""
    running = context.word_set("running_rates")
    rows = [
        number
        for number, row in annual_rows(plan)
        if class_of(row) == "quality" and bare(row.name) in running
    ]
    if rows:
        told = "、".join(
            f"{bare(plan.indicators[n - 1].name)}{shown(plan.indicators[n - 1])}" for n in rows
        )
        yield found(
            message("第{rows}项质量只说照常运转：{told}。", rows=listed(rows), told=told),
            rows=rows,
            field="name",
            given=told,
        )
