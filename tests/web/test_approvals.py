"""Approving many at once, and the approval table that is printed of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
from django.test import Client

from jixiao.web.plans.actions.approve_plans import approve_plans
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.workflow.role import Role
from web.region import BLOCKED, Region

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord

NUMBER = "镇财绩批〔2026〕3号"


def at_the_last_desk(region: Region, name: str) -> PlanRecord:
    plan = region.plan(name=name)
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    forward_plan(plan.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER))
    forward_plan(plan.pk, actor=region.actor(Role.PROGRAMME_DESK))
    return plan


def client_of(region: Region, role: Role) -> Client:
    client = Client()
    person = region.people[role, "bureau"]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_what_cannot_be_approved_falls_out_with_its_reason(region: Region) -> None:
    good = [at_the_last_desk(region, name) for name in ("甲", "乙")]
    draft = region.plan(BLOCKED, name="丙")
    actor = region.actor(Role.PERFORMANCE_DESK)
    ids = [*(one.pk for one in good), draft.pk, good[0].pk]
    done = approve_plans(ids, actor=actor, document_number=NUMBER)
    assert [one.plan_id for one in done.versions] == [one.pk for one in good]
    assert [one.plan_id for one in done.fallen_out] == [draft.pk]
    assert "单位填报" in str(done.fallen_out[0].why)


def test_the_page_approves_those_ticked_and_prints_their_table(region: Region) -> None:
    plans = [at_the_last_desk(region, name) for name in ("甲", "乙")]
    desk = client_of(region, Role.PERFORMANCE_DESK)
    listed = desk.get("/plans/", {"stage": "performance_review"}).content.decode()
    assert listed.count('name="plan"') == 2
    told = {"plan": [one.pk for one in plans], "document_number": NUMBER}
    answer = desk.post("/plans/approve/", told, follow=True)
    assert "已批复2项" in answer.content.decode()
    book = desk.get("/plans/approvals/table.xlsx", {"number": NUMBER})
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("更换节能灯具数量" in text for text in texts)
    assert desk.get("/plans/approvals/table.exe", {"number": NUMBER}).status_code == 400
    assert desk.get("/plans/approvals/table.pdf", {"number": "没有"}).status_code == 404


def test_others_see_no_ticks_and_cannot_approve(region: Region) -> None:
    plan = at_the_last_desk(region, "甲")
    auditor = client_of(region, Role.AUDITOR)
    assert 'name="plan"' not in auditor.get("/plans/?stage=performance_review").content.decode()
    auditor.post("/plans/approve/", {"plan": [plan.pk], "document_number": NUMBER})
    plan.refresh_from_db()
    assert plan.stage == "performance_review"


def test_a_plan_prints_as_its_form(region: Region) -> None:
    plan = region.plan()
    client = Client()
    person = region.people[Role.UNIT_CLERK, "lamps"]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for kind, head in (("pdf", b"%PDF"), ("docx", b"PK"), ("json", b"{")):
        answer = client.get(f"/plans/{plan.pk}/print.{kind}")
        assert answer.content.startswith(head), kind
