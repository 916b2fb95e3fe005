"""At least so much: all points when reached, else in proportion."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.share import NOTHING, WHOLE, Share, over, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.scoring import ScoringScheme


def positive(
    target: Decimal, actual: Decimal, scheme: ScoringScheme, *, strict: bool = False
) -> Share:
    """Return the share for a target that should be reached, or passed where it is `strict`.

    Below the scheme's pass line there is nothing; a target of 0 or less has no proportion.
    """
    name, clause = "positive", scheme.source
    if actual > target or (actual == target and not strict):
        return settled(name, WHOLE, message("达到目标值，得满分"), clause)
    if target <= 0:
        below = message("低于目标值，目标值不大于0，不能按比例")
        equal = message("等于目标值，没有超过，目标值不大于0，不能按比例")
        return settled(name, NOTHING, equal if actual == target else below, clause)
    if actual == target:
        return settled(
            name, WHOLE, message("等于目标值，没有超过；按完成比例：实际值÷目标值"), clause
        )
    if actual < 0:
        return settled(name, NOTHING, message("实际值小于0，不得分"), clause)
    share = over(actual, target)
    if share < Fraction(scheme.pass_share):
        low = message("完成不足目标值的{line:.0%}，不得分", line=scheme.pass_share)
        return settled(name, NOTHING, low, clause)
    return settled(name, share, message("按完成比例：实际值÷目标值"), clause)
