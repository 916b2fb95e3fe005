"""How earlier years spent, and forecasts held against years whose end is known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.spent_by_month import spent_by_month
from jixiao.monitoring.back_test import back_test_of
from jixiao.monitoring.earlier_years import EarlierSpending, courses
from jixiao.monitoring.expected_curve import expected_curve
from jixiao.monitoring.forecast import forecast
from sample_store import DIVISIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_store import Samples


def test_years_are_summed_month_by_month_and_empty_ones_left_out() -> None:
    spent = {202211: Decimal(5), 202303: Decimal(10), 202312: Decimal(20), 202401: Decimal(7)}
    oldest, last = courses(spent | {201812: Decimal(9)}, 2024)
    assert oldest == (*[Decimal(0)] * 10, Decimal(5), Decimal(5))
    assert last == (Decimal(0), Decimal(0), *[Decimal(10)] * 9, Decimal(30))
    assert courses({202305: Decimal(-1)}, 2024) == ()


@pytest.fixture(scope="module")
def spent(samples_sealed: Samples) -> dict[str, dict[int, Decimal]]:
    with DuckDB(threads=1) as engine:
        return spent_by_month(engine, samples_sealed.store, Ask(202201, 202412))


def test_vouchers_are_summed_as_plain_python_does(
    samples_sealed: Samples, spent: dict[str, dict[int, Decimal]]
) -> None:
    plain: dict[str, dict[int, Decimal]] = {}
    for division in DIVISIONS:
        for row in samples_sealed.rows("vouchers", division):
            months = plain.setdefault(row["project"], {})
            month = row["paid_on"].year * 100 + row["paid_on"].month
            months[month] = months.get(month, Decimal(0)) + row["amount"]
    assert spent == plain


@pytest.mark.parametrize("month", [3, 6, 9, 10])
def test_forecasts_of_a_third_year_lie_in_the_interval_as_often_as_told(
    spent: dict[str, dict[int, Decimal]], month: int, record_property: Callable[[str, str], None]
) -> None:
    """2024 of every sample project by the end of a month; 2022 and 2023 are tested back on."""
    before = EarlierSpending(spent, 2024)
    curve, tested = expected_curve(None, ""), before.tested(month)
    assert tested is not None
    errors, inside = [], 0
    for code, months in spent.items():
        now = courses(months, 2025)[-1]
        told = forecast(now[month - 1], month, curve, before.of(code), tested)
        assert told is not None
        assert told.low is not None
        assert told.high is not None
        errors.append(abs(told.amount - now[-1]) / now[-1])
        inside += told.low <= now[-1] <= told.high
    error = sum(errors) / len(errors)
    record_property("measured", f"{tested.cases} cases, error {error:.3f}, inside {inside}")
    assert len(errors) == 41
    assert inside >= 0.6 * len(errors)
    assert error < 1.5 * float(tested.error) + 0.02


def test_what_came_nearer_in_earlier_years_is_taken() -> None:
    """Twenty projects that spend nine tenths in December: their own course tells, time does not."""
    late = {
        f"P{one}": {
            year * 100 + month: Decimal(amount)
            for year in (2022, 2023)
            for month, amount in ((6, 100 + one), (12, 900))
        }
        for one in range(20)
    }
    found = back_test_of(EarlierSpending(late, 2024).all, 6)
    assert found is not None
    assert (found.by_years, found.low, found.high, found.cases) == (True, 1, 1, 40)
    told = forecast(Decimal(11), 6, expected_curve(None, ""), courses(late["P10"], 2024), found)
    assert told is not None
    assert told.amount == Decimal("101.00")  # 11 ÷ (110 ÷ 1010)
    assert back_test_of(list(EarlierSpending(late, 2024).all)[:9], 6) is None


def test_the_interval_holds_eight_of_ten_by_hand() -> None:
    """Of 42 forecasts the 4th and the 39th nearest: 0.80, 0.82, 0.84, 0.86 … 1.14, 1.16 … 1.20."""

    def year(spent: int, whole: int) -> tuple[Decimal, ...]:
        return (Decimal(0),) * 5 + (Decimal(spent),) * 6 + (Decimal(whole),)

    # by June 50 of 80 to 120, and half in the year beside: evenly forecast, 100 and the like
    found = back_test_of([[year(50, 80 + 2 * step), year(1, 2)] for step in range(21)], 6)
    assert found is not None
    assert (found.cases, found.by_years) == (42, False)
    assert (found.low, found.high) == (Fraction(86, 100), Fraction(114, 100))
