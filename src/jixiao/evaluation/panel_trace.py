"""How the experts' scores of an item became one: the arithmetic, as people would write it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.evaluation.share import shown
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.message import Message
    from jixiao.model.panel import PanelItem, PanelScore


def arithmetic(item: PanelItem) -> Message:
    """Return the mean that gave the item its score, with what was left out of it.

    Source: expert-practice#combine.
    """
    if not item.left_out:
        return _mean(item.given, item.score)
    ordered = sorted(item.given)
    return message(
        "{given}去掉最高{most}、最低{least}，{mean}",
        given="、".join(map(shown, item.given)), most=shown(ordered[-1]), least=shown(ordered[0]),
        mean=_mean(_without(item.given, ordered[-1], ordered[0]), item.score),
    )  # fmt: skip


def spread_told(item: PanelItem) -> Message:
    """Return how far the highest and the lowest share of an item are apart."""
    most, least = max(item.given), min(item.given)
    return message(
        "最高{most}与最低{least}相差{gap}分，为{points}分的{spread:.2%}",
        most=shown(most), least=shown(least), gap=shown(most - least),
        points=shown(item.points), spread=item.spread,
    )  # fmt: skip


def sum_told(score: PanelScore) -> Message:
    """Return how the groups add up to the total."""
    parts = _added([reached for _, _, reached in score.groups])
    return message("{parts}＝{total}", parts=parts, total=score.total)


def apart_from(item: PanelItem, expert: int) -> Decimal:
    """Return what an expert (from 0) gave above the item's score, below it with a minus."""
    return item.given[expert] - item.score


def _mean(kept: Sequence[Decimal], score: Decimal) -> Message:
    whole, count = _added(kept), len(kept)
    if sum(kept, Decimal(0)) == score * count:
        return message("（{whole}）÷{count}＝{score}", whole=whole, count=count, score=score)
    return message("（{whole}）÷{count}≈{score}", whole=whole, count=count, score=score)


def _added(numbers: Sequence[Decimal]) -> Message:
    """Return numbers with the signs of addition between them."""
    whole = message("{number}", number=shown(numbers[0]))
    for one in numbers[1:]:
        whole = message("{before}＋{number}", before=whole, number=shown(one))
    return whole


def _without(given: Sequence[Decimal], *left_out: Decimal) -> list[Decimal]:
    kept = list(given)
    for one in left_out:
        kept.remove(one)
    return kept
