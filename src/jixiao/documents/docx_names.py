"""Names of WordprocessingML that reading a DOCX knows, in both of its namespaces."""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MATH_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFF: Final = frozenset({"0", "false", "off", "none"})
SYMBOLS: Final[dict[tuple[str, str], str]] = {
    ("wingdings", "FE"): "☑", ("wingdings", "A8"): "□", ("wingdings", "FC"): "√",
    ("wingdings", "6F"): "□", ("wingdings", "71"): "□", ("wingdings", "AB"): "★",
    ("wingdings 2", "52"): "☑", ("wingdings 2", "A3"): "□", ("wingdings 2", "50"): "√",
    ("wingdings 2", "54"): "☒", ("symbol", "B3"): "≥", ("symbol", "A3"): "≤",
    ("symbol", "B4"): "×", ("symbol", "B1"): "±", ("symbol", "B7"): "·", ("symbol", "B9"): "≠",
}  # fmt: skip
"""(font, last two hexadecimal digits) → the character a person sees."""


def value(attributes: dict[str, str], name: str = "val") -> str | None:
    """Return the attribute by its local name in either namespace, None where it is absent."""
    for namespace in NAMESPACES:
        found = attributes.get(f"{namespace} {name}")
        if found is not None:
            return found
    return None


def number(attributes: dict[str, str], name: str = "val", default: int = 0) -> int:
    """Return the attribute as a whole number, `default` where it is none."""
    found = value(attributes, name) or ""
    return int(found) if found.isascii() and found.isdigit() and len(found) <= 9 else default  # noqa: PLR2004  # all that Word writes


def is_on(attributes: dict[str, str]) -> bool:
    """Tell whether a switch such as `w:vanish` is on: without a value it is."""
    return (value(attributes) or "1") not in OFF
