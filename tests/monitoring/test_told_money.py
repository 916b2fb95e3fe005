"""What was told of a project's money, written down and read again."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from jixiao.monitoring.project_money import SourceMoney
from jixiao.monitoring.told_money import NOTHING_TOLD, ToldMoney, record_of, told_in

LINES = (
    SourceMoney("一般公共预算", Decimal(172), Decimal("170.5"), Decimal(8)),
    SourceMoney("", None, Decimal("6E+1"), None),
)
PAID = (("一般公共预算", Decimal("60.00005")), ("", Decimal("-0.5")))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(NOTHING_TOLD, id="nothing"),
        pytest.param(ToldMoney(LINES), id="budgets only"),
        pytest.param(ToldMoney((), PAID), id="payments only"),
        pytest.param(ToldMoney(LINES, PAID), id="both"),
    ],
)
def test_what_is_kept_is_what_was_told(told: ToldMoney) -> None:
    again = told_in(json.loads(json.dumps(record_of(told))))
    assert again == told
    assert (again.spent, again.money) == (told.spent, told.money)


def test_nothing_told_is_no_nought() -> None:
    assert (NOTHING_TOLD.spent, NOTHING_TOLD.money) == (None, None)
    assert ToldMoney((), PAID).spent == Decimal("59.50005")
    assert ToldMoney((), PAID).money is None
    found = ToldMoney(LINES, PAID).money
    assert found is not None
    assert (found.initial, found.year, found.spent) == (None, Decimal("230.5"), Decimal("59.50005"))
