"""What rules say of calculations: the arithmetic with its suppositions, levels and groups."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation, Way, supposed
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context

Own = tuple["PerformancePlan", Explanation]


def arithmetic_of(explanation: Explanation) -> Message:
    """Return the calculation with what had to be supposed behind it in brackets."""
    return message(
        "{arithmetic}{supposed}",
        arithmetic=explanation.arithmetic,
        supposed=supposed(explanation),
    )


def level_of_plan(plan: PerformancePlan, context: Context) -> str | None:
    """Return the level of government a plan's name, else its purpose, names; None if several."""
    for text in (plan.name, plan.purpose):
        found = levels_in(text or "", context)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def levels_in(text: str, context: Context) -> list[str]:
    """Return the levels of government that a text names, the centre first."""
    return [
        row["level"]
        for row in context.table("level_words")
        if any(word in text for word in row["words"])
    ]


def calculated(document: PlanDocument, context: Context) -> list[Own]:
    """Return the plans whose standards and heads make a sum, alone or with item costs."""
    explained = ((plan, explain(plan, context.day).best) for plan in document.projects)
    return [
        (plan, best)
        for plan, best in explained
        if best is not None and best.way in (Way.PRODUCT, Way.PART, Way.MIXED)
    ]


def partly_paid(own: list[Own], context: Context) -> dict[int, list[Own]]:
    """Return, by ordinal, the plans that pay only a part of what they calculate.

    A plan does when a round share closes the gap, when its name says one level's money, or when
    another plan calculates with the same standard and heads; the list holds all of these.
    """
    groups: dict[tuple[object, ...], list[Own]] = defaultdict(list)
    for plan, best in own:
        partly = best.way is Way.PART or (not best.exact and best.residual < 0)
        if partly and len(best.terms) == 1 and not _share_stated(best):
            groups[_identity(best)].append((plan, best))
    found = {}
    for group in groups.values():
        for plan, best in group:
            alone = best.way is Way.PART or level_of_plan(plan, context) is not None
            if alone or len(group) > 1:
                found[plan.ordinal] = group
    return found


def _share_stated(best: Explanation) -> bool:
    """Return whether a calculation uses a share that the plan states."""
    return any(each.is_share and each.place for term in best.terms for each in term.factors)


def _identity(best: Explanation) -> tuple[object, ...]:
    """Return the stated figures of a calculation, supposed ones aside."""
    stated = (each for term in best.terms for each in term.factors if each.place is not None)
    return tuple(sorted((each.powers, each.value) for each in stated))
