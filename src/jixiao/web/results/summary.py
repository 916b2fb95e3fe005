"""How a year stands in money and results: by department, by area, and in all."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.fields.json import KT
from django.utils import timezone

from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.plans.queries import within_reach
from jixiao.web.results.queries import evaluated_by_unit, evaluations_within_reach
from jixiao.web.rounds.departments import department_of, names_of
from jixiao.web.rounds.labels import GRADES
from jixiao.web.rounds.queries import notices_within_reach, sheets_within_reach
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord

WHOLE: Final = ""
"""The place of the sum over everything within reach."""
_YUAN: Final = Decimal(10_000)
_GOOD: Final = 2
"""So many of the grades, the best ones, count as good."""


@dataclass(slots=True)
class Tally:
    """What a place comes to; money in 万元. `level` is 0 for all, 1 an area, 2 a department.

    `budget` is the adjusted one where it was told, else the approved plan's. `spent` is what was
    paid by vouchers, of plans without any what their self-evaluation says.
    `late_sheets` and `late_notices` are past their last day and not done.
    """

    place: str
    level: int
    name: str = ""
    plans: int = 0
    budget: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    begun: int = 0
    accepted: int = 0
    grades: list[int] = field(default_factory=lambda: [0] * len(GRADES))
    sheets: int = 0
    late_sheets: int = 0
    notices: int = 0
    closed: int = 0
    late_notices: int = 0

    @property
    def rate(self) -> Decimal | None:
        """What was spent over the budget (0-1); None without a budget."""
        return self.spent / self.budget if self.budget else None

    @property
    def coverage(self) -> Decimal | None:
        """Plans whose self-evaluation was begun over those approved (0-1)."""
        return Decimal(self.begun) / self.plans if self.plans else None

    @property
    def good(self) -> Decimal | None:
        """Results with one of the two best grades over those accepted (0-1)."""
        return Decimal(sum(self.grades[:_GOOD])) / self.accepted if self.accepted else None

    @property
    def rectified(self) -> Decimal | None:
        """Notices closed over notices given (0-1)."""
        return Decimal(self.closed) / self.notices if self.notices else None


class _Tallies:
    """The tallies of departments, areas and the whole; what is added counts in all three."""

    def __init__(self) -> None:
        self.found: dict[str, Tally] = {}

    def of(self, path: str) -> tuple[Tally, ...]:
        """Return the tallies that a unit's path counts in."""
        area, department = f"{path.partition('/')[0]}/", department_of(path)
        places = ((WHOLE, 0), (area, 1), (department, 2))
        for place, level in places:
            if place not in self.found:
                self.found[place] = Tally(place, level)
        return tuple(self.found[place] for place, _ in places)


def summary(actor: Actor, year: int) -> list[Tally]:
    """Return the tallies of a year within reach: the whole, then each area and its departments.

    With one area only, its own line is the whole's and left out.
    """
    tallies = _Tallies()
    unpaid = _plans(actor, year, tallies)
    _evaluations(actor, year, tallies, unpaid=unpaid)
    _watching(actor, year, tallies)
    found = tallies.found
    areas = [one for one in found.values() if one.level == 1]
    names = names_of([place for place in found if place])
    for place, one in found.items():
        one.name = names.get(place, "")
    kept = [one for one in found.values() if one.level != 1 or len(areas) > 1]
    return sorted(kept, key=lambda one: one.place)


def _plans(actor: Actor, year: int, tallies: _Tallies) -> bool:
    """Add up plans and payments; return whether a plan has no voucher at all."""
    plans = within_reach(actor).filter(fiscal_year=year, version__gt=0).order_by()
    paid_of = "project__paid_sum"
    rows = plans.values_list("path").annotate(
        Count("pk"), Sum("total"), Sum(f"{paid_of}__amount"), Count(paid_of)
    )
    unpaid = False
    for path, count, total, paid, with_vouchers in rows:
        unpaid |= with_vouchers < count
        for one in tallies.of(path):
            one.plans += count
            one.budget += total or 0
            one.spent += (paid or 0) / _YUAN
    for path, more in _adjustments(plans):
        for one in tallies.of(path):
            one.budget += more
    return unpaid


def _adjustments(plans: QuerySet[PlanRecord]) -> Iterable[tuple[str, Decimal]]:
    """Yield what budgets that were told add to the approved plans' totals, by paths of units.

    Where a part of a project's adjusted budget is not told, the first one stands for it, as on the
    project's own pages, and the plan's total where a part of that is not told either: those few
    are looked at one by one.
    """
    lines = BudgetLineRecord.objects.filter(project__plan__in=plans).order_by()
    if not lines.exists():
        return
    told = plans.filter(Exists(BudgetLineRecord.objects.filter(project=OuterRef("project"))))
    for path, total in told.values_list("path").annotate(Sum("total")):
        yield path, -(total or Decimal(0))
    partly = lines.filter(adjusted=None).values("project")
    whole = lines.exclude(project__in=partly).values_list("project__plan__path")
    yield from whole.annotate(Sum("adjusted"))
    first = lines.filter(project__in=partly).values_list(
        "project__plan__path", "project__plan__total", "project"
    )
    for path, approved, _project, total, parts, count in first.annotate(
        Sum("initial"), Count("initial"), Count("pk")
    ):
        yield path, total if parts == count else approved or Decimal(0)


def _evaluations(actor: Actor, year: int, tallies: _Tallies, *, unpaid: bool) -> None:
    own = evaluations_within_reach(actor).filter(fiscal_year=year).order_by()
    for path, begun, accepted, grades in evaluated_by_unit(own):
        for one in tallies.of(path):
            one.begun += begun
            one.accepted += accepted
            one.grades = [old + new for old, new in zip(one.grades, grades, strict=True)]
    if not unpaid:
        return
    without = own.filter(plan__project__paid_sum=None)
    for path, spent in _typed(without.values_list("path", KT("content__spent"))):
        for one in tallies.of(path):
            one.spent += spent


def _typed(rows: Iterable[tuple[str, str | None]]) -> Iterable[tuple[str, Decimal]]:
    return ((path, Decimal(text)) for path, text in rows if text)


def _watching(actor: Actor, year: int, tallies: _Tallies) -> None:
    today = timezone.localdate()
    late = Count("pk", ~Q(standing=Standing.ACCEPTED) & Q(round__due__lt=today))
    sheets = sheets_within_reach(actor).filter(round__year__year=year).order_by()
    for path, count, behind in sheets.values_list("path").annotate(Count("pk"), late=late):
        for one in tallies.of(path):
            one.sheets += count
            one.late_sheets += behind
    notices = notices_within_reach(actor).filter(sheet__round__year__year=year).order_by()
    counted = notices.values_list("sheet__path").annotate(
        Count("pk"), closed=Count("pk", Q(standing=Standing.CLOSED)),
        late=Count("pk", Q(standing=Standing.OPEN, due__lt=today)),
    )  # fmt: skip
    for path, count, closed, behind in counted:
        for one in tallies.of(path):
            one.notices += count
            one.closed += closed
            one.late_notices += behind
