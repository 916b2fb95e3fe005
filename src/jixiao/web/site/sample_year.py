"""The sample region after approval: approved plans watched, put right, evaluated, disclosed.

What the plans came to is invented from their targets; every step is a real action.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.actions.decide_application import Decision, decide_application
from jixiao.web.results.actions.disclose_result import disclose_result
from jixiao.web.results.actions.move_evaluation import move_evaluation
from jixiao.web.results.actions.save_evaluation import TypedEvaluation, save_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.rounds.actions.answer_notice import answer_notice
from jixiao.web.rounds.actions.give_notice import give_notice
from jixiao.web.rounds.actions.move_sheet import move_sheet
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.actions.save_sheet import save_sheet
from jixiao.web.rounds.watching import watched
from jixiao.web.site.sample_holder import holder
from jixiao.web.site.sample_survey import pay, survey
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.web.plans.models import VersionRecord, YearRecord
    from jixiao.web.results.models import SelfEvaluationRecord
    from jixiao.web.rounds.models import SheetRecord

_COUNTED: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}
_UPPER: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}
_BEHIND: Final = Decimal("0.6")
_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
_CAUSES: Final = {
    "causes": ["funding"],
    "reason": "资金下达较晚，部分任务顺延。",
    "likelihood": "有可能",
}
_ROUNDS: Final = 3  # points, then what they leave open, then what follows from that
_WHY: Final = {
    "reason": "资金下达较晚，任务没有全部完成。",
    "measure": "提前下达资金，按月调度进度。",
}


def carry_on(year: YearRecord) -> None:
    """Carry the approved plans of a year through a round, and most on to their results.

    Every third plan lags: it gets a notice, and its budget is cut; the last one stays at the desks.
    """
    plans = list(PlanRecord.objects.filter(project__year=year, version__gt=0))
    if not plans:
        return
    desk = holder(plans[0], Role.PERFORMANCE_DESK)
    made = open_round(
        year.pk, actor=desk, cut_off=date(year.year, 7, 31), due=date(year.year, 8, 10)
    )
    pay(year, desk, [one for one in plans if one.code][-1:] or plans[-1:])
    sheets = list(made.sheets.select_related("plan__project__unit__parent", "version"))
    for number, sheet in enumerate(sheets):
        lags = number % 3 == 0
        _watch(sheet, lags=lags)
        survey(sheet.plan, closed=number == 1)
        _evaluate(sheet.plan, lags=lags, steps=4 if number % 4 != 1 else 1)


def _watch(sheet: SheetRecord, *, lags: bool) -> None:
    """Fill in the sheet of a plan, send it on, and put right what is red."""
    clerk = holder(sheet.plan, Role.UNIT_CLERK)
    budget = watched(sheet).sheet.budget or Decimal(0)
    spent = budget * (Decimal("0.15") if lags else Decimal("0.6"))
    rows = _reached(sheet.version, behind=lags)
    sheet = save_sheet(sheet.pk, actor=clerk, base=0, spent=f"{spent:.4f}", rows=rows)
    for row, _why in watched(sheet).missing:
        rows[row] = {**rows.get(row, {"actual": ""}), **_CAUSES}
    sheet = save_sheet(sheet.pk, actor=clerk, base=1, spent=f"{spent:.4f}", rows=rows)
    if watched(sheet).missing:
        return
    move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=clerk)
    reviewer = holder(sheet.plan, Role.DEPARTMENT_REVIEWER)
    move_sheet(sheet.pk, CycleDuty.ACCEPT_SHEET, actor=reviewer)
    if sheet.money_lamp == "red":
        _put_right(sheet)


def _put_right(sheet: SheetRecord) -> None:
    desk = holder(sheet.plan, Role.PERFORMANCE_DESK)
    due = date(sheet.round.year.year, 8, 31)
    demand = "资金支付明显慢于支出计划，请于8月底前完成支付或说明调整意见。"
    notice = give_notice(sheet.pk, actor=desk, row=0, demand=demand, due=due)
    proof = SimpleUploadedFile("支付进度说明.txt", "已于8月25日完成支付申请。".encode())
    answer_notice(
        notice.pk, CycleDuty.REPLY_NOTICE, actor=holder(sheet.plan, Role.UNIT_CLERK),
        text="已与国库核对，支付申请已全部提交。", files=[proof],
    )  # fmt: skip
    if sheet.plan.pk % 2:
        answer_notice(notice.pk, CycleDuty.CLOSE_NOTICE, actor=desk, text="")


def _evaluate(plan: PlanRecord, *, lags: bool, steps: int) -> None:
    """Take the self-evaluation of a plan so many steps: signed, passed, accepted, disclosed."""
    clerk = holder(plan, Role.UNIT_CLERK)
    found = begin_evaluation(plan.pk, actor=clerk)
    budget = judged(found).reported.budget or Decimal(0)
    spent = budget * (Decimal("0.55") if lags else Decimal("0.97"))
    rows = _reached(found.version, behind=lags)
    typed = TypedEvaluation(f"{spent:.4f}", "按批复的绩效目标组织实施。", _WHY, rows)
    for base in range(_ROUNDS):
        found = save_evaluation(found.pk, actor=clerk, base=base, typed=typed)
        _settle(found, rows)
    if judged(found).scored.total is None or judged(found).unexplained:
        return
    for duty, role in (
        (CycleDuty.SIGN_EVALUATION, Role.UNIT_CLERK),
        (CycleDuty.PASS_EVALUATION, Role.DEPARTMENT_REVIEWER),
        (CycleDuty.ACCEPT_EVALUATION, Role.PERFORMANCE_DESK),
    )[:steps]:
        found = move_evaluation(found.pk, duty, actor=holder(plan, role))
    if steps > 3:  # noqa: PLR2004 - what is accepted is applied and disclosed
        _apply(found)


def _settle(found: SelfEvaluationRecord, rows: dict[int, dict[str, Any]]) -> None:
    """Give what a person must: shares of rows that stay open, causes of what deviates."""
    now = judged(found)
    for one in now.scored.rows:
        if one.method == "unread":
            rows[one.row]["actual"] = ""  # nothing comparable was reached
        elif one.score is None and one.points:
            low = one.least / one.points * 100
            rows[one.row]["share"] = f"{max(low, Decimal(80)):.0f}"
    for each in now.deviations:
        if each.row:
            rows[each.row] |= _WHY


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


def _reached(version: VersionRecord, *, behind: bool) -> dict[int, dict[str, Any]]:
    """Return what each row came to, as the page sends it; every other row may lag."""
    rows = document_of_version(version).projects[0].indicators
    return {
        number: {"actual": _actual(row, behind=behind and number % 2 == 1), "causes": []}
        for number, row in enumerate(rows, 1)
    }


def _actual(row: Indicator, *, behind: bool) -> str:
    """Return a plausible actual for a target: reached, or three fifths of it."""
    target, quantity = row.target, row.target.quantity
    if quantity is None or quantity.kind in _WORDS:
        return "部分达成" if behind else "达成年度指标"
    number = quantity.number
    falls = behind and quantity.kind in _COUNTED and quantity.comparison not in _UPPER
    if number is None or not falls:
        return f"{target.value or target.text or ''}{target.unit or ''}"
    printed = (target.value or "").replace(",", "")
    try:
        return f"{int(Decimal(printed) * _BEHIND)}{target.unit or ''}"
    except ArithmeticError:
        return f"{target.value}{target.unit or ''}"
