"""The summary of a year within one's reach: its figures, its printed table, its charts' tables."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import openpyxl
from django.test import Client

from jixiao.flow import review
from jixiao.review.summarising import summarise
from jixiao.web.disclosure import summary_pages, summing
from jixiao.web.disclosure.summing import findings_by_family, summary_of
from jixiao.web.plans.mapping import document_of, plan_on_record
from jixiao.web.plans.models import PlanRecord
from jixiao.web.reviews.actions.overrule_finding import overrule_finding
from jixiao.workflow.role import Role
from web.region import BLOCKED, GOOD, Region

if TYPE_CHECKING:
    import pytest


def client_of(region: Region, role: Role, place: str) -> Client:
    client = Client()
    person = region.people[role, place]
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def of_unit(text: str, unit: str, department: str) -> str:
    told = text.replace("县城市照明管理所", unit).replace("县住房和城乡建设局", department)
    assert told != text
    return told


def filled(region: Region) -> list[PlanRecord]:
    refuse = of_unit(BLOCKED, "县环境卫生管理站", "县住房和城乡建设局")
    library = of_unit(GOOD.replace("172", "90"), "县图书馆", "县文化和旅游局")
    return [
        region.plan(),
        region.plan(refuse, unit="refuse", name="乙"),
        region.plan(library, unit="library", name="丙"),
    ]


def test_the_figures_are_those_of_the_command_line(region: Region) -> None:
    from datetime import date  # noqa: PLC0415 - here only

    plans = filled(region)
    told = summary_of(region.actor(Role.PERFORMANCE_DESK), 2026)
    documents = [
        document_of(plan_on_record(one).plan, name=str(one.pk), year=2026)
        for one in sorted(plans, key=lambda one: one.path)
    ]
    findings = [found for one in documents for found in review([one])]
    assert told == summarise(documents, findings, day=date(2026, 12, 31))
    assert (told.total.projects, told.total.blocking) == (3, sum(one.blocking for one in plans))


def test_who_reaches_less_sums_less_and_overruled_findings_are_left_out(region: Region) -> None:
    plans = filled(region)
    department = region.actor(Role.DEPARTMENT_REVIEWER)
    before = summary_of(department, 2026).total
    assert before.projects == 2
    for finding in plans[1].findings.filter(severity="blocking"):
        overrule_finding(finding.pk, actor=department, reason="开标后补填数量")
    assert before.blocking > 0
    assert summary_of(department, 2026).total.blocking == 0
    own = PlanRecord.objects.filter(pk=plans[1].pk)
    assert all(counts["blocking"] == 0 for _family, counts in findings_by_family(own))


def test_too_many_plans_are_summed_by_department(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(region)
    desk = client_of(region, Role.PERFORMANCE_DESK, "bureau")
    for module in (summing, summary_pages):
        monkeypatch.setattr(module, "MOST", 2)
    page = desk.get("/disclosure/summary/").content.decode()
    assert "请在上面的资金来源表中选一个部门" in page
    assert "小计" not in page
    assert "小计" in desk.get("/disclosure/summary/?department=530825/341/").content.decode()
    assert desk.get("/disclosure/summary/table.pdf").status_code == 400


def test_the_page_shows_each_chart_with_its_table_and_prints(region: Region) -> None:
    filled(region)
    desk = client_of(region, Role.PERFORMANCE_DESK, "bureau")
    page = desk.get("/disclosure/summary/").content.decode()
    charts = re.findall(r'data-chart="(\w+)"', page)
    assert charts == ["funnel", "families", "money"]
    for name in charts:
        told = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page)
        assert told is not None
        for label in json.loads(told[1])["names"]:
            assert re.search(rf'<th scope="row">(<a [^>]*>)?{label}<', page), (name, label)
    book = desk.get("/disclosure/summary/table.xlsx?year=2026").content
    texts = {
        str(cell.value)
        for row in openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows()
        for cell in row
    }
    assert {"小计", "合计", "县文化和旅游局"} <= texts
    culture = desk.get("/disclosure/summary/table.html?department=530825/312/").content.decode()
    assert "县图书馆" in culture
    assert "县环境卫生管理站" not in culture
    assert desk.get("/disclosure/summary/table.exe").status_code == 404
    assert desk.get("/disclosure/summary/?year=1999").status_code == 200
    admin = client_of(region, Role.ADMINISTRATOR, "bureau")
    assert admin.get("/disclosure/summary/").status_code == 404
