"""Certification overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="认证超期未停发",
    why="到期未通过资格认证，次月起仍在发放。",
    source="social-insurance-law#article-88",
)
def certification_overdue(payments: Table, certifications: Table, ask: Ask) -> Table:
    """Return payments for months after a certification was due and not passed.

    Source: social-insurance-law#article-88
    """
    own = ("person", "benefit")
    passed = certifications.result == "passed"
    timely = passed & (certifications.certified_on <= certifications.due_on)
    missed = (certifications.due_on <= ask.last_day) & (timely.ifelse(1, 0) == 0)
    state = certifications.group_by(own).aggregate(
        due=certifications.due_on.max(where=missed),
        passed=certifications.certified_on.max(where=passed),
    )
    still = state.filter(state.passed.isnull() | (state.passed < state.due))
    late = still.select(*own, last=month_of(still.due))
    paid = payments.filter(payments.paid > 0)
    return paid.semi_join(
        late,
        [paid.person == late.person, paid.benefit == late.benefit, paid.pay_month > late.last],
    )
