"""Signed sheets keep the money they were signed with; drafts follow what is told since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from jixiao.flow import read_content
from jixiao.web.budgets.actions.set_budget import set_budget
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.rounds.actions.move_sheet import move_sheet
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.models import RoundRecord, SheetRecord
from jixiao.web.rounds.tasks import watch_again
from jixiao.web.rounds.watching import watched
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.treasury.models import VoucherRecord
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role
from web.after_approval import filled, sheet_in_july
from web.taking import browser_of
from web.test_budgets import SOURCE, with_code
from web.test_treasury import taken

if TYPE_CHECKING:
    from jixiao.model.funding import Execution
    from web.region import Region

pytestmark = pytest.mark.django_db
OTHER = "单位资金"


def told(region: Region, sheet: SheetRecord, *rows: tuple[str, str, str, str]) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    set_budget(sheet.plan.project_id, actor=desk, rows=rows, reason="县财预〔2026〕9号")


def submitted(region: Region) -> SheetRecord:
    """Return the sheet of July, sent on with a budget of 175 and payments of 60.00005 万元."""
    sheet = sheet_in_july(region, with_code(region))
    told(region, sheet, (SOURCE, "172", "170", "8"), (OTHER, "5", "5", ""))
    taken(region)
    filled(region, sheet)
    return move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=region.actor(Role.UNIT_CLERK))


def later(region: Region, sheet: SheetRecord) -> None:
    """Tell another budget, and let a payment of before the cut-off date come in late."""
    told(region, sheet, (SOURCE, "172", "900", ""))
    first = VoucherRecord.objects.earliest("pk")
    first.pk, first.number = None, "Z-99"
    first.save()


def printed(region: Region, sheet: SheetRecord, kind: str = "xlsx") -> Execution:
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    content = clerk.get(f"/rounds/sheets/{sheet.pk}/print/{kind}/").content
    (read,) = read_content(f"监控表.{kind}", content)[0].projects
    assert read.execution is not None
    return read.execution


def page_of(region: Region, sheet: SheetRecord) -> str:
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    return desk.get(f"/rounds/sheets/{sheet.pk}/").content.decode()


@pytest.mark.parametrize("accepted", [False, True], ids=["submitted", "accepted"])
def test_a_signed_sheet_keeps_the_money_it_was_signed_with(
    region: Region, *, accepted: bool
) -> None:
    sheet = submitted(region)
    if accepted:
        reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
        sheet = move_sheet(sheet.pk, CycleDuty.ACCEPT_SHEET, actor=reviewer)
    before = watched(sheet)
    forms = {kind: printed(region, sheet, kind) for kind in ("docx", "xlsx", "pdf", "json")}
    assert (before.sheet.initial, before.sheet.budget) == (177, 175)
    assert (before.paid, before.plan.execution.rate) == (Decimal("60.00005"), Decimal("34.29"))
    later(region, sheet)
    sheet.refresh_from_db()
    after = watched(sheet)
    assert after == before
    for kind, form in forms.items():
        assert printed(region, sheet, kind) == form, kind
    page = page_of(region, sheet)
    assert "预算数175＝34.29%" in page
    assert "年初177" in page
    entry = TrailEntryRecord.objects.filter(action=CycleDuty.SUBMIT_SHEET).get()
    assert entry.after["money"] == sheet.told_money


def test_a_draft_and_a_sheet_sent_back_follow_what_is_told_since(region: Region) -> None:
    sheet = submitted(region)
    later(region, sheet)
    desk = region.actor(Role.PERFORMANCE_DESK)
    draft = open_round(
        region.year.pk, actor=desk, cut_off=date(2026, 8, 31), due=date(2026, 9, 10)
    ).sheets.get()
    assert (draft.told_money, watched(draft).sheet.budget) == (None, 900)
    reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
    green = sheet.money_lamp
    sheet = move_sheet(sheet.pk, CycleDuty.RETURN_SHEET, actor=reviewer, text="预算已调整")
    found = watched(sheet)
    assert (sheet.told_money, found.sheet.budget, found.paid) == (None, 900, Decimal("80.0001"))
    assert sheet.money_lamp == found.progress.money.lamp != green, "lists show it too"


def test_lists_show_drafts_as_told_since(region: Region) -> None:
    """A budget that is typed shows at once, a list of payments when the worker has looked."""
    sheet = sheet_in_july(region, with_code(region))
    assert sheet.money_lamp == "none"
    RoundRecord.objects.update(ready=False)  # later parts of it are still drawn up
    taken(region)
    assert DBTaskResult.objects.filter(task_path__endswith=".watch_again").count() == 1
    with transaction.atomic():
        watch_again.func(sheet.round_id)
    sheet.refresh_from_db()
    lit = sheet.money_lamp
    assert lit == watched(sheet).progress.money.lamp != "none"
    told(region, sheet, (SOURCE, "172", "900", ""))
    sheet.refresh_from_db()
    assert sheet.money_lamp == watched(sheet).progress.money.lamp != lit


def test_sheets_signed_before_keep_their_money_from_the_upgrade_on(region: Region) -> None:
    kept = submitted(region)
    SheetRecord.objects.update(told_money=None)
    migration = import_module("jixiao.web.rounds.migrations.0004_signed_sheets_keep_their_money")
    migration.keep_money(apps, None)
    assert SheetRecord.objects.get().told_money == kept.told_money


def test_what_nobody_told_is_kept_as_well(region: Region) -> None:
    sheet = filled(region, sheet_in_july(region, with_code(region)))
    clerk = region.actor(Role.UNIT_CLERK)
    sheet = move_sheet(sheet.pk, CycleDuty.SUBMIT_SHEET, actor=clerk)
    before = watched(sheet)
    assert (before.sheet.budget, before.sheet.spent, before.paid) == (172, 60, None)
    told(region, sheet, (SOURCE, "172", "90", ""))
    taken(region)
    assert BudgetLineRecord.objects.exists()
    sheet.refresh_from_db()
    assert watched(sheet) == before
