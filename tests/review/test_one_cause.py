"""One cause leaves one finding: equal rows and one payment entered twice."""

from __future__ import annotations

import pytest

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.reviewing import review

PROJECT = """
  - name: {name}
    unit: 甲县公路段
    budget: {budget}
    indicators:
      - 产出指标 / 数量指标 / 养护里程 / ≥80公里
      - 产出指标 / 质量指标 / 验收合格率 / ≥95%
      - 效益指标 / 社会效益 / 道路优良率 / ≥85%
      - 满意度指标 / 服务对象满意度 / 沿线群众满意度 / ≥90%"""
COPIES = {"DUP_INDICATOR_SET", "DOUBLE_ENTRY"}


@pytest.mark.parametrize(
    ("projects", "told"),
    [
        pytest.param(
            [("公路养护补助", 6), ("提前下达公路养护补助", 6)], {"DOUBLE_ENTRY"}, id="a batch"
        ),
        pytest.param(
            [("省级公路养护补助", 6), ("公路养护经费", 6)], {"DOUBLE_ENTRY"}, id="words of funds"
        ),
        pytest.param([("县道养护", 6), ("乡道养护", 6)], {"DUP_INDICATOR_SET"}, id="two contents"),
        pytest.param(
            [("公路养护补助", 6), ("提前下达公路养护补助", 7)], {"DUP_INDICATOR_SET"}, id="amounts"
        ),
        pytest.param(
            [("公路养护补助", 6), ("提前下达公路养护补助", 6), ("县道养护", 9)],
            COPIES,
            id="a third project with the same rows is a fault of its own",
        ),
    ],
)
def test_equal_rows_are_told_once(projects: list[tuple[str, int]], told: set[str]) -> None:
    plans = "".join(PROJECT.format(name=name, budget=budget) for name, budget in projects)
    document = read_plan_text(f"fiscal_year: 2024\nprojects:{plans}\n")
    assert {finding.fault for finding in review([document])} & COPIES == told
