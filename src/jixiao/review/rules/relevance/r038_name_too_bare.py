"""Whether names say more than the word for a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R038",
    fault="NAME_TOO_BARE",
    title="指标名称没有写衡量什么",
    why="只写“及时率”“发放标准”，不知道是哪件事的及时率、发给谁的标准。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 及时率 / ≥90%
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 档案移交及时率 / ≥90%
""",
    neighbour="""
indicators:
  - level1: 产出指标
    level2: 时效指标
    name: 及时率
    description: 按时移交的档案÷应移交的档案
    target: ≥90%
  - 产出指标 / 质量指标 / 验收合格率 / =100%
""",
    fix="在名称中写明事项和对象，如“档案移交及时率”“协办员补贴发放标准”。",
)
def measure_without_matter(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Let a description that tells more make up for the name; satisfaction has its own rule."""
    naked = context.word_set("bare_measures", "bare_payment_rates")
    rows = [
        number
        for number, row in annual_rows(plan)
        if bare(row.name) in naked
        and not is_satisfaction(row)
        and bare(row.description) in ("", bare(row.name))
    ]
    if rows:
        names = "、".join(bare(plan.indicators[number - 1].name) for number in rows)
        yield found(
            message(
                "第{rows}项名称只有“{names}”，没有写衡量什么。", rows=listed(rows), names=names
            ),
            rows=rows,
            field="name",
            given=names,
        )
