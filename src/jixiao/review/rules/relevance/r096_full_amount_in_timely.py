"""Whether timeliness rows ask for time alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FULL: Final = ("足额", "全额")


@rule(
    code="JX-R096",
    fault="FULL_AMOUNT_IN_TIMELY",
    title="时效指标里写了“足额”",
    why="足额说的是发得够不够，属于质量；写在时效里，晚了、少了分不开，也与质量指标重叠。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - {level2: 时效指标, name: 低保金发放及时率, target: 100%, description: 按月足额发放低保金}
""",
    good="""
indicators:
  - {level2: 时效指标, name: 低保金发放及时率, target: 100%, description: 每月10日前发放}
  - 产出指标 / 质量指标 / 低保金足额发放率 / 100%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 低保金按月足额发放率 / 100%
""",
    fix="时效只写时间，如“每月10日前”；足额另设质量指标。",
)
def full_sum_under_time(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find timeliness rows whose name or description asks for the full sum."""
    del context
    rows = [
        (number, row)
        for number, row in annual_rows(plan)
        if class_of(row) == "timeliness" and _asks_the_sum(plain(row.name), plain(row.description))
    ]
    if rows:
        told = "、".join(
            plain(row.name if speaks_of(row.name, _FULL) else row.description) for _, row in rows
        )
        yield found(
            message(
                "第{rows}项时效写了“{told}”，足额属于质量。",
                rows=listed(n for n, _ in rows),
                told=told,
            ),
            rows=[number for number, _ in rows],
            field="name",
            given=told,
        )


def _asks_the_sum(name: str, told: str) -> bool:
    """Return whether name or description asks for the full sum; 及时足额 together is let go."""
    return (speaks_of(told, _FULL) and told != name) or (
        speaks_of(name, _FULL) and not speaks_of(name, ("及时", "按时", "按期"))
    )
