"""pdfium's functions that are called for every character, bound to plain integers.

A handle is its address, results go to addresses: several times faster than typed pointers.
"""

from __future__ import annotations

from ctypes import CFUNCTYPE, c_double, c_int, c_uint, c_void_p, cast
from typing import Any, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types


def _plain(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - C types
    """Return the function of that name with arguments and result as given."""
    address = cast(getattr(pdfium, name), c_void_p).value or 0
    return CFUNCTYPE(result, *arguments)(address)


unicode_of: Final = _plain("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
unmapped: Final = _plain("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
object_of: Final = _plain("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
box_of: Final = _plain("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
origin_of: Final = _plain("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
matrix_of: Final = _plain("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
size_of: Final = _plain("FPDFText_GetFontSize", c_double, c_void_p, c_int)
own_matrix_of: Final = _plain("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
clip_of: Final = _plain("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
clips_in: Final = _plain("FPDFClipPath_CountPaths", c_int, c_void_p)
corners_in: Final = _plain("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
corner_of: Final = _plain("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
point_of: Final = _plain("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
