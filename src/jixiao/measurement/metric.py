"""A metric: what is counted of which ledgers, in words and as one expression; and all there are."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.expression import Measure
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table

Express = Callable[..., Measure]

REGISTERS: Final = frozenset(
    {"assets", "deaths", "enrolments", "identities", "loans", "persons", "transfers", "units"}
)
"""Ledgers of what lasts: read from their beginning to the end of the period."""
OPEN: Final = frozenset({"suspicions"})
"""Ledgers that later rows may change what is known of the period: read whole."""


class UnknownMetric(JixiaoError):
    """A metric's name that this installation does not have."""


class UnknownFilter(JixiaoError):
    """A filter that a metric cannot be asked with."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What is counted: `title` and `definition` in Chinese, the unit, the filters it may be asked.

    `version` grows whenever the same rows would give another number; `source` is a clause id,
    empty where no policy dictates the definition.
    """

    name: str
    title: str
    definition: str
    unit: str
    ledgers: tuple[str, ...]
    filters: tuple[str, ...]
    version: int
    source: str
    express: Express

    def measure(self, tables: Mapping[str, Table], ask: Ask) -> Measure:
        """Return the expression over the tables of the ledgers; raises UnknownFilter."""
        for name in ask.filters:
            if name not in self.filters:
                raise UnknownFilter(
                    message(
                        "指标算法 {metric} 不能按“{name}”筛选；可用的有：{known}。",
                        metric=self.name,
                        name=name,
                        known="、".join(self.filters) or "（无）",
                    )
                )
        return self.express(*(tables[name] for name in self.ledgers), ask)


def metric(  # noqa: PLR0913 - the texts of a metric, all by name
    *,
    title: str,
    definition: str,
    unit: str,
    filters: tuple[str, ...] = (),
    version: int = 1,
    source: str = "",
) -> Callable[[Express], Metric]:
    """Return a decorator that makes a Metric of a function; its name is the function's.

    All parameters but the last name the ledgers it needs; the last is the question.
    """

    def made(express: Express) -> Metric:
        names = tuple(inspect.signature(express).parameters)
        return Metric(
            express.__name__, title, definition, unit, names[:-1], filters, version, source, express
        )

    return made


@cache
def metrics() -> Mapping[str, Metric]:
    """Return every metric by name, found by walking the folder."""
    from jixiao.measurement import metrics as folder  # noqa: PLC0415 - read once, when asked

    modules = (
        import_module(f"{folder.__name__}.{found.name}") for found in iter_modules(folder.__path__)
    )
    held: list[Any] = [one for module in modules for one in vars(module).values()]
    return {one.name: one for one in held if isinstance(one, Metric)}


def metric_named(name: str) -> Metric:
    """Return the metric of a name or title; raises UnknownMetric."""
    if name in metrics():
        return metrics()[name]
    for one in metrics().values():
        if name == one.title:
            return one
    raise UnknownMetric(
        message("没有名为“{name}”的指标算法；用 jixiao metrics 查看全部。", name=name)
    )
