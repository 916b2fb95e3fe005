"""Rows that state what is aimed at in the whole period and in the year → a row for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.indicator import Horizon

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledRow

_ANNUAL = frozenset({"target", "value", "actual", "score", "deviation_reason", "weight"})


def both_terms(row: FilledRow) -> list[FilledRow]:
    """Return the row, or one for the medium term and one for the year where it states both.

    The project's cells stay with the first row, points and results with the annual one.
    """
    texts = row.texts
    midterm = texts.get("midterm_target")
    if not midterm or not texts.get("name") or not (texts.get("target") or texts.get("value")):
        return [row]
    long = {n: t for n, t in texts.items() if n not in _ANNUAL and n != "midterm_target"}
    name = "value" if texts.get("value") else "target"
    long |= {name: midterm, "horizon": Horizon.MIDTERM}
    annual = {
        n: t for n, t in texts.items() if n != "midterm_target" and not n.startswith("project:")
    }
    columns = {**row.columns, name: row.columns.get("midterm_target", 0)}
    return [
        replace(row, texts=long, columns=columns),
        replace(row, texts=annual | {"horizon": Horizon.ANNUAL}, doubts=()),
    ]
