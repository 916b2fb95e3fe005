"""A plan beside its last approved version, last year's plan, and like projects elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import Case, Value, When

from jixiao.forms.adjusting import adjustment_between
from jixiao.forms.typed_form import plan_of
from jixiao.review.likeness import are_alike, row_differences, rows_text, shown_words
from jixiao.web.plans.earlier import same_project_before, typed_before
from jixiao.web.plans.mapping import plan_on_record
from jixiao.web.plans.printing import document_of_version
from jixiao.web.plans.queries import within_reach

if TYPE_CHECKING:
    from jixiao.model.adjustment import Change
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord

MOST: Final = 400
"""Plans of the same year that are held against one; the nearest in the tree first."""
SHOWN: Final = 8
LEAST: Final = Decimal("0.8")
"""Share of like rows from which plans count as near copies."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes from an earlier text to the plan as it stands; `title` says from which."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LikePlan:
    """A plan whose indicators read nearly the same, with the words that differ."""

    plan: PlanRecord
    differing: str


def with_last_version(plan: PlanRecord) -> Comparison | None:
    """Return what changed since the newest approved version; None before the first."""
    version = plan.versions.first()
    if version is None:
        return None
    old = document_of_version(version).projects[0]
    found = adjustment_between(old, plan_on_record(plan).plan)
    return Comparison(version.document_number, found.changes)


def with_last_year(plan: PlanRecord) -> Comparison | None:
    """Return what changed since the same project's plan of the latest year before, if any."""
    same = same_project_before(plan)
    if same is None:
        return None
    before = plan_of(typed_before(same)[0]).plan
    found = adjustment_between(before, plan_on_record(plan).plan)
    return Comparison(str(same.fiscal_year), found.changes)


def like_plans(actor: Actor, plan: PlanRecord) -> list[LikePlan]:
    """Return plans of the year within reach whose indicators are nearly those of the plan.

    At most `MOST` are held against it: those of the same unit first, then those near it.
    """
    text = rows_text(plan_on_record(plan).plan)
    near = within_reach(actor).filter(fiscal_year=plan.fiscal_year, secret=False)
    near = near.exclude(pk=plan.pk).filter(rows__range=(plan.rows - 3, plan.rows + 3))
    found = []
    for other in near.order_by(_distance(plan), "path", "pk")[:MOST]:
        told = rows_text(plan_on_record(other).plan)
        if are_alike(text, told, LEAST):
            found.append(LikePlan(other, shown_words(row_differences(text, told))))
        if len(found) == SHOWN:
            break
    return found


def _distance(plan: PlanRecord) -> Case:
    """Return an expression that is 0 for plans of the same unit, 1 of the same division, else 2."""
    division = f"{plan.path.partition('/')[0]}/"
    return Case(
        When(path=plan.path, then=Value(0)),
        When(path__startswith=division, then=Value(1)),
        default=Value(2),
    )
