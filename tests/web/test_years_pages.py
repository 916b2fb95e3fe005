"""A year's projects in a real browser: a list taken over, a plan declared, attached, noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.web.plans.models import PlanRecord, ProjectRecord
from web.browsing import browser, logged_in
from web.project_lists import LAMPS, LIBRARY, REFUSE, SUM, altered, exported

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]


def test_from_the_list_of_projects_to_a_notice(
    region: Region,  # noqa: ARG001 - stored in the database
    live_server: object,
    tmp_path: Path,
) -> None:
    listed, basis = tmp_path / "2026年项目清单.xlsx", tmp_path / "测算依据.txt"
    listed.write_bytes(exported((LAMPS, altered(REFUSE, F="八十"), LIBRARY, SUM)))
    basis.write_text("860盏按1500元/盏询价。", encoding="utf-8")
    address = str(live_server)
    with browser() as opened:
        desk = logged_in(opened, address, "performance_desk.bureau")
        desk.click('.bar-places a:has-text("年度项目")')
        desk.click('table.years tbody a:has-text("2026")')
        desk.set_input_files('[name="file"]', str(listed))
        desk.click('button:has-text("上传并预览")')
        expect(desk.locator("h1")).to_have_text("确认各栏含义")
        assert desk.locator('[name="column-5"]').input_value() == "total"
        assert desk.locator('[name="unit"]').input_value() == "万元"
        desk.click('button:has-text("确认并预览")')
        expect(desk.locator(".kinds [aria-current]")).to_have_text("不能导入 1")
        expect(desk.locator(".fault")).to_contain_text("“八十”不是数字")
        desk.click('button:has-text("只导入正确的2行")')
        expect(desk.locator(".told")).to_have_text("新增2个项目，更改0个，0个没有变化，1行未导入。")
        clerk = logged_in(opened, address, "unit_clerk.lamps")
        expect(clerk.locator("#undeclared")).to_have_text("待填报的项目（1）")
        clerk.click('button:has-text("填报绩效目标")')
        expect(clerk.locator("h1")).to_have_text("城区路灯节能改造")
        clerk.click(".attachments > summary")
        clerk.set_input_files('[name="files"]', str(basis))
        clerk.click('button:has-text("上传附件")')
        clerk.click(".attachments > summary")
        with clerk.expect_download() as download:
            clerk.click('.attachments a:has-text("测算依据.txt")')
        assert download.value.path().read_bytes() == basis.read_bytes()
        clerk.locator('textarea[data-cell="budget.total"]').fill("180")
        expect(clerk.locator("[data-saved]")).to_have_text("已保存", timeout=15_000)
        clerk.reload()
        expect(clerk.locator(".unlike-list")).to_contain_text("清单172万元，申报180万元")
        plan = PlanRecord.objects.get()
        reviewer = logged_in(opened, address, "department_reviewer.housing")
        reviewer.goto(f"{address}/plans/{plan.pk}/")
        reviewer.click("details:has(form[action*=comment]) > summary")
        reviewer.fill('form[action*="comment"] textarea', "单价请附询价单")
        reviewer.click('form[action*="comment"] button')
        clerk.reload()
        clerk.click('a[aria-label="通知，1条未读"]')
        clerk.click('.notices button:has-text("单价请附询价单")')
        expect(clerk.locator("h1")).to_have_text("城区路灯节能改造")
        expect(clerk.locator('a[aria-label="通知"]')).to_be_visible()
        for page in (desk, clerk, reviewer):
            page.close()
    assert ProjectRecord.objects.count() == 2
