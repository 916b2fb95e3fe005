"""The panels in a real browser: inserting, taking over, trying; editing goes on as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from web.browsing import browser, logged_in
from web.region import BLOCKED, GOOD
from web.test_accessible import AXE, RUN, SHOW, TAGS
from web.test_panels import last_year
from web.test_plan_page import CLERK, PASTE, cell, saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from web.region import Region

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]


def rows(page: Page) -> list[str]:
    names = page.locator('[data-rows] tbody textarea[data-cell="name"]')
    return [names.nth(number).input_value() for number in range(names.count())]


def test_an_indicator_is_found_and_inserted_at_its_class_by_keyboard(
    region: Region, live_server: object
) -> None:
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        cell(page, "r1", "name").focus()
        page.keyboard.press("Alt+i")
        search = page.locator("#panel-library input[type=search]")
        expect(search).to_be_focused()
        page.keyboard.type("培训 人数")
        expect(page.locator(".offer")).to_have_count(1)
        page.keyboard.press("ArrowDown")
        expect(page.locator(".offer [data-insert]")).to_be_focused()
        page.keyboard.press("Enter")
        assert rows(page)[3:5] == ["加固旧灯杆数量", "培训人数"]
        assert page.evaluate("document.activeElement.dataset.cell") == "target"
        page.keyboard.type("≥20人次")
        page.keyboard.press("Enter")
        saved(page)
        page.keyboard.press("Control+z")
        page.keyboard.press("Control+z")
        saved(page)
        assert "培训人数" not in rows(page)
        page.keyboard.press("Alt+i")
        page.keyboard.press("Escape")
        page.close()
    plan.refresh_from_db()
    assert len(plan.content["rows"]) == 9


def test_last_year_is_taken_over_with_its_years_marked_and_taken_back(
    region: Region, live_server: object
) -> None:
    last_year(region, GOOD.replace("2026", "2025"))
    plan = region.plan(GOOD[: GOOD.index("objectives:")])
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.click("#tab-earlier")
        page.click("[data-take-all]")
        saved(page)
        assert len(rows(page)) == 9
        expect(page.locator("td.year-doubt")).not_to_have_count(0)
        assert "2025年8月31日前" in [
            page.locator(f'textarea[data-cell="target"] >> nth={number}').input_value()
            for number in range(9)
        ]
        expect(page.locator(".finding", has_text="JX-T006")).to_have_count(1)
        page.locator("#tab-earlier").focus()
        page.keyboard.press("Control+z")
        saved(page)
        assert rows(page) == []
        page.close()
    plan.refresh_from_db()
    assert plan.content["rows"] == []


def test_a_row_is_kept_in_the_units_library(region: Region, live_server: object) -> None:
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.locator('tr[data-row="r4"] summary').click()
        with page.context.expect_page() as found:
            page.locator('tr[data-row="r4"] [data-keep]').click()
        found.value.click(".keep .btn-primary")
        found.value.wait_for_load_state()
        page.click("#tab-library")
        page.fill("#panel-library input[type=search]", "灯杆 根")
        expect(page.locator(".offer b")).to_have_text(["加固旧灯杆数量"])
        expect(page.locator(".shelf-own")).to_have_count(1)
        page.close()


def test_figures_are_tried_and_written_into_the_plan(region: Region, live_server: object) -> None:
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.click("#tab-costing")
        expect(page.locator(".verdict")).to_have_text("预算由指标算得出")
        page.fill('[name="f1_0"]', "45")
        expect(page.locator("[data-result]")).to_contain_text("174 万元")
        page.click("[data-result] [data-take]")
        page.click("[data-write]")
        saved(page)
        assert cell(page, "r2", "target").input_value() == "≤45万元"
        assert cell(page, "", "budget.total").input_value() == "174"
        expect(page.locator("#panel-costing .sums >> nth=0")).to_contain_text("174 万元")
        page.close()
    plan.refresh_from_db()
    assert (plan.content["fields"]["budget.fiscal"], plan.total) == ("174", 174)


def test_pasting_undo_autosave_and_choosing_work_with_a_panel_open(
    region: Region, live_server: object
) -> None:
    plan = region.plan(BLOCKED)
    with browser() as opened:
        first, second = (logged_in(opened, str(live_server), CLERK) for _ in range(2))
        for page in (first, second):
            page.goto(f"{live_server}/plans/{plan.pk}/")
            page.click("#tab-costing")
            expect(page.locator("#panel-costing [data-trial]")).to_be_visible()
        first.evaluate(PASTE, ["r9", "level2", "数量指标\t更换灯杆数量\t≥40根\n"])
        assert first.locator("dialog tbody tr").count() == 1
        first.click("dialog .btn-primary")
        saved(first)
        cell(first, "r9", "name").focus()
        first.keyboard.press("Control+z")
        saved(first)
        assert cell(first, "r9", "name").input_value() == "改造路段居民满意度"
        cell(first, "r2", "target").fill("≤45万元")
        saved(first)
        expect(first.locator("#panel-costing")).to_contain_text("45 万元")
        cell(second, "r2", "target").fill("≤46万元")
        expect(second.locator("dialog.conflicts q")).to_have_text(["≤46万元", "≤45万元"])
        second.locator('dialog.conflicts input[value="mine"]').check()
        second.click("dialog.conflicts button")
        saved(second)
        expect(second.locator("#panel-costing")).to_contain_text("46 万元")
        first.close()
        second.close()
    plan.refresh_from_db()
    assert plan.content["rows"][1]["cells"]["target"] == "≤46万元"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_open_panels_are_accessible(region: Region, live_server: object, theme: str) -> None:
    last_year(region)
    plan = region.plan()
    with browser() as opened:
        page = logged_in(opened, str(live_server), CLERK)
        page.goto(f"{live_server}/plans/{plan.pk}/")
        page.evaluate(SHOW, theme)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        for tab, shown in (("library", ".offer"), ("earlier", "[data-take-all]"),
                           ("costing", "[data-trial]")):  # fmt: skip
            page.click(f"#tab-{tab}")
            expect(page.locator(f"#panel-{tab} {shown}").first).to_be_visible()
            assert page.evaluate(RUN, [TAGS, []]) == [], tab
        page.set_viewport_size({"width": 320, "height": 640})
        for tab in ("library", "earlier", "costing"):
            page.click(f"#tab-{tab}")
            wide = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
            assert page.evaluate(wide) <= 0, tab
        page.close()
