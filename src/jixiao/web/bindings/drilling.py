"""A measured value → the rows behind it, masked for who looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language

from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.ledger import PERSONAL, ledger_named
from jixiao.measurement.measuring import partitions_of
from jixiao.measurement.metric import metric_named
from jixiao.measurement.rows_behind import HIDDEN, Looking, Role, rows_behind
from jixiao.web.ledgers.queries import own_loads, seen_loads
from jixiao.web.ledgers.sealed_store import engine, store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.ledger import Column, Ledger
    from jixiao.measurement.rows_behind import Behind
    from jixiao.measurement.sealing import Store
    from jixiao.web.bindings.models import ActualRecord
    from jixiao.web.organisations.actor import Actor

SHOWN: Final = 50
"""Rows of each part that a page shows."""
LABELS: Final = {Role.NUMERATOR: "分子", Role.DENOMINATOR: "分母", Role.LESS: "扣除"}
PLACES: Final = {
    "division": "区划", "month": "月份", "load": "载入", "source": "来源文件", "row": "行",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownRows:
    """The rows of one part of a number: headings and cells; `hidden` rows are other units'."""

    label: str
    ledger: Ledger
    count: int
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]
    hidden: int


def question_of(actual: ActualRecord) -> Question:
    """Return what was asked when the actual was measured."""
    told = actual.content
    filters = {name: tuple(held) for name, held in told["filters"].items()}
    return Question(told["metric"], Ask(told["first"], told["last"], filters))


def is_outdated(actual: ActualRecord, sealed: Store) -> bool:
    """Return whether the ledgers were corrected or added to since the actual was measured."""
    asked, told = question_of(actual), actual.content
    parts = [
        part
        for name in metric_named(asked.metric).ledgers
        for part in partitions_of(sealed, name, asked.ask, divisions=told["divisions"])
    ]
    return bool(sealed.digest(parts) != told["digest"])


def shown_rows(actual: ActualRecord, actor: Actor) -> list[ShownRows]:
    """Return the rows behind an actual; masked forms only of loads of the actor's own unit.

    Who does not look after the whole division sees no rows of other units.
    """
    looking = Looking(limit=SHOWN, owner=True, divisions=tuple(actual.content["divisions"]))
    with engine() as running:
        found = rows_behind(running, store(), question_of(actual), looking)
    own = own_loads(actor)
    seen = seen_loads(actor, actual.version.plan.path.partition("/")[0])
    return [_shown(one, own, seen) for one in found]


def _shown(behind: Behind, own: frozenset[int], seen: frozenset[int] | None) -> ShownRows:
    ledger = ledger_named(behind.ledger)
    rows = [row for row in behind.rows if seen is None or row.get("load") in seen]
    headings, cells = table_of(ledger, rows, own)
    return ShownRows(
        LABELS[behind.role], ledger, behind.count, headings, cells, len(behind.rows) - len(rows)
    )


def table_of(
    ledger: Ledger, rows: Sequence[Mapping[str, Any]], own: frozenset[int]
) -> tuple[list[str], list[list[Any]]]:
    """Return headings and cells of rows; masked forms stay only in rows of the loads `own`."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    titles = {column.name: heading_of(column) for column in ledger.columns}
    titles |= {column.birth: "出生年份" for column in ledger.columns}
    titles |= {column.sex: "性别" for column in ledger.columns}
    headings = [PLACES.get(name) or titles.get(name, name) for name in names]
    return headings, [[cell(ledger, name, row, own) for name in names] for row in rows]


def heading_of(column: Column) -> str:
    """Return the heading of a column in the reader's language: its name where that is English."""
    return column.name.replace("_", " ") if get_language() == "en" else column.title


def cell(ledger: Ledger, name: str, row: Mapping[str, Any], own: frozenset[int]) -> Any:  # noqa: ANN401 - whatever a row holds
    """Return what may be seen of a cell: personal columns as stars unless the load is the own."""
    value = row.get(name)
    column = next((one for one in ledger.columns if one.name == name), None)
    if value is None:
        return ""
    if column is not None and column.kind in PERSONAL and row.get("load") not in own:
        return HIDDEN
    chosen = dict(column.values) if column is not None else {}
    return chosen.get(value, value) if isinstance(value, str) else value
