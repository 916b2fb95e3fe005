"""Which sum of weights a form must give."""

from __future__ import annotations

import pytest

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.catalogue import get
from jixiao.review.reviewing import judge_documents

ROWS = """
indicators:
  - 产出指标 / 数量指标 / 运营里程 / ≥150万公里 / {rest}
  - 产出指标 / 质量指标 / {name} / ≥97% / 10
"""


@pytest.mark.parametrize(
    ("name", "rest", "found"),
    [
        pytest.param("公交班次执行率", 80, False, id="a shift is executed too: 90"),
        pytest.param("公交班次执行率", 90, True, id="100 without the row for spending"),
        pytest.param("预算执行率", 90, False, id="spending is scored: 100"),
        pytest.param("预算执行率（10分）", 80, True, id="spending is scored: not 90"),
        pytest.param("执行率", 90, False, id="the bare word"),
    ],
)
def test_the_sum_depends_on_the_row_for_spending(name: str, rest: int, *, found: bool) -> None:
    document = read_plan_text(ROWS.format(name=name, rest=rest))
    findings = judge_documents(get("WEIGHT_SUM"), [document])
    assert any(one.outcome == "found" for one in findings) is found
