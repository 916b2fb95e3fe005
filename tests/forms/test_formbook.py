"""The definitions load, agree with themselves, and are found again by their own labels."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.forms.form import Scope
from jixiao.forms.formbook import formbook
from jixiao.forms.loading import InvalidFormDefinition, load_form
from jixiao.forms.reference import forms_reference
from jixiao.model.errors import UnknownForm

if TYPE_CHECKING:
    from jixiao.forms.form import FormDefinition

FORMS = [pytest.param(form, id=form.id) for form in formbook().forms]


@pytest.mark.parametrize("form", [p for p in FORMS if p.values[0].scope is not Scope.RECORD])
def test_a_form_fits_its_own_labels_best(form: FormDefinition) -> None:
    printed = [cell.label_text for row in form.rows for cell in row if cell.label]
    assert formbook().best_fit(printed, form.columns, form.title) == form.id


@pytest.mark.parametrize("form", FORMS)
def test_body_columns_fill_the_grid(form: FormDefinition) -> None:
    for block in form.blocks:
        columns = sum(column.columns for column in block.body)
        assert columns + block.indent == len(form.widths)


@pytest.mark.parametrize("form", FORMS)
def test_the_table_fits_between_the_margins(form: FormDefinition) -> None:
    paper = 297 if form.page.landscape else 210
    assert sum(form.widths) <= paper - form.page.margins[1] - form.page.margins[3] + 4


def test_labels_with_layout_spaces_and_other_brackets_still_fit() -> None:
    columns = ["单位名称", "项目名称", "项目类别", "预算数 (万元)", "绩效目标", "一级指标"]
    columns += ["二级指标", "三级指标", "绩效指标 性质", "绩效指标 值", "度量单 位", "分值权重"]
    assert formbook().best_fit((), columns, None) == "qinghai_approval_table"


def test_three_common_headings_fit_no_form() -> None:
    assert formbook().best_fit((), ["项目名称", "三级指标", "指标值"], None) is None


@pytest.mark.parametrize(
    ("form", "label", "path"),
    [
        pytest.param("hebei_budget_text", "10月底", "plan.10", id="a label over its value"),
        pytest.param(
            "hebei_budget_text", "其他资金", "budget.other", id="a label left of its value"
        ),
        pytest.param("national_2015_target", "其中：财政拨款", "budget.fiscal", id="a part"),
        pytest.param("qinghai_approval_table", "合计", "total_budget", id="a total row"),
    ],
)
def test_labels_name_fields(form: str, label: str, path: str) -> None:
    assert formbook().get(form).labels[label] == path


def test_an_unknown_form_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownForm, match="hebei_budget_text"):
        formbook().get("no_such_form")


def test_a_form_is_not_in_force_before_its_first_day() -> None:
    assert formbook().in_force(date(2014, 1, 1)) == ()
    assert formbook().get("national_self_evaluation") in formbook().in_force(date(2024, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id = 1 2", id="not TOML"),
        pytest.param('id = "x"', id="values missing"),
        pytest.param(
            'id="x"\ntitle="t"\ntitle_en="t"\nkind="target"\nscope="project"\nsource="s#c"\n'
            'in_force_from=2020-01-01\nwidths=[1,2]\nheader=[[{label="a"}]]\n',
            id="a row that does not fill the grid",
        ),
        pytest.param(
            'id="x"\ntitle="t"\ntitle_en="t"\nkind="target"\nscope="project"\nsource="s#c"\n'
            "in_force_from=2020-01-01\nwidths=[1,2]\n"
            '[[blocks]]\nside={label="s"}\nbody=[{label="a"},{label="b"}]\n',
            id="columns beside a side label that do not fill the grid",
        ),
    ],
)
def test_a_wrong_definition_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(InvalidFormDefinition, match=r"wrong\.toml"):
        load_form(text, name="wrong.toml")


def test_the_reference_page_is_fresh() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "forms.md"
    assert page.read_text(encoding="utf-8") == forms_reference()
