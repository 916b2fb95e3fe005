"""A drawing's rulings and text → filled tables, by the compiled loops where they could be built.

They return what `sorting` returns without them, to the last bit.
"""

from __future__ import annotations

from array import array
from ctypes import POINTER, Structure, byref, c_double, c_int32, c_void_p, string_at
from functools import partial
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

from jixiao.documents.compiled_loops import library
from jixiao.documents.document import Merge
from jixiao.documents.drawing import Run
from jixiao.documents.packed import PackedRuns, PackedStrokes
from jixiao.documents.pdf_letters import SHIFTED, as_written
from jixiao.documents.wide_text import as_codes, as_text
from jixiao.grids.filled_table import FilledTable, SortedText
from jixiao.grids.grid import Room
from jixiao.grids.packed_boxes import PackedBoxes
from jixiao.grids.shaded_cells import rulings_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from ctypes import CDLL

    from jixiao.documents.drawing import Drawing, Stroke

    Box = tuple[float, float, float, float]

_run: Final[Callable[[Iterable[object]], Run]] = partial(tuple.__new__, Run)
_room: Final[Callable[[Iterable[object]], Room]] = partial(tuple.__new__, Room)
_merge: Final[Callable[[Iterable[object]], Merge]] = partial(tuple.__new__, Merge)
_placing: Final = itemgetter(1, 2, 3, 4, 5, 6)


class _Shape(Structure):
    _fields_ = (("columns", c_int32), ("rows", c_int32), ("cells", c_int32))


class _Lattices(Structure):
    _fields_ = (
        ("count", c_int32),
        ("spoilt", c_int32),
        ("shapes", POINTER(_Shape)),
        ("borders", POINTER(c_void_p)),
        ("cells", c_void_p),
        ("owners", c_void_p),
    )


Number = TypeVar("Number", int, float)

_COUNTS: Final = ("spoilt", "letters", "filled", "merged", "left_out")
_ARRAYS: Final = (
    "text", "numbers", "corners", "boxes", "roomy", "rooms", "merges", "parts", "places",
)  # fmt: skip


class _Filled(Structure):
    _fields_ = (
        *((name, c_int32) for name in _COUNTS),
        ("usual", c_double),
        *((name, c_void_p) for name in _ARRAYS),
    )


class Loops:
    """The compiled functions."""

    def __init__(self, held: CDLL) -> None:
        self._find, self._free = held.jixiao_lattices, held.jixiao_lattices_free
        self._fill, self._empty = held.jixiao_fill, held.jixiao_filled_free
        self._find.argtypes = (c_void_p, c_int32, c_void_p, c_int32, c_void_p)
        self._fill.argtypes = (c_void_p, c_void_p, c_int32, c_void_p, c_void_p)
        self._free.argtypes = self._empty.argtypes = (c_void_p,)
        for one in (self._find, self._free, self._fill, self._empty):
            one.restype = None

    def sorted_text(self, drawing: Drawing) -> SortedText | None:
        """Return a drawing's tables with their text, its skew left aside.

        None where the loops cannot: runs without text, or with line feeds. Raises MemoryError.
        """
        runs = drawing.runs
        if isinstance(runs, PackedRuns):
            text, places = runs.text, runs.places
        else:
            text = "".join(f"{run.text}\n" for run in runs)
            places = array("d", chain.from_iterable(map(_placing, runs))).tobytes()
        if "\n\n" in text or text[:1] == "\n" or "\0" in text or text.count("\n") != len(runs):
            return None
        across, down = _packed(drawing.horizontal), _packed(drawing.vertical)
        found, out = _Lattices(), _Filled()
        try:
            self._find_lattices(across, down, found)
            level, upright = rulings_beside(list(_outlines(found)), drawing.shades)
            if level:
                self._free(byref(found))
                self._find_lattices(across + _packed(level), down + _packed(upright), found)
            self._fill(as_codes(text), places, len(runs), byref(found), byref(out))
            if out.spoilt:
                raise MemoryError
            return SortedText(list(_tables(found, out)), _outside(text, out), out.usual)
        finally:
            self._free(byref(found))
            self._empty(byref(out))

    def _find_lattices(self, across: bytes, down: bytes, found: _Lattices) -> None:
        """Find the lattices that strokes draw; raises MemoryError."""
        self._find(across, len(across) // 24, down, len(down) // 24, byref(found))
        if found.spoilt:
            raise MemoryError


def _packed(strokes: Sequence[Stroke]) -> bytes:
    if isinstance(strokes, PackedStrokes):
        return strokes.places
    return array("d", chain.from_iterable(strokes)).tobytes()


def _outlines(found: _Lattices) -> Iterator[Box]:
    """Yield where the lattices lie."""
    for number in range(found.count):
        xs, ys = _borders(found, number)
        yield xs[0], ys[0], xs[-1], ys[-1]


def _borders(found: _Lattices, number: int) -> tuple[list[float], list[float]]:
    shape = found.shapes[number]
    held = _doubles(found.borders[number], shape.columns + shape.rows + 2).tolist()
    return held[: shape.columns + 1], held[shape.columns + 1 :]


def _tables(found: _Lattices, out: _Filled) -> Iterator[FilledTable]:
    said = as_text(string_at(out.text, 4 * out.letters)) if out.letters else ""
    texts = said.split("\0")
    if SHIFTED in said:
        texts = [as_written(text) if SHIFTED in text else text for text in texts]
    cells = sum(found.shapes[number].cells for number in range(found.count))
    numbers = _pairs(_integers(out.numbers, 2 * found.count))
    corners, sides = _held(out.corners, 8 * cells), _held(out.boxes, 32 * cells)
    rooms = zip(
        _pairs(_integers(out.roomy, 2 * out.filled)),
        map(_room, _pairs(_doubles(out.rooms, 2 * out.filled))),
        strict=True,
    )
    merged = iter(_integers(out.merges, 4 * out.merged))
    merges = map(_merge, zip(merged, merged, merged, merged, strict=True))
    begun = boxed = 0
    for number, (texted, joined) in enumerate(numbers):
        shape = found.shapes[number]
        xs, ys = _borders(found, number)
        end = begun + shape.columns * shape.rows
        rows = [texts[at : at + shape.columns] for at in range(begun, end, shape.columns)]
        last = boxed + shape.cells
        boxes = PackedBoxes(corners[8 * boxed : 8 * last], sides[32 * boxed : 32 * last])
        yield FilledTable(
            ys[0], tuple(xs), rows, list(islice(merges, joined)), boxes,
            dict(islice(rooms, texted)),
        )  # fmt: skip
        begun, boxed = end, last


def _outside(text: str, out: _Filled) -> list[Run]:
    """Return the runs in no table, and the parts of runs that rulings part."""
    texts = [text[at:end] for at, end in _pairs(_integers(out.parts, 2 * out.left_out))]
    places = iter(_doubles(out.places, 6 * out.left_out))
    return list(map(_run, zip(texts, *[places] * 6, strict=True)))


def _pairs(held: Iterable[Number]) -> Iterator[tuple[Number, Number]]:
    one = iter(held)
    return zip(one, one, strict=True)


def _held(address: int | None, size: int) -> bytes:
    return string_at(address, size) if address else b""


def _integers(address: int | None, count: int) -> array[int]:
    return array("i", _held(address, 4 * count))


def _doubles(address: int | None, count: int) -> array[float]:
    return array("d", _held(address, 8 * count))


def loops() -> Loops | None:
    """Return the compiled functions; None where they were not built."""
    return _LOOPS


_library = library()
_LOOPS: Final = None if _library is None else Loops(_library)
