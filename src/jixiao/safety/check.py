"""A check: what is suspicious in which ledger, in words and as one expression."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Column, Table

Express = Callable[..., Any]

PENSIONS: Final = ("resident_pension", "public_pension", "enterprise_pension")
"""Benefits of which a person draws one."""


class UnknownCheck(JixiaoError):
    """A check's kind that this installation does not have."""


class Window(StrEnum):
    """Which rows a check must see at once: those of one month, or of the whole period."""

    MONTH = "month"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Check:
    """What is suspicious; `title` and `why` in Chinese.

    `ledgers` are what it needs, the first is the one whose rows it returns. `days` is the time
    for looking at a case; `accuracy` is the metric that a confirmed case lowers, empty if none.

    `by_row`: each row tells by itself, and `express` returns the condition instead of the rows.
    `among` is a column and a number: only a row can be suspicious that has so many, itself
    included, with its value of the column in its month, which is found once for all such checks.
    """

    kind: str
    title: str
    why: str
    ledgers: tuple[str, ...]
    window: Window
    days: int
    accuracy: str
    source: str
    by_row: bool
    among: tuple[str, int] | None
    express: Express

    @property
    def ledger(self) -> str:
        """The ledger whose rows are suspicious."""
        return self.ledgers[0]

    def suspicious(self, tables: Mapping[str, Table], ask: Ask) -> Table:
        """Return the suspicious rows, with all columns of their ledger."""
        found = self.express(*(tables[name] for name in self.ledgers), ask)
        return tables[self.ledger].filter(found) if self.by_row else found

    def condition(self, tables: Mapping[str, Table], ask: Ask) -> Column:
        """Return the condition that a row is suspicious, of a check `by_row`."""
        return self.express(*(tables[name] for name in self.ledgers), ask)


ACCURACY: Final = {
    "payments": "payment_accuracy_rate",
    "subsidies": "subsidy_accuracy_rate",
}
"""The metric of each ledger that confirmed cases lower."""


def check(  # noqa: PLR0913 - what a check is, all by name
    *,
    title: str,
    why: str,
    source: str,
    window: Window = Window.PERIOD,
    days: int = 30,
    by_row: bool = False,
    among: tuple[str, int] | None = None,
) -> Callable[[Express], Check]:
    """Return a decorator that makes a Check of a function; its kind is the function's name.

    All parameters but the last name the ledgers it needs; the last is the question.
    """

    def made(express: Express) -> Check:
        names = tuple(inspect.signature(express).parameters)[:-1]
        accuracy = ACCURACY.get(names[0], "")
        return Check(
            kind=express.__name__,
            title=title,
            why=why,
            ledgers=names,
            window=window,
            days=days,
            accuracy=accuracy,
            source=source,
            by_row=by_row,
            among=among,
            express=express,
        )

    return made


@cache
def checks() -> Mapping[str, Check]:
    """Return every check by kind, found by walking the folder."""
    from jixiao.safety import checks as folder  # noqa: PLC0415 - read once, when asked

    modules = (
        import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)
    )
    held: list[Any] = [one for module in modules for one in vars(module).values()]
    return {one.kind: one for one in held if isinstance(one, Check)}


def check_named(kind: str) -> Check:
    """Return the check of a kind or title; raises UnknownCheck."""
    for one in checks().values():
        if kind in {one.kind, one.title}:
            return one
    raise UnknownCheck(
        message("没有名为“{kind}”的疑点检查；用 jixiao safety list 查看全部。", kind=kind)
    )
