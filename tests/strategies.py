"""Hypothesis strategies for the model: every field of a plan document, printed or not."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from jixiao.model.department import DepartmentObjective, DepartmentPart, DepartmentTask, Measure
from jixiao.model.funding import Execution, ExecutionRow, Funding, SpendingPlan
from jixiao.model.indicator import DeviationCauses, Horizon, Indicator, Level1
from jixiao.model.message import message
from jixiao.model.note import ReadingNote
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import DocumentKind, Midterm, OtherField, PerformancePlan, PlanDocument
from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.model.source import SourceSpan
from jixiao.model.target import Target

DOCUMENT = "某县2024年绩效目标.xlsx"
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"))
    | st.sampled_from("≥≤%％（）绩效目标指标万元户·\n{}"),
    min_size=1,
    max_size=12,
)
printed = st.none() | texts
numbers = st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=2)
decimals = numbers | st.integers(0, 10**6).map(Decimal)
money = st.none() | decimals
units = st.sampled_from(["元", "万元", "亿元"])
counts = st.none() | st.integers(1, 500)
points = st.floats(0, 3000, allow_nan=False)
several = st.lists(texts, max_size=3).map(tuple)

spans = st.builds(
    SourceSpan,
    document=st.sampled_from([DOCUMENT, "a.zip!b.xlsx"]),
    page=counts,
    sheet=printed,
    line=counts,
    table=counts,
    row=counts,
    column=counts,
    box=st.none() | st.tuples(points, points, points, points),
    dpi=counts,
    text=printed,
)


def spans_of(*names: str) -> st.SearchStrategy[dict[str, SourceSpan]]:
    """Give places for some of the named fields."""
    return st.dictionaries(st.sampled_from(names), spans, max_size=3)


notes = st.builds(
    ReadingNote,
    code=st.sampled_from(["JX-D001", "JX-D004"]),
    message=texts.map(lambda text: message("{text}", text=text)),
    span=spans,
    confidence=st.floats(0, 1),
    indicator=counts,
    field=printed,
)
numeric = st.sampled_from(
    [
        QuantityKind.COUNT,
        QuantityKind.AMOUNT,
        QuantityKind.RATIO,
        QuantityKind.RATE,
        QuantityKind.DURATION,
        QuantityKind.RANGE,
    ]
)
worded = st.sampled_from(
    [QuantityKind.DATE, QuantityKind.PERIOD, QuantityKind.GRADE, QuantityKind.TEXT]
)
comparisons = st.none() | st.sampled_from(Comparison)
quantities = st.builds(
    Quantity, numeric, decimals | st.tuples(decimals, decimals), comparisons, printed
) | st.builds(Quantity, worded, texts | st.tuples(texts, texts), comparisons, printed)
targets = st.builds(
    Target,
    text=printed,
    operator=st.none() | st.sampled_from(["≥", "≤", "=", ">", "<", "qualitative"]),
    value=printed,
    unit=printed,
    quantity=st.none() | quantities,
)
causes = st.builds(DeviationCauses, printed, printed, printed, printed, printed)
indicators = st.builds(
    Indicator,
    level1=st.none() | st.sampled_from([each.value for each in Level1]),
    level2=printed,
    name=printed,
    target=targets,
    description=printed,
    weight=money,
    basis=printed,
    actual=printed,
    full_score=money,
    score=money,
    deviation_reason=printed,
    horizon=st.none() | st.sampled_from(Horizon),
    direction=st.none() | st.sampled_from(["positive", "negative"]),
    explanation=printed,
    basis_kind=printed,
    data_source=printed,
    collection_method=printed,
    scoring_rule=printed,
    evidence=printed,
    forecast=printed,
    likelihood=printed,
    causes=st.none() | causes,
    spans=spans_of("target", "name", "weight"),
)
fundings = st.builds(Funding, money, money, money, units)
spending = st.builds(
    SpendingPlan,
    st.dictionaries(st.integers(1, 12), decimals, max_size=4).map(lambda own: tuple(own.items())),
)
executions = st.builds(
    Execution,
    money,
    money,
    money,
    money,
    money,
    units,
    st.lists(st.builds(ExecutionRow, texts, money, money, money, money, money), max_size=2).map(
        tuple
    ),
)
plans = st.builds(
    PerformancePlan,
    ordinal=st.integers(1, 400),
    name=printed,
    code=printed,
    unit=st.none() | st.builds(BudgetUnit, printed, printed),
    department=printed,
    implementing_unit=printed,
    year=st.none() | st.integers(2000, 2099),
    category=printed,
    attribute=printed,
    period=printed,
    budget=st.none() | fundings,
    purpose=printed,
    plan=st.none() | spending,
    objectives=several,
    actual_objectives=several,
    midterm=st.none() | st.builds(Midterm, printed, st.none() | fundings, several),
    execution=st.none() | executions,
    total_score=money,
    central_funds=money,
    local_funds=money,
    indicators=st.lists(indicators, max_size=3).map(tuple),
    other_fields=st.lists(st.builds(OtherField, texts, texts, st.none() | spans), max_size=2).map(
        tuple
    ),
    spans=spans_of("name", "budget.total", "plan.3"),
    notes=st.lists(notes, max_size=2).map(tuple),
)
departments = st.builds(
    DepartmentPart,
    overall=printed,
    objectives=st.lists(st.builds(DepartmentObjective, texts, several), max_size=2).map(tuple),
    measures=st.lists(st.builds(Measure, texts, printed), max_size=2).map(tuple),
    tasks=st.lists(
        st.builds(
            DepartmentTask,
            texts,
            printed,
            st.dictionaries(texts, decimals, max_size=2).map(lambda own: tuple(own.items())),
        ),
        max_size=2,
    ).map(tuple),
)
documents = st.builds(
    PlanDocument,
    document=st.just(DOCUMENT),
    sha256=printed,
    issuer=printed,
    form=printed,
    kind=st.sampled_from(DocumentKind),
    fiscal_year=st.none() | st.integers(2000, 2099),
    total_budget=money,
    department=st.none() | departments,
    contents=st.none() | several,
    projects=st.lists(plans, max_size=2).map(tuple),
    notes=st.lists(notes, max_size=2).map(tuple),
)
