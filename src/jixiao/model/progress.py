"""How far a project has come by the end of a month: lamps with reasons, and a forecast."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.message import Message


class Lamp(StrEnum):
    """The state of money or of an indicator; `NONE` where nothing is due or told yet."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    NONE = "none"


class Likelihood(StrEnum):
    """Whether the target will be reached, in the words of the form (财预〔2019〕136号)."""

    CERTAIN = "确定能"
    POSSIBLE = "有可能"
    IMPOSSIBLE = "完全不可能"


@dataclass(frozen=True, slots=True)
class LampReading:
    """A lamp and why: `row` from 1, 0 for the money; `ratio` is reached over expected (1 = as due).

    `likelihood` is a proposal for a person to confirm, None where nothing can be said.
    """

    row: int
    lamp: Lamp
    ratio: Decimal | None
    arithmetic: Message
    clause: str
    likelihood: Likelihood | None = None


@dataclass(frozen=True, slots=True)
class MoneyForecast:
    """What will be spent by the end of the year, in the unit of the form.

    `low` and `high` are the interval that the earlier years give, None without earlier years.
    """

    amount: Decimal
    low: Decimal | None
    high: Decimal | None
    method: Message


@dataclass(frozen=True, slots=True)
class Progress:
    """A project at the end of a month (1-12): its money, its rows, what is to be expected."""

    ordinal: int
    name: str | None
    month: int
    curve: Message
    money: LampReading
    rows: tuple[LampReading, ...]
    forecast: MoneyForecast | None
