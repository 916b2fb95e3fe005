"""Plans on their way: every role × stage × action as the permission table says, and the trail."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from jixiao.web.library.indexing import forget
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.recall_plan import recall_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.reviews.actions.overrule_finding import overrule_finding
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage
from web.region import BLOCKED, ELSEWHERE, HOME, Region

ROUTE = route_named("county_standard")
STAGES = [*(step.stage for step in ROUTE.steps), Stage.APPROVED]
REASON = [{"row": "", "field": "objectives", "text": "没有写明完成时限"}]
PAGES = {
    Action.SUBMIT: {}, Action.RECALL: {}, Action.FORWARD: {},
    Action.RETURN: {"row": "", "field": "", "text": "没有写明完成时限"},
    Action.APPROVE: {"document_number": "镇财绩批〔2026〕1号"},
    Action.ADJUST: {"reason": "预算调减"},
}  # fmt: skip


def brought_to(region: Region, stage: Stage) -> PlanRecord:
    """Return a good plan that real actions brought to the stage."""
    plan = region.plan()
    if stage is Stage.DRAFT:
        return plan
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    for role, at in (
        (Role.DEPARTMENT_REVIEWER, Stage.DEPARTMENT_REVIEW),
        (Role.PROGRAMME_DESK, Stage.PROGRAMME_REVIEW),
    ):
        if stage is at:
            break
        forward_plan(plan.pk, actor=region.actor(role))
    if stage is Stage.APPROVED:
        approve_plan(plan.pk, actor=region.actor(Role.PERFORMANCE_DESK), document_number="1号")
    plan.refresh_from_db()
    return plan


def test_the_good_plan_has_nothing_to_correct(region: Region) -> None:
    plan = region.plan()
    assert (plan.blocking, plan.rows, plan.stage) == (0, 9, "draft")


@pytest.mark.parametrize("stage", STAGES)
def test_pages_grant_and_refuse_what_the_table_says(region: Region, stage: Stage) -> None:
    plan = brought_to(region, stage)
    state = PlanRecord.objects.filter(pk=plan.pk).values().get()
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client = Client()
            client.force_login(
                region.people[role, place],
                backend="django.contrib.auth.backends.ModelBackend",
            )
            near = place == HOME[role]
            seen = client.get(f"/plans/{plan.pk}/").status_code == 200
            assert seen is (near and role in roles_for(ROUTE, stage, Action.VIEW)), (role, place)
            for action, told in PAGES.items():
                answer = client.post(f"/plans/{plan.pk}/{action.value}/", told)
                granted = near and role in roles_for(ROUTE, stage, action)
                assert answer.status_code == (302 if granted else 403), (role, place, action)
                if granted:
                    forget(plan.pk)
                    VersionRecord.objects.filter(
                        plan=plan, number__gt=state["version"]
                    )._raw_delete("default")
                    PlanRecord.objects.filter(pk=plan.pk).update(**state)


@pytest.mark.parametrize("stage", STAGES)
def test_cells_are_saved_only_by_who_drafts(region: Region, stage: Stage) -> None:
    plan = brought_to(region, stage)
    told = {"base": plan.revision, "changes": [{"kind": "field", "name": "period", "text": "1年"}]}
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client = Client()
            client.force_login(
                region.people[role, place],
                backend="django.contrib.auth.backends.ModelBackend",
            )
            answer = client.post(
                f"/plans/{plan.pk}/changes/", json.dumps(told), content_type="application/json"
            )
            granted = place == HOME[role] and role in roles_for(ROUTE, stage, Action.EDIT)
            assert answer.status_code == (200 if granted else 403), (role, place)


def test_what_must_be_corrected_holds_a_plan_until_it_is_overruled(region: Region) -> None:
    plan = region.plan(BLOCKED)
    clerk, reviewer = region.actor(Role.UNIT_CLERK), region.actor(Role.DEPARTMENT_REVIEWER)
    assert plan.blocking
    with pytest.raises(TransitionRefused, match="必须修改"):
        submit_plan(plan.pk, actor=clerk)
    for finding in plan.findings.filter(severity="blocking"):
        with pytest.raises(TransitionRefused):
            overrule_finding(finding.pk, actor=clerk, reason="我觉得可以")
        overrule_finding(finding.pk, actor=reviewer, reason="灯具数量由招标确定，开标后补填")
    assert submit_plan(plan.pk, actor=clerk).stage == "department_review"


def test_return_recall_and_adjustment(region: Region) -> None:
    plan = region.plan()
    clerk, reviewer = region.actor(Role.UNIT_CLERK), region.actor(Role.DEPARTMENT_REVIEWER)
    submit_plan(plan.pk, actor=clerk)
    assert recall_plan(plan.pk, actor=clerk).stage == "draft"
    submit_plan(plan.pk, actor=clerk)
    with pytest.raises(TransitionRefused, match="理由"):
        return_plan(plan.pk, actor=reviewer, reasons=[{"row": "", "field": "", "text": " "}])
    assert return_plan(plan.pk, actor=reviewer, reasons=REASON).stage == "draft"
    assert plan.moves.last().reasons == REASON
    approved = brought_to(region, Stage.APPROVED)
    version = approved.versions.get()
    again = adjust_plan(approved.pk, actor=clerk, reason="预算调减 20 万元")
    assert (again.stage, again.version) == ("draft", 1)
    assert version.content["projects"][0]["name"] == "城区路灯节能改造"
    with pytest.raises(TypeError, match="never changes"):
        version.save()
    with pytest.raises(TypeError, match="never changes"):
        version.delete()


def test_every_step_is_in_the_trail_and_the_chain_holds(region: Region) -> None:
    plan = brought_to(region, Stage.APPROVED)
    told = [entry.action for entry in entries()]
    assert told == ["create", "submit", "forward", "forward", "approve", "freeze"]
    lines = [line_of(entry) for entry in entries()]
    assert list(breaks(lines)) == []
    assert [one.number for one in breaks([*lines[:2], *lines[3:]])] == [3, 3, 4, 5]
    altered = lines[1].replace("department_review", "approved")
    assert [one.fault for one in breaks([lines[0], altered])] == ["altered"]
    assert [one.fault for one in breaks(lines[:3], expected=json.loads(lines[-1])["hash"])] == [
        "ends elsewhere"
    ]
    assert f"plan:{plan.pk}" in lines[0]


def test_an_archived_year_is_only_read(region: Region) -> None:
    plan = region.plan()
    region.year.archived = True
    region.year.save()
    with pytest.raises(TransitionRefused, match="2026年度已归档"):
        submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
