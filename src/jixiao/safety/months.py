"""Months as numbers YYYYMM inside expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.measurement.expression import Column


def month_of(day: Column, *, years: int = 0) -> Column:
    """Return the month YYYYMM of a date, some years later."""
    month = day.year() * 100 + day.month()
    return later(month, years=years) if years else month


def later(month: Column, *, years: int) -> Column:
    """Return the month YYYYMM some years after another."""
    return month + years * 100


def open_until(day: Column) -> Column:
    """Return the month of a last day; one that never comes where there is none."""
    return month_of(day).fill_null(999912)
