"""The wire form → indicators, targets and spans."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from msgspec import UNSET, UnsetType

from jixiao.model.indicator import DeviationCauses, Horizon, Indicator
from jixiao.model.quantity import Comparison, Quantity, QuantityKind, QuantityValue
from jixiao.model.source import SourceSpan
from jixiao.model.target import Target
from jixiao.notation.writing_indicators import TARGET

if TYPE_CHECKING:
    from jixiao.notation import wire

WORDS: Final = frozenset(
    {QuantityKind.DATE, QuantityKind.PERIOD, QuantityKind.GRADE, QuantityKind.TEXT}
)


class NotANumber(ValueError):
    """A quantity of a numeric kind holds something else; the caller knows the path."""


def decimal(text: str | UnsetType | None) -> Decimal | None:
    """Return the exact decimal of `text`; null and absent are None."""
    return None if text is None or text is UNSET else Decimal(text)


def printed(text: str | UnsetType | None) -> str | None:
    """Return `text`; null and absent are None."""
    return None if text is UNSET else text


def span(place: wire.Span | None, holder: str) -> SourceSpan | None:
    """Return the place with its document filled in, or None."""
    if place is None:
        return None
    return SourceSpan(
        document=place.document or holder,
        page=place.page,
        sheet=place.sheet,
        line=place.line,
        table=place.table,
        row=place.row,
        column=place.column,
        box=place.box,
        dpi=place.dpi,
        text=place.text,
    )


def spans(places: dict[str, wire.Span] | None, holder: str) -> dict[str, SourceSpan]:
    """Return the places by field name."""
    found = ((name, span(place, holder)) for name, place in (places or {}).items())
    return {name: place for name, place in found if place is not None}


def indicator(row: wire.Indicator, holder: str) -> Indicator:
    """Return the indicator of a wire row.

    Raises NotANumber when a numeric quantity holds words.
    """
    own = spans(row.spans, holder)
    target = span(row.span, holder)
    return Indicator(
        level1=row.level1,
        level2=row.level2,
        name=row.name,
        target=Target(row.target_text, row.operator, row.value, row.unit, quantity(row.quantity)),
        description=row.description,
        weight=decimal(row.weight),
        basis=row.basis,
        actual=row.actual,
        full_score=decimal(row.full_score),
        score=decimal(row.score),
        deviation_reason=row.deviation_reason,
        horizon=None if row.horizon is None or row.horizon is UNSET else Horizon(row.horizon),
        direction=printed(row.direction),
        explanation=printed(row.explanation),
        basis_kind=printed(row.basis_kind),
        data_source=printed(row.data_source),
        collection_method=printed(row.collection_method),
        scoring_rule=printed(row.scoring_rule),
        evidence=printed(row.evidence),
        forecast=printed(row.forecast),
        likelihood=printed(row.likelihood),
        causes=_causes(row.causes),
        spans=own if target is None else {TARGET: target} | own,
    )


def _causes(causes: wire.Causes | UnsetType | None) -> DeviationCauses | None:
    if causes is None or causes is UNSET:
        return None
    return DeviationCauses(
        causes.funding, causes.rules, causes.staff, causes.hardware, causes.other
    )


def quantity(told: wire.Quantity | None) -> Quantity | None:
    """Return what a target means; raises NotANumber as `indicator`."""
    if told is None:
        return None
    kind = QuantityKind(told.kind)
    return Quantity(
        kind=kind,
        value=_value(kind, told.value),
        comparison=None if told.comparison is None else Comparison(told.comparison),
        dimension=told.dimension,
    )


def _value(kind: QuantityKind, value: str | tuple[str, str]) -> QuantityValue:
    if kind in WORDS:
        return value
    if isinstance(value, str):
        return _number(value)
    first, last = value
    return (_number(first), _number(last))


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotANumber(text) from None
    if not number.is_finite() or "e" in text.lower():
        raise NotANumber(text)
    return number
