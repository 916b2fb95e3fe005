"""Whether one measure stands under two classes of level 1."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import clauses
from jixiao.review.rows import annual_rows, level_of, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Level1
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SHORTEST: Final = 4


@rule(
    code="JX-R041",
    fault="SAME_UNDER_TWO",
    title="同一指标放在两类一级指标下",
    why="一个数在产出和效益里各计一次分，等于少设了一项指标。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#types",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 开通网上申报单位覆盖率 / ≥95%
  - 满意度指标 / 服务对象满意度指标 / 开通网上申报单位覆盖率，调查达到 / ≥98%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 开通网上申报单位覆盖率 / ≥95%
  - 满意度指标 / 服务对象满意度指标 / 网上申报单位满意度 / ≥95%
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 领取待遇人数 / ≥29000人
  - 产出指标 / 时效指标 / 领取待遇人数核定时间 / 6月底前
  - 效益指标 / 社会效益指标 / 领取待遇人数占比 / ≥95%
""",
    fix="保留在最合适的一类，另一类改写真正属于它的内容。",
)
def one_measure_under_two(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the first clauses of names; the same class twice is another rule's matter."""
    del context
    places: dict[str, dict[Level1, int]] = defaultdict(dict)
    for number, row in annual_rows(plan):
        level, parts = level_of(row), clauses(row.name)
        if level is not None and parts and len(parts[0]) >= _SHORTEST:
            places[parts[0]].setdefault(level, number)
    for name, levels in places.items():
        if len(levels) > 1:
            rows = sorted(levels.values())
            yield found(
                message(
                    "第{rows}项都是“{name}”，分别放在{levels}下。",
                    rows=listed(rows),
                    name=name,
                    levels="、".join(level.value for level in levels),
                ),
                rows=rows,
                field="level1",
                given=name,
            )
