"""Whether a price or standard stands as timeliness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, class_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R016",
    fault="STANDARD_IN_TIMELY",
    title="时效指标里放了标准或金额",
    why="补贴标准属于成本；占了时效的位置，就没有人承诺什么时候办。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 社会保险补贴标准 / 个人实际缴费的50%
""",
    good="""
indicators:
  - 产出指标 / 成本指标 / 社会保险补贴标准 / 个人实际缴费的50%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 补贴标准公布时间 / 3月底前
  - 产出指标 / 时效指标 / 资金在规定时间内下达率 / ≥98%
""",
    fix="把标准或金额移到成本指标，时效指标改写完成时间、发放周期或及时率。",
)
def standard_as_timeliness(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that end as a standard or price, and targets in money."""
    standards = context.words("standard_names")
    for number, row in annual_rows(plan):
        if class_of(row) != "timeliness":
            continue
        dimension = (row.target.quantity.dimension or "") if row.target.quantity else ""
        if bare(row.name).endswith(standards) or dimension.startswith("元"):
            yield found(
                message(
                    "时效指标“{name}”写的是标准或金额“{value}”，属于成本指标。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="level2",
                given=row.level2,
                expected="成本指标",
            )
