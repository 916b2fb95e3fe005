"""Loan over the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

PERSON: Final = 300_000
FIRM: Final = 4_000_000
"""元."""


@check(
    title="贷款超过额度",
    why="个人贷款超过30万元，或小微企业贷款超过400万元。",
    source="caijin-2023-75#limits",
    by_row=True,
)
def loan_over_limit(loans: Table, _ask: Ask) -> Column:
    """Tell loans over the limit of their kind.

    Source: caijin-2023-75#limits
    """
    person = (loans.kind == "personal") & (loans.principal > PERSON)
    firm = (loans.kind == "firm") & (loans.principal > FIRM)
    return person | firm
