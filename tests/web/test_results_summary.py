"""The summary of a year: money, coverage, grades, what is late, by department and upward."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.organisations.actor import Actor
from jixiao.web.results.summary import summary
from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.models import RectificationRecord
from jixiao.workflow.role import Role
from web.region import ELSEWHERE, HOME
from web.test_evaluation_report import pay
from web.test_results import accepted, client

if TYPE_CHECKING:
    from jixiao.web.results.summary import Tally
    from web.region import Region

pytestmark = pytest.mark.django_db
SUMMARY = "/results/summary/2026/"


def told(one: Tally) -> tuple[object, ...]:
    return (one.level, one.plans, one.budget, one.spent, one.begun, one.accepted, one.grades,
            one.sheets, one.late_sheets, one.notices, one.closed, one.late_notices)  # fmt: skip


def with_notice(region: Region) -> None:
    found = accepted(region)
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = open_round(region.year.pk, actor=desk, cut_off=date(2026, 3, 31), due=date(2026, 4, 10))
    RectificationRecord.objects.create(
        sheet=made.sheets.get(plan=found.plan), row=0, demand="加快支付", due=date(2026, 4, 30),
        person=desk.person,
    )  # fmt: skip


def test_one_plan_counts_in_its_department_and_in_the_whole(region: Region) -> None:
    with_notice(region)
    found = summary(region.actor(Role.PERFORMANCE_DESK), 2026)
    assert [told(one)[1:] for one in found] == [
        (1, 172, Decimal("165.12"), 1, 1, [1, 0, 0, 0], 1, 1, 1, 0, 1)
    ] * 2
    assert [one.name for one in found] == ["", "县住房和城乡建设局"]
    assert (found[0].rate, found[0].coverage, found[0].good) == (Decimal("0.96"), 1, 1)
    assert found[0].rectified == 0


def test_payments_win_over_what_was_typed(region: Region) -> None:
    found = accepted(region)
    pay(region, found.plan.project, (3, "100000"), (5, "-20000"))
    assert summary(region.actor(Role.PERFORMANCE_DESK), 2026)[0].spent == 8


@pytest.mark.parametrize(
    ("lines", "budget"),
    [
        pytest.param([("170", "160"), ("5", "6")], 166, id="adjusted budgets of all sources"),
        pytest.param([("170", None)], 170, id="only what was budgeted first"),
        pytest.param([(None, "160")], 160, id="only what was adjusted"),
        pytest.param([("170", "160"), ("5", None)], 175, id="first budgets are told of all"),
        pytest.param([("170", None), (None, "6")], 172, id="neither is told of all"),
        pytest.param([(None, None)], 172, id="only what was carried over"),
    ],
)
def test_a_budget_told_in_part_never_drops_below_what_is_known(
    region: Region, lines: list[tuple[str | None, str | None]], budget: int
) -> None:
    found = accepted(region)
    person = region.people[Role.PERFORMANCE_DESK, "bureau"]
    for number, amounts in enumerate(lines):
        initial, adjusted = (None if one is None else Decimal(one) for one in amounts)
        BudgetLineRecord.objects.create(
            project=found.plan.project, source=f"来源{number}", initial=initial, adjusted=adjusted,
            carried=Decimal(4), person=person,
        )  # fmt: skip
    told = summary(region.actor(Role.PERFORMANCE_DESK), 2026)
    assert {one.budget for one in told} == {budget}


def test_areas_stand_between_where_there_are_several(region: Region) -> None:
    accepted(region)
    here = region.people[Role.AUDITOR, HOME[Role.AUDITOR]]
    there = region.people[Role.AUDITOR, ELSEWHERE[Role.AUDITOR]]
    province = Actor(here, (*here.held(), *there.held()))
    region.plan(unit="other_library")
    other = region.places["other_library"].path
    assert not other.startswith(region.year.division.path)
    from jixiao.web.plans.models import PlanRecord  # noqa: PLC0415 - only here

    PlanRecord.objects.filter(path=other).update(version=1)
    found = summary(province, 2026)
    assert [one.level for one in found] == [0, 1, 2, 1, 2]
    assert [one.plans for one in found] == [2, 1, 1, 1, 1]
    assert found[0].coverage == Decimal("0.5")


def test_who_sees_nothing_gets_no_line(region: Region) -> None:
    accepted(region)
    stranger = region.people[Role.UNIT_CLERK, ELSEWHERE[Role.UNIT_CLERK]]
    assert summary(Actor(stranger, stranger.held()), 2026) == []
    assert summary(region.actor(Role.PERFORMANCE_DESK), 2019) == []


def test_the_page_and_its_files_show_the_same(region: Region) -> None:
    with_notice(region)
    desk = client(region, Role.PERFORMANCE_DESK)
    page = desk.get(SUMMARY).content.decode()
    for text in ("县住房和城乡建设局", "165.12", "96.0%", "自评覆盖率"):
        assert text in page, text
    assert f'href="{SUMMARY}"' in desk.get("/results/?year=2026").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{SUMMARY}xlsx/").content))
    rows = list(book.active.iter_rows(values_only=True))
    line = next(row for row in rows if row[0] == "县住房和城乡建设局")
    assert line[1:5] == (1, 172, 165.12, "96.0%")
    assert desk.get(f"{SUMMARY}pdf/").content.startswith(b"%PDF")
    assert desk.get(f"{SUMMARY}html/").status_code == 400
    assert "没有已批复的绩效目标" in desk.get("/results/summary/2019/").content.decode()
