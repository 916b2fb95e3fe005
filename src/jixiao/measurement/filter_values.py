"""Filters that a ledger can be asked with: a column that it has, values that the column can have.

A filter of another name, or of a value that no row can have, would count nothing or everything in
silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.measurement.ask import LEVEL, SHARES
from jixiao.measurement.ledger import Kind
from jixiao.measurement.metric import UnknownFilter
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.ledger import Column, Ledger

LEVELS: Final = ("central", "province", "city", "county")
FILTERED: Final = frozenset({Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.COUNT})
"""Columns that tell rows apart without telling who somebody is, what they got, or when."""
_NUMBER: Final = re.compile(r"[0-9]{1,18}")


def refuse_filters(ledgers: Sequence[Ledger], filters: Mapping[str, Sequence[str]]) -> None:
    """Raise UnknownFilter for a filter that none of the ledgers has, or a value it cannot have."""
    for name, values in filters.items():
        columns = [
            column
            for ledger in ledgers
            for column in ledger.columns
            if column.name == name and column.kind in FILTERED
        ]
        if not columns and not (name == LEVEL and any(map(_has_shares, ledgers))):
            raise UnknownFilter(
                message(
                    "台账“{title}”没有可供筛选的列“{name}”；可用的有：{known}。",
                    title=message(ledgers[0].title),
                    name=name,
                    known="、".join(_known(ledgers)),
                )
            )
        for value in values:
            _refuse_value(name, value, columns)


def _refuse_value(name: str, value: str, columns: Sequence[Column]) -> None:
    """Raise UnknownFilter where no column can hold the value; a code or a text holds any."""
    if any(column.kind in {Kind.TEXT, Kind.CODE} for column in columns):
        return
    if any(column.kind is Kind.COUNT for column in columns):
        if _NUMBER.fullmatch(value):
            return
        raise UnknownFilter(
            message("筛选“{name}”的值“{value}”应是整数，如1。", name=name, value=value)
        )
    known = [pair for column in columns for pair in column.values] or [(one, "") for one in LEVELS]
    if value not in {code for code, _ in known}:
        raise UnknownFilter(
            message(
                "筛选“{name}”没有值“{value}”；可用的有：{known}。",
                name=name,
                value=value,
                known="、".join(f"{code}（{title}）" if title else code for code, title in known),
            )
        )


def _known(ledgers: Sequence[Ledger]) -> list[str]:
    names = [
        column.name for ledger in ledgers for column in ledger.columns if column.kind in FILTERED
    ]
    return list(dict.fromkeys(names + ([LEVEL] if any(map(_has_shares, ledgers)) else [])))


def _has_shares(ledger: Ledger) -> bool:
    """Return whether a ledger has a column for the share of each level."""
    names = {column.name for column in ledger.columns}
    return all(SHARES.format(level=one) in names for one in LEVELS)
