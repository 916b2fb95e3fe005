"""The other half of the year in a real browser: one project that does well, and one that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.web.results.models import ApplicationRecord, ResultRecord
from jixiao.web.rounds.models import RectificationRecord, SheetRecord
from jixiao.web.surveys.models import SurveyRecord
from jixiao.workflow.stage import Stage
from web.after_approval import GOOD_ACTUALS
from web.browsing import browser
from web.test_attachments import PDF
from web.test_moves import brought_to
from web.test_results import REACHED
from web.test_walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
CLERK, REVIEWER, DESK = "unit_clerk.lamps", "department_reviewer.housing", "performance_desk.bureau"
PHONE = {"width": 360, "height": 740}
FAILED = {3: "300盏", 4: "100根", 7: "10%", 8: "9%", 9: "50%"}
"""What the failing project came to in rows that others reached."""


def test_from_approval_to_the_disclosure_of_results(region: Region, live_server: object) -> None:
    plan = brought_to(region, Stage.PERFORMANCE_REVIEW)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        _approved_and_disclosed(walk, plan)
        _round_opened(walk)
        page = walk.at(CLERK, "/rounds/")
        page.click(f"a:text-is('{plan.name}')")
        _filled(page, GOOD_ACTUALS, spent="60")
        page.click("button:has-text('保存并报送')")
        expect(page.locator(".held .stage")).to_have_text("部门审核")
        expect(page.locator(".lamp-red, .lamp-yellow")).to_have_count(0)
        page = walk.at(REVIEWER, "/rounds/")
        page.click(f"a:text-is('{plan.name}')")
        page.click("button:has-text('审核通过')")
        expect(page.locator(".held .stage")).to_have_text("已通过")
        page = _evaluated(walk, plan, {**REACHED, 8: "45%"}, spent="172")
        expect(page.locator(".outcome .grade").first).to_have_text("100.00")
        _signed(walk, plan)
        desk = walk.at(DESK)
        desk.fill("textarea[name=reason]", "效果好，优先安排")
        desk.click("button:has-text('作出决定')")
        expect(desk.locator("#application + .outcome + ul + .outcome")).to_contain_text("优先安排")
        desk.click("button:has-text('公开自评结果')")
        public = opened.new_context().new_page()
        public.goto(f"{live_server}/public/plans/{plan.pk}/")
        expect(public.locator("#result ~ p.held")).to_contain_text("自评100.00分")
        row = public.locator("tr", has_text="改造路段用电量下降率").last
        expect(row).to_contain_text("≥45%")
        expect(row).to_contain_text("实际值45%")
        public.close()
        walk.end()
    assert ResultRecord.objects.get().grade == "优"


def test_a_project_that_fails_is_put_right_and_cut(region: Region, live_server: object) -> None:
    plan = brought_to(region, Stage.PERFORMANCE_REVIEW)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        _approved_and_disclosed(walk, plan)
        _round_opened(walk)
        page = walk.at(CLERK, "/rounds/")
        page.click(f"a:text-is('{plan.name}')")
        _filled(page, {**GOOD_ACTUALS, 3: "100盏"}, spent="10")
        page.click("button:has-text('保存并判断')")
        expect(page.locator("#row-0 .lamp")).to_have_text("红灯")
        expect(page.locator("#row-3 .lacks")).to_be_visible()
        page.fill("[name=reason-0]", "合同九月才签订")
        page.check("[name=causes-3][value=funding]")
        page.fill("[name=reason-3]", "灯具没有到货")
        page.select_option("[name=likelihood-3]", "有可能")
        page.click("button:has-text('保存并报送')")
        expect(page.locator(".held .stage")).to_have_text("部门审核")
        _put_right(walk)
        page = _evaluated(walk, plan, {**REACHED, **FAILED}, spent="80")
        expect(page.locator("#row-3 .lacks")).to_be_visible()
        page.click("button:has-text('保存并签报')")
        expect(page.locator("[role=alert]")).to_contain_text("处偏差没有写明原因和改进措施")
        page.goto(f"{walk.address}/results/{plan.evaluation.pk}/")
        for box in page.locator("textarea[name^=reason-], textarea[name^=measure-]").all():
            box.fill("灯具没有到齐，2027年补换")
        page.click("button:has-text('保存并计算')")
        expect(page.locator(".lacks")).to_have_count(0)
        _signed(walk, plan)
        desk = walk.at(DESK)
        expect(desk.locator("#application + .outcome")).to_contain_text("压减")
        expect(desk.locator("#application + .outcome")).to_contain_text("收回92万元")
        desk.fill("textarea[name=reason]", "同意压减")
        desk.click("button:has-text('作出决定')")
        expect(desk.locator("button:has-text('作出决定')")).to_have_count(0)
        walk.end()
    made = ApplicationRecord.objects.get()
    assert (made.proposed_step, made.step) == ("cut", "cut")
    assert made.recovered == 92
    assert ResultRecord.objects.get().grade in ("中", "差")
    assert RectificationRecord.objects.get().standing == "closed"


def _approved_and_disclosed(walk: Walk, plan: PlanRecord) -> None:
    desk = walk.at(DESK, f"/plans/{plan.pk}/")
    desk.fill("[name=document_number]", "镇财绩批〔2026〕1号")
    desk.click(f'form[action="/plans/{plan.pk}/approve/"] button')
    expect(desk.locator(".held .stage")).to_have_text("已批复")
    desk.goto(f"{walk.address}/disclosure/")
    desk.click("button:has-text('公开所选')")
    expect(desk.locator(".told")).to_have_text("已公开1项。")


def _round_opened(walk: Walk) -> None:
    desk = walk.at(DESK, "/rounds/")
    desk.fill("[name=cut_off]", "2026-07-31")
    desk.fill("[name=due]", "2026-08-10")
    desk.click("button:has-text('开启监控')")
    expect(desk.locator(".told")).to_contain_text("1项已批复的绩效目标")


def _filled(page: Page, actuals: dict[int, str], *, spent: str) -> None:
    page.fill("[name=spent]", spent)
    for number, text in actuals.items():
        page.fill(f"[name=actual-{number}]", text)


def _put_right(walk: Walk) -> None:
    """Give notice on the money, reply with a proof, send back once, close."""
    sheet = SheetRecord.objects.get()
    desk = walk.at(DESK, f"/rounds/sheets/{sheet.pk}/")
    cell = desk.locator("#row-0 details")
    cell.locator("summary").click()
    cell.locator("textarea").fill("八月底前办理支付")
    cell.locator("input[type=date]").fill("2026-08-31")
    cell.locator("button").click()
    expect(desk.locator("h1")).to_contain_text("整改通知")
    clerk = walk.at(CLERK, "/rounds/notices/")
    clerk.click("table a")
    for text in ("已付80万元", "补附回单"):
        clerk.fill("textarea[name=text]", text)
        proof = {"name": "回单.pdf", "mimeType": "application/pdf", "buffer": PDF}
        clerk.set_input_files("input[type=file]", proof)
        clerk.click("button:text-is('答复')")
        expect(clerk.locator(".held .stage")).to_have_text("已答复")
        desk.reload()
        if text == "已付80万元":
            desk.fill("textarea[name=text]", "请附银行回单")
            desk.click("button:has-text('退回整改答复')")
            clerk.reload()
    desk.click("button:has-text('整改到位，销号')")
    expect(desk.locator(".held .stage")).to_have_text("已销号")


def _evaluated(walk: Walk, plan: PlanRecord, actuals: dict[int, str], *, spent: str) -> Page:
    """Begin the self-evaluation from the list, fill it in, compute."""
    page = walk.at(CLERK, "/results/")
    page.click("button:has-text('开始自评')")
    expect(page.locator("h1")).to_have_text(plan.name)
    expect(page.locator("[name=actual-5]")).to_have_value(GOOD_ACTUALS[5])
    _filled(page, actuals, spent=spent)
    page.fill("[name=objectives]", "按批复的目标组织实施。")
    page.click("button:has-text('保存并计算')")
    expect(page.locator(".told")).to_contain_text("得分已重新计算")
    return page


def _signed(walk: Walk, plan: PlanRecord) -> None:
    """Sign, pass and accept the self-evaluation; the desk's page is left open."""
    path = f"/results/{plan.evaluation.pk}/"
    for person, button, stage in (
        (CLERK, "保存并签报", "部门审核"), (REVIEWER, "审核通过并上报", "财政审核"),
        (DESK, "认定自评结果", "已通过"),
    ):  # fmt: skip
        page = walk.at(person, path)
        page.click(f"button:has-text('{button}')")
        expect(page.locator(".held .stage")).to_have_text(stage)


def test_a_phone_answers_once_by_its_code(region: Region, live_server: object) -> None:
    plan = brought_to(region, Stage.APPROVED)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        clerk = walk.at(CLERK, f"/surveys/plans/{plan.pk}/")
        clerk.fill("[name=group]", "改造路段居民")
        clerk.fill("[name=frame]", "40")
        clerk.click("button:has-text('算出样本量')")
        survey = SurveyRecord.objects.get()
        code, other = survey.codes.values_list("code", flat=True)[:2]
        phone = opened.new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
        phone.goto(f"{live_server}/answer/{survey.token}/")
        assert phone.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
        _answered(phone, code.lower())
        expect(phone.locator("h1")).to_have_text("感谢您的参与")
        assert code not in phone.url
        phone.goto(f"{live_server}/answer/{survey.token}/")
        _answered(phone, code)
        expect(phone.locator("[role=alert]")).to_contain_text("已经答过")
        expect(phone.locator("input[value=较满意]")).to_be_checked()
        _answered(phone, other)
        expect(phone.locator("h1")).to_have_text("感谢您的参与")
        phone.close()
        clerk.reload()
        expect(clerk.locator(".told").last).to_contain_text("满意度100.00%（2÷2）")
        clerk.click("button:has-text('结束调查')")
        expect(clerk.locator(".held .stage")).to_have_text("已结束")
        walk.end()
    assert survey.answers.count() == 2


def _answered(phone: Page, code: str) -> None:
    phone.locator("label.choice", has_text="较满意").tap()
    phone.fill("[name=code]", code)
    phone.locator("button").tap()
