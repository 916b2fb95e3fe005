"""Where the compiled loops of the PDF reader are, if the installation could build them."""

from __future__ import annotations

from ctypes import CDLL
from functools import cache
from pathlib import Path
from typing import Final

FORM_VERSION: Final = 10
"""Of what the loops take and return; a file of another version, left behind, is not used."""

PLACES: Final = tuple(
    Path(__file__).with_name(f"pdfium_loops{suffix}") for suffix in (".so", ".dylib", ".dll")
)


def are_built() -> bool:
    """Return whether PDFs are read by compiled loops, several times faster than without."""
    return any(place.exists() for place in PLACES)


@cache
def library() -> CDLL | None:
    """Return the compiled loops; None where they were not built or do not fit."""
    for path in PLACES:
        try:
            held = CDLL(str(path))
            if held.jixiao_version() == FORM_VERSION:
                return held
        except (OSError, AttributeError):
            continue
    return None
