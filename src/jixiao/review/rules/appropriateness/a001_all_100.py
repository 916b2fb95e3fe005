"""Whether most targets are 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_satisfaction, is_whole, level_of, share_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-A001",
    fault="ALL_100",
    title="指标值大多是100%",
    why="样样都是100%，说明没有选出关键指标，也没有参考实际水平。",
    since="0.1",
    severity=Severity.ADVICE,
    source="audit-practice#ceiling",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 登记率 / =100%
  - 产出指标 / 质量指标 / 发放率 / =100%
  - 产出指标 / 质量指标 / 办结率 / =100%
  - 产出指标 / 质量指标 / 及时率 / =100%
  - 产出指标 / 数量指标 / 人数 / ≥90人
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 登记率 / ≥98%
  - 产出指标 / 质量指标 / 发放率 / ≥100%
  - 产出指标 / 质量指标 / 办结率 / ≥96%
  - 产出指标 / 质量指标 / 及时率 / ≥97%
  - 产出指标 / 数量指标 / 人数 / ≥90人
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 登记率 / =100%
  - 产出指标 / 质量指标 / 发放率 / =100%
  - 产出指标 / 数量指标 / 人数 / ≥100人
""",
    fix="保留应当全部做到的指标，其余按近三年实际水平和行业标准设定。",
)
def nearly_all_whole(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Everything at 100 % means that nothing was chosen and no actual level was looked at."""
    rows = list(annual_rows(plan))
    whole = [number for number, row in rows if is_whole(row)]
    if len(rows) < context.number("whole_least"):
        yield not_applicable("指标太少，不判断是否大多为100%。")
        return
    rated = [number for number, row in rows if share_of(row) is not None]
    # What people are asked is seldom whole: then all other rates are, of output and effect alike.
    own = [number for number in rated if not is_satisfaction(plan.indicators[number - 1])]
    kinds = {level_of(plan.indicators[number - 1]) for number in own}
    least = context.number("every_rate_least")
    every = len(whole) == len(rated) >= least or (
        set(own) <= set(whole) and len(own) >= least and len(kinds) > 1
    )
    many = len(whole) >= context.number("whole_many") and 2 * len(whole) > len(rows)
    if every or many or len(whole) >= context.number("whole_share") * len(rows):
        yield _found(whole, len(rows))


def _found(whole: list[int], total: int) -> Judgement:
    """Return the finding on the rows that are 100 %, of this many."""
    return found(
        message("{total}项指标中有{count}项是100%。", total=total, count=len(whole)),
        rows=whole,
        field="value",
        given=f"{len(whole)}/{total}",
    )
