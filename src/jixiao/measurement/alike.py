"""Questions that differ only in whose rows they mean, as many projects ask: asked once, by key.

A condition for each of ten thousand projects would be looked at ten thousand times a row. Where a
metric only chooses rows by a column, the rows are grouped by that column instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ask import LEVEL, Ask
from jixiao.measurement.expression import Measure, Part, Rows, Things, Values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jixiao.measurement.answer import Question
    from jixiao.measurement.expression import Column, Table
    from jixiao.measurement.metric import Metric

FEW: Final = 8
"""Up to so many questions are cheaper asked as conditions: they share the groups of all others."""
_ANY: Final = "\0any\0"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A measure whose parts are grouped by columns: `by` names those of each part, maybe none."""

    measure: Measure
    by: Mapping[Part, tuple[str, ...]]


def asked_alike(questions: Iterable[Question]) -> Iterator[list[Question]]:
    """Yield the questions in groups that one keyed measure may answer; the others one by one."""
    groups: dict[Any, list[Question]] = {}
    for one in questions:
        filters = one.ask.filters
        free = LEVEL not in filters and all(len(values) == 1 for values in filters.values())
        names = tuple(sorted(filters)) if filters and free else (id(one),)
        groups.setdefault((one.metric, one.ask.first, one.ask.last, names), []).append(one)
    for held in groups.values():
        if len(held) > FEW:
            yield held
        else:
            yield from ([one] for one in held)


def keyed(
    metric: Metric, tables: Mapping[str, Table], questions: Sequence[Question]
) -> Keyed | None:
    """Return the measure of questions alike; None where a filter does more than choose rows."""
    first = questions[0].ask
    ask = Ask(first.first, first.last, dict.fromkeys(first.filters, (_ANY,)))
    held = metric.measure(tables, ask)
    made: dict[Part, tuple[Part, tuple[str, ...]]] = {}
    for part in held.parts:
        found = _freed(part)
        if found is None:
            return None
        made[part] = found

    def freed(parts: Iterable[Part]) -> tuple[Part, ...]:
        return tuple(made[one][0] for one in parts)

    measure = Measure(
        freed(held.numerator), freed(held.denominator), freed(held.less), held.divisor
    )
    return Keyed(measure, dict(made.values()))


def _freed(part: Part) -> tuple[Part, tuple[str, ...]] | None:
    """Return a part without the conditions on its rows' keys, and the keys; None if it has more."""
    where, names = _without(part.table, part.where)
    what = part.what
    if isinstance(what, Values) and what.bad is not None:
        bad, spoilt = _without(part.table, what.bad)
        if spoilt != names:
            return None
        what = Values(what.column, bad, what.times)
    free = Part(part.table, where, what)
    return None if any(map(_is_marked, _columns(free))) else (free, names)


def _columns(part: Part) -> Iterator[Any]:
    yield part.table
    yield part.where
    what = part.what
    if not isinstance(what, Rows):
        yield what.column
    if isinstance(what, Values) and what.bad is not None:
        yield what.bad
    if isinstance(what, Things) and what.month is not None:
        yield what.month


def _without(table: Table, where: Column) -> tuple[Column, tuple[str, ...]]:
    """Return a condition less its marked members, and the columns of the table these are on."""
    kept, names = [], []
    for one in _members(where.op()):
        name = _marked_column(table, one)
        if name is None:
            kept.append(one.to_expr())
        else:
            names.append(name)
    every = table[table.columns[0]].notnull() | True
    return reduce(lambda one, two: one & two, kept) if kept else every, tuple(sorted(set(names)))


def _members(condition: Any) -> Iterator[Any]:  # noqa: ANN401 - a node of Ibis
    """Yield the conditions that must all be met."""
    import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

    if isinstance(condition, ops.And):
        yield from _members(condition.left)
        yield from _members(condition.right)
    else:
        yield condition


def _marked_column(table: Table, condition: Any) -> str | None:  # noqa: ANN401 - a node of Ibis
    """Return the column of texts that a marked condition is on; None for any other condition."""
    import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

    if not _is_mark(condition) or not isinstance(condition.value, ops.Field):
        return None
    column = condition.value
    own = column.rel == table.op() and column.dtype.is_string()
    return str(column.name) if own else None


def _is_mark(node: Any) -> bool:  # noqa: ANN401 - a node of Ibis
    import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

    return isinstance(node, ops.InValues) and any(
        isinstance(one, ops.Literal) and one.value == _ANY for one in node.options
    )


def _is_marked(expression: Any) -> bool:  # noqa: ANN401 - an expression of Ibis
    """Return whether a filter takes part in an expression anywhere."""
    import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

    return any(map(_is_mark, expression.op().find(ops.InValues)))
