"""Whether the money by source comes to the total that is printed above it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.forms.money import PART, TOTAL
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.funding import Execution

_COLUMNS: Final = {"initial": "年初预算数", "year": "全年预算数", "spent": "执行数"}


def not_added_up(execution: Execution | None) -> Iterator[Message]:
    """Yield each column whose parts do not come to its total.

    Only where every line under the total names a source of its own, so that none counts twice.
    """
    rows = execution.rows if execution else ()
    parts = [row for row in rows if not TOTAL.search(row.source)]
    if execution is None or len(parts) == len(rows) or not parts:
        return
    if not all(PART.search(row.source) for row in parts):
        return
    total = next(row for row in rows if TOTAL.search(row.source))
    for name, column in _COLUMNS.items():
        whole: Decimal | None = getattr(total, name)
        told: list[Decimal] = [one for row in parts if (one := getattr(row, name)) is not None]
        if whole is None or not told or sum(told) == whole:
            continue
        yield message(
            "{column}：各资金来源合计{parts}{unit}，与总额{whole}{unit}不一致，按总额计算；请核对",
            column=column, parts=format(sum(told, Decimal(0)), "f"), unit=execution.unit,
            whole=format(whole, "f"),
        )  # fmt: skip
