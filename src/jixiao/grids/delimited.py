"""Lines of text → cells, by the separators extraction left: tabs, bars, runs of spaces."""

from __future__ import annotations

import csv
import re

_RULE = re.compile(r"[\s|+:=\-─━┄│┃┼├┤┌┐└┘┬┴╋]+")
_GAP = re.compile(r"(?:\s{2,}|\u3000+)")
_BAR = re.compile(r"(?<!\\)[|｜│┃]")
_COMMA = re.compile(r",(?!\d{3}(?!\d))")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MIN_BARS = 2
_MIN_RULE = 3
_LAST_NARROW = 0x2E7F


def is_rule(text: str) -> bool:
    """Return True for a line that only draws: `|---|---|`, `+----+`, `======`."""
    return (
        len(text.strip()) >= _MIN_RULE
        and bool(_RULE.fullmatch(text))
        and any(mark in text for mark in "-=─━┼+")
    )


def by_tabs(text: str) -> list[str] | None:
    """Return the cells of a tab-separated line, or None when it has no tab."""
    return [cell.strip() for cell in text.split("\t")] if "\t" in text else None


def by_commas(text: str) -> list[str] | None:
    """Return the cells of a line with commas between them, or None for a plain line.

    Commas inside quotes and between the thousands of a figure part nothing.
    """
    if not _COMMA.search(text):
        return None
    return [
        cell.strip() for cell in next(csv.reader([_THOUSANDS.sub("", text)], skipinitialspace=True))
    ]


def by_bars(text: str) -> list[str] | None:
    """Return the cells of a line with bars, outer bars dropped, or None for a plain line."""
    stripped = text.strip()
    parts = _BAR.split(stripped)
    if len(parts) <= _MIN_BARS and not (len(parts) == _MIN_BARS and stripped[0] != "|"):
        return None
    if parts[0].strip() == "":
        parts = parts[1:]
    if parts and parts[-1].strip() == "":
        parts = parts[:-1]
    return [part.replace("\\|", "|").strip() for part in parts]


def by_spaces(text: str) -> list[tuple[int, str]] | None:
    """Return (display column, cell) pairs of a line aligned with runs of spaces, or None.

    Chinese and full-width characters count two columns, as a fixed-width print shows them.
    """
    if not _GAP.search(text.strip()):
        return None
    cells: list[tuple[int, str]] = []
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        cell = text[start:end].strip()
        if cell:
            cells.append((_width(text[:start]), cell))
        start = gap.end() if gap else end
    return cells or None


def alone(text: str) -> list[tuple[int, str]]:
    """Return the one cell of a line with its display column."""
    plain = text.strip()
    return [(_width(text[: text.index(plain)]), plain)]


def _width(text: str) -> int:
    return sum(2 if ord(mark) > _LAST_NARROW else 1 for mark in text)
