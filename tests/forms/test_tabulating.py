"""Blocks, side labels, subtotals and the foot: where they stand and what they say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.forms.carrying import uncarried
from jixiao.forms.completion import complete
from jixiao.forms.formbook import formbook
from jixiao.forms.placing import CompletedTable
from jixiao.forms.unit_groups import gathered
from jixiao.model.department import DepartmentPart, DepartmentTask
from jixiao.model.funding import Execution, ExecutionRow, Funding, SpendingPlan
from jixiao.model.indicator import Horizon, Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import Midterm, OtherField, PerformancePlan, PlanDocument
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.forms.placing import PlacedCell

ROW = Indicator("产出指标", "数量指标", "里程", parse_target("≥5公里"))
LATER = Indicator("产出指标", "数量指标", "总里程", parse_target("≥9公里"), horizon=Horizon.MIDTERM)


def plan(unit: str, total: str, money: str = "万元") -> PerformancePlan:
    budget = Funding(Decimal(total), unit=money)
    return PerformancePlan(9, unit=BudgetUnit("1", unit), budget=budget, indicators=(ROW,))


def cells(document: PlanDocument, form: str) -> list[PlacedCell]:
    parts = complete(document, formbook().get(form))
    (table,) = (b for part in parts for b in part.blocks if isinstance(b, CompletedTable))
    return list(table.cells)


def texts(found: list[PlacedCell], field: str) -> list[str]:
    return [cell.text for cell in found if cell.field == field]


def test_projects_of_several_documents_stand_by_unit_with_exact_sums() -> None:
    first = PlanDocument("a", fiscal_year=2024, projects=(plan("甲所", "0.10"), plan("乙所", "7")))
    second = PlanDocument("b", projects=(plan("甲所", "2000", "元"),))
    whole = gathered([first, second], form="county_approval_table", name="全县")
    assert [project.ordinal for project in whole.projects] == [1, 2, 3]
    assert whole.fiscal_year == 2024
    found = cells(whole, "county_approval_table")
    assert texts(found, "group.total") == ["0.30", "7"]
    assert texts(found, "total_budget") == ["7.30"]
    assert [c.text for c in found if "个项目" in c.text] == ["甲所 2个项目", "乙所 1个项目"]


def test_medium_term_and_annual_rows_stand_in_their_own_blocks() -> None:
    document = PlanDocument("a", projects=(PerformancePlan(1, indicators=(ROW, LATER)),))
    found = cells(document, "national_2015_declaration")
    sides = {cell.text: range(cell.row, cell.row + cell.rows) for cell in found if cell.vertical}
    places = {cell.text: cell.row for cell in found if cell.field == "name"}
    assert places["总里程"] in sides["中期绩效指标"]
    assert places["里程"] in sides["年度绩效指标"]


def test_the_approved_weight_stands_for_points_not_filled_in() -> None:
    rows = (
        replace(ROW, weight=Decimal(20)),
        replace(ROW, weight=Decimal(20), full_score=Decimal(5)),
    )
    document = PlanDocument("a", projects=(PerformancePlan(1, indicators=rows),))
    form = "national_self_evaluation"
    assert texts(cells(document, form), "full_score") == ["20", "5"]
    assert uncarried(document, formbook().get(form)) == ()


def test_a_block_without_entries_prints_a_blank_row() -> None:
    document = PlanDocument("a", projects=(PerformancePlan(1, indicators=(ROW,)),))
    found = cells(document, "national_2015_declaration")
    side = next(cell for cell in found if cell.text == "中期绩效指标")
    assert side.rows == 2


def test_tasks_of_the_department_are_listed_and_summed() -> None:
    amounts = [(("总额", Decimal("1.10")),), (("总额", Decimal("2.20")),)]
    tasks = tuple(DepartmentTask(f"任务{n}", None, money) for n, money in enumerate(amounts))
    document = PlanDocument(
        "a", department=DepartmentPart(tasks=tasks), projects=(PerformancePlan(1),)
    )
    found = cells(document, "department_declaration")
    assert texts(found, "amounts.总额") == ["1.10", "2.20"]
    assert texts(found, "task_total.总额") == ["3.30"]
    assert texts(found, "task_total.其他资金") == [""]


@pytest.mark.parametrize(
    ("project", "form", "expected"),
    [
        pytest.param(
            PerformancePlan(1, code="A1"), "national_2015_target", ("项目编码",), id="a field"
        ),
        pytest.param(PerformancePlan(1, name="村道"), "national_2015_target", (), id="none"),
        pytest.param(
            PerformancePlan(1, plan=SpendingPlan(((9, Decimal(5)),))),
            "hebei_budget_text",
            ("9月底资金支出计划",),
            id="a month the form has no cell for",
        ),
        pytest.param(
            PerformancePlan(1, midterm=Midterm(objectives=("长远。",)), indicators=(LATER,)),
            "national_2015_target",
            ("中期目标", "中期指标与年度指标的区分"),
            id="the medium term",
        ),
        pytest.param(
            PerformancePlan(1, execution=Execution(rows=(ExecutionRow("社会捐赠", Decimal(1)),))),
            "national_self_evaluation",
            ("社会捐赠执行情况",),
            id="a source of money",
        ),
        pytest.param(
            PerformancePlan(1, other_fields=(OtherField("联系电话", "无"),)),
            "qinghai_approval_table",
            ("联系电话",),
            id="another label in a table of many projects",
        ),
    ],
)
def test_what_a_form_cannot_carry_is_named(
    project: PerformancePlan, form: str, expected: tuple[str, ...]
) -> None:
    document = PlanDocument("a", projects=(project,))
    assert uncarried(document, formbook().get(form)) == expected
