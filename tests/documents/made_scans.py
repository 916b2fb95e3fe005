"""Prints as a scanner gives them back: turned a little, with noise, stamps and JPEG; seeded."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from counties.chance import seeded

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

POINTS = 72.0
WHITE = 255
RED = (50, 40, 215)
"""Blue, green and red of a stamp's ink."""


@dataclass(frozen=True)
class Scanner:
    """How pages are scanned: dots per inch, degrees of turn at most, noise, JPEG, stamps."""

    dpi: int = 200
    turn: float = 2.0
    noise: float = 7.0
    specks: int = 150
    blur: float = 0.6
    quality: int = 70
    stamps: int = 0
    seed: int = 41

    def scanned(self, content: bytes) -> Iterator[bytes]:
        """Yield every page of a PDF as the JPEG this scanner makes of it."""
        opened = pypdfium2.PdfDocument(content)
        for number in range(len(opened)):
            pixels = opened[number].render(scale=self.dpi / POINTS).to_numpy()[:, :, :3]
            yield self.scan(np.ascontiguousarray(pixels), number)

    def scan(self, pixels: NDArray[Any], number: int) -> bytes:
        """Return a page in blue, green and red as the JPEG this scanner makes of it."""
        rolls = seeded(f"{self.seed} {number}")
        for _ in range(self.stamps):
            pixels = stamped(pixels, self.dpi / POINTS, rolls)
        high, wide = pixels.shape[:2]
        degrees = rolls.uniform(-self.turn, self.turn)
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), -degrees, 1.0)
        pixels = cv2.warpAffine(
            pixels, turn, (wide, high), flags=cv2.INTER_AREA, borderValue=(WHITE, WHITE, WHITE)
        )
        if self.blur:
            pixels = cv2.GaussianBlur(pixels, (0, 0), self.blur * self.dpi / 200)
        dirt = np.random.default_rng(rolls.randrange(2**32))
        grain = dirt.normal(-self.noise, self.noise, (high, wide, 1))
        noisy = np.clip(pixels + grain, 0, WHITE).astype(np.uint8)
        for _ in range(self.specks):
            x, y = rolls.randrange(wide), rolls.randrange(high)
            noisy[y : y + 1, x : x + rolls.randint(1, 2)] = rolls.randrange(140)
        done, encoded = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, self.quality])
        assert done
        return bytes(encoded)


def stamped(pixels: NDArray[Any], point: float, rolls: random.Random) -> NDArray[Any]:
    """Return a page with a round stamp of an office, 42 mm across, somewhere on its lower half."""
    high, wide = pixels.shape[:2]
    radius = round(59 * point)
    middle = rolls.randint(radius, wide - radius), rolls.randint(high // 2, high - radius)
    ink = np.zeros((high, wide), np.uint8)
    cv2.circle(ink, middle, radius, WHITE, round(2.4 * point))
    star = [
        [
            middle[0] + round(radius * share * np.sin(at * np.pi / 5)),
            middle[1] - round(radius * share * np.cos(at * np.pi / 5)),
        ]
        for at, share in enumerate((0.3, 0.12) * 5)
    ]
    cv2.fillPoly(ink, [np.array(star, np.int32)], WHITE)
    for at in range(12):
        turn = np.pi * (0.8 + 1.4 * at / 11)
        place = (
            round(middle[0] + 0.75 * radius * np.sin(turn + np.pi / 2)),
            round(middle[1] - 0.75 * radius * np.cos(turn + np.pi / 2)),
        )
        size = round(5 * point)
        cv2.rectangle(
            ink, (place[0] - size, place[1] - size), (place[0] + size, place[1] + size), WHITE, 3
        )
    share = (ink[:, :, None] / WHITE) * rolls.uniform(0.75, 0.95)
    on_paper = pixels * (1 - share) + np.array(RED) * share
    return np.minimum(pixels, on_paper.astype(np.uint8))


def pdf_of_scans(jpegs: Sequence[bytes], dpi: int, *, layer: str = "") -> bytes:
    """Return a PDF whose pages are pictures; `layer` is text put unseen over each of them."""
    made = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(made.raw, b"Helvetica")
    for jpeg in jpegs:
        picture = pypdfium2.PdfImage.new(made)
        picture.load_jpeg(BytesIO(jpeg), inline=True)
        wide, high = (side * POINTS / dpi for side in picture.get_px_size())
        picture.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
        page = made.new_page(wide, high)
        page.insert_obj(picture)
        if layer:
            _unseen(page, font, layer)
        page.gen_content()
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _unseen(page: pypdfium2.PdfPage, font: Any, words: str) -> None:  # noqa: ANN401 - a C pointer
    """Put a line of words that leave no ink on a page."""
    thing = pdfium.FPDFPageObj_CreateTextObj(page.pdf.raw, font, 10.0)
    wide = (words + "\0").encode("utf-16-le")
    held = (pdfium.FPDF_WCHAR * (len(wide) // 2)).from_buffer_copy(wide)
    pdfium.FPDFText_SetText(thing, held)
    pdfium.FPDFTextObj_SetTextRenderMode(thing, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    pdfium.FPDFPageObj_Transform(thing, 1, 0, 0, 1, 50, 500)
    pdfium.FPDFPage_InsertObject(page.raw, thing)
