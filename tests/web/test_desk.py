"""The review desk: the queue, the review form, comments, comparisons, overrulings counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from jixiao import __version__
from jixiao.flow import read_reviews
from jixiao.forms.typed_changes import Change, Kind
from jixiao.standards.review_form import review_form
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.reviews.actions.give_opinion import give_opinion
from jixiao.web.reviews.actions.write_comment import EmptyComment, write_comment
from jixiao.web.reviews.comparing import like_plans, with_last_version, with_last_year
from jixiao.web.reviews.opinions import InvalidScore, printed_review, proposal
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from web.region import Region

SCORES = {item.name: str(item.points - 1) for item in review_form().items}


def client_of(region: Region, role: Role, place: str) -> Client:
    client = Client()
    person = region.people[role, place]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_opinion_is_given_at_ones_own_desk_and_printed(region: Region, tmp_path: object) -> None:
    plan = region.plan()
    reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
    with pytest.raises(TransitionRefused):
        give_opinion(plan.pk, actor=reviewer, scores=SCORES, texts={})
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    with pytest.raises(InvalidScore, match="0到10之间"):
        give_opinion(plan.pk, actor=reviewer, scores={**SCORES, "明确清晰性": "11"}, texts={})
    given = give_opinion(plan.pk, actor=reviewer, scores=SCORES, texts={}, remark="建议通过")
    assert (given.score, given.grade) == (92, "优")
    path = tmp_path / "review.xlsx"
    path.write_bytes(printed_review(plan, "xlsx"))
    (sheet,) = read_reviews(path)
    assert sheet.confirmed_score == 92
    assert sheet.score == proposal(plan).score


def test_the_desk_goes_from_plan_to_plan(region: Region) -> None:
    plans = [region.plan(name=name, code=name) for name in ("甲", "乙", "丙")]
    for one in plans:
        submit_plan(one.pk, actor=region.actor(Role.UNIT_CLERK))
    desk = client_of(region, Role.DEPARTMENT_REVIEWER, "housing")
    first = desk.get("/findings/desk/", follow=True)
    assert "1 / 3" in first.content.decode()
    clerk = client_of(region, Role.UNIT_CLERK, "lamps")
    assert clerk.get("/findings/desk/").url == "/"


def test_comments_stand_beside_their_row(region: Region) -> None:
    plan = region.plan()
    actor = region.actor(Role.PROGRAMME_DESK)
    with pytest.raises(EmptyComment):
        write_comment(plan.pk, actor=actor, row="r1", text="  ")
    write_comment(plan.pk, actor=actor, row="r1", text="询价单请附上")
    with pytest.raises(TransitionRefused):
        write_comment(plan.pk, actor=region.actor(Role.AUDITOR), row="", text="看看")
    page = client_of(region, Role.UNIT_CLERK, "lamps").get(f"/plans/{plan.pk}/").content.decode()
    assert "询价单请附上" in page
    assert 'href="#row-r1"' in page


def test_a_plan_is_held_against_its_version_last_year_and_its_likes(region: Region) -> None:
    plan, twin = region.plan(), region.plan(name="城郊路灯节能改造")
    assert with_last_version(plan) is None
    assert with_last_year(plan) is None
    clerk = region.actor(Role.UNIT_CLERK)
    found = like_plans(region.actor(Role.DEPARTMENT_REVIEWER), plan)
    assert [one.plan.pk for one in found] == [twin.pk]
    submit_plan(plan.pk, actor=clerk)
    forward_plan(plan.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER))
    forward_plan(plan.pk, actor=region.actor(Role.PROGRAMME_DESK))
    approve_plan(plan.pk, actor=region.actor(Role.PERFORMANCE_DESK), document_number="1号")
    adjust_plan(plan.pk, actor=clerk, reason="价格下降")
    change = Change(Kind.CELL, "target", "≤120万元", "r1")
    plan.refresh_from_db()
    save_changes(plan.pk, actor=clerk, base=plan.revision, changes=[change])
    plan.refresh_from_db()
    compared = with_last_version(plan)
    assert compared is not None
    assert [(one.old, one.new) for one in compared.changes] == [("≤129万元", "≤120万元")]
    page = client_of(region, Role.UNIT_CLERK, "lamps").get(f"/findings/plans/{plan.pk}/compare/")
    assert "≤129万元" in page.content.decode()
    assert f"jixiao {__version__}" in page.content.decode()


def test_overrulings_are_counted_by_rule(region: Region) -> None:
    region.plan()
    page = client_of(region, Role.AUDITOR, "bureau").get("/findings/overruled/")
    assert page.status_code == 200
    other = client_of(region, Role.AUDITOR, "other_bureau").get("/findings/overruled/")
    assert "还没有审核意见" in other.content.decode()
