"""Samples from the ledgers: which can be drawn from, what suggests itself, and drawing again.

Who was drawn is kept nowhere: the seed, the conditions and the sealed ledgers draw them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from jixiao.measurement.ask import Ask
from jixiao.measurement.drawn_people import standings
from jixiao.measurement.ledger import Kind
from jixiao.measurement.metric import metric_named, metrics
from jixiao.measurement.persons_in import Frame, ledgers_of_people, population
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.survey.sampling import drawn
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.ledgers.queries import own_loads, seen_loads
from jixiao.web.ledgers.sealed_store import engine, store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.measurement.drawn_people import Standing
    from jixiao.measurement.ledger import Column, Ledger
    from jixiao.measurement.persons_in import Population
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, VersionRecord
    from jixiao.web.surveys.models import SurveySampleRecord

DECEMBER: Final = 12


class SampleLost(JixiaoError):
    """The sealed ledgers no longer give the persons a sample was drawn from."""


def drawable(plan: PlanRecord, actor: Actor) -> list[Ledger]:
    """Return the ledgers of people of which the actor sees rows in the plan's division and year."""
    seen, held = seen_loads(actor, _division(plan)), store()
    return [
        one
        for one in ledgers_of_people()
        if Frame(one.name, _year(plan), (_division(plan),), seen).partitions(held)
    ]


def suggested(ledger: Ledger, plan: PlanRecord, version: VersionRecord) -> Ask:
    """Return the months and filters of the first indicator that is counted over the ledger.

    The whole year without filters where none is.
    """
    names = {column.name for column in filtered(ledger)}
    for row in bound_plan(version).rows:
        one = row.binding
        if row.by_records and metric_named(one.metric).ledgers[0] == ledger.name:
            filters = {name: held for name, held in one.filters.items() if name in names}
            return Ask(one.first, one.last, filters)
    return _year(plan)


def _year(plan: PlanRecord) -> Ask:
    return Ask(plan.fiscal_year * 100 + 1, plan.fiscal_year * 100 + DECEMBER)


def _division(plan: PlanRecord) -> str:
    return plan.path.partition("/")[0]


def filtered(ledger: Ledger) -> list[Column]:
    """Return the columns a sample can be narrowed by: choices, and what metrics filter by."""
    asked = {
        name for one in metrics().values() if ledger.name in one.ledgers for name in one.filters
    }
    return [
        one
        for one in ledger.columns
        if one.kind is Kind.CHOICE or (one.kind is Kind.CODE and one.name in asked)
    ]


def frame_seen(plan: PlanRecord, actor: Actor, ledger: str, ask: Ask) -> Frame:
    """Return whose persons a plan's sample is drawn from: rows of its division the actor sees.

    Who has died by today, as the store tells, is left out.
    """
    seen = seen_loads(actor, _division(plan))
    return Frame(ledger, ask, (_division(plan),), seen, day=timezone.localdate())


def counted(frame: Frame) -> Population:
    """Return the different persons of a frame; raises NobodyToAsk, UnknownFilter."""
    with engine() as running:
        return population(running, store(), frame)


def frame_of(sample: SurveySampleRecord) -> Frame:
    """Return whose persons a sample was drawn from, as the ledgers were then."""
    filters: Mapping[str, list[str]] = sample.filters
    ask = Ask(sample.first, sample.last, {name: tuple(held) for name, held in filters.items()})
    return Frame(
        sample.ledger, ask, (sample.division,), frozenset(sample.loads),
        as_of=sample.as_of, day=sample.day,
    )  # fmt: skip


def people_of(sample: SurveySampleRecord, actor: Actor) -> list[Standing]:
    """Return who was drawn, drawn again, of the loads the actor sees; masked forms of the own.

    Raises SampleLost where the sealed ledgers are not what they were.
    """
    frame, held = frame_of(sample), store()
    with engine() as running:
        found = population(running, held, frame)
        if found.digest != sample.digest:
            raise SampleLost(
                message(
                    "台账“{ledger}”与抽样时的清单哈希不符，不能重新抽出同样的人；请用备份恢复台账库。",
                    ledger=sample.ledger,
                )
            )
        chosen = drawn(found.persons, sample.drawn, sample.seed)
        people = standings(running, held, frame, chosen, owned=own_loads(actor))
    seen = seen_loads(actor, sample.division)
    return [one for one in people if seen is None or one.load in seen]
