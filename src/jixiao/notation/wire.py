"""The exchange format as it lies on the wire: one struct per object, fields in printed order.

Fields without a default value must be there; fields that default to None are written as null;
further fields default to UNSET and are left out. Unknown fields are ignored, because later
versions may add some. Source: docs/reference/exchange.md.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec import field as default

FORMAT: Final = "jixiao/1"

DecimalText = Annotated[
    str,
    Meta(
        pattern=r"^-?[0-9]{1,30}(\.[0-9]{1,30})?\Z",
        description="an exact decimal as printed, without thousands separators",
        examples=["3.50"],
    ),
]
Counted = Annotated[int, Meta(ge=1, le=2_147_483_647)]
Year = Annotated[int, Meta(ge=1900, le=9999)]
MonthNumber = Annotated[int, Meta(ge=1, le=12)]
Month = Annotated[str, Meta(pattern=r"^([1-9]|1[0-2])\Z", description="month end, 1 to 12")]
Length = Annotated[float, Meta(ge=-1e9, le=1e9)]
Share = Annotated[float, Meta(ge=0, le=1)]

KindName = Literal[
    "target",
    "approval",
    "review",
    "adjustment",
    "monitoring",
    "self_evaluation",
    "department",
    "regional",
]
QuantityKindName = Literal[
    "count",
    "amount",
    "ratio",
    "rate",
    "duration",
    "date",
    "period",
    "range",
    "grade",
    "text",
]
ComparisonName = Literal["at_least", "at_most", "equal", "more_than", "less_than", "between"]
MoneyUnit = Literal["元", "千元", "万元", "百万元", "亿元"]
HorizonName = Literal["annual", "midterm"]


class Span(Struct, omit_defaults=True):
    """A place in the document; whatever is unknown is left out.

    `document` is there only when it is not the document that holds the value.
    """

    document: str | None = None
    page: Counted | None = None
    sheet: str | None = None
    line: Counted | None = None
    table: Counted | None = None
    row: Counted | None = None
    column: Counted | None = None
    box: tuple[Length, Length, Length, Length] | None = None
    dpi: Counted | None = None
    text: str | None = None


class Note(Struct):
    """A repair or a doubt of the reader."""

    code: str
    text: str
    span: Span | None = None
    confidence: Share | UnsetType = UNSET
    indicator: Counted | UnsetType | None = UNSET
    field: str | UnsetType | None = UNSET


class Quantity(Struct):
    """A target as understood: value in base units, two values for a range."""

    kind: QuantityKindName
    comparison: ComparisonName | None = None
    value: str | tuple[str, str] = ""
    dimension: str | None = None


class Causes(Struct):
    """Why a monitored indicator deviates."""

    funding: str | None = None
    rules: str | None = None
    staff: str | None = None
    hardware: str | None = None
    other: str | None = None


class Indicator(Struct):
    """One row of the indicator tree."""

    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    description: str | None = None
    target_text: str | None = None
    operator: str | None = None
    value: str | None = None
    unit: str | None = None
    quantity: Quantity | None = None
    weight: DecimalText | None = None
    basis: str | None = None
    actual: str | None = None
    full_score: DecimalText | None = None
    score: DecimalText | None = None
    deviation_reason: str | None = None
    horizon: HorizonName | UnsetType | None = UNSET
    direction: str | UnsetType | None = UNSET
    explanation: str | UnsetType | None = UNSET
    basis_kind: str | UnsetType | None = UNSET
    data_source: str | UnsetType | None = UNSET
    collection_method: str | UnsetType | None = UNSET
    scoring_rule: str | UnsetType | None = UNSET
    evidence: str | UnsetType | None = UNSET
    forecast: str | UnsetType | None = UNSET
    likelihood: str | UnsetType | None = UNSET
    causes: Causes | UnsetType | None = UNSET
    span: Span | None = None
    spans: dict[str, Span] | None = default(default_factory=dict)


class Unit(Struct):
    """A budget unit as printed."""

    code: str | None = None
    name: str | None = None


class Budget(Struct):
    """The appropriation as printed, all parts in `unit`."""

    total: DecimalText | None = None
    fiscal: DecimalText | None = None
    other: DecimalText | None = None
    unit: MoneyUnit | None = "万元"


class ExecutionRow(Struct):
    """One source's line of budget and spending."""

    source: str
    initial: DecimalText | None = None
    year: DecimalText | None = None
    spent: DecimalText | None = None
    rate: DecimalText | None = None
    score: DecimalText | None = None
    forecast: DecimalText | UnsetType | None = UNSET
    reason: str | UnsetType | None = UNSET


class Execution(Struct):
    """Budget execution as printed; `rate` in percent, `score` in points."""

    budget_initial: DecimalText | None = None
    budget_year: DecimalText | None = None
    spent: DecimalText | None = None
    rate: DecimalText | None = None
    score: DecimalText | None = None
    unit: MoneyUnit | None = "万元"
    rows: list[ExecutionRow] | UnsetType | None = UNSET
    forecast: DecimalText | UnsetType | None = UNSET
    reason: str | UnsetType | None = UNSET
    full_score: DecimalText | UnsetType | None = UNSET


class Midterm(Struct):
    """The medium-term half of a declaration."""

    years: str | None = None
    budget: Budget | None = None
    objectives: list[str] | None = default(default_factory=list)


class OtherField(Struct):
    """A printed label and its text that the format has no field for."""

    label: str
    text: str
    span: Span | None = None


class Project(Struct):
    """What one project declares for one year."""

    ordinal: Counted
    unit: Unit | None = None
    department: str | None = None
    implementing_unit: str | None = None
    code: str | None = None
    name: str | None = None
    year: Year | None = None
    category: str | None = None
    attribute: str | None = None
    period: str | None = None
    budget: Budget | None = None
    purpose: str | None = None
    plan: dict[Month, DecimalText] | None = None
    objectives: list[str] | None = default(default_factory=list)
    actual_objectives: list[str] | UnsetType | None = UNSET
    midterm: Midterm | UnsetType | None = UNSET
    execution: Execution | None = None
    through: MonthNumber | UnsetType | None = UNSET
    total_score: DecimalText | UnsetType | None = UNSET
    central_funds: DecimalText | UnsetType | None = UNSET
    local_funds: DecimalText | UnsetType | None = UNSET
    indicators: list[Indicator] | None = default(default_factory=list)
    spans: dict[str, Span] | None = default(default_factory=dict)
    other_fields: list[OtherField] | None = default(default_factory=list)
    notes: list[Note] | None = default(default_factory=list)


class DepartmentObjective(Struct):
    """A sub-objective of a department with its indicators in prose."""

    name: str
    indicators: list[str] | None = default(default_factory=list)


class Measure(Struct):
    """A measure that secures the work."""

    name: str
    text: str | None = None


class Task(Struct):
    """A main task of the year; `amounts` maps the printed column to money."""

    name: str
    content: str | None = None
    amounts: dict[str, DecimalText] | None = default(default_factory=dict)


class Department(Struct):
    """What a document says of the department as a whole."""

    overall: str | None = None
    objectives: list[DepartmentObjective] | None = default(default_factory=list)
    measures: list[Measure] | None = default(default_factory=list)
    tasks: list[Task] | UnsetType | None = UNSET


class PlanDocument(Struct):
    """All that one document declares."""

    document: str
    sha256: str | None = None
    issuer: str | None = None
    form: str | None = None
    kind: KindName = "target"
    fiscal_year: Year | None = None
    total_budget: DecimalText | None = None
    department: Department | None = None
    contents: list[str] | None = None
    projects: list[Project] | None = default(default_factory=list)
    notes: list[Note] | UnsetType | None = UNSET


class Plans(Struct):
    """A whole exchange file of plans."""

    format: Literal["jixiao/1"]
    content: Literal["plans"]
    documents: list[PlanDocument]
