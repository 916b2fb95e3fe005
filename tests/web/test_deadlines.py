"""Deadlines: set by the bureau for each stage; who is late or will be, as far as one watches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from web.region import HOME
from web.taking import browser_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from web.region import Region

WATCHING = {
    (Role.DEPARTMENT_REVIEWER, "housing"), (Role.DEPARTMENT_REVIEWER, "culture"),
    (Role.PROGRAMME_DESK, "bureau"), (Role.PERFORMANCE_DESK, "bureau"), (Role.AUDITOR, "bureau"),
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


def closed(region: Region, **days: int) -> int:
    """Close stages so many days from today, and return the page's answer."""
    told = {stage: (today() + timedelta(days=count)).isoformat() for stage, count in days.items()}
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    return desk.post(f"/years/{region.year.pk}/deadlines/close/", told).status_code


def watched(region: Region, role: Role, kind: str = "", place: str | None = None) -> HttpResponse:
    client = browser_of(region.people[role, place or HOME[role]])
    answer = client.get(f"/years/{region.year.pk}/deadlines/", {"kind": kind})
    assert answer.status_code == 200
    return answer


def counts(answer: HttpResponse) -> dict[str, int]:
    return {one.value: count for one, _label, count in answer.context["kinds"]}


def test_a_closing_day_moves_what_stands_there_and_what_comes(region: Region) -> None:
    plan = region.plan()
    assert plan.due == today() + timedelta(days=20)
    assert closed(region, draft=5, department_review=8) == 302
    plan.refresh_from_db()
    assert plan.due == today() + timedelta(days=5)
    other = ProjectRecord.objects.get(pk=region.project(name="后来的").pk)
    assert create_plan(other, actor=None).due == today() + timedelta(days=5)
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    plan.refresh_from_db()
    assert plan.due == today() + timedelta(days=8)
    assert closed(region, draft=30) == 302
    plan.refresh_from_db()
    assert plan.due == today() + timedelta(days=10), "the route's own days again"
    assert PlanRecord.objects.get(project=other).due == today() + timedelta(days=20)
    last = TrailEntryRecord.objects.filter(action="close_stages").last()
    assert last.before["closing"]["department_review"]
    assert last.after["plans"] == 2


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param(
            {"draft": "2026-10-31", "department_review": "2026-10-30"}, "早于", id="order"
        ),
        pytest.param({"draft": "十月底"}, "不是日期", id="no date"),
        pytest.param({"draft": "2026-02-30"}, "不是日期", id="no such day"),
    ],
)
def test_closing_days_that_make_no_sense_are_refused(
    region: Region, told: dict[str, str], said: str
) -> None:
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    answer = desk.post(f"/years/{region.year.pk}/deadlines/close/", told)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    region.year.refresh_from_db()
    assert region.year.closing == {}


def test_who_sets_and_who_watches(region: Region) -> None:
    for (role, place), person in region.people.items():
        client = browser_of(person)
        seen = client.get(f"/years/{region.year.pk}/deadlines/").status_code
        assert (seen == 200) is ((role, place) in WATCHING), (role, place)
        done = client.post(f"/years/{region.year.pk}/deadlines/close/", {"draft": "2030-01-01"})
        granted = (role, place) == (Role.PERFORMANCE_DESK, "bureau")
        assert done.status_code == (302 if granted else 403), (role, place)


def test_late_near_and_unmet_are_told_with_who_is_to_act(region: Region) -> None:
    late, near, calm = (region.plan(name=name) for name in ("甲", "乙", "丙"))
    far = region.plan(unit="library", name="丁")
    region.project("refuse", name="没填的")
    for plan, days in ((late, -3), (near, 1), (calm, 15), (far, -1)):
        PlanRecord.objects.filter(pk=plan.pk).update(due=today() + timedelta(days=days))
    PlanRecord.objects.filter(pk=late.pk).update(stage=Stage.DEPARTMENT_REVIEW)
    bureau = watched(region, Role.PERFORMANCE_DESK)
    assert counts(bureau) == {"late": 2, "soon": 1, "will_miss": 0, "undeclared": 1}
    page = bureau.content.decode()
    assert "逾期3天" in page
    assert region.people[Role.DEPARTMENT_REVIEWER, "housing"].name in page
    housing = watched(region, Role.DEPARTMENT_REVIEWER)
    assert counts(housing) == {"late": 1, "soon": 1, "will_miss": 0, "undeclared": 1}
    stages = {one.stage: (one.plans, one.late, one.soon) for one in housing.context["stages"]}
    assert stages == {Stage.DRAFT: (2, 0, 1), Stage.DEPARTMENT_REVIEW: (1, 1, 0)}
    units = [(one.unit.name, one.late, one.soon, one.undeclared) for one in bureau.context["units"]]
    assert units == [
        ("县城市照明管理所", 1, 1, 0), ("县图书馆", 1, 0, 0), ("县环境卫生管理站", 0, 0, 1),
    ]  # fmt: skip
    region.year.closing = {Stage.PERFORMANCE_REVIEW.value: str(today() + timedelta(days=30))}
    region.year.save()
    missed = watched(region, Role.PERFORMANCE_DESK, "will_miss")
    assert [one["plan"].pk for one in missed.context["rows"]] == [calm.pk]
    assert "才到“绩效股审核”" in missed.content.decode()
    lacking = watched(region, Role.PERFORMANCE_DESK, "undeclared")
    assert [one["name"] for one in lacking.context["rows"]] == ["没填的"]
