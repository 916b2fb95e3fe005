"""Runs and strokes as they come from the reading process: packed, taken apart when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar, overload

from jixiao.documents.drawing import Run, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Item = TypeVar("Item")

NUMBERS: Final = 6
"""Of a run: x0, y0, x1, y1, base and size."""

ENDS: Final = 3
"""Of a stroke: position, start and end."""

_run: Final[Callable[[Iterable[object]], Run]] = partial(tuple.__new__, Run)
_stroke: Final[Callable[[Iterable[object]], Stroke]] = partial(tuple.__new__, Stroke)
"""Made without a call in Python, for a page has hundreds."""


class _Packed(Sequence[Item]):
    """What is taken apart once, when the first item is asked for."""

    __slots__ = ("_items", "places")

    def __init__(self, places: bytes) -> None:
        self.places = places
        self._items: list[Item] | None = None

    def _taken_apart(self) -> list[Item]:
        raise NotImplementedError

    @property
    def items(self) -> list[Item]:
        """All of them; raises ValueError when the numbers do not come out even."""
        if self._items is None:
            self._items = self._taken_apart()
        return self._items

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self.items[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.items == list(other)

    __hash__ = None  # type: ignore[assignment] # as lists have none


class PackedRuns(_Packed[Run]):
    """Runs whose `text` has a line feed after each, `places` six doubles for each."""

    __slots__ = ("text",)

    def __init__(self, text: str, places: bytes) -> None:
        super().__init__(places)
        self.text = text

    def __len__(self) -> int:
        return len(self.places) // (8 * NUMBERS)

    def _taken_apart(self) -> list[Run]:
        said, places = self.text.split("\n")[:-1], iter(array("d", self.places))
        return list(map(_run, zip(said, *[places] * NUMBERS, strict=True)))


class PackedStrokes(_Packed[Stroke]):
    """Strokes with three doubles each."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.places) // (8 * ENDS)

    def _taken_apart(self) -> list[Stroke]:
        return list(map(_stroke, zip(*[iter(array("d", self.places))] * ENDS, strict=True)))
