"""Rulings → lattices, and text → their cells, by the compiled loops where they could be built.

They return what `rulings.lattices` and `Sorting` in `ruled` return without them, to the last bit.
"""

from __future__ import annotations

from array import array
from ctypes import POINTER, Structure, byref, c_int32, c_void_p, string_at
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from jixiao.documents.compiled_loops import library
from jixiao.grids.lattice import Cell, Lattice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from ctypes import CDLL

    from jixiao.documents.drawing import Run, Stroke

OUTSIDE: Final = -1
CROSSED: Final = -2
"""Instead of a lattice's number: text in none, and text that rulings may part or that has sunk."""

_cell: Final[Callable[[Iterable[object]], Cell]] = partial(tuple.__new__, Cell)
_placing: Final = itemgetter(1, 2, 3, 4, 5, 6)


class _Shape(Structure):
    _fields_ = (("columns", c_int32), ("rows", c_int32), ("cells", c_int32))


class _Lattices(Structure):
    _fields_ = (
        ("count", c_int32),
        ("spoilt", c_int32),
        ("shapes", POINTER(_Shape)),
        ("borders", POINTER(c_void_p)),
        ("cells", POINTER(c_void_p)),
        ("owners", POINTER(c_void_p)),
    )


class Loops:
    """The compiled functions."""

    def __init__(self, held: CDLL) -> None:
        self._find, self._free, self._place = (
            held.jixiao_lattices, held.jixiao_lattices_free, held.jixiao_place,
        )  # fmt: skip
        self._find.argtypes = (c_void_p, c_int32, c_void_p, c_int32, c_void_p)
        self._free.argtypes = (c_void_p,)
        self._place.argtypes = (c_void_p, c_int32, c_void_p, c_void_p, c_void_p, c_int32, c_void_p)
        for one in (self._find, self._free, self._place):
            one.restype = None

    def lattices(self, across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Lattice]:
        """Return the lattices that strokes draw; raises MemoryError."""
        out = _Lattices()
        level, upright = (array("d", chain.from_iterable(held)) for held in (across, down))
        self._find(
            level.buffer_info()[0], len(across), upright.buffer_info()[0], len(down), byref(out)
        )
        try:
            if out.spoilt:
                raise MemoryError
            return [_lattice(out, number) for number in range(out.count)]
        finally:
            self._free(byref(out))

    def placed(self, runs: Sequence[Run], lattices: Sequence[Lattice]) -> Iterable[tuple[int, int]]:
        """Return for each run the number of its lattice, or one of the above, and of its cell."""
        places = array("d", chain.from_iterable(map(_placing, runs)))
        shapes, borders, owners = array("i"), array("d"), array("i")
        for one in lattices:
            shapes.extend((len(one.xs) - 1, len(one.ys) - 1, len(one.cells)))
            borders.extend((*one.xs, *one.ys))
            owners.extend(chain.from_iterable(one.owner))
        found = array("i", bytes(8 * len(runs)))
        held = [one.buffer_info()[0] for one in (places, shapes, borders, owners, found)]
        self._place(held[0], len(runs), *held[1:4], len(lattices), held[4])
        pairs = iter(found)
        return zip(pairs, pairs, strict=True)


def _lattice(out: _Lattices, number: int) -> Lattice:
    shape = out.shapes[number]
    columns, rows = shape.columns, shape.rows
    borders = array("d", string_at(out.borders[number], 8 * (columns + rows + 2))).tolist()
    fours = iter(array("i", string_at(out.cells[number], 16 * shape.cells)))
    owners = array("i", string_at(out.owners[number], 4 * columns * rows)).tolist()
    return Lattice(
        borders[: columns + 1],
        borders[columns + 1 :],
        list(map(_cell, zip(*[fours] * 4, strict=True))),
        [owners[begun : begun + columns] for begun in range(0, columns * rows, columns)],
    )


def loops() -> Loops | None:
    """Return the compiled functions; None where they were not built."""
    return _LOOPS


_held = library()
_LOOPS: Final = None if _held is None else Loops(_held)
