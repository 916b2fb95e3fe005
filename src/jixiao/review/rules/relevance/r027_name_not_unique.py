"""Whether rows of one class share a name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, listed, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R027",
    fault="NAME_NOT_UNIQUE",
    title="同一类指标重名",
    why="几项都叫“享受补贴人员数量”，只看名称分不清是哪一种补贴，监控和自评会填错行。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 享受补贴人员数量 / ≥50人
  - 产出指标 / 数量指标 / 享受补贴人员数量 / ≥100人
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 享受岗位补贴人员数量 / ≥50人
  - 产出指标 / 数量指标 / 享受社会保险补贴人员数量 / ≥100人
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 25979人
  - 产出指标 / 数量指标 / 退休人数（2022年以后） / 1525人
  - 效益指标 / 社会效益指标 / 退休人数（2022年以后） / 1525人
""",
    fix="在名称里写明对象或事项，如“享受岗位补贴人员数量”。",
)
def same_name_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare whole names, remarks in brackets included, within one class."""
    del context
    places: dict[tuple[str | None, str, str], list[int]] = defaultdict(list)
    for number, row in annual_rows(plan):
        if row.name:
            key = (class_of(row), plain(row.level2), plain(row.name))
            places[key].append(number)
    for (_, _, name), rows in places.items():
        if len(rows) > 1:
            values = "、".join(shown(plan.indicators[number - 1]) for number in rows)
            yield found(
                message(
                    "第{rows}项都叫“{name}”，指标值是{values}。",
                    rows=listed(rows),
                    name=name,
                    values=values,
                ),
                rows=rows,
                field="name",
                given=name,
            )
