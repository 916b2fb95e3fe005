"""Which of the two trees of indicators a plan follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.indicator import Level1
from jixiao.review.rows import is_cost, level_of
from jixiao.standards.indicator_classes import Tree, level2_classes

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.standards.indicator_classes import Level2Class


_SAME_COST: Final = {
    (Tree.OF_2015, "economic_cost"): "成本指标", (Tree.OF_2021, "cost"): "经济成本指标",
}  # fmt: skip
"""The class of a cost in the other tree: money is 成本 in one, 经济成本 in the other."""


def class_in(tree: Tree, found: Level2Class) -> Level2Class:
    """Return the class under which a tree holds what belongs to a class."""
    name = _SAME_COST.get((tree, found.kind))
    return next((one for one in level2_classes() if one.name == name), found)


def tree_of(plan: PerformancePlan) -> Tree:
    """Return the tree of 2015 where a cost stands under output, else that of 2021.

    Source: caiyu-2015-88#tree, caiyu-2021-101#types.
    """
    under_output = any(is_cost(row) and level_of(row) is Level1.OUTPUT for row in plan.indicators)
    own_level = any(level_of(row) is Level1.COST for row in plan.indicators)
    return Tree.OF_2015 if under_output and not own_level else Tree.OF_2021
