"""Whether a ratio stands as a quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R014",
    fault="RATE_IN_QUANTITY",
    title="数量指标里放了比率",
    why="比率说明做得好不好，数量说明做了多少；放错类别会缺少工作量的承诺。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#quantity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 养老金领取人数 / 100百分比
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 养老金领取人数 / ≥69000人
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 养老金发放率 / =100%
  - 产出指标 / 数量指标 / 培训人数 / 100人
""",
    fix="改写为人数、次数等绝对数；比率移到质量或时效指标。",
)
def rate_as_quantity(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find ratios: they say how well, a quantity says how much."""
    del context
    quantities = [(n, row) for n, row in annual_rows(plan) if class_of(row) == "quantity"]
    rates = [(n, row) for n, row in quantities if share_of(row) is not None]
    if not rates:
        return
    told = "、".join(f"“{row.name or '—'}”{shown(row)}" for _, row in rates)
    stated = [row for _, row in quantities if not row.target.is_blank]
    yield found(
        message("数量指标{told}都是比率，没有一个绝对数的工作量。", told=told)
        if len(rates) == len(stated)
        else message("数量指标{told}是比率。", told=told),
        rows=[number for number, _ in rates],
        field="level2",
        given=rates[0][1].level2,
        expected="质量指标",
    )
