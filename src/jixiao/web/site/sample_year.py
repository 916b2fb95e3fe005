"""The sample region after approval: a whole year monitored, surveyed, evaluated, disclosed.

What the plans came to is invented from their targets; nearly every step is a real action.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.actions.decide_application import Decision, decide_application
from jixiao.web.results.actions.disclose_result import disclose_result
from jixiao.web.results.actions.move_evaluation import move_evaluation
from jixiao.web.results.actions.save_evaluation import TypedEvaluation, save_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.site.sample_budgets import adjust_budgets
from jixiao.web.site.sample_holder import holder
from jixiao.web.site.sample_reached import REACHED, reached_rows
from jixiao.web.site.sample_rounds import monitor_year
from jixiao.web.site.sample_survey import pay, survey
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, YearRecord
    from jixiao.web.results.models import SelfEvaluationRecord

_SETTLED: Final = 3  # points, then what they leave open, then what follows from that
_LAGS: Final = 4
"""Every fourth plan lags: little money, outputs behind, a notice, its budget cut."""
_WAITING: Final = 2
"""So many evaluations of a county stay at a desk, so that reviewers have something to do."""
WHY: Final = {
    "reason": "资金下达较晚，任务没有全部完成。",
    "measure": "提前下达资金，按月调度进度。",
}
_WORDS: Final = {
    "process": "单位成立自评小组，逐项核对业务台账、支付凭证和问卷结果后填报。",
    "management": "资金专账核算，按合同和进度支付；项目按年初方案实施，验收资料齐全。",
}


def carry_on(year: YearRecord, plans: Sequence[PlanRecord], desk: Actor) -> None:
    """Carry the approved plans of a year through its rounds and on to their results."""
    lagging = {plan.pk for number, plan in enumerate(plans) if number % _LAGS == 0}
    adjust_budgets(year, desk, plans)
    pay(year, desk, plans, lagging)
    monitor_year(year, desk, lagging)
    for number, plan in enumerate(plans):
        left = len(plans) - number
        survey(plan, number, closed=left > 1)
        _evaluate(plan, lags=plan.pk in lagging, steps=left if left <= _WAITING else 4)


def _evaluate(plan: PlanRecord, *, lags: bool, steps: int) -> None:
    """Take the self-evaluation of a plan so many steps: signed, passed, accepted, disclosed."""
    clerk = holder(plan, Role.UNIT_CLERK)
    found = begin_evaluation(plan.pk, actor=clerk)
    budget = judged(found).reported.budget or Decimal(0)
    spent = f"{budget * (Decimal('0.55') if lags else Decimal('0.98')):.4f}"
    send_on(found, spent, reached_rows(found.version, behind=lags), steps=steps)


def send_on(
    found: SelfEvaluationRecord, spent: str, rows: dict[int, dict[str, Any]], *, steps: int,
    why: Mapping[str, str] = WHY,
) -> None:  # fmt: skip
    """Fill a draft in and take it so many steps; `why` is what every deviation comes from."""
    clerk = holder(found.plan, Role.UNIT_CLERK)
    money: dict[str, Any] = dict(WHY)
    for _ in range(_SETTLED):
        found.content = {
            "spent": spent, "money": money,
            "rows": {str(number): one for number, one in rows.items()},
        }  # fmt: skip
        if not _settle(found, rows, why):
            break
    typed = TypedEvaluation(spent, "按批复的绩效目标组织实施。", money, rows, _WORDS)
    found = save_evaluation(found.pk, actor=clerk, base=found.revision, typed=typed)
    if found.total is None or found.unexplained:
        return
    for duty, role in (
        (CycleDuty.SIGN_EVALUATION, Role.UNIT_CLERK),
        (CycleDuty.PASS_EVALUATION, Role.DEPARTMENT_REVIEWER),
        (CycleDuty.ACCEPT_EVALUATION, Role.PERFORMANCE_DESK),
    )[:steps]:
        found = move_evaluation(found.pk, duty, actor=holder(found.plan, role))
    if steps > 3:  # noqa: PLR2004 - what is accepted is applied and disclosed
        _apply(found)


def _settle(
    found: SelfEvaluationRecord, rows: dict[int, dict[str, Any]], why: Mapping[str, str]
) -> bool:
    """Give what a person must: shares of rows that stay open, causes of what deviates.

    Returns whether anything was given.
    """
    now = judged(found)
    before = {number: dict(row) for number, row in rows.items()}
    for one in now.scored.rows:
        if one.method == "unread":
            rows[one.row]["actual"] = ""  # nothing comparable was reached
        elif one.score is None and one.points:
            low, high = one.least / one.points * 100, one.most / one.points * 100
            whole = rows[one.row]["actual"] == REACHED
            rows[one.row]["share"] = f"{high if whole else (low + high) / 2:.0f}"
    for each in now.deviations:
        if each.row:
            rows[each.row] |= why
    return rows != before


def _apply(found: SelfEvaluationRecord) -> None:
    desk = holder(found.plan, Role.PERFORMANCE_DESK)
    proposal = judged(found).proposal
    if proposal is not None:
        decision = Decision(
            proposal.step.value, "" if proposal.budget is None else str(proposal.budget),
            "" if proposal.recovered is None else str(proposal.recovered), "同意按规则建议安排。",
        )  # fmt: skip
        decide_application(found.pk, actor=desk, decision=decision)
    disclose_result(found.pk, actor=desk)
