"""A picture of a page → what it draws: runs of text and rulings, as of a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Drawing, Stroke
from jixiao.documents.scan_facing import facing
from jixiao.documents.scan_grammar import put_right
from jixiao.documents.scan_letters import Reading, reading_of, run_of
from jixiao.documents.scan_marks import is_mark
from jixiao.documents.scan_model import model
from jixiao.documents.scan_shapes import ALIKE, has_dot_at_end, is_equals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.scan_leaf import Leaf
    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_picture import Picture
    from jixiao.documents.scan_rulings import Ruling

POINTS: Final = 72.0

BY_SHAPE: Final = 0.97
"""How likely a sign is that its shape tells."""


def drawing_of(picture: Picture) -> tuple[Drawing, list[Reading]]:
    """Return what the page of a picture draws, upright, and the readings of its runs in order."""
    point = picture.dpi / POINTS
    leaf, read = facing(picture)
    rest = [at for at in range(len(leaf.lines)) if at not in read]
    letters = model().read([leaf.crop(leaf.lines[at]) for at in rest])
    read |= zip(rest, letters, strict=True)
    found = [_by_shape(reading_of(read[at], line), leaf) for at, line in enumerate(leaf.lines)]
    kept = [_dotted(one, leaf) for one in found if one.letters or _is_lost(one.line)]
    readings = list(_under_stamps(put_right(kept), leaf))
    high, wide = leaf.grey.shape
    drawing = Drawing(
        wide / point,
        high / point,
        [run_of(one, point) for one in readings],
        _strokes(leaf.level, point),
        _strokes(leaf.plumb, point),
        skew=leaf.turned,
    )
    return drawing, readings


def _under_stamps(readings: Sequence[Reading], leaf: Leaf) -> Iterator[Reading]:
    """Yield the readings, those over which a stamp lies marked."""
    for one in readings:
        line = one.line
        under = any(
            left < line.right and line.left < right and top < line.bottom and line.top < bottom
            for left, top, right, bottom in leaf.stamps
        )
        yield replace(one, is_under_stamp=True) if under else one


def _is_lost(line: LineBox) -> bool:
    """Return whether ink in which no letter was read is as large as one, and in a cell."""
    return line.is_cell and not is_mark(line)


def _by_shape(one: Reading, leaf: Leaf) -> Reading:
    """Return a reading, a sign that stands alone told by its shape."""
    if len(one.letters) != 1 or one.text not in ALIKE:
        return one
    line = one.line
    if not is_equals(leaf.ink[line.top : line.bottom, line.left : line.right]):
        return one
    sign = one.letters[0]._replace(char="=", likelihood=BY_SHAPE)
    return replace(one, letters=(sign,), was=None if one.text == "=" else one.text)


def _dotted(one: Reading, leaf: Leaf) -> Reading:
    """Return a reading, marked where the model left out a dot before or after its letters."""
    line, text = one.line, one.text
    if not text:
        return one
    before, after = has_dot_at_end(
        leaf.ink[line.top : line.bottom, line.left : line.right], line.letter
    )
    has_unread = (before and text[0].isalnum()) or (after and text[-1].isalnum())
    return replace(one, has_unread=True) if has_unread else one


def _strokes(rulings: Sequence[Ruling], point: float) -> list[Stroke]:
    return [Stroke(one.position / point, one.start / point, one.end / point) for one in rulings]
