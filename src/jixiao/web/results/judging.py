"""A self-evaluation as the core judges it: the form filled in, points with reasons, proposal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.evaluation.application import propose
from jixiao.evaluation.deviations import Deviation, deviations, unexplained
from jixiao.evaluation.filling import with_scores
from jixiao.evaluation.reporting import Reported, ReportedRow, with_report
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.evaluation.settling import Settled
from jixiao.model.plan import DocumentKind
from jixiao.model.score import Evidence
from jixiao.monitoring.project_money import form_rows
from jixiao.standards.application import application_rules
from jixiao.standards.scoring import scoring_schemes
from jixiao.web.bindings.measured_until import measured_until, signed_at
from jixiao.web.bindings.unfit import without_unfit
from jixiao.web.plans.printing import document_of_version
from jixiao.web.results.told_so_far import told_of
from jixiao.web.surveys.queries import findings_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from jixiao.model.funding import ExecutionRow
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.score import PlanScore, Proposal
    from jixiao.monitoring.told_money import ToldMoney
    from jixiao.web.bindings.measured_until import MeasuredFinding
    from jixiao.web.results.models import ProofRecord, SelfEvaluationRecord
    from jixiao.web.surveys.queries import SurveyFinding

FORM: Final = "national_self_evaluation"
SCHEME: Final = "national"
TYPED: Final = {"claim": Evidence.CLAIM, "paper": Evidence.SIGNED_PAPER,
                "export": Evidence.SYSTEM_EXPORT}  # fmt: skip
"""What a unit may say its actual rests on; measured is only what the platform measured."""
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Judged:
    """A self-evaluation: its document with the points filled in, and all reasons.

    `paid` is what treasury exports say was spent, None without any; `surveys` are those closed,
    by row, whose share stands as the actual; `measured` is what ledgers say of the other rows.
    `proofs` are the files attached, by row: without one, what is typed is the unit's own claim.
    """

    document: PlanDocument
    reported: Reported
    scored: PlanScore
    deviations: tuple[Deviation, ...]
    unexplained: tuple[Deviation, ...]
    proposal: Proposal | None
    paid: Decimal | None
    surveys: Mapping[int, SurveyFinding]
    measured: Mapping[int, MeasuredFinding]
    proofs: Mapping[int, Sequence[ProofRecord]]

    @property
    def plan(self) -> PerformancePlan:
        """The plan with actuals and points."""
        return self.document.projects[0]


def judged(record: SelfEvaluationRecord) -> Judged:
    """Return what a self-evaluation comes to now; nothing is stored.

    One that was signed says what was known then, whatever was told of its money since.
    """
    day = date(record.fiscal_year, 12, 31)
    scheme = scoring_schemes()[SCHEME].on(day)
    document = document_of_version(record.version)
    surveys = findings_of(record.plan_id)
    known_by = signed_at(record.standing, record.steps) if record.pk else None
    findings = measured_until(record.version, day, known_by=known_by)
    signed = None if known_by is None else record.content
    fitting = without_unfit(findings, document.projects[0].indicators, signed=signed)
    measured = {row: one for row, one in fitting.items() if row not in surveys}
    told = told_of(record)
    paid = told.spent
    reported = _reported(record, document.projects[0], told, {**measured, **surveys})
    plan = with_report(document.projects[0], reported)
    proofs = _proofs(record)
    settled = _settled(record.content, paid, {**measured, **surveys}, proofs)
    scored = score_plan(plan, scheme, day, year=record.fiscal_year, settled=settled)
    found = deviations(scored, plan.execution, scheme)
    own = replace(
        document,
        kind=DocumentKind.SELF_EVALUATION,
        form=FORM,
        projects=(with_scores(plan, scored),),
    )
    proposal = propose(plan, scored, application_rules().on(day))
    return Judged(
        own,
        reported,
        scored,
        found,
        unexplained(found, reported),
        proposal,
        paid,
        surveys,
        measured,
        proofs,
    )


def _proofs(record: SelfEvaluationRecord) -> dict[int, list[ProofRecord]]:
    """Return the files attached to the rows."""
    found: dict[int, list[ProofRecord]] = {}
    for one in record.proofs.filter(removed=None) if record.pk else ():
        found.setdefault(one.row, []).append(one)
    return found


def count(record: SelfEvaluationRecord, found: Judged) -> None:
    """Keep beside the record what lists show of it."""
    record.total, record.grade = found.scored.total, found.scored.grade or ""
    record.unexplained = len(found.unexplained)


def _reported(
    record: SelfEvaluationRecord,
    plan: PerformancePlan,
    told: ToldMoney,
    known: Mapping[int, SurveyFinding | MeasuredFinding],
) -> Reported:
    content = record.content
    budget = plan.budget.total if plan.budget else None
    first = record.plan.versions.last()
    before = document_of_version(first).projects[0] if first else plan
    typed, paid, money = content.get("spent", ""), told.spent, told.money
    rows = {int(number): _row(typed_row) for number, typed_row in content.get("rows", {}).items()}
    for number, one in known.items():
        rows[number] = replace(rows.get(number, ReportedRow()), actual=one.actual)
    initial = before.budget.total if before.budget else budget
    sources: tuple[ExecutionRow, ...] = ()
    if money is not None:
        initial = initial if money.initial is None else money.initial
        budget = budget if money.year is None else money.year
        sources = form_rows(money)
    return Reported(
        initial=initial,
        budget=budget,
        sources=sources,
        spent=paid if paid is not None else Decimal(typed) if typed else None,
        unit=plan.budget.unit if plan.budget else "万元",
        objectives=content.get("objectives", ""),
        money=_row(content.get("money", {})),
        rows=rows,
    )


def _row(told: Mapping[str, Any]) -> ReportedRow:
    return ReportedRow(told.get("actual", ""), told.get("reason", ""), told.get("measure", ""))


def _settled(
    content: Mapping[str, Any],
    paid: Decimal | None,
    known: Mapping[int, SurveyFinding | MeasuredFinding],
    proved: Container[int],
) -> Settled:
    """Return what people settled and what the actuals rest on.

    A paper or an export that is not attached proves nothing: the actual is the unit's claim.
    """
    rows = {int(number): told for number, told in content.get("rows", {}).items()}
    evidence = {
        number: TYPED[told["evidence"]]
        for number, told in rows.items()
        if told.get("evidence") in TYPED and number in proved
    }
    evidence |= {number: one.evidence for number, one in known.items()}
    if paid is not None:
        evidence[0] = Evidence.SYSTEM_EXPORT
    return Settled(
        shares={
            number: Decimal(told["share"]) / _HUNDRED
            for number, told in rows.items()
            if told.get("share")
        },
        set_too_low=frozenset(number for number, told in rows.items() if told.get("too_low")),
        evidence=evidence,
    )
