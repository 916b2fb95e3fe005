"""The panels beside the plan, as the server tells them: who sees what, and what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.forms.typed_form import typed_of
from jixiao.notation.plan_text import read_plan_text
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.earlier import plans_to_copy, same_project_before
from jixiao.web.plans.models import ProjectRecord, YearRecord
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.role import READERS, Role
from web.region import GOOD
from web.taking import browser_of

if TYPE_CHECKING:
    from django.test import Client

    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

LAST_YEAR = GOOD.replace("2026", "2025").replace(
    "total: 172, fiscal: 172", "total: 160, fiscal: 160"
)
LAST_YEAR = LAST_YEAR.replace("≥88%", "≥85%").replace("=860盏", "=800盏")


def last_year(region: Region, text: str = LAST_YEAR, *, secret: bool = False) -> PlanRecord:
    year, _ = YearRecord.objects.get_or_create(division=region.places["county"], year=2025)
    project = ProjectRecord.objects.create(
        year=year, unit=region.places["lamps"], name="2025年城区路灯节能改造", secret=secret
    )
    return create_plan(project, actor=None, typed=typed_of(read_plan_text(text).projects[0]))


def clerk_of(region: Region, unit: str = "lamps") -> Client:
    return browser_of(region.people[Role.UNIT_CLERK, unit])


def save(client: Client, plan: PlanRecord, *changes: dict[str, object]) -> int:
    told = {"base": plan.revision, "changes": list(changes)}
    answer = client.post(f"/plans/{plan.pk}/changes/", json.dumps(told), "application/json")
    return answer.status_code


def test_the_same_project_of_last_year_is_found_though_its_name_holds_the_year(
    region: Region,
) -> None:
    before, plan = last_year(region), region.plan(name="2026年城区路灯节能改造")
    assert same_project_before(plan) == before
    other = region.plan(unit="refuse", name="2026年城区路灯节能改造")
    assert same_project_before(other) is None


def test_what_changed_since_last_year_is_told(region: Region) -> None:
    before, plan = last_year(region), region.plan()
    page = clerk_of(region).get(f"/plans/{plan.pk}/earlier/").content.decode()
    assert f'data-from="plan:{before.pk}"' in page
    assert "+7.5%" in page  # 160 → 172
    assert "+3个百分点" in page
    assert "<mark>2025</mark>" in page
    assert 'data-name="code"' not in page
    assert 'data-name="budget.total"' not in page
    assert 'data-text="≥85%"' in page


def test_copying_last_year_is_seen_by_the_rule_and_kept_by_the_trail(region: Region) -> None:
    before, plan = last_year(region), region.plan()
    assert not plan.findings.filter(fault="COPY_LAST_YEAR", present=True).exists()
    back = {row["id"]: row["cells"].get("target", "") for row in before.content["rows"]}
    changes = [
        {"kind": "cell", "row": row, "name": "target", "text": text, "from": f"plan:{before.pk}"}
        for row, text in back.items()
    ]
    assert save(clerk_of(region), plan, *changes) == 200
    assert plan.findings.filter(fault="COPY_LAST_YEAR", present=True).exists()
    told = TrailEntryRecord.objects.filter(action="edit").latest("number").after
    assert told["from"] == [f"plan:{before.pk}"]


def test_a_source_out_of_reach_is_not_written_into_the_trail(region: Region) -> None:
    plan, other = region.plan(), region.plan(unit="refuse", name="乙")
    told = ["plan:x", f"plan:{other.pk}", "library", "known:77", "standard:unit-cost", 5]
    changes = [
        {"kind": "cell", "row": "r1", "name": "weight", "text": str(number), "from": one}
        for number, one in enumerate(told)
    ]
    assert save(clerk_of(region), plan, *changes) == 200
    kept = TrailEntryRecord.objects.filter(action="edit").latest("number").after
    assert kept["from"] == ["standard:unit-cost"]


def test_a_secret_plan_is_no_source_for_one_that_is_not(region: Region) -> None:
    before = last_year(region, secret=True)
    plan, hidden = region.plan(), region.plan(name="涉密的", secret=True)
    actor = region.actor(Role.UNIT_CLERK)
    assert before not in plans_to_copy(actor, plan)
    assert same_project_before(plan) is None
    assert before in plans_to_copy(actor, hidden)
    assert clerk_of(region).get(f"/plans/{plan.pk}/earlier/?from={before.pk}").status_code == 404


@pytest.mark.parametrize(
    "panel", ["/plans/{}/earlier/", "/plans/{}/costing/", "/library/beside/{}/"]
)
def test_the_panels_of_a_plan_are_open_to_those_who_see_it(region: Region, panel: str) -> None:
    plan = region.plan()
    for (role, place), person in region.people.items():
        sees = place in ("lamps", "housing", "bureau") and role in READERS
        answer = browser_of(person).get(panel.format(plan.pk))
        assert answer.status_code == (200 if sees else 404), (role, place)
        if sees:
            writes = role is Role.UNIT_CLERK
            assert ("data-insert" in answer.content.decode()) <= writes, role
            assert ("data-take" in answer.content.decode()) <= writes, role


def test_the_calculation_is_explained_and_tried(region: Region) -> None:
    plan = region.plan()
    client = clerk_of(region)
    page = client.get(f"/plans/{plan.pk}/costing/").content.decode()
    assert "129 万元 + 43 万元 = 172 万元" in page
    tried = client.get(f"/plans/{plan.pk}/costing/", {"f1_0": "45"}).content.decode()
    assert "174 万元" in tried
    assert "+2 万元" in tried
    assert "budget.total" in tried
    assert 'data-text="≤45万元"' in tried
    refused = client.get(f"/plans/{plan.pk}/costing/", {"f1_0": "十个人"}).content.decode()
    assert "没有看懂" in refused


def test_a_budget_without_a_calculation_can_be_worked_out(region: Region) -> None:
    rows = (
        GOOD[: GOOD.index("indicators:")] + "indicators:\n  - 产出指标 / 质量指标 / 合格率 / ≥90%\n"
    )
    plan = region.plan(rows)
    client = clerk_of(region)
    assert 'name="standard"' in client.get(f"/plans/{plan.pk}/costing/").content.decode()
    told = {"standard": "300元/人·月", "heads": "18人", "share": "50%"}
    page = client.get(f"/plans/{plan.pk}/costing/", told).content.decode()
    assert "3.24 万元" in page
    wrong = client.get(f"/plans/{plan.pk}/costing/", {"standard": "300元/人·月", "heads": "3村"})
    assert "乘完剩" in wrong.content.decode() or "没有看懂" in wrong.content.decode()


def test_library_results_carry_the_plans_own_tree(region: Region) -> None:
    old = GOOD.replace("成本指标 / 经济成本指标", "产出指标 / 成本指标")
    for text, level1, level2 in (
        (GOOD, "成本指标", "经济成本指标"),
        (old, "产出指标", "成本指标"),
    ):
        plan = region.plan(text, name=level1)
        page = clerk_of(region).get(f"/library/beside/{plan.pk}/", {"words": "分项成本"})
        told = page.context["offers"][0].cells
        assert json.loads(told) == {"level1": level1, "level2": level2, "name": "分项成本"}
        only = clerk_of(region).get(f"/library/beside/{plan.pk}/?only=results&words=分项成本")
        assert "data-search" not in only.content.decode()


def test_the_librarys_own_pages(region: Region) -> None:
    clerk, desk = clerk_of(region), browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    told = {
        "place": "530825/341/341001/", "level2": "数量指标", "name": "路灯巡查里程", "unit": "公里",
    }  # fmt: skip
    page = clerk.post("/library/keep/", told, follow=True).content.decode()
    assert page.count("路灯巡查里程") >= 2
    one = clerk.get("/library/standard:acceptance-rate/").content.decode()
    assert "财预〔2021〕101号" in one
    assert "library/retire" not in one
    assert "library/retire" in desk.get("/library/standard:acceptance-rate/").content.decode()
    retired = desk.post(
        "/library/retire/",
        {"subject": "standard:acceptance-rate", "place": "530825/", "reason": "另有规定"},
        follow=True,
    ).content.decode()
    assert "另有规定" in retired
    assert clerk.post("/library/keep/", {**told, "place": "530825/"}).status_code == 403
    assert clerk.get("/library/known:77/").status_code == 400
    administrator = browser_of(region.people[Role.ADMINISTRATOR, "bureau"])
    assert administrator.get("/library/").status_code == 404


def test_the_form_to_keep_an_indicator_is_filled_from_a_row(region: Region) -> None:
    told = {"level2": "数量指标", "name": "加固旧灯杆数量", "target": "=430根", "words": "没有"}
    page = clerk_of(region).get("/library/", told)
    given = page.context["given"]
    assert (given.level2, given.name, given.operator, given.unit) == (
        "数量指标", "加固旧灯杆数量", "=", "根",
    )  # fmt: skip
    assert '<details class="keep" open>' in page.content.decode()
