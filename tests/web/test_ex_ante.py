"""Ex-ante assessment on the platform: threshold, panel, conclusion, and the gate it opens."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.forms.typed_changes import Change, Kind
from jixiao.web.evaluations.actions.decide_conclusion import decide_conclusion
from jixiao.web.evaluations.actions.open_panel import open_panel
from jixiao.web.evaluations.actions.set_threshold import set_threshold
from jixiao.web.evaluations.models import ConclusionRecord, PanelKind, ThresholdRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.panel_duty import PanelDuty, roles_with
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from web.panel_of_experts import acting, call_of, called, closed, experts_of
from web.region import ELSEWHERE, GOOD, HOME
from web.taking import browser_of
from web.test_moves import REASON, brought_to

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = pytest.mark.django_db


def above(region: Region, amount: str = "100", from_year: int = 2026) -> ThresholdRecord:
    """Return a threshold below the 172 万元 of the good plan."""
    desk = region.actor(Role.PERFORMANCE_DESK)
    return set_threshold(
        "530825", actor=desk, from_year=from_year, amount=amount, basis="镇政发〔2025〕3号"
    )


def assessed(region: Region, plan: PlanRecord, outcome: str, share: str = "0.9") -> None:
    """Let three experts assess the plan, and the bureau decide."""
    panel = called(region, plan, PanelKind.EX_ANTE)
    closed(panel, experts_of(region), share)
    desk = region.actor(Role.PERFORMANCE_DESK)
    decide_conclusion(panel.pk, actor=desk, outcome=outcome, reason="同意专家组意见")


def test_without_a_threshold_nothing_is_asked(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    assert submit_plan(region.plan().pk, actor=clerk).stage == "department_review"


def test_a_new_project_above_the_threshold_needs_a_conclusion(region: Region) -> None:
    above(region)
    plan, clerk = region.plan(), region.actor(Role.UNIT_CLERK)
    with pytest.raises(TransitionRefused, match="新增项目预算172万元，超过本地事前绩效评估额度100"):
        submit_plan(plan.pk, actor=clerk)
    client = browser_of(clerk.person)
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "要先有评估结论" in page
    assert client.post(f"/plans/{plan.pk}/submit/").status_code == 403
    assessed(region, plan, "support")
    assert "要先有评估结论" not in client.get(f"/plans/{plan.pk}/").content.decode()
    assert client.post(f"/plans/{plan.pk}/submit/").status_code == 302
    plan.refresh_from_db()
    assert plan.stage == "department_review"


def test_the_gate_holds_at_every_desk(region: Region) -> None:
    plan = brought_to(region, Stage.PERFORMANCE_REVIEW)
    above(region)
    desk = region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(TransitionRefused, match="事前绩效评估"):
        approve_plan(plan.pk, actor=desk, document_number="1号")
    assert not plan.versions.exists()
    assert return_plan(plan.pk, actor=desk, reasons=REASON).stage == "draft"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(GOOD, {"total": 80}, id="a listed sum below does not help"),
        pytest.param(
            GOOD.replace("total: 172, fiscal: 172", "total: 80, fiscal: 80"), {},
            id="nor does a declared one",
        ),
    ],
)  # fmt: skip
def test_the_larger_of_what_is_listed_and_declared_counts(
    region: Region, text: str, told: dict[str, object]
) -> None:
    above(region)
    plan = region.plan(text, **told)
    page = browser_of(region.people[Role.UNIT_CLERK, "lamps"]).get(f"/plans/{plan.pk}/")
    assert "新增项目预算172万元" in page.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            GOOD.replace("category: 特定目标类", "category: 特定目标类\nattribute: 延续项目"),
            id="goes on",
        ),
        pytest.param(
            GOOD.replace("total: 172, fiscal: 172", "total: 100, fiscal: 100"), id="not above"
        ),
    ],
)
def test_who_needs_none(region: Region, text: str) -> None:
    above(region)
    plan = region.plan(text, total=100, fiscal=100)
    page = browser_of(region.people[Role.UNIT_CLERK, "lamps"]).get(f"/plans/{plan.pk}/")
    assert "要先有评估结论" not in page.content.decode()


def test_what_is_to_be_revised_is_revised_first(region: Region) -> None:
    above(region)
    plan, clerk = region.plan(), region.actor(Role.UNIT_CLERK)
    assessed(region, plan, "revise", share="0.7")
    with pytest.raises(TransitionRefused, match="修改后支持"):
        submit_plan(plan.pk, actor=clerk)
    change = Change(Kind.FIELD, name="period", text="1年")
    save_changes(plan.pk, actor=clerk, base=plan.revision, changes=[change])
    assert submit_plan(plan.pk, actor=clerk).stage == "department_review"


def test_a_refused_project_stays_where_it_is(region: Region) -> None:
    above(region)
    plan, clerk = region.plan(), region.actor(Role.UNIT_CLERK)
    assessed(region, plan, "refuse", share="0.5")
    with pytest.raises(TransitionRefused, match="不能安排预算"):
        submit_plan(plan.pk, actor=clerk)
    assessed(region, plan, "support")  # assessed once more, after the plan was worked over
    assert submit_plan(plan.pk, actor=clerk).stage == "department_review"


def test_a_larger_budget_than_the_assessed_one_is_assessed_anew(region: Region) -> None:
    above(region)
    plan = region.plan()
    assessed(region, plan, "support")
    plan.project.total = Decimal(200)
    plan.project.save()
    with pytest.raises(TransitionRefused, match="评估时预算为172万元，现在是200万元"):
        submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK))


def test_the_score_proposes_and_the_bureau_decides(region: Region) -> None:
    plan, people = region.plan(), experts_of(region)
    panel = called(region, plan, PanelKind.EX_ANTE)
    result = closed(panel, people, share="0.79")
    assert (result.outcome, result.total) == ("revise", Decimal("79.00"))
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    path = f"/evaluations/{panel.pk}/conclusion/"
    assert desk.post(path, {"outcome": "support", "reason": " "}).status_code == 403
    assert desk.post(path, {"outcome": "maybe", "reason": "同意"}).status_code == 400
    told = {"outcome": "support", "reason": "已按专家意见完善"}
    assert desk.post(path, told).status_code == 302
    assert desk.post(path, told).status_code == 403, "decided once"
    made = ConclusionRecord.objects.get()
    with pytest.raises(TypeError, match="never changes"):
        made.save()
    entry = TrailEntryRecord.objects.get(action="decide_conclusion")
    assert (entry.after["proposed"], entry.after["outcome"]) == ("revise", "support")
    page = desk.get(f"/evaluations/{panel.pk}/report/html/").content.decode()
    for words in ("一、评估对象", "二、评估方式和方法", "（一）立项必要性", "（五）筹资合规性",
                  "（六）总体结论", "按得分的评估结论：修改后支持", "审定的评估结论：建议支持",
                  "四、相关建议", "五、其他需要说明的问题"):  # fmt: skip
        assert words in page, words


def test_an_evaluation_has_no_conclusion_to_decide(region: Region) -> None:
    plan = brought_to(region, Stage.APPROVED)
    panel = called(region, plan)
    closed(panel, experts_of(region))
    desk = region.actor(Role.PERFORMANCE_DESK)
    with pytest.raises(PanelChangeRefused):
        decide_conclusion(panel.pk, actor=desk, outcome="support", reason="同意")
    panel.refresh_from_db()
    assert panel.standing == "closed"
    with pytest.raises(PanelChangeRefused, match="已经批复"):
        open_panel(
            plan.pk, PanelKind.EX_ANTE, actor=desk,
            call=call_of(experts_of(region), PanelKind.EX_ANTE),
        )  # fmt: skip


def test_a_department_assesses_and_the_bureau_decides(region: Region) -> None:
    plan, people = region.plan(), experts_of(region)
    reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
    call = call_of(people, PanelKind.EX_ANTE)
    panel = open_panel(plan.pk, PanelKind.EX_ANTE, actor=reviewer, call=call)
    closed(panel, people)
    with pytest.raises(TransitionRefused):
        decide_conclusion(panel.pk, actor=reviewer, outcome="support", reason="同意")
    desk = region.people[Role.PERFORMANCE_DESK, "bureau"]
    assert "城区路灯" in browser_of(desk).get("/evaluations/").content.decode()
    assert decide_conclusion(panel.pk, actor=acting(desk), outcome="support", reason="同意")


def test_who_sets_the_threshold(region: Region) -> None:
    told = {"division": "530825", "from_year": "2026", "amount": "500", "basis": "3号文"}
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            may = role in roles_with(PanelDuty.SET_THRESHOLD) and place == HOME[role]
            client = browser_of(region.people[role, place])
            done = client.post("/evaluations/thresholds/", told)
            assert done.status_code == (302 if may else 403), (role, place)
            assert client.get("/evaluations/thresholds/").status_code == 200
    assert ThresholdRecord.objects.get().amount == 500
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    for wrong in ({"from_year": "26"}, {"amount": "许多"}, {"amount": "-1"}, {"basis": " "}):
        assert desk.post("/evaluations/thresholds/", told | wrong).status_code == 400, wrong
    assert "镇沅县" in desk.get("/evaluations/thresholds/").content.decode()


def test_a_threshold_holds_from_its_year_until_a_newer_one(region: Region) -> None:
    above(region, from_year=2027)
    plan, clerk = region.plan(), region.actor(Role.UNIT_CLERK)
    submit_plan(plan.pk, actor=clerk)
    above(region)
    above(region, amount="")
    reviewer = region.actor(Role.DEPARTMENT_REVIEWER)
    assert forward_plan(plan.pk, actor=reviewer).stage == "programme_review"
