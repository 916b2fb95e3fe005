"""Rows between bars whose cells hold line breaks → one line each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.documents.document import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.document import Block
    from jixiao.grids.grid import Grid

_BARS = ("|", "｜", "│", "┃")
_MOST = 6
"""Lines that one row takes at most: beyond, the bar that closes it belongs to another."""


def closed_rows(blocks: Sequence[Block | Grid]) -> Iterator[Block | Grid]:
    """Yield the blocks; a row opened by a bar comes whole with the lines up to its closing bar.

    The line keeps the number at which the row begins.
    """
    position = 0
    while position < len(blocks):
        count = _row_at(blocks, position)
        block = blocks[position]
        if isinstance(block, Line) and count > 1:
            rest = _texts(blocks[position + 1 : position + count])
            block = replace(block, text="\n".join([block.text.strip(), *rest]))
        yield block
        position += count


def _row_at(blocks: Sequence[Block | Grid], start: int) -> int:
    """Return over how many blocks the row that `start` opens goes; 1 for all else."""
    first = blocks[start]
    if not isinstance(first, Line) or not _opens(first.text):
        return 1
    for count in range(2, _MOST + 1):
        following = blocks[start + count - 1] if start + count <= len(blocks) else None
        if not isinstance(following, Line) or following.level or not following.text.strip():
            return 1
        text = following.text.strip()
        if text.startswith(_BARS) or following.number != first.number + count - 1:
            return 1
        if text.endswith(_BARS):
            return count
    return 1


def _opens(text: str) -> bool:
    """Return True for a row that begins with a bar and ends inside a cell."""
    plain = text.strip()
    return plain.startswith(_BARS) and not plain.endswith(_BARS)


def _texts(blocks: Sequence[Block | Grid]) -> list[str]:
    return [block.text.strip() for block in blocks if isinstance(block, Line)]
