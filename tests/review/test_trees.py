"""The tree a plan follows is told by where its costs stand."""

from __future__ import annotations

import pytest

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.trees import tree_of
from jixiao.standards.indicator_classes import Tree


@pytest.mark.parametrize(
    ("rows", "tree"),
    [
        pytest.param(["产出指标 / 成本指标 / 购置费 / ≤3万元"], Tree.OF_2015, id="under output"),
        pytest.param(["成本指标 / 经济成本指标 / 购置费 / ≤3万元"], Tree.OF_2021, id="on level 1"),
        pytest.param(["产出指标 / 数量指标 / 台数 / 3台"], Tree.OF_2021, id="no cost yet"),
        pytest.param([], Tree.OF_2021, id="no rows yet"),
    ],
)
def test_tree(rows: list[str], tree: Tree) -> None:
    text = "name: 甲\nindicators:\n" + "".join(f"  - {row}\n" for row in rows)
    text = text if rows else "name: 甲"
    assert tree_of(read_plan_text(text).projects[0]) is tree
