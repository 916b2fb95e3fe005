"""Ledgers as data: what a row is, its columns, types, units, keys, and what is stored of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = "ledgers"


class UnknownLedger(JixiaoError):
    """A ledger's name that no schema of this installation has."""


class Kind(StrEnum):
    """What a column holds in the files people hand in."""

    PERSON = "person"
    ACCOUNT = "account"
    PHONE = "phone"
    NAME = "name"
    TEXT = "text"
    CODE = "code"
    CHOICE = "choice"
    DATE = "date"
    MONTH = "month"
    COUNT = "count"
    MONEY = "money"
    RATIO = "ratio"
    BOOLEAN = "boolean"


HASHED: Final = frozenset({Kind.PERSON, Kind.ACCOUNT, Kind.PHONE})
"""Columns of which the store has only a keyed hash."""
PERSONAL: Final = HASHED | {Kind.NAME}
"""Columns that tell who somebody is; a name is not stored at all, only its masked form apart."""

STORED: Final[Mapping[Kind, str]] = {
    Kind.PERSON: "decimal(38, 0)",
    Kind.ACCOUNT: "decimal(38, 0)",
    Kind.PHONE: "decimal(38, 0)",
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.CHOICE: "string",
    Kind.DATE: "date",
    Kind.MONTH: "int32",
    Kind.COUNT: "int64",
    Kind.MONEY: "decimal(18, 2)",
    Kind.RATIO: "decimal(9, 6)",
    Kind.BOOLEAN: "boolean",
}
"""How each kind is stored, in the words of Ibis; every engine reads these alike."""

SYSTEM: Final = (
    ("division", "string"),
    ("month", "int32"),
    ("load", "int32"),
    ("source", "int32"),
    ("row", "int64"),
)
"""What every stored row begins with: whose, when, and the load, file and row it came from."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a ledger; `title` is its heading in a template."""

    name: str
    title: str
    kind: Kind
    required: bool = False
    unit: str = ""
    note: str = ""
    least: str = ""
    most: str = ""
    future: bool = False
    values: tuple[tuple[str, str], ...] = ()
    references: tuple[str, str] | None = None
    birth: str = ""
    sex: str = ""

    @property
    def personal(self) -> bool:
        """Whether the column tells who somebody is."""
        return self.kind in PERSONAL

    def stored(self) -> tuple[tuple[str, str], ...]:
        """Return name and type of what is stored of it: nothing of a name, more of a person."""
        if self.kind is Kind.NAME:
            return ()
        derived = ((self.birth, "date"), (self.sex, "string"))
        return ((self.name, STORED[self.kind]), *((name, kind) for name, kind in derived if name))


@dataclass(frozen=True)
class Ledger:
    """The schema of one ledger.

    `month` is the column whose month a row is sealed under; `keys` are sets of columns of which
    no two rows of a division may be alike; in each pair of `order` the first date is not later.
    """

    name: str
    title: str
    row: str
    month: str
    keys: tuple[tuple[str, ...], ...]
    order: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError."""
        return self._named[name]

    @cached_property
    def _named(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def stored(self) -> tuple[tuple[str, str], ...]:
        """Names and types of the sealed table, in order, as Ibis takes them for a schema."""
        return (*SYSTEM, *(pair for column in self.columns for pair in column.stored()))


@cache
def ledgers() -> tuple[Ledger, ...]:
    """Return the schema of every ledger, by name."""
    place = files("jixiao.measurement").joinpath(FOLDER)
    names = sorted(item.name for item in place.iterdir() if item.name.endswith(".toml"))
    return tuple(
        _ledger(name.removesuffix(".toml"), tomllib.loads(place.joinpath(name).read_text("utf-8")))
        for name in names
    )


def ledger_named(name: str) -> Ledger:
    """Return the ledger of that name or title; raises UnknownLedger with the names there are."""
    for ledger in ledgers():
        if name in {ledger.name, ledger.title}:
            return ledger
    known = "、".join(f"{ledger.name}（{ledger.title}）" for ledger in ledgers())
    raise UnknownLedger(
        message("没有名为“{name}”的台账；可用的有：{known}。", name=name, known=known)
    )


def _ledger(name: str, table: dict[str, Any]) -> Ledger:
    return Ledger(
        name=name,
        title=table["title"],
        row=table["row"],
        month=table["month"],
        keys=tuple(map(tuple, table["keys"])),
        order=tuple((first, second) for first, second in table.get("order", ())),
        columns=tuple(_column(column, given) for column, given in table["columns"].items()),
    )


def _column(name: str, given: dict[str, Any]) -> Column:
    target = given.get("references")
    ledger, _, column = target.partition(".") if target else ("", "", "")
    return Column(
        name=name,
        title=given["title"],
        kind=Kind(given["type"]),
        required=given.get("required", False),
        unit=given.get("unit", ""),
        note=given.get("note", ""),
        least=given.get("min", ""),
        most=given.get("max", ""),
        future=given.get("future", False),
        values=tuple(given.get("values", {}).items()),
        references=(ledger, column) if target else None,
        birth=given.get("birth", ""),
        sex=given.get("sex", ""),
    )
