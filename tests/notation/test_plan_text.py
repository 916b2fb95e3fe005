from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import Horizon, Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.model.target import Target
from jixiao.notation.plan_text import InvalidPlanText, read_plan_text, write_plan_text
from jixiao.wording.targets import parse_target

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
TEXTS = st.none() | WORDS | st.sampled_from(["2024", "~", "null", " 空 ", "甲 / 乙", "a: b", "=1"])
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2)
TARGETS = st.sampled_from(["≥95%", "4670人", "有效解决", "1月—12月", ")95%"]).map(parse_target)
INDICATORS = st.builds(
    Indicator,
    level1=TEXTS,
    level2=TEXTS,
    name=TEXTS,
    target=TARGETS | st.builds(Target, TEXTS, TEXTS, TEXTS, TEXTS),
    weight=NUMBERS,
    basis=TEXTS,
    horizon=st.none() | st.sampled_from(Horizon),
)
PLANS = st.builds(
    PerformancePlan,
    ordinal=st.integers(1, 9),
    name=TEXTS,
    year=st.none() | st.integers(2000, 2100),
    unit=st.none() | st.builds(BudgetUnit, TEXTS, TEXTS),
    budget=st.none() | st.builds(Funding, NUMBERS, NUMBERS, NUMBERS),
    plan=st.none() | st.just(SpendingPlan(((6, Decimal(50)), (12, Decimal(100))))),
    indicators=st.lists(INDICATORS, max_size=3).map(tuple),
)
DOCUMENTS = st.builds(
    PlanDocument,
    document=WORDS,
    issuer=TEXTS,
    total_budget=NUMBERS,
    projects=st.lists(PLANS, max_size=2).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_reading_what_was_written_gives_the_same_document(document: PlanDocument) -> None:
    assert read_plan_text(write_plan_text(document)) == document


def test_short_and_long_indicators_mean_the_same() -> None:
    document = read_plan_text(
        "indicators:\n"
        "  - 产出指标 / 数量指标 / 人数 / ≥146人 / 20\n"
        "  - {level1: 产出指标, level2: 数量指标, name: 人数, target: ≥146人, weight: 20}\n"
    )
    first, second = document.projects[0].indicators
    assert first == second
    assert first.weight == Decimal(20)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param("budget: abc", "第1行.*budget", id="no amount"),
        pytest.param("name: 甲\nindicators:\n  - {nam: x}", "第3行.*nam", id="unknown key"),
        pytest.param("name: 甲\nname: 乙", "name", id="key written twice"),
        pytest.param("a: b: c", "第1行", id="not YAML"),
        pytest.param("name: &x 甲\npurpose: *x", "第2行", id="alias"),
        pytest.param("name: [甲]", "第1行.*name", id="list for a text"),
        pytest.param("", "空", id="nothing"),
        pytest.param("projects: 甲", "projects", id="text for a list"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, where: str) -> None:
    with pytest.raises(InvalidPlanText, match=where):
        read_plan_text(text)
