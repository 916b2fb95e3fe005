"""A plan that was read → the unit it is of, its project on the list, the draft there may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.forms.typed_form import TypedForm

_PLAIN = str.maketrans("（）〔〕【】－—", "()[][]--")


@dataclass(frozen=True, slots=True)
class Units:
    """The units drafts can be made for, and all codes and names of their division."""

    open: Sequence[OrganisationRecord]
    codes: frozenset[str]
    names: frozenset[str]

    def of(self, typed: TypedForm, issuer: str = "") -> OrganisationRecord | None:
        """Return the unit a plan names by code, else by name; the only one where it names none.

        None where it names another unit of the division, or one that nobody knows.
        """
        fields = typed.fields
        code = fields.get("unit.code", "")
        if code and code in self.codes:
            return _only(one for one in self.open if one.code == code)
        named = [fields.get(name, "") for name in ("unit.name", "implementing_unit")]
        for name in [*filter(None, named), issuer]:
            plain = plain_name(name)
            found = _only(one for one in self.open if plain_name(one.name) == plain)
            if found is not None:
                return found
            if plain and plain in self.names:
                return None
        return self.open[0] if len(self.open) == 1 and not any((code, *named)) else None


def units_known(units: Iterable[OrganisationRecord], place: OrganisationRecord) -> Units:
    """Return the units that are open to the person, beside all of the division of `place`."""
    around = OrganisationRecord.objects.filter(
        path__startswith=f"{place.division_code}/",
        kind__in=(OrganisationKind.UNIT, OrganisationKind.DEPARTMENT),
    )
    told = list(around.values_list("code", "name", "kind"))
    ordered = sorted(units, key=lambda one: (one.kind != OrganisationKind.UNIT, one.path))
    return Units(
        ordered,
        frozenset(code for code, _, kind in told if kind == OrganisationKind.UNIT),
        frozenset(plain_name(name) for _, name, _ in told),
    )


def open_years(place: OrganisationRecord) -> list[YearRecord]:
    """Return the years of the place's division that are written in, the newest first."""
    return list(YearRecord.objects.filter(division__path=f"{place.division_code}/", archived=False))


def year_of(years: Sequence[YearRecord], told: Iterable[int | None]) -> YearRecord | None:
    """Return the open year that is told first, else the newest; None where none is open."""
    for year in told:
        found = next((one for one in years if one.year == year), None)
        if found is not None:
            return found
    return years[0] if years else None


def project_of(
    typed: TypedForm, unit: OrganisationRecord, year: YearRecord
) -> ProjectRecord | None:
    """Return the project of the year's list: by its code, else by unit and name.

    A project with another code is another project, whatever its name.
    """
    projects = ProjectRecord.objects.filter(year=year)
    code = typed.fields.get("code", "").strip()[:40]
    if code and (found := projects.filter(code=code).first()):
        return found
    wanted = plain_name(typed.fields.get("name", ""))
    same = projects.filter(unit=unit)
    if code:
        same = same.filter(code="")
    return next((one for one in same if plain_name(one.name) == wanted), None)


def plan_of_project(project: ProjectRecord | None) -> PlanRecord | None:
    """Return the declaration of a project, None where there is none yet."""
    return PlanRecord.objects.filter(project=project).first() if project else None


def plain_name(name: str) -> str:
    """Return a name as it is compared: without layout spaces, brackets of one width."""
    return without_layout_spaces(name).replace(" ", "").translate(_PLAIN)


def _only(found: Iterable[OrganisationRecord]) -> OrganisationRecord | None:
    """Return the first; of two with one name in different departments neither is meant."""
    all_found = list(found)
    units = [one for one in all_found if one.kind == OrganisationKind.UNIT] or all_found
    return units[0] if len(units) == 1 else None
