"""What is printed and read back is the same: the samples, and any plan a form can carry."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.flow import publish, read_content
from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.wording.targets import parse_target

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
WRITERS = ["docx", "xlsx", "html", "pdf"]


def only(found: list[object]) -> PlanDocument:
    (document,) = found
    assert isinstance(document, PlanDocument), str(document)
    return document


def reprinted(document: PlanDocument, carrier: str) -> PlanDocument:
    """What is read from the printed document, under the first one's name."""
    again = only([*read_content(f"重印.{carrier}", publish(document, None, carrier))])
    return replace(again, document=document.document, sha256=document.sha256)


@pytest.mark.parametrize("carrier", WRITERS)
@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_sample_printed_reads_back_equal(sample: Path, carrier: str) -> None:
    document = only([*read_content(sample.name, sample.read_bytes())])
    assert reprinted(document, carrier) == document


@pytest.mark.parametrize("carrier", WRITERS)
def test_a_changed_figure_reads_back_changed(carrier: str) -> None:
    sample = SAMPLES[0]
    document = only([*read_content(sample.name, sample.read_bytes())])
    first, *others = document.projects
    assert first.budget is not None
    dearer = replace(first, budget=replace(first.budget, total=Decimal("123456.78")))
    changed = replace(document, projects=(dearer, *others))
    again = reprinted(changed, carrier)
    assert again == changed
    assert again != document


# -- plans a form can carry ----------------------------------------------------------------------
# Words are plain Chinese that is no label, level, unit or grade by itself; figures are printed
# with two decimals; an indicator belongs to a known class, as the tree needs it.

words = st.text(
    st.sampled_from("村道养护补助乡医疗设备更新农田水利渠灌溉学生营养膳食"), min_size=4, max_size=14
)
sums = st.integers(1, 10**8).map(lambda cents: Decimal(cents) / 100)
TREE = (
    ("成本指标", "经济成本指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
figures = st.integers(1, 99999).map(str)
units = st.sampled_from(["人", "户", "%", "万元", "次", "公里", "元/人"])
operators = st.sampled_from(["≥", "≤", "="])


@st.composite
def trees(draw: st.DrawFn, *, separate: bool) -> tuple[Indicator, ...]:
    """Indicators in the tree's order, names unlike one another."""
    chosen = sorted(draw(st.sets(st.sampled_from(range(len(TREE))), min_size=2)))
    names = iter(draw(st.lists(words, min_size=len(chosen), max_size=len(chosen), unique=True)))
    return tuple(_indicator(draw, *TREE[at], next(names), separate=separate) for at in chosen)


def _indicator(
    draw: st.DrawFn, level1: str, level2: str, name: str, *, separate: bool
) -> Indicator:
    operator, figure, unit = draw(operators), draw(figures), draw(units)
    target = (
        parse_target(figure, operator=operator, unit=unit)
        if separate
        else parse_target(f"{operator}{figure}{unit}")
    )
    return Indicator(level1, level2, name, target)


@st.composite
def national(draw: st.DrawFn) -> PlanDocument:
    """A document of the form of 2015: one table per project, targets in one cell."""
    projects = tuple(
        PerformancePlan(
            ordinal=ordinal,
            name=draw(words) + "项目",
            department=draw(words) + "局",
            implementing_unit=draw(words) + "中心",
            year=2024,
            attribute="一年期项目",
            period="1年",
            budget=Funding(draw(sums), draw(sums)),
            objectives=(draw(words) + "。",),
            indicators=draw(trees(separate=False)),
        )
        for ordinal in range(1, draw(st.integers(1, 3)) + 1)
    )
    return PlanDocument("a", form="national_2015_target", projects=projects)


@st.composite
def hebei(draw: st.DrawFn) -> PlanDocument:
    """A document of the Hebei budget text: code, plan of spending, description and basis."""
    projects = tuple(
        PerformancePlan(
            ordinal=ordinal,
            name=draw(words) + "经费",
            code=f"13030624P00{draw(st.integers(10**8, 10**9 - 1))}",
            unit=BudgetUnit("323001", "某县农业农村局本级"),
            year=None,
            budget=Funding(draw(sums), draw(sums), None),
            purpose=draw(words),
            plan=SpendingPlan(
                ((3, Decimal(25)), (6, Decimal(50)), (10, Decimal(75)), (12, Decimal(100)))
            ),
            objectives=(draw(words) + "。",),
            indicators=tuple(
                replace(each, description=draw(words), basis=draw(words))
                for each in draw(trees(separate=False))
            ),
        )
        for ordinal in range(1, draw(st.integers(1, 3)) + 1)
    )
    return PlanDocument("a", form="hebei_budget_text", projects=projects)


@st.composite
def qinghai(draw: st.DrawFn) -> PlanDocument:
    """A document of the Qinghai approval table: all projects in one wide table with weights."""
    unit = BudgetUnit("724001", "某县农业农村服务中心")
    projects = tuple(
        PerformancePlan(
            ordinal=ordinal,
            name=draw(words),
            code=f"63012300024T00000{ordinal:04d}",
            unit=unit,
            category="3-特定目标类",
            budget=Funding(draw(sums)),
            objectives=(draw(words) + draw(words) + "。",),
            indicators=tuple(
                replace(each, weight=Decimal(draw(st.integers(5, 40))))
                for each in draw(trees(separate=True))
            ),
        )
        for ordinal in range(1, draw(st.integers(1, 3)) + 1)
    )
    total = sum((p.budget.total or Decimal(0) for p in projects if p.budget), Decimal(0))
    return PlanDocument(
        "a", form="qinghai_approval_table", kind=DocumentKind.APPROVAL, fiscal_year=2024,
        total_budget=total, projects=projects,
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("carrier", WRITERS)
@pytest.mark.parametrize(
    "documents",
    [
        pytest.param(national(), id="one table per project"),
        pytest.param(hebei(), id="budget text"),
        pytest.param(qinghai(), id="one table for all projects"),
    ],
)
@given(data=st.data())
def test_a_plan_the_form_can_carry_reads_back_equal(
    documents: st.SearchStrategy[PlanDocument], carrier: str, data: st.DataObject
) -> None:
    document = data.draw(documents)
    assert reprinted(document, carrier).projects == document.projects
