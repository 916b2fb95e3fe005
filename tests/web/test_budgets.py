"""Budgets on the platform: imported or typed with a reason, and what they change everywhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.flow import read_content
from jixiao.model.funding import ExecutionRow
from jixiao.model.plan import PlanDocument
from jixiao.monitoring.budget_columns import BudgetField
from jixiao.web.budgets.actions.set_budget import BudgetRefused, set_budget
from jixiao.web.budgets.actions.take_table import take_table
from jixiao.web.budgets.models import BudgetLineRecord, BudgetTableRecord
from jixiao.web.budgets.tables import TABLES
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.judging import judged
from jixiao.web.results.summary import summary
from jixiao.web.rounds.watching import watched
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.web.years.actions.map_columns import InvalidMapping, map_columns
from jixiao.web.years.actions.upload_list import upload_list
from jixiao.workflow.cycle_duty import CycleDuty, roles_with
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.after_approval import approved, sheet_in_july
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_results import accepted
from web.test_treasury import CODE, taken

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

pytestmark = pytest.mark.django_db
SOURCE = "一般公共预算"
TABLE = (
    "项目编码,项目名称,资金性质,年初预算数（万元）,预算调整（万元）,上年结转（万元）,"
    "调整后预算数（万元）\n"
    f"{CODE},城区路灯节能改造,{SOURCE},172,-10,8,170\n"
    f"{CODE},城区路灯节能改造,单位资金,5,,,\n"
    f"{CODE},城区路灯节能改造,单位资金,5,,,\n"
    "999,不认识,一般公共预算,1,,,\n"
    "合计,,,178,,,\n"
)
COLUMNS = {
    "column-0": "code", "column-2": "source", "column-3": "initial", "column-4": "change",
    "column-5": "carried", "column-6": "year",
}  # fmt: skip


def with_code(region: Region) -> PlanRecord:
    plan = approved(region)
    plan.project.code = CODE
    plan.project.save()
    return plan


def imported(region: Region) -> BudgetTableRecord:
    desk = browser_of(region.people[Role.PERFORMANCE_DESK, "bureau"])
    file = SimpleUploadedFile("预算执行.csv", TABLE.encode("gb18030"))
    answer = desk.post(f"/budgets/{region.year.pk}/upload/", {"file": file})
    made = BudgetTableRecord.objects.get()
    assert answer.url == f"/budgets/tables/{made.pk}/columns/"
    page = desk.get(answer.url).content.decode()
    assert f'<a href="/budgets/{region.year.pk}/">' in page
    for name in ("initial", "change", "carried", "year"):
        assert f'<option value="{name}" selected>' in page
    told = COLUMNS | {"unit": "万元"}
    assert desk.post(f"/budgets/tables/{made.pk}/columns/", told).status_code == 302
    page = desk.get(f"/budgets/tables/{made.pk}/").content.decode()
    for text in ("2行可对应到1个项目；2行另列", "第3行重复", "项目编码“999”不在"):
        assert text in page, text
    assert desk.post(f"/budgets/tables/{made.pk}/take/").status_code == 302
    return made


def test_a_table_becomes_budgets_and_the_form_agrees_with_its_sources(region: Region) -> None:
    plan = with_code(region)
    made = imported(region)
    taken(region)  # 60.00005 by the end of July, 5 of what was carried over in August
    found = watched(sheet_in_july(region, plan))
    sheet = found.sheet
    assert (sheet.initial, sheet.budget) == (Decimal(177), Decimal(175))
    assert found.plan.execution is not None
    assert found.plan.execution.rate == Decimal("34.29")
    assert [(one.source, one.year, one.spent) for one in sheet.sources] == [
        ("一般公共预算拨款", Decimal(170), Decimal("60.00005")),
        ("其他资金", Decimal(5), Decimal(0)),
    ]
    evaluation = begin_evaluation(plan.pk, actor=region.actor(Role.UNIT_CLERK))
    execution = judged(evaluation).plan.execution
    assert execution is not None
    assert (execution.budget_initial, execution.budget_year) == (Decimal(177), Decimal(175))
    assert (execution.spent, execution.rate) == (Decimal("65.00005"), Decimal("37.14"))
    rows = (
        ExecutionRow("当年财政拨款", Decimal(172), Decimal(162), Decimal("60.00005"),
                     Decimal("37.04")),
        ExecutionRow("上年结转资金", None, Decimal(8), Decimal(5), Decimal("62.50")),
        ExecutionRow("其他资金", Decimal(5), Decimal(5), Decimal(0), Decimal("0.00")),
    )  # fmt: skip
    assert execution.rows == rows
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    printed = clerk.get(f"/results/{evaluation.pk}/print/xlsx/")
    (read,) = read_content("自评表.xlsx", printed.content)
    assert isinstance(read, PlanDocument)
    again = read.projects[0].execution
    assert again is not None
    lines = [replace(one, source=one.source.removeprefix("其中：")) for one in again.rows]
    assert lines[-3:] == list(rows)
    assert "172.0" not in str(again.rows), "no zeros of the column"
    assert again.budget_year == Decimal(175)
    page = clerk.get(f"/budgets/projects/{plan.project_id}/").content.decode()
    for text in ("177", "175", "37.14%", "预算执行.csv"):
        assert text in page, text
    assert "填写预算" not in page
    with pytest.raises(InvalidMapping, match="没有重复导入"):
        take_table(made.pk, actor=region.actor(Role.PERFORMANCE_DESK))


def test_what_is_typed_needs_a_reason_and_replaces_what_was_told(region: Region) -> None:
    plan = with_code(region)
    imported(region)
    desk, address = region.actor(Role.PERFORMANCE_DESK), f"/budgets/projects/{plan.project_id}/"
    browser = browser_of(desk.person)
    told = {"source": [SOURCE, ""], "initial": ["172", ""], "adjusted": ["160", ""],
            "carried": ["", ""], "reason": "县财预〔2026〕9号"}  # fmt: skip
    for wrong, why in (
        ({"adjusted": ["若干", ""]}, "全年预算数“若干”不是数字"),
        ({"carried": ["200", ""]}, "大于全年预算数"),
        ({"source": [SOURCE, SOURCE], "initial": ["1", "1"]}, "与第1行重复"),
        ({"reason": " "}, "没有写明理由"),
    ):
        refused = browser.post(address, told | wrong)
        assert refused.status_code == 422, why
        page = refused.content.decode()
        assert why in page
        assert f'value="{SOURCE}"' in page, "what was typed is not lost"
    assert BudgetLineRecord.objects.count() == 2
    assert browser.post(address, told).status_code == 302
    (line,) = BudgetLineRecord.objects.all()
    assert (line.adjusted, line.carried, line.reason) == (160, None, "县财预〔2026〕9号")
    assert watched(sheet_in_july(region, plan)).sheet.budget == 160
    assert {one.budget for one in summary(desk, 2026)} == {160}
    entry = TrailEntryRecord.objects.filter(action=CycleDuty.SET_BUDGET).order_by("number").last()
    assert entry is not None
    assert entry.before["lines"][0] == [SOURCE, "172", "170", "8"]
    assert entry.after == {"lines": [[SOURCE, "172", "160", None]], "reason": "县财预〔2026〕9号"}
    set_budget(plan.project_id, actor=desk, rows=[], reason="改用批复数")
    assert watched(plan.sheets.get()).sheet.budget == 172
    assert {one.budget for one in summary(desk, 2026)} == {172}
    assert list(breaks(line_of(one) for one in entries())) == []


def test_columns_are_told_once_and_wrong_ones_refused(region: Region) -> None:
    with_code(region)
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = upload_list(TABLES, region.year.pk, actor=desk, name="a.csv", content=TABLE.encode())
    with pytest.raises(InvalidMapping, match="请先确认"):
        take_table(made.pk, actor=desk)
    with pytest.raises(InvalidMapping, match="年初预算数"):
        map_columns(TABLES, made.pk, actor=desk, columns={BudgetField.CODE: [0]}, unit="万元")
    long = TABLE.replace("单位资金", "单" * 60 + "甲", 1).replace("单位资金", "单" * 60 + "乙")
    other = upload_list(TABLES, region.year.pk, actor=desk, name="c.csv", content=long.encode())
    columns = {BudgetField(one): [int(name[7:])] for name, one in COLUMNS.items()}
    map_columns(TABLES, other.pk, actor=desk, columns=columns, unit="万元")
    assert [one.row for one in take_table(other.pk, actor=desk).lines] == [2, 3]
    again = upload_list(TABLES, region.year.pk, actor=desk, name="b", content=TABLE.encode())
    assert again.pk == made.pk


def test_who_sets_budgets(region: Region) -> None:
    plan = with_code(region)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            person, near = region.people[role, place], place == HOME[role]
            may = near and role in roles_with(CycleDuty.SET_BUDGET)
            file = SimpleUploadedFile("a.csv", TABLE.encode())
            answer = browser_of(person).post(f"/budgets/{region.year.pk}/upload/", {"file": file})
            assert answer.status_code == (302 if may else 403), (role, place)
    clerk = region.actor(Role.UNIT_CLERK)
    with pytest.raises(TransitionRefused, match="登记预算和调整"):
        set_budget(plan.project_id, actor=clerk, rows=[], reason="因")
    with pytest.raises(BudgetRefused, match="没有写明理由"):
        set_budget(plan.project_id, actor=region.actor(Role.PERFORMANCE_DESK), rows=[], reason="")


def test_what_a_signed_self_evaluation_rests_on_stays(region: Region) -> None:
    found, desk = accepted(region), region.actor(Role.PERFORMANCE_DESK)
    project = found.plan.project
    project.code = CODE
    project.save()
    with pytest.raises(BudgetRefused, match="自评表已经签章报送"):
        set_budget(project.pk, actor=desk, rows=[(SOURCE, "1", "1", "")], reason="误填")
    rows = TABLE.encode("gb18030")
    made = upload_list(TABLES, region.year.pk, actor=desk, name="预算执行.csv", content=rows)
    columns = {BudgetField(name): [int(one.removeprefix("column-"))]
               for one, name in COLUMNS.items()}  # fmt: skip
    map_columns(TABLES, made.pk, actor=desk, columns=columns, unit="万元")
    told = take_table(made.pk, actor=desk)
    assert told.lines == ()
    assert sum("已经签章报送" in str(one.why) for one in told.aside) == 2
    assert not BudgetLineRecord.objects.exists()
