"""Whether a document says how satisfaction is found out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.earlier import AFTERWARDS
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_satisfaction, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_METHOD: Final = re.compile(
    r"问卷|调查|回访|访谈|样本|抽样|抽查|测评|评价器|评议|份数|电话|走访|入户"
)
_LEAST: Final = 2


@rule(
    code="JX-C047",
    fault="SATISF_NO_METHOD",
    title="满意度没有写怎样调查",
    why="没有调查方式、范围和样本，满意度是多少由填表人说，年底无法核对。",
    since="0.3",
    severity=Severity.ADVICE,
    source="audit-practice#survey",
    bad="""
projects:
  - name: 校车补助
    indicators: [满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%]
  - name: 营养餐补助
    indicators: [满意度指标 / 服务对象满意度 / 学生满意度 / ≥90%]
""",
    good="""
projects:
  - name: 校车补助
    indicators: [满意度指标 / 服务对象满意度 / 家长满意度 / ≥90% / 10 / 2025年家长问卷200份]
  - name: 营养餐补助
    indicators: [满意度指标 / 服务对象满意度 / 学生满意度 / ≥90% / 10 / 2025年学生问卷]
""",
    neighbour="""
projects:
  - name: 校车补助
    indicators: [满意度指标 / 服务对象满意度 / 家长满意度 / ≥90%]
""",
    fix="写明调查方式、对象范围、样本数和计算办法。",
)
def survey_untold(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for any word of a survey in the satisfaction rows of all projects."""
    del context
    if document.kind in AFTERWARDS:
        yield not_applicable("监控和自评表不写调查办法。")
        return
    asked = [
        (plan, row)
        for plan in document.projects
        for _, row in annual_rows(plan)
        if is_satisfaction(row)
    ]
    texts = (
        plain(t)
        for _, row in asked
        for t in (row.name, row.description, row.explanation, row.basis)
    )
    if len(asked) < _LEAST or any(_METHOD.search(text) for text in texts):
        yield not_applicable("满意度指标写了调查，或只有一项。")
        return
    yield found(
        message("{count}项满意度指标都没有写调查方式、范围和样本。", count=len(asked)),
        field="indicators",
    )
