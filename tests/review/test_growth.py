"""The work and the room that a review takes grow with the plans, counted in calls and bytes."""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from jixiao.flow import publish, read_content, read_documents
from jixiao.model.plan import PerformancePlan, PlanDocument
from jixiao.review.reviewed import Reviewed
from jixiao.review.reviewing import Review
from jixiao.review.shelf import DocumentShelf

SAMPLES = Path(__file__).parents[2] / "samples"
MOST_GROWTH = 1.3
A_DOCUMENT = 10
FEW, MANY = 40, 160
NUMBERS = count(1)


@pytest.fixture(scope="module")
def samples() -> list[PerformancePlan]:
    read = list(read_documents(sorted(SAMPLES.glob("*.txt"))))
    return [plan for each in read if isinstance(each, PlanDocument) for plan in each.projects]


def renamed(plan: PerformancePlan, ordinal: int) -> PerformancePlan:
    """Return the plan with names that no other plan has, so that nothing is known of them."""
    number = next(NUMBERS)
    rows = tuple(replace(row, name=f"{row.name}{number}") for row in plan.indicators)
    return replace(plan, ordinal=ordinal, name=f"{plan.name}（第{number}项）", indicators=rows)


def documents(samples: list[PerformancePlan], plans: int, of: int) -> list[PlanDocument]:
    """Return the samples in turn under new names, in documents of some plans each, of a county."""
    chosen = [renamed(samples[number % len(samples)], number % of + 1) for number in range(plans)]
    return [
        PlanDocument(
            document=f"{first}.xlsx",
            issuer=f"甲县第{first}局",
            fiscal_year=2024,
            projects=tuple(chosen[first : first + of]),
        )
        for first in range(0, plans, of)
    ]


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions some work calls."""
    calls = 0

    def called(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def checked(held: list[PlanDocument]) -> int:
    """Return how many findings a check of documents that pass by writes."""
    with Reviewed(iter(held), Review()) as reviewed:
        return sum(map(len, reviewed.findings()))


@pytest.mark.parametrize(
    ("few", "many"),
    [
        pytest.param(A_DOCUMENT, A_DOCUMENT, id="many documents of one county and year"),
        pytest.param(FEW, MANY, id="one document of many projects"),
    ],
)
def test_work_per_plan_stays(samples: list[PerformancePlan], few: int, many: int) -> None:
    checked(documents(samples, FEW, few))
    small, large = documents(samples, FEW, few), documents(samples, MANY, many)
    calls = calls_of(lambda: checked(small)) / FEW
    assert calls_of(lambda: checked(large)) / MANY <= calls * MOST_GROWTH


def test_a_plan_takes_the_same_room_whatever_table_it_was_read_from(
    samples: list[PerformancePlan],
) -> None:
    form = "qinghai_approval_table"
    room = []
    for plans in (FEW, MANY):
        (printed,) = documents(samples, plans, plans)
        read = read_content("many.xlsx", publish(replace(printed, form=form), form, "xlsx"))
        held = [each for each in read if isinstance(each, PlanDocument)]
        with DocumentShelf(held) as shelf:
            assert list(shelf) == held
            own, back = held[0].projects[-1].indicators[0], shelf[0].projects[-1].indicators[0]
            assert dict(back.spans) == {name: own.spans.get(name) for name in own.spans}
            room.append(shelf.room / plans)
    assert room[1] <= room[0] * MOST_GROWTH
