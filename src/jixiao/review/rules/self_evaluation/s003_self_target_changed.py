"""Whether the self-evaluation keeps the approved targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.review.approved import approved_plans
from jixiao.review.earlier import row_keys
from jixiao.review.judgement import found
from jixiao.review.rows import plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement
    from jixiao.review.register import Entry

_HALF: Final = 2


@rule(
    code="JX-S003",
    fault="SELF_TARGET_CHANGED",
    title="自评表的指标值不是批复的指标值",
    why="自评以批复的目标为准；把目标改成实际数，等于没有考核。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#authenticity",
    bad="""
kind: self_evaluation
fiscal_year: 2023
name: 技能培训
unit: 甲县就业中心
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥400人次, actual: 400人次}
  - {level2: 质量指标, name: 合格率, target: ≥90%, actual: 93%}
previous:
  - kind: approval
    fiscal_year: 2023
    name: 技能培训
    unit: 甲县就业中心
    indicators:
      - {level2: 数量指标, name: 培训人次, target: ≥500人次}
      - {level2: 质量指标, name: 合格率, target: ≥90%}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
name: 技能培训
unit: 甲县就业中心
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 400人次}
  - {level2: 质量指标, name: 合格率, target: ≥90%, actual: 93%}
previous:
  - kind: approval
    fiscal_year: 2023
    name: 技能培训
    unit: 甲县就业中心
    indicators:
      - {level2: 数量指标, name: 培训人次, target: ≥500人次}
      - {level2: 质量指标, name: 合格率, target: ≥90%}
""",
    neighbour="""
documents:
  - document: 自评.yaml
    kind: self_evaluation
    fiscal_year: 2023
    projects:
      - name: 技能培训
        unit: 甲县就业中心
        indicators:
          - {level2: 数量指标, name: 培训人次, target: ≥400人次, actual: 400人次}
  - document: 批复.yaml
    kind: approval
    fiscal_year: 2023
    projects:
      - name: 技能培训
        unit: 甲县就业中心
        indicators:
          - {level2: 数量指标, name: 培训人次, target: ≥500人次}
  - document: 调整.yaml
    kind: adjustment
    fiscal_year: 2023
    projects:
      - name: 技能培训
        unit: 甲县就业中心
        indicators:
          - {level2: 数量指标, name: 培训人次, target: 400人次}
""",
    fix="改回批复（或调整批复）的指标值，按实际完成情况计分。",
)
def target_is_not_the_approved(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context]
) -> Iterator[Judgement]:
    """Compare with the approved plan of the year, of this run or of the documents given with it."""
    for document, plan, entry in approved_plans(documents, contexts):
        yield from _judged(document, plan, entry)


def _judged(document: PlanDocument, plan: PerformancePlan, entry: Entry) -> Iterator[Judgement]:
    """Find rows with another target, and approved rows left out of a form that keeps the rest."""
    mine, theirs = row_keys(plan), row_keys(entry.plan)
    shared = [key for key in theirs if key in mine]
    for key in shared:
        (number, row), (place, old) = mine[key], theirs[key]
        if not _same(row, old):
            yield found(
                message(
                    "“{name}”原定目标是{old}，自评表写的是{now}。",
                    name=row.name,
                    old=shown(old),
                    now=shown(row),
                ),
                document=document,
                plan=plan,
                rows=[number],
                field="value",
                given=shown(row),
                expected=shown(old),
                related=[Locus(entry.document.document, entry.plan.ordinal, (place,), "value")],
            )
    if len(shared) * _HALF >= len(theirs):
        for key in (key for key in theirs if key not in mine):
            yield _left_out(document, plan, entry, key[1], theirs[key][0])


def _left_out(
    document: PlanDocument, plan: PerformancePlan, entry: Entry, name: str, place: int
) -> Judgement:
    """Return the finding that an approved row is missing."""
    return found(
        message("原定的指标“{name}”在自评表中没有。", name=name),
        document=document,
        plan=plan,
        field="indicators",
        expected=name,
        related=[Locus(entry.document.document, entry.plan.ordinal, (place,), "value")],
    )


def _same(row: Indicator, old: Indicator) -> bool:
    """Return whether two targets ask the same: one quantity, or the same words."""
    one, other = row.target.quantity, old.target.quantity
    if one is None or other is None or row.target.is_blank or old.target.is_blank:
        return row.target.is_blank or plain(row.target.text) == plain(old.target.text)
    return (one.value, one.kind) == (other.value, other.kind)
