"""Uploads and sealed months within reach; whose rows a load has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q, QuerySet

from jixiao.measurement.ledger import ledgers
from jixiao.web.ledgers.models import LedgerUploadRecord
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.workflow.ledger_duty import LedgerDuty, roles_with
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.manifest import Action
    from jixiao.measurement.sealing import Store
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.deciding import Appointment

_EXACT: Final = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})
_NO_PLACE: Final = "-"


@dataclass(frozen=True, slots=True)
class SealedMonth:
    """What one load sealed of a ledger and month; `version` counts what was sealed of it so far.

    `in_force` is false where a correction took its place.
    """

    ledger: Ledger
    division: str
    month: int
    rows: int
    load: int
    version: int
    action: Action
    sha256: str
    time: str
    in_force: bool
    upload: LedgerUploadRecord | None


@dataclass(frozen=True, slots=True)
class LoadedLedger:
    """What is in force of a ledger in a division: months from and to, how many, rows."""

    ledger: Ledger
    division: str
    first: int
    last: int
    months: int
    rows: int


def loaded_ledgers(held: Iterable[SealedMonth]) -> list[LoadedLedger]:
    """Return what is in force, ledger by ledger and division by division."""
    found: dict[tuple[str, str], list[SealedMonth]] = {}
    for one in held:
        if one.in_force:
            found.setdefault((one.ledger.name, one.division), []).append(one)
    return [
        LoadedLedger(
            parts[0].ledger, division, min(one.month for one in parts),
            max(one.month for one in parts), len({one.month for one in parts}),
            sum(one.rows for one in parts),
        )
        for (_name, division), parts in sorted(found.items())
    ]  # fmt: skip


def paths_within(actor: Actor, duty: LedgerDuty, field: str = "path") -> Q:
    """Return the condition that a path lies where the actor has the duty."""
    wanted = Q(pk__in=[])
    for one in actor.held:
        if one.role in roles_with(duty):
            wanted |= _within(one, field)
    return wanted


def _within(one: Appointment, field: str) -> Q:
    if one.role in _EXACT:
        return Q(**{field: one.place})
    return Q(**{f"{field}__startswith": reach_of(one.role, one.place)})


def places_of(actor: Actor) -> list[OrganisationRecord]:
    """Return the organisations that the actor serves in and loads ledgers for."""
    paths = [one.place for one in actor.held if one.role in roles_with(LedgerDuty.LOAD)]
    return list(OrganisationRecord.objects.filter(path__in=paths))


def uploads_of(actor: Actor) -> QuerySet[LedgerUploadRecord]:
    """Return the uploads the actor may look at."""
    return LedgerUploadRecord.objects.filter(paths_within(actor, LedgerDuty.VIEW, "place__path"))


def divisions_of(actor: Actor) -> list[str]:
    """Return the codes of the divisions in which the actor may look at ledgers."""
    held = {one.place.partition("/")[0] for one in actor.held if one.role in _viewers()}
    return sorted(held)


def whole_divisions(actor: Actor) -> frozenset[str]:
    """Return the codes of the divisions of which the actor looks after everything."""
    return frozenset(
        one.place.partition("/")[0]
        for one in actor.held
        if one.role in _viewers() and reach_of(one.role, one.place).count("/") == 1
    )


def _viewers() -> Collection[Role]:
    return roles_with(LedgerDuty.VIEW)


def sealed_months(actor: Actor) -> list[SealedMonth]:
    """Return what is sealed of the actor's places, by ledger, division, month and load.

    What was loaded for another unit is not told; what came by command, to the bureau alone.
    """
    whole = whole_divisions(actor)
    uploads = {
        one.load: one for one in uploads_of(actor).exclude(load=0).select_related("place", "person")
    }
    divisions = tuple(divisions_of(actor))
    return [
        one
        for one in _sealed(store(), uploads)
        if one.division.startswith(divisions)
        and (one.upload is not None or one.division.startswith(tuple(whole) or _NO_PLACE))
    ] if divisions else []  # fmt: skip


def _sealed(held: Store, uploads: dict[int, LedgerUploadRecord]) -> Iterable[SealedMonth]:
    versions: dict[tuple[str, str, int], int] = {}
    found = []
    for manifest in held.manifests:
        counted: set[tuple[str, str, int]] = set()
        for one in manifest.partitions:
            place = (one.ledger, one.division, one.month)
            if place not in counted:
                counted.add(place)
                versions[place] = versions.get(place, 0) + 1
            found.append((manifest, one, versions[place]))
    force = {
        (part.ledger, part.division, part.month, part.load)
        for ledger in ledgers()
        for part in held.partitions(ledger.name)
    }
    known = {ledger.name: ledger for ledger in ledgers()}
    for manifest, one, version in sorted(
        found, key=lambda told: (told[1].ledger, told[1].division, -told[1].month, -told[2])
    ):
        place_and_load = (one.ledger, one.division, one.month, manifest.load)
        yield SealedMonth(
            known[one.ledger], one.division, one.month, one.rows, manifest.load, version,
            manifest.action, one.sha256, manifest.time, place_and_load in force,
            uploads.get(manifest.load),
        )  # fmt: skip


def latest_month(codes: Iterable[str], year: int = 0) -> int | None:
    """Return the last month (YYYYMM) of a year, or of all, with rows of these divisions."""
    prefixes = tuple(codes)
    months = [
        one.month
        for manifest in store().manifests
        for one in manifest.partitions
        if one.ledger != "suspicions"
        and one.division.startswith(prefixes)
        and year in (0, one.month // 100)
    ]
    return max(months, default=None)


def seen_loads(actor: Actor, division: str) -> frozenset[int] | None:
    """Return the loads whose rows the actor may see; None for who looks after the division."""
    if division in whole_divisions(actor):
        return None
    return frozenset(uploads_of(actor).exclude(load=0).values_list("load", flat=True))


def own_loads(actor: Actor) -> frozenset[int]:
    """Return the loads of which the actor may see masked forms: those of the own unit."""
    held = paths_within(actor, LedgerDuty.OWN, "place__path")
    found = LedgerUploadRecord.objects.filter(held).exclude(load=0)
    return frozenset(found.values_list("load", flat=True))
