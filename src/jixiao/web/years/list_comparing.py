"""A list beside the year's projects: which rows are new, changed, the same, or cannot be taken."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.message import Message, message
from jixiao.web.intake.matching import plain_name
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.years.columns import LABELS, Field
from jixiao.web.years.listed_projects import ListedProject, listed_projects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.plans.models import YearRecord
    from jixiao.web.years.models import ProjectListRecord

_CODED: Final = re.compile(r"\s*[\[（(]?(\d{3,12})[\])）]?[-—_\s]*(.*)")


class Kind(StrEnum):
    """What taking a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a project that the list tells otherwise; values as stored."""

    name: str
    label: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row with the unit and the project it is of, and what would become of it."""

    row: ListedProject
    kind: Kind
    unit: OrganisationRecord | None
    project: ProjectRecord | None
    changes: tuple[FieldChange, ...] = ()
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows of a list compared; `sums` rows were left out, `missing` projects it lacks."""

    rows: tuple[ComparedRow, ...]
    sums: int
    missing: int

    def counted(self) -> dict[Kind, int]:
        """Return how many rows are of each kind."""
        counts = Counter(one.kind for one in self.rows)
        return {kind: counts[kind] for kind in Kind}


@dataclass(slots=True)
class _Known:
    """The units of a division and the projects of a year, by what rows name them with."""

    codes: dict[str, list[OrganisationRecord]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[OrganisationRecord]] = field(default_factory=lambda: defaultdict(list))
    projects: dict[str, ProjectRecord] = field(default_factory=dict)
    uncoded: dict[tuple[int, str], ProjectRecord] = field(default_factory=dict)
    declared: frozenset[int] = frozenset()


def columns_of(told: Mapping[str, list[int]]) -> dict[Field, list[int]]:
    """Return stored columns by field."""
    return {Field(name): list(places) for name, places in told.items()}


def compared(record: ProjectListRecord) -> Comparison:
    """Return the list's rows beside the year's projects as they are now."""
    told = listed_projects(
        ((number, cells) for number, cells in record.rows),
        headings=record.headings, columns=columns_of(record.columns), unit=record.unit,
    )  # fmt: skip
    known = _known(record.year)
    rows = tuple(_compared(one, known) for one in told.rows)
    found = {one.project.pk for one in rows if one.project}
    everything = {one.pk for one in (*known.projects.values(), *known.uncoded.values())}
    return Comparison(rows, told.sums, len(everything - found))


def _known(year: YearRecord) -> _Known:
    known = _Known()
    kinds = (OrganisationKind.UNIT, OrganisationKind.DEPARTMENT)
    below = OrganisationRecord.objects.filter(path__startswith=year.division.path, kind__in=kinds)
    for unit in below:
        known.codes[unit.code].append(unit)
        known.names[plain_name(unit.name)].append(unit)
    for project in year.projects.select_related("unit"):
        if project.code:
            known.projects[project.code] = project
        else:
            known.uncoded[project.unit_id, plain_name(project.name)] = project
    declared = PlanRecord.objects.filter(project__year=year).values_list("project", flat=True)
    known.declared = frozenset(declared)
    return known


def _compared(row: ListedProject, known: _Known) -> ComparedRow:
    faults, notes = list(row.faults), list(row.notes)
    unit = _unit(row, known, faults, notes)
    code = row.text(Field.CODE)
    project = known.projects.get(code)
    if project is None and unit is not None:
        project = known.uncoded.get((unit.pk, plain_name(row.text(Field.NAME))))
    if project and unit and project.unit_id != unit.pk and project.pk in known.declared:
        faults.append(
            message("这个项目已由{unit}填报绩效目标，不能改到别的单位；请先核对单位编码。",
                    unit=project.unit.name)
        )  # fmt: skip
    if faults or unit is None:
        return ComparedRow(row, Kind.FAULTY, unit, project, (), tuple(faults), tuple(notes))
    if project is None:
        return ComparedRow(row, Kind.NEW, unit, None, (), (), tuple(notes))
    changes = tuple(_changes(row, unit, project))
    kind = Kind.CHANGED if changes else Kind.SAME
    return ComparedRow(row, kind, unit, project, changes, (), tuple(notes))


def _unit(
    row: ListedProject, known: _Known, faults: list[Message], notes: list[Message]
) -> OrganisationRecord | None:
    """Return the unit a row names by its code, else by its name; what is wrong is told."""
    code, name = row.text(Field.UNIT_CODE), row.text(Field.UNIT_NAME)
    if (coded := _CODED.fullmatch(code or name)) is not None:
        code, name = coded[1], (name if code else coded[2])
    found = known.codes.get(code, []) if code else known.names.get(plain_name(name), [])
    if len(found) > 1:
        found = [one for one in found if plain_name(one.name) == plain_name(name)]
    if len(found) > 1:
        found = [one for one in found if one.kind == OrganisationKind.UNIT]
    if len(found) == 1:
        if name and plain_name(found[0].name) != plain_name(name):
            notes.append(
                message("清单写的单位是“{told}”，编码{code}是“{known}”。",
                        told=name[:60], code=code, known=found[0].name)
            )  # fmt: skip
        return found[0]
    told = " ".join(filter(None, (code, name)))[:60]
    faults.append(
        message("没有写单位；请补上单位编码。") if not told
        else message("单位“{told}”不在本行政区的单位名单中；请先由管理员新增，或改正编码。",
                     told=told)
    )  # fmt: skip
    return None


def _changes(
    row: ListedProject, unit: OrganisationRecord, project: ProjectRecord
) -> list[FieldChange]:
    """Return what the list tells otherwise; what it has no column for, or leaves open, stays."""
    told: dict[str, tuple[str, Any]] = {
        "code": (LABELS[Field.CODE], row.text(Field.CODE)),
        "name": (LABELS[Field.NAME], row.text(Field.NAME)),
        "unit": ("预算单位", unit),
        "total": (LABELS[Field.TOTAL], row.total),
    }
    if Field.CATEGORY in row.texts:
        told["category"] = (LABELS[Field.CATEGORY], row.text(Field.CATEGORY))
    if row.fiscal is not None or row.other is not None:
        told["fiscal"] = (LABELS[Field.FISCAL], row.fiscal)
        told["other"] = (LABELS[Field.OTHER], row.other)
    if row.secret is not None:
        told["secret"] = (LABELS[Field.SECRET], row.secret)
    return [
        FieldChange(name, label, getattr(project, name), after)
        for name, (label, after) in told.items()
        if getattr(project, name) != after
    ]
