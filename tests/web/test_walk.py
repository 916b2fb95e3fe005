"""The whole walk in a real browser: from three files dropped to the file the public downloads."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from jixiao.flow import read_content
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.printing import document_of_version
from web.browsing import SIZE, browser, logged_in
from web.calling import Program
from web.counties import store_counties
from web.taking import read_all

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from jixiao.web.plans.models import VersionRecord

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
PLANS = {"huangyuan": 7, "pingluo": 12, "funing": 22}
BLOCKED, GOOD = "村级协办员工作补助", "企业职工养老保险一次性生活补助"
SHEET = "成本指标\t经济成本指标\t发放标准\t≤600元/村\n"
NUMBER = "源财绩批〔2024〕12号"
SENT_BACK = "“发放标准”请写明按月还是按年。"


class Walk:
    """One county's people at their desks, each in a session of their own."""

    def __init__(self, opened: Browser, address: str) -> None:
        self.opened, self.address = opened, address
        self.pages: dict[str, Page] = {}

    def at(self, person: str, path: str = "") -> Page:
        """Return the person's page, gone to the path where one is given."""
        if person not in self.pages:
            self.pages[person] = logged_in(self.opened, self.address, person)
        page = self.pages[person]
        if path:
            page.goto(self.address + path)
        return page

    def press(self, person: str, plan: PlanRecord, action: str) -> None:
        """Press the button of an action on the plan's page."""
        page = self.at(person, f"/plans/{plan.pk}/")
        page.click(f'form[action="/plans/{plan.pk}/{action}/"] button')
        expect(page.locator("h1")).to_have_text(plan.name)

    def end(self) -> None:
        for page in self.pages.values():
            page.close()


def test_from_three_files_to_the_public_download(
    region: object,  # noqa: ARG001 - Django's settings
    samples: list[Path],
    live_server: object,
) -> None:
    store_counties(samples)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        for sample in samples:
            _taken_in(walk, sample)
        assert PlanRecord.objects.count() == sum(PLANS.values())
        blocked, good = (PlanRecord.objects.get(name=name) for name in (BLOCKED, GOOD))
        _repaired_from_a_sheet(walk, blocked)
        for plan in (blocked, good):
            walk.press("huangyuan_unit_clerk", plan, "submit")
        _returned_and_sent_again(walk, blocked)
        for plan in (blocked, good):
            _reviewed(walk, plan)
            walk.press("huangyuan_programme_desk", plan, "forward")
        _refused_to_others(walk, good)
        _approved_at_once(walk, blocked, good)
        _disclosed(walk, blocked, good)
        _downloaded_as_approved(walk, blocked)
        walk.end()


def _taken_in(walk: Walk, sample: Path) -> None:
    stem = sample.name.partition("_")[0]
    page = walk.at(f"{stem}_performance_desk", "/intake/")
    page.set_input_files("#files", str(sample))
    page.click(".drop-place button")
    expect(page.locator("h1")).to_have_text("导入进度")
    read_all()
    page.click(f'a:has-text("{stem}")')
    expect(page.locator('input[name="plan"]:checked')).to_have_count(PLANS[stem])
    page.click('button:has-text("接收所选")')
    expect(page.locator(".told").first).to_have_text(f"已接收{PLANS[stem]}份为草稿。")


def _repaired_from_a_sheet(walk: Walk, plan: PlanRecord) -> None:
    """Be refused, copy a row of a sheet over the row that blocks, see the finding go."""
    assert plan.blocking == 1
    clerk = walk.at("huangyuan_unit_clerk", f"/plans/{plan.pk}/")
    clerk.click(f'form[action="/plans/{plan.pk}/submit/"] button')
    expect(clerk.locator("[role=alert]")).to_contain_text("必须修改")
    clerk.goto(f"{walk.address}/plans/{plan.pk}/")
    finding = clerk.locator(".finding.blocking")
    expect(finding).to_contain_text("≥600元/村")
    clerk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clerk.evaluate("text => navigator.clipboard.writeText(text)", SHEET)
    clerk.locator('textarea[data-in-row="r1"][data-cell="level1"]').focus()
    clerk.keyboard.press("Control+v")
    expect(clerk.locator("dialog tbody tr")).to_have_count(1)
    clerk.click("dialog .btn-primary")
    expect(clerk.locator("[data-saved]")).to_have_text("已保存", timeout=15_000)
    expect(finding).to_have_count(0)


def _returned_and_sent_again(walk: Walk, plan: PlanRecord) -> None:
    """Return with a reason at a row; the clerk reads it there, answers in the cell, sends again."""
    reviewer = walk.at("huangyuan_department_reviewer", "/findings/desk/")
    reviewer.goto(f"{walk.address}/plans/{plan.pk}/")
    reviewer.click('summary:text-is("退回")')
    form = reviewer.locator(f'form[action="/plans/{plan.pk}/return/"]')
    form.locator("select").first.select_option("r1")
    form.locator("textarea").first.fill(SENT_BACK)
    form.locator(".btn-danger").click()
    expect(reviewer.locator(".held .stage")).to_have_text("单位填报")
    clerk = walk.at("huangyuan_unit_clerk", "/")
    clerk.click(f'a:has-text("{plan.name}")')
    reason = clerk.locator(".moves q", has_text=SENT_BACK)
    expect(reason).to_be_visible()
    clerk.click('.moves a[href="#row-r1"]')
    expect(clerk).to_have_url(f"{walk.address}/plans/{plan.pk}/#row-r1")
    clerk.fill('textarea[data-in-row="r1"][data-cell="target"]', "≤600元/村·月")
    expect(clerk.locator("[data-saved]")).to_have_text("已保存", timeout=15_000)
    walk.press("huangyuan_unit_clerk", plan, "submit")


def _reviewed(walk: Walk, plan: PlanRecord) -> None:
    """Give the opinion on the review form, a remark with it, and pass the plan on."""
    reviewer = walk.at("huangyuan_department_reviewer", f"/findings/plans/{plan.pk}/opinion/")
    reviewer.fill("[name=remark]", "目标明确，同意上报。")
    reviewer.click("main form .btn-primary")
    expect(reviewer.locator("h1")).to_have_text(plan.name)
    walk.press("huangyuan_department_reviewer", plan, "forward")


def _refused_to_others(walk: Walk, plan: PlanRecord) -> None:
    """Nobody but the desk approves: neither by a page opened in the browser nor by a program."""
    for person, sees in (("huangyuan_auditor", True), ("funing_performance_desk", False)):
        page = walk.at(person)
        answer = page.goto(f"{walk.address}/plans/{plan.pk}/")
        assert answer is not None
        assert answer.status == (200 if sees else 404)
        assert page.locator(f'form[action="/plans/{plan.pk}/approve/"]').count() == 0
        page.goto(f"{walk.address}/")
        status = page.evaluate(
            """async (path) => {
              const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
              const body = new URLSearchParams({document_number: "1", csrfmiddlewaretoken: token});
              return (await fetch(path, {method: "POST", body})).status;
            }""",
            f"/plans/{plan.pk}/approve/",
        )
        assert status == 403
        program = Program(_person(person))
        told = {"document_number": "1"}
        assert program.post(f"/plans/{plan.pk}/approve", told).status_code == 403
    plan.refresh_from_db()
    assert plan.stage == "performance_review"


def _person(username: str) -> object:
    from jixiao.web.organisations.models import PersonRecord  # noqa: PLC0415 - Django is set up

    return PersonRecord.objects.get(username=username)


def _approved_at_once(walk: Walk, *plans: PlanRecord) -> None:
    """Approve in bulk, and read the approval table that is printed."""
    desk = walk.at("huangyuan_performance_desk", "/plans/?stage=performance_review")
    expect(desk.locator('input[name="plan"]:checked')).to_have_count(len(plans))
    desk.fill("[name=document_number]", NUMBER)
    desk.click('button:has-text("批复所选")')
    expect(desk.locator(".told")).to_have_text(f"已批复{len(plans)}项。")
    desk.goto(f"{walk.address}/plans/approvals/")
    row = desk.locator("tbody tr", has_text=NUMBER)
    for kind in ("DOCX", "XLSX", "PDF"):
        with desk.expect_download() as caught:
            row.locator(f"a:text-is('{kind}')").click()
        content = Path(caught.value.path()).read_bytes()
        read = read_content(f"table.{kind.lower()}", content)[0]
        assert {one.name for one in read.projects} == {one.name for one in plans}, kind


def _disclosed(walk: Walk, *plans: PlanRecord) -> None:
    desk = walk.at("huangyuan_performance_desk", "/disclosure/")
    desk.select_option("[name=number]", NUMBER)
    desk.click('.filters button:has-text("查找")')
    desk.click('button:has-text("公开这一文号下全部")')
    expect(desk.locator(".told")).to_have_text(f"已公开{len(plans)}项。")


def _downloaded_as_approved(walk: Walk, plan: PlanRecord) -> None:
    """Without log-in find the plan by its region, and get the bytes that were approved."""
    version = plan.versions.get()
    public = walk.opened.new_context(viewport=SIZE, accept_downloads=True).new_page()
    public.goto(f"{walk.address}/public/")
    public.click('a:has-text("湟源县")')
    public.fill("[name=words]", plan.name)
    public.click('button:has-text("查找")')
    public.click(f'a:has-text("{plan.name}")')
    got = {kind: _got(public, kind) for kind in ("JSON", "DOCX", "XLSX", "PDF", "CSV", "校验值")}
    sums = dict(line.split("  ")[::-1] for line in got.pop("校验值").decode().splitlines())
    stem = plan.code or plan.pk
    for kind, content in got.items():
        name = f"{stem}_v1.{kind.lower()}"
        assert sums[name] == hashlib.sha256(content).hexdigest(), name
    (told,) = json.loads(got["JSON"])["documents"]
    assert told == version.content
    declared = _rows(version)
    assert ("发放标准", "≤600元/村·月") in declared
    for kind in ("JSON", "DOCX", "XLSX", "PDF"):
        read = read_content(f"public.{kind.lower()}", got[kind])[0].projects[0]
        assert [(row.name, row.target.text) for row in read.indicators] == declared, kind
    public.close()


def _got(public: Page, kind: str) -> bytes:
    with public.expect_download() as caught:
        public.click(f".downloads >> text={kind}")
    return Path(caught.value.path()).read_bytes()


def _rows(version: VersionRecord) -> list[tuple[str, str]]:
    plan = document_of_version(version).projects[0]
    return [(row.name, row.target.text) for row in plan.indicators]
