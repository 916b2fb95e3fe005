"""What is sent and answered; field by field in the OpenAPI description."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Path, Schema

from jixiao.forms.typed_changes import Kind
from jixiao.workflow.stage import Stage

Number = Annotated[int, Path(ge=1, le=2**53)]
"""The id of a record."""


class Refusal(Schema):
    """Why something is refused, in the language of the cookie (Chinese without one)."""

    refused: str
    faults: list[dict[str, Any]] | None = None


REFUSALS = {401: Refusal, 403: Refusal, 404: Refusal, 409: Refusal, 422: Refusal}


class PlanRow(Schema):
    """A plan as lists show it; money in 万元."""

    id: int
    name: str
    code: str
    unit: str
    path: str
    fiscal_year: int
    total: Decimal | None
    stage: Stage
    due: date | None
    revision: int
    version: int
    blocking: int
    query: int
    advice: int


class PlanRows(Schema):
    """Some plans; `next` is the cursor of those that follow."""

    plans: list[PlanRow]
    next: str | None


class PlanWhole(PlanRow):
    """A plan with its texts as typed, and what the caller may do with it now."""

    content: dict[str, Any]
    may: list[str]


class ChangeIn(Schema):
    """One change to a draft: write a head field or a cell, insert, remove or move a row."""

    kind: Kind
    name: str = Field("", max_length=60)
    text: str = Field("", max_length=10_000)
    row: str = Field("", max_length=40)
    after: str | None = Field(None, max_length=40)


class ChangesIn(Schema):
    """Changes made on revision `base`; `force` writes over what others wrote meanwhile."""

    base: int = Field(ge=0, le=2**31 - 1)
    changes: list[ChangeIn] = Field(max_length=2000)
    force: bool = False


class ConflictOut(Schema):
    """A place two people wrote into."""

    row: str
    name: str
    mine: str | None
    theirs: str | None


class FindingOut(Schema):
    """A finding on a plan, in the language of the cookie (Chinese without one)."""

    id: int
    rule: str
    fault: str
    severity: str
    standing: str
    message: str
    fix: str
    given: str
    expected: str
    difference: str
    answer: str
    reason: str
    places: list[tuple[str, str]]


class SavedOut(Schema):
    """What came of saving; with conflicts nothing was saved, and the status is 409."""

    revision: int
    theirs: list[dict[str, Any]]
    conflicts: list[ConflictOut]
    findings: list[FindingOut]


class PlanIn(Schema):
    """A new draft for a project of the list; `exchange` is a jixiao/1 object with one plan."""

    year: int = Field(ge=1990, le=2100)
    project: str = Field(min_length=1, max_length=40, description="the project's code")
    exchange: dict[str, Any] | None = None


class TextIn(Schema):
    """A text with a reason or an answer."""

    text: str = Field(max_length=5000)


class ReasonIn(Schema):
    """Where something is wrong: the row's id ("" for the head), the cell, what is wrong."""

    row: str = Field("", max_length=40)
    field: str = Field("", max_length=60)
    text: str = Field(max_length=5000)


class ReturnIn(Schema):
    """Why a plan goes back, and to which stage."""

    reasons: list[ReasonIn] = Field(max_length=500)
    to: Stage = Stage.DRAFT


class ApproveIn(Schema):
    """The number the approval is issued under (批复文号)."""

    document_number: str = Field(max_length=60)


class VersionOut(Schema):
    """An approved version; `sha256` is over the canonical JSON of its content."""

    number: int
    document_number: str
    approved: datetime
    sha256: str
    reason: str


class PublicRow(Schema):
    """A plan the public may read; money in 万元."""

    id: int
    name: str
    division: str
    fiscal_year: int
    total: Decimal | None
    standing: Literal["published", "withheld"]


class PublicResult(Schema):
    """A disclosed self-evaluation: its points in the exchange format, and their hash."""

    number: int
    total: Decimal
    grade: str
    disclosed: datetime
    sha256: str
    content: dict[str, Any]


class PublicEvaluation(Schema):
    """A disclosed expert evaluation or assessment, as its own file tells it, and its hash."""

    id: int
    disclosed: datetime
    sha256: str
    content: dict[str, Any]
