"""Rows of lists of sheets and self-evaluations: of many records no more is read than shown."""

from __future__ import annotations

from typing import Any, Final

from jixiao.web.rounds.models import LAMPS
from jixiao.workflow.courses import Standing

NAMED: Final = ("pk", "standing", "plan__name", "plan__project__unit__name")
SHEET: Final = (*NAMED, "money_lamp", "red", "yellow", "lacking", "round__cut_off", "round__due")
_LAMPS: Final = dict(LAMPS)


def labelled(found: Any, fields: tuple[str, ...]) -> list[dict[str, Any]]:  # noqa: ANN401 - a page's rows
    """Return these fields of the records found, by name, with the words for their standing.

    Of a sheet also its money's lamp in words.
    """
    return [
        {
            **one,
            "standing_label": Standing(one["standing"]).label,
            "lamp_label": _LAMPS.get(one.get("money_lamp", "")),
        }
        for one in found.select_related(None).values(*fields)
    ]
