"""Whether projects of one policy hold the same rate to the same level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import (
    annual_rows,
    is_cost,
    is_satisfaction,
    listed,
    share_of,
    shown,
)
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"20\d\d(?=年)")
_SHARED: Final = re.compile(r"分担|负担|配套|占比|比例")
_LEAST: Final = 2


@rule(
    code="JX-X031",
    fault="SIBLING_RATE_DIFFERS",
    title="同类项目的同名比率不一",
    why="同一项工作，一个项目要求及时率90%，另一个100%，说不清按哪个考核。",
    since="0.3",
    severity=Severity.QUERY,
    source="audit-practice#calculation",
    bad="""
projects:
  - name: 2026年校车补助中央资金
    indicators: [产出指标 / 时效指标 / 补助发放及时率 / ≥90%]
  - name: 2026年校车补助省级资金
    indicators: [产出指标 / 时效指标 / 补助发放及时率 / 100%]
""",
    good="""
projects:
  - name: 2026年校车补助中央资金
    indicators: [产出指标 / 时效指标 / 补助发放及时率 / ≥95%]
  - name: 2026年校车补助省级资金
    indicators: [产出指标 / 时效指标 / 补助发放及时率 / ≥95%]
""",
    neighbour="""
projects:
  - name: 2026年校车补助中央资金
    indicators: [产出指标 / 成本指标 / 补助分担比例 / 60%]
  - name: 2026年校车补助省级资金
    indicators: [产出指标 / 成本指标 / 补助分担比例 / 40%]
""",
    fix="统一目标值；确有不同的，在名称或描述中写明原因。",
)
def rates_of_siblings_differ(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare same-named rates of outputs and outcomes; satisfaction has a rule of its own.

    What differs between years only may have its reason: it is advice.
    """
    for plans in siblings(document, context):
        held: dict[str, dict[Decimal, list[tuple[PerformancePlan, int]]]] = {}
        for plan in plans:
            for number, row in annual_rows(plan):
                share, name = share_of(row), bare(row.name)
                if share is None or is_cost(row) or is_satisfaction(row) or _SHARED.search(name):
                    continue
                held.setdefault(name, {}).setdefault(share, []).append((plan, number))
        for name, values in held.items():
            projects = [{plan.ordinal for plan, _ in same} for same in values.values()]
            if len(values) >= _LEAST and not set.intersection(*projects):
                yield _judged(name, list(values.values()), document)


def _same_year(held: Sequence[Sequence[tuple[PerformancePlan, int]]]) -> bool:
    """Return whether two of the values are of projects whose names tell one year, or none."""
    years = [
        {told[0] if (told := _YEAR.search(p.name or "")) else "" for p, _ in same} for same in held
    ]
    return sum(map(len, years)) > len(set().union(*years))


def _judged(
    name: str, held: Sequence[Sequence[tuple[PerformancePlan, int]]], document: PlanDocument
) -> Judgement:
    """Return the finding at the first of the projects."""
    first, number = held[0][0]
    told = "；".join(
        f"{shown(same[0][0].indicators[same[0][1] - 1])}（{listed(p.ordinal for p, _ in same)}）"
        for same in held
    )
    return found(
        message(
            "名称只差年度或层级的项目，“{name}”不一（项目）：{values}。", name=name, values=told
        ),
        plan=first,
        rows=[number],
        field="value",
        given=shown(first.indicators[number - 1]),
        related=[
            Locus(document.document, plan.ordinal, (n,))
            for same in held
            for plan, n in same
            if plan is not first
        ],
        severity=None if _same_year(held) else Severity.ADVICE,
    )
