"""Values as bytes and back: dataclasses as calls of their class, places of what was read apart."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.source import SourceSpan

Places = dict[str, "SourceSpan"]
_FAST: Final = 1
_PLACES: Final = "spans"


def pack(item: object) -> bytes:
    """Return an item as bytes."""
    stream = BytesIO()
    _Packer(stream).dump(item)
    return zlib.compress(stream.getvalue(), _FAST)


def unpack(packed: bytes) -> Any:  # noqa: ANN401 # what was packed
    """Return the item that was packed."""
    return pickle.loads(zlib.decompress(packed))  # noqa: S301 # written by `pack` alone


def pack_apart(item: object) -> tuple[bytes, list[Places]]:
    """Return an item as bytes, and beside it the places that its parts were read from.

    Places are many and seldom asked for; those made when somebody looks hold their whole table.
    """
    stream, places = BytesIO(), list[Places]()
    _PackerApart(stream, places).dump(item)
    return zlib.compress(stream.getvalue(), _FAST), places


def unpack_with(packed: bytes, places: Callable[[], list[Places]]) -> Any:  # noqa: ANN401 # as packed
    """Return the item that was packed apart; its places are taken when somebody looks."""
    return _UnpackerApart(BytesIO(zlib.decompress(packed)), places).load()


class PlacesApart(Mapping[str, "SourceSpan"]):
    """The places of one part of an item, taken when somebody looks."""

    __slots__ = ("_number", "_taken")

    def __init__(self, taken: Callable[[], list[Places]], number: int) -> None:
        """Hold where all places of the item are taken from, and which of them these are."""
        self._taken = taken
        self._number = number

    def __getitem__(self, name: str) -> SourceSpan:
        """Return the place of a field; raises KeyError where none was read."""
        return self._taken()[self._number][name]

    def __iter__(self) -> Iterator[str]:
        """Yield the fields that have a place."""
        return iter(self._taken()[self._number])

    def __len__(self) -> int:
        return len(self._taken()[self._number])


class _Packer(pickle.Pickler):
    """Pickles dataclasses as calls of their class, several times faster to read than by default."""

    def __init__(self, stream: BytesIO) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)

    def reducer_override(self, item: Any) -> Any:  # noqa: ANN401 # the signature of pickle
        if isinstance(item, type) or not is_dataclass(item):
            return NotImplemented
        kind: Any = type(item)
        return kind, _values_of(kind)(item)


class _Mark:
    """Stands for the places of a part while the item is packed."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class _PackerApart(_Packer):
    """Packs dataclasses with marks in place of their places, which go into a list."""

    def __init__(self, stream: BytesIO, places: list[Places]) -> None:
        super().__init__(stream)
        self._places = places

    def reducer_override(self, item: Any) -> Any:  # noqa: ANN401 # the signature of pickle
        reduced = super().reducer_override(item)
        kind: Any = type(item)
        at = None if reduced is NotImplemented else _at(kind)
        if at is None:
            return reduced
        values = reduced[1]
        mark = _Mark(len(self._places))
        self._places.append(_written_down(values[at]))
        return kind, (*values[:at], mark, *values[at + 1 :])

    def persistent_id(self, item: Any) -> int | None:  # noqa: ANN401 # the signature of pickle
        return item.number if type(item) is _Mark else None


class _UnpackerApart(pickle.Unpickler):
    """Unpacks what `_PackerApart` packed."""

    def __init__(self, stream: BytesIO, places: Callable[[], list[Places]]) -> None:
        super().__init__(stream)
        self._places = places

    def persistent_load(self, number: int) -> PlacesApart:
        return PlacesApart(self._places, number)


def _written_down(places: Mapping[str, SourceSpan]) -> Places:
    """Return places as a dictionary, those that are made when somebody looks made."""
    if isinstance(places, dict):
        return places
    named = ((name, places.get(name)) for name in places)
    return {name: place for name, place in named if place is not None}


@cache
def _at(kind: Any) -> int | None:  # noqa: ANN401 # a dataclass
    """Return at which of its values a dataclass holds places, or None."""
    names = [field.name for field in fields(kind)]
    return names.index(_PLACES) if _PLACES in names else None


@cache
def _values_of(kind: Any) -> Callable[[object], tuple[object, ...]]:  # noqa: ANN401 # a dataclass
    """Return what takes the values of a dataclass's fields, in the order of its parameters."""
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda item: (getattr(item, names[0]),)
    return attrgetter(*names)
