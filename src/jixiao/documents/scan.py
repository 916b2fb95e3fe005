"""Scanned pages → pages as of a PDF, by the extra `scan`; loads nothing until one is read."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Page
from jixiao.documents.faults import ScanExtraMissing
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.documents.pdf_replies import Raster
    from jixiao.documents.scan_picture import Picture
    from jixiao.model.note import ReadingNote

NEEDED: Final = ("cv2", "onnxruntime", "rapidocr", "PIL")
"""What the extra brings; `rapidocr` for the models inside its wheel."""

HOW: Final = message(
    '需要扩展组件 scan：可联网时运行 pip install "jixiao[scan]"；'
    '不能联网时，先在别处运行 pip download "jixiao[scan]" -d 组件，'
    '把“组件”文件夹拷来，再运行 pip install --no-index --find-links 组件 "jixiao[scan]"'
)


@cache
def can_scan() -> bool:
    """Return whether all that the extra brings is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def read_scan(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return the pages of a picture file; raises ScanExtraMissing and what pictures_of raises."""
    if not can_scan():
        raise ScanExtraMissing(message("是图片（扫描件）。读取{how}", how=HOW))
    from jixiao.documents.scan_picture import pictures_of  # noqa: PLC0415 - loads libraries

    return [read_page(one, number) for number, one in enumerate(pictures_of(content), 1)], []


def read_raster(raster: Raster, number: int) -> Page:
    """Return page `number` of a PDF, from 1, as it is recognised in its picture."""
    from jixiao.documents.scan_picture import picture_of_raster  # noqa: PLC0415 - loads libraries

    return read_page(picture_of_raster(raster), number)


def read_page(picture: Picture, number: int) -> Page:
    """Return what is recognised in the picture of page `number`, with notes of what is doubtful."""
    from jixiao.documents.scan_doubts import doubts_of  # noqa: PLC0415 - loads libraries
    from jixiao.documents.scan_page import drawing_of  # noqa: PLC0415 - loads libraries

    drawing, readings = drawing_of(picture)
    notes = tuple(doubts_of(drawing, readings, number))
    return Page((), number=number, drawing=drawing, notes=notes)
