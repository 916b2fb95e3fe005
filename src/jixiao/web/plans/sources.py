"""Where texts that somebody did not type came from: an earlier plan, an entry of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jixiao.model.errors import JixiaoError
from jixiao.web.library.subjects import found_subject
from jixiao.web.plans.earlier import plans_to_copy
from jixiao.web.plans.models import PlanRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.web.organisations.actor import Actor

_PLAN: Final = "plan:"
COSTING: Final = "costing"
_MOST: Final = 20
_LONGEST: Final = 60


def sources_of(told: Iterable[Mapping[str, Any]], plan_id: int, actor: Actor) -> list[str]:
    """Return what the changes say they were taken from, those the actor could take from only."""
    named = dict.fromkeys(
        text
        for one in told
        if isinstance(text := one.get("from"), str) and 0 < len(text) < _LONGEST
    )
    return sorted(one for one in list(named)[:_MOST] if _is_open(one, plan_id, actor))


def _is_open(source: str, plan_id: int, actor: Actor) -> bool:
    if source == COSTING:
        return True
    if not source.startswith(_PLAN):
        return _is_in_library(source, actor)
    number = source.removeprefix(_PLAN)
    plan = PlanRecord.objects.filter(pk=plan_id).first()
    if plan is None or not (number.isascii() and number.isdecimal()):
        return False
    return plans_to_copy(actor, plan).filter(pk=int(number)).exists()


def _is_in_library(subject: str, actor: Actor) -> bool:
    try:
        found_subject(subject, actor)
    except JixiaoError:
        return False
    return True
