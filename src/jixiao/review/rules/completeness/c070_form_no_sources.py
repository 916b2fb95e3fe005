"""Whether a document says anywhere how targets were set and will be scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.earlier import AFTERWARDS
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3


@rule(
    code="JX-C070",
    fault="FORM_NO_SOURCES",
    title="全部指标没有设定依据、数据来源和评分规则",
    why="批复之后要按表自评；指标值怎么定的、数据从哪里来、怎样打分都没有，各算各的。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#basis",
    bad="""
projects:
  - {name: 农村公路养护, indicators: [产出指标 / 数量指标 / 养护里程 / ≥120公里]}
  - {name: 村卫生室补助, indicators: [产出指标 / 数量指标 / 补助卫生室 / ≥80个]}
  - {name: 高龄津贴, indicators: [产出指标 / 数量指标 / 发放人数 / ≥900人]}
""",
    good="""
projects:
  - name: 农村公路养护
    indicators:
      - {level2: 数量指标, name: 养护里程, target: ≥120公里, data_source: 养护台账}
  - {name: 村卫生室补助, indicators: [产出指标 / 数量指标 / 补助卫生室 / ≥80个]}
  - {name: 高龄津贴, indicators: [产出指标 / 数量指标 / 发放人数 / ≥900人]}
""",
    neighbour="""
projects:
  - {name: 农村公路养护, indicators: [产出指标 / 数量指标 / 养护里程 / ≥120公里]}
""",
    fix="在表中或附件中写明各指标的设定依据、数据来源和评分规则。",
)
def nothing_to_score_by(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a basis, source, explanation or scoring rule in the rows of three projects."""
    del context
    rows = [row for plan in document.projects for row in plan.indicators]
    if document.kind in AFTERWARDS or len(document.projects) < _LEAST or not rows:
        yield not_applicable("不是绩效目标，或项目太少。")
        return
    texts = (
        text
        for row in rows
        for text in (row.basis, row.data_source, row.scoring_rule, row.explanation, row.description)
    )
    if not any(plain(text) for text in texts):
        yield found(
            message(
                "{count}个项目的指标都没有设定依据、数据来源和评分规则，自评时无从核对。",
                count=len(document.projects),
            ),
            field="indicators",
        )
