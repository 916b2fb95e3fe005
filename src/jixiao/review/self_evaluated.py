"""What rules of self-evaluations share: whether a plan is scored, its points, its spending."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.plan import DocumentKind
from jixiao.review.context import dated_lists
from jixiao.review.judgement import not_applicable
from jixiao.review.rows import annual_rows, plain, rounding_of

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_EXECUTION: Final = re.compile(
    r"(?:年度|全年)?(?:项目)?(?:预算|资金|预算资金|财政资金)?(?:支出)?执行率(?:[（(].*[）)])?"
)
_HALF_POINT: Final = Decimal("0.5")
_DEVIATION: Final = ("偏差", "原因", "存在问题", "问题", "改进措施", "说明")
_EMPTY: Final = ("", "无", "—", "-", "/", "暂无")
# Words in the column of reasons that give none: all is as planned.
_NO_REASON: Final = re.compile(
    r"(?:无|没有|不存在|未发生)(?:任何|明显|较大)?(?:偏差|差异|偏离)(?:情况|原因)?|(?:已)?(?:按计划|按期|按时|全部|如期)?(?:完成|达成|达标)"
    r"(?:年度指标|年度目标|目标|指标|任务)?|正常"
)


def unscored(context: Context) -> Judgement | None:
    """Return why the document is not scored; None for self-evaluations under the rules."""
    if context.document.kind is not DocumentKind.SELF_EVALUATION:
        return not_applicable("不是自评表。")
    if context.day < dated_lists()["execution_points"].values[0].start:
        return not_applicable("该年度还没有统一的自评计分规定。")
    return None


def full_points(row: Indicator) -> Decimal | None:
    """Return the points a row can have, whichever column prints them."""
    return row.full_score if row.full_score is not None else row.weight


def scored_rows(plan: PerformancePlan) -> list[tuple[int, Indicator]]:
    """Return the rows that are scored as indicators; the execution rate is none of them."""
    return [
        (number, row)
        for number, row in annual_rows(plan)
        if not (_EXECUTION.fullmatch(plain(row.name)) or _EXECUTION.fullmatch(plain(row.level2)))
    ]


def score_rounding(plan: PerformancePlan) -> Decimal:
    """Return how far a score may be off by rounding: half the step in which the rows are scored.

    A form that prints 19.58 beside 20 means 20.00; one that prints whole or half points may mean
    19.6 or 9.35.
    """
    printed = [row.score for _, row in annual_rows(plan) if row.score is not None]
    if all(score % _HALF_POINT == 0 for score in printed):
        whole = all(score % 1 == 0 for score in printed)
        return _HALF_POINT if whole else _HALF_POINT / 2
    return min(rounding_of([score]) for score in printed)


def execution_points(plan: PerformancePlan, context: Context) -> Decimal:
    """Return the points of the execution rate: what the rows leave of the whole, else the usual."""
    points = [full_points(row) for _, row in scored_rows(plan)]
    whole = context.number("whole_score")
    if points and all(each is not None for each in points):
        left = whole - sum((each for each in points if each is not None), Decimal(0))
        if 0 < left < whole:
            return left
    return context.number("execution_points")


def execution_ratio(plan: PerformancePlan) -> Decimal | None:
    """Return spent over the year's budget (0-1 and above), None where one is missing or 0."""
    execution = plan.execution
    if execution is None or not execution.budget_year or execution.spent is None:
        return None
    return execution.spent / execution.budget_year


def gives_reason(row: Indicator) -> bool:
    """Return whether a row prints why it deviates."""
    causes = row.causes
    told = [row.deviation_reason]
    if causes is not None:
        told += [causes.funding, causes.rules, causes.staff, causes.hardware, causes.other]
    return any(_tells(text) for text in told)


def plan_gives_reason(plan: PerformancePlan) -> bool:
    """Return whether reasons stand beside the table, for the project as a whole."""
    return any(
        _tells(other.text) and any(word in plain(other.label) for word in _DEVIATION)
        for other in plan.other_fields
    )


def _tells(text: str | None) -> bool:
    """Return whether a text in the place of a reason gives one."""
    bare = plain(text).rstrip("。.；;")
    return bare not in _EMPTY and _NO_REASON.fullmatch(bare) is None
