"""Whether a rate of timeliness stands as quality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SPEED: Final = re.compile(
    r"(?:完成|完工|竣工|拨付|发放|支付|交付|响应|到达|出动|办理|办结|处理|修复|抢修|等候|投用|上线)"
    r"(?:时间|时长|日期|用时)$"
)


@rule(
    code="JX-R015",
    fault="TIMELY_IN_QUALITY",
    title="质量指标里放了及时率",
    why="及时与否属于时效；占了质量的位置，就没有人承诺办得对不对。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quality",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 养老金支付及时率 / ≥98%
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 养老金支付及时率 / ≥98%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 养老金及时足额发放率 / ≥98%
  - 产出指标 / 质量指标 / 发放准确率 / ≥98%
""",
    fix="把及时率移到时效指标，质量指标改写准确率、合格率等。",
)
def timeliness_as_quality(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """On time is timeliness; on time and in full is at least half quality."""
    for number, row in annual_rows(plan):
        if (
            class_of(row) == "quality"
            and (speaks_of(row.name, context.words("timely_words")) or _is_time(row))
            and not speaks_of(row.name, context.words("quality_words"))
        ):
            yield found(
                message(
                    "质量指标“{name}”衡量的是及时与否，属于时效指标。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="level2",
                given=row.level2,
                expected="时效指标",
            )


def _is_time(row: Indicator) -> bool:
    """Return whether a row says by when or how fast something is done."""
    quantity = row.target.quantity
    timed = quantity is not None and quantity.kind in (QuantityKind.DATE, QuantityKind.DURATION)
    return timed and bool(_SPEED.search(plain(row.name)))
