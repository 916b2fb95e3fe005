"""Which side of a page is up: its lines are long, and the model is sure of their letters.

The model also reads letters that lie on their left side, for columns of text are shown to it so:
pages on their side are told by their lines, which hold hardly more than a letter each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.scan_leaf import leaf_of
from jixiao.documents.scan_model import model

if TYPE_CHECKING:
    from jixiao.documents.scan_leaf import Leaf
    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_model import Letter
    from jixiao.documents.scan_picture import Picture

Lines = dict[int, "list[Letter]"]
"""What was read of lines, by their number."""

TRIED: Final = 8
"""Lines by which it is told, the longest ones."""

SHORT: Final = 3.0
"""Letters a line has on average on a page that may lie on its side."""

LONGER: Final = 1.5
"""How much longer the lines are once such a page is turned."""

NARROW: Final = 0.6
"""Letters a line has at least for each that would stand there were it square."""

UPRIGHT: Final = 0.9
"""Mean likelihood of letters from which a page stands upright, whatever others would give."""

SURER: Final = 0.1
"""By how much surer the model has to be of a page turned than of the page as it stands."""


def facing(picture: Picture) -> tuple[Leaf, Lines]:
    """Return the page with the right side up, and the lines of it that were read for that."""
    leaf, quarters = leaf_of(picture.pixels, picture.dpi), 0
    if leaf.lines and _mean(leaf) < SHORT:
        side = leaf_of(picture.pixels, picture.dpi, 1)
        if side.lines and _mean(side) > LONGER * _mean(leaf):
            leaf, quarters = side, 1
    read = _tried(leaf)
    if not leaf.lines or _sure(leaf, read) >= UPRIGHT:
        return leaf, read
    over = leaf_of(picture.pixels, picture.dpi, quarters + 2)
    read_over = _tried(over)
    if _sure(over, read_over) > _sure(leaf, read) + SURER:
        return over, read_over
    return leaf, read


def _mean(leaf: Leaf) -> float:
    """Return about how many letters a line has on average."""
    return sum(map(_letters, leaf.lines)) / len(leaf.lines)


def _tried(leaf: Leaf) -> Lines:
    """Return what the model reads of the longest lines."""
    order = sorted(range(len(leaf.lines)), key=lambda at: -_letters(leaf.lines[at]))[:TRIED]
    letters = model().read([leaf.crop(leaf.lines[at]) for at in order])
    return dict(zip(order, letters, strict=True))


def _letters(line: LineBox) -> float:
    """Return about how many letters a line has if they are as wide as they are high."""
    return (line.right - line.left) / max(line.bottom - line.top, line.letter)


def _sure(leaf: Leaf, read: Lines) -> float:
    """Return how sure the model is of the letters it read, or should have read, on average."""
    likely = sum(letter.likelihood for line in read.values() for letter in line)
    wanted = sum(max(len(line), NARROW * _letters(leaf.lines[at])) for at, line in read.items())
    return likely / max(1.0, wanted)
