"""Sheets for pages: each row with its lamp, its arithmetic and clause, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.monitoring.sheet import asks_why
from jixiao.standards.policy import citation
from jixiao.web.rounds.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.progress import LampReading
    from jixiao.monitoring.sheet import SheetRow
    from jixiao.web.bindings.measured_until import MeasuredFinding
    from jixiao.web.rounds.watching import Watched


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A row of the sheet (0 the money) in the reader's language.

    `unfit` is why nothing is measured of a row although somebody confirmed its binding.
    """

    row: int
    indicator: Indicator | None
    lamp: str
    lamp_name: str
    arithmetic: str
    clause: str
    proposed: str
    typed: SheetRow
    asks: bool
    missing: tuple[str, ...]
    measured: MeasuredFinding | None
    unfit: str


def said(told: Message) -> str:
    """Return a sentence in the reader's language."""
    return told.render(translator("en" if get_language() == "en" else "zh"))


def cited(clause: str) -> str:
    """Return a clause as reports cite it, in the reader's language."""
    return citation(clause, english=get_language() == "en")


def shown_readings(
    found: Watched, unfit: Mapping[int, Message] | None = None
) -> list[ShownReading]:
    """Return the money, then every row, as the page shows them; `unfit` as `unfit_rows` gives."""
    why = unfit or {}
    readings = (found.progress.money, *found.progress.rows)
    return [_shown(one, found, why.get(one.row)) for one in readings]


def _shown(one: LampReading, found: Watched, unfit: Message | None) -> ShownReading:
    return ShownReading(
        one.row,
        found.plan.indicators[one.row - 1] if one.row else None,
        one.lamp.value, said(message(LABELS[one.lamp.value])), said(one.arithmetic),
        cited(one.clause), one.likelihood.value if one.likelihood else "",
        found.sheet.row(one.row), asks_why(one),
        tuple(said(told) for row, told in found.missing if row == one.row),
        found.measured.get(one.row), said(unfit) if unfit else "",
    )  # fmt: skip
