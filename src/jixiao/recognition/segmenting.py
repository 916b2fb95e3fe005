"""A run of cells without rows → rows: the likeliest reading by the order of the columns.

Each cell takes a column; a row goes on while columns go to the right and a new one may begin
after any cell. The reading with the highest sum of fitness is found in cells × columns² steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.recognition.labels import label_of
from jixiao.recognition.shapes import fitness, is_level1, is_level2, is_number
from jixiao.wording.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.recognition.headers import Header

_MANDATORY = {"name": 4.0, "target": 2.5, "value": 2.5, "actual": 1.0}
_NEW_ROW = 0.6
_JOINS = frozenset({"level1", "level2", "name", "target"})
_WHOLE = 9.0
_REST = 1.5
_PLAIN = 4.0
_SHORT = 3
_BRIEF = 4
_RESTS = (
    "率",
    "数",
    "量",
    "数量",
    "时间",
    "成本",
    "面积",
    "长度",
    "标准",
    "机制",
    "程度",
    "情况",
    "水平",
    "能力",
)
_LEVELS = frozenset({"level1", "level2"})
Cell = tuple[str, int]


def segmented(cells: Sequence[Cell], header: Header) -> Iterator[tuple[list[str], list[int]]]:
    """Yield (row under the header's columns, position of each cell) for a run of cells.

    A cell is its text and its position; an empty place of a row has the position of its first.
    """
    order = [name for name in header.order if name != "execution_weight"]
    run: list[Cell] = []
    for cell in cells:
        label = label_of(cell[0])
        if label and label.field == "sum":
            yield from _rows(run, order, header)
            run = []
            row = _sum_row(cells, cell, order, header)
            yield row, [cell[1]] * len(row)
        run.append(cell)
    yield from _rows(run, order, header)


def _sum_row(cells: Sequence[Cell], cell: Cell, order: list[str], header: Header) -> list[str]:
    row = [""] * len(header.fields)
    row[0] = cell[0]
    after = cells[cells.index(cell) + 1] if cell is not cells[-1] else None
    place = next(
        (name for name in ("project:budget.total", "score", "weight") if name in order), None
    )
    if after and place and is_number(after[0]):
        row[header.columns[place]] = after[0]
    return row


def _rows(
    cells: Sequence[Cell], order: list[str], header: Header
) -> Iterator[tuple[list[str], list[int]]]:
    cells = [
        cell for number, cell in enumerate(cells)
        if not ((label := label_of(cell[0])) and label.field == "sum")
        and not (number == 1 and is_number(cell[0]) and _is_sum(cells[0]))
    ]  # fmt: skip
    row: list[str] = []
    positions: list[int] = []
    columns = _columns([text for text, _ in cells], order)
    for (text, position), (index, fresh) in zip(cells, columns, strict=True):
        if fresh or not row:
            if row:
                yield row, positions
            row = [""] * len(header.fields)
            positions = [position] * len(header.fields)
        column = header.columns[order[index]]
        row[column] += text
        positions[column] = positions[column] if row[column] != text else position
    if row:
        yield row, positions


def _is_sum(cell: Cell) -> bool:
    label = label_of(cell[0])
    return bool(label and label.field == "sum")


def _columns(texts: list[str], order: list[str]) -> list[tuple[int, bool]]:
    """Return (column index, begins a row) of each text by the best path."""
    if not texts:
        return []
    width = range(len(order))
    gaps = [_MANDATORY.get(name, 0.0) for name in order]
    before = [sum(gaps[:j]) for j in range(len(order) + 1)]
    total = before[-1]
    scores = [fitness(texts[0], order[j]) - before[j] for j in width]
    back: list[list[tuple[int, bool]]] = []
    for position, text in enumerate(texts[1:], 1):
        closing = max(width, key=lambda i: scores[i] - (total - before[i + 1]))
        closed = scores[closing] - (total - before[closing + 1]) - _NEW_ROW
        step, came = [], []
        for j in width:
            best, origin = closed - before[j], (closing, True)
            if order[j] in _JOINS and (gain := _joined_fitness(texts, position, order[j])):
                going = scores[j] + gain
                if going > best:
                    best, origin = going, (j, False)
            for i in range(j):
                going = scores[i] - (before[j] - before[i + 1])
                if going > best:
                    best, origin = going, (i, False)
            step.append(best if origin == (j, False) else best + fitness(text, order[j]))
            came.append(origin)
        scores = step
        back.append(came)
    return _path(scores, back, total, before)


def _joined_fitness(texts: list[str], position: int, name: str) -> float:
    """Return what a cell is worth as the rest of the one before it; 0 when it is none.

    A level that becomes whole is certain; a name may go on where the next cell is a target.
    """
    before, text = texts[position - 1], texts[position]
    joined = before + text
    if name in _LEVELS:
        known = is_level1 if name == "level1" else is_level2
        return _WHOLE if known(joined) and not known(before) else 0.0
    if name == "target":
        date = not any(mark.isdigit() for mark in text) and parse_date(joined) is not None
        return _WHOLE if date and len(text) <= _SHORT else 0.0
    following = texts[position + 1] if position + 1 < len(texts) else ""
    goes_on = fitness(text, "name") >= _PLAIN and text.endswith(_RESTS) and len(text) <= _BRIEF
    return _REST if goes_on and fitness(following, "target") > _PLAIN else 0.0


def _path(
    scores: list[float], back: list[list[tuple[int, bool]]], total: float, before: list[float]
) -> list[tuple[int, bool]]:
    index = max(range(len(scores)), key=lambda i: scores[i] - (total - before[i + 1]))
    path: list[tuple[int, bool]] = []
    for came in reversed(back):
        origin, fresh = came[index]
        path.append((index, fresh))
        index = origin
    path.append((index, True))
    return path[::-1]
