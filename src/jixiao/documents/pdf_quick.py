"""The quick road: a page's text and lines by pdf-oxide, for files it is known to read exactly.

It knows no clips, turns nothing and loses characters that stand for several, so `pdf_fitness`
and the page's own content decide which pages may take it. It finds a page in time that grows
with the file, so it is given few pages at a time.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pdf_oxide
import pypdfium2  # type: ignore[import-untyped] # ships no types

from jixiao.documents.drawing import Drawing
from jixiao.documents.pdf_frames import frame_of
from jixiao.documents.pdf_runs import Chars, runs_of
from jixiao.documents.pdf_strokes import Sink

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.documents.pdf_frames import Box, Frame

pdf_oxide.disable_logging()  # what it repairs in damaged files is no message for people

PAGES_AT_A_TIME: Final = 48
ENOUGH: Final = 3
"""Doubtful pages after which a file whose pages are mostly doubtful leaves the quick road."""

LINE: Final = ["move_to", "line_to"]
"""The operations of nearly all rulings."""

UNREAD: Final = frozenset("\ufffd" + "".join(map(chr, range(0xE000, 0xF900))))
"""What stands for a character that has no code of its own."""


def _pass_on(fault: BaseException) -> None:
    """Raise again what is not the library's: it panics with an exception of its own."""
    if isinstance(fault, (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)):
        raise fault


class QuickReader:
    """A PDF on the quick road; `may_hide` is handed on to every drawing."""

    def __init__(self, opened: pypdfium2.PdfDocument, *, may_hide: bool) -> None:
        self._whole = opened
        self._may_hide = may_hide
        self._given = self._doubted = 0
        self._first = -1
        self._part: pdf_oxide.PdfDocument | None = None
        self._upright = False

    def page(self, index: int, surely: Callable[[int], Drawing]) -> Drawing | None:
        """Return what page `index`, from 0, draws; None when it needs the sure road.

        `surely` is the sure road, taken by whoever finds the drawing doubtful.
        """
        if self._doubted >= ENOUGH and 2 * self._doubted > self._given:
            return None
        try:
            if not 0 <= index - self._first < PAGES_AT_A_TIME or self._first < 0:
                self._turn_to(index)
            return self._page(index, surely)
        except BaseException as fault:  # noqa: BLE001 - its panics are no Exception
            _pass_on(fault)
            return None

    def _turn_to(self, index: int) -> None:
        """Hold the pages from `index` on."""
        self._first, self._part = index, None
        part = pypdfium2.PdfDocument.new()
        try:
            last = min(index + PAGES_AT_A_TIME, len(self._whole))
            part.import_pages(self._whole, list(range(index, last)))
            buffer = BytesIO()
            part.save(buffer)
        finally:
            part.close()
        content = buffer.getvalue()
        self._upright = b"/Rotate" not in content and b"/CropBox" not in content
        self._part = pdf_oxide.PdfDocument.from_bytes(content)

    def _again(self, surely: Callable[[int], Drawing], index: int) -> Drawing:
        """Count a page that was found doubtful and return it from the sure road."""
        self._doubted += 1
        return surely(index)

    def _page(self, index: int, surely: Callable[[int], Drawing]) -> Drawing | None:
        opened, at = self._part, index - self._first
        if opened is None or not (self._upright or _is_upright(opened, at)):
            return None
        frame, width, height = frame_of(opened.page_media_box(at), 0)
        chars = opened.extract_chars(at)
        texts = [char.char for char in chars]
        boxes = [char.bbox for char in chars]
        if not texts or not UNREAD.isdisjoint("".join(texts)) or _is_turned(chars, boxes):
            return None
        sink = Sink()
        for path in opened.extract_paths(at):
            _take(sink, path, frame)
        self._given += 1
        return Drawing(
            width,
            height,
            runs_of(Chars(texts, *_placed(chars, boxes, frame))),
            sink.horizontal,
            sink.vertical,
            sink.shades,
            partial(self._again, surely, index),
            self._may_hide,
        )


def _is_upright(opened: pdf_oxide.PdfDocument, at: int) -> bool:
    """Return whether a page is shown as it stands: not turned, not cut."""
    crop = opened.page_crop_box(at)
    return not opened.page_rotation(at) and crop in (None, opened.page_media_box(at))


def _is_turned(chars: list[Any], boxes: list[Box]) -> bool:
    """Return whether some text is turned: few characters tell it, those without a width."""
    return any(char.rotation_degrees for char, box in zip(chars, boxes, strict=True) if box[2] <= 0)


def _placed(
    chars: list[Any], boxes: list[Box], frame: Frame
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return the characters' left and right x, base lines and sizes."""
    across, down = frame[4], frame[5]
    lefts = [x + across for x, _, _, _ in boxes]
    rights = [x + across + wide for x, _, wide, _ in boxes]
    bases = [down - char.origin_y for char in chars]
    return lefts, rights, bases, [high for _, _, _, high in boxes]


def _take(sink: Sink, path: dict[str, Any], frame: Frame) -> None:
    operations = path["operations"]
    if [one["op"] for one in operations] == LINE and path["stroke_color"] is not None:
        start, end = operations
        across, down = frame[4], frame[5]
        sink.line(start["x"] + across, down - start["y"], end["x"] + across, down - end["y"])
        return
    points = _polylines(operations, frame)
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
