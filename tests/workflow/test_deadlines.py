"""Deadlines: the last day of a stage, and how a plan stands on a day."""

from datetime import date

import pytest

from jixiao.workflow.deadlines import Standing, due_on, standing
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage

ROUTE = route_named("county_standard")
ENTERED = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("closing", "due"),
    [
        pytest.param(None, date(2026, 9, 11), id="the step's own days"),
        pytest.param(date(2026, 9, 5), date(2026, 9, 5), id="the bureau closes earlier"),
        pytest.param(date(2026, 10, 1), date(2026, 9, 11), id="the bureau closes later"),
    ],
)
def test_due(closing: date | None, due: date) -> None:
    assert due_on(ROUTE, Stage.DEPARTMENT_REVIEW, ENTERED, closing) == due


def test_nothing_is_awaited_of_an_approved_plan() -> None:
    assert due_on(ROUTE, Stage.APPROVED, ENTERED) is None
    assert standing(None, ENTERED) is Standing.NONE


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 8), Standing.IN_TIME),
        (date(2026, 9, 9), Standing.SOON),
        (date(2026, 9, 11), Standing.SOON),
        (date(2026, 9, 12), Standing.LATE),
    ],
)
def test_standing(today: date, expected: Standing) -> None:
    assert standing(date(2026, 9, 11), today) is expected
