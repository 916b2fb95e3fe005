"""Rows that state several targets, of two terms or of several items → a row for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.indicator import Horizon
from jixiao.recognition.items import named, parts_of

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledRow

_ONCE = frozenset({"weight", "score"})
_ANNUAL = frozenset({"target", "value", "actual", "score", "deviation_reason", "weight"})


def told_apart(row: FilledRow) -> list[FilledRow]:
    """Return a row for each name with its target that one cell lists, and for each term."""
    text = row.texts.get("item", "")
    if not text or row.texts.get("target"):
        return both_terms(row)
    texts = {n: t for n, t in row.texts.items() if n != "item"}
    rest = {n: t for n, t in texts.items() if not n.startswith("project:") and n not in _ONCE}
    at = row.columns.get("item", 0)
    found = []
    for number, (name, target) in enumerate(map(named, parts_of(text))):
        own = {**(rest if number else texts), "name": name} | ({"target": target} if target else {})
        found.append(replace(row, texts=own, columns={**row.columns, "name": at, "target": at}))
    return found


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
