"""What the report of a panel says, from its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.evaluation.panel_reporting import PanelSession, report_on_panel
from jixiao.standards.expert_evaluation import Outcome
from jixiao.web.evaluations.judging import framework_of, judged, scale_of, seats_of, sheet_of
from jixiao.web.evaluations.plan_content import plan_of_panel
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.model.panel_report import PanelReport
    from jixiao.web.evaluations.models import PanelRecord


def report_of(panel: PanelRecord, *, english: bool = False) -> PanelReport:
    """Return the report of a panel that came to a result, items named in the language.

    The unit reads it too: reasons stand in the order of their letters, not of the experts.
    """
    seats, framework = seats_of(panel), framework_of(panel)
    ordered = sorted(seats, key=lambda one: not one.chair)
    conclusion = getattr(panel, "conclusion", None)
    session = PanelSession(
        plan=plan_of_panel(panel),
        year=panel.fiscal_year,
        organiser=organiser_of(panel),
        experts=tuple(str(one.person) for one in ordered),
        opened=timezone.localtime(panel.at).date(),
        closed=timezone.localtime(panel.result.at).date(),
        sha256=panel.result.sha256,
        texts=panel.findings.get("texts", {}),
        notes=panel.findings.get("items", {}),
        first_agreement=first_agreement(panel),
        proposed=Outcome(panel.result.outcome).label if panel.result.outcome else "",
        decided=Outcome(conclusion.outcome).label if conclusion else "",
        decision=conclusion.reason if conclusion else "",
    )
    sheets = [sheet_of(one) for one in seats]
    found = report_on_panel(
        framework, scale_of(panel), sheets, judged(panel), session, english=english
    )
    reasons = {item: tuple(sorted(told)) for item, told in found.reasons.items()}
    return replace(found, reasons=reasons)


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
