"""The review form: points, dimensions and clauses as the rules set them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from jixiao.standards.policy import clause
from jixiao.standards.review_form import review_form


def test_dimensions_have_the_points_of_the_rules() -> None:
    points: Counter[str] = Counter()
    for item in review_form().items:
        points[item.dimension] += int(item.points)
    assert dict(points) == {"完整性": 20, "相关性": 30, "适当性": 30, "可行性": 20}


@pytest.mark.parametrize("item", review_form().items, ids=lambda item: item.name)
def test_every_item_rests_on_a_clause(item: object) -> None:
    assert clause(item.source).title.endswith(item.name)


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.5", "良"),
        ("80", "良"),
        ("79.5", "中"),
        ("60", "中"),
        ("59.5", "差"),
    ],
)
def test_grades_begin_where_the_rules_say(score: str, grade: str) -> None:
    assert review_form().grade_of(Decimal(score)).name == grade
