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
    """Yield the readings, those of marks alone put right; without those that are dirt."""
    for one in readings:
        if not is_mark(one.line):
            yield one
        elif (stop := _stop(one.letters[0])) and _has_line_above(one.line, readings):
            yield _as_stop(one, stop)
        elif one.mean >= (POSSIBLE if one.text in FLAT else SURE):
            yield one


def is_mark(line: LineBox) -> bool:
    """Return whether nothing on a line is as large as a letter."""
    return max(line.right - line.left, line.bottom - line.top) < MARK * line.letter


def _has_line_above(mark: LineBox, readings: Sequence[Reading]) -> bool:
    """Return whether a line of the same area ends just above, so that its stop wrapped."""
    return any(
        one.line.room == mark.room
        and one.line.bottom <= mark.top <= one.line.bottom + BELOW * mark.letter
        and one.line.left <= mark.left + AT_MARGIN * mark.letter
        and mark.right < one.line.right
        for one in readings
    )


def _stop(letter: Letter) -> str:
    """Return which stop a mark is, "" for none."""
    if letter.char in RINGS:
        return "。"
    held = {char: likely for char, likely in letter.others if char in STOPS and likely >= LEAST}
    if letter.char in STOPS:
        return letter.char
    return max(held, key=held.__getitem__, default="")


def _as_stop(one: Reading, stop: str) -> Reading:
    """Return the reading of a mark as a stop."""
    old = one.letters[0]
    others = ((old.char, old.likelihood), *old.others)
    letter = old._replace(char=stop, likelihood=max(old.likelihood, CORRECTED), others=others)
    return replace(one, letters=(letter,)) if old.char == stop else one.put_right((letter,))
