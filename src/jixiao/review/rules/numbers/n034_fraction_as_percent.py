"""Whether a share was not divided by a hundred twice."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import without_tail
from jixiao.review.rows import annual_rows, figure, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LARGEST: Final = Decimal("0.01")
_HALF: Final = Decimal("0.005")
_PERCENT: Final = re.compile(r"\d\s*[%％]")
_NEGATED: Final = re.compile(r"[不未非无]")


@rule(
    code="JX-N034",
    fault="FRACTION_AS_PERCENT",
    title="百分数多除了一百",
    why="把0.98当成“0.98%”，指标值缩小到百分之一，怎样都能完成。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="audit-practice#scale",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 养老保险参保率 / ≥0.98%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 养老保险参保率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 系统故障率 / ≤0.98%
  - 效益指标 / 经济效益指标 / 产值增长率 / ≥0.5%
  - 产出指标 / 质量指标 / 发放不准确率 / ≤0.5%
  - 产出指标 / 成本指标 / 代发手续费率 / ≤0.6%
  - 满意度指标 / 服务对象满意度 / 群众不满意率 / ≤1%
""",
    fix="核对后改正，如把“0.98%”改为“98%”。",
)
def share_divided_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find good shares of one percent or less, and any good rate of half a percent to one."""
    tails, low = context.words("shares_of_whole"), context.words("low_rates")
    for number, row in annual_rows(plan):
        share = share_of(row)
        if share is None or not 0 < share <= _LARGEST or not _PERCENT.search(row.target.text or ""):
            continue
        name = without_tail(row.name)
        general = name.endswith("率") and _HALF <= share < _LARGEST and not speaks_of(name, low)
        if (general or name.endswith(tails)) and not _NEGATED.search(name):
            expected = f"{figure(share * 10000)}%"
            yield found(
                message(
                    "“{name}”定为“{value}”，应为 {expected}。",
                    name=row.name,
                    value=shown(row),
                    expected=expected,
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected=expected,
            )
