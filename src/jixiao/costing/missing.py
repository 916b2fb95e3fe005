"""What is probably missing where a calculation does not give the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, TIMES, times, under_one, written
from jixiao.costing.explanation import Missing, Way
from jixiao.costing.factor import HUNDRED, in_wan, plain
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.explanation import Explanation
    from jixiao.costing.factor import Factor
    from jixiao.costing.pairing import Paid
    from jixiao.costing.term import Term

_STEP: Final = Decimal("0.05")
NEAR_SHARE: Final = Decimal("0.001")
_MOST_MONTHS: Final = 24
_PLAUSIBLE: Final = Decimal(20)
"""A calculation further away than this many times explains nothing."""


def round_share(ratio: Decimal, slack: Decimal) -> Decimal | None:
    """Return the share (a multiple of 5 %, below 1) that a ratio is, or None.

    Where rounding leaves more than a thousandth open, only a share that is met exactly is told.
    """
    if not 0 < ratio < 1:
        return None
    share = round(ratio / _STEP) * _STEP
    if slack > NEAR_SHARE and ratio != share:
        return None
    return share if 0 < share < 1 and abs(ratio - share) <= slack else None


def plausible(explanation: Explanation) -> bool:
    """Return whether a calculation lies near enough to its budget to say anything about it."""
    total = explanation.total
    return total > 0 and 1 / _PLAUSIBLE <= explanation.budget / total <= _PLAUSIBLE


def missing_from(explanation: Explanation) -> tuple[Missing, ...]:
    """Return what would close the gap: a share, months, a head count, a part of the cost."""
    if explanation.way is Way.PRODUCT and len(explanation.terms) == 1:
        return tuple(_gaps(explanation, explanation.budget / explanation.total))
    if explanation.residual > 0:
        rest = in_wan(explanation.residual, 2)
        what = message("可能缺 {rest} 的成本项", rest=rest)
        return (Missing(what, MONEY, explanation.residual),)
    return ()


def missing_standard(each: Paid) -> Missing:
    """Return the standard per head that a stated sum and its heads come to."""
    heads = each.heads[0]
    what = message(
        "没有写标准：{amount} ÷ {heads} 折合 {each} {unit}",
        amount=each.amount.text,
        heads=heads.text if len(each.heads) == 1 else f"{plain(each.number)} {heads.unit}",
        each=plain(round(each.each, 2)),
        unit=written(times(MONEY, under_one(heads.powers))),
    )
    return Missing(what, times(MONEY, under_one(heads.powers)), each.each)


def missing_whole(yuan: Decimal, share: Factor) -> Missing:
    """Return the cost of all levels that a budget is a stated share of."""
    whole = yuan / share.value
    what = message(
        "写有比例 {share}，倒推各级合计 {whole}", share=share.text, whole=in_wan(whole, 2)
    )
    return Missing(what, MONEY, whole)


def _gaps(explanation: Explanation, ratio: Decimal) -> Iterator[Missing]:
    """Yield the figures that would make a single product the budget."""
    term = explanation.terms[0]
    for factor in term.factors[1:]:
        needed = factor.value * ratio
        if _is_time(factor) and factor.assumption is not None:
            if needed == needed.to_integral_value() and 0 < needed <= _MOST_MONTHS:
                yield Missing(_count_message(needed, factor), factor.powers, needed)
        elif factor.powers and _whole(needed, explanation, term, factor):
            heads = needed.to_integral_value()
            yield Missing(_count_message(heads, factor), factor.powers, heads)
    if ratio < 1:
        yield Missing(_share_message(round(ratio, 3)), PURE, ratio)


def _is_time(factor: Factor) -> bool:
    return any(base in TIMES for base, _ in factor.powers)


def _whole(needed: Decimal, explanation: Explanation, term: Term, factor: Factor) -> bool:
    """Return whether a whole number of heads would give the budget within its rounding."""
    each = term.value / factor.value
    return abs(round(needed) * each - explanation.budget) <= explanation.tolerance


def _count_message(needed: Decimal, factor: Factor) -> Message:
    """Return how much a count would have to be."""
    unit = factor.unit or "".join(base for base, _ in factor.powers)
    return message(
        "按预算倒推应为 {needed} {unit}，不是 {given}",
        needed=plain(needed),
        unit=unit,
        given=factor.text,
    )


def _share_message(share: Decimal) -> Message:
    return message(
        "可能缺分担比例：预算是算出数的 {share}%", share=plain(round(share * HUNDRED, 1))
    )
