"""Hypothesis strategies for the model: every field of a plan document, printed or not."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import strategies as st

from jixiao.forms.carrying import PROJECT_FIELDS
from jixiao.forms.form import INDICATORS, FormDefinition
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
from jixiao.wording.targets import parse_target

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
    st.lists(st.builds(ExecutionRow, texts, *[money] * 6, printed), max_size=2).map(tuple),
    money,
    printed,
    money,
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
    through=st.none() | st.integers(1, 12),
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


# -- plans a form can carry ----------------------------------------------------------------------
# Words are plain Chinese that is no label, level, unit or grade by itself; figures are printed
# with two decimals; an indicator belongs to a known class, as the tree needs it.

words = st.text(
    st.sampled_from("村道养护补助乡医疗设备更新农田水利渠灌溉学生营养膳食"), min_size=4, max_size=14
)
sums = st.integers(1, 10**8).map(lambda cents: Decimal(cents) / 100)
sentences = words.map(lambda text: f"{text}。")
goals = st.lists(sentences, min_size=1, max_size=3).map(tuple)
TREE = (
    ("成本指标", "经济成本指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
figures = st.integers(1, 99999).map(str)
measures = st.sampled_from(["人", "户", "%", "万元", "次", "公里", "元/人"])
signs = st.sampled_from(["≥", "≤", "="])
scores = st.integers(1, 90).map(Decimal)
PROJECT_VALUES = {
    "name": words.map(lambda text: f"{text}项目"),
    "code": st.integers(10**8, 10**9 - 1).map(lambda number: f"63012300024T{number}"),
    "unit.code": st.sampled_from(["724001", "724002"]),
    "unit.name": st.just("某县农业农村服务中心"),
    "department": words.map(lambda text: f"{text}局"),
    "implementing_unit": words.map(lambda text: f"{text}中心"),
    "year": st.just(2024),
    "category": st.just("3-特定目标类"),
    "attribute": st.just("一年期项目"),
    "period": st.just("1年"),
    "purpose": words,
    "objectives": goals,
    "actual_objectives": goals,
    "midterm.years": st.just("2024年—2026年"),
    "midterm.objectives": goals,
    "execution.score": st.integers(0, 10).map(Decimal),
    "execution.rate": st.integers(0, 100).map(Decimal),
    "execution.reason": words,
    "total_score": scores,
}
ROW_VALUES = {
    "description": words,
    "weight": scores,
    "basis": words,
    "actual": st.builds("{}{}".format, figures, measures),
    "full_score": scores,
    "score": scores,
    "deviation_reason": words,
    "direction": st.sampled_from(["positive", "negative"]),
    "explanation": words,
    "basis_kind": words,
    "data_source": words,
    "collection_method": words,
    "scoring_rule": words,
    "evidence": words,
    "forecast": st.builds("{}{}".format, figures, measures),
    "likelihood": st.sampled_from(["确定能", "有可能", "完全不可能"]),
}


@st.composite
def printable(draw: st.DrawFn, form: FormDefinition) -> PlanDocument:
    """Give a document with a value in every field the form has a place for."""
    unit = draw(_part(form, BudgetUnit, "unit."))
    other = replace(unit, code="724003", name="某县水务服务中心") if form.group_by else unit
    count = 1 if form.kind is DocumentKind.DEPARTMENT else draw(st.integers(1, 3))
    projects = tuple(
        draw(_project(form, n, unit if n == 1 else other)) for n in range(1, count + 1)
    )
    amounts = [plan.budget.total or Decimal(0) for plan in projects if plan.budget]
    return PlanDocument(
        DOCUMENT,
        form=form.id,
        kind=form.kind,
        fiscal_year=2024 if "fiscal_year" in form.fields else None,
        total_budget=sum(amounts, Decimal(0)) if "total_budget" in form.fields else None,
        department=draw(_tasks(form)),
        projects=projects,
    )


@st.composite
def _project(
    draw: st.DrawFn, form: FormDefinition, ordinal: int, unit: BudgetUnit | None
) -> PerformancePlan:
    plain = [path for path in PROJECT_FIELDS if "." not in path and path in form.fields]
    own = {path: draw(PROJECT_VALUES.get(path, sums)) for path in plain}
    months = [int(path.partition(".")[2]) for path in form.fields if path.startswith("plan.")]
    shares = tuple((month, Decimal(month * 8)) for month in sorted(months))
    labels = [path.removeprefix("other.") for path in form.fields if path.startswith("other.")]
    return PerformancePlan(
        ordinal=ordinal,
        unit=unit,
        budget=draw(_part(form, Funding, "budget.")),
        plan=SpendingPlan(shares) if shares else None,
        midterm=draw(_midterm(form)),
        execution=draw(_execution(form)),
        indicators=draw(_indicators(form)),
        other_fields=tuple(OtherField(label, draw(words)) for label in labels),
        **own,
    )


@st.composite
def _part(draw: st.DrawFn, form: FormDefinition, kind: type, prefix: str) -> object | None:
    """Give a part of a plan with a value in each of its fields that the form carries."""
    names = [each.name for each in fields(kind) if f"{prefix}{each.name}" in form.fields]
    values = {name: draw(PROJECT_VALUES.get(f"{prefix}{name}", sums)) for name in names}
    values.pop("unit", None)
    return kind(**values) if values else None


@st.composite
def _midterm(draw: st.DrawFn, form: FormDefinition) -> Midterm | None:
    budget = draw(_part(form, Funding, "midterm.budget."))
    half = draw(_part(form, Midterm, "midterm."))
    return replace(half, budget=budget) if half else None


@st.composite
def _execution(draw: st.DrawFn, form: FormDefinition) -> Execution | None:
    total = draw(_part(form, Execution, "execution."))
    if not isinstance(total, Execution):
        return None
    sources = dict.fromkeys(p.split(".")[2] for p in form.fields if p.startswith("execution.rows."))
    printed_as = {path.split(".")[-1]: label for label, path in form.labels.items()}
    first = "总额" if "总额" in form.labels else "年度资金总额"
    rows = [ExecutionRow(first, **_line(total))]
    for source in sources:
        prefix = f"execution.rows.{source}."
        names = [
            each.name for each in fields(ExecutionRow) if f"{prefix}{each.name}" in form.fields
        ]
        values = {name: draw(PROJECT_VALUES.get(f"execution.{name}", sums)) for name in names}
        rows.append(ExecutionRow(printed_as.get(source, source), **values))
    return replace(total, rows=tuple(rows))


def _line(total: Execution) -> dict[str, object]:
    """Return the total line of an execution as the row it stands in."""
    shared = ("spent", "rate", "score", "forecast", "reason")
    own = {name: getattr(total, name) for name in shared}
    return {"initial": total.budget_initial, "year": total.budget_year} | own


@st.composite
def _indicators(draw: st.DrawFn, form: FormDefinition) -> tuple[Indicator, ...]:
    """Give indicators in the tree's order, block after block, names unlike one another."""
    rows: list[Indicator] = []
    halves = [block.horizon for block in form.blocks if block.over == INDICATORS]
    names = iter(draw(st.lists(words, min_size=2 * len(TREE), max_size=12, unique=True)))
    for half in halves:
        chosen = sorted(draw(st.sets(st.sampled_from(range(len(TREE))), min_size=2)))
        for level1, level2 in (TREE[at] for at in chosen):
            row = draw(_row(form, level1, level2, next(names)))
            rows.append(replace(row, horizon=Horizon(half) if half else None))
    return tuple(rows)


@st.composite
def _row(draw: st.DrawFn, form: FormDefinition, level1: str, level2: str, name: str) -> Indicator:
    parts = (draw(figures), draw(signs), draw(measures))
    own = {path: draw(values) for path, values in ROW_VALUES.items() if path in form.row_fields}
    kinds = [path for path in form.row_fields if path.startswith("causes.")]
    reasons = {path.partition(".")[2]: draw(words) for path in sorted(kinds)}
    target = parse_target(parts[0], operator=parts[1], unit=parts[2])
    reason = DeviationCauses(**reasons) if reasons else None
    return Indicator(level1, level2, name, target, causes=reason, **own)


@st.composite
def _tasks(draw: st.DrawFn, form: FormDefinition) -> DepartmentPart | None:
    for block in form.blocks:
        if block.over == "department.tasks":
            columns = [c.field.partition(".")[2] for c in block.body if "amounts." in str(c.field)]
            task = st.builds(
                DepartmentTask,
                words,
                words,
                st.tuples(*(st.tuples(st.just(column), sums) for column in columns)),
            )
            return DepartmentPart(tasks=tuple(draw(st.lists(task, min_size=1, max_size=3))))
    return None
