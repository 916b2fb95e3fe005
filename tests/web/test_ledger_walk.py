"""In a real browser: ledgers uploaded, faults told, good rows sealed, measured, a case closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.web.cases.models import CaseRecord
from ledger_files import PERSONS
from web.browsing import browser
from web.pension_plan import FULL, approved_pensions
from web.test_walk import Walk
from web.working import csv_of, payments, work_all

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
CLERK, DESK, REVIEWER = (
    "unit_clerk.lamps", "performance_desk.bureau", "department_reviewer.housing",
)  # fmt: skip


def spoilt() -> list[dict[str, object]]:
    """Return five payments: the fourth in the month twice to one person, the fifth is no amount."""
    rows = payments(5)
    rows[4]["paid"] = "一百八十五元"
    return rows


def test_from_a_spoilt_ledger_to_a_closed_case(
    region: Region, live_server: object, tmp_path: Path
) -> None:
    plan = approved_pensions(region)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        _sealed_with_its_good_rows(walk, tmp_path)
        _bound_and_measured(walk, plan)
        _evidence_down_to_masked_rows(walk, plan)
        _case_closed(walk)
        _accuracy_is_sealed(walk)
        walk.end()


def _sealed_with_its_good_rows(walk: Walk, folder: Path) -> None:
    file = folder / "待遇发放明细.csv"
    file.write_bytes(csv_of("payments", spoilt()))
    page = walk.at(CLERK, "/ledgers/")
    page.set_input_files("[name=files]", str(file))
    page.click("button:has-text('上传并检查')")
    expect(page.locator("progress")).to_be_visible()
    work_all()
    expect(page.locator("h1 + .held .stage")).to_have_text("已检查，等待封存")
    row = page.locator("section[aria-labelledby=faults] tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("实发金额")
    expect(row.locator("td").nth(1)).to_have_text("6")
    page.click("button:has-text('收合格的行并封存')")
    expect(page.locator("h1 + .held .stage")).to_have_text("已检查，等待封存")  # not ticked
    page.check("[name=take_good]")
    page.click("button:has-text('收合格的行并封存')")
    work_all()
    expect(page.locator("h1 + .held .stage")).to_have_text("已封存")
    expect(page.locator(".told")).to_contain_text("不合格的1行没有收入")
    page.goto(f"{walk.address}/ledgers/")
    sealed = page.locator("section[aria-labelledby=sealed] tbody tr")
    expect(sealed).to_have_count(1)
    expect(sealed).to_contain_text("202601")
    expect(sealed).to_contain_text("第1版")


def _bound_and_measured(walk: Walk, plan: PlanRecord) -> None:
    desk = walk.at(DESK, f"/plans/{plan.pk}/")
    beside = desk.locator(".bound li").nth(FULL - 1)
    beside.locator("summary").click()
    expect(beside).to_contain_text("足额发放率")
    beside.locator("button:has-text('确认绑定')").click()
    expect(desk.locator("h1")).to_have_text(plan.name)
    clerk = walk.at(CLERK, f"/measured/plans/{plan.pk}/")
    clerk.select_option("[name=month]", "3")
    clerk.click("button:has-text('计算完成值')")
    expect(clerk.locator("progress")).to_be_visible()
    work_all()
    value = clerk.locator(f"#row-{FULL} td.number a")
    expect(value).to_have_text("100.00%")
    expect(clerk.locator("svg.months")).to_have_count(1)
    value.click()


def _evidence_down_to_masked_rows(walk: Walk, plan: PlanRecord) -> None:
    clerk = walk.at(CLERK)
    expect(clerk.locator(".measured-value")).to_have_text("100.00%")
    facts = clerk.locator("dl.facts")
    for part in ("分子", "分母", "口径版次", "封存清单", "duckdb"):
        expect(facts).to_contain_text(part)
    clerk.click("a:has-text('查看背后的行')")
    _masked(clerk, shows=True)
    reviewer = walk.at(REVIEWER, f"/measured/plans/{plan.pk}/rows/{FULL}/behind/")
    _masked(reviewer, shows=False)


def _masked(page: Page, *, shows: bool) -> None:
    text = page.locator("main").inner_text()
    assert "185.00" in text
    assert ("110105***********X" in text) is shows
    assert not any(one in text for one in PERSONS)


def _case_closed(walk: Walk) -> None:
    desk = walk.at(DESK, "/cases/")
    desk.fill("[name=first]", "202601")
    desk.fill("[name=last]", "202603")
    desk.locator("section[aria-labelledby=look] [name=kind]").select_option("paid_twice")
    desk.click("section[aria-labelledby=look] button:has-text('查找疑点')")
    expect(desk.locator("progress")).to_be_visible()
    work_all()
    expect(desk.locator("section[aria-labelledby=look] .told")).to_contain_text("新立1件疑点")
    held = CaseRecord.objects.get()
    clerk = walk.at(CLERK, f"/cases/{held.number}/")
    expect(clerk.locator("button:has-text('排除疑点')")).to_have_count(0)
    clerk.fill("[name=reason]", "同月重复发放")
    clerk.click("button:has-text('核查属实')")
    clerk.click("button:has-text('记录停发')")
    clerk.fill("form[action$='/claim/'] [name=amount]", "185")
    clerk.click("button:has-text('核定应追回金额')")
    clerk.fill("form[action$='/recover/'] [name=amount]", "185")
    clerk.click("button:has-text('记录追回')")
    expect(clerk.locator("dl.facts")).to_contain_text("还差0元")
    expect(clerk.locator("button:has-text('办结疑点')")).to_have_count(0)
    reviewer = walk.at(REVIEWER, f"/cases/{held.number}/")
    reviewer.click("button:has-text('办结疑点')")
    expect(reviewer.locator("h1 + .held .stage")).to_have_text("已办结")


def _accuracy_is_sealed(walk: Walk) -> None:
    desk = walk.at(DESK, "/cases/")
    expect(desk.locator("section[aria-labelledby=precision] tbody")).to_contain_text("100.00%")
    desk.click("button:has-text('封存办理结果，计入准确率')")
    work_all()
    expect(desk.locator("section[aria-labelledby=look] .told")).to_contain_text("已封存1件")
