"""Months as numbers YYYYMM inside expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.measurement.expression import Column


def month_of(day: Column, *, years: int = 0) -> Column:
    """Return the month YYYYMM of a date, some years later."""
    return (day.year() + years) * 100 + day.month()


def number_of(month: Column) -> Column:
    """Return how many months a month YYYYMM is from the year 0."""
    return (month // 100) * 12 + month % 100


def open_until(day: Column) -> Column:
    """Return the month of a last day; one that never comes where there is none."""
    return month_of(day).fill_null(999912)
