"""Which field each cell of a shifted row belongs to: the best order-keeping assignment.

A row that lost its merged cells or slipped to the left keeps the order of its cells; the texts
say where they belong. The assignment maximises fitness over all order-keeping ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.recognition.shapes import fitness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IN_PLACE = 1.5
_MISSING = {"name": -3.0, "target": -1.5, "value": -1.5}
_UNPLACED = -7.0


def assign(
    cells: Sequence[tuple[int, str]], order: Sequence[str], columns: Mapping[str, int]
) -> tuple[list[str | None], float]:
    """Return the field of each (column, text) cell, None for a cell that fits nowhere, and a score.

    `order` are the fields from left to right, `columns` where the header has them. Runs in
    cells × fields steps.
    """
    width = len(order)
    gaps = [_MISSING.get(name, 0.0) for name in order]
    scores = [[0.0] * (width + 1) for _ in range(len(cells) + 1)]
    moves = [[""] * (width + 1) for _ in range(len(cells) + 1)]
    for j in range(1, width + 1):
        scores[0][j], moves[0][j] = scores[0][j - 1] + gaps[j - 1], "gap"
    for i, (column, text) in enumerate(cells, 1):
        scores[i][0], moves[i][0] = scores[i - 1][0] + _UNPLACED, "drop"
        for j, name in enumerate(order, 1):
            fit = fitness(text, name) + (_IN_PLACE if columns.get(name) == column else 0.0)
            options = (
                (scores[i - 1][j - 1] + fit, "take"),
                (scores[i][j - 1] + gaps[j - 1], "gap"),
                (scores[i - 1][j] + _UNPLACED, "drop"),
            )
            scores[i][j], moves[i][j] = max(options, key=lambda option: option[0])
    return _walk(moves, order, len(cells)), scores[len(cells)][width]


def _walk(moves: list[list[str]], order: Sequence[str], count: int) -> list[str | None]:
    fields: list[str | None] = [None] * count
    i, j = count, len(order)
    while i or j:
        move = moves[i][j]
        if move == "take":
            fields[i - 1] = order[j - 1]
            i, j = i - 1, j - 1
        elif move == "gap":
            j -= 1
        else:
            i -= 1
    return fields
