"""Whether a ratio lies where such ratios can lie."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.figures import figures_in
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import Endings
from jixiao.review.remembering import once_a_list
from jixiao.review.rows import annual_rows, figure, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NEARLY: Final = Decimal("0.005")
_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]$|[。，,；;：:]+$|达到?$")


@rule(
    code="JX-N007",
    fault="RANGE_IMPLAUSIBLE",
    title="指标值超出合理范围",
    why="18个岗位“带动就业增长率 ≥98%”，不是笔误就是没有测算。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 效益指标 / 社会效益 / 带动就业增长率 / ≥98%
  - 产出指标 / 质量指标 / 系统故障率 / ≤60%
""",
    good="""
indicators:
  - 效益指标 / 社会效益 / 带动就业增长率 / ≥5%
  - 产出指标 / 质量指标 / 系统故障率 / ≤3%
""",
    neighbour="""
indicators:
  - 效益指标 / 生态效益 / 森林覆盖率 / ≥35%
  - 产出指标 / 质量指标 / 故障率 / =0%
  - 产出指标 / 质量指标 / 故障排除率 / ≥98%
""",
    fix="参考近三年实际和行业水平重新测算；确有依据的，写明依据。",
)
def ratio_out_of_range(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare ratios with the ranges of their kind: growth, faults, correctness."""
    tails, ranges = _ranges(context.words("sane_ratios"))
    for number, row in annual_rows(plan):
        share = share_of(row)
        if share is None or share < 0:
            continue
        name = _REMARK.sub("", plain(row.name))
        tail = tails.longest(name)
        low, high = ranges[tail] if tail else (share, share)
        # A part above its whole is another rule's, and so is one of a tail that is not known.
        told = _reckoned(row, share)
        if not low <= share <= high and not share > 1 <= high and not told:
            yield found(
                message(
                    "“{name}”定为“{value}”，这类指标一般在 {low}% 到 {high}% 之间。",
                    name=row.name,
                    value=shown(row),
                    low=figure(low * 100),
                    high=figure(high * 100),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _reckoned(row: Indicator, share: Decimal) -> bool:
    """Return whether a basis holds the two numbers whose growth a rate is: 600人, 1500人."""
    counts = [one for one in figures_in(plain(row.basis)) if len(one.powers) == 1]
    pairs = ((one, other) for one in counts for other in counts if one.powers == other.powers)
    return any(
        one.value and abs(other.value / one.value - 1 - share) < _NEARLY for one, other in pairs
    )


@once_a_list
def _ranges(entries: tuple[str, ...]) -> tuple[Endings, dict[str, tuple[Decimal, Decimal]]]:
    """Return what names end with, and the lowest and highest sane ratio by it."""
    parted = (entry.split("|") for entry in entries)
    ranges = {tail: (Decimal(low), Decimal(high)) for tail, low, high in parted}
    return Endings(ranges), ranges
