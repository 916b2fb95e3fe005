"""The plan page in a real browser: typing, pasting, undo, two editors, a lost connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browsing import browser, logged_in
from web.region import BLOCKED, Region

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
CLERK = "unit_clerk.lamps"
BLOCK = "数量指标\\t更换灯杆数量\\t≥40根\\n\\t检修配电箱数量\\t≥25台\\n"
PASTE = """([row, name, clip]) => {
  const cell = document.querySelector(`textarea[data-in-row="${row}"][data-cell="${name}"]`);
  cell.focus();
  const told = new DataTransfer();
  told.setData("text/plain", clip);
  const told_of = {clipboardData: told, bubbles: true, cancelable: true};
  cell.dispatchEvent(new ClipboardEvent("paste", told_of));
}"""


def cell(page: Page, row: str, name: str) -> Locator:
    return page.locator(f'textarea[data-in-row="{row}"][data-cell="{name}"]')


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_have_text("已保存", timeout=15_000)


def test_typing_pasting_rows_and_undo(region: Region, live_server: object) -> None:
    plan = region.plan(BLOCKED)
    address = str(live_server)
    with browser() as opened:
        page = logged_in(opened, address, CLERK)
        page.goto(f"{address}/plans/{plan.pk}/")
        assert page.locator(".finding.blocking").count() == 1
        cell(page, "r3", "target").fill("=860盏")
        saved(page)
        expect(page.locator(".finding.blocking")).to_have_count(0)
        page.evaluate(PASTE, ["r9", "level2", BLOCK.replace("\\t", "\t").replace("\\n", "\n")])
        assert page.locator("dialog tbody tr").count() == 2
        page.click("dialog .btn-primary")
        saved(page)
        assert page.locator("[data-rows] tbody tr").count() == 10
        assert cell(page, "r9", "name").input_value() == "更换灯杆数量"
        page.keyboard.press("Control+z")
        saved(page)
        assert page.locator("[data-rows] tbody tr").count() == 9
        assert cell(page, "r9", "name").input_value() == "改造路段居民满意度"
        page.reload()
        assert page.locator("[data-rows] tbody tr").count() == 9
        page.close()
    plan.refresh_from_db()
    assert plan.content["rows"][2]["cells"]["target"] == "=860盏"


def test_the_keyboard_alone_moves_adds_and_removes(region: Region, live_server: object) -> None:
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        cell(page, "r1", "target").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.dataset.inRow") == "r2"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.cell") == "weight"
        page.locator('tr[data-row="r2"] summary').focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.locator("[data-rows] tbody tr").count() == 10
        page.locator('tr[data-row="r1"] summary').press("Enter")
        page.locator('tr[data-row="r1"] [data-do="remove"]').press("Enter")
        saved(page)
        page.close()
    plan.refresh_from_db()
    assert [row["id"] for row in plan.content["rows"]][1:] == [f"r{n}" for n in range(2, 10)]


def test_two_editors_see_both_texts_and_choose(region: Region, live_server: object) -> None:
    plan = region.plan()
    with browser() as opened:
        first, second = (logged_in(opened, str(live_server), CLERK) for _ in range(2))
        for page in (first, second):
            page.goto(f"{live_server}/plans/{plan.pk}/")
        cell(first, "r1", "target").fill("≤120万元")
        cell(first, "r2", "weight").fill("7")
        saved(first)
        cell(second, "r1", "target").fill("≤125万元")
        expect(second.locator("dialog.conflicts q")).to_have_text(["≤125万元", "≤120万元"])
        second.locator('dialog.conflicts input[value="theirs"]').check()
        second.click("dialog.conflicts button")
        saved(second)
        assert cell(second, "r1", "target").input_value() == "≤120万元"
        assert cell(second, "r2", "weight").input_value() == "7"
        first.close()
        second.close()


def test_what_was_typed_without_a_connection_is_saved_later(
    region: Region, live_server: object
) -> None:
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.context.set_offline(True)
        cell(page, "r1", "basis").fill("2026年3月询价记录")
        expect(page.locator("[data-saved]")).to_contain_text("暂存在本机")
        page.context.set_offline(False)
        saved(page)
        page.close()
    plan.refresh_from_db()
    assert plan.content["rows"][0]["cells"]["basis"] == "2026年3月询价记录"
