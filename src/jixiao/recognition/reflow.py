"""Forms of which every cell has its own line → grids with rows again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.documents.document import Line
from jixiao.grids.grid import Grid
from jixiao.recognition.headers import is_header, read_header
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.segmenting import segmented
from jixiao.recognition.titles import announces, is_furniture, unit_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.source import SourceSpan

_NOTHING = frozenset({"", "|", "｜", "-", "—", "－", "/"})
_MIN_HEADER = 3
_WIDEST_HEADER = 24  # forms have fewer columns; a longer run of labels is no header
_EXECUTION = frozenset({"execution.year", "execution.spent", "execution.rate"})
_FUNDS = frozenset({"budget.total", "budget.fiscal", "budget.other", "source_row",
                    "central_funds", "local_funds"})  # fmt: skip
_ENDS = frozenset({"name", "code", "department", "implementing_unit", "other", "total_score",
                   "actual_objectives", "unit.name"})  # fmt: skip
Item = Line | Grid


def reflowed(items: Sequence[Item], place: SourceSpan) -> Iterator[Item]:
    """Yield the items; runs of lines that are cells of a form come as a grid instead.

    A run is taken when three or more column heads stand on lines of their own. `place` names
    document and page.
    """
    run: list[Line] = []
    for item in [*items, None]:
        if isinstance(item, Line):
            run.append(item)
            continue
        lines = [line for line in run if not _is_nothing(line.text.strip())]
        if _header_at(lines, None):
            yield from _Reflow(lines, place).items()
        else:
            yield from run
        run = []
        if item is not None:
            yield item


def _is_nothing(text: str) -> bool:
    return text in _NOTHING or (text[:1] in "-—–第" and is_furniture(text))


def _header_at(lines: Sequence[Line], start: int | None) -> list[Line] | None:
    """Return the heads that begin at `start` (anywhere when None), or None."""
    positions = range(len(lines)) if start is None else (start,)
    for position in positions:
        heads: list[Line] = []
        for line in lines[position : position + _WIDEST_HEADER]:
            label = label_of(line.text.strip())
            if label is None or not (label.column or label.field) or label.field == "sum":
                break
            heads.append(line)
        while len(heads) >= _MIN_HEADER:
            if is_header([(n, line.text.strip()) for n, line in enumerate(heads)]):
                return heads
            if start is None:
                break
            heads.pop()
    return None


@dataclass(slots=True)
class _Reflow:
    lines: Sequence[Line]
    place: SourceSpan
    rows: list[list[str]] = field(default_factory=list)
    origins: list[list[tuple[int, int]]] = field(default_factory=list)

    def items(self) -> Iterator[Item]:
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            if announces(line.text.strip()):
                yield from self._grid()
                yield line
                position += 1
            elif self._starts_header(position):
                position = self._body(position)
            elif not self.rows and _is_loose(line.text):
                yield line
                position += 1
            else:
                position = self._head(position)
        yield from self._grid()

    def _starts_header(self, position: int) -> bool:
        label = label_of(self.lines[position].text.strip())
        return bool(label and (label.column or label.field)) and bool(
            _header_at(self.lines, position)
        )

    def _grid(self) -> Iterator[Grid]:
        if self.rows:
            numbers = [line.number for line in self.lines]
            yield Grid(self.rows, self.place, lines=numbers, origins=self.origins)
        self.rows, self.origins = [], []

    def _emit(self, cells: list[str], positions: list[int]) -> None:
        """Add a row; `positions` are the places of its cells among the lines."""
        self.rows.append(cells)
        self.origins.append([(position, 0) for position in positions])

    def _head(self, position: int) -> int:
        """Take labels and the values behind them as one row; return the next position."""
        start, labels = position, 0
        cells: list[str] = []
        columns = False
        while position < len(self.lines) and not announces(self.lines[position].text.strip()):
            text = self.lines[position].text.strip()
            label = label_of(text)
            if label and cells and (labels < len(cells) or self._starts_header(position)):
                break
            if label and columns and label.field in _FUNDS:
                break
            columns = columns or bool(label and label.field in _EXECUTION)
            labels += bool(label)
            cells.append(text)
            position += 1
        at = list(range(start, position))
        if columns and labels == len(cells):
            cells, at = ["", *cells], [start, *at]
        self._emit(cells, at or [start])
        return max(position, start + 1)

    def _body(self, position: int) -> int:
        """Take a header and the cells under it as rows; return the next position."""
        heads = _header_at(self.lines, position) or []
        texts = [line.text.strip() for line in heads]
        self._emit(texts, list(range(position, position + len(heads))))
        header = read_header(
            Grid([texts], self.place), 0, [(n, text) for n, text in enumerate(texts)]
        )
        position += len(heads)
        cells: list[tuple[str, int]] = []
        while position < len(self.lines) and not self._ends(position, wide=header.is_wide):
            cells.append((self.lines[position].text.strip(), position))
            position += 1
        for row, positions in segmented(cells, header):
            self._emit(row, positions)
        return position

    def _ends(self, position: int, *, wide: bool) -> bool:
        text = self.lines[position].text.strip()
        if wide and unit_line(text):
            return False
        if announces(text) or self._starts_header(position):
            return True
        label = label_of(text)
        if label is None:
            found = label_with_text(text)
            return bool(found and found[0].field)
        return label.field in _ENDS and label.column is None


def _is_loose(text: str) -> bool:
    """Return True for a line that is no label: over the first label nothing waits for it."""
    return label_of(text.strip()) is None and label_with_text(text) is None
