"""How the exports of a source call their columns: as data, learned once and kept by a person.

A source is known again by the headings it is told with, whatever other columns stand beside them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.grids.list_table import (
    ListKind,
    SeveralLists,
    UnusableList,
    list_sheets,
    list_table,
    plain_heading,
    refuse_several,
)
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.monitoring import budget_columns, payment_columns
from jixiao.monitoring.budget_columns import BUDGETS, BudgetField
from jixiao.monitoring.payment_columns import PAYMENTS, PaymentField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.grids.list_table import ListTable


class InvalidColumns(JixiaoError):
    """A source's columns are told wrong, or not all that are needed."""


class ExportKind(StrEnum):
    """What a row of an export is: one payment, or one project's budget of one source."""

    PAYMENTS = "payments"
    BUDGETS = "budgets"

    @property
    def fields(self) -> type[PaymentField | BudgetField]:
        """The fields its columns can hold."""
        return PaymentField if self is ExportKind.PAYMENTS else BudgetField

    @property
    def list_kind(self) -> ListKind:
        """The kind of list its headings make."""
        return PAYMENTS if self is ExportKind.PAYMENTS else BUDGETS


@dataclass(frozen=True, slots=True)
class SourceColumns:
    """A source's exports: heading → field, and the unit of money they are printed in."""

    name: str
    kind: ExportKind
    unit: str
    columns: Mapping[str, str]

    def places(self, headings: Sequence[str]) -> dict[str, list[int]] | None:
        """Return field → number of its column (from 0); None where a heading is not there."""
        plain = [plain_heading(one) for one in headings]
        found = {}
        for heading, field in self.columns.items():
            if (told := plain_heading(heading)) not in plain:
                return None
            found[field] = [plain.index(told)]
        return found


@dataclass(frozen=True, slots=True)
class Export:
    """An export and what its columns mean; `learned` where nobody had told of its source yet."""

    document: str
    table: ListTable
    source: SourceColumns
    places: Mapping[str, Sequence[int]]
    learned: bool


def checked(source: SourceColumns) -> SourceColumns:
    """Return the source; raises InvalidColumns for what cannot be, or is not enough."""
    fields = {one.value for one in source.kind.fields}
    for heading, field in source.columns.items():
        if field not in fields:
            raise InvalidColumns(
                message(
                    "来源“{source}”的“{heading}”写作{field}，应是其中之一：{known}。",
                    source=source.name, heading=heading, field=field,
                    known="、".join(sorted(fields)),
                )
            )  # fmt: skip
    twice = [field for field, count in Counter(source.columns.values()).items() if count > 1]
    if twice:
        raise InvalidColumns(
            message(
                "来源“{source}”有几栏都写作{field}，只能有一栏；请改正。",
                source=source.name, field=twice[0],
            )
        )  # fmt: skip
    if source.unit not in YUAN_PER_UNIT:
        raise InvalidColumns(
            message(
                "来源“{source}”的金额单位是“{unit}”，应是其中之一：{known}。",
                source=source.name, unit=source.unit, known="、".join(YUAN_PER_UNIT),
            )
        )  # fmt: skip
    missing = _missing(source.kind, set(source.columns.values()))
    if missing is not None:
        raise InvalidColumns(
            message(
                "来源“{source}”没有写明哪一栏是“{column}”；请补上。",
                source=source.name, column=missing,
            )
        )  # fmt: skip
    return source


def _missing(kind: ExportKind, told: set[str]) -> Message | None:
    """Return the name of a field that is needed and not told; a project by code or by name."""
    if told.isdisjoint({"code", "name"}):
        return Message(PaymentField.CODE.label)
    if kind is ExportKind.BUDGETS:
        enough = not told.isdisjoint({one.value for one in budget_columns.AMOUNTS})
        return None if enough else Message(BudgetField.INITIAL.label)
    needed = (PaymentField.VOUCHER, PaymentField.DAY, PaymentField.AMOUNT)
    return next((Message(one.label) for one in needed if one.value not in told), None)


def export_in(
    name: str, content: bytes, known: Sequence[SourceColumns], *, unit: str = "", source: str = ""
) -> Export:
    """Return the export in a file, read as the first known source that fits it.

    Where none fits, its headings tell, and its source is called `source`. `unit` is that of the
    money where the file tells none, before what was told of the source.
    Raises UnreadableDocument, UnusableList, InvalidColumns.
    """
    for one in known:
        found = _as_told(name, content, one, unit)
        if found is not None:
            return found
    return _by_words(name, content, unit, source)


def _as_told(name: str, content: bytes, source: SourceColumns, unit: str) -> Export | None:
    own = source.kind.list_kind
    kind = ListKind(
        lambda headings: source.places(headings) or {}, frozenset(source.columns.values()),
        lambda _: message(""), source.kind.value, own.naming, own.money, [frozenset()],
    )  # fmt: skip
    try:
        table = list_table(name, content, kind)
    except SeveralLists:
        raise
    except UnusableList:
        return None
    _refuse_other(name, content, source.kind, table.sheet)
    places = source.places(table.headings) or {}
    told = replace(source, unit=table.unit_told or unit or source.unit)
    return Export(name, table, told, places, learned=False)


def _refuse_other(name: str, content: bytes, kind: ExportKind, sheet: str) -> None:
    """Raise SeveralLists where another sheet holds a list of the other kind."""
    if sheet:
        other = BUDGETS if kind is ExportKind.PAYMENTS else PAYMENTS
        refuse_several(name, [sheet, *list_sheets(name, content, other)])


def _by_words(name: str, content: bytes, unit: str, source: str) -> Export:
    kind, table, places = _recognised(name, content)
    _refuse_other(name, content, kind, table.sheet)
    missing = _missing(kind, set(places))
    if missing is not None:
        raise UnusableList(_not_told(name, missing, table.headings))
    for field, several in places.items():
        if len(several) > 1:
            raise UnusableList(
                _ambiguous(name, kind, field, [table.headings[at] for at in several])
            )
    printed = table.unit_told or unit
    if not printed:
        raise UnusableList(
            message("{document}：没有写明金额单位；请用 --unit 写明，如 --unit 元。", document=name)
        )
    columns = {table.headings[place]: field for field, (place, *_) in places.items()}
    return Export(name, table, SourceColumns(source, kind, printed, columns), places, learned=True)


def _recognised(name: str, content: bytes) -> tuple[ExportKind, ListTable, dict[str, list[int]]]:
    """Return the table that the words of its headings make payments of, else budgets."""
    try:
        payments = list_table(name, content, PAYMENTS)
    except SeveralLists:
        raise
    except UnusableList:
        budgets = list_table(name, content, BUDGETS)
        return ExportKind.BUDGETS, budgets, budget_columns.suggested(budgets.headings)
    told = payment_columns.suggested(payments.headings)
    if PaymentField.VOUCHER not in told:
        budgets = list_table(name, content, BUDGETS)
        amounts = budget_columns.suggested(budgets.headings)
        if _missing(ExportKind.BUDGETS, set(amounts)) is None:
            return ExportKind.BUDGETS, budgets, amounts
    return ExportKind.PAYMENTS, payments, told


def _not_told(document: str, missing: Message, headings: Sequence[str]) -> Message:
    return message(
        "{document}：没有认出“{column}”一栏，表头是“{headings}”；"
        "请在字段对应文件中写明这一来源的各栏，再用 --mapping 给出。",
        document=document, column=missing, headings="，".join(headings),
    )  # fmt: skip


def _ambiguous(document: str, kind: ExportKind, field: str, headings: Sequence[str]) -> Message:
    return message(
        "{document}：{headings}都像是“{column}”，只能取一栏；"
        "请在字段对应文件中写明这一来源的各栏，再用 --mapping 给出。",
        document=document, headings="、".join(headings), column=Message(kind.fields(field).label),
    )  # fmt: skip
