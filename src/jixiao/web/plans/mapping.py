"""Record ↔ model: stored content, typed forms, plans, documents for printing and checking."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.forms.money import decimal_of
from jixiao.forms.typed_changes import Change, Kind
from jixiao.forms.typed_form import TypedForm, TypedPlan, TypedRow, plan_of
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.notation.canonical import canonical_sha256
from jixiao.notation.exchange import write_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model.plan import PerformancePlan
    from jixiao.web.plans.models import PlanRecord

_MOST_MONEY: Final = Decimal(10) ** 12
"""万元 beyond which a record keeps no total; the text stays as it was typed."""


def typed_on_record(content: Mapping[str, Any]) -> TypedForm:
    """Return the typed form a record's content holds."""
    rows = tuple(TypedRow(row["id"], row["cells"]) for row in content.get("rows", ()))
    return TypedForm(content.get("fields", {}), rows)


def content_of(typed: TypedForm) -> dict[str, Any]:
    """Return a typed form as it is stored."""
    rows = [{"id": row.id, "cells": dict(row.cells)} for row in typed.rows]
    return {"fields": dict(typed.fields), "rows": rows}


def total_of(fields: Mapping[str, str]) -> Decimal | None:
    """Return the total that the head declares, in 万元; None without one that can be kept."""
    total = decimal_of(fields.get("budget.total"))
    return total if total is not None and abs(total) < _MOST_MONEY else None


def changes_of(told: Sequence[Mapping[str, Any]]) -> list[Change]:
    """Return the changes as the page sends them; raises ValueError for an unknown kind."""
    return [
        Change(
            Kind(one["kind"]),
            name=str(one.get("name", "")),
            text=str(one.get("text", "")),
            row=str(one.get("row", "")),
            after=None if one.get("after") is None else str(one["after"]),
        )
        for one in told
    ]


def told_of(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Return changes as they are stored and sent."""
    return [
        {"kind": one.kind.value, "name": one.name, "text": one.text, "row": one.row,
         "after": one.after}
        for one in changes
    ]  # fmt: skip


def plan_on_record(record: PlanRecord) -> TypedPlan:
    """Return the plan that a record declares now."""
    return plan_of(typed_on_record(record.content))


def document_of(
    plan: PerformancePlan, *, name: str, year: int, kind: DocumentKind = DocumentKind.TARGET
) -> PlanDocument:
    """Return a document that holds one plan, as rules and forms ask for."""
    return PlanDocument(document=name, kind=kind, fiscal_year=year, projects=(plan,))


def exchange_of(document: PlanDocument) -> dict[str, Any]:
    """Return a document in the exchange format, as plain data."""
    found: dict[str, Any] = json.loads(write_line(document))
    return found


def sha256_of(content: Mapping[str, Any]) -> str:
    """Return the hash of the content's canonical JSON (sorted keys, UTF-8, no spaces)."""
    return canonical_sha256(content)
