"""A table of budgets beside the year's projects: what would be taken, and what it replaces."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.monitoring.budget_rows import BudgetAside, BudgetRow, read_budgets
from jixiao.monitoring.coding import Codes
from jixiao.monitoring.export_rows import rows_of
from jixiao.web.budgets.models import BudgetLineRecord
from jixiao.web.budgets.signed import SIGNED, signed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.monitoring.budget_rows import BudgetLine, Budgets
    from jixiao.web.budgets.models import BudgetTableRecord

YUAN: Final = Decimal(10_000)
LONGEST: Final = 60
"""Of a source's name; two that differ only behind it are one."""


def budgets_in(table: BudgetTableRecord) -> Budgets:
    """Return what the table's rows come to as things are now; nothing is stored.

    Rows of projects whose self-evaluation was signed are set aside.
    """
    codes = table.year.projects.exclude(code="").values_list("code", flat=True)
    rows = rows_of(BudgetRow, table.rows, table.columns)
    kept = [replace(one, source=one.source[:LONGEST]) for one in rows]
    found = read_budgets(kept, Codes(frozenset(codes)), table.unit)
    of_year = signed().filter(plan__project__year=table.year)
    closed = set() if table.taken else set(of_year.values_list("plan__project__code", flat=True))
    late = {line.row for line in found.lines if line.code in closed}
    return replace(
        found,
        lines=tuple(line for line in found.lines if line.row not in late),
        aside=(*found.aside, *(BudgetAside(one, SIGNED) for one in kept if one.number in late)),
    )


def record_of(line: BudgetLine, **more: object) -> BudgetLineRecord:
    """Return a line as it is stored, in 万元; `more` tells whose it is and where it is from."""
    return BudgetLineRecord(
        source=line.source, initial=_over(line.initial), adjusted=_over(line.year),
        carried=_over(line.carried), **more,
    )  # fmt: skip


def told_of(lines: Iterable[BudgetLineRecord]) -> dict[int, list[list[str | None]]]:
    """Return project → its lines as the trail keeps them: source, initial, adjusted, carried."""
    found = defaultdict(list)
    for one in lines:
        amounts = (one.initial, one.adjusted, one.carried)
        told = [None if amount is None else f"{amount.normalize():f}" for amount in amounts]
        found[one.project_id].append([one.source, *told])
    return dict(found)


def _over(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else amount / YUAN
