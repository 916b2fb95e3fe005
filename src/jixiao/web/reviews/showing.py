"""Findings as pages show them: in the reader's language, at the cells they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language

from jixiao.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.reviews.models import FindingRecord

_ORDER: Final = [severity.value for severity in Severity]
_CELLS: Final = {"value": "target", "unit": "target", "operator": "target", "": "name"}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding for a page, in the reader's language; `places` are the (row id, cell) it marks."""

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
    places: tuple[tuple[str, str], ...]


def shown_findings(findings: Iterable[FindingRecord]) -> list[ShownFinding]:
    """Return the findings in the reader's language, the gravest first."""
    english = get_language() == "en"
    shown = [_shown(one, english=english) for one in findings]
    return sorted(shown, key=lambda one: (_ORDER.index(one.severity), one.rule, one.id))


def _shown(one: FindingRecord, *, english: bool) -> ShownFinding:
    cell = _CELLS.get(one.field, one.field)
    return ShownFinding(
        one.pk, one.rule, one.fault, one.severity, one.standing,
        one.message_en if english else one.message_zh,
        one.fix_en if english else one.fix_zh,
        one.given, one.expected, one.difference, one.answer, one.reason,
        tuple((row, cell) for row in one.rows) or (("", cell),),
    )  # fmt: skip
