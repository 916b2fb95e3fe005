"""Whether projects share their indicators, cost left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.likeness import alike_groups
from jixiao.review.payments import may_be_one
from jixiao.review.rows import listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-X001",
    fault="DUP_INDICATOR_SET",
    title="几个项目的指标相同",
    why="不同的钱办不同的事；指标相同，要么是照抄，要么是重复申报。",
    since="0.1",
    severity=Severity.QUERY,
    source="audit-practice#copied",
    bad="""
projects:
  - name: 中央补助
    indicators:
      - 产出指标 / 数量指标 / 缴费人数 / ≥8000人
      - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 参保人满意度 / ≥90%
  - name: 协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 缴费人数 / ≥8000人
      - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 参保人满意度 / ≥90%
""",
    good="""
projects:
  - name: 中央补助
    indicators:
      - 产出指标 / 数量指标 / 缴费人数 / ≥8000人
      - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 参保人满意度 / ≥90%
  - name: 协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 考核合格率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥90%
""",
    neighbour="""
projects:
  - name: 中央补助
    indicators:
      - 产出指标 / 数量指标 / 缴费人数 / ≥8000人
      - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 参保人满意度 / ≥90%
  - name: 协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 协办员人数 / ≥80人
      - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
      - 效益指标 / 社会效益 / 待遇保障率 / ≥98%
      - 满意度指标 / 服务对象满意度 / 协办员满意度 / ≥90%
""",
    fix="按各项目的资金用途分别设置指标；同一政策分级负担的，写明各自份额。",
)
def indicator_sets_alike(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Rows are alike when class and target agree and the names are close; cost rows may differ.

    Projects that are rather one payment entered twice are another rule's matter.
    """
    for plans in alike_groups(document, context):
        if may_be_one(plans, context):
            continue
        ordinals = listed(plan.ordinal for plan in plans)
        yield found(
            message("项目 {projects} 除成本外的指标相同或几乎相同。", projects=ordinals),
            plan=plans[0],
            field="indicators",
            given=ordinals,
            related=[Locus(document.document, plan.ordinal) for plan in plans[1:]],
        )
