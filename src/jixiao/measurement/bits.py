"""Conditions of a row as bits of whole numbers, each condition looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jixiao.measurement.expression import Column

WIDTH: Final = 62
"""Conditions held in one whole number of 64 bits."""


class Named:
    """Columns asked for under names, each once."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._names: dict[Any, str] = {}
        self.columns: dict[str, Column] = {}

    def name(self, column: Column) -> str:
        """Return the name of a column, a new one if nobody asked for it yet."""
        name = self._names.setdefault(column.op(), f"{self._prefix}{len(self._names)}")
        self.columns.setdefault(name, column)
        return name


class Bits:
    """Conditions as bits of whole numbers, each condition once."""

    def __init__(self) -> None:
        self._conditions = Named("c")

    def place(self, condition: Column) -> tuple[str, int]:
        """Return the column of a condition, and its bit there."""
        number = int(self._conditions.name(condition)[1:])
        return f"m{number // WIDTH}", 1 << number % WIDTH

    @property
    def columns(self) -> dict[str, Column]:
        """The columns of bits; a condition that is unknown of a row is not met.

        Bits are added, not joined: of a sum an engine knows how large it becomes, and groups few
        keys without hashing them.
        """
        held: dict[str, Column] = {}
        for condition in self._conditions.columns.values():
            name, bit = self.place(condition)
            met = condition.ifelse(whole(bit), whole(0))
            held[name] = held[name] + met if name in held else met
        return held


def whole(number: int) -> Column:
    """Return a number of 64 bits."""
    import ibis  # noqa: PLC0415 - heavy, only when used

    return ibis.literal(number, "int64")
