"""What the preview shows of a plan: values with where they were read, doubts first, the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jixiao.forms.typed_form import PLAN
from jixiao.web.intake.corrections import corrected_form, span_at, text_at
from jixiao.web.plans.layout import layout_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.forms.typed_form import TypedForm
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.source import SourceSpan
    from jixiao.web.intake.models import CorrectionRecord, IntakeFileRecord


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its row ("" in the head) and name, what people call it, its text and its place.

    `spot` is the id of the place in the source shown beside; `read` the text before corrections.
    """

    row: str
    name: str
    label: str
    text: str
    read: str
    spot: str
    span: SourceSpan | None
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name of the value in the page's form."""
        return f"{self.row}|{self.name}"

    @property
    def id(self) -> str:
        """The key without spaces, for what describes the value."""
        return "".join(self.key.split())

    @property
    def is_corrected(self) -> bool:
        """True when somebody put it right."""
        return self.text != self.read


@dataclass(frozen=True, slots=True)
class Doubt:
    """A note of reading: what it says, how sure reading was, and the value it is about."""

    code: str
    text: str
    confidence: float
    key: str
    spot: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as read: doubts, head values, rows of values under their column labels."""

    typed: TypedForm
    doubts: Sequence[Doubt]
    head: Sequence[Value]
    columns: Sequence[tuple[str, str]]
    rows: Sequence[tuple[int, Sequence[Value]]]

    def values(self) -> Iterator[Value]:
        """Yield every value."""
        yield from self.head
        for _number, row in self.rows:
            yield from row


def preview_of(
    file: IntakeFileRecord,
    number: int,
    plan: PerformancePlan,
    corrections: Iterable[CorrectionRecord],
) -> Preview:
    """Return what is shown of plan `number` of the file, corrected."""
    read, typed = corrected_form(plan, ()), corrected_form(plan, corrections)
    told = [one for one in file.doubts if one["number"] == number]
    by_place: dict[tuple[str, str], list[str]] = {}
    for one in told:
        by_place.setdefault(_place(one), []).append(_said(one))

    def value(row: str, name: str, label: str) -> Value:
        span = span_at(plan, row, name)
        doubts = by_place.get((row, name)) or by_place.get((row, name.partition(".")[0]), [])
        text = text_at(typed, row, name)
        return Value(
            row, name, label, text, text_at(read, row, name), spot_of(span), span, tuple(doubts)
        )

    layout = layout_of(typed, [])
    head = [
        value("", cell.name, str(cell.label))
        for row in layout.head
        for cell in row
        if cell.text or not cell.name.startswith(PLAN)
    ]
    shown = {one.name for one in head}
    head += [value("", name, label) for name, label in _others(typed, read) if name not in shown]
    rows = [
        (line.number, [value(line.id, cell.name, str(cell.label)) for cell in line.cells])
        for line in layout.lines
    ]
    keys = {one.key: one for one in (*head, *(one for _, row in rows for one in row))}
    doubts = [_doubt(one, keys) for one in sorted(told, key=lambda one: float(one["confidence"]))]
    return Preview(
        typed, doubts, head, [(name, str(label)) for name, label in layout.columns], rows
    )


def spot_of(span: SourceSpan | None) -> str:
    """Return the id of a place in the source panel, "" for one that is not known."""
    if span is None:
        return ""
    if span.box is not None:
        return f"p{span.page or 1}-" + "-".join(str(round(side * 10)) for side in span.box)
    if span.table is not None and span.row is not None:
        return f"t{span.table}-{span.row}-{span.column or 1}"
    return f"l{span.line}" if span.line is not None else ""


def _place(doubt: dict[str, Any]) -> tuple[str, str]:
    return (f"r{doubt['row']}" if doubt["row"] else "", doubt["field"])


def _said(doubt: dict[str, Any]) -> str:
    return str(doubt["en" if get_language() == "en" else "zh"])


def _doubt(told: dict[str, Any], values: dict[str, Value]) -> Doubt:
    row, name = _place(told)
    at = values.get(f"{row}|{name}") or values.get(f"{row}|{name}.name")
    if at is None and row:
        at = values.get(f"{row}|name")
    return Doubt(
        told["code"], _said(told), float(told["confidence"]), at.key if at else "",
        at.spot if at else "",
    )  # fmt: skip


def _others(typed: TypedForm, read: TypedForm) -> list[tuple[str, str]]:
    """Return the fields that the plan page's table does not show, with their labels."""
    labels = {
        "implementing_unit": _("实施单位"), "year": _("年度"), "budget.unit": _("金额单位"),
    }  # fmt: skip
    names = dict.fromkeys([*read.fields, *typed.fields])
    return [(name, labels.get(name) or name.removeprefix("other:")) for name in names]
