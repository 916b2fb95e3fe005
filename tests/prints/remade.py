"""A PDF made anew: by Ghostscript or Cairo, turned, in form objects, encrypted."""

from __future__ import annotations

import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def distilled(content: bytes) -> bytes:
    """The PDF as Ghostscript writes it."""
    return _through(
        content,
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile={to}", "{}"],
    )


def by_cairo(content: bytes) -> bytes:
    """The PDF as Cairo writes it."""
    return _through(content, ["pdftocairo", "-pdf", "{}", "{to}"])


def _through(content: bytes, command: Sequence[str]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, to = Path(folder) / "from.pdf", Path(folder) / "to.pdf"
        source.write_bytes(content)
        subprocess.run(
            [word.format(source, to=to) for word in command], check=True, capture_output=True
        )
        return to.read_bytes()


def turned(degrees: int) -> Callable[[bytes], bytes]:
    """Return what lays the pages on their side and tells viewers to turn them back."""

    def turn(content: bytes) -> bytes:
        from pypdf import PdfWriter  # noqa: PLC0415 - only these tests need it

        writer = PdfWriter(clone_from=BytesIO(content))
        for page in writer.pages:
            page.rotate(degrees)
            page.transfer_rotation_to_content()
            page.rotate(-degrees)
        return _written(writer)

    return turn


def in_forms(content: bytes) -> bytes:
    """The PDF with each page's content in a form inside a form, moved and scaled back."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only these tests need it
    from pypdf.generic import (  # noqa: PLC0415 - as above
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        StreamObject,
    )

    def form(body: bytes, resources: Any, matrix: Sequence[float]) -> StreamObject:  # noqa: ANN401
        made = StreamObject()
        made.set_data(body)
        made.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(map(FloatObject, (-9999, -9999, 9999, 9999))),
                NameObject("/Matrix"): ArrayObject(map(FloatObject, matrix)),
                NameObject("/Resources"): resources,
            }
        )
        return made

    def naming(name: str, held: Any) -> DictionaryObject:  # noqa: ANN401
        inner = DictionaryObject({NameObject(name): held})
        return DictionaryObject({NameObject("/XObject"): inner})

    writer = PdfWriter(clone_from=BytesIO(content))
    for page in writer.pages:
        held = page["/Contents"].get_object()
        streams = held if isinstance(held, list) else [held]
        body = b"\n".join(stream.get_object().get_data() for stream in streams)
        inner = writer._add_object(form(body, page["/Resources"], (2, 0, 0, 2, 10, 20)))
        outer_form = form(b"q .5 0 0 .5 -5 -10 cm /A Do Q", naming("/A", inner), (1, 0, 0, 1, 0, 0))
        outer = writer._add_object(outer_form)
        page[NameObject("/Resources")] = naming("/B", outer)
        drawn = StreamObject()
        drawn.set_data(b"q /B Do Q")
        page[NameObject("/Contents")] = writer._add_object(drawn)
    return _written(writer)


def encrypted(content: bytes) -> bytes:
    """The PDF encrypted with an empty password for reading."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only these tests need it

    writer = PdfWriter(clone_from=BytesIO(content))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return _written(writer)


def _written(writer: Any) -> bytes:  # noqa: ANN401 - a library without types
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
