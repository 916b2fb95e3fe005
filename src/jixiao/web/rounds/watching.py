"""Sheets as the core watches them: what was typed and paid, lamps with reasons, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.flow import monitor
from jixiao.model.plan import DocumentKind
from jixiao.model.progress import Lamp
from jixiao.monitoring.project_money import monitoring_rows
from jixiao.monitoring.sheet import CAUSES, Sheet, SheetRow, filled, lacking
from jixiao.monitoring.told_money import told_in
from jixiao.web.bindings.measured_until import measured_until, signed_at
from jixiao.web.bindings.unfit import without_unfit
from jixiao.web.budgets.queries import told_until
from jixiao.web.plans.printing import document_of_version
from jixiao.web.rounds.earlier_spending import spending_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.progress import Progress
    from jixiao.monitoring.earlier_years import EarlierSpending
    from jixiao.monitoring.told_money import ToldMoney
    from jixiao.web.bindings.measured_until import MeasuredFinding
    from jixiao.web.plans.models import VersionRecord
    from jixiao.web.rounds.models import SheetRecord

FORM = "national_monitoring"
_BLANK = SheetRow()


@dataclass(frozen=True, slots=True)
class Watched:
    """A sheet filled in: its document, what was typed, where the plan stands, what is missing.

    `told` is what budgets and treasury exports say of its money; `measured` is what ledgers say of
    rows by the cut-off month, which stands before what was typed.
    """

    document: PlanDocument
    sheet: Sheet
    progress: Progress
    missing: tuple[tuple[int, Message], ...]
    told: ToldMoney
    measured: Mapping[int, MeasuredFinding]

    @property
    def paid(self) -> Decimal | None:
        """What treasury exports say was spent, None where they say nothing."""
        return self.told.spent

    @property
    def plan(self) -> PerformancePlan:
        """The plan with what was reported of it."""
        return self.document.projects[0]

    def lamps(self, lamp: Lamp) -> int:
        """Return how many readings show the lamp, the money among them."""
        return sum(one.lamp is lamp for one in (self.progress.money, *self.progress.rows))


@dataclass(frozen=True, slots=True)
class Known:
    """What the platform knows of a sheet's plan beside what is typed.

    `told` and `measured` are those of Watched, `initial` the budget that was approved first,
    `earlier` what its division spent in the years before, for the forecast. A budget that was told
    stands before the plan's. `signed` says that somebody signed the sheet.
    """

    told: ToldMoney
    measured: Mapping[int, MeasuredFinding]
    initial: Decimal | None
    earlier: EarlierSpending | None = None
    signed: bool = False


def watched(record: SheetRecord) -> Watched:
    """Return what a sheet says now: typed values, payments up to the cut-off date, lamps.

    One that was signed says what was known then, whatever was told of its money since.
    """
    document = document_of_version(record.version)
    cut_off = record.round.cut_off
    known_by = signed_at(record.standing, record.steps) if record.pk else None
    first = record.plan.versions.last()
    known = Known(
        told=_told(record),
        measured=measured_until(record.version, cut_off, known_by=known_by),
        initial=initial_budget(document, record.version, first),
        earlier=spending_before(record.plan.path.partition("/")[0], cut_off.year),
        signed=known_by is not None,
    )
    return watched_with(record, document, known)


def _told(record: SheetRecord) -> ToldMoney:
    """Return what a sheet keeps of its money; of a draft what was told up to its cut-off date."""
    if record.told_money is not None:
        return told_in(record.told_money)
    return told_until(record.plan.project_id, record.round.cut_off)


def initial_budget(
    document: PlanDocument, version: VersionRecord, first: VersionRecord | None
) -> Decimal | None:
    """Return the budget of the first version; `document` is that of the one watched."""
    same = first is None or first.pk == version.pk
    held = document if same or first is None else document_of_version(first)
    budget = held.projects[0].budget
    own = document.projects[0].budget
    return budget.total if budget else own.total if own else None


def watched_with(record: SheetRecord, document: PlanDocument, known: Known) -> Watched:
    """Return what a sheet says with what is known of its plan; nothing is looked up.

    What was measured but cannot be held against its target stands for nothing in a draft.
    """
    indicators = document.projects[0].indicators
    signed = record.content if known.signed else None
    known = replace(known, measured=without_unfit(known.measured, indicators, signed=signed))
    sheet = sheet_of(record, document.projects[0], known)
    month = record.round.cut_off.month
    plan = replace(filled(document.projects[0], sheet), through=month)
    own = replace(document, kind=DocumentKind.MONITORING, form=FORM, projects=(plan,))
    (progress,) = monitor(own, month, earlier=known.earlier)
    told = progress.forecast.amount if progress.forecast else None
    execution = replace(plan.execution, forecast=told) if plan.execution else None
    own = replace(own, projects=(replace(plan, execution=execution),))
    missing = lacking(progress, sheet)
    return Watched(own, sheet, progress, missing, known.told, known.measured)


def sheet_of(record: SheetRecord, plan: PerformancePlan, known: Known) -> Sheet:
    """Return what was typed; payments of the treasury and what ledgers say win over it."""
    rows = {int(number): row_of(told) for number, told in record.content.get("rows", {}).items()}
    for number, one in known.measured.items():
        rows[number] = replace(rows.get(number, _BLANK), actual=one.actual)
    typed = record.content.get("spent", "")
    paid = known.told.spent
    spent = paid if paid is not None else Decimal(typed) if typed else None
    approved = plan.budget.total if plan.budget else None
    told = known.told.money
    if told is None:
        return Sheet(known.initial, approved, spent, rows)
    initial = known.initial if told.initial is None else told.initial
    year = approved if told.year is None else told.year
    return Sheet(initial, year, spent, rows, monitoring_rows(told))


def row_of(told: Mapping[str, Any]) -> SheetRow:
    """Return a stored row as the core knows it."""
    return SheetRow(
        told.get("actual", ""), told.get("forecast", ""),
        frozenset(told.get("causes", ())) & CAUSES.keys(),
        told.get("reason", ""), told.get("likelihood", ""),
    )  # fmt: skip


def count(record: SheetRecord, found: Watched) -> None:
    """Keep beside the sheet what lists show of it."""
    record.money_lamp = found.progress.money.lamp.value
    record.red, record.yellow = found.lamps(Lamp.RED), found.lamps(Lamp.YELLOW)
    record.lacking = len(found.missing)
