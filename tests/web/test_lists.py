"""Lists that stay quick however many plans there are: what is counted, asked for and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.plans import paging
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.queries import latest_year, to_do
from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    import pytest

    from web.region import Region


def test_no_more_is_counted_than_people_turn_over(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        region.plan(name=f"项目{number}", code=f"P{number}")
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    assert "共4项" in desk.get("/plans/").content.decode()
    monkeypatch.setattr(paging, "MOST", 3)
    monkeypatch.setattr(paging, "PER_PAGE", 2)
    first = desk.get("/plans/").content.decode()
    assert "超过3项" in first
    assert "1 / 2" in first
    codes = [
        one
        for page in (1, 2, "9", "9" * 30, "x")
        for one in desk.get(f"/plans/?page={page}").context["page"]
    ]
    assert [one.code for one in codes] == ["P0", "P1", "P2", "P2", "P0", "P1", "P0", "P1"]
    assert "共1项" in desk.get("/plans/?words=P3").content.decode()


def test_a_page_asks_as_often_for_many_plans_as_for_one(region: Region) -> None:
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    asked = []
    for number in range(4):
        region.plan(name=f"项目{number}", code=f"P{number}")
        counts = []
        for path in ("/", "/plans/"):
            with CaptureQueriesContext(connection) as told:
                clerk.get(path)
            counts.append(len(told))
        asked.append(counts)
    assert asked[0] == asked[-1]


def test_lists_read_no_contents_and_find_words_in_any_case(region: Region) -> None:
    region.plan(name="路灯LED改造", code="P1")
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    name = PlanRecord.objects.get().name
    PlanRecord.objects.update(name=f"{name}LED")
    for words in ("led", "LED", name[2:5], "P"):
        with CaptureQueriesContext(connection) as told:
            page = desk.get("/plans/", {"words": words}).context["page"]
        assert [one.name for one in page] == [f"{name}LED"], words
        assert not [one for one in told.captured_queries if '"content"' in one["sql"]]
    assert list(desk.get("/plans/", {"words": "没有"}).context["page"]) == []


def test_nothing_waits_in_an_archived_year(region: Region) -> None:
    region.plan()
    actor = region.actor(Role.UNIT_CLERK)
    assert to_do(actor).count() == 1
    assert latest_year(actor) == 2026
    region.year.archived = True
    region.year.save()
    assert to_do(actor).count() == 0
    assert latest_year(actor) == 2026
    assert latest_year(region.actor(Role.UNIT_CLERK, "refuse")) is None
