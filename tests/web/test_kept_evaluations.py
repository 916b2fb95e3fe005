"""Signed self-evaluations keep the money they were signed with; drafts follow what is told."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from jixiao.flow import read_content
from jixiao.web.budgets.actions.set_budget import set_budget
from jixiao.web.plans.models import ProjectRecord
from jixiao.web.results.actions.move_evaluation import move_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.web.results.report import report_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.treasury.models import VoucherRecord
from jixiao.workflow.cycle_duty import CycleDuty
from jixiao.workflow.role import Role
from web.taking import browser_of
from web.test_budgets import SOURCE
from web.test_results import accepted
from web.test_treasury import CODE, taken

if TYPE_CHECKING:
    from jixiao.model.evaluation_report import EvaluationReport
    from jixiao.model.funding import Execution
    from web.region import Region

pytestmark = pytest.mark.django_db
OTHER = "单位资金"


def stored(found: SelfEvaluationRecord) -> SelfEvaluationRecord:
    return SelfEvaluationRecord.objects.get(pk=found.pk)


def coded(found: SelfEvaluationRecord) -> None:
    ProjectRecord.objects.filter(pk=found.plan.project_id).update(code=CODE)


def budgeted(region: Region, found: SelfEvaluationRecord, *rows: tuple[str, str, str, str]) -> None:
    desk = region.actor(Role.PERFORMANCE_DESK)
    set_budget(found.plan.project_id, actor=desk, rows=rows, reason="县财预〔2026〕9号")


def moved(
    region: Region, found: SelfEvaluationRecord, duty: CycleDuty, role: Role, text: str = ""
) -> SelfEvaluationRecord:
    return move_evaluation(found.pk, duty, actor=region.actor(role), text=text)


def with_payments(region: Region) -> SelfEvaluationRecord:
    """Return one accepted with a budget of 175 and payments of 65.00005 万元, signed again."""
    found = accepted(region)
    coded(found)
    moved(region, found, CycleDuty.REOPEN_EVALUATION, Role.PERFORMANCE_DESK, "补导支付数据")
    taken(region)
    budgeted(region, found, (SOURCE, "172", "170", "8"), (OTHER, "5", "5", ""))
    return moved(region, found, CycleDuty.SIGN_EVALUATION, Role.UNIT_CLERK)


def later() -> None:
    """Let a payment of March come in late."""
    first = VoucherRecord.objects.earliest("pk")
    first.pk, first.number = None, "Z-99"
    first.save()


def page_of(region: Region, found: SelfEvaluationRecord) -> str:
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    return desk.get(f"/results/{found.pk}/").content.decode()


def printed(region: Region, found: SelfEvaluationRecord) -> Execution:
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    content = clerk.get(f"/results/{found.pk}/print/xlsx/").content
    (read,) = read_content("自评表.xlsx", content)[0].projects
    assert read.execution is not None
    return read.execution


def reported(found: SelfEvaluationRecord) -> EvaluationReport:
    one = stored(found)
    return report_of(one, judged(one))


def test_an_accepted_result_stays_when_payments_come_in_late(region: Region) -> None:
    found = accepted(region)
    coded(found)
    before, form, report = judged(stored(found)), printed(region, found), reported(found)
    assert before.paid is None
    taken(region)
    one = stored(found)
    assert judged(one) == before
    assert one.total == judged(one).scored.total == one.results.get().total == Decimal("97.60")
    assert "全年执行数165.12÷全年预算数172万元" in page_of(region, found)
    assert printed(region, found) == form
    assert reported(found) == report


def test_a_signed_one_keeps_budget_and_payments_by_month(region: Region) -> None:
    found = with_payments(region)
    before, form, report = judged(stored(found)), printed(region, found), reported(found)
    assert (before.paid, before.reported.budget) == (Decimal("65.00005"), 175)
    assert found.told_money is not None
    assert found.told_money["months"][2:] == [
        "20.00005", "20.00005", "20.00005", "20.00005", "60.00005", "65.00005",
    ]  # fmt: skip
    later()
    assert judged(stored(found)) == before
    assert printed(region, found) == form
    assert reported(found) == report
    assert stored(found).total == before.scored.total
    entry = TrailEntryRecord.objects.filter(action=CycleDuty.SIGN_EVALUATION).latest("pk")
    assert entry.after["money"] == found.told_money


@pytest.mark.parametrize("reopened", [False, True], ids=["returned", "reopened"])
def test_one_back_with_the_unit_follows_what_is_told_since(
    region: Region, *, reopened: bool
) -> None:
    found = with_payments(region)
    later()
    duty = CycleDuty.RETURN_EVALUATION
    if reopened:
        moved(region, found, CycleDuty.PASS_EVALUATION, Role.DEPARTMENT_REVIEWER)
        moved(region, found, CycleDuty.ACCEPT_EVALUATION, Role.PERFORMANCE_DESK)
        assert stored(found).told_money == found.told_money
        duty = CycleDuty.REOPEN_EVALUATION
    signed = stored(found).total
    role = Role.PERFORMANCE_DESK if reopened else Role.DEPARTMENT_REVIEWER
    one = moved(region, found, duty, role, "支付数据有补充")
    now = judged(stored(one))
    assert (one.told_money, now.paid) == (None, Decimal("85.0001"))
    assert one.total == now.scored.total != signed, "lists show it too"


def test_those_signed_before_keep_their_money_from_the_upgrade_on(region: Region) -> None:
    kept = with_payments(region)
    SelfEvaluationRecord.objects.update(told_money=None)
    name = "jixiao.web.results.migrations.0003_signed_evaluations_keep_their_money"
    import_module(name).keep_money(apps, None)
    assert stored(kept).told_money == kept.told_money
    SelfEvaluationRecord.objects.update(told_money=None, standing="draft")
    import_module(name).keep_money(apps, None)
    assert stored(kept).told_money is None
