"""What the sealed vouchers of a division say of the years before one."""

from __future__ import annotations

from functools import lru_cache

from jixiao.measurement.ask import Ask
from jixiao.measurement.sealing import LOADS
from jixiao.measurement.spent_by_month import spent_by_month
from jixiao.monitoring.earlier_years import MOST_YEARS, EarlierSpending
from jixiao.web.ledgers.sealed_store import engine, store


def spending_before(division: str, year: int) -> EarlierSpending | None:
    """Return what the division's projects spent in the years before; None without ledgers.

    It is computed once, and again when something was sealed since.
    """
    sealed = store()
    if not sealed.exists:
        return None
    sealed_at = (sealed.path / LOADS).stat().st_mtime_ns
    return _before(str(sealed.path), sealed_at, division, year)


@lru_cache(maxsize=64)
def _before(_store: str, _sealed_at: int, division: str, year: int) -> EarlierSpending:
    ask = Ask((year - MOST_YEARS) * 100 + 1, (year - 1) * 100 + 12)
    with engine() as running:
        return EarlierSpending(spent_by_month(running, store(), ask, divisions=[division]), year)
