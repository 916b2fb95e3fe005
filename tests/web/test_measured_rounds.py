"""Rounds that are measured from ledgers all at once, and what their sheets make of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.models import ActualRecord, BindingRecord
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.plans.models import PlanRecord, ProjectRecord, VersionRecord
from jixiao.web.rounds import adding, tasks
from jixiao.web.rounds.actions.measure_round import measure_round
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.adding import add_sheets
from jixiao.web.rounds.models import RoundRecord
from jixiao.web.rounds.sheet_lock import SheetRefused
from jixiao.web.rounds.tasks import add_part, guard, watch_again
from jixiao.web.rounds.watching import watched
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.pension_plan import FULL, TIMELY, approved_pensions, measured_pensions, short_payments
from web.taking import browser_of
from web.working import payments, sealed, work_all

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 31)
DUE = date(2026, 4, 10)


def bound(region: Region, count: int = 1) -> list[PlanRecord]:
    """Return plans with payments sealed and their bindings confirmed: one, and copies of it."""
    first = approved_pensions(region)
    sealed(region, short_payments())
    confirm_bindings(first.pk, None, actor=region.actor(Role.PERFORMANCE_DESK))
    return [first, *(copied(first, number) for number in range(1, count))]


def copied(first: PlanRecord, number: int) -> PlanRecord:
    """Return the same plan of another project, approved and bound."""
    version = first.versions.get()
    project = ProjectRecord.objects.get(pk=first.project_id)
    project.pk, project.code = None, f"P{number}"
    project.save()
    plan = PlanRecord.objects.get(pk=first.pk)
    plan.pk, plan.project, plan.code = None, project, project.code
    plan.save()
    made = VersionRecord.objects.create(
        plan=plan, number=1, document_number="1", person=version.person, typed=version.typed,
        content=version.content, sha256=version.sha256,
    )  # fmt: skip
    for one in BindingRecord.objects.filter(version=version):
        one.pk, one.version = None, made
        one.save()
    return plan


def opened(region: Region, day: date = FEBRUARY) -> RoundRecord:
    desk = region.actor(Role.PERFORMANCE_DESK)
    return open_round(region.year.pk, actor=desk, cut_off=day, due=DUE)


def looked_again(made: RoundRecord) -> None:
    """Do what the worker was given to do with the sheets."""
    assert DBTaskResult.objects.filter(task_path__endswith="watch_again").exists()
    watch_again.func(made.pk)


def test_opening_a_round_measures_what_is_bound_and_the_lamps_follow(region: Region) -> None:
    bound(region)
    made = opened(region)
    before = made.sheets.get()
    assert not ActualRecord.objects.exists()
    work_all()
    assert JobRecord.objects.get(kind="measure_all").state == JobState.DONE
    assert set(ActualRecord.objects.values_list("month", flat=True)) == {202602}
    looked_again(made)
    after = made.sheets.get()
    found = watched(after)
    assert found.sheet.row(FULL).actual == "83.33%"
    assert found.sheet.row(TIMELY).actual
    assert after.lacking < before.lacking
    assert (after.red, after.yellow) == (found.lamps("red"), found.lamps("yellow"))


def test_it_comes_to_what_measuring_each_plan_comes_to(region: Region) -> None:
    plan = measured_pensions(region)
    alone = dict(ActualRecord.objects.filter(month=202602).values_list("row", "sha256"))
    assert alone
    opened(region)
    work_all()
    job = JobRecord.objects.get(kind="measure_all")
    assert job.result == {"month": 202602, "rows": len(alone), "fresh": 0, "same": len(alone)}
    again = ActualRecord.objects.filter(version__plan=plan, month=202602)
    assert dict(again.values_list("row", "sha256")) == alone
    assert set(again.values_list("times", flat=True)) == {2}


def test_nothing_is_measured_before_ledgers_reach_the_month(region: Region) -> None:
    bound(region)
    made = opened(region, MARCH)
    desk = region.actor(Role.PERFORMANCE_DESK)
    assert not JobRecord.objects.filter(kind="measure_all").exists()
    page = browser_of(desk.person).get(f"/rounds/{made.pk}/").content.decode()
    assert "按台账测算" not in page
    with pytest.raises(SheetRefused, match="还没有封存到监控截止月份"):
        measure_round(made.pk, actor=desk)
    sealed(region, payments(month=202603))
    page = browser_of(desk.person).get(f"/rounds/{made.pk}/").content.decode()
    assert "按台账测算</button>" in page
    assert browser_of(desk.person).post(f"/rounds/{made.pk}/measure/").status_code == 302
    with pytest.raises(SheetRefused, match="正在测算"):
        measure_round(made.pk, actor=desk)
    work_all()
    looked_again(made)
    page = browser_of(desk.person).get(f"/rounds/{made.pk}/").content.decode()
    rows = BindingRecord.objects.count()
    assert f"按台账测算{rows}项，其中{rows}项有新结果" in page
    assert set(ActualRecord.objects.values_list("month", flat=True)) == {202603}


def test_a_unit_cannot_let_a_round_be_measured(region: Region) -> None:
    bound(region)
    made = opened(region)
    with pytest.raises(TransitionRefused):
        measure_round(made.pk, actor=region.actor(Role.UNIT_CLERK))


def test_a_large_round_is_measured_before_its_sheets_are_drawn_up(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (adding, tasks):
        monkeypatch.setattr(module, "AT_ONCE", 4)
    monkeypatch.setattr("jixiao.web.rounds.actions.open_round.AT_ONCE", 4)
    bound(region, 6)
    made = opened(region)
    waiting = DBTaskResult.objects.filter(status="READY", task_path__endswith="add_part")
    assert (made.ready, waiting.count()) == (False, 0)
    RoundRecord.objects.update(moved=None)
    guard.func(made.pk)
    assert waiting.count() == 0, "the measuring goes on"
    work_all()
    assert waiting.count() == 1
    assert ActualRecord.objects.filter(month=202602).count() == BindingRecord.objects.count()
    for _ in range(2):
        add_part.func(made.pk)
    for one in made.sheets.all():
        found = watched(one)
        assert found.sheet.row(FULL).actual == "83.33%"
        assert (one.money_lamp, one.red, one.yellow, one.lacking) == (
            found.progress.money.lamp, found.lamps("red"), found.lamps("yellow"),
            len(found.missing),
        )  # fmt: skip


def test_a_guard_draws_up_sheets_whose_measuring_was_given_up(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.web.rounds.actions.open_round.AT_ONCE", 0)
    bound(region)
    made = opened(region)
    JobRecord.objects.filter(kind="measure_all").update(state=JobState.FAILED)
    RoundRecord.objects.update(moved=None)
    guard.func(made.pk)
    assert DBTaskResult.objects.filter(task_path__endswith="add_part").count() == 1


def test_sheets_take_no_more_queries_however_many_they_are(region: Region) -> None:
    bound(region, 9)
    asked = []
    for count in (2, 8):
        desk = region.actor(Role.PERFORMANCE_DESK).person
        made = RoundRecord.objects.create(
            year=region.year, cut_off=date(2026, 2, count), due=DUE, person=desk, ready=False
        )
        with CaptureQueriesContext(connection) as held:
            assert add_sheets(made, count) == count
        asked.append(len(held))
    assert asked[0] == asked[1]
