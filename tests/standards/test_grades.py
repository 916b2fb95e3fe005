"""Grades by score: the bounds belong to the better grade."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.model.errors import NoValueInForce
from jixiao.standards.grades import grade_scales


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.9", "差")],
)
def test_a_score_has_its_grade(score: str, grade: str) -> None:
    assert grade_scales().on(date(2024, 1, 1)).of(Decimal(score)) == grade


def test_no_scale_before_the_rule() -> None:
    with pytest.raises(NoValueInForce):
        grade_scales().on(date(2019, 1, 1))
