"""What stands in every cell of a filled form, and that the cells cover the table."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.forms.completion import complete
from jixiao.forms.form import Scope
from jixiao.forms.formbook import formbook
from jixiao.forms.placing import CompletedTable
from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import Indicator
from jixiao.model.plan import OtherField, PerformancePlan, PlanDocument
from jixiao.model.target import Target

if TYPE_CHECKING:
    from jixiao.forms.form import FormDefinition

ROWS = (
    Indicator(
        "产出指标", "数量指标", "人数", Target("≥20人", "≥", "20", "人"), weight=Decimal("20.00")
    ),
    Indicator("产出指标", "数量指标", "户数", Target("5户", None, "5", "户")),
    Indicator("产出指标", "时效指标", "时间", Target("1月—12月", None, "1月—12月")),
    Indicator("效益指标", "时效指标", "作用", Target("定性长期", "qualitative", "长期")),
)
PLAN = PerformancePlan(
    ordinal=1,
    name="补助",
    code="A1",
    budget=Funding(Decimal("1234.50"), None),
    plan=SpendingPlan(((6, Decimal("50.0")),)),
    objectives=("做好保障。", "2024年完成。"),
    indicators=ROWS,
    other_fields=(OtherField("联系电话", "无"),),
)
DOCUMENT = PlanDocument(
    "a.docx", fiscal_year=2024, total_budget=Decimal("1234.50"), projects=(PLAN, PLAN)
)


def tables(form_id: str, document: PlanDocument = DOCUMENT) -> list[CompletedTable]:
    parts = complete(document, formbook().get(form_id))
    return [b for part in parts for b in part.blocks if isinstance(b, CompletedTable)]


def texts(form_id: str, field: str) -> list[str]:
    return [cell.text for cell in tables(form_id)[0].cells if cell.field == field]


PLANS = [form for form in formbook().forms if form.scope is not Scope.RECORD]


@pytest.mark.parametrize("form", [pytest.param(form, id=form.id) for form in PLANS])
def test_every_place_is_covered_once(form: FormDefinition) -> None:
    for table in tables(form.id):
        covered = Counter(
            (cell.row + down, cell.column + right)
            for cell in table.cells
            for down in range(cell.rows)
            for right in range(cell.columns)
        )
        places = {(r, c) for r in range(1, table.rows + 1) for c in range(1, len(table.widths) + 1)}
        assert covered == Counter(places)


@pytest.mark.parametrize(
    ("form", "field", "expected"),
    [
        pytest.param("hebei_budget_text", "budget.total", ["1234.50"], id="decimals keep zeros"),
        pytest.param("hebei_budget_text", "plan.6", ["50.0%"], id="a month of the plan"),
        pytest.param("hebei_budget_text", "plan.3", [""], id="a month not planned is blank"),
        pytest.param(
            "hebei_budget_text", "objectives", ["1.做好保障。\n2. 2024年完成。"], id="numbering"
        ),
        pytest.param("qinghai_approval_table", "operator", ["≥", "", "", "定性"] * 2, id="signs"),
        pytest.param("qinghai_approval_table", "code-name", ["A1-补助"] * 2, id="glued"),
        pytest.param("qinghai_approval_table", "total_budget", ["1,234.50"], id="thousands"),
        pytest.param(
            "national_2015_target",
            "level2",
            ["数量指标（必填硬性指标）", "时效指标（必填）", "时效指标（必填）"],
            id="remarks, and no merging across level 1",
        ),
        pytest.param("national_2015_target", "level1", ["产出指标", "效益指标"], id="merged"),
    ],
)
def test_what_stands_in_a_cell(form: str, field: str, expected: list[str]) -> None:
    assert texts(form, field) == expected


def test_a_field_without_a_place_gets_a_row_of_its_own() -> None:
    cells = [cell.text for cell in tables("hebei_budget_text")[0].cells]
    assert cells[cells.index("联系电话") + 1] == "无"


def test_a_project_without_indicators_keeps_its_row() -> None:
    bare = PlanDocument("b", projects=(PerformancePlan(ordinal=1, name="补助"),))
    assert "补助" in [cell.text for cell in tables("qinghai_approval_table", bare)[0].cells]
