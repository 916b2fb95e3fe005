"""What the vouchers of a store say of the years before the one that is monitored."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.monitoring.earlier_years import EarlierSpending


def spending_before(
    store: str | None, divisions: Sequence[str]
) -> Callable[[int | None], EarlierSpending | None]:
    """Return what tells of the years before a year: None without a store or a year.

    Each year is asked once; `divisions` are prefixes of codes, none for all.
    """

    @cache
    def before(year: int | None) -> EarlierSpending | None:
        if store is None or year is None:
            return None
        from jixiao.cli.actuals import store_of  # noqa: PLC0415 - only with a store
        from jixiao.measurement.ask import Ask  # noqa: PLC0415 - as above
        from jixiao.measurement.engines.duckdb import DuckDB  # noqa: PLC0415 - an extra
        from jixiao.measurement.spent_by_month import spent_by_month  # noqa: PLC0415 - as above
        from jixiao.monitoring.earlier_years import (  # noqa: PLC0415 - as above
            MOST_YEARS,
            EarlierSpending,
        )

        ask = Ask((year - MOST_YEARS) * 100 + 1, (year - 1) * 100 + 12)
        with DuckDB() as engine:
            spent = spent_by_month(engine, store_of(store), ask, divisions=divisions)
        return EarlierSpending(spent, year)

    return before
