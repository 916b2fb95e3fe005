"""Self-evaluations for pages: each row with its points, arithmetic, clause, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.evaluation.reporting import ReportedRow
from jixiao.model.message import message
from jixiao.model.score import Evidence, Standing
from jixiao.web.rounds.labels import EVIDENCE
from jixiao.web.rounds.showing import cited, said

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.score import IndicatorScore
    from jixiao.web.bindings.measured_until import MeasuredFinding
    from jixiao.web.results.judging import Judged
    from jixiao.web.results.models import ProofRecord
    from jixiao.web.surveys.queries import SurveyFinding


_UNREAD: Final = "unread"
_PROVED: Final = frozenset({"paper", "export"})


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A row of the self-evaluation (0 the money) in the reader's language.

    `proofs` are the files attached; `unproved` says that what it is said to rest on is not there.
    `is_open` is a row whose points a person may set; what cannot be compared must be told anew.
    """

    row: int
    indicator: Indicator | None
    points: Decimal
    score: Decimal | None
    least: Decimal
    most: Decimal
    arithmetic: str
    clause: str
    evidence: str
    remark: str
    deviations: tuple[str, ...]
    unexplained: bool
    is_open: bool
    typed: ReportedRow
    share: str
    rests_on: str
    too_low: bool
    may_be_too_low: bool
    survey: SurveyFinding | None
    measured: MeasuredFinding | None
    proofs: tuple[ProofRecord, ...]
    unproved: bool


def shown_scores(found: Judged, content: dict[str, Any]) -> list[ShownScore]:
    """Return the execution rate, then every row, as the page shows them."""
    rows = content.get("rows", {})
    return [
        _shown(one, found, rows.get(str(one.row), {}))
        for one in (found.scored.execution, *found.scored.rows)
    ]


def _shown(one: IndicatorScore, found: Judged, typed: dict[str, Any]) -> ShownScore:
    reported = found.reported.rows.get(one.row) if one.row else found.reported.money
    return ShownScore(
        row=one.row,
        indicator=found.plan.indicators[one.row - 1] if one.row else None,
        points=one.points, score=one.score, least=one.least, most=one.most,
        arithmetic=said(one.arithmetic), clause=cited(one.clause),
        evidence=said(message(EVIDENCE[one.evidence])),
        remark=said(one.remark) if one.remark else "",
        deviations=tuple(said(each.why) for each in found.deviations if each.row == one.row),
        unexplained=any(each.row == one.row for each in found.unexplained),
        is_open=one.standing is Standing.OPEN and one.method != _UNREAD,
        typed=reported or ReportedRow(),
        share=str(typed.get("share", "")), rests_on=str(typed.get("evidence", "")),
        too_low=bool(typed.get("too_low")),
        may_be_too_low=one.remark is not None,
        survey=found.surveys.get(one.row),
        measured=found.measured.get(one.row),
        proofs=tuple(found.proofs.get(one.row, ())),
        unproved=typed.get("evidence") in _PROVED and one.evidence is Evidence.CLAIM,
    )  # fmt: skip
