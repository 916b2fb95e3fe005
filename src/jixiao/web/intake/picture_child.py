"""The process that draws a page: a hostile file can end it, but nothing else.

The content comes on standard input, kind and page as arguments; the answer is a line of JSON with
the page's size in points, then the picture in PNG.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from typing import Any, Final

from jixiao.documents import pdf_child

POINTS: Final = 72.0
DOTS: Final = 110.0
"""Dots per inch at which a page is shown."""
LARGEST: Final = 6_000_000
"""Pixels of a picture; larger paper is drawn more coarsely."""


def main() -> int:
    """Write the picture of the page asked for; the exit status is 0 when there is one."""
    kind, page = sys.argv[1], int(sys.argv[2])
    content = sys.stdin.buffer.read()
    if kind == "pdf":
        pdf_child._limit()  # noqa: SLF001 - the same bounds as reading has
        width, height, png = _pdf_page(content, page - 1)
    else:
        width, height, png = _picture(content, page - 1)
    head = json.dumps({"width": width, "height": height}).encode()
    sys.stdout.buffer.write(head + b"\n" + png)
    return 0


def _pdf_page(content: bytes, index: int) -> tuple[float, float, bytes]:
    """Return width and height in points, and the page upright as the reader sees it."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types; for PDFs only

    from jixiao.documents.pdf_frames import QUARTER  # noqa: PLC0415 - for PDFs only
    from jixiao.documents.pdf_measuring import measured_page  # noqa: PLC0415 - for PDFs only

    page: Any = pypdfium2.PdfDocument(content)[index]
    quarters = measured_page(page, page.get_textpage()).turn()
    turn = 0 if quarters is None else (QUARTER * quarters - page.get_rotation()) % 360
    width, height = page.get_size()
    scale = min(DOTS / POINTS, (LARGEST / max(width * height, 1.0)) ** 0.5)
    bitmap: Any = page.render(
        scale=scale, rotation=turn, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False
    )
    if turn % 180:
        width, height = height, width
    wide, high, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
    held = memoryview(bitmap.buffer).cast("B")
    rows = [bytes(held[row * stride : row * stride + wide * channels]) for row in range(high)]
    return width, height, _png(rows, wide, {1: 0, 3: 2, 4: 6}[channels])


def _picture(content: bytes, index: int) -> tuple[float, float, bytes]:
    """Return width and height in points, and a picture of a page as the reader sees it."""
    import cv2  # noqa: PLC0415 - of the extra scan, without which pictures are not read

    from jixiao.documents.scan_picture import pictures_of  # noqa: PLC0415 - as above

    for number, one in enumerate(pictures_of(content)):
        if number == index:
            high, wide = one.pixels.shape[:2]
            scale = min(1.0, (LARGEST / max(wide * high, 1)) ** 0.5)
            small = cv2.resize(one.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            _, png = cv2.imencode(".png", small)
            return (*one.size, png.tobytes())
    raise IndexError(index)


def _png(rows: list[bytes], wide: int, colours: int) -> bytes:
    """Return rows of pixels as PNG; `colours` is 0 for grey, 2 for colour, 6 with alpha."""
    head = struct.pack(">IIBBBBB", wide, len(rows), 8, colours, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    parts = [_part(b"IHDR", head), _part(b"IDAT", body), _part(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, content: bytes) -> bytes:
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


if __name__ == "__main__":
    sys.exit(main())
