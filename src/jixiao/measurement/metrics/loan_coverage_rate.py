"""Eligible applicants lent to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贷款覆盖率",
    definition="期间内符合条件的申请人中，期末前获得贷款的比例，同一人只计一次。",
    unit="%",
    filters=("kind", "group", "bank"),
)
def loan_coverage_rate(loans: Table, ask: Ask) -> Measure:
    """Compare applicants lent to with those eligible."""
    eligible = ask.selects(loans) & loans.eligible & ask.within(loans.applied_on)
    granted = eligible & ask.by_end(loans.granted_on)
    return ratio(distinct(loans, loans.person, granted), distinct(loans, loans.person, eligible))
