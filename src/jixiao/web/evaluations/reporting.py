"""What the report of a panel says, from its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.model.panel_report import PanelReport
from jixiao.standards.expert_evaluation import Outcome
from jixiao.web.evaluations.judging import framework_of, judged, scale_of, seats_of, sheet_of
from jixiao.web.evaluations.models import PanelKind
from jixiao.web.evaluations.plan_content import plan_of_panel
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.panel import ScoreSheet
    from jixiao.standards.expert_evaluation import Framework
    from jixiao.web.evaluations.models import PanelRecord

LABELS = {PanelKind.EVALUATION: "项目支出绩效评价报告", PanelKind.EX_ANTE: "事前绩效评估报告"}


def report_of(panel: PanelRecord, *, english: bool = False) -> PanelReport:
    """Return the report of a panel that came to a result, items named in the language."""
    seats, framework = seats_of(panel), framework_of(panel)
    sheets = [sheet_of(one) for one in seats]
    ordered = sorted(seats, key=lambda one: not one.chair)
    conclusion = getattr(panel, "conclusion", None)
    texts = panel.findings.get("texts", {})
    return PanelReport(
        title=LABELS[PanelKind(panel.kind)],
        is_ex_ante=panel.kind == PanelKind.EX_ANTE,
        plan=plan_of_panel(panel),
        year=panel.fiscal_year,
        organiser=organiser_of(panel),
        experts=tuple(str(one.person) for one in ordered),
        opened=timezone.localtime(panel.at).date(),
        closed=timezone.localtime(panel.result.at).date(),
        score=judged(panel),
        reasons=reasons_of(framework, sheets),
        proofs=tuple(proof for sheet in sheets for proof in sheet.proofs),
        names={item.id: item.name_en if english else item.name for item in framework.items},
        texts=texts,
        notes=panel.findings.get("items", {}),
        spread_limit=framework.spread_limit,
        scale=scale_of(panel).steps,
        sources=(framework.source, framework.points_source, framework.combine_source),
        agreement_source=framework.agreement_source,
        sha256=panel.result.sha256,
        first_agreement=first_agreement(panel),
        proposed=Outcome(panel.result.outcome).label if panel.result.outcome else "",
        decided=Outcome(conclusion.outcome).label if conclusion else "",
        decision=conclusion.reason if conclusion else "",
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


def first_agreement(panel: PanelRecord) -> str:
    """Return Kendall's W of the first reading, "—" where there was none; "" without a second."""
    return (panel.first_reading["agreement"] or "—") if panel.first_reading else ""


def organiser_of(panel: PanelRecord) -> str:
    """Return the organisation in whose name the panel was opened."""
    division, _, rest = panel.path.partition("/")
    if panel.organiser == Role.PERFORMANCE_DESK:
        found = OrganisationRecord.objects.filter(
            kind=OrganisationKind.BUREAU, path__startswith=f"{division}/"
        ).first()
    else:
        department = rest.partition("/")[0]
        found = OrganisationRecord.objects.filter(path=f"{division}/{department}/").first()
    return found.name if found else ""
