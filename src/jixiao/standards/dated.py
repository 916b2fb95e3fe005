"""Values that hold from a day on: law as dated data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from jixiao.model.errors import NoValueInForce
from jixiao.model.message import message

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DatedValue(Generic[T]):
    """A value, the day it takes effect, and the clause it stands in."""

    start: date
    value: T
    source: str


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A named value through time; `values` are ordered by their first day."""

    name: str
    values: tuple[DatedValue[T], ...]

    def __post_init__(self) -> None:
        starts = [entry.start for entry in self.values]
        if starts != sorted(set(starts)):
            msg = f"the dates of {self.name!r} must rise: {starts}"
            raise ValueError(msg)

    def entry_on(self, day: date) -> DatedValue[T]:
        """Return the entry in force on a day; raises NoValueInForce before the first one."""
        held = [entry for entry in self.values if entry.start <= day]
        if not held:
            known = "、".join(entry.start.isoformat() for entry in self.values) or "—"
            raise NoValueInForce(
                message(
                    "{name}：{day} 没有生效的取值；已知的生效日期为 {known}。"
                    "请补充该日期适用的规定。",
                    name=self.name,
                    day=day.isoformat(),
                    known=known,
                )
            )
        return held[-1]

    def on(self, day: date) -> T:
        """Return the value in force on a day; raises NoValueInForce before the first one."""
        return self.entry_on(day).value
