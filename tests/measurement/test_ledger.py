"""Every schema is whole: its keys, orders and references name columns that are there."""

from __future__ import annotations

import pytest

from jixiao.measurement.ledger import (
    SYSTEM,
    Kind,
    Ledger,
    UnknownLedger,
    ledger_named,
    ledgers,
)

LEDGERS = [pytest.param(ledger, id=ledger.name) for ledger in ledgers()]


@pytest.mark.parametrize("ledger", LEDGERS)
def test_keys_and_orders_name_columns(ledger: Ledger) -> None:
    for name in (name for group in (*ledger.keys, *ledger.order) for name in group):
        assert ledger.column(name)
    for name in (name for pair in ledger.order for name in pair):
        assert ledger.column(name).kind in {Kind.DATE, Kind.MONTH}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_row_always_has_the_month_it_is_sealed_under(ledger: Ledger) -> None:
    column = ledger.column(ledger.month)
    assert column.required
    assert column.kind in {Kind.DATE, Kind.MONTH}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_references_point_to_keys_of_other_ledgers(ledger: Ledger) -> None:
    for column in ledger.columns:
        if column.references:
            target = ledger_named(column.references[0])
            assert target is not ledger
            assert any(column.references[1] in key for key in target.keys)
            assert target.column(column.references[1]).kind is column.kind


@pytest.mark.parametrize("ledger", LEDGERS)
def test_money_and_counts_say_their_unit(ledger: Ledger) -> None:
    units = {column.name: column.unit for column in ledger.columns if column.kind is Kind.MONEY}
    assert set(units.values()) <= {"元"}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_is_stored_has_no_name_and_no_doubled_column(ledger: Ledger) -> None:
    stored = [name for name, _ in ledger.stored]
    assert stored[: len(SYSTEM)] == [name for name, _ in SYSTEM]
    assert len(set(stored)) == len(stored)
    clear = {column.name for column in ledger.columns if column.kind is Kind.NAME}
    assert clear.isdisjoint(stored)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_tells_who_somebody_is_is_stored_as_a_number(ledger: Ledger) -> None:
    kinds = dict(ledger.stored)
    hashed = [c.name for c in ledger.columns if c.personal and c.kind is not Kind.NAME]
    assert {kinds[name] for name in hashed} <= {"decimal(38, 0)"}


@pytest.mark.parametrize("ledger", LEDGERS)
def test_titles_are_all_different(ledger: Ledger) -> None:
    titles = [column.title for column in ledger.columns]
    assert len(set(titles)) == len(titles)


def test_a_ledger_is_found_by_its_chinese_name_too() -> None:
    assert ledger_named("待遇发放明细") is ledger_named("payments")


def test_an_unknown_ledger_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownLedger, match="payments（待遇发放明细）"):
        ledger_named("养老金")
