"""Whether the printed basis column is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C010",
    fault="BASIS_BLANK",
    title="指标值没有确定依据",
    why="没有依据，审核时无法判断指标值定高了还是定低了。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#basis",
    bad="""
projects:
  - name: 贷款贴息
    indicators:
      - 产出指标 / 数量指标 / 贷款人次 / ≥30人次
  - name: 劳动监察
    indicators:
      - 产出指标 / 数量指标 / 受理案件 / ≥30件 / / 工作计划
""",
    good="""
projects:
  - name: 贷款贴息
    indicators:
      - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / / 财金[2023]75号
  - name: 劳动监察
    indicators:
      - 产出指标 / 数量指标 / 受理案件 / ≥30件 / / 工作计划
""",
    neighbour="""
projects:
  - name: 贷款贴息
    indicators:
      - 产出指标 / 数量指标 / 贷款人次 / ≥30人次
""",
    fix="填写依据，如文件文号、工作计划、行业标准或前三年实际。",
)
def basis_blank(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find blank cells; a form prints the column when any row of it holds a basis.

    A plan that was typed, not read, has every column of the form of its weights.
    """
    del context
    everything = [row for plan in document.projects for row in plan.indicators]
    if not (any(row.basis or "basis" in row.spans for row in everything) or _typed(document)):
        yield not_applicable("表中没有“指标值确定依据”一栏。")
        return
    for plan in document.projects:
        rows = [number for number, row in enumerate(plan.indicators, 1) if not plain(row.basis)]
        if rows:
            yield found(
                message(
                    "{count}项指标中第{rows}项没有填写指标值确定依据。",
                    count=len(plan.indicators),
                    rows=listed(rows),
                ),
                plan=plan,
                rows=rows,
                field="basis",
            )


def _typed(document: PlanDocument) -> bool:
    """Return whether targets that no table was read for all state their weight."""
    rows = [row for plan in document.projects for row in plan.indicators]
    targets = document.kind in (DocumentKind.TARGET, DocumentKind.APPROVAL)
    return targets and bool(rows) and all(row.weight is not None and not row.spans for row in rows)
