"""A file of pictures as a PDF of the same paper, so that what was read can be shown on it."""

from __future__ import annotations

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped] # ships no types
from PIL import Image, ImageOps, ImageSequence

from jixiao.documents.scan_picture import dpi_of


def on_paper(content: bytes) -> bytes:
    """Return a PDF whose pages are the pictures of a file that could be read."""
    whole = pypdfium2.PdfDocument.new()
    with Image.open(BytesIO(content)) as opened:
        for frame in ImageSequence.Iterator(opened):
            upright = ImageOps.exif_transpose(frame)
            page = BytesIO()
            upright.convert("RGB").save(page, "PDF", resolution=dpi_of(upright))
            part = pypdfium2.PdfDocument(page.getvalue())
            whole.import_pages(part)
            part.close()
    held = BytesIO()
    whole.save(held)
    whole.close()
    return held.getvalue()
