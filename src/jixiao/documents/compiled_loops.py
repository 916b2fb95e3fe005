"""Where the compiled loops of the PDF reader are, if the installation could build them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PLACES: Final = tuple(
    Path(__file__).with_name(f"pdfium_loops{suffix}") for suffix in (".so", ".dylib", ".dll")
)


def are_built() -> bool:
    """Return whether PDFs are read by compiled loops, several times faster than without."""
    return any(place.exists() for place in PLACES)
