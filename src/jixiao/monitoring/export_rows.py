"""Rows of an export as the core reads them: field by field, sums marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jixiao.monitoring.coding import is_total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Row = TypeVar("Row")


def rows_of(
    kind: Callable[..., Row],
    rows: Iterable[tuple[int, Sequence[str]]],
    columns: Mapping[str, Sequence[int]],
) -> Iterator[Row]:
    """Yield the rows as `kind` (a TreasuryRow or BudgetRow) holds them.

    A row is marked where a cell that is in no column of `columns` says 合计.
    """
    used = {field: places[0] for field, places in columns.items() if places}
    for number, cells in rows:
        told = {field: cells[at].strip() for field, at in used.items() if at < len(cells)}
        others = (cell for at, cell in enumerate(cells) if at not in used.values())
        yield kind(number, **told, marked=any(map(is_total, others)))
