"""Disclosing in a real browser: approve → disclose → read without log-in → the same plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.flow import read_content
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.printing import document_of_version
from jixiao.workflow.role import Role
from web.browsing import SIZE, browser, logged_in
from web.test_approvals import at_the_last_desk
from web.test_disclosure import WITH_PHONE, approved

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]


def test_from_approval_to_the_public_file(region: Region, live_server: object) -> None:
    plan = at_the_last_desk(region, "甲")
    approved(region, WITH_PHONE, name="乙")
    with browser() as opened:
        page = logged_in(opened, str(live_server), "performance_desk.bureau")
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.fill("[name=document_number]", "镇财绩批〔2026〕9号")
        page.click(f'form[action="/plans/{plan.pk}/approve/"] button')
        page.click(f'a[href="/disclosure/?plan={plan.pk}"]')
        page.click("text=公开所选")
        expect(page.locator(".told")).to_have_text("已公开1项。")
        page.goto(f"{live_server}/disclosure/")
        page.click("text=公开所选")
        expect(page.locator(".told")).to_contain_text("第9行“指标值确定依据”中的手机号 138******00")
        page.close()
        public = opened.new_context(viewport=SIZE, accept_downloads=True).new_page()
        _reads_the_plan(public, str(live_server), plan.pk)
        assert public.context.cookies() == []
        public.close()


def _reads_the_plan(public: Page, address: str, plan_id: int) -> None:
    faults: list[str] = []
    public.on("pageerror", lambda fault: faults.append(str(fault)))
    public.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    public.goto(f"{address}/public/")
    public.click("text=镇沅县")
    expect(public.locator(".chart svg")).to_be_visible()
    public.click("text=县住房和城乡建设局")
    expect(public.locator("tbody tr")).to_have_count(1)
    public.click("tbody a")
    version = VersionRecord.objects.get(plan=plan_id)
    for kind in ("json", "xlsx", "docx"):
        with public.expect_download() as caught:
            public.click(f".downloads >> text={kind.upper()}")
        content = Path(caught.value.path()).read_bytes()
        read = read_content(f"public.{kind}", content)[0].projects[0]
        declared = document_of_version(version).projects[0]
        assert [(row.name, row.target.text) for row in read.indicators] == [
            (row.name, row.target.text) for row in declared.indicators
        ], kind
    public.click("text=指标比较")
    expect(public.locator(".chart svg")).to_be_visible()
    assert "≥88%" in public.locator("main").inner_text()
    public.click("text=English")
    expect(public.locator("h1")).to_have_text("Like indicators compared")
    assert faults == []


def test_withdrawing_with_a_reason_by_keyboard(region: Region, live_server: object) -> None:
    from jixiao.web.disclosure.actions.disclose_version import disclose_version  # noqa: PLC0415

    version = approved(region)
    disclose_version(version.pk, actor=region.actor(Role.PERFORMANCE_DESK))
    with browser() as opened:
        page = logged_in(opened, str(live_server), "department_reviewer.housing")
        page.goto(f"{live_server}/disclosure/")
        page.locator(".drop summary").press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("误写他人信息")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_contain_text("不公开")
        page.goto(f"{live_server}/public/plans/{version.plan_id}/")
        expect(page.locator(".refusal")).to_contain_text("误写他人信息")
        page.close()
