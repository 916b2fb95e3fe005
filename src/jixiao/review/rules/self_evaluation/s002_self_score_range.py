"""Whether scores are what the actuals allow."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.attainment import attainment_of, share_allowed
from jixiao.review.judgement import found
from jixiao.review.rows import figure, plain, shown, speaks_of
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import (
    full_points,
    gives_reason,
    score_rounding,
    scored_rows,
    unscored,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement
# Grades from the highest down, and a target that names the lowest that will do.
_GRADES: Final = ("优秀", "优", "良好", "良", "中", "合格", "达标", "基本合格")
_AT_LEAST_GRADE: Final = re.compile(r"([\u4e00-\u9fff]{1,6}?)(?:等级|等次|级|档)?(?:及|或|以)?以上")


@rule(
    code="JX-S002",
    fault="SELF_SCORE_RANGE",
    title="得分与完成情况不符",
    why="未完成的按完成比例得分，定性的按档次得分；得分超出，自评结果就不真实。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#quantitative",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - level2: 数量指标
    name: 培训人次
    target: ≥500人次
    actual: 400人次
    full_score: 20
    score: 20
  - level2: 社会效益
    name: 服务能力
    target: 有效提升
    actual: 部分达成并具有一定效果
    full_score: 10
    score: 9.5
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - level2: 数量指标
    name: 培训人次
    target: ≥500人次
    actual: 400人次
    full_score: 20
    score: 16
  - level2: 社会效益
    name: 服务能力
    target: 有效提升
    actual: 部分达成并具有一定效果
    full_score: 10
    score: 7
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度
    name: 参训人员满意度
    target: ≥95%
    actual: 91%
    full_score: 10
    score: 10
  - {level2: 经济成本, name: 人均成本, target: ≤500元, actual: 620元, full_score: 10, score: 8.1}
  - level2: 时效指标
    name: 完成时间
    target: ≤10个月
    actual: 11个月
    full_score: 10
    score: 10
    scoring_rule: 年度内完成即得满分
""",
    fix="按计分办法重新计算得分；另有计分规则的，在表中写明。",
)
def score_out_of_range(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare scores with the most that proportion, the bands of words or of satisfaction allow."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    tolerance = score_rounding(plan)
    for number, row in scored_rows(plan):
        full = full_points(row)
        if full is None or row.score is None or full <= 0 or plain(row.scoring_rule):
            continue
        low, high = _range(row, context)
        if full * low - tolerance <= row.score <= full * high + tolerance or row.score > full:
            continue
        most = (full * high).quantize(Decimal("0.01"))
        yield found(
            message(
                "“{name}”目标 {target}，完成 {actual}，分值 {full}，按规定得 {least}–{most} 分，"
                "自评 {score} 分。",
                name=row.name,
                target=shown(row),
                actual=row.actual,
                full=figure(full),
                least=figure((full * low).quantize(Decimal("0.01"))),
                most=figure(most),
                score=figure(row.score),
            ),
            rows=[number],
            field="score",
            given=figure(row.score),
            expected=figure(most),
        )


def _range(row: Indicator, context: Context) -> tuple[Decimal, Decimal]:
    """Return the shares (0-1) of the points between which a row's score lies."""
    reached = attainment_of(row)
    if reached is not None:
        allowed = share_allowed(row, reached, context)
        # Who reached the target, not far beyond it, and tells no reason has earned the points.
        ratio = reached.ratio
        near = ratio is not None and ratio <= context.number("plainly_reached")
        met = allowed >= 1 and reached.is_met and near and not gives_reason(row)
        return Decimal(1 if met else 0), allowed
    quantity = row.target.quantity
    if quantity is None or quantity.number is None:
        for band in context.table("qualitative_bands"):
            if speaks_of(plain(row.actual), band["words"]):
                return Decimal(band["low"]), Decimal(band["high"])
        if _is_reached_in_words(row):
            low = context.table("qualitative_bands")[-1]["low"]
            return Decimal(low), Decimal(1)
    return Decimal(0), Decimal(1)


def _is_reached_in_words(row: Indicator) -> bool:
    """Return whether the actual is the grade that was promised, a higher one, or said to be so."""
    actual, target = plain(row.actual), plain(row.target.text)
    if not actual or not target:
        return False
    least = _AT_LEAST_GRADE.match(target)
    lowest = least[1] if least is not None else target
    if least is not None and actual in _GRADES and lowest in _GRADES:
        return _GRADES.index(actual) <= _GRADES.index(lowest)
    return actual in (target, lowest)
