"""Rounds of large areas: the request makes no sheets, the worker makes all of them, once each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import expect

from jixiao.web.plans.models import PlanRecord, ProjectRecord, VersionRecord
from jixiao.web.rounds import adding, tasks
from jixiao.web.rounds.models import RoundRecord, SheetRecord
from jixiao.web.rounds.tasks import add_part, guard
from jixiao.workflow.role import Role
from web.after_approval import approved
from web.browsing import browser
from web.region import HOME
from web.taking import browser_of
from web.test_walk import Walk

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db
PART = 4
DAYS = {"cut_off": "2026-07-31", "due": "2026-08-10"}


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let four sheets be a part, as 200 are."""
    for module in (adding, tasks):
        monkeypatch.setattr(module, "AT_ONCE", PART)
    monkeypatch.setattr("jixiao.web.rounds.actions.open_round.AT_ONCE", PART)


def many(region: Region, count: int = 11) -> None:
    """Let `count` plans be approved: the one of the lamps, and copies of it."""
    first = approved(region)
    version = first.versions.get()
    for number in range(1, count):
        project = ProjectRecord.objects.get(pk=first.project_id)
        project.pk, project.code = None, f"P{number}"
        project.save()
        plan = PlanRecord.objects.get(pk=first.pk)
        plan.pk, plan.project, plan.code = None, project, project.code
        plan.save()
        VersionRecord.objects.create(
            plan=plan, number=1, document_number="1", person=version.person, typed=version.typed,
            content=version.content, sha256=version.sha256,
        )  # fmt: skip


def opened(region: Region) -> RoundRecord:
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, HOME[Role.PERFORMANCE_DESK]])
    told = {"year": str(region.year.pk), **DAYS}
    assert desk.post("/rounds/open/", told).status_code == 302
    return RoundRecord.objects.get()


def waiting(name: str) -> int:
    found = DBTaskResult.objects.filter(status="READY", task_path__endswith=name)
    return found.count()


def test_the_worker_adds_part_by_part_until_every_plan_has_one_sheet(region: Region) -> None:
    many(region)
    made = opened(region)
    assert (made.ready, made.planned, made.sheets.count()) == (False, 11, 0)
    assert (waiting("add_part"), waiting("guard")) == (1, 1)
    counts = []
    while not made.ready:
        add_part.func(made.pk)
        made.refresh_from_db()
        counts.append(made.sheets.count())
    assert counts == [4, 8, 11]
    add_part.func(made.pk)
    assert made.sheets.count() == 11
    assert SheetRecord.objects.values("plan").distinct().count() == 11
    assert set(made.sheets.values_list("money_lamp", flat=True)) == {"none"}


def test_a_small_area_has_its_sheets_at_once(region: Region) -> None:
    many(region, PART)
    made = opened(region)
    assert (made.ready, made.sheets.count(), waiting("add_part")) == (True, PART, 0)


def test_a_guard_goes_on_where_a_worker_died_and_stops_when_all_is_done(region: Region) -> None:
    many(region)
    made = opened(region)
    add_part.func(made.pk)
    DBTaskResult.objects.all().delete()  # what the dead worker held
    guard.func(made.pk)
    assert (waiting("add_part"), waiting("guard")) == (0, 1), "moved just now"
    RoundRecord.objects.update(moved=timezone.now() - timedelta(minutes=5))
    guard.func(made.pk)
    assert waiting("add_part") == 1
    for _ in range(3):
        add_part.func(made.pk)
    assert made.sheets.count() == 11
    DBTaskResult.objects.all().delete()
    guard.func(made.pk)
    assert waiting("guard") == 0


@pytest.mark.needs("chromium")
@pytest.mark.django_db(transaction=True)
def test_the_page_shows_how_far_it_is(region: Region, live_server: object) -> None:
    many(region)
    with browser() as started:
        walk = Walk(started, str(live_server))
        page = walk.at("performance_desk.bureau", "/rounds/")
        page.fill("input[name=cut_off]", DAYS["cut_off"])
        page.fill("input[name=due]", DAYS["due"])
        page.click("button:has-text('开启监控')")
        expect(page.locator("#making")).to_contain_text("0 / 11")
        made = RoundRecord.objects.get()
        add_part.func(made.pk)
        expect(page.locator("#making")).to_contain_text("4 / 11")
        add_part.func(made.pk)
        add_part.func(made.pk)
        page.click("#making a")
        expect(page.locator("#making")).to_have_count(0)
        expect(page.locator(".sum")).to_contain_text("共11张监控表")
        walk.end()
