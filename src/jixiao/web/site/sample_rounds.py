"""The monitoring rounds of the sample region: every sheet filled in, most accepted, in bulk."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.monitoring.told_money import record_of
from jixiao.web.rounds.actions.answer_notice import answer_notice
from jixiao.web.rounds.actions.give_notice import give_notice
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.models import SheetRecord, SheetStepRecord
from jixiao.web.rounds.watching import count, watched
from jixiao.web.site.sample_holder import holder
from jixiao.web.site.sample_reached import reached_rows
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord
    from jixiao.web.rounds.models import RoundRecord
    from jixiao.web.rounds.watching import Watched

CUT_OFFS: Final = ((3, 31), (6, 30), (10, 31))
"""Ends of months that the samples' own plans of spending name."""
_CAUSES: Final = {
    "causes": ["funding"],
    "reason": "资金下达较晚，部分任务顺延。",
    "likelihood": "有可能",
}
_STEPS: Final = (
    (CycleDuty.SUBMIT_SHEET, Standing.DEPARTMENT, Role.UNIT_CLERK),
    (CycleDuty.ACCEPT_SHEET, Standing.ACCEPTED, Role.DEPARTMENT_REVIEWER),
)
_NOTICES: Final = 3
"""So many red sheets of the last round get a notice in full: replied to, some closed."""


def monitor_year(year: YearRecord, desk: Actor, lagging: Collection[int]) -> None:
    """Open a round at each checkpoint, and fill in the sheets of all approved plans.

    `lagging` are the plans whose money and outputs stay behind.
    """
    for month, day in CUT_OFFS:
        cut_off = date(year.year, month, day)
        made = open_round(year.pk, actor=desk, cut_off=cut_off, due=cut_off + timedelta(days=10))
        sheets = _filled(made, lagging)
        if month == CUT_OFFS[1][0]:
            red = [one for one in sheets if one.money_lamp == "red"]
            for number, sheet in enumerate(red[:_NOTICES]):
                _put_right(sheet, desk, closed=number == 0)


def _filled(made: RoundRecord, lagging: Collection[int]) -> list[SheetRecord]:
    """Return the sheets of a round with what was typed, stored at once with their steps."""
    sheets, steps = [], []
    known = made.sheets.select_related(
        "round__year", "plan__project__unit__parent", "plan__project__year", "version"
    )
    share = Decimal(made.cut_off.month) / 12
    for sheet in known:
        sheet.version.plan = sheet.plan
        found = _fill(sheet, share, behind=sheet.plan_id in lagging)
        if not sheet.lacking:
            sheet.standing = Standing.ACCEPTED
            sheet.told_money = record_of(found.told)
            steps += [
                SheetStepRecord(sheet=sheet, action=duty, after=after,
                                person=holder(sheet.plan, role).person)
                for duty, after, role in _STEPS
            ]  # fmt: skip
        sheets.append(sheet)
    fields = [
        "content", "revision", "money_lamp", "red", "yellow", "lacking", "standing", "told_money",
    ]  # fmt: skip
    SheetRecord.objects.bulk_update(sheets, fields)
    SheetStepRecord.objects.bulk_create(steps)
    after = {"round": made.pk, "sheets": len(sheets), "accepted": len(steps) // len(_STEPS)}
    record(None, CycleDuty.FILL_SHEET, f"year:{made.year_id}", after=after)
    return sheets


def _fill(sheet: SheetRecord, share: Decimal, *, behind: bool) -> Watched:
    """Type what the plan came to by then, and the causes of what lags; return what that says."""
    rows: dict[int, dict[str, Any]] = reached_rows(sheet.version, behind=behind)
    found = watched(sheet)
    budget = found.sheet.budget or Decimal(0)
    spent = budget * share * (Decimal("0.4") if behind else Decimal("0.97"))
    sheet.revision = 1
    for _ in range(2):
        told = {str(row): {name: text for name, text in one.items() if text}
                for row, one in rows.items()}  # fmt: skip
        sheet.content = {"spent": f"{spent:.4f}", "rows": told}
        found = watched(sheet)
        count(sheet, found)
        for row, _why in found.missing:
            rows[row] = {**rows.get(row, {"actual": ""}), **_CAUSES}
    return found


def _put_right(sheet: SheetRecord, desk: Actor, *, closed: bool) -> None:
    due = sheet.round.cut_off + timedelta(days=31)
    demand = f"资金支付明显慢于支出计划，请于{due.month}月底前完成支付或说明调整意见。"
    notice = give_notice(sheet.pk, actor=desk, row=0, demand=demand, due=due)
    proof = SimpleUploadedFile("支付进度说明.txt", "已向国库提交支付申请。".encode())
    answer_notice(
        notice.pk, CycleDuty.REPLY_NOTICE, actor=holder(sheet.plan, Role.UNIT_CLERK),
        text="已与国库核对，支付申请已全部提交。", files=[proof],
    )  # fmt: skip
    if closed:
        answer_notice(notice.pk, CycleDuty.CLOSE_NOTICE, actor=desk, text="")
