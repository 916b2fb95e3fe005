"""Indicators, targets and spans → the wire form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from jixiao.notation import wire

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.indicator import DeviationCauses, Indicator
    from jixiao.model.quantity import Quantity
    from jixiao.model.source import SourceSpan

TARGET = "target"


def decimal_text(number: Decimal | None) -> str | None:
    """Return the digits exactly as printed, never with an exponent; None stays None."""
    return None if number is None else format(number, "f")


def span_on_wire(span: SourceSpan | None, holder: str) -> wire.Span | None:
    """Return the wire form of `span`; the document is named only when it is not `holder`."""
    if span is None:
        return None
    return wire.Span(
        document=None if span.document == holder else span.document,
        page=span.page,
        sheet=span.sheet,
        line=span.line,
        table=span.table,
        row=span.row,
        column=span.column,
        box=span.box,
        dpi=span.dpi,
        text=span.text,
    )


def indicator_on_wire(indicator: Indicator, holder: str) -> wire.Indicator:
    """Return the wire form of one indicator; `span` is the target's, `spans` the others'."""
    target = indicator.target
    return wire.Indicator(
        level1=indicator.level1,
        level2=indicator.level2,
        name=indicator.name,
        description=indicator.description,
        target_text=target.text,
        operator=target.operator,
        value=target.value,
        unit=target.unit,
        quantity=_quantity(target.quantity),
        weight=decimal_text(indicator.weight),
        basis=indicator.basis,
        actual=indicator.actual,
        full_score=decimal_text(indicator.full_score),
        score=decimal_text(indicator.score),
        deviation_reason=indicator.deviation_reason,
        horizon=UNSET if indicator.horizon is None else indicator.horizon.value,
        direction=_printed(indicator.direction),
        explanation=_printed(indicator.explanation),
        basis_kind=_printed(indicator.basis_kind),
        data_source=_printed(indicator.data_source),
        collection_method=_printed(indicator.collection_method),
        scoring_rule=_printed(indicator.scoring_rule),
        evidence=_printed(indicator.evidence),
        forecast=_printed(indicator.forecast),
        likelihood=_printed(indicator.likelihood),
        causes=_causes(indicator.causes),
        span=span_on_wire(indicator.spans.get(TARGET), holder),
        spans={
            name: span_on_wire(span, holder) or wire.Span()
            for name, span in indicator.spans.items()
            if name != TARGET
        },
    )


def _printed(text: str | None) -> str | UnsetType:
    return UNSET if text is None else text


def _quantity(quantity: Quantity | None) -> wire.Quantity | None:
    if quantity is None:
        return None
    return wire.Quantity(
        kind=quantity.kind.value,
        comparison=None if quantity.comparison is None else quantity.comparison.value,
        value=_quantity_value(quantity),
        dimension=quantity.dimension,
    )


def _quantity_value(quantity: Quantity) -> str | tuple[str, str]:
    value = quantity.value
    if isinstance(value, tuple):
        first, last = value
        return (_plain(first), _plain(last))
    return _plain(value)


def _plain(value: Decimal | str) -> str:
    return value if isinstance(value, str) else format(value, "f")


def _causes(causes: DeviationCauses | None) -> wire.Causes | UnsetType:
    if causes is None:
        return UNSET
    return wire.Causes(causes.funding, causes.rules, causes.staff, causes.hardware, causes.other)
