"""Counting what is read right of scans: characters, cells, fields, and doubts told."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein
from timing import Figure

from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.document import Document
    from jixiao.model.note import ReadingNote
    from jixiao.model.plan import PerformancePlan

BOUNDS = {"characters": 0.995, "cells": 0.98, "fields": 0.95, "wrong cells with a doubt": 0.8}
DOUBTS = frozenset(("JX-D022", "JX-D023", "JX-D024", "JX-D025"))
FOLDED = str.maketrans("⩾⩽≧≦—–−―－～〔〕【】", "≥≤≥≤-----~[][]")


@dataclass
class Count:
    """How many there are and how many of them are right."""

    whole: int = 0
    right: int = 0

    def add(self, whole: int, right: int) -> None:
        """Count some more."""
        self.whole, self.right = self.whole + whole, self.right + right

    @property
    def share(self) -> float:
        """The share of right ones; 1 when there are none."""
        return self.right / self.whole if self.whole else 1.0


@dataclass(frozen=True)
class Cell:
    """A filled cell: its folded text, rows and columns it spans, and its place."""

    text: str
    span: tuple[int, int]
    page: int | None
    box: tuple[float, float, float, float] | None


def folded(text: str) -> str:
    """Return the text without blanks, width and like signs folded."""
    return "".join(unicodedata.normalize("NFKC", text.translate(FOLDED)).split())


def cells_of(document: Document) -> list[Cell]:
    """Return the filled cells of a document's grids in reading order."""
    return [
        cell
        for _, blocks in laid_out(document)
        for block in blocks
        if isinstance(block, Grid)
        for cell in _cells(block)
    ]


def _cells(grid: Grid) -> Iterator[Cell]:
    spans = {(m.top, m.left): (m.bottom - m.top, m.right - m.left) for m in grid.merges}
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            if text.strip():
                place = grid.span(row, column)
                span = spans.get((row + 1, column + 1), (0, 0))
                yield Cell(folded(text), span, place.page, place.box)


def fields_of(
    value: Any,  # noqa: ANN401 - a plan or any part of it
    path: str = "",
) -> Iterator[tuple[str, str]]:
    """Yield every filled field of a plan by its path, texts folded."""
    if is_dataclass(value):
        for each in fields(value):
            if each.compare:
                yield from fields_of(getattr(value, each.name), f"{path}.{each.name}")
    elif isinstance(value, (tuple, list)):
        for at, each in enumerate(value):
            yield from fields_of(each, f"{path}[{at}]")
    elif isinstance(value, str):
        yield path, folded(value)
    elif value is not None:
        yield path, str(value)


class Comparison:
    """What has been compared so far."""

    def __init__(self, *, show: bool) -> None:
        self.counts = {name: Count() for name in BOUNDS}
        self.seconds = 0.0
        self.pages = 0
        self._show = show

    def begin(self, name: str) -> None:
        """Say which print is compared from here on."""
        if self._show:
            print(name)

    def cells(self, true: list[Cell], found: list[Cell], notes: list[ReadingNote]) -> None:
        """Compare cells in order; a wrong one is told when a doubt lies in its box."""
        keys = [[(one.text, one.span) for one in cells] for cells in (true, found)]
        whole = sum(len(one.text) for one in true)
        errors = 0
        right = 0
        for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if kind == "equal":
                right += b - a
                continue
            pairs = list(zip(true[a:b], found[c:d], strict=False)) if b - a == d - c else []
            for old, new in pairs:
                is_told = told(new, notes)
                self._tell(old, new, is_told=is_told)
                errors += Levenshtein.distance(old.text, new.text)
                self._count_told(is_told)
            if not pairs:
                old_text = "".join(one.text for one in true[a:b])
                new_text = "".join(one.text for one in found[c:d])
                errors += Levenshtein.distance(old_text, new_text)
                are_told = [told(one, notes) for one in true[a:b] or found[c:d]]
                self._tell_many(true[a:b], found[c:d], is_told=all(are_told))
                for is_told in are_told:
                    self._count_told(is_told)
        self.counts["cells"].add(len(true), right)
        self.counts["characters"].add(whole, whole - errors)

    def _count_told(self, is_told: bool) -> None:  # noqa: FBT001 - what is counted
        self.counts["wrong cells with a doubt"].add(1, int(is_told))

    def plans(self, true: Sequence[PerformancePlan], found: Sequence[PerformancePlan]) -> None:
        """Compare the fields of plans in order."""
        for number, plan in enumerate(true):
            wanted = dict(fields_of(plan))
            held = dict(fields_of(found[number])) if number < len(found) else {}
            for path, text in wanted.items():
                if held.get(path) != text and self._show:
                    print(f"  {plan.ordinal}{path}: {text!r} read as {held.get(path)!r}")
            right = sum(held.get(path) == text for path, text in wanted.items())
            self.counts["fields"].add(len(wanted), right)

    def _tell(self, old: Cell, new: Cell, *, is_told: bool) -> None:
        if self._show:
            mark = "told" if is_told else "SILENT"
            spans = f" {old.span} {new.span}" if old.span != new.span else ""
            print(f"  page {old.page}, {mark}: {old.text!r} read as {new.text!r}{spans}")

    def _tell_many(self, old: list[Cell], new: list[Cell], *, is_told: bool) -> None:
        if self._show:
            mark = "told" if is_told else "SILENT"
            page = next((one.page for one in (*old, *new)), None)
            print(f"  page {page}, {mark}: {[(one.text, one.span) for one in old]}")
            print(f"      read as {[(one.text, one.span) for one in new]}")

    def figures(self) -> Iterator[Figure]:
        """Yield the shares with their bounds."""
        for name, bound in BOUNDS.items():
            count = self.counts[name]
            detail = f"{count.right} of {count.whole}"
            yield Figure(f"scans: {name} right" if "doubt" not in name else f"scans: {name}",
                         count.share, bound, detail)  # fmt: skip


def told(cell: Cell, notes: list[ReadingNote]) -> bool:
    """Return whether a doubt lies in the box of a cell."""
    return any(
        note.code in DOUBTS
        and note.span.page == cell.page
        and note.span.box is not None
        and cell.box is not None
        and cell.box[0] <= (note.span.box[0] + note.span.box[2]) / 2 <= cell.box[2]
        and cell.box[1] <= (note.span.box[1] + note.span.box[3]) / 2 <= cell.box[3]
        for note in notes
    )
