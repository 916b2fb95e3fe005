"""Three experts in three browsers: called, scoring blind, agreeing or not, closed, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.web.evaluations.models import PanelRecord
from jixiao.workflow.role import Role
from web.browsing import browser, logged_in
from web.panel_of_experts import experts_of
from web.region import HOME
from web.test_ex_ante import above

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from jixiao.web.organisations.models import PersonRecord
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
SECOND_REASON = "询价单只有一家"


class Sessions:
    """People at their browsers, each logged in once."""

    def __init__(self, opened: Browser, address: str) -> None:
        self.opened, self.address = opened, address
        self.pages: dict[str, Page] = {}

    def at(self, person: PersonRecord, path: str) -> Page:
        name = person.username
        if name not in self.pages:
            self.pages[name] = logged_in(self.opened, self.address, name)
        self.pages[name].goto(f"{self.address}{path}")
        return self.pages[name]

    def end(self) -> None:
        for page in self.pages.values():
            page.close()


def test_a_new_project_passes_the_gate_after_three_experts(
    region: Region, live_server: object
) -> None:
    above(region)
    plan, people = region.plan(), experts_of(region)
    clerk = region.people[Role.UNIT_CLERK, HOME[Role.UNIT_CLERK]]
    desk = region.people[Role.PERFORMANCE_DESK, "bureau"]
    with browser() as opened:
        sessions = Sessions(opened, str(live_server))
        page = sessions.at(clerk, f"/plans/{plan.pk}/")
        expect(page.get_by_role("note")).to_contain_text("要先有评估结论")
        page.click(f'form[action="/plans/{plan.pk}/submit/"] button')
        expect(page.locator("main")).to_contain_text("事前绩效评估额度100万元")
        _called(sessions, desk, people, plan)
        panel = PanelRecord.objects.get()
        _scored_blind(sessions, panel, people)
        _closed(sessions, panel, people[0])
        _decided(sessions, panel, desk)
        page = sessions.at(clerk, f"/plans/{plan.pk}/")
        expect(page.locator("aside")).to_contain_text("建议支持")
        page.click(f'form[action="/plans/{plan.pk}/submit/"] button')
        expect(page.locator(".plan-top")).to_contain_text("部门审核")
        sessions.end()
    plan.refresh_from_db()
    assert plan.stage == "department_review"


def _called(
    sessions: Sessions, desk: PersonRecord, people: list[PersonRecord], plan: PlanRecord
) -> None:
    """The bureau chooses the project on the list, three experts and the chair."""
    page = sessions.at(desk, "/evaluations/")
    page.click("text=选择项目")
    page.click(f"text=事前绩效评估：{plan.name}")
    for one in people:
        page.check(f'input[name=experts][value="{one.pk}"]')
    page.select_option("[name=chair]", str(people[0].pk))
    page.fill("[name=points-policy]", "8")
    page.click("text=聘请专家并开始")
    expect(page.locator("main")).to_contain_text("各项分值合计应为100，现在是101")
    page.go_back()
    page.fill("[name=points-policy]", "7")
    page.click("text=聘请专家并开始")
    expect(page.locator("main")).to_contain_text("3名专家中0名已提交")


def _scored_blind(sessions: Sessions, panel: PanelRecord, people: list[PersonRecord]) -> None:
    """Each scores in turn and sees nothing of the others until the last is in."""
    for number, one in enumerate(people):
        page = sessions.at(one, "/evaluations/")
        page.click("main table a")
        page.click(".plan-actions a")
        for box in page.locator("input.score").all():
            name = box.get_attribute("name") or ""
            box.fill(panel.points[name.removeprefix("score-")])
        if number == 1:
            page.fill("[name=score-costing]", "4")
            page.click("text=保存并提交")
            expect(page.locator("main")).to_contain_text("“测算依据充分性”扣了分，要写明理由")
            page.go_back()
            page.reload()
            page.fill("[name=reason-costing]", SECOND_REASON)
            page.click("main button:has-text('保存') >> nth=0")
            _attached(page)
        page.click("text=保存并提交")
        expect(page.locator("main")).to_contain_text("评分已提交")
        if number < 2:
            expect(page.locator("main")).to_contain_text(f"3名专家中{number + 1}名已提交")
            expect(page.locator("main")).not_to_contain_text("逐项评分")
    for one in people:
        page = sessions.at(one, f"/evaluations/{panel.pk}/")
        expect(page.locator("main")).to_contain_text(SECOND_REASON)


def _attached(page: Page) -> None:
    page.select_option("[name=item]", "costing")
    page.fill("[name=title]", "询价单")
    page.set_input_files(
        "[name=file]", {"name": "询价单.txt", "mimeType": "text/plain", "buffer": b"1500"}
    )
    page.click("button:has-text('上传')")
    expect(page.locator(".proofs a")).to_have_text("询价单")


def _closed(sessions: Sessions, panel: PanelRecord, chair: PersonRecord) -> None:
    """Costing: 8, 4, 8 of 8 points: 6.67; the shares are 50 points apart, which is explained."""
    page = sessions.at(chair, f"/evaluations/{panel.pk}/")
    expect(page.locator(".came-to")).to_contain_text("98.67")
    expect(page.locator("tr.differs")).to_contain_text("50%")
    page.fill("[name=note-costing]", "补充询价后按6.67分认定")
    page.fill("[name=text-problems]", "询价单不足三家。")
    page.fill("[name=text-suggestions]", "补充询价。")
    page.click("text=保存并认定结果")
    expect(page.locator(".plan-top")).to_contain_text("结果已认定")
    with page.expect_download() as got:
        page.click(".plan-actions a:has-text('DOCX')")
    assert got.value.suggested_filename.endswith("事前绩效评估报告.docx")


def _decided(sessions: Sessions, panel: PanelRecord, desk: PersonRecord) -> None:
    page = sessions.at(desk, "/evaluations/")
    page.click("section:has(#waiting-panels) table a")
    page.fill("[name=reason]", "同意专家组意见")
    page.click("button:has-text('审定结论')")
    expect(page.locator(".came-to")).to_contain_text("审定结论 建议支持")
    panel.refresh_from_db()
    assert panel.standing == "decided"
