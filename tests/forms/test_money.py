"""Figures and units of money as printed in a form's cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.forms.filled_form import Entry, FilledForm
from jixiao.forms.money import decimal_of, interpret_budget, interpret_execution, unit_of
from jixiao.model.source import SourceSpan

HERE = SourceSpan()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("5,135.98", "5135.98", id="thousands separators"),
        pytest.param("１２．５０", "12.50", id="full width keeps its zero"),
        pytest.param("14 500", "14500", id="layout spaces"),
        pytest.param("-3.0万元", "-3.0", id="a unit behind"),
        pytest.param("50%", "50", id="a rate"),
        pytest.param("无", None, id="words"),
        pytest.param("", None, id="blank"),
        pytest.param(None, None, id="not printed"),
    ],
)
def test_the_first_figure(text: str | None, figure: str | None) -> None:
    assert str(decimal_of(text)) == str(figure)


@pytest.mark.parametrize(
    ("entry", "unit"),
    [
        pytest.param(Entry("100", HERE, unit="元"), "元", id="by the label"),
        pytest.param(Entry("3亿", HERE, unit="元"), "亿元", id="in the cell, shortened"),
        pytest.param(Entry("3万元", HERE), "万元", id="in the cell"),
        pytest.param(Entry("100", HERE), None, id="nowhere"),
    ],
)
def test_the_cell_overrules_the_label(entry: Entry, unit: str | None) -> None:
    assert unit_of(entry) == unit


def test_funds_keep_what_is_printed() -> None:
    form = FilledForm(
        entries={"budget.total": Entry("30.00", HERE), "budget.other": Entry("", HERE)}
    )
    budget = interpret_budget(form)
    assert budget is not None
    assert (budget.total, budget.fiscal, budget.other) == (Decimal("30.00"), None, None)
    assert budget.unit == "万元"


def test_no_figure_is_no_budget() -> None:
    assert interpret_budget(FilledForm(entries={"budget.total": Entry("无", HERE)})) is None
    assert interpret_execution(FilledForm()) is None


def test_the_total_line_is_found_by_its_label() -> None:
    lines = [("财政拨款", "70"), ("年度资金总额：", "90")]
    execution = interpret_execution(
        FilledForm(execution=[
            (Entry(label, HERE, unit="元"), {"spent": Entry(spent, HERE)}) for label, spent in lines
        ])
    )  # fmt: skip
    assert execution is not None
    assert (execution.spent, execution.unit) == (90, "元")
    assert [row.source for row in execution.rows] == ["财政拨款", "年度资金总额"]


def test_lines_nobody_filled_in_are_none() -> None:
    blank = (Entry("其他资金", HERE), {"spent": Entry("", HERE)})
    total = (Entry("年度资金总额：", HERE), {"spent": Entry("90", HERE)})
    assert interpret_execution(FilledForm(execution=[blank, blank])) is None
    execution = interpret_execution(FilledForm(execution=[total, blank]))
    assert execution is not None
    assert [row.source for row in execution.rows] == ["年度资金总额"]
