"""Two versions of a plan: what changes, in which words, and what stays silent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.forms.adjusting import adjustment_between, paired
from jixiao.model.adjustment import Change
from jixiao.model.funding import Funding
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.wording.targets import parse_target

FIRST = Indicator("产出指标", "数量指标", "里程", parse_target("≥5公里"), weight=Decimal(20))
SECOND = Indicator("产出指标", "质量指标", "合格率", parse_target("≥95%"))
OLD = PerformancePlan(
    1, name="村道", code="A1", year=2024, budget=Funding(Decimal("30.00")),
    objectives=("养护。",), indicators=(FIRST, SECOND),
)  # fmt: skip


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        pytest.param(OLD, [], id="nothing changes"),
        pytest.param(
            replace(OLD, budget=Funding(Decimal("25.00"))),
            [Change(1, "项目", "预算数", "30.00", "25.00")],
            id="money",
        ),
        pytest.param(
            replace(OLD, indicators=(replace(FIRST, target=parse_target("≥4公里")), SECOND)),
            [Change(1, "数量指标", "里程", "≥5公里", "≥4公里")],
            id="a target",
        ),
        pytest.param(
            replace(OLD, indicators=(replace(FIRST, weight=Decimal(30)), SECOND)),
            [Change(1, "数量指标", "里程：分值权重", "20", "30")],
            id="a weight",
        ),
        pytest.param(
            replace(OLD, indicators=(FIRST,)),
            [Change(1, "质量指标", "合格率", "≥95%", None)],
            id="an indicator dropped",
        ),
        pytest.param(replace(OLD, indicators=(SECOND, FIRST)), [], id="another order is no change"),
        pytest.param(
            replace(OLD, indicators=(FIRST, replace(SECOND, name="优良率"))),
            [
                Change(1, "质量指标", "优良率", None, "≥95%"),
                Change(2, "质量指标", "合格率", "≥95%", None),
            ],
            id="a new name is one added and one dropped",
        ),
    ],
)
def test_what_changes_between_versions(new: PerformancePlan, changes: list[Change]) -> None:
    assert list(adjustment_between(OLD, new).changes) == changes


def test_projects_are_paired_by_code_then_by_name() -> None:
    renamed = replace(OLD, name="乡道")
    uncoded = replace(OLD, code=None)
    stranger = replace(OLD, code="B2", name="水渠")
    found = list(paired([OLD], [renamed, uncoded, stranger]))
    assert found == [(OLD, renamed), (OLD, uncoded), (None, stranger)]


def test_a_name_that_two_projects_share_pairs_nothing() -> None:
    twins = [replace(OLD, code="A1"), replace(OLD, code="A2")]
    (found,) = paired(twins, [replace(OLD, code=None)])
    assert found[0] is None
