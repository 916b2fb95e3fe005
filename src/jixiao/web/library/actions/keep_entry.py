"""A unit keeps an indicator of its own; the finance desk adds one for its division."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.review.personal_numbers import personal_numbers
from jixiao.standards.indicator_classes import level2_of
from jixiao.standards.indicator_library import sectors
from jixiao.web.library.models import EntryRecord
from jixiao.web.library.offers import likeness
from jixiao.web.library.searching import division_of, retired_at
from jixiao.web.trail.recording import record
from jixiao.wording.units import parse_unit
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.library import LibraryAction, may_in_library

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

OPERATORS: Final = ("≥", "≤", "=", ">", "<")
_NAME, _UNIT, _ABOUT = 120, 40, 300


class NotKept(JixiaoError):
    """An indicator that cannot be kept as it was given."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody wants to keep, as typed."""

    level2: str
    name: str
    operator: str = ""
    unit: str = ""
    about: str = ""
    sector: str = ""


@transaction.atomic
def keep_entry(place: str, told: Kept, *, actor: Actor) -> EntryRecord:
    """Return the entry, stored; raises TransitionRefused, NotKept.

    `place` is the unit's path, or the division's for the finance desk.
    """
    refuse_others(place, actor)
    told = _checked(told)
    gone = retired_at([place])
    for other in EntryRecord.objects.filter(place=place, level2=told.level2):
        if f"entry:{other.pk}" not in gone and likeness(other.name) == likeness(told.name):
            raise NotKept(
                message("指标库中已有“{name}”（{level2}）。", name=other.name, level2=other.level2)
            )
    made = EntryRecord.objects.create(place=place, person=actor.person, **asdict(told))
    record(
        actor, "library_keep", f"library:entry:{made.pk}", after={"place": place, **asdict(told)}
    )
    return made


def may_change(place: str, actor: Actor) -> bool:
    """Return whether the actor may change the library of the place."""
    curates = may_in_library(actor.held, LibraryAction.CURATE, place)
    is_unit = place != division_of(place)
    keeps = is_unit and may_in_library(actor.held, LibraryAction.KEEP, place)
    return bool(place) and (curates or keeps)


def refuse_others(place: str, actor: Actor) -> None:
    """Raise TransitionRefused for those who may not change the library of the place."""
    if not may_change(place, actor):
        raise TransitionRefused(
            message("单位的指标库由本单位经办人和负责人维护，全区的由财政绩效股维护。")
        )


def _checked(told: Kept) -> Kept:
    """Return what is kept without idle blanks; raises NotKept."""
    name, about = " ".join(told.name.split()), " ".join(told.about.split())
    unit, found = "".join(told.unit.split()), level2_of(told.level2)
    _refuse_texts(name, unit, about)
    if found is None:
        raise NotKept(message("“{level2}”不是二级指标；请从列表中选择。", level2=told.level2[:40]))
    if told.operator not in ("", *OPERATORS):
        raise NotKept(message("比较符号应为{known}之一，或留空。", known="、".join(OPERATORS)))
    if told.sector not in ("", *sectors()):
        raise NotKept(message("没有“{sector}”这个行业；请从列表中选择。", sector=told.sector[:40]))
    return Kept(found.name, name, told.operator, unit, about, told.sector)


def _refuse_texts(name: str, unit: str, about: str) -> None:
    for text, most in ((name, _NAME), (unit, _UNIT), (about, _ABOUT)):
        if len(text) > most:
            raise NotKept(message("最多{most}个字，这里有{count}个。", most=most, count=len(text)))
        if next(personal_numbers(text), None):
            raise NotKept(message("指标库对全区可见，不能含身份证号、手机号或银行卡号。"))
    if not name:
        raise NotKept(message("请填写指标名称。"))
    if unit and parse_unit(unit) is None:
        raise NotKept(message("计量单位“{unit}”不在单位表中；请核对写法。", unit=unit))
