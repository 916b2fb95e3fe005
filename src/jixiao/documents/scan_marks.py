"""Marks smaller than letters that stand alone on a line: stops that wrapped, dashes, or dirt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.scan_letters import Reading
    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_model import Letter

MARK: Final = 0.48
"""Share of a letter's height: what is neither wider nor higher is no letter."""

BELOW: Final = 1.5
"""Heights of a letter between a line and a stop that wrapped, at most."""

AT_MARGIN: Final = 1.0
"""Heights of a letter by which a stop that wrapped may stand off the line above."""

MARGIN: Final = 1.6
"""Heights of a letter between a full line and the side of its cell at most."""

FULL_STOP: Final = "。"
"""What a mark below a full line is when the model holds none of the stops possible."""

RINGS: Final = frozenset("。口0OoD°○〇Qp")
"""What the stop of a sentence, a small ring, is read as without letters beside it."""

STOPS: Final = frozenset("。，、；：")
LEAST: Final = 0.05
"""Likelihood from which a mark below a line may be a stop."""

FLAT: Final = frozenset("-—–―一_~～·…")
"""What may fill a cell and be so small."""

SURE: Final = 0.9
POSSIBLE: Final = 0.5
"""Likelihoods from which a mark is no dirt: any, and one that may stand alone."""

CORRECTED: Final = 0.8


def of_marks(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings, those of marks alone put right; without those that are dirt.

    A mark that nothing shares its cell with is not dirt for sure: it is told as unreadable.
    """
    for one in readings:
        if not is_mark(one.line) or not one.letters:
            yield one
        elif (stop := _stop(one.letters[0])) and _lines_above(one.line, readings):
            yield _as_stop(one, stop)
        elif any(_is_full(line) for line in _lines_above(one.line, readings)):
            yield _as_stop(one, FULL_STOP, POSSIBLE)
        elif one.mean >= SURE or (one.mean >= POSSIBLE and _is_dash(one, readings)):
            yield one
        elif _is_alone(one, readings):
            yield replace(one, is_unreadable=True)


def is_mark(line: LineBox) -> bool:
    """Return whether nothing on a line is as large as a letter."""
    return max(line.right - line.left, line.bottom - line.top) < MARK * line.letter


def _is_dash(mark: Reading, readings: Sequence[Reading]) -> bool:
    """Return whether a mark is a dash that says "none", alone in its cell."""
    return mark.text in FLAT and _is_alone(mark, readings)


def _is_alone(mark: Reading, readings: Sequence[Reading]) -> bool:
    """Return whether nothing shares the cell of a mark."""
    line = mark.line
    return line.is_cell and not any(
        one.line.room == line.room and one is not mark for one in readings
    )


def _lines_above(mark: LineBox, readings: Sequence[Reading]) -> list[LineBox]:
    """Return the lines of the same area that end just above, so that their stop wrapped."""
    return [
        one.line
        for one in readings
        if one.line.room == mark.room
        and one.line.bottom <= mark.top <= one.line.bottom + BELOW * mark.letter
        and one.line.left <= mark.left + AT_MARGIN * mark.letter
        and mark.right < one.line.right
    ]


def _is_full(line: LineBox) -> bool:
    """Return whether a line of a cell ends so close to its side that no letter has room."""
    return line.is_cell and line.room.right - line.right <= MARGIN * line.letter


def _stop(letter: Letter) -> str:
    """Return which stop a mark is, "" for none."""
    if letter.char in RINGS:
        return "。"
    held = {char: likely for char, likely in letter.others if char in STOPS and likely >= LEAST}
    if letter.char in STOPS:
        return letter.char
    return max(held, key=held.__getitem__, default="")


def _as_stop(one: Reading, stop: str, likely: float = CORRECTED) -> Reading:
    """Return the reading of a mark as a stop, at least so likely."""
    old = one.letters[0]
    others = ((old.char, old.likelihood), *old.others)
    letter = old._replace(char=stop, likelihood=max(old.likelihood, likely), others=others)
    return replace(one, letters=(letter,)) if old.char == stop else one.put_right((letter,))
