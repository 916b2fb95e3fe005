"""The report of a self-evaluation on the platform: downloaded, with payments, last year, words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.web.results.judging import judged
from jixiao.web.results.models import SelfEvaluationRecord
from jixiao.web.results.report import report_of
from jixiao.web.treasury.models import TreasuryExportRecord, VoucherRecord
from jixiao.web.treasury.queries import paid_by_month
from jixiao.web.treasury.sums import add_up_export
from jixiao.workflow.role import Role
from web.browsing import browser
from web.region import ELSEWHERE
from web.taking import browser_of
from web.test_results import REACHED, accepted, begun, client, sent
from web.test_walk import Walk

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db


def texts_of(content: bytes) -> str:
    body = Document(BytesIO(content)).element.body
    return "".join(one.text or "" for one in body.iter("{*}t"))


def pay(region: Region, project: ProjectRecord, *payments: tuple[int, str]) -> None:
    export = TreasuryExportRecord.objects.create(
        year=region.year, person=region.people[Role.PERFORMANCE_DESK, "bureau"], name="支付.csv",
        sha256="0" * 64, shape="s", headings=[], rows=[],
    )  # fmt: skip
    for number, (month, amount) in enumerate(payments):
        VoucherRecord.objects.create(
            year=region.year, project=project, export=export, row=number, number=str(number),
            day=date(region.year.year, month, 15), amount=Decimal(amount),
        )  # fmt: skip
    add_up_export(export)


def test_a_report_is_downloaded_with_charts_and_the_form(region: Region) -> None:
    found = accepted(region)
    for kind, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")):
        answer = client(region, Role.UNIT_CLERK).get(f"/results/{found.pk}/report/{kind}/")
        assert answer.status_code == 200
        assert answer.content.startswith(start)
    answer = client(region, Role.DEPARTMENT_REVIEWER).get(f"/results/{found.pk}/report/docx/")
    text = texts_of(answer.content)
    assert "自评总分97.60分" in text  # 9.6 for the money, 8 of 10 for row 8
    assert "县城市照明管理所实施" in text
    assert "原因：部分灯具未更换；改进措施：2027年补换" in text
    answer = client(region, Role.UNIT_CLERK).get(f"/results/{found.pk}/report/xlsx/")
    assert answer.status_code == 400


def test_who_may_not_see_the_plan_gets_no_report(region: Region) -> None:
    found = accepted(region)
    stranger = region.people[Role.UNIT_CLERK, ELSEWHERE[Role.UNIT_CLERK]]
    assert browser_of(stranger).get(f"/results/{found.pk}/report/pdf/").status_code == 404


def test_words_for_the_report_are_kept_and_printed(region: Region) -> None:
    found = begun(region)
    clerk = client(region, Role.UNIT_CLERK)
    words = {"report-management": "设立专账，按合同付款。", "report-other": "无遗留问题。"}
    clerk.post(f"/results/{found.pk}/save/", sent(found) | words)
    found.refresh_from_db()
    assert found.content["report"] == {
        "management": "设立专账，按合同付款。",
        "other": "无遗留问题。",
    }
    page = clerk.get(f"/results/{found.pk}/").content.decode()
    assert "设立专账，按合同付款。" in page
    text = texts_of(clerk.get(f"/results/{found.pk}/report/docx/").content)
    assert "设立专账，按合同付款。" in text
    assert "资金管理和项目管理情况：单位没有另作说明" not in text


def test_the_curve_follows_the_payments_month_by_month(region: Region) -> None:
    found = begun(region)
    pay(region, found.plan.project, (3, "100000"), (3, "50000"), (6, "500000"))
    assert paid_by_month(found.plan.project_id, region.year.year) == {
        1: 0, 2: 0, 3: 15, 4: 15, 5: 15, 6: 65,
    }  # fmt: skip
    report = report_of(found, judged(found))
    assert {one.month: one.spent for one in report.curve if one.spent is not None} == {
        1: 0, 2: 0, 3: 15, 4: 15, 5: 15, 6: 65,
    }  # fmt: skip


def test_last_years_accepted_result_of_the_same_project_is_compared(region: Region) -> None:
    old = accepted(region)
    before = YearRecord.objects.create(division=region.year.division, year=region.year.year - 1)
    ProjectRecord.objects.filter(pk=old.plan.project_id).update(year=before)
    PlanRecord.objects.filter(pk=old.plan_id).update(fiscal_year=before.year)
    SelfEvaluationRecord.objects.filter(pk=old.pk).update(fiscal_year=before.year)
    now = accepted(region, spent="172")
    report = report_of(now, judged(now))
    assert report.earlier is not None
    assert (report.earlier.year, report.earlier.total) == (before.year, Decimal("97.60"))
    assert len(report.earlier.rows) == len(REACHED)


@pytest.mark.needs("chromium")
@pytest.mark.django_db(transaction=True)
def test_a_person_writes_words_and_downloads_the_report(
    region: Region, live_server: object
) -> None:
    found = begun(region)
    with browser() as opened:
        walk = Walk(opened, str(live_server))
        page = walk.at("unit_clerk.lamps", f"/results/{found.pk}/")
        page.click(".report-words summary")
        page.fill("textarea[name=report-process]", "成立自评小组，逐项核对台账。")
        page.fill("input[name=spent]", "165.12")
        page.click("button:has-text('保存并计算')")
        page.click("summary:has-text('自评报告')")
        with page.expect_download() as waited:
            page.click("a[href$='/report/docx/']")
        content = waited.value.path().read_bytes()
        walk.end()
    assert "成立自评小组，逐项核对台账。" in texts_of(content)
