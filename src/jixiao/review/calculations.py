"""What rules say of calculations: the arithmetic with its suppositions, levels and groups."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.explaining import explain
from jixiao.costing.explanation import Explanation, Way, supposed
from jixiao.costing.gathering import facts_of
from jixiao.costing.term import Term
from jixiao.model.message import Message, message
from jixiao.model.quantity import Comparison
from jixiao.review.remembering import once_in_context
from jixiao.review.rows import plain, speaks_of

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.worked_out import WorkedOut

_AT_LEAST: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)
# Several levels bear it, and nobody says how much each.
_BORNE: Final = re.compile(
    r"共同(?:负担|承担|分担|出资)|按比例(?:负担|承担|分担)|分级(?:负担|承担)"
)
_ROUND_SHARE: Final = Decimal("0.05")
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
    return [row["level"] for row in context.table("level_words") if speaks_of(text, row["words"])]


@once_in_context
def calculated(document: PlanDocument, context: Context) -> list[Own]:
    """Return the plans whose standards and heads make a sum, alone or with item costs."""
    day = context.day
    standing = (plan for plan in document.projects if facts_of(plan, day).standards)
    explained = ((plan, explain(plan, day).best) for plan in standing)
    return [
        (plan, best)
        for plan, best in explained
        if best is not None and best.way in (Way.PRODUCT, Way.PART, Way.MIXED)
    ]


@once_in_context
def partly_paid(document: PlanDocument, context: Context) -> dict[int, list[Own]]:
    """Return, by ordinal, the plans that pay only a part of what they calculate.

    A plan does when a round share closes the gap, when its name says one level's money, or when
    another plan calculates with the same standard and heads; the list holds all of these.
    """
    groups: dict[tuple[object, ...], list[Own]] = defaultdict(list)
    for plan, best in calculated(document, context):
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


def paid_part(plan: PerformancePlan, made: WorkedOut, context: Context) -> Decimal | None:
    """Return the round share of a basis's sum that one level's plan pays without saying so."""
    basis = plain(plan.indicators[made.row - 1].basis)
    borne = level_of_plan(plan, context) is not None or _BORNE.search(basis)
    if not borne or not 0 < made.stated < made.total:
        return None
    share = made.stated / made.total
    return share if share % _ROUND_SHARE == 0 else None


def rows_of_floors(plan: PerformancePlan, made: WorkedOut) -> list[int]:
    """Return the rows that state the count a basis multiplies as the least there will be."""
    used = {(one.value, one.powers) for term in made.terms for one in term.factors}
    quantities = ((n, row.target.quantity) for n, row in enumerate(plan.indicators, 1))
    return [
        number
        for number, quantity in quantities
        if quantity is not None
        and quantity.comparison in _AT_LEAST
        and (quantity.number, ((quantity.dimension, 1),)) in used
    ]


def counts_floor(plan: PerformancePlan, term: Term) -> bool:
    """Return whether the heads of a product are stated as the least there will be (≥)."""
    rows = (plan.indicators[row - 1] for row in Term(term.factors[1:]).rows)
    signs = (row.target.quantity.comparison for row in rows if row.target.quantity)
    return any(sign in _AT_LEAST for sign in signs)


def floors_too_dear(plan: PerformancePlan, best: Explanation, context: Context) -> bool:
    """Return whether the least heads at a fixed standard cost far more than the budget."""
    if best.way is not Way.PRODUCT or len(best.terms) != 1 or best.terms[0].factors[0].ceiling:
        return False
    most = best.budget * (1 + context.number("floor_excess"))
    return best.total >= most and counts_floor(plan, best.terms[0])


def floors_too_cheap(plan: PerformancePlan, best: Explanation, context: Context) -> bool:
    """Return whether the least heads at the highest standard use little of the budget."""
    if best.way is not Way.PRODUCT or len(best.terms) != 1:
        return False
    least = best.budget * context.number("floor_cover_least")
    bounded = best.terms[0].factors[0].ceiling or _is_fixed(plan, best.terms[0])
    whole = bounded and states_whole(plan, best, context)
    return best.total < least and whole and counts_floor(plan, best.terms[0])


def _is_fixed(plan: PerformancePlan, term: Term) -> bool:
    """Return whether the standard of a product is stated as exactly what is paid (=)."""
    rows = (plan.indicators[row - 1] for row in Term(term.factors[:1]).rows)
    signs = [row.target.quantity.comparison for row in rows if row.target.quantity]
    return bool(signs) and all(sign is Comparison.EQUAL for sign in signs)


def states_whole(plan: PerformancePlan, best: Explanation, context: Context) -> bool:
    """Return whether a single product stands beside the one cost row, which is the budget."""
    items = facts_of(plan, context.day).items
    return len(best.terms) == 1 and len(items) == 1 and items[0].value == best.budget


def _share_stated(best: Explanation) -> bool:
    """Return whether a calculation uses a share that the plan states."""
    return any(each.is_share and each.place for term in best.terms for each in term.factors)


def _identity(best: Explanation) -> tuple[object, ...]:
    """Return the stated figures of a calculation, supposed ones aside."""
    stated = (each for term in best.terms for each in term.factors if each.place is not None)
    return tuple(sorted((each.powers, each.value) for each in stated))
