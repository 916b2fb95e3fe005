"""PDFs written by hand, object by object, for what no program of ours prints."""

from __future__ import annotations

import re
from hashlib import md5
from typing import Final

HELVETICA: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
UNMAPPED: Final = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65"
    b"/LastChar 66/Widths[1 1]/CharProcs<</g1 6 0 R>>/Encoding<</Type/Encoding"
    b"/Differences[65/g1/g1]>>>>"
)
GLYPH: Final = b"<</Length 24>>stream\n1 0 0 0 1 1 d1 0 0 1 1 re f\nendstream"
CARRIED: Final = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Own/FirstChar 32/LastChar 126/Widths[%b]"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/AAAAAA+Own/Flags 4/FontBBox[0 -200 1000 900]"
    b"/Ascent 800/Descent -200/FontFile2 5 0 R>>/ToUnicode 6 0 R>>" % (b"500 " * 95)
)
"""A font that the file carries and that tells what its codes mean."""

_MAP: Final = b"""begincmap
1 begincodespacerange
<00> <FF>
endcodespacerange
1 beginbfrange
<20> <7E> <0020>
endbfrange
endcmap"""
MAP: Final = b"<</Length %d>>stream\n%b\nendstream" % (len(_MAP), _MAP)
PICTURE: Final = b"q 200 0 0 100 10 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xaa EI Q"


def pdf_of(
    *pages: bytes, font: bytes = HELVETICA, box: str = "0 0 300 200", glyph: bytes = GLYPH
) -> bytes:
    """Return a PDF whose pages draw the given content streams; the font's name is F1.

    `glyph` is object 6, that of `UNMAPPED`, or the map to text of `CARRIED`.
    """
    count = len(pages)
    kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox[{box}]>>".encode(),
        font,
        b"<</Font<</F1 3 0 R>>>>",
        b"null",
        glyph,
    ]
    for at, content in enumerate(pages):
        page = f"<</Type/Page/Parent 2 0 R/Contents {8 + 2 * at} 0 R/Resources 4 0 R>>"
        objects.append(page.encode())
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
    return _written(objects)


def _written(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(body))
    )


def text(words: str, x: float, y: float, turn: str = "1 0 0 1") -> bytes:
    """Return the operators that write words at a place; `turn` is the matrix they are turned by."""
    return f"BT /F1 10 Tf {turn} {x} {y} Tm ({words}) Tj ET ".encode()


def lines(*points: tuple[float, float, float, float]) -> bytes:
    """Return the operators that draw lines."""
    return " ".join(f"{a} {b} m {c} {d} l S" for a, b, c, d in points).encode() + b" "


PADDING: Final = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def locked(content: bytes, password: str) -> bytes:
    """Return a file of `pdf_of` encrypted by 40 bits of RC4; with "" it opens for everybody."""
    owner, rights, name = bytes(range(32)), (-4).to_bytes(4, "little", signed=True), b"0" * 16
    padded = (password.encode() + PADDING)[:32]
    key = md5(padded + owner + rights + name, usedforsecurity=False).digest()[:5]
    entry = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (
        owner.hex().encode(),
        _rc4(key, PADDING).hex().encode(),
    )

    def spoilt(found: re.Match[bytes]) -> bytes:
        own = md5(key + int(found[2]).to_bytes(3, "little") + b"\0\0", usedforsecurity=False)
        return found[1] + _rc4(own.digest()[:10], found[3]) + b"\nendstream"

    stream = re.compile(rb"((\d+) 0 obj\n(?:(?!endobj).)*?stream\n)(.*?)\nendstream", re.DOTALL)
    body = stream.sub(spoilt, content)
    trailer = b"trailer<</Encrypt %b/ID[<%b><%b>]" % (entry, *[name.hex().encode()] * 2)
    return body.replace(b"trailer<<", trailer)


def _rc4(key: bytes, content: bytes) -> bytes:
    box, at = list(range(256)), 0
    for index in range(256):
        at = (at + box[index] + key[index % len(key)]) % 256
        box[index], box[at] = box[at], box[index]
    out, index, at = bytearray(), 0, 0
    for byte in content:
        index = (index + 1) % 256
        at = (at + box[index]) % 256
        box[index], box[at] = box[at], box[index]
        out.append(byte ^ box[(box[index] + box[at]) % 256])
    return bytes(out)
