"""A case goes from issue to its end, and refuses steps it is not ready for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jixiao.model.case import CaseStage, SuspicionCase, Verdict
from jixiao.safety import cases
from jixiao.safety.cases import CaseRefused
from jixiao.safety.check import UnknownCheck, check_named, checks
from jixiao.safety.hit import Hit
from jixiao.safety.precision import precision_of
from jixiao.standards.policy import clause

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2024, 5, 6)


def hit(row: int, *, person: int = 7, month: int = 202403, key: str = "1") -> Hit:
    return Hit(
        "paid_after_death", "630123", person, "resident_pension", key, month, month, 1, 1, row,
        "payments", "", Decimal("185.00"),
    )  # fmt: skip


@pytest.fixture
def case() -> SuspicionCase:
    (made,) = cases.issue([hit(2), hit(3, month=202404)], DAY)
    return made


def test_hits_of_one_person_make_one_case(case: SuspicionCase) -> None:
    assert (case.month_from, case.month_to, case.months) == (202403, 202404, 2)
    assert case.amount == Decimal("370.00")
    assert case.rows == ((1, 1, 2), (1, 1, 3))
    assert case.due_on == date(2024, 6, 5)
    assert case.stage is CaseStage.ISSUED


def test_other_persons_make_other_cases() -> None:
    made = cases.issue([hit(2), hit(3, person=8), hit(4, person=0), hit(5, person=0, key="2")], DAY)
    assert len(made) == 4
    assert len({one.number for one in made}) == 4


def test_known_rows_make_no_second_case(case: SuspicionCase) -> None:
    assert cases.issue([hit(2), hit(3)], DAY, known=[case]) == []
    (fresh,) = cases.issue([hit(2), hit(9)], DAY, known=[case])
    assert fresh.rows == ((1, 1, 9),)


def test_the_same_rows_always_get_the_same_number(case: SuspicionCase) -> None:
    (again,) = cases.issue([hit(3, month=202404), hit(2)], date(2025, 1, 1))
    assert again.number == case.number


def test_a_confirmed_case_goes_to_its_end(case: SuspicionCase) -> None:
    found = cases.confirm(case, DAY, reason="公安注销日期早于发放月份")
    assert found.stage is CaseStage.CHECKED
    found = cases.stop(found, DAY)
    assert found.stage is CaseStage.STOPPED
    found = cases.claim(found, Decimal(370))
    found = cases.recover(found, Decimal(200))
    assert found.stage is CaseStage.RECOVERING
    found = cases.recover(found, Decimal(170))
    found = cases.close(found, date(2024, 6, 1))
    assert found.stage is CaseStage.CLOSED
    assert found.recovered == Decimal(370)


def test_an_excluded_case_is_closed(case: SuspicionCase) -> None:
    found = cases.exclude(case, DAY, reason="死亡登记有误")
    assert found.stage is CaseStage.CLOSED
    assert found.verdict is Verdict.EXCLUDED


def test_a_referred_case_may_close_without_its_money(case: SuspicionCase) -> None:
    found = cases.claim(cases.confirm(case, DAY, reason="属实"), Decimal(370))
    assert cases.close(cases.refer(found), DAY).closed_on == DAY


@pytest.mark.parametrize(
    ("step", "told"),
    [
        pytest.param(lambda one: cases.stop(one, DAY), "还没有核查属实", id="stop unchecked"),
        pytest.param(lambda one: cases.confirm(one, DAY, reason=" "), "理由", id="no reason"),
        pytest.param(
            lambda one: cases.confirm(one, date(2024, 5, 5), reason="a"), "早于下发", id="before"
        ),
        pytest.param(
            lambda one: cases.exclude(cases.confirm(one, DAY, reason="a"), DAY, reason="b"),
            "已经核查过",
            id="judged twice",
        ),
        pytest.param(
            lambda one: cases.claim(cases.confirm(one, DAY, reason="a"), Decimal("370.01")),
            "不在零和所涉金额之间",
            id="more than was paid",
        ),
        *(
            pytest.param(
                lambda one, amount=amount: cases.claim(
                    cases.confirm(one, DAY, reason="a"), Decimal(amount)
                ),
                "两位小数",
                id=amount,
            )
            for amount in ("0.001", "NaN", "sNaN", "Infinity", "1.0000000000000000000000000000001")
        ),
        pytest.param(
            lambda one: cases.stop(cases.confirm(one, DAY, reason="a"), date(2024, 5, 5)),
            "早于核查",
            id="stopped before the check",
        ),
        pytest.param(
            lambda one: cases.recover(cases.confirm(one, DAY, reason="a"), Decimal(1)),
            "还没有确定",
            id="nothing claimed",
        ),
        pytest.param(
            lambda one: cases.close(
                cases.claim(cases.confirm(one, DAY, reason="a"), Decimal(370)), DAY
            ),
            "尚未全部追回",
            id="money is missing",
        ),
        pytest.param(
            lambda one: cases.recover(
                cases.claim(cases.confirm(one, DAY, reason="a"), Decimal(100)), Decimal(101)
            ),
            "超过应追回",
            id="more than claimed",
        ),
        pytest.param(
            lambda one: cases.stop(cases.exclude(one, DAY, reason="a"), DAY),
            "已经办结",
            id="closed",
        ),
    ],
)
def test_a_step_too_early_is_refused(
    case: SuspicionCase, step: Callable[[SuspicionCase], SuspicionCase], told: str
) -> None:
    with pytest.raises(CaseRefused, match=told) as refused:
        step(case)
    assert case.number in str(refused.value)


def test_precision_counts_closed_cases_only(case: SuspicionCase) -> None:
    wrong = cases.exclude(case, DAY, reason="a")
    held = cases.claim(cases.confirm(case, DAY, reason="a"), Decimal(0))
    found = precision_of([wrong, wrong, cases.close(held, DAY), held, case])
    assert [(one.kind, one.percent) for one in found] == [("paid_after_death", Decimal("33.33"))]
    assert precision_of([case]) == ()


def test_the_deadline_is_the_checks() -> None:
    (one,) = cases.issue([replace(hit(1), kind="too_young")], DAY)
    assert (one.due_on - DAY).days == check_named("too_young").days


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.kind)
def test_a_check_says_what_and_why(check) -> None:  # noqa: ANN001 - of its own parameter
    assert check.title
    assert check.why.endswith("。")
    assert clause(check.source)


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(UnknownCheck, match="nothing"):
        check_named("nothing")
