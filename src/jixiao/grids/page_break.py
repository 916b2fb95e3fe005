"""What a page's end does to a table: which cells go on overleaf, and whether it cuts a row."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jixiao.grids.vocabulary import Vocabulary

CUT: Final = 0.25
"""How often the end of a page cuts a row, as a share of all ends of pages within tables."""

BOTH: Final = 0.3
ABOVE: Final = 0.5
BELOW: Final = 0.2
"""Where the text of a cell that is cut stands: on both pages, on the first, on the second."""

FULL: Final = 0.9
"""How often the last line above is full when the text goes on overleaf."""

NOTHING_LEFT: Final = 0.05
"""How often no text goes on overleaf when a row is cut."""

SHORT: Final = 0.3
"""How often the rest of a text that was cut is as short as it is, when few texts are."""

SURE: Final = 10.0
LIKELY: Final = 3.0
NAMED: Final = 5.0
LEAST_RATE: Final = 0.02
MOST_EMPTY: Final = 1.3
"""How much more likely a cut row is made by a cell that is empty on both pages, at most."""

GOES_ON: Final = 1.0
SIGNED: Final = (-4.0, 0.0, 1.5, 3.0)
"""Logarithms: how likely a merged cell goes on over a page's end, and what the signs add."""

SURELY: Final = 3

OFTEN: Final = 0.75
"""How many cells of a column have text when none of its own stays without."""

EMPTY: Final = 1 / 3
"""How many of the cells of a column that seem empty are no rest of one over several rows."""

MAY_NOT_BEGIN: Final = frozenset("，。、；：！？）】》”’％〕」』…,.;:!?)]%")
MAY_NOT_END: Final = frozenset("，、（【《“‘〔「『(<≤≥＜＞=＝-—")
ENDS: Final = frozenset("。；;！!？?")
OPENING: Final = "（(【《“"
CLOSING: Final = "）)】》”"
_OPENING: Final = frozenset(OPENING)
_NUMBERED: Final = re.compile(r"[（(]?(\d{1,2})\s*[.．、)）](?!\d)")
_LISTED: Final = re.compile(r"\d{1,2}\s*[.．、)）]|[（(]?[一二三四五六七八九十]{1,2}[)）、]|[①-⑳]")


class Part(NamedTuple):
    """A cell that ends with one page and one of the same columns that begins the next.

    `rows` are those above and those below; `others` the texts of the other cells of these
    columns near by, `names` the same without blanks where both parts have text; `is_full` tells
    that the last line above leaves no room, and `full_rate` how many of the others' last lines
    leave none; `merged` is how many of the borders between rows, from 0 to 1, are left out in
    these columns by cells with several rows. `elsewhere` are texts of other tables.
    """

    columns: tuple[int, int]
    rows: tuple[int, int]
    above: str
    below: str
    others: Sequence[str]
    names: Collection[str]
    is_full: bool
    full_rate: float
    merged: float
    elsewhere: Vocabulary

    @property
    def is_merged(self) -> bool:
        """True when the cell has more than one row on one of the pages."""
        return self.rows != (1, 1)

    def is_known(self, text: str) -> bool:
        """Return whether another cell of these columns or of another table has that text."""
        return text in self.names or text in self.elsewhere

    @property
    def rate(self) -> float:
        """How many of the cells of these columns have text, from 0 to 1."""
        filled = sum(map(bool, self.others))
        return (filled + 0.5) / (len(self.others) + 1)


def is_cut(parts: Sequence[Part]) -> bool:
    """Return whether the last row above and the first row below are one row.

    `parts` are all cells of these rows.
    """
    if all(part.is_merged for part in parts):
        return False
    odds = math.log(CUT / (1 - CUT))
    if not any(part.above and part.below for part in parts):
        odds += math.log(NOTHING_LEFT)
    odds += sum(map(_odds, parts))
    return odds > 0


def going_on(parts: Sequence[Part], *, alike: bool) -> set[tuple[int, int]]:
    """Return the columns of the merged cells that go on overleaf where no row is cut.

    Cells that begin and end together go on together. `alike` tells that the rows on both sides
    of the page's end have the same cells.
    """
    merged = [part for part in parts if part.is_merged or _is_halved(part, alike=alike)]
    together: defaultdict[tuple[int, int], list[Part]] = defaultdict(list)
    for part in merged:
        together[part.rows].append(part)
    found = [one for group in together.values() if _goes_on(group) for one in group]
    ended = [part for part in merged if part.above and part.below and part not in found]
    for part in merged:
        if part in found or not _may_go_on(part):
            continue
        if _is_wider(part, ended) or any(_holds(part, one) for one in found):
            found.append(part)
    return {part.columns for part in found}


def _is_halved(part: Part, *, alike: bool) -> bool:
    """Return whether a cell over two rows has one of them on each page.

    `alike` tells that the rows on both sides of the page's end have the same cells.
    """
    if part.above and part.below:
        return part.is_known("".join((part.above + part.below).split()))
    text = part.above or (part.below if alike else "")
    if not text or part.rate < OFTEN:
        return False
    halved = max(part.merged, part.elsewhere.tallness("".join(text.split())))
    return halved > EMPTY * (1 - part.rate)


def _goes_on(group: Sequence[Part]) -> bool:
    """Return whether cells that begin and end together seem to go on."""
    told = [part for part in group if part.above or part.below]
    return bool(told) and GOES_ON + sum(map(_merged_odds, told)) > 0


def _merged_odds(part: Part) -> float:
    """Return the logarithm of how much more likely it is that a merged cell goes on."""
    if part.above and part.below:
        return SIGNED[min(_signs(part), len(SIGNED) - 1)]
    rate = min(max(part.rate, LEAST_RATE), 1 - LEAST_RATE)
    return math.log(ABOVE / (1 - rate))


def _may_go_on(part: Part) -> bool:
    """Return whether nothing forbids that a cell goes on: a line ended before its time."""
    if not (part.above and part.below) or part.is_full:
        return True
    return part.above[-1] in ENDS or _LISTED.match(part.below) is not None


def _holds(part: Part, other: Part) -> bool:
    """Return whether a cell's rows hold those of another that goes on and has text."""
    if not (other.above or other.below) or part.rows == other.rows:
        return False
    return part.rows[0] >= other.rows[0] and part.rows[1] >= other.rows[1]


def _is_wider(part: Part, ended: Sequence[Part]) -> bool:
    """Return whether a cell holds those that end with the page, and others like these.

    It reaches further on both pages; or as far, left of them, where fewer cells like it stand or
    hardly one is empty.
    """
    if part.above and part.below:
        return False
    is_told = bool(part.above or part.below)
    over = [(part.rows[0] - one.rows[0], part.rows[1] - one.rows[1]) for one in ended]
    if all(above > 0 and below > 0 for above, below in over) and not is_told:
        return True
    is_often = is_told and part.rate >= OFTEN
    return bool(ended) and all(
        above >= 0 and below >= 0 and part.columns[1] < one.columns[0]
        and (is_often or len(part.others) < len(one.others))
        for one, (above, below) in zip(ended, over, strict=True)
    )  # fmt: skip


def _signs(part: Part) -> int:
    """Return how much tells that the text below is the rest of the text above."""
    above, below = part.above, part.below
    if part.is_known("".join((above + below).split())):
        return SURELY
    if not part.is_full or part.is_known(below) or _LISTED.match(below):
        return 0
    signs = 1
    signs += 2 * _is_torn(above, below)
    alike = [_kind(text) for text in part.others if text]
    begins = _kind(above)
    signs += bool(alike) and set(alike) == {begins} and _kind(below) != begins
    return signs


def _kind(text: str) -> str:
    first = text[0]
    if first.isascii():
        return "figure" if first.isdigit() else "letter"
    return "word"


def _is_torn(above: str, below: str) -> bool:
    """Return whether two texts can only be one: by their punctuation or open brackets."""
    if below[0] in MAY_NOT_BEGIN or above[-1] in MAY_NOT_END:
        return True
    return not _OPENING.isdisjoint(above) and any(
        above.count(opening) > above.count(closing) and below.count(closing) > below.count(opening)
        for opening, closing in zip(OPENING, CLOSING, strict=True)
    )


def _odds(part: Part) -> float:
    """Return the logarithm of how much more likely the cell is when its row is cut.

    A cell with several rows looks the same where one ends with the page.
    """
    rate = min(max(part.rate, LEAST_RATE), 1 - LEAST_RATE)
    if not (part.above and part.below) and part.is_merged:
        return 0.0
    odds = _odds_of_both(part, rate) if part.above and part.below else _odds_of_one(part, rate)
    return math.log(odds / (1 - part.merged + part.merged * odds))


def _odds_of_one(part: Part, rate: float) -> float:
    if part.above:
        return ABOVE / (1 - rate)
    if part.below:
        return BELOW / (1 - rate)
    return min(1 / (1 - rate), MOST_EMPTY)


def _odds_of_both(part: Part, rate: float) -> float:
    above, below = ("".join(text.split()) for text in (part.above, part.below))
    if not part.is_merged and part.elsewhere.is_tall(above + below):
        return 1 / (SURE * LIKELY)
    if _is_numbered_on(part.above, part.below):
        return SURE * LIKELY
    by_chance = min(max(part.full_rate, 0.15), 0.85)
    cut, whole = (FULL, by_chance) if part.is_full else (1 - FULL, 1 - by_chance)
    odds = BOTH * cut / (rate * whole)
    odds *= max(1.0, min(SHORT / _as_short(below, part.names), 2 * LIKELY))
    if part.is_known(above + below):
        odds *= SURE * LIKELY
    elif part.is_known(below) or part.is_known(above):
        odds /= NAMED
    if above == below:
        odds /= SURE
    if _is_torn(above, below):
        odds *= SURE
    elif above[-1] in ENDS and not _LISTED.match(below):
        odds /= LIKELY
    return odds


def _is_numbered_on(above: str, below: str) -> bool:
    """Return whether the text below begins with the number after one that a line above has."""
    found = _NUMBERED.match(below)
    if found is None or int(found[1]) <= 1:
        return False
    before = str(int(found[1]) - 1)
    return any((one := _NUMBERED.match(line)) and one[1] == before for line in above.split("\n"))


def _as_short(text: str, known: Collection[str]) -> float:
    """Return how many of the known texts are as short, from 0 to 1."""
    most = len(text)
    return (sum([len(one) <= most for one in known]) + 0.5) / (len(known) + 1)
