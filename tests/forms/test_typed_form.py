"""Typed forms: what was typed is the plan a printed form would declare, and back again."""

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.flow import read_documents
from jixiao.forms.typed_form import TypedForm, TypedRow, is_field, plan_of, typed_of
from jixiao.model.plan import PerformancePlan, PlanDocument

SAMPLES = Path(__file__).parents[2] / "samples"


def plans() -> list[PerformancePlan]:
    return [
        plan
        for document in read_documents([SAMPLES])
        if isinstance(document, PlanDocument)
        for plan in document.projects
    ]


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.name)
def test_typing_a_plan_gives_it_back(plan: PerformancePlan) -> None:
    typed = typed_of(plan)
    assert plan_of(typed, plan.ordinal).plan == plan
    assert typed_of(plan_of(typed).plan) == typed


def test_rows_keep_their_ids_and_blank_ones_are_left_out() -> None:
    rows = (
        TypedRow("a", {"level1": "产出指标", "level2": "数量指标"}),
        TypedRow("b", {"level1": "产出指标", "name": "培训人次", "target": "≥300人次"}),
        TypedRow("c", {"name": "覆盖率"}),
    )
    found = plan_of(TypedForm({"name": "培训"}, rows))
    assert [one.name for one in found.plan.indicators] == ["培训人次", "覆盖率"]
    assert found.rows == ("b", "c")
    assert found.row_of(1) == "b"
    assert found.row_of(3) is None


def test_objectives_are_told_by_number_or_by_line() -> None:
    def objectives(text: str) -> tuple[str, ...]:
        return plan_of(TypedForm({"objectives": text})).plan.objectives

    assert objectives("1.建桥。\n2.修路。") == ("建桥。", "修路。")
    assert objectives("建桥。\n修路。") == ("建桥。", "修路。")
    assert objectives("只有一条目标") == ("只有一条目标",)


def test_what_is_not_a_number_is_no_money() -> None:
    assert plan_of(TypedForm({"budget.total": "待定"})).plan.budget is None
    budget = plan_of(TypedForm({"budget.total": "1,234.50"})).plan.budget
    assert str(budget.total if budget else None) == "1234.50"


@pytest.mark.parametrize(
    ("name", "known"),
    [("plan.6", True), ("plan.13", False), ("plan.", False), ("other:备注", True),
     ("other:", False), ("budget.total", True), ("__class__", False)],
)  # fmt: skip
def test_fields_that_can_be_typed(name: str, known: bool) -> None:  # noqa: FBT001 - a table
    assert is_field(name) is known


def test_equality_does_not_hide_a_difference() -> None:
    plan = plans()[0]
    assert plan_of(typed_of(replace(plan, purpose="别的用途"))).plan != plan
