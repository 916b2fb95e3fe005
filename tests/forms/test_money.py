"""Figures and units of money as printed in a form's cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.forms.filled_form import Entry, FilledForm
from jixiao.forms.money import (
    decimal_of,
    execution_doubts,
    interpret_budget,
    interpret_execution,
    unit_of,
)
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


def lines(*rows: tuple[str, ...], unit: str | None = "万元") -> FilledForm:
    """A form with lines of source, initial, year, spent and full score."""
    names = ("initial", "year", "spent", "execution.full_score")
    return FilledForm(
        execution=[
            (
                Entry(source, HERE, unit=unit),
                {n: Entry(text, HERE) for n, text in zip(names, texts, strict=False) if text},
            )
            for source, *texts in rows
        ]
    )


@pytest.mark.parametrize(
    ("texts", "year", "spent", "said"),
    [
        pytest.param(("", "100万元", "900000元"), "100", "90", "按90万元读取", id="yuan in a cell"),
        pytest.param(("", "100", "50元"), "100", "0.005", "按0.005万元读取", id="only one cell"),
        pytest.param(
            ("", "N/A", "50"), None, "50", "全年预算数“N/A”不是数字", id="no figure at all"
        ),
        pytest.param(("", "1,0.5", "1"), "10.5", "1", "不在千分位上", id="a comma out of place"),
        pytest.param(("", "1,000.5", "—"), "1000.5", None, "", id="in place, and a stroke"),
    ],
)
def test_a_cell_in_another_unit_or_without_a_figure(
    texts: tuple[str, ...], year: str | None, spent: str | None, said: str
) -> None:
    form = lines(("年度资金总额", *texts))
    found = interpret_execution(form)
    assert found is not None
    assert found.budget_year == (None if year is None else Decimal(year))
    assert found.spent == (None if spent is None else Decimal(spent))
    told = [str(doubt.message) for doubt, _ in execution_doubts(form)]
    assert bool(told) is bool(said)
    assert said in "".join(told)


def test_cells_alone_tell_the_unit_where_no_label_does() -> None:
    found = interpret_execution(lines(("年度资金总额", "", "900元", "450元"), unit=None))
    assert found is not None
    assert (found.unit, found.budget_year, found.spent) == ("元", Decimal(900), Decimal(450))


def test_a_blank_line_of_all_money_is_the_sum_of_its_parts() -> None:
    form = lines(
        ("年度资金总额：", "", "", ""),
        ("其中：当年财政拨款", "100", "100", "80"),
        ("上年结转资金", "", "20", "5"),
    )
    found = interpret_execution(form)
    assert found is not None
    assert (found.budget_initial, found.budget_year, found.spent) == (100, 120, 85)
    (told,) = (str(doubt.message) for doubt, _ in execution_doubts(form))
    assert "“年度资金总额”没有填写，按各资金来源合计" in told


def test_the_points_the_form_gives_the_execution_rate() -> None:
    found = interpret_execution(lines(("年度资金总额", "1", "1", "1", "20")))
    assert found is not None
    assert found.full_score == Decimal(20)
