"""The quick road: a page's text and lines by pdf-oxide, for files it is known to read exactly.

It places the digits of Chinese fonts that are not embedded wrongly, knows no clips and turns
nothing, so `pdf_fitness` and the page's own shape decide which pages may take it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pdf_oxide

from jixiao.documents.drawing import Drawing
from jixiao.documents.pdf_fitness import Fitness
from jixiao.documents.pdf_frames import frame_of
from jixiao.documents.pdf_runs import runs_of
from jixiao.documents.pdf_strokes import Sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.documents.pdf_frames import Frame
    from jixiao.documents.pdf_runs import Char

_UNREAD: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f]")


def opened_quickly(content: bytes, pages: int, fitness: Fitness) -> QuickReader | None:
    """Return the reader of a fit file in which the library sees as many pages; else None."""
    if fitness is Fitness.NONE:
        return None
    try:
        opened = pdf_oxide.PdfDocument.from_bytes(content)
        if opened.page_count() != pages:
            return None
    except BaseException as fault:  # noqa: BLE001 - its panics are no Exception
        _pass_on(fault)
        return None
    return QuickReader(opened, may_hide=fitness is not Fitness.FULL)


def _pass_on(fault: BaseException) -> None:
    """Raise again what is not the library's: it panics with an exception of its own."""
    if isinstance(fault, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
        raise fault


class QuickReader:
    """An open PDF on the quick road."""

    def __init__(self, opened: pdf_oxide.PdfDocument, *, may_hide: bool) -> None:
        self._opened = opened
        self._may_hide = may_hide

    def page(self, index: int, surely: Callable[[int], Drawing]) -> Drawing | None:
        """Return what page `index`, from 0, draws; None when it needs the slow road.

        `surely` is the slow road, taken by whoever finds the drawing doubtful.
        """
        try:
            return self._page(index, surely)
        except BaseException as fault:  # noqa: BLE001 - its panics are no Exception
            _pass_on(fault)
            return None

    def _page(self, index: int, surely: Callable[[int], Drawing]) -> Drawing | None:
        opened = self._opened
        if opened.page_rotation(index):
            return None
        frame, width, height = frame_of(_shown(opened, index), 0)
        chars = opened.extract_chars(index)
        if not chars or any(char.rotation_degrees for char in chars):
            return None
        sink = Sink()
        for path in opened.extract_paths(index):
            _take(sink, path, frame)
        runs = runs_of(_placed(chars, frame))
        if any(_UNREAD.search(run.text) for run in runs):
            return None
        return Drawing(
            width,
            height,
            runs,
            sink.horizontal,
            sink.vertical,
            sink.shades,
            partial(surely, index),
            self._may_hide,
        )


def _shown(opened: Any, index: int) -> tuple[float, float, float, float]:  # noqa: ANN401 - no types
    left, bottom, right, top = opened.page_media_box(index)
    crop = opened.page_crop_box(index)
    if crop is None:
        return left, bottom, right, top
    x0, y0, x1, y1 = crop
    return max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)


def _placed(chars: list[Any], frame: Frame) -> Iterator[Char]:
    across, down = frame[4], frame[5]
    for char in chars:
        x, _, wide, high = char.bbox
        left = x + across
        yield char.char, left, left + wide, down - char.origin_y, high


def _take(sink: Sink, path: dict[str, Any], frame: Frame) -> None:
    points = _polylines(path["operations"], frame)
    if path["stroke_color"] is not None:
        sink.strokes(points)
    else:
        sink.areas(points, path["fill_color"] or (0.0, 0.0, 0.0))


def _polylines(operations: list[dict[str, Any]], frame: Frame) -> list[list[tuple[float, float]]]:
    """Return the path's subpaths as points; none when it has a curve."""
    across, down = frame[4], frame[5]
    found: list[list[tuple[float, float]]] = []
    for one in operations:
        kind = one["op"]
        if kind == "rectangle":
            x, y = one["x"] + across, down - one["y"]
            right, top = x + one["width"], y - one["height"]
            found.append([(x, y), (right, y), (right, top), (x, top), (x, y)])
        elif kind == "close_path":
            if found:
                found[-1].append(found[-1][0])
        elif kind in ("move_to", "line_to"):
            point = one["x"] + across, down - one["y"]
            if kind == "move_to" or not found:
                found.append([point])
            else:
                found[-1].append(point)
        else:
            return []
    return found
