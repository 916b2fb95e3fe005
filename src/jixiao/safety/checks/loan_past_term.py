"""Interest subsidised past the term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check
from jixiao.safety.months import month_of

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="贷款到期后仍贴息",
    why="贴息的季度晚于贷款到期月份。",
    source="caijin-2023-75#limits",
)
def loan_past_term(loan_interest: Table, loans: Table, _ask: Ask) -> Table:
    """Return interest of quarters after maturity.

    Source: caijin-2023-75#limits
    """
    ended = loans.select("loan", "division", last=month_of(loans.matures_on))
    paid = loan_interest.filter(loan_interest.paid > 0)
    return paid.semi_join(
        ended,
        [
            paid.loan == ended.loan,
            paid.division == ended.division,
            paid.quarter_from > ended.last,
        ],
    )
