"""Whether a cost row bears another project's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_cost
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 4


@rule(
    code="JX-X029",
    fault="COST_OF_OTHER_PROJECT",
    title="成本指标用的是别的项目的名称",
    why="成本指标名称与另一个项目同名，多半是整表照抄，成本到底是哪个项目的说不清。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#copied",
    bad="""
projects:
  - name: 开展工作经费
    indicators: [产出指标 / 成本指标 / 开展工作经费 / ≤3.04万元]
  - name: 专项业务经费
    indicators: [产出指标 / 成本指标 / 开展工作经费 / ≤5.16万元]
""",
    good="""
projects:
  - name: 开展工作经费
    indicators: [产出指标 / 成本指标 / 开展工作经费 / ≤3.04万元]
  - name: 专项业务经费
    indicators: [产出指标 / 成本指标 / 专项业务经费 / ≤5.16万元]
""",
    neighbour="""
projects:
  - name: 校舍维修
    indicators: [产出指标 / 成本指标 / 校舍维修 / ≤30万元]
  - name: 校舍维修（二期）
    indicators: [产出指标 / 成本指标 / 校舍维修 / ≤50万元]
""",
    fix="改为本项目的成本名称，并核对金额。",
)
def cost_named_after_another(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find cost rows whose name is, letter for letter, another project's and not this one's."""
    del context
    named = {bare(plan.name): plan for plan in document.projects if plan.name}
    for plan in document.projects:
        for number, row in annual_rows(plan):
            name = bare(row.name) if is_cost(row) else ""
            other = named.get(name)
            if other is None or len(name) < _LEAST or name in bare(plan.name):
                continue
            yield found(
                message(
                    "成本指标“{name}”是项目{other}的名称，本项目是“{plan}”。",
                    name=row.name,
                    other=other.ordinal,
                    plan=plan.name,
                ),
                plan=plan,
                rows=[number],
                field="name",
                given=row.name,
                expected=plan.name,
                related=[Locus(document.document, other.ordinal)],
            )
