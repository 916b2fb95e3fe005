"""Whether one payment is budgeted twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.likeness import alike_groups
from jixiao.review.payments import may_be_one, payment_of
from jixiao.review.rows import listed, money_text
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X019",
    fault="DOUBLE_ENTRY",
    title="疑似同一笔资金编列两次",
    why="同一单位两个项目金额相同、指标相同，很可能是提前下达和正式下达各编了一次。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 省级养老保险协办员补贴
    unit: 甲县养老保险中心
    budget: 6
    indicators:
      - 产出指标 / 数量指标 / 享受补贴协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 考核合格率 / ≥95%
      - 效益指标 / 社会效益 / 参保覆盖率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
  - name: 提前下达省级养老保险代办员补助
    unit: 甲县养老保险中心
    budget: 6
    indicators:
      - 产出指标 / 数量指标 / 享受补贴协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 考核合格率 / ≥95%
      - 效益指标 / 社会效益 / 参保覆盖率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
""",
    good="""
projects:
  - name: 省级养老保险协办员补贴
    unit: 甲县养老保险中心
    budget: 6
    indicators:
      - 产出指标 / 数量指标 / 享受补贴协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 考核合格率 / ≥95%
      - 效益指标 / 社会效益 / 参保覆盖率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
  - name: 县级养老保险协办员补贴
    unit: 甲县养老保险中心
    budget: 7
    indicators:
      - 产出指标 / 数量指标 / 享受补贴协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 考核合格率 / ≥95%
      - 效益指标 / 社会效益 / 参保覆盖率 / ≥95%
      - 满意度指标 / 服务对象满意度 / 参保人员满意度 / ≥90%
""",
    neighbour="""
projects:
  - name: 县道养护工程
    unit: 甲县公路段
    budget: 6
    indicators:
      - 产出指标 / 数量指标 / 养护里程 / ≥80公里
      - 产出指标 / 质量指标 / 验收合格率 / ≥95%
      - 效益指标 / 社会效益 / 道路优良率 / ≥85%
      - 满意度指标 / 服务对象满意度 / 沿线群众满意度 / ≥90%
  - name: 乡道养护工程
    unit: 甲县公路段
    budget: 6
    indicators:
      - 产出指标 / 数量指标 / 养护里程 / ≥80公里
      - 产出指标 / 质量指标 / 验收合格率 / ≥95%
      - 效益指标 / 社会效益 / 道路优良率 / ≥85%
      - 满意度指标 / 服务对象满意度 / 沿线群众满意度 / ≥90%
  - name: 甲村道路硬化
    unit: 甲村
    budget: 6
    indicators: [产出指标 / 数量指标 / 硬化道路 / 2公里]
  - name: 乙村道路硬化
    unit: 乙村
    budget: 6
    indicators: [产出指标 / 数量指标 / 硬化道路 / 2公里]
""",
    fix="核对指标文和项目库：同一笔的删去一个，不是同一笔的写明区别。",
)
def one_payment_twice(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find projects of one unit with the same amount whose rows are alike and names of one fund."""
    held = defaultdict(list)
    for plan in document.projects:
        if payment := payment_of(plan):
            held[payment].append(plan)
    for plans in held.values():
        if len(plans) > 1:
            same = replace(document, projects=tuple(plans))
            groups = alike_groups(same, context)
            yield from (_judged(each, document) for each in groups if may_be_one(each, context))


def _judged(twins: Sequence[PerformancePlan], document: PlanDocument) -> Judgement:
    """Return the finding at the first of the projects."""
    budget = twins[0].budget
    amount = budget.amount if budget else None
    told = money_text(amount, amount.unit) if amount else ""
    return found(
        message(
            "项目 {projects} 金额都是 {amount}，指标也相同，疑似同一笔资金编列两次。",
            projects=listed(plan.ordinal for plan in twins),
            amount=told,
        ),
        plan=twins[0],
        field="budget.total",
        given=told,
        related=[Locus(document.document, plan.ordinal) for plan in twins[1:]],
    )
