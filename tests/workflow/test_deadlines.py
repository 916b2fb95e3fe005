"""Deadlines: the last day of a stage, and how a plan stands on a day."""

from datetime import date

import pytest

from jixiao.workflow.deadlines import Missed, Standing, due_on, missed_later, standing
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


@pytest.mark.parametrize(
    ("due", "closings", "expected"),
    [
        pytest.param(date(2026, 9, 11), {}, None, id="nothing is closed"),
        pytest.param(None, {Stage.DEPARTMENT_REVIEW: ENTERED}, None, id="nothing is awaited"),
        pytest.param(
            date(2026, 9, 11), {Stage.DEPARTMENT_REVIEW: date(2026, 9, 11)}, None,
            id="it arrives on the last day",
        ),
        pytest.param(
            date(2026, 9, 11), {Stage.DEPARTMENT_REVIEW: date(2026, 9, 10)},
            Missed(Stage.DEPARTMENT_REVIEW, date(2026, 9, 11), date(2026, 9, 10)),
            id="the next stage closes before it arrives",
        ),
        pytest.param(
            date(2026, 9, 11), {Stage.PERFORMANCE_REVIEW: date(2026, 9, 27)},
            Missed(Stage.PERFORMANCE_REVIEW, date(2026, 9, 28), date(2026, 9, 27)),
            id="ten and seven days later the last desk is closed",
        ),
        pytest.param(
            date(2026, 9, 11),
            {Stage.DEPARTMENT_REVIEW: date(2026, 9, 15),
             Stage.PERFORMANCE_REVIEW: date(2026, 9, 22)},
            None, id="a stage that closes early lets plans through early",
        ),
    ],
)  # fmt: skip
def test_what_will_be_too_late(
    due: date | None, closings: dict[Stage, date], expected: Missed | None
) -> None:
    assert missed_later(ROUTE, Stage.DRAFT, due, closings) == expected
