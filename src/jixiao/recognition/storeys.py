"""The second line of a header that is already in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.recognition.labels import Label, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.recognition.headers import Header


def add_storey(header: Header, cells: Sequence[tuple[int, str]]) -> bool:
    """Take a second header line into account; return False when the row is no header line."""
    meanings = [(column, text, label_of(text)) for column, text in cells]
    if not all(label and (label.column or label.field) for _, _, label in meanings):
        return False
    for column, _, label in meanings:
        name = _cause(header, column, label) or (label.column if label else None)
        if not name or (name in header.columns and header.columns[name] == column):
            continue
        if (
            column < len(header.fields)
            and (header.fields[column] is None or name not in header.columns)
            and name != "execution_weight"
        ):
            header.fields[column] = name
            header.columns.setdefault(name, column)
    header.order = tuple(dict.fromkeys(name for name in header.fields if name))
    header.labels = (*header.labels, *(text for _, text in cells))
    return True


def _cause(header: Header, column: int, label: Label | None) -> str | None:
    """Return the cause of deviation that 其他 names under the head of the causes."""
    under = header.fields[column] if column < len(header.fields) else None
    other = under == "deviation_reason" and label is not None and label.field == "budget.other"
    return "causes.other" if other else None
