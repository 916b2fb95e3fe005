"""What the vouchers say of each project, month by month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.measurement.measuring import opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store

VOUCHERS: Final = "vouchers"


def spent_by_month(
    engine: Engine, store: Store, ask: Ask, *, divisions: Sequence[str] = ()
) -> dict[str, dict[int, Decimal]]:
    """Return project code → month (YYYYMM) → 元 spent, refunds taken off, in one pass.

    `divisions` are prefixes of codes, none for all.
    """
    vouchers = opening(engine, store, ask, [VOUCHERS], divisions=divisions).tables[VOUCHERS]
    month = (vouchers.paid_on.year() * 100 + vouchers.paid_on.month()).name("month")
    sums = vouchers.group_by([vouchers.project, month]).aggregate(spent=vouchers.amount.sum())
    found: dict[str, dict[int, Decimal]] = {}
    for row in engine.rows(sums):
        found.setdefault(row["project"], {})[int(row["month"])] = Decimal(row["spent"])
    return found
