"""What differs between an earlier plan and the one being written, in what the texts mean.

Both are typed forms, so that what was found can be taken over cell by cell. A target written in
other words for the same quantity is a change of wording, not of the target.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from jixiao.forms.money import decimal_of
from jixiao.forms.typed_form import MONEY_FIELDS, plan_of
from jixiao.model.message import Message, message
from jixiao.model.quantity import QuantityKind
from jixiao.review.rows import class_of, figure, is_cost, plain
from jixiao.review.similarity import differing_words, is_close

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from jixiao.forms.typed_form import TypedForm, TypedPlan, TypedRow
    from jixiao.model.indicator import Indicator
    from jixiao.model.quantity import Quantity
    from jixiao.review.similarity import Words

HEAD: Final = (
    "name", "category", "attribute", "period", *MONEY_FIELDS, "purpose", "objectives",
)  # fmt: skip
"""Fields of the head that are compared, in the order of the form."""
TAKEN: Final = frozenset({"category", "attribute", "period", "purpose", "objectives"})
"""Fields that an earlier year can give; name, code and money are those of the year's list."""
_CELLS: Final = ("level1", "level2", "name", "target", "weight", "basis", "description")
_YEAR: Final = re.compile(r"(?<![\d\u3014\[【(（])20\d\d(?![\d\u3015\]】)）])")
_CLOSE: Final = 0.6
_PERCENT: Final = 100
_PLACES: Final = 1


class Aspect(StrEnum):
    """What a difference is about."""

    TARGET = "target"
    MONEY = "money"
    WORDING = "wording"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field or cell that differs: the earlier text and the present one, "" where none stands.

    `words` are the words that differ (wording only), `change` how far a number moved, or None.
    """

    aspect: Aspect
    name: str
    before: str
    now: str
    words: tuple[Words, ...] = ()
    change: Message | None = None


@dataclass(frozen=True, slots=True)
class RowPair:
    """An earlier row and the present row that stands for it; None where there is none."""

    before: TypedRow | None
    now: TypedRow | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """All that differs: the head's fields, then rows in the earlier order, new rows last."""

    head: tuple[Difference, ...]
    rows: tuple[RowPair, ...]

    @property
    def kept(self) -> int:
        """How many rows say the same as before."""
        return sum(1 for pair in self.rows if pair.before and pair.now and not pair.differences)


def differences(earlier: TypedForm, now: TypedForm) -> PlanDifference:
    """Return what differs from `earlier` to `now`.

    Rows belong together by class and name; by class and name without years; by class and a name
    that is nearly the same; or by the same name in another class.
    """
    head = tuple(
        found
        for name in HEAD
        if (found := _field(name, earlier.fields.get(name, ""), now.fields.get(name, "")))
    )
    before, after = plan_of(earlier), plan_of(now)
    return PlanDifference(head, tuple(_rows(earlier, before, now, after)))


def years_before(text: str, year: int) -> tuple[str, ...]:
    """Return the years before `year` that a text names, each once; those of 文号 left out."""
    return tuple(dict.fromkeys(one for one in _YEAR.findall(text) if int(one) < year))


def year_pieces(text: str, year: int) -> tuple[tuple[str, bool], ...]:
    """Return the text in pieces, each with whether it is a year before `year`."""
    found, at = [], 0
    for match in _YEAR.finditer(text):
        if int(match[0]) < year:
            found += [(text[at : match.start()], False), (match[0], True)]
            at = match.end()
    return tuple(piece for piece in (*found, (text[at:], False)) if piece[0])


def _field(name: str, before: str, now: str) -> Difference | None:
    if plain(before) == plain(now):
        return None
    if name in MONEY_FIELDS:
        was, becomes = decimal_of(before), decimal_of(now)
        return (
            None
            if was == becomes
            else Difference(Aspect.MONEY, name, before, now, change=_step(was, becomes))
        )
    return Difference(Aspect.WORDING, name, before, now, _words(before, now))


def _words(before: str, now: str) -> tuple[Words, ...]:
    return tuple(differing_words(before, now)) if before and now else ()


def _step(was: Decimal | None, becomes: Decimal | None) -> Message | None:
    """Return how far a number moved, as a share of what it was."""
    if not was or becomes is None:
        return None
    share = round((becomes - was) / was * _PERCENT, _PLACES)
    return message("{share}%", share=f"{'+' if share > 0 else ''}{figure(share)}")


def _rows(
    earlier: TypedForm, before: TypedPlan, now: TypedForm, after: TypedPlan
) -> Iterator[RowPair]:
    told = dict(zip(before.rows, before.plan.indicators, strict=True))
    present = dict(zip(after.rows, after.plan.indicators, strict=True))
    partner = _partners(told, present)
    own = {row.id: row for row in now.rows}
    for row in earlier.rows:
        if row.id in told:
            mine = partner.get(row.id)
            found = own[mine] if mine else None
            cells = _cells(row, told[row.id], found, present[mine]) if mine and found else ()
            yield RowPair(row, found, tuple(cells))
    taken = set(partner.values())
    for row in now.rows:
        if row.id in present and row.id not in taken:
            yield RowPair(None, row)


def _partners(told: Mapping[str, Indicator], present: Mapping[str, Indicator]) -> dict[str, str]:
    """Return earlier row id → present row id, the surest first, each row used once."""
    found: dict[str, str] = {}
    left = dict(present)
    for alike in (_same, _same_but_years, _near, _same_name):
        for row, indicator in told.items():
            if row in found:
                continue
            own = [other for other, each in left.items() if alike(indicator, each)]
            if own:
                found[row] = max(own, key=lambda other: _likeness(indicator, left[other]))
                del left[found[row]]
    return found


def _likeness(one: Indicator, other: Indicator) -> float:
    return fuzz.ratio(plain(one.name), plain(other.name))


def _class(row: Indicator) -> str:
    return class_of(row) or plain(row.level2)


def _same_name(one: Indicator, other: Indicator) -> bool:
    return bool(plain(one.name)) and plain(one.name) == plain(other.name)


def _same(one: Indicator, other: Indicator) -> bool:
    return _class(one) == _class(other) and _same_name(one, other)


def _same_but_years(one: Indicator, other: Indicator) -> bool:
    names = [_YEAR.sub("", plain(each.name)) for each in (one, other)]
    return _class(one) == _class(other) and bool(names[0]) and names[0] == names[1]


def _near(one: Indicator, other: Indicator) -> bool:
    names = plain(one.name), plain(other.name)
    return _class(one) == _class(other) and all(names) and is_close(*names, _CLOSE)


def _cells(
    row: TypedRow, told: Indicator, mine: TypedRow, present: Indicator
) -> Iterator[Difference]:
    for name in _CELLS:
        before, now = row.cells.get(name, ""), mine.cells.get(name, "")
        if plain(before) == plain(now):
            continue
        if name == "target":
            yield _target(told, present, before, now)
        elif name == "weight":
            yield Difference(Aspect.WEIGHT, name, before, now)
        elif name not in ("level1", "level2") or _class(told) != _class(present):
            yield Difference(Aspect.WORDING, name, before, now, _words(before, now))


def _target(told: Indicator, present: Indicator, before: str, now: str) -> Difference:
    was, becomes = told.target.quantity, present.target.quantity
    if was is not None and was == becomes:
        return Difference(Aspect.WORDING, "target", before, now, _words(before, now))
    aspect = Aspect.MONEY if is_cost(present) else Aspect.TARGET
    return Difference(aspect, "target", before, now, change=_moved(was, becomes))


def _moved(was: Quantity | None, becomes: Quantity | None) -> Message | None:
    """Return how far a target moved; ratios in percentage points. None if not comparable."""
    if was is None or becomes is None or was.dimension != becomes.dimension:
        return None
    if was.number is None or becomes.number is None:
        return None
    if was.kind is QuantityKind.RATIO:
        points = (becomes.number - was.number) * _PERCENT
        sign = "+" if points > 0 else ""
        return message("{points}个百分点", points=f"{sign}{figure(points)}") if points else None
    return _step(was.number, becomes.number) if was.number != becomes.number else None
