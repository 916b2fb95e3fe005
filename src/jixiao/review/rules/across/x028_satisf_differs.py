"""Whether sibling projects ask the same satisfaction."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_satisfaction, share_of, shown
from jixiao.review.rule import rule
from jixiao.review.siblings import siblings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SATISFIED: Final = re.compile(r"(?:对.*)?(?:综合|总体)?(?:满意度|满意率|满意).*")


@rule(
    code="JX-X028",
    fault="SATISF_DIFFERS",
    title="同类项目的满意度目标不一",
    why="同一批对象、同一件事，一个项目定85%，另一个定95%，说不清按哪个考核。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
projects:
  - name: 退休人员管理中央补助
    indicators:
      - 产出指标 / 数量指标 / 移交管理企业 / 12家
      - 产出指标 / 质量指标 / 档案移交率 / 100%
      - 产出指标 / 时效指标 / 移交时限 / 6月底前
      - 效益指标 / 社会效益 / 企业减负户数 / 12户
      - 满意度指标 / 服务对象满意度 / 企业满意度 / ≥85%
  - name: 退休人员管理省级补助
    indicators:
      - 产出指标 / 数量指标 / 移交管理企业 / 12家
      - 产出指标 / 质量指标 / 档案移交率 / 100%
      - 产出指标 / 时效指标 / 移交时限 / 6月底前
      - 效益指标 / 社会效益 / 企业减负户数 / 12户
      - 满意度指标 / 服务对象满意度 / 企业满意度 / ≥95%
""",
    good="""
projects:
  - name: 退休人员管理中央补助
    indicators:
      - 产出指标 / 数量指标 / 移交管理企业 / 12家
      - 产出指标 / 质量指标 / 档案移交率 / 100%
      - 产出指标 / 时效指标 / 移交时限 / 6月底前
      - 效益指标 / 社会效益 / 企业减负户数 / 12户
      - 满意度指标 / 服务对象满意度 / 企业满意度 / ≥95%
  - name: 退休人员管理省级补助
    indicators:
      - 产出指标 / 数量指标 / 移交管理企业 / 12家
      - 产出指标 / 质量指标 / 档案移交率 / 100%
      - 产出指标 / 时效指标 / 移交时限 / 6月底前
      - 效益指标 / 社会效益 / 企业减负户数 / 12户
      - 满意度指标 / 服务对象满意度 / 企业满意度 / ≥95%
""",
    neighbour="""
projects:
  - name: 道路养护
    indicators: [满意度指标 / 服务对象满意度 / 群众满意度 / ≥85%]
  - name: 图书馆开放
    indicators: [满意度指标 / 服务对象满意度 / 群众满意度 / ≥95%]
""",
    fix="核对调查对象，统一目标值；对象不同的，在名称中写明。",
)
def satisfaction_with_two_values(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare the satisfaction rows of projects that differ in year and level of funds only."""
    for plans in siblings(document, context):
        held: dict[Decimal, list[tuple[PerformancePlan, int]]] = defaultdict(list)
        for plan in plans:
            rows = [(n, row) for n, row in annual_rows(plan) if is_satisfaction(row)]
            share = share_of(rows[0][1]) if len(rows) == 1 else None
            if share is not None:
                held[share].append((plan, rows[0][0]))
        if len(held) > 1 and _asks_alike(held.values()):
            yield _judged(list(held.values()), document)


def _asks_alike(held: Iterable[Sequence[tuple[PerformancePlan, int]]]) -> bool:
    """Return whether the rows ask one group, or groups of which one holds the other's name."""
    names = [bare(plan.indicators[n - 1].name) for same in held for plan, n in same]
    groups = {_SATISFIED.sub("", name) for name in names}
    return all(one in other or other in one for one in groups for other in groups)


def _judged(
    held: Sequence[Sequence[tuple[PerformancePlan, int]]], document: PlanDocument
) -> Judgement:
    """Return the finding at the first of the projects."""
    values = [
        (shown(same[0][0].indicators[same[0][1] - 1]), [plan.ordinal for plan, _ in same])
        for same in held
    ]
    told = "；".join(f"{value}（{'、'.join(map(str, ordinals))}）" for value, ordinals in values)
    first, row = held[0][0]
    return found(
        message("名称只差年度或层级的项目，满意度目标不一（项目）：{values}。", values=told),
        plan=first,
        rows=[row],
        field="value",
        given=values[0][0],
        expected=values[1][0],
        related=[
            Locus(document.document, plan.ordinal, (n,))
            for same in held
            for plan, n in same
            if plan is not first
        ],
    )
