"""Years and projects: opened, archived and still read, declared by their units, marked secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.web.disclosure.actions.disclose_versions import disclose_versions
from jixiao.web.disclosure.queries import public_plans
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.web.years.actions.archive_year import archive_year
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import READERS, Role
from jixiao.workflow.stage import Stage
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_moves import brought_to

if TYPE_CHECKING:
    from django.test import Client

    from web.region import Region

KEEPERS = {Role.PERFORMANCE_DESK}


def client_of(region: Region, role: Role, place: str | None = None) -> Client:
    return browser_of(region.people[role, place or HOME[role]])


def test_a_year_is_opened_by_its_bureau_alone(region: Region) -> None:
    county = region.places["county"].pk
    for (role, place), person in region.people.items():
        opened = browser_of(person).post("/years/open/", {"division": county, "year": "2027"})
        granted = role in KEEPERS and place == "bureau"
        assert opened.status_code == (302 if granted else 403), (role, place)
        YearRecord.objects.filter(year=2027).delete()
    desk = client_of(region, Role.PERFORMANCE_DESK)
    for year, said in (("2026", "已经开启"), ("1999", "年度应在"), ("x", "年度应在")):
        answer = desk.post("/years/open/", {"division": county, "year": year})
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert desk.post("/years/open/", {"division": 0, "year": "2027"}).status_code == 400
    assert desk.post("/years/open/", {"division": county, "year": "2027"}).status_code == 302
    shown = [one.year.year for one in desk.get("/years/").context["standings"]]
    assert shown == [2027, 2026]
    other = client_of(region, Role.PERFORMANCE_DESK, "other_bureau").get("/years/")
    assert [one.year.year for one in other.context["standings"]] == []
    assert TrailEntryRecord.objects.filter(action="open_year").count() == 2


def test_an_archived_year_is_read_and_not_written(region: Region) -> None:
    plan = region.plan()
    waiting = region.project(name="待填报", code="P2")
    desk = client_of(region, Role.PERFORMANCE_DESK)
    address = f"/years/{region.year.pk}/archive/"
    assert client_of(region, Role.PROGRAMME_DESK).post(address).status_code == 403
    refused = desk.post(address)
    assert refused.status_code == 400
    assert "1份绩效目标没有批复" in refused.content.decode()
    assert desk.post(address, {"unfinished_too": "1"}).status_code == 302
    clerk = client_of(region, Role.UNIT_CLERK)
    assert clerk.get(f"/plans/{plan.pk}/").status_code == 200
    assert clerk.post(f"/plans/{plan.pk}/submit/").status_code == 403
    listed = clerk.get(f"/years/{region.year.pk}/projects/").content.decode()
    assert "待填报" in listed
    assert "填报绩效目标" not in listed
    assert "填报绩效目标" not in clerk.get("/").content.decode()
    assert clerk.post(f"/years/projects/{waiting.pk}/declare/").status_code == 403
    with pytest.raises(TransitionRefused, match="已归档"):
        create_plan(ProjectRecord.objects.get(pk=waiting.pk), actor=region.actor(Role.UNIT_CLERK))
    secret = desk.post(f"/years/projects/{waiting.pk}/secret/", {"secret": "1", "reason": "定密"})
    assert secret.status_code == 403
    again = f"/years/{region.year.pk}/reopen/"
    assert desk.post(again, {"reason": " "}).status_code == 400
    assert clerk.post(again, {"reason": "误操作"}).status_code == 403
    assert desk.post(again, {"reason": "误操作"}).status_code == 302
    assert desk.post(again, {"reason": "误操作"}).status_code == 400
    assert clerk.post(f"/plans/{plan.pk}/submit/").status_code == 302
    told = TrailEntryRecord.objects.filter(subject=f"year:{region.year.pk}")
    assert [one.action for one in told] == ["archive_year", "reopen_year"]


def test_a_project_without_a_plan_waits_for_its_clerk(region: Region) -> None:
    project = region.project(code="P1", category="特定目标类")
    clerk = client_of(region, Role.UNIT_CLERK)
    assert "待填报的项目（1）" in clerk.get("/").content.decode()
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            if (role, place) == (Role.UNIT_CLERK, "lamps"):
                continue
            other = client_of(region, role, place)
            assert "待填报的项目" not in other.get("/").content.decode(), (role, place)
            answer = other.post(f"/years/projects/{project.pk}/declare/")
            assert answer.status_code in (400, 403), (role, place)
    answer = clerk.post(f"/years/projects/{project.pk}/declare/")
    plan = PlanRecord.objects.get()
    assert answer["Location"] == f"/plans/{plan.pk}/"
    assert plan.content["fields"] == {
        "name": "城区路灯节能改造", "code": "P1", "unit.code": "341001",
        "unit.name": "县城市照明管理所", "department": "县住房和城乡建设局",
        "category": "特定目标类", "year": "2026", "budget.total": "172",
        "budget.fiscal": "172", "budget.other": "0",
    }  # fmt: skip
    assert clerk.post(f"/years/projects/{project.pk}/declare/")["Location"] == answer["Location"]
    assert "待填报的项目" not in clerk.get("/").content.decode()


def test_projects_are_seen_as_far_as_a_role_reaches(region: Region) -> None:
    for unit, code in (("lamps", "P1"), ("refuse", "P2"), ("library", "P3")):
        region.project(unit, name=code, code=code)
    seen = {
        (Role.UNIT_CLERK, "lamps"): ["P1"], (Role.UNIT_HEAD, "lamps"): ["P1"],
        (Role.DEPARTMENT_REVIEWER, "housing"): ["P1", "P2"],
        (Role.DEPARTMENT_REVIEWER, "culture"): ["P3"],
        (Role.PROGRAMME_DESK, "bureau"): ["P1", "P2", "P3"],
        (Role.PERFORMANCE_DESK, "bureau"): ["P1", "P2", "P3"],
        (Role.AUDITOR, "bureau"): ["P1", "P2", "P3"],
    }  # fmt: skip
    for (role, place), codes in seen.items():
        page = client_of(region, role, place).get(f"/years/{region.year.pk}/projects/")
        assert sorted(one.code for one in page.context["page"]) == codes, (role, place)
    for role, place in (
        (Role.ADMINISTRATOR, "bureau"),
        (Role.EXPERT, "bureau"),
        (Role.AUDITOR, "other_bureau"),
        (Role.PERFORMANCE_DESK, "other_bureau"),
    ):
        hidden = client_of(region, role, place).get(f"/years/{region.year.pk}/projects/")
        assert hidden.status_code == 404, (role, place)
    far = client_of(region, Role.UNIT_CLERK, "refuse")
    project = region.year.projects.get(code="P1")
    assert far.get(f"/years/projects/{project.pk}/").status_code == 404
    words = client_of(region, Role.PERFORMANCE_DESK).get(
        f"/years/{region.year.pk}/projects/", {"words": "图书", "state": "undeclared"}
    )
    assert [one.code for one in words.context["page"]] == ["P3"]
    assert words.context["sums"]["total"] == 172


def test_a_project_that_becomes_secret_leaves_what_is_public(region: Region) -> None:
    plan = brought_to(region, Stage.APPROVED)
    desk = region.actor(Role.PERFORMANCE_DESK)
    disclose_versions([plan.versions.get().pk], actor=desk)
    assert public_plans().count() == 1
    address = f"/years/projects/{plan.project_id}/secret/"
    for role in Role:
        client = client_of(region, role)
        answer = client.post(address, {"secret": "1", "reason": "县保密局定密文件"})
        granted = role in (Role.PERFORMANCE_DESK, Role.PROGRAMME_DESK)
        assert answer.status_code == (302 if granted else 403), role
    bureau = client_of(region, Role.PERFORMANCE_DESK)
    assert bureau.post(address, {"secret": "0", "reason": ""}).status_code == 400
    plan.refresh_from_db()
    assert plan.secret
    assert public_plans().count() == 0
    told = TrailEntryRecord.objects.filter(subject=f"project:{plan.project_id}")
    assert [(one.before["secret"], one.after["secret"]) for one in told] == [
        (False, True), (True, True),
    ]  # fmt: skip
    archive_year(region.year.pk, actor=desk)
    assert list(breaks(line_of(one) for one in entries())) == []


def test_the_history_of_a_year_is_told_to_who_watches_over_all_of_it(region: Region) -> None:
    archive_year(region.year.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    for (role, place), person in region.people.items():
        answer = browser_of(person).get(f"/trail/years/{region.year.pk}/")
        near = place == "bureau" and role in READERS
        assert answer.status_code == (200 if near else 404), (role, place)
        listed = browser_of(person).get(f"/years/{region.year.pk}/projects/").content.decode()
        assert (f"/trail/years/{region.year.pk}/" in listed) is near, (role, place)
        if near:
            assert "归档年度" in answer.content.decode()
