"""A panel as the core judges it: its framework, its sheets, what they come to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.evaluation.panel import judge_panel, may_read_again
from jixiao.model.panel import Proof, ScoreSheet
from jixiao.standards.expert_evaluation import FrameworkKind, frameworks
from jixiao.standards.grades import grade_scales
from jixiao.web.plans.mapping import sha256_of
from jixiao.workflow.panel_course import PanelStanding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.panel import PanelScore
    from jixiao.standards.expert_evaluation import Framework
    from jixiao.standards.grades import GradeScale
    from jixiao.web.evaluations.models import PanelRecord, SeatRecord


def framework_of(panel: PanelRecord) -> Framework:
    """Return the framework the panel scores by."""
    return frameworks()[FrameworkKind(panel.kind)].on(panel.day)


def scale_of(panel: PanelRecord) -> GradeScale:
    """Return the grade table of the panel."""
    return grade_scales(panel.scale).on(panel.day)


def points_of(panel: PanelRecord) -> Mapping[str, Decimal]:
    """Return the points by item."""
    return {item: Decimal(text) for item, text in panel.points.items()}


def seats_of(panel: PanelRecord) -> list[SeatRecord]:
    """Return the seats that count, in order."""
    return list(panel.seats.filter(dismissed=None).select_related("person"))


def sheet_of(seat: SeatRecord) -> ScoreSheet:
    """Return what an expert gave so far."""
    told = seat.scores
    proofs = seat.proofs.filter(removed=None)
    return ScoreSheet(
        str(seat.number),
        {item: Decimal(one["score"]) for item, one in told.items() if one.get("score")},
        {item: one["reason"] for item, one in told.items() if one.get("reason")},
        tuple(Proof(one.item, one.kind, one.title, one.sha256) for one in proofs),
    )


def judged(panel: PanelRecord) -> PanelScore:
    """Return what the sheets come to; raises PanelRefused while they are not complete."""
    sheets = [sheet_of(one) for one in seats_of(panel)]
    return judge_panel(framework_of(panel), points_of(panel), sheets, scale_of(panel))


def apart(panel: PanelRecord) -> bool:
    """Return whether all sheets are in, differ much, and were not read a second time yet."""
    if panel.standing != PanelStanding.DELIBERATING or panel.first_reading:
        return False
    return may_read_again(framework_of(panel), judged(panel))


def frozen(panel: PanelRecord, score: PanelScore) -> tuple[dict[str, Any], str]:
    """Return all that a result rests on as plain data, and the hash of its canonical JSON."""
    content = {
        "framework": framework_of(panel).id,
        "day": panel.day.isoformat(),
        "scale": panel.scale,
        "points": panel.points,
        "sheets": [
            {
                "number": seat.number,
                "person": str(seat.person),
                "chair": seat.chair,
                "handed_in": seat.handed_in.isoformat() if seat.handed_in else None,
                "nonce": seat.nonce,
                "scores": seat.scores,
                "proofs": [
                    {"item": one.item, "kind": one.kind, "title": one.title, "sha256": one.sha256}
                    for one in sheet_of(seat).proofs
                ],
            }
            for seat in seats_of(panel)
        ],
        "findings": panel.findings,
        "items": {one.id: str(one.score) for one in score.items},
        "total": str(score.total),
        "grade": score.grade,
        "agreement": None
        if score.agreement.coefficient is None
        else str(score.agreement.coefficient),
    }
    if panel.first_reading:
        content["first_reading"] = panel.first_reading
    return content, sha256_of(content)
