"""Whether work of a year that is over has a real number and no floor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SETTLED: Final = re.compile(r"(20\d\d)年度?[^，。；]*(?:奖励|清算|结算|清欠|补发|尾款|欠款|表彰)")


@rule(
    code="JX-T031",
    fault="DONE_YEAR_FLOOR",
    title="已经结束年度的工作还写预期下限",
    why="奖励、清算的是前几年已完成的事，数量早有实际数，却写“≥30”，等于没有核实。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
name: 2021年度农机推广奖励资金
year: 2024
indicators:
  - 产出指标 / 数量指标 / 推广农机台数 / ≥30台
""",
    good="""
name: 2021年度农机推广奖励资金
year: 2024
indicators:
  - 产出指标 / 数量指标 / 推广农机台数 / =36台
""",
    neighbour="""
name: 2021年度农机推广资金
year: 2024
indicators:
  - 产出指标 / 数量指标 / 推广农机台数 / ≥30台
""",
    fix="写核实后的实际数，如“=36台”，并附核定文件。",
)
def floor_of_what_is_done(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find quantity floors in awards and settlements of a year before the budget year."""
    year, name = context.budget_year, plain(plan.name)
    match = _SETTLED.search(name)
    if year is None or match is None or int(match[1]) >= year - 1:
        yield not_applicable("不是以前年度的奖励、清算或结算。")
        return
    floors = [
        (number, row)
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.comparison is Comparison.AT_LEAST
    ]
    if floors:
        told = "、".join(f"{plain(row.name)}{shown(row)}" for _, row in floors)
        yield found(
            message(
                "{year}年的事已经办完，数量却写下限：{told}，应写实际数。", year=match[1], told=told
            ),
            rows=[number for number, _ in floors],
            field="value",
            given=told,
        )
