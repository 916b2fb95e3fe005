"""A panel's score with all around it → what its report tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.panel_report import PanelReport
from jixiao.standards.expert_evaluation import FrameworkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from jixiao.model.panel import PanelScore, ScoreSheet
    from jixiao.model.plan import PerformancePlan
    from jixiao.standards.expert_evaluation import Framework
    from jixiao.standards.grades import GradeScale

LABELS: Final = {
    FrameworkKind.EVALUATION: "项目支出绩效评价报告", FrameworkKind.EX_ANTE: "事前绩效评估报告",
}  # fmt: skip
"""Titles of the reports. Chinese, and message ids."""


@dataclass(frozen=True, slots=True)
class PanelSession:
    """Who met on what and when, and what was written beside the scores.

    `experts` are names, the chair first; `texts` are the chair's by name, `notes` by item;
    `blind` tells that nobody knew another's scores before all were in; the rest as in the report.
    """

    plan: PerformancePlan
    year: int
    organiser: str
    experts: Sequence[str]
    opened: date
    closed: date
    sha256: str
    texts: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    blind: bool = True
    first_agreement: str = ""
    proposed: str = ""
    decided: str = ""
    decision: str = ""


def report_on_panel(  # noqa: PLR0913 - what a panel is judged by, and what it came to
    framework: Framework,
    scale: GradeScale,
    sheets: Sequence[ScoreSheet],
    score: PanelScore,
    session: PanelSession,
    *,
    english: bool = False,
) -> PanelReport:
    """Return the report of a panel that came to a score, items named in the language."""
    return PanelReport(
        title=LABELS[framework.kind],
        is_ex_ante=framework.kind is FrameworkKind.EX_ANTE,
        plan=session.plan,
        year=session.year,
        organiser=session.organiser,
        experts=tuple(session.experts),
        opened=session.opened,
        closed=session.closed,
        score=score,
        reasons=reasons_of(framework, sheets),
        proofs=tuple(proof for sheet in sheets for proof in sheet.proofs),
        names={item.id: item.name_en if english else item.name for item in framework.items},
        texts=session.texts,
        notes=session.notes,
        spread_limit=framework.spread_limit,
        scale=scale.steps,
        sources=(framework.source, framework.points_source, framework.combine_source),
        agreement_source=framework.agreement_source,
        sha256=session.sha256,
        first_agreement=session.first_agreement,
        proposed=session.proposed,
        decided=session.decided,
        decision=session.decision,
        blind=session.blind,
    )


def reasons_of(framework: Framework, sheets: Iterable[ScoreSheet]) -> dict[str, tuple[str, ...]]:
    """Return why points were taken off, by item, each reason once and nobody named."""
    kept = tuple(sheets)
    return {
        item.id: tuple(
            dict.fromkeys(told for one in kept if (told := one.reasons.get(item.id, "").strip()))
        )
        for item in framework.items
    }
