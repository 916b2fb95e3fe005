"""Taking in, in a real browser: the three samples by the right people, from dropping to drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao import flow
from jixiao.web.intake.models import CorrectionRecord
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord, PersonRecord
from jixiao.web.plans.models import PlanRecord, YearRecord
from jixiao.web.site.sample_region import COUNTIES, _person, _units
from jixiao.workflow.role import Role
from web.browsing import browser, logged_in
from web.region import PASSWORD
from web.taking import read_all

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
PLANS = {"huangyuan": 7, "pingluo": 12, "funing": 22}


@pytest.fixture
def counties(region: object, samples: list[Path]) -> None:  # noqa: ARG001 - Django's settings
    """Store the three counties with their units and performance desks, and no project at all."""
    for document in flow.read_documents(samples):
        assert not isinstance(document, Exception)
        stem = document.document.partition("_")[0]
        code, name = COUNTIES[stem]
        county = OrganisationRecord.objects.create(
            code=code, name=name, kind=OrganisationKind.DIVISION
        )
        bureau = OrganisationRecord.objects.create(
            code="czj", name=f"{name}财政局", kind=OrganisationKind.BUREAU, parent=county
        )
        units = _units(county, document)
        _person(stem, Role.PERFORMANCE_DESK, bureau)
        _person(stem, Role.UNIT_CLERK, next(iter(units.values())))
        YearRecord.objects.create(division=county, year=2024)
    for person in PersonRecord.objects.filter(username__contains="_"):
        person.set_password(PASSWORD)
        person.save()


def drop(page: Page, address: str, *files: Path) -> None:
    page.goto(f"{address}/intake/")
    page.set_input_files("#files", [str(one) for one in files])
    page.click(".drop-place button")
    expect(page.locator("h1")).to_have_text("导入进度")


def sample(samples: list[Path], stem: str) -> Path:
    return next(one for one in samples if one.name.startswith(stem))


@pytest.mark.usefixtures("counties")
def test_all_41_plans_become_drafts_of_their_units(
    samples: list[Path], live_server: object
) -> None:
    with browser() as opened:
        for stem, count in PLANS.items():
            page = logged_in(opened, str(live_server), f"{stem}_performance_desk")
            drop(page, str(live_server), sample(samples, stem))
            expect(page.locator("[role=status]")).to_contain_text("0 / 1")
            read_all()
            expect(page.locator("[role=status]")).to_contain_text("1 / 1 个文件 100%")
            page.click(f'a:has-text("{stem}")')
            expect(page.locator('input[name="plan"]:checked')).to_have_count(count)
            page.click('button:has-text("接收所选")')
            expect(page.locator(".told").first).to_have_text(f"已接收{count}份为草稿。")
            expect(page.locator('input[name="plan"]')).to_have_count(0)
            page.close()
    assert PlanRecord.objects.filter(stage="draft").count() == sum(PLANS.values()) == 41
    for stem, count in PLANS.items():
        assert PlanRecord.objects.filter(path__startswith=COUNTIES[stem][0]).count() == count


@pytest.mark.usefixtures("counties")
def test_a_clerk_sees_doubts_with_their_source_corrects_and_takes_in(
    samples: list[Path], live_server: object
) -> None:
    with browser() as opened:
        page = logged_in(opened, str(live_server), "huangyuan_unit_clerk")
        drop(page, str(live_server), sample(samples, "huangyuan"))
        read_all()
        page.click('a:has-text("huangyuan")')
        page.click("tbody tr:nth-child(2) td:nth-child(2) a")
        expect(page.locator(".doubts button")).to_have_count(3)
        page.click('.doubts button:has-text("满意度指标")')
        focused = page.locator("textarea:focus")
        assert focused.input_value() == "满意度指标"
        expect(page.locator(".source .at")).to_have_text("满意度指标")
        target = page.locator('textarea[name="r1|target"]')
        was = target.input_value()
        target.fill("≤300元/人")
        target.press("Tab")
        expect(page.locator("#corrections [role=status]")).to_have_text("已保存1处更正")
        page.locator(".source td.known").first.click()
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        page.click('a:has-text("去接收")')
        page.locator("[data-all]").uncheck()
        page.check('input[name="plan"][value="2"]')
        page.click('button:has-text("接收所选")')
        page.click('tbody tr:nth-child(2) a:has-text("打开")')
        cell = page.locator('textarea[data-in-row="r1"][data-cell="target"]')
        assert cell.input_value() == "≤300元/人"
        drop(page, str(live_server), sample(samples, "huangyuan"))
        expect(page.locator(".file-same")).to_contain_text("已导入过")
        page.close()
    kept = CorrectionRecord.objects.get()
    assert (kept.read, kept.corrected) == (was, "≤300元/人")
    assert PlanRecord.objects.count() == 1
