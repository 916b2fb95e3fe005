"""Whether indicators carry their points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SCORED: Final = (DocumentKind.TARGET, DocumentKind.APPROVAL, DocumentKind.SELF_EVALUATION)


@rule(
    code="JX-C007",
    fault="WEIGHT_MISSING",
    title="没有分值权重",
    why="权重随批复确定，以后一般不改；没有权重，自评时可以任意挑重点。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#weights",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人 / 50
  - 产出指标 / 质量指标 / 考试合格率 / ≥95%
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60% / 40
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人 / 30
  - 产出指标 / 质量指标 / 考试合格率 / ≥95% / 20
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60% / 40
""",
    neighbour="""
fiscal_year: 2020
projects:
  - name: 培训
    indicators:
      - 产出指标 / 数量指标 / 培训人数 / ≥200人
      - 效益指标 / 社会效益指标 / 学员就业率 / ≥60%
""",
    fix="按一级指标的规定权重，把分值分到每项三级指标。",
)
def weights_missing(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find single blanks; a document without any weight is told once, from the year they began."""
    blank = [(plan, rows) for plan in document.projects if (rows := _blank(plan))]
    if document.kind not in _SCORED or not blank:
        yield not_applicable("这类表不填分值权重，或已全部填写。")
        return
    asked = sum(1 for plan in document.projects for _ in annual_rows(plan))
    if asked == sum(len(rows) for _, rows in blank):
        if document.kind is not DocumentKind.SELF_EVALUATION and _begun(context):
            yield found(
                message("{count}个项目的指标都没有分值权重。", count=len(blank)), field="weight"
            )
        return
    for plan, rows in blank:
        yield found(
            message("第{rows}项没有分值权重。", rows=listed(rows)),
            plan=plan,
            rows=rows,
            field="weight",
        )


def _begun(context: Context) -> bool:
    """Return whether weights were asked for in the budget year, or the year is not known."""
    return (context.budget_year or context.day.year) >= context.number("weights_first_year")


def _blank(plan: PerformancePlan) -> list[int]:
    """Return the rows of this year without points, whichever column holds them."""
    rows = annual_rows(plan)
    return [number for number, row in rows if row.weight is None and row.full_score is None]
