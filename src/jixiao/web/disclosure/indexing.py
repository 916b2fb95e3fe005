"""Indicators of a published version under the names by which like ones are found elsewhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import QuantityKind
from jixiao.review.context import Context
from jixiao.review.metrics import bare_name, groups_named
from jixiao.review.rows import annual_rows, is_satisfaction, plain, shown
from jixiao.web.disclosure.models import IndicatorRecord, Measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PlanDocument
    from jixiao.web.disclosure.models import PublicPlanRecord

_LARGEST: Final = Decimal(10) ** 25
_MONEY_A: Final = "元/"


def indicators_of(public: PublicPlanRecord, document: PlanDocument) -> Iterator[IndicatorRecord]:
    """Yield an entry for each annual indicator of the document that states one exact number."""
    context = Context.of(document)
    for number, row in annual_rows(document.projects[0]):
        quantity = row.target.quantity
        if quantity is None or quantity.number is None or abs(quantity.number) >= _LARGEST:
            continue
        measured = _measured(row)
        yield IndicatorRecord(
            public=public, division=public.division, fiscal_year=public.fiscal_year, row=number,
            measured=measured, likeness=_likeness(row, measured, context)[:120],
            dimension=(quantity.dimension or "")[:40], name=plain(row.name)[:300],
            target=shown(row)[:300], value=quantity.number,
        )  # fmt: skip


def _measured(row: Indicator) -> Measured:
    quantity = row.target.quantity
    if quantity and quantity.kind is QuantityKind.RATIO and is_satisfaction(row):
        return Measured.SATISFACTION
    if quantity and (quantity.dimension or "").startswith(_MONEY_A):
        return Measured.STANDARD
    return Measured.OTHER


def _likeness(row: Indicator, measured: Measured, context: Context) -> str:
    """Return the name without words that differ by chance; of satisfaction, whose it is."""
    if measured is Measured.SATISFACTION and (groups := groups_named(plain(row.name), context)):
        return f"{'、'.join(groups)}满意度"
    return bare_name(row, context) or plain(row.name)
