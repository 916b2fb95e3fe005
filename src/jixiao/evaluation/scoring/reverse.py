"""At most so much: all points when kept, else fewer the further the actual lies above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.evaluation.share import NOTHING, WHOLE, Share, over, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.scoring import ScoringScheme


def reverse(
    target: Decimal, actual: Decimal, scheme: ScoringScheme, *, strict: bool = False
) -> Share:
    """Return the share for a target not to be passed, or reached where `strict`, by the scheme."""
    name, clause = "reverse", scheme.reverse_source
    if actual < target or (actual == target and not strict):
        return settled(name, WHOLE, message("没有超过目标值，得满分"), clause)
    if actual == target:
        told = message("等于目标值，没有低于；超出0，按比例不扣分")
        return settled(name, WHOLE, told, clause)
    if target <= 0:
        return settled(name, NOTHING, message("超过目标值，目标值不大于0，不得分"), clause)
    if scheme.reverse == "ratio":
        return settled(name, over(target, actual), message("超过目标值：目标值÷实际值"), clause)
    share = WHOLE - over(actual - target, target)
    return settled(name, share, message("超过目标值：1－（实际值－目标值）÷目标值"), clause)
