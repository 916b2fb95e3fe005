"""A sealed ledger → the different persons in it, as a sample is drawn from them: keyed hashes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.measurement.filter_values import refuse_filters
from jixiao.measurement.ledger import Kind, ledger_named, ledgers
from jixiao.measurement.measuring import partitions_of
from jixiao.measurement.store_as_of import StoreAsOf
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Table
    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.sealing import Partition, Store

DEATHS: Final = "deaths"
UNASKED: Final = frozenset({DEATHS, "suspicions", "tasks"})
"""Ledgers of the dead, of suspicions, and of who works for the project."""


class NobodyToAsk(JixiaoError):
    """A ledger of nobody who could be asked, or nobody in the period."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose persons are meant: the rows of a ledger that an Ask selects, of these divisions.

    Divisions are prefixes, none for all. `loads` are those whose rows count, None for all; `as_of`
    is the last load that is looked at, 0 for the newest. Who died on or before `day`, as the deaths
    of the whole store tell by then, is left out; without a day nobody is.
    """

    ledger: str
    ask: Ask
    divisions: tuple[str, ...] = ()
    loads: frozenset[int] | None = None
    as_of: int = 0
    day: date | None = None

    def partitions(self, store: Store) -> tuple[Partition, ...]:
        """Return the sealed files that have the rows."""
        found = partitions_of(self._held(store), self.ledger, self.ask, divisions=self.divisions)
        return tuple(one for one in found if self.loads is None or one.load in self.loads)

    def deaths(self, store: Store) -> tuple[Partition, ...]:
        """Return the sealed files that tell who died; none without a day."""
        return () if self.day is None else self._held(store).partitions(DEATHS)

    def _held(self, store: Store) -> Store:
        return StoreAsOf(store.path, self.as_of) if self.as_of else store


@dataclass(frozen=True, slots=True)
class Population:
    """The different persons of a frame, each once, as texts of their keys, sorted.

    `digest` is the one hash of all that was read, the deaths with it, `loads` what the rows came
    from, `as_of` the newest load of the store then: with them the same persons are found again.
    `dead` are so many more who were left out.
    """

    persons: tuple[str, ...]
    digest: str
    loads: tuple[int, ...]
    as_of: int
    dead: int = 0


def ledgers_of_people() -> tuple[Ledger, ...]:
    """Return the ledgers of persons who can be asked, by name."""
    return tuple(one for one in ledgers() if one.name not in UNASKED and person_of(one) is not None)


def person_of(ledger: Ledger) -> str | None:
    """Return the column that every row names its person in; None where there is none."""
    return next(
        (one.name for one in ledger.columns if one.kind is Kind.PERSON and one.required), None
    )


def population(engine: Engine, store: Store, frame: Frame) -> Population:
    """Return the different persons of a frame; raises NobodyToAsk, UnknownLedger, UnknownFilter."""
    column = column_of_people(frame)
    partitions = frame.partitions(store)
    if not partitions:
        raise _nobody(frame)
    table = engine.table(frame.ledger, (one.path for one in partitions))
    met = table.filter(frame.ask.selects(table) & table[column].notnull())
    meant = met.select(person=met[column].cast("string")).distinct()
    found = {row["person"] for row in engine.rows(meant)}
    if not found:
        raise _nobody(frame)
    deaths = frame.deaths(store)
    living = found - _dead(engine, frame, deaths, meant)
    if not living:
        raise _all_dead(frame, len(found))
    return Population(
        tuple(sorted(living)),
        store.digest([*partitions, *deaths]),
        tuple(sorted({one.load for one in partitions})),
        frame.as_of or max(one.load for one in store.manifests),
        len(found) - len(living),
    )


def _dead(engine: Engine, frame: Frame, deaths: Sequence[Partition], meant: Table) -> set[str]:
    """Return who of those meant died on or before the frame's day."""
    if not deaths:
        return set()
    told = engine.table(DEATHS, (one.path for one in deaths))
    gone = told.filter(told.death_date <= frame.day).select(person=told.person.cast("string"))
    return {row["person"] for row in engine.rows(meant.semi_join(gone, "person"))}


def column_of_people(frame: Frame) -> str:
    """Return the column of persons; raises NobodyToAsk, UnknownLedger, UnknownFilter."""
    ledger = ledger_named(frame.ledger)
    column = person_of(ledger)
    if column is None or ledger.name in UNASKED:
        raise NobodyToAsk(
            message(
                "台账“{title}”里没有可以调查的人；可用的有：{known}。",
                title=message(ledger.title),
                known="、".join(one.name for one in ledgers_of_people()),
            )
        )
    refuse_filters([ledger], frame.ask.filters)
    return column


def _nobody(frame: Frame) -> NobodyToAsk:
    return NobodyToAsk(
        message(
            "台账“{title}”{first}至{last}没有符合条件的人；请核对期间、区划、筛选条件，"
            "以及这些月份的台账是否已封存。",
            title=message(ledger_named(frame.ledger).title),
            first=frame.ask.first,
            last=frame.ask.last,
        )
    )


def _all_dead(frame: Frame, count: int) -> NobodyToAsk:
    return NobodyToAsk(
        message(
            "台账“{title}”{first}至{last}符合条件的{count}人都已死亡，没有可以调查的人。",
            title=message(ledger_named(frame.ledger).title),
            first=frame.ask.first,
            last=frame.ask.last,
            count=count,
        )
    )
