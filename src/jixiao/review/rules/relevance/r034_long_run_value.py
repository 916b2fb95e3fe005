"""Whether a target can be judged at the end of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R034",
    fault="LONG_RUN_VALUE",
    title="指标值是“长期”，年底无法评判",
    why="“长期”没有年限，当年自评时只能一律填完成。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#sustained",
    bad="""
indicators:
  - 效益指标 / 可持续影响指标 / 城乡居民养老保险制度可持续 / 长期
""",
    good="""
indicators:
  - 效益指标 / 可持续影响指标 / 基金可支付月数 / ≥12个月
""",
    neighbour="""
indicators:
  - 效益指标 / 可持续影响指标 / 设备使用年限 / ≥6年
  - 效益指标 / 可持续影响指标 / 长效管护制度 / 建立
""",
    fix="写明年限或当年可以核对的标志，如“使用年限≥10年”“管护制度已印发”。",
)
def lasting_without_years(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the whole value with the words for a long time."""
    lasting = context.word_set("lasting_values")
    for number, row in annual_rows(plan):
        if plain(row.target.value).removeprefix("定性") in lasting:
            yield found(
                message(
                    "指标“{name}”的指标值是“{value}”，没有年限，年底无法评判。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
