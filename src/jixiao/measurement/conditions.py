"""Conditions taken apart: each comparison is looked at once, however many conditions have it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from jixiao.measurement.bits import Bits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from jixiao.measurement.bits import Named
    from jixiao.measurement.expression import Column

    Test = Callable[[Mapping[str, Decimal | None]], bool]
    """Tells of a group, by its bits, whether its rows meet a condition."""


class Conditions:
    """Conditions told by the bits of the comparisons they are joined of.

    A comparison unknown of a row has no bit. So a condition of “and” and “or” comes out as the
    engine would find it: met, or not met and unknown in one. “Not” is told by bits only of what is
    never unknown; any other is a comparison of its own.

    `keys` are numbers that rows are grouped by besides: whether one lies between two others is
    told by the group's own number, and no row is asked. Of columns that are `full` no row lacks
    a value, so the bit of “paid < due” tells of “paid >= due” too.
    """

    def __init__(self, keys: Named | None = None, full: Collection[Any] = ()) -> None:
        self._bits = Bits()
        self._full = full
        self._keys = {} if keys is None else {one.op(): name for name, one in keys.columns.items()}
        self._tests: dict[Any, Test] = {}

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns of bits that groups must have."""
        return self._bits.columns

    def test(self, condition: Column) -> Test:
        """Return what tells whether the rows of a group meet a condition."""
        operation = condition.op()
        if operation not in self._tests:
            told = self._of_key(operation) or self._of_opposite(operation)
            self._tests[operation] = told or self._made(operation)
        return self._tests[operation]

    def _of_key(self, operation: Any) -> Test | None:  # noqa: ANN401 - Ibis brings no types
        """Return what tells of a group by the number it is grouped by, if that is enough."""
        import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

        match operation:
            case ops.Between(
                arg=arg, lower_bound=ops.Literal(value=lower), upper_bound=ops.Literal(value=upper)
            ) if arg in self._keys:
                return partial(_lies_between, self._keys[arg], Decimal(lower), Decimal(upper))
        return None

    def _of_opposite(self, operation: Any) -> Test | None:  # noqa: ANN401 - as above
        """Return what tells by the opposite comparison, if that is known and one of both is met."""
        import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

        opposites = {
            ops.Less: ops.GreaterEqual,
            ops.GreaterEqual: ops.Less,
            ops.Greater: ops.LessEqual,
            ops.LessEqual: ops.Greater,
        }
        kind = opposites.get(type(operation))
        if kind is None or operation.left not in self._full or operation.right not in self._full:
            return None
        denied = self._tests.get(kind(operation.left, operation.right))
        return None if denied is None else lambda row: not denied(row)

    def _made(self, operation: Any) -> Test:  # noqa: ANN401 - Ibis brings no types
        import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

        match operation:
            case ops.Literal(value=True):
                return lambda _: True
            case ops.Literal():
                return lambda _: False
            case ops.And() | ops.Or():
                return self._joined(operation, every=isinstance(operation, ops.And))
            case ops.Coalesce(arg=(known, ops.Literal(value=False))):
                return self.test(known.to_expr())
            case ops.Not(arg=ops.Coalesce(arg=(_, ops.Literal(value=False))) as known):
                denied = self.test(known.to_expr())
                return lambda row: not denied(row)
        name, bit = self._bits.place(operation.to_expr())
        return lambda row: bool(int(row[name] or 0) & bit)

    def _joined(self, operation: Any, *, every: bool) -> Test:  # noqa: ANN401 - as above
        sides = operation.left.to_expr(), operation.right.to_expr()
        if any(_is_literal(side, value=not every) for side in sides):
            return lambda _: not every
        one, other = (self.test(side) for side in sides)
        if every:
            return lambda row: one(row) and other(row)
        return lambda row: one(row) or other(row)


def _lies_between(
    key: str, lower: Decimal, upper: Decimal, row: Mapping[str, Decimal | None]
) -> bool:
    found = row[key]
    return found is not None and lower <= found <= upper


def _is_literal(condition: Column, *, value: bool) -> bool:
    import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

    operation = condition.op()
    return isinstance(operation, ops.Literal) and operation.value is value
