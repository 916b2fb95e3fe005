"""Rows of lists of sheets and self-evaluations: of many records no more is read than shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jixiao.web.rounds.models import LAMPS
from jixiao.workflow.courses import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

NAMED: Final = ("pk", "standing", "plan__name", "plan__project__unit__name")
SHEET: Final = (*NAMED, "money_lamp", "red", "yellow", "lacking", "round__cut_off", "round__due")
_LAMPS: Final = dict(LAMPS)


def lean(found: QuerySet[Any], fields: tuple[str, ...]) -> QuerySet[Any]:
    """Return the same rows as what stands in these fields, by name."""
    return found.select_related(None).values(*fields)


def labelled(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return lean rows with the words for their standing and, of a sheet, its money's lamp."""
    return [
        {
            **one,
            "standing_label": Standing(one["standing"]).label,
            "lamp_label": _LAMPS.get(one.get("money_lamp", "")),
        }
        for one in rows
    ]
