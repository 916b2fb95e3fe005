"""The library follows approvals: rows of the version in force are counted, those before are not.

All is done in the transaction of the approval, so that searching never has to look at plans.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import F, Q

from jixiao.notation.exchange import read_lines
from jixiao.review.known_names import KnownRow, known_rows
from jixiao.web.library.models import GramRecord, KnownRecord, TargetRecord, UseRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from jixiao.web.plans.models import VersionRecord

Key = tuple[str, str, str, str]
_PAIR: Final = 2
_LENGTHS: Final = {"kind": 40, "likeness": 120, "dimension": 40, "name": 300, "unit": 40}
_TARGET: Final = 120


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of the library; a migration brings its own."""

    known: Any = KnownRecord
    gram: Any = GramRecord
    target: Any = TargetRecord
    use: Any = UseRecord


TABLES: Final = Tables()


def learn(version: VersionRecord, tables: Tables = TABLES) -> int:
    """Count the rows of a version in place of those its plan had before; return how many.

    Plans and projects that are secret are counted nowhere.
    """
    plan = version.plan
    forget(plan.pk, tables)
    if plan.secret or plan.project.secret:
        return 0
    division = f"{plan.path.partition('/')[0]}/"
    document = next(iter(read_lines([_line(version)], plan.name)))
    rows = list(known_rows(document))
    known = _known(rows, (division, plan.path), tables)
    for place in (division, plan.path):
        _count([(known[_key(place, row)], row) for row in rows], plan.fiscal_year, tables)
    tables.use.objects.bulk_create(
        tables.use(
            version_id=version.pk, plan_id=plan.pk, known_id=known[_key(place, row)],
            fiscal_year=plan.fiscal_year, row=row.row, name=row.name[:300],
            target=row.target[:_TARGET],
        )
        for row in rows for place in (division, plan.path)
    )  # fmt: skip
    return len(rows)


def forget(plan_id: int, tables: Tables = TABLES) -> None:
    """Take the rows of a plan out of the counts."""
    uses = tables.use.objects.filter(plan_id=plan_id)
    told = list(uses.values_list("known_id", "target"))
    if not told:
        return
    for known, number in _grouped(one for one, _ in told):
        _locked(tables.known.objects.filter(pk__in=known)).update(uses=F("uses") - number)
    for (known_id, text), number in Counter(told).items():
        tables.target.objects.filter(known_id=known_id, text=text).update(uses=F("uses") - number)
    tables.target.objects.filter(known__in={one for one, _ in told}, uses=0).delete()
    uses.delete()


def grams_of(text: str) -> list[str]:
    """Return each pair of neighbouring characters once."""
    return sorted({text[at : at + _PAIR] for at in range(len(text) - 1)})


def _line(version: VersionRecord) -> bytes:
    import json  # noqa: PLC0415 - only here

    return json.dumps(version.content, ensure_ascii=False).encode()


def _key(place: str, row: KnownRow) -> Key:
    return (
        place, row.kind[: _LENGTHS["kind"]], row.likeness[: _LENGTHS["likeness"]],
        row.dimension[: _LENGTHS["dimension"]],
    )  # fmt: skip


def _known(rows: list[KnownRow], places: tuple[str, ...], tables: Tables) -> dict[Key, int]:
    """Return the ids of what is known at the places, made where it is not yet."""
    wanted = {_key(place, row): row for place in places for row in rows}
    found = _ids(wanted, tables)
    new = sorted(key for key in wanted if key not in found)
    tables.known.objects.bulk_create(
        (
            tables.known(
                place=key[0], kind=key[1], likeness=key[2], dimension=key[3],
                name=wanted[key].name[: _LENGTHS["name"]],
                unit=wanted[key].unit[: _LENGTHS["unit"]],
            )
            for key in new
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    found = _ids(wanted, tables) if new else found
    tables.gram.objects.bulk_create(
        (
            tables.gram(place=key[0], gram=gram, known_id=found[key])
            for key in new if key[0] == places[0]
            for gram in grams_of(wanted[key].name[: _LENGTHS["name"]])
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    return found


def _ids(wanted: Iterable[Key], tables: Tables) -> dict[Key, int]:
    names = {key[2] for key in wanted}
    places = {key[0] for key in wanted}
    rows = tables.known.objects.filter(place__in=places, likeness__in=names)
    told = rows.order_by().values_list("place", "kind", "likeness", "dimension", "pk")
    return {(place, kind, like, unit): pk for place, kind, like, unit, pk in told}


def _count(rows: list[tuple[int, KnownRow]], year: int, tables: Tables) -> None:
    """Add the rows to the counts of known indicators and of their targets."""
    for known, number in _grouped(one for one, _ in rows):
        mine = _locked(tables.known.objects.filter(pk__in=known))
        mine.update(uses=F("uses") + number)
        mine.filter(last_year__lt=year).update(last_year=year)
    told = Counter((known_id, row.target[:_TARGET]) for known_id, row in rows if row.target)
    values = {(known_id, row.target[:_TARGET]): row.value for known_id, row in rows}
    tables.target.objects.bulk_create(
        (
            tables.target(known_id=known_id, text=text, value=values[known_id, text])
            for known_id, text in sorted(told)
        ),
        ignore_conflicts=True,
    )
    for number in set(told.values()):
        own = Q(pk__in=[])
        for (known_id, text), count in told.items():
            if count == number:
                own |= Q(known_id=known_id, text=text)
        tables.target.objects.filter(own).update(uses=F("uses") + number)


def _grouped(ids: Iterable[int]) -> list[tuple[list[int], int]]:
    """Return ids by how often they stand."""
    counts = Counter(ids)
    return [
        (sorted(one for one, count in counts.items() if count == number), number)
        for number in sorted(set(counts.values()))
    ]


def _locked(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Lock the rows in the order of their ids, so that two approvals never wait for each other."""
    list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))
    return rows
