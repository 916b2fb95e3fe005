"""What can be done with each plan of a file: taken in as a draft, put over one, or why not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.intake.corrections import corrected_form
from jixiao.web.intake.matching import Units, plan_of_project, project_of
from jixiao.web.plans.moving import may
from jixiao.web.plans.queries import within_reach
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.plan import PlanDocument
    from jixiao.web.intake.models import CorrectionRecord, IntakeFileRecord, TakenRecord
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord
    from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan of a file: what it is called, the unit it seems to be of, what is there already.

    `existing` is the declaration its project has, when the person may know of it; `replaceable`
    when they may write over it.
    """

    number: int
    name: str
    code: str
    total: str
    told_unit: str
    unit: OrganisationRecord | None
    project: ProjectRecord | None
    exists: bool
    existing: PlanRecord | None
    replaceable: bool
    taken: TakenRecord | None
    doubts: int
    corrections: int

    @property
    def is_open(self) -> bool:
        """True when it can become a draft as it stands."""
        return self.taken is None and self.unit is not None and not self.exists


def offers_of(
    file: IntakeFileRecord,
    documents: Sequence[PlanDocument],
    *,
    actor: Actor,
    units: Units,
    year: YearRecord | None,
) -> list[Offer]:
    """Return the plans of a read file in order, matched to units, projects and drafts."""
    corrections: dict[int, list[CorrectionRecord]] = {}
    for one in file.corrections.all():
        corrections.setdefault(one.number, []).append(one)
    doubts = Counter(one["number"] for one in file.doubts)
    taken = {one.number: one for one in file.taken.select_related("plan__project__unit")}
    found: list[Offer] = []
    for document in documents:
        for plan in document.projects:
            number = len(found) + 1
            made = corrections.get(number, [])
            typed = corrected_form(plan, made)
            fields = typed.fields
            unit = units.of(typed, document.issuer or "")
            project = project_of(typed, unit, year) if unit and year else None
            if project is not None and unit is not None and project.unit_id != unit.pk:
                project = None
            existing = plan_of_project(project)
            found.append(
                Offer(
                    number, fields.get("name", ""), fields.get("code", ""),
                    fields.get("budget.total", ""),
                    fields.get("unit.name") or fields.get("implementing_unit") or "",
                    unit, project, existing is not None, _known(actor, existing),
                    existing is not None and may(actor, existing, Action.EDIT),
                    taken.get(number), doubts[number],
                    len({(one.row, one.name) for one in made}),
                )
            )  # fmt: skip
    return found


def years_told(documents: Sequence[PlanDocument]) -> Sequence[int | None]:
    """Return the years a file prints, that of the whole document first, then the commonest."""
    printed = Counter(plan.year for one in documents for plan in one.projects if plan.year)
    return [*(one.fiscal_year for one in documents), *(year for year, _ in printed.most_common())]


def _known(actor: Actor, plan: PlanRecord | None) -> PlanRecord | None:
    return within_reach(actor).filter(pk=plan.pk).first() if plan else None
