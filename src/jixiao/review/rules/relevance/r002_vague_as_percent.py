"""Whether a qualitative sentence is given a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_outcome, plain, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R002",
    fault="VAGUE_AS_PERCENT",
    title="定性的话按百分比打分",
    why="“提高生活水平＝100%”没有分子和分母，完成值只能编造。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 效益指标 / 社会效益 / 提高退休人员生活水平 / =100%
""",
    good="""
indicators:
  - 效益指标 / 社会效益 / 退休人员养老金替代率 / ≥45%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益 / 提高城乡居民养老保险参保率 / ≥98%
""",
    fix="改为有分子、分母的比率，或改为定性指标并写明分级标准。",
)
def sentence_as_percent(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find verbs without a rate: they have no numerator and no denominator."""
    for number, row in annual_rows(plan):
        if is_outcome(row) and share_of(row) is not None and _sentence(plain(row.name), context):
            yield found(
                message(
                    "“{name}”是定性的说法，指标值却是“{value}”。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _sentence(name: str, context: Context) -> bool:
    """Return whether a name begins with a verb of improvement and names no rate."""
    verbs = context.words("improving_verbs")
    return name.startswith(verbs) and not speaks_of(name, context.words("rate_words"))
