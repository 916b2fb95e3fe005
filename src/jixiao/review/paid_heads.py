"""Payments that name their kind, and whether anybody counts those who receive it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.review.rows import speaks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.costing.factor import Factor
    from jixiao.review.context import Context


def lacks_heads(item: Factor, counted: str, context: Context) -> bool:
    """Return whether a payment names its kind and no count names the people it goes to."""
    for row in context.table("payment_heads"):
        if row["payment"] in item.subject:
            return not speaks_of(counted, row["heads"])
    return False


def with_heads(
    amounts: Sequence[Factor], counts: Sequence[Factor], context: Context
) -> list[Factor]:
    """Return the amounts whose receivers may be counted; all when only one is stated."""
    if len(amounts) < 2:  # noqa: PLR2004 # one sum has nothing to be told from
        return list(amounts)
    counted = "，".join(count.subject for count in counts)
    return [item for item in amounts if not lacks_heads(item, counted, context)]
