"""Questions → actuals: all questions of one period answered together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from jixiao.measurement.alike import Keyed, asked_alike, keyed
from jixiao.measurement.answer import Answer
from jixiao.measurement.ask import Ask
from jixiao.measurement.fusing import fused_by
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import OPEN, REGISTERS, metric_named
from jixiao.measurement.sealed_through import sealed_through
from jixiao.measurement.sealing import MANIFEST, sha256_of
from jixiao.model.result import Actual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jixiao.measurement.answer import Question
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Table
    from jixiao.measurement.fusing import Found
    from jixiao.measurement.sealing import Partition, Store

Shape: TypeAlias = "tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]"
"""A metric and its filters."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The ledgers of one period, opened: a table each, and the partitions it is made of."""

    tables: Mapping[str, Table]
    partitions: Mapping[str, tuple[Partition, ...]]


def measure(
    engine: Engine, store: Store, questions: Sequence[Question], *, divisions: Sequence[str] = ()
) -> list[Actual]:
    """Return the actual of each question, in order; divisions are prefixes, none for all.

    Each period's questions are answered in one pass over each table they need, and one more for
    each kind of thing that is counted once.
    """
    answered: dict[int, Actual] = {}
    for first, last in sorted({(one.ask.first, one.ask.last) for one in questions}):
        asked = [
            (place, one)
            for place, one in enumerate(questions)
            if (one.ask.first, one.ask.last) == (first, last)
        ]
        held = [one for _, one in asked]
        opened = opening(engine, store, Ask(first, last), needed(held), divisions=divisions)
        origins = _Origins(store, opened, tuple(divisions), engine.name)
        for (place, _), answer in zip(asked, answers(engine, held, opened), strict=True):
            answered[place] = _actual(answer, origins.of(answer.metric.ledgers))
    return [answered[place] for place in range(len(questions))]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer comes from: one hash of all that was read, loads with their manifests'."""

    digest: str
    loads: tuple[tuple[int, str], ...]
    divisions: tuple[str, ...]
    engine: str
    through: int


class _Origins:
    """The origins of a period's answers, each found once however many answers have it."""

    def __init__(
        self, store: Store, opened: Opened, divisions: tuple[str, ...], engine: str
    ) -> None:
        self._store, self._opened = store, opened
        self._divisions, self._engine = divisions, engine
        self._known: dict[tuple[str, ...], Origin] = {}

    def of(self, ledgers: tuple[str, ...]) -> Origin:
        """Return where an answer over ledgers comes from."""
        if ledgers not in self._known:
            self._known[ledgers] = self._found(ledgers)
        return self._known[ledgers]

    def _found(self, ledgers: tuple[str, ...]) -> Origin:
        parts = [part for name in ledgers for part in self._opened.partitions[name]]
        loads = tuple(
            (load, sha256_of(self._store.folder(load) / MANIFEST))
            for load in sorted({part.load for part in parts})
        )
        through = sealed_through(self._store, ledgers[0], self._divisions)
        return Origin(self._store.digest(parts), loads, self._divisions, self._engine, through)


def _actual(answer: Answer, origin: Origin) -> Actual:
    ask = answer.question.ask
    return Actual(
        metric=answer.metric.name,
        version=answer.metric.version,
        value=answer.value if origin.through >= ask.first else None,
        unit=answer.unit,
        numerator=answer.numerator,
        denominator=answer.denominator,
        rows=answer.rows,
        first=ask.first,
        last=ask.last,
        divisions=origin.divisions,
        filters=tuple(sorted(ask.filters.items())),
        digest=origin.digest,
        loads=origin.loads,
        engine=origin.engine,
        through=origin.through,
    )


def needed(questions: Iterable[Question]) -> set[str]:
    """Return the ledgers that the questions' metrics are over."""
    return {name for one in questions for name in metric_named(one.metric).ledgers}


def opening(
    engine: Engine, store: Store, ask: Ask, ledgers: Iterable[str], *, divisions: Sequence[str] = ()
) -> Opened:
    """Return a table of each ledger with what belongs to the period."""
    partitions = {
        name: partitions_of(store, name, ask, divisions=divisions) for name in sorted(ledgers)
    }
    tables = {
        name: engine.table(name, (one.path for one in parts)) for name, parts in partitions.items()
    }
    return Opened(tables, partitions)


def partitions_of(
    store: Store, ledger: str, ask: Ask, *, divisions: Sequence[str] = ()
) -> tuple[Partition, ...]:
    """Return the partitions of a ledger that belong to a period.

    Events lie within it; registers begin before it; what may be known later is read whole.
    """
    if ledger in OPEN:
        return store.partitions(ledger, divisions=divisions)
    first = 0 if ledger in REGISTERS else ask.first
    return store.partitions(ledger, divisions=divisions, first=first, last=ask.last)


def answers(engine: Engine, questions: Sequence[Question], opened: Opened) -> list[Answer]:
    """Return the numbers of the questions of one period: each expression is made and asked once."""
    groups = _grouped(questions, opened)
    parts = [part for keyed, _ in groups for part in keyed.measure.parts]
    by = {part: names for keyed, _ in groups for part, names in keyed.by.items()}
    found = fused_by(engine, parts, by, _full(opened))
    measures = {_shape(one): keyed.measure for keyed, held in groups for one in held}
    given = []
    counted: dict[Shape, Found] = {}
    for one in questions:
        shape = _shape(one)
        measure = measures[shape]
        if shape not in counted:
            key = {name: values[0] for name, values in one.ask.filters.items()}
            counted[shape] = found.counted(measure.parts, key)
        given.append(Answer(metric_named(one.metric), one, measure, counted[shape]))
    return given


def _full(opened: Opened) -> frozenset[Any]:
    """Return the columns of the tables that no sealed row lacks.

    A column may not become required later: what was sealed before may lack it.
    """
    return frozenset(
        table[column.name].op()
        for name, table in opened.tables.items()
        for column in ledger_named(name).columns
        if column.required and column.stored()
    )


def _grouped(questions: Sequence[Question], opened: Opened) -> list[tuple[Keyed, list[Question]]]:
    """Return the measures to ask, each with the different questions it answers."""
    found: list[tuple[Keyed, list[Question]]] = []
    for held in asked_alike({_shape(one): one for one in questions}.values()):
        metric = metric_named(held[0].metric)
        one = keyed(metric, opened.tables, held) if len(held) > 1 else None
        if one is not None:
            found.append((one, held))
        else:
            found += [(Keyed(metric.measure(opened.tables, each.ask), {}), [each]) for each in held]
    return found


def _shape(question: Question) -> Shape:
    """Return what a question asks, whatever it is written in."""
    return question.metric, tuple(sorted(question.ask.filters.items()))
