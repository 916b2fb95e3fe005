"""Changes to a typed form: cell by cell, so that two people can write in one declaration."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.forms.typed_form import CELLS, TypedForm, TypedRow, is_field
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LONGEST: Final = 10_000
"""Characters in one cell; the longest purpose seen in a real table has about 1,200."""
MOST_ROWS: Final = 500
LONGEST_ID: Final = 40
"""Characters in the id that a page gives to a new row."""


class InvalidChange(JixiaoError):
    """A change names a cell or row that is not there, or a text that is too long."""


class Kind(StrEnum):
    """What a change does: write a head field or a cell, or add, remove or move a row."""

    FIELD = "field"
    CELL = "cell"
    INSERT = "insert"
    REMOVE = "remove"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `row` is a row's id; `after` the row it comes to stand behind (None: first).

    `name` is the field or cell that is written and `text` its new text, "" to blank it.
    """

    kind: Kind
    name: str = ""
    text: str = ""
    row: str = ""
    after: str | None = None

    @property
    def place(self) -> tuple[str, str]:
        """What the change touches: (row id, cell name); row id "" is the head, name "" the row."""
        return (self.row, self.name if self.kind in (Kind.FIELD, Kind.CELL) else "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place two people wrote into, with both texts; None is a row that was removed."""

    row: str
    name: str
    mine: str | None
    theirs: str | None


def applied(typed: TypedForm, changes: Iterable[Change]) -> TypedForm:
    """Return the form after the changes, in order; raises InvalidChange and leaves all as it was.

    Writing into a row that is not there is refused; removing it again does nothing.
    """
    for change in changes:
        typed = _APPLY[change.kind](typed, change)
    return typed


def conflicts(mine: Sequence[Change], theirs: Sequence[Change]) -> list[Conflict]:
    """Return the places both wrote with different texts, or one wrote and the other removed."""
    own, other = _last(mine), _last(theirs)
    found = []
    for (row, name), text in own.items():
        if (row, name) in other and other[row, name] != text:
            found.append(Conflict(row, name, text, other[row, name]))
        elif name and other.get((row, ""), "") is None:
            found.append(Conflict(row, name, text, None))
        elif not name and text is None:
            found += [
                Conflict(row, at, None, told)
                for (there, at), told in other.items()
                if there == row and at
            ]
    return found


def _last(changes: Iterable[Change]) -> Mapping[tuple[str, str], str | None]:
    """Return what stands at each touched place in the end; None for a row removed."""
    found: dict[tuple[str, str], str | None] = {}
    for change in changes:
        if change.kind in (Kind.FIELD, Kind.CELL):
            found[change.place] = change.text
        elif change.kind is Kind.REMOVE:
            found = {place: text for place, text in found.items() if place[0] != change.row}
            found[change.place] = None
    return found


def _write_field(typed: TypedForm, change: Change) -> TypedForm:
    if not is_field(change.name):
        raise InvalidChange(message("没有名为“{name}”的栏目，未保存。", name=change.name))
    return replace(typed, fields=_written(typed.fields, change))


def _write_cell(typed: TypedForm, change: Change) -> TypedForm:
    if change.name not in CELLS:
        raise InvalidChange(message("指标表没有名为“{name}”的列，未保存。", name=change.name))
    place = _place(typed, change.row)
    rows = list(typed.rows)
    rows[place] = replace(rows[place], cells=_written(rows[place].cells, change))
    return replace(typed, rows=tuple(rows))


def _insert(typed: TypedForm, change: Change) -> TypedForm:
    if len(typed.rows) >= MOST_ROWS:
        raise InvalidChange(message("一份绩效目标最多{most}行指标。", most=MOST_ROWS))
    taken = any(row.id == change.row for row in typed.rows)
    if taken or not 0 < len(change.row) <= LONGEST_ID:
        raise InvalidChange(message("新增行的编号重复、为空或过长，请刷新页面后再试。"))
    return _put(typed, TypedRow(change.row), change.after)


def _remove(typed: TypedForm, change: Change) -> TypedForm:
    return replace(typed, rows=tuple(row for row in typed.rows if row.id != change.row))


def _move(typed: TypedForm, change: Change) -> TypedForm:
    row = typed.rows[_place(typed, change.row)]
    return typed if change.after == row.id else _put(_remove(typed, change), row, change.after)


def _put(typed: TypedForm, row: TypedRow, after: str | None) -> TypedForm:
    place = 0 if after is None else _place(typed, after) + 1
    return replace(typed, rows=(*typed.rows[:place], row, *typed.rows[place:]))


def _place(typed: TypedForm, row: str) -> int:
    for place, one in enumerate(typed.rows):
        if one.id == row:
            return place
    raise InvalidChange(message("这一行已被删除，未保存到其中；请刷新页面查看。"))


def _written(texts: Mapping[str, str], change: Change) -> dict[str, str]:
    if len(change.text) > LONGEST:
        raise InvalidChange(_too_long(change))
    others = {name: text for name, text in texts.items() if name != change.name}
    if not change.text.strip():
        return others
    return {**texts, change.name: change.text}


def _too_long(change: Change) -> Message:
    return message(
        "一格最多{most}个字，这里有{count}个；请精简，或作为附件上传。",
        most=LONGEST, count=len(change.text),
    )  # fmt: skip


_APPLY: Final[Mapping[Kind, Callable[[TypedForm, Change], TypedForm]]] = {
    Kind.FIELD: _write_field,
    Kind.CELL: _write_cell,
    Kind.INSERT: _insert,
    Kind.REMOVE: _remove,
    Kind.MOVE: _move,
}
