"""Texts that no column holds: sums beyond every budget, numbers of documents as long as novels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao.forms.typed_changes import Change, Kind
from jixiao.web.plans.actions.approve_plan import InvalidNumber, approve_plan
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.site.plain_texts import LONGEST
from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    from web.region import Region


@pytest.mark.parametrize("text", ["9" * 13, "9" * 30, "9" * 5000, "0." + "3" * 300])
def test_a_sum_beyond_every_budget_stays_a_text(region: Region, text: str) -> None:
    plan, clerk = region.plan(), region.actor(Role.UNIT_CLERK)
    change = Change(Kind.FIELD, "budget.total", text)
    saved = save_changes(plan.pk, actor=clerk, base=0, changes=[change])
    assert saved.plan.content["fields"]["budget.total"] == text
    kept = PlanRecord.objects.get(pk=plan.pk)
    assert kept.total is None or kept.total < 1
    project = region.project(name="另一项")
    made = create_plan(project, actor=None, typed=typed_on_record(kept.content))
    assert PlanRecord.objects.get(pk=made.pk).rows == kept.rows
    page = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    assert page.get("/plans/").status_code == 200


@pytest.mark.parametrize("number", ["", "  ", "批" * 61])
def test_an_approval_has_a_number_of_its_length(region: Region, number: str) -> None:
    plan = region.plan()
    PlanRecord.objects.filter(pk=plan.pk).update(stage="performance_review", blocking=0)
    with pytest.raises(InvalidNumber):
        approve_plan(plan.pk, actor=region.actor(Role.PERFORMANCE_DESK), document_number=number)
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    told = {"plan": [plan.pk], "document_number": number}
    assert "批复文号应为" in desk.post("/plans/approve/", told, follow=True).content.decode()
    assert not VersionRecord.objects.exists()


def test_a_text_longer_than_any_cell_is_refused_with_the_limit(region: Region) -> None:
    plan = region.plan()
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    PlanRecord.objects.filter(pk=plan.pk).update(stage="performance_review")
    path = f"/findings/plans/{plan.pk}/comment/"
    answer = desk.post(path, {"row": "", "text": "长" * (LONGEST + 1)})
    assert answer.status_code == 400
    assert str(LONGEST) in answer.content.decode()
    assert not plan.comments.exists()
    desk.post(path, {"row": "", "text": "长" * LONGEST})
    assert plan.comments.get().text == "长" * LONGEST


@pytest.mark.parametrize("number", ["11010519491231002X", "4111 1111 1111 1111"])
def test_a_personal_number_is_refused_in_a_free_text_and_told_covered(
    region: Region, number: str
) -> None:
    plan = region.plan()
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    PlanRecord.objects.filter(pk=plan.pk).update(stage="performance_review")
    path = f"/findings/plans/{plan.pk}/comment/"
    answer = desk.post(path, {"row": "", "text": f"请核对{number}的发放"})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert number[:3] + "*" in told
    assert number not in told
    assert not plan.comments.exists()
    desk.post(path, {"row": "", "text": "请核对张某的发放，电话13912345678"})
    assert plan.comments.count() == 1
