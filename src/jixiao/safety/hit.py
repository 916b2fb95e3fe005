"""A suspicious row: which check, which row of which ledger, whose, how much."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.safety.check import Check

PLACE: Final = {"division": "division", "load": "load", "source": "source", "row": "row"}
SHAPES: Final[Mapping[str, Mapping[str, str]]] = {
    "payments": PLACE
    | {"key": "payment", "person": "person", "benefit": "benefit", "project": "project"}
    | {"month_from": "pay_month", "month_to": "pay_month", "amount": "paid"},
    "subsidies": PLACE
    | {"key": "subsidy", "person": "person", "benefit": "kind", "project": "project"}
    | {"month_from": "paid_month", "month_to": "paid_month", "amount": "paid"},
    "loans": PLACE
    | {"key": "loan", "person": "person", "benefit": "kind"}
    | {"month_from": "month", "month_to": "month", "amount": "principal"},
    "loan_interest": PLACE
    | {"key": "loan", "project": "project"}
    | {"month_from": "paid_month", "month_to": "paid_month", "amount": "paid"},
    "contributions": PLACE
    | {"key": "contribution", "person": "person", "benefit": "scheme", "project": "project"}
    | {"month_from": "booked_month", "month_to": "booked_month", "amount": "behalf_paid"},
    "vouchers": PLACE
    | {"key": "voucher", "benefit": "item", "project": "project"}
    | {"month_from": "month", "month_to": "month", "amount": "amount"},
}
"""What of each ledger's columns a hit shows; personal columns are hashes."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One suspicious row; `person` is the keyed hash, 0 where the row is about nobody.

    `load`, `source` and `row` name the row of the ledger; months are YYYYMM, `amount` 元.
    """

    kind: str
    division: str
    person: int
    benefit: str
    key: str
    month_from: int
    month_to: int
    load: int
    source: int
    row: int
    ledger: str
    project: str
    amount: Decimal


def hit_of(check: Check, row: Mapping[str, Any]) -> Hit:
    """Return the hit that a row of an engine's answer is."""
    return Hit(
        kind=check.kind,
        division=row["division"],
        person=int(row.get("person") or 0),
        benefit=row.get("benefit") or "",
        key=str(row["key"]),
        month_from=row["month_from"],
        month_to=row["month_to"],
        load=row["load"],
        source=row["source"],
        row=row["row"],
        ledger=check.ledger,
        project=row.get("project") or "",
        amount=Decimal(row["amount"] or 0),
    )
