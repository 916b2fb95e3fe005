"""Money by source as the charts show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


def money_chart(rows: Iterable[tuple[str, Decimal | None, Decimal | None]]) -> dict[str, object]:
    """Return bars of fiscal and other money in 万元, one a row (name, fiscal, other)."""
    told = list(rows)
    return {
        "kind": "bars",
        "unit": _("万元"),
        "names": [name for name, *_money in told],
        "series": [
            {"name": _("财政拨款"), "values": [float(one or 0) for _name, one, _rest in told]},
            {"name": _("其他资金"), "values": [float(one or 0) for _name, _rest, one in told]},
        ],
    }
