"""Runs of text outside rulings → words on lines, and the lines that stand in columns."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from jixiao.documents.drawing import Run
from jixiao.grids.lettering import LEVEL, SPACE, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CLOSE: Final = 0.12
"""Share of the size between runs of one word."""

MIXED: Final = 0.32
"""The same between Latin letters or figures and Chinese characters."""

SPACED: Final = 0.45
"""The same between words of Latin letters and figures."""

SLIGHT: Final = 0.03
BELOW_ONE_ANOTHER: Final = 3
"""Runs that must begin at one x to tell that something close before them is another word."""

SPELT: Final = 2.2
"""The same between characters that stand alone: letter-spaced words."""

WIDE: Final = 1.0
"""Share of the size that parts columns for certain."""

GUTTER: Final = 0.2
"""Share of the size that is white between columns at least."""

MANY: Final = 4
"""Words on a line that stand in columns, however close."""

LEAST_LINES: Final = 3
ALIGNED: Final = 2.5
"""Points by which words of a column may begin, end or be centred differently."""

NEAR: Final = 5
"""Lines above in which a word of the same column is looked for."""

FAR: Final = 7.0
"""Sizes between lines that no table has."""

NEXT: Final = 1.8
"""Sizes between the lines of a cell."""

LARGER: Final = 1.08
"""Share of the size above it from which a lone word is a heading."""

PROSE: Final = 0.7
"""Share of the lines' width from which a lone word is a line of prose."""


class Word(NamedTuple):
    """Text without a gap in it, and the numbers of its parts in the order all are drawn."""

    piece: Piece
    drawn: int
    last: int


def words_of(runs: Sequence[Run]) -> list[Word]:
    """Return the words of some runs in the order in which they are drawn."""
    begun = Counter(round(run.x0) for run in runs)
    clear = {
        round(run.x0)
        for before, run in zip([None, *runs], runs, strict=False)
        if before is None or not _is_close(before, run)
    }
    columns = {x for x in clear if begun[x] >= BELOW_ONE_ANOTHER}
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _is_one(groups[-1], run, in_column=round(run.x0) in columns):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [Word(_joined(group), number, number) for number, group in enumerate(groups)]


def _is_close(before: Run, run: Run) -> bool:
    return -CLOSE * run.size <= run.x0 - before.x1 <= WIDE * run.size


def _is_one(group: Sequence[Run], run: Run, *, in_column: bool) -> bool:
    """Return whether a run goes on from others; `in_column` tells that more begin where it does."""
    last = group[-1]
    size = max(last.size, run.size)
    if abs(run.base - last.base) > LEVEL * size:
        return False
    gap = (run.x0 - last.x1) / size
    before, after = _is_latin(last.text[-1]), _is_latin(run.text[0])
    if gap > SLIGHT and in_column:
        return False
    if before != after:
        return -CLOSE <= gap <= MIXED
    if len(last.text) == len(run.text) == 1 and not before:
        return -CLOSE <= gap <= SPELT
    return -CLOSE <= gap <= (SPACED if before else CLOSE)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _joined(group: Sequence[Run]) -> Piece:
    if len(group) == 1:
        return group[0]
    text = group[0].text
    for last, run in itertools.pairwise(group):
        wide = run.x0 - last.x1 > SPACE * run.size
        latin = _is_latin(last.text[-1]) and _is_latin(run.text[0])
        text += (" " if wide and latin else "") + run.text
    return Run(
        text, group[0].x0, min(one.y0 for one in group), group[-1].x1,
        max(one.y1 for one in group), group[0].base, max(one.size for one in group),
    )  # fmt: skip


Lines = list[list[Word]]


def lines_of_words(words: Sequence[Word]) -> Lines:
    """Return the lines from the top down, their words from left to right."""
    lines: Lines = []
    for word in sorted(words, key=lambda one: (one.piece.base, one.piece.x0)):
        piece = word.piece
        if lines and piece.base - lines[-1][0].piece.base <= LEVEL * piece.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_touching(sorted(line, key=lambda one: one.piece.x0)) for line in lines]


def _touching(line: Sequence[Word]) -> list[Word]:
    """Return the words of a line, those that touch made one, whenever they are drawn."""
    found = [line[0]]
    for word in line[1:]:
        last = found[-1].piece
        if abs(word.piece.x0 - last.x1) <= SLIGHT * last.size:
            joined = _joined([last, word.piece])
            found[-1] = Word(joined, found[-1].drawn, max(found[-1].last, word.last))
        else:
            found.append(word)
    return found


def in_columns(lines: Lines, tables: Sequence[float]) -> Iterator[Lines]:
    """Yield the lines that stand in columns, those together that are one table.

    `tables` are the y at which ruled tables begin, ascending, which part what stands around them.
    """
    left = min((line[0].piece.x0 for line in lines), default=0.0)
    right = max((line[-1].piece.x1 for line in lines), default=0.0)
    group: Lines = []
    begun = ended = 0
    for number, line in enumerate(lines):
        if group and (
            _is_parted(group[-1], line, tables)
            or _is_prose(line, left, right)
            or _is_heading(line, group)
        ):
            yield from _with_lines_above(_table(group), lines[ended:begun], tables)
            group, ended = [], number
        if group or is_parted_in_columns(line):
            begun = begun if group else number
            group.append(line)
    yield from _with_lines_above(_table(group), lines[ended:begun], tables)


def _with_lines_above(
    found: Iterable[Lines], above: Lines, ends: Sequence[float]
) -> Iterator[Lines]:
    """Yield tables, each with those lines right above whose words, however close, stand as its."""
    for table in found:
        whole = list(table)
        for line in reversed(above):
            if len(line) == 1 or _is_parted(line, whole[0], ends):
                break
            if not all(
                _is_gutter(one.piece, other.piece) for one, other in itertools.pairwise(line)
            ):
                break
            near = [word.piece for below in whole[:NEAR] for word in below]
            if not all(any(_is_aligned(one, word.piece) for one in near) for word in line):
                break
            whole.insert(0, line)
        yield whole if len(whole) > len(table) + 1 else table  # one line alone is a heading


def _is_gutter(left: Piece, right: Piece) -> bool:
    """Return whether there is white between two words as between columns, if little."""
    return right.x0 - left.x1 > GUTTER * right.size


def is_parted_in_columns(line: Sequence[Word]) -> bool:
    """Return whether a line's words stand apart as those in columns do."""
    if len(line) >= MANY:
        return True
    return any(
        after.piece.x0 - word.piece.x1 > WIDE * word.piece.size
        for word, after in itertools.pairwise(line)
    )


def _is_parted(before: Sequence[Word], line: Sequence[Word], tables: Sequence[float]) -> bool:
    above, below = before[0].piece, line[0].piece
    if below.base - above.base > FAR * max(above.size, below.size):
        return True
    return bisect_left(tables, above.base) != bisect_left(tables, below.base)


def _is_prose(line: Sequence[Word], left: float, right: float) -> bool:
    """Return whether a line is one of a paragraph: it begins at the left and fills the page."""
    piece = line[0].piece
    at_left = piece.x0 - left < SPELT * piece.size
    return len(line) == 1 and at_left and piece.x1 - piece.x0 > PROSE * (right - left)


def _is_heading(line: Sequence[Word], group: Lines) -> bool:
    """Return whether a line that stands alone is written larger than those above."""
    size = group[-1][0].piece.size
    return len(line) == 1 and line[0].piece.size > LARGER * size


def _table(group: Lines) -> Iterator[Lines]:
    """Yield the lines of a group without those at its end that stand alone, if it is a table."""
    kept = list(group)
    while kept and not is_parted_in_columns(kept[-1]) and not _goes_on(kept):
        kept.pop()
    parted = [line for line in kept if is_parted_in_columns(line)]
    if len(parted) >= LEAST_LINES and _are_aligned(parted):
        yield kept


def _goes_on(lines: Lines) -> bool:
    """Return whether the last line goes on from a word of the one before."""
    if len(lines) < 2:  # noqa: PLR2004 - the one before
        return False
    return all(
        any(_is_below(above.piece, below.piece) for line in lines[-NEAR:-1] for above in line)
        for below in lines[-1]
    )


def _is_below(above: Piece, below: Piece) -> bool:
    near = below.base - above.base <= NEXT * above.size
    return near and _is_aligned(above, below)


def _is_aligned(one: Piece, other: Piece) -> bool:
    return (
        abs(one.x0 - other.x0) <= ALIGNED
        or abs(one.x1 - other.x1) <= ALIGNED
        or abs(one.x0 + one.x1 - other.x0 - other.x1) <= 2 * ALIGNED
    )


def _are_aligned(lines: Lines) -> bool:
    """Return whether most lines have a word, not their first, below one of the line above."""
    aligned = sum(
        any(
            _is_aligned(above.piece, word.piece)
            for before in lines[max(0, number - NEAR) : number]
            for above in before[1:]
            for word in line[1:]
        )
        for number, line in enumerate(lines)
    )
    return 2 * aligned >= len(lines) - 1
