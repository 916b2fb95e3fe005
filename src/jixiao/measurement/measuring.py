"""Questions → actuals: all questions of one period answered together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.measurement.answer import Answer
from jixiao.measurement.ask import Ask
from jixiao.measurement.fusing import fused
from jixiao.measurement.metric import OPEN, REGISTERS, metric_named
from jixiao.measurement.sealing import MANIFEST, sha256_of
from jixiao.model.result import Actual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jixiao.measurement.answer import Question
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Table
    from jixiao.measurement.sealing import Partition, Store


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
        for (place, _), answer in zip(asked, _period(engine, held, opened), strict=True):
            parts = [part for name in answer.metric.ledgers for part in opened.partitions[name]]
            answered[place] = _actual(answer, Origin(store, parts, tuple(divisions), engine.name))
    return [answered[place] for place in range(len(questions))]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer comes from."""

    store: Store
    partitions: Sequence[Partition]
    divisions: tuple[str, ...]
    engine: str


def _actual(answer: Answer, origin: Origin) -> Actual:
    ask = answer.question.ask
    return Actual(
        metric=answer.metric.name,
        version=answer.metric.version,
        value=answer.value,
        unit=answer.unit,
        numerator=answer.numerator,
        denominator=answer.denominator,
        rows=answer.rows,
        first=ask.first,
        last=ask.last,
        divisions=origin.divisions,
        filters=tuple(sorted(ask.filters.items())),
        digest=origin.store.digest(origin.partitions),
        loads=tuple(
            (load, sha256_of(origin.store.folder(load) / MANIFEST))
            for load in sorted({part.load for part in origin.partitions})
        ),
        engine=origin.engine,
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


def _period(engine: Engine, questions: Sequence[Question], opened: Opened) -> list[Answer]:
    """Return the numbers of the questions of one period."""
    asked = [(one, metric_named(one.metric)) for one in questions]
    measures = [metric.measure(opened.tables, one.ask) for one, metric in asked]
    found = fused(engine, (part for one in measures for part in one.parts))
    return [
        Answer(metric, one, measured, found)
        for (one, metric), measured in zip(asked, measures, strict=True)
    ]
