"""Pictures of pages: from files of pictures and from pages of a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from jixiao.documents.faults import DamagedDocument, DocumentTooLarge
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from jixiao.documents.pdf_replies import Raster

POINTS: Final = 72.0

RENDERED: Final = 200.0
"""Dots per inch at which pages of a PDF are looked at: letters of 9 points are 25 high."""

PLAUSIBLE: Final = (400.0, 1_700.0)
"""Points of the longer side of office paper: A5 to A2. A file that claims another size errs."""

LONG_SIDE: Final = 842.0
"""Points of the longer side of A4, which a picture that does not tell its size is taken for."""

LARGEST: Final = 150_000_000
"""Pixels of a picture that is opened: A2 at 600 dots per inch."""

COLOURLESS: Final = 24
"""Levels between the strongest and the weakest colour of what is grey all the same."""

MAX_FRAMES: Final = 500
"""Pages of one TIFF file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels, in grey (high × wide) or blue, green and red (high × wide × 3)."""

    pixels: NDArray[Any]
    dpi: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        high, wide = self.pixels.shape[:2]
        return wide * POINTS / self.dpi, high * POINTS / self.dpi


def picture_of_raster(raster: Raster) -> Picture:
    """Return what a page of a PDF looks like; colours only where there are some."""
    pixels = np.frombuffer(raster.pixels, np.uint8).reshape(raster.high, raster.wide, -1)
    return Picture(_plain(pixels[:, :, :3]), raster.dpi)


def pictures_of(content: bytes) -> Iterator[Picture]:
    """Yield the pages of a PNG, JPEG, TIFF, BMP or WebP file, as large as they claim to be.

    Raises DamagedDocument, DocumentTooLarge.
    """
    try:
        with Image.open(BytesIO(content)) as opened:
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                if number == MAX_FRAMES or frame.width * frame.height > LARGEST:
                    raise DocumentTooLarge(message("图片过大或页数过多；请拆分后再试"))
                yield _picture(ImageOps.exif_transpose(frame))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
        raise DamagedDocument(message("图片已损坏，打不开；请重新扫描或取得此文件")) from fault
    except Image.DecompressionBombError as fault:
        raise DocumentTooLarge(message("图片过大或页数过多；请拆分后再试")) from fault


def dpi_of(frame: Image.Image) -> float:
    """Return the dots per inch a frame claims, or those that make it A4 where that errs."""
    claimed = float((frame.info.get("dpi") or (0.0, 0.0))[0])
    longer = max(frame.size)
    least, most = PLAUSIBLE
    known = claimed > 0 and least <= longer * POINTS / claimed <= most
    return claimed if known else longer * POINTS / LONG_SIDE


def _picture(frame: Image.Image) -> Picture:
    """Return a frame with its size, with no more pixels than pages of a PDF have."""
    dpi = dpi_of(frame)
    pixels = _plain(np.asarray(frame.convert("RGB"))[:, :, ::-1])
    if dpi <= RENDERED:
        return Picture(pixels, dpi)
    scale = RENDERED / dpi
    shrunk = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Picture(shrunk, RENDERED)


def _plain(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return pixels in grey where they have no colour."""
    if (pixels.max(axis=2) - pixels.min(axis=2)).max() > COLOURLESS:
        return np.ascontiguousarray(pixels)
    return np.ascontiguousarray(pixels[:, :, 1])
