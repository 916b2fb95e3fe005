"""The result that the public reads beside a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import get_language

from jixiao.web.results.public_pages import KINDS
from jixiao.web.results.queries import public_result

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from jixiao.web.disclosure.models import PublicPlanRecord

register = template.Library()


@dataclass(frozen=True, slots=True)
class PublicRow:
    """An indicator with its target and what came of it; the first one is the money."""

    name: str
    target: str
    actual: str
    points: str
    score: str
    deviation: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class PublicResult:
    """A disclosed result for the page of its plan."""

    number: int
    total: Decimal
    grade: str
    at: datetime
    sha256: str
    execution: dict[str, Any]
    money: PublicRow
    rows: tuple[PublicRow, ...]
    kinds: tuple[str, ...]


@register.simple_tag
def result_of(public: PublicPlanRecord) -> PublicResult | None:
    """Return what was disclosed of a plan's result, from the result's own content."""
    found = public_result(public)
    if found is None:
        return None
    result = found.result
    project = result.content["projects"][0]
    reasons = {one["row"]: one for one in result.reasons}
    execution = project.get("execution") or {}
    rows = tuple(
        _row(row, reasons[number])
        for number, row in enumerate(project["indicators"], 1)
        if number in reasons
    )
    return PublicResult(
        result.number, result.total, result.grade, found.at, result.sha256, execution,
        _row({"deviation_reason": execution.get("reason")}, reasons[0]), rows, KINDS,
    )  # fmt: skip


def _row(row: dict[str, Any], reason: dict[str, Any]) -> PublicRow:
    return PublicRow(
        row.get("name") or "", row.get("target_text") or "", row.get("actual") or "",
        reason["points"], reason["score"] or "", row.get("deviation_reason") or "",
        reason["en" if get_language() == "en" else "zh"],
    )  # fmt: skip
